from collections.abc import Awaitable, Sequence
from typing import Literal, Protocol, overload


class SyncClient(Protocol):
    _is_async: Literal[False]


class AsyncClient(Protocol):
    _is_async: Literal[True]


class Commands:
    @overload
    def ping(self: SyncClient, message: str = "") -> str: ...
    @overload
    def ping(self: AsyncClient, message: str = "") -> Awaitable[str]: ...
    def ping(self, message: str = "") -> str | Awaitable[str]:
        """Ask the server whether it is there."""
        raise NotImplementedError


class Redis(Commands):
    _is_async: Literal[True] = True

    @overload
    async def load(self, ref: int) -> bytes: ...
    @overload
    async def load(self, ref: Sequence[int], *, strict: bool = True) -> list[bytes]: ...
    async def load(self, ref: int | Sequence[int], *, strict: bool = True) -> bytes | list[bytes]:
        """Load one or many."""
        raise NotImplementedError

    @overload
    @classmethod
    def parse(cls, text: str) -> int: ...
    @overload
    @classmethod
    def parse(cls, text: bytes) -> float: ...
    @classmethod
    def parse(cls, text: str | bytes) -> int | float:
        raise NotImplementedError
