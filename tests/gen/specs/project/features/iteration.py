import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from typing import Self


class Feed:
    async def pages(self, size: int = 10) -> AsyncGenerator[list[int], None]:
        async def inner() -> None: ...

        yield [1]

    async def opened(self) -> AsyncIterator[int]:
        raise NotImplementedError

    def lazy(self) -> AsyncIterator[str]:
        raise NotImplementedError

    def sync(self) -> Iterator[int]:
        yield 1

    @contextlib.asynccontextmanager
    async def transaction(self, level: str = "rc") -> AsyncIterator[Self]:
        yield self

    @contextlib.contextmanager
    def locked(self) -> Iterator[int]:
        yield 1
