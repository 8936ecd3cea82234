import asyncio
from collections.abc import Awaitable, Coroutine, Generator
from typing import Any, TypeVar

T = TypeVar("T")
Later = Awaitable[T]


class Response:
    status: int = 200


class Pending:
    def __await__(self) -> Generator[Any, None, Response]:
        raise NotImplementedError

    async def __aenter__(self) -> Response:
        raise NotImplementedError

    async def __aexit__(self, *exc: object) -> None: ...


class Client:
    def fetch(self, url: str) -> Awaitable[Response]:
        raise NotImplementedError

    def post(self, url: str) -> Coroutine[Any, Any, int]:
        raise NotImplementedError

    def aliased(self) -> Later[str]:
        raise NotImplementedError

    def started(self) -> "asyncio.Future[int]":
        raise NotImplementedError

    def maybe(self) -> Awaitable[int] | None:
        raise NotImplementedError

    def get(self, url: str) -> Pending:
        raise NotImplementedError
