from typing import Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Source(Protocol[T_co]):
    name: str

    async def read(self, count: int = -1, /) -> T_co: ...

    @property
    def healthy(self) -> bool: ...

    def __len__(self) -> int: ...
