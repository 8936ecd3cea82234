import functools
import typing as t
from collections.abc import Awaitable, Callable

F = t.TypeVar("F", bound=Callable[..., t.Any])
P = t.ParamSpec("P")
R = t.TypeVar("R")
S = t.TypeVar("S")


def keeps(function: F) -> F:
    return function


def keeps_with(times: int) -> Callable[[F], F]:
    return lambda function: function


def blocking(function: Callable[P, Awaitable[R]]) -> Callable[P, R]:
    return t.cast(Callable[P, R], function)


def listed(function: Callable[P, R]) -> Callable[P, list[R]]:
    return lambda *args, **kwargs: [function(*args, **kwargs)]


def connected(function: Callable[t.Concatenate[S, int, P], R]) -> Callable[t.Concatenate[S, P], R]:
    return lambda self, *args, **kwargs: function(self, 1, *args, **kwargs)


def unannotated(function):  # type: ignore[no-untyped-def]
    return function


# Not contextlib's: what decides is where a name comes from.
def contextmanager(function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    return function


class reader(t.Generic[R]):
    def __init__(self, function: Callable[[t.Any], R]) -> None: ...
    def __get__(self, owner: object, cls: type | None = None) -> R:
        raise NotImplementedError


class Pending(t.Generic[R]):
    def __await__(self) -> t.Generator[t.Any, None, R]:
        raise NotImplementedError


def pending(function: Callable[..., t.Coroutine[t.Any, t.Any, R]]) -> Callable[..., Pending[R]]:
    return lambda *_: Pending()


class Service:
    @keeps
    async def kept(self, a: int) -> str:
        raise NotImplementedError

    @keeps_with(times=3)
    async def kept_with(self, a: int) -> str:
        raise NotImplementedError

    @blocking
    async def blocked(self, a: int) -> str:
        raise NotImplementedError

    @listed
    def names(self, a: int) -> str:
        raise NotImplementedError

    @connected
    async def query(self, connection: int, sql: str) -> str:
        raise NotImplementedError

    @unannotated
    async def loose(self, a: int) -> str:
        raise NotImplementedError

    @contextmanager
    async def leased(self, a: int) -> str:
        raise NotImplementedError

    @pending
    async def opened(self, path: str) -> str:
        raise NotImplementedError

    @reader
    def label(self) -> str:
        raise NotImplementedError

    @functools.lru_cache(maxsize=None)
    def cached(self, a: int) -> str:
        raise NotImplementedError

    @functools.cache
    async def loaded(self, a: int) -> str:
        raise NotImplementedError

    @staticmethod
    @functools.cache
    def parsed(text: str) -> int:
        raise NotImplementedError

    @staticmethod
    async def now(zone: str = "UTC") -> float:
        raise NotImplementedError

    @classmethod
    def build(cls, *parts: str) -> t.Self:
        raise NotImplementedError

    alias = kept
