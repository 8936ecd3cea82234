from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from contextlib import asynccontextmanager
from typing import Any, Generic, ParamSpec, Self, TypeVar, overload

P = ParamSpec("P")
T = TypeVar("T")


def retried(function: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    return function


class User:
    name: str = ""


class Other: ...


class Session:
    async def commit(self) -> None: ...
    def execute(self, query: str) -> list[int]:
        return []


class Base:
    async def ping(self, times: int = 1) -> bool:
        return True


class Client(Base):
    timeout: float
    session: Session
    spare: Session | None
    on_event: Callable[[str], Awaitable[int]]

    def __init__(self, base: str) -> None:
        self.base = base

    @property
    def url(self) -> str:
        return self.base

    async def fetch(self, user_id: int, *, name: str = "") -> User:
        return User()

    def close(self) -> None: ...

    async def stream(self) -> AsyncIterator[bytes]:
        yield b""

    @overload
    async def get(self, key: int) -> int: ...
    @overload
    async def get(self, key: str) -> str: ...
    async def get(self, key: Any) -> Any: ...

    async def gen(self, x: T) -> list[T]:
        return [x]

    @classmethod
    def make(cls, base: str) -> Self:
        return cls(base)

    @staticmethod
    def check(base: str) -> bool:
        return bool(base)

    @retried
    async def again(self, user_id: int) -> User:
        return User()

    @asynccontextmanager
    async def lock(self, key: str) -> AsyncIterator[User]:
        yield User()

    def open(self, user: User | None, key: str = "") -> Session:
        return Session()

    def clone(self) -> Self:
        return self

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None: ...


class Repo(Generic[T]):
    async def load(self, id: int) -> T:
        raise NotImplementedError


async def load_user(a: int, b: str = "") -> User:
    return User()


def parse_user(text: str) -> User:
    return User()


class Reply:
    status: int


class Transport:
    def __call__(self, url: str, method: str = "GET") -> Reply:
        return Reply()

    def peer(self) -> Client:
        return Client("")

    def parser(self) -> Callable[[str], Reply]:
        raise NotImplementedError

    def reply_class(self) -> type[Reply]:
        return Reply

    def stat(self) -> os.stat_result:
        return os.stat("")

    def log(self, message: object, level: int | None = None) -> None: ...
    def move(self, path: str, to: User, how: list[str] | str = "") -> int:
        return 0

    def lines(self) -> Generator[str, None, None]:
        yield ""

    def __iter__(self) -> Iterator[str]:
        return iter(())
