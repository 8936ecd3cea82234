from typing import Generic

from typing_extensions import TypeVar

RowT = TypeVar("RowT", default=dict[str, object])


class Connection(Generic[RowT]):
    async def fetchrow(self, query: str) -> RowT | None:
        raise NotImplementedError


class Pool(Connection):
    async def acquire(self) -> Connection[str]:
        raise NotImplementedError
