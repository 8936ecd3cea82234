"""The classes that the cases mock."""

from __future__ import annotations

import asyncio
import enum
import functools
import typing
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, NoReturn, Protocol, Self, TypedDict, TypeVar

import attrs

if TYPE_CHECKING:
    from collections import OrderedDict as Registry

T = TypeVar("T")


class User:
    name: str

    def rename(self, name: str) -> None: ...


class Http:
    async def get(self, url: str, *, timeout: float = 1.0) -> User: ...


class IntColumn:
    def __get__(self, instance: object, owner: type) -> User: ...


class Request:
    """What `aiohttp.ClientSession.get` gives."""

    def __await__(self) -> typing.Generator[Any, None, User]: ...
    async def __aenter__(self) -> User: ...
    async def __aexit__(self, *exception: object) -> None: ...


class Client:
    http: Http
    timeout: float
    on_change: Callable[[int], Awaitable[str]]
    column = IntColumn()

    def __init__(self, db: Http) -> None:
        self.db = db
        self.cache: Http = make_http()
        self.retries = 3

    def awaitable(self) -> Awaitable[int]: ...
    def coroutine(self) -> Coroutine[Any, Any, int]: ...
    def future(self) -> asyncio.Future[int]: ...
    async def rows_behind_await(self) -> AsyncIterator[User]: ...
    def iterate(self) -> AsyncIterator[User]: ...
    async def generate(self) -> AsyncIterator[User]:
        yield User()

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Http]:
        yield Http()

    @contextmanager
    def lock(self) -> typing.Iterator[Http]:
        yield Http()

    def request(self, url: str) -> Request: ...
    def connect(self) -> AbstractAsyncContextManager[Http]: ...

    @property
    def current(self) -> Http: ...
    @functools.cached_property
    def cached(self) -> Http: ...
    @property
    def ready(self) -> Awaitable[int]: ...

    async def send(self, to: str, body: str) -> User: ...
    def send_now(self, to: str, body: str) -> User: ...

    send_hello = functools.partialmethod(send, body="hello")

    @classmethod
    async def create(cls, url: str) -> Self: ...
    @staticmethod
    async def ping(url: str) -> User: ...
    @functools.singledispatchmethod
    async def handle(self, event: object) -> User: ...

    async def find(self, name: str) -> User | None: ...
    async def save(self) -> None: ...
    async def count(self) -> int: ...
    async def all(self) -> Sequence[User]: ...
    def where(self, name: str) -> Self: ...
    def fail(self) -> NoReturn: ...
    def registry(self) -> Registry[str, int]: ...
    def broken(self) -> NoSuchName: ...  # type: ignore[name-defined]  # noqa: F821

    @typing.overload
    async def load(self, key: int) -> User: ...
    @typing.overload
    async def load(self, key: str) -> User: ...
    async def load(self, key: Any) -> Any: ...


def make_http() -> Any: ...


def logged(function: Callable[..., Any]) -> Any:
    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


class Decorated:
    @logged
    async def get(self, key: int) -> User: ...


class Fetcher:
    async def __call__(self, url: str) -> int: ...


class FetcherProtocol(Protocol):
    async def __call__(self, url: str) -> int: ...


@dataclass
class Settings:
    http: Http
    names: list[str] = field(default_factory=list)


@attrs.define
class AttrsSettings:
    http: Http


class Movie(TypedDict):
    title: str


class Pair(NamedTuple):
    left: Http
    right: Http


class Slotted:
    __slots__ = ("http",)
    http: Http


class Repo(Generic[T]):
    async def get(self, key: int) -> T: ...


class Color(enum.Enum):
    RED = 1

    async def paint(self) -> User: ...


class Meta(type):
    async def load(cls, key: int) -> User: ...


class Model(metaclass=Meta):
    pass


class Node:
    def child(self) -> Node: ...
