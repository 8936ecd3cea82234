"""What generated.py mocks: each feature of a class that a generated mock has a shape of its own for."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Generic, Self, TypeVar, overload

T = TypeVar("T")
U = TypeVar("U")


class User:
    name: str = ""


class Client:
    url: str = ""

    def __init__(self, url: str) -> None:
        self.url = url

    async def fetch(self, user_id: int, *, name: str = "x") -> User:
        return User()

    def close(self, force: bool = False) -> None:
        pass

    def later(self, user_id: int) -> Awaitable[User]:
        return self.fetch(user_id)

    @overload
    async def get(self, key: int) -> int: ...
    @overload
    async def get(self, key: str, default: str = "") -> str: ...
    async def get(self, key: int | str, default: str = "") -> int | str:
        return key or default

    async def twice(self, item: U) -> list[U]:
        return [item, item]

    async def tags(self, *names: str, **flags: bool) -> None:
        pass

    def stream(self, size: int) -> AsyncIterator[bytes]:
        raise NotImplementedError

    @asynccontextmanager
    async def session(self, timeout: float = 1.0) -> AsyncGenerator[User, None]:
        yield User()

    @property
    def size(self) -> int:
        return 1

    @classmethod
    async def connect(cls, url: str) -> Self:
        return cls(url)

    @staticmethod
    def parse(text: str) -> int:
        return len(text)

    def clone(self) -> Self:
        return self

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        pass


class Repo(Generic[T]):
    async def find(self, key: int) -> T:
        raise NotImplementedError

    async def add(self, item: T) -> None:
        pass
