"""What the files `only_*.py` mock: each member is one that not every checker takes alike."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypedDict, TypeVar, overload

from typing_extensions import Unpack

P = ParamSpec("P")
T = TypeVar("T")


class Options(TypedDict):
    size: int


def connected(function: Callable[Concatenate[Any, int, P], T]) -> Callable[Concatenate[Any, P], T]:
    raise NotImplementedError


class User:
    name: str = ""


class Cache:
    def __init__(self, on_hit: Callable[[str], Awaitable[int]]) -> None:
        self.on_hit = on_hit

    async def fetch(self, key: int) -> User:
        return User()

    @overload
    async def get(self, key: int) -> int: ...
    @overload
    async def get(self, key: str, default: str = "") -> str: ...
    async def get(self, key: int | str, default: str = "") -> int | str:
        return key or default

    async def json(self) -> Any:
        return None

    def configure(self, **options: Unpack[Options]) -> None:
        pass

    @connected
    def query(self, connection: int, text: str) -> bytes:
        return b""

    def save(self, value: Any) -> Coroutine[None, None, int]:
        raise NotImplementedError

    async def twice(self, item: T) -> list[T]:
        return [item, item]


class Listener:
    on_event: Callable[[str], Awaitable[int]]
