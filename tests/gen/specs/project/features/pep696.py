from typing import Generic

from typing_extensions import TypeVar, TypeVarTuple, Unpack

RowT = TypeVar("RowT", default=dict[str, object])
Ts = TypeVarTuple("Ts", default=Unpack[tuple[int, ...]])
KeyT = TypeVar("KeyT", default=str)
ValueT = TypeVar("ValueT", default=KeyT)


class Connection(Generic[RowT]):
    async def fetchrow(self, query: str) -> RowT | None:
        raise NotImplementedError


class Pool(Connection):
    async def acquire(self) -> Connection[str]:
        raise NotImplementedError


class Batch(Generic[Unpack[Ts]]):
    async def send(self, *rows: Unpack[Ts]) -> tuple[Unpack[Ts]]:
        raise NotImplementedError

    def options(self, key: str, _types: dict[str, int] | None = None, _b: int = 0) -> int:
        raise NotImplementedError


class Index(Generic[KeyT, ValueT]):
    async def get(self, key: KeyT) -> ValueT:
        raise NotImplementedError

    def put(self, value: ValueT, *others: ValueT) -> None: ...
