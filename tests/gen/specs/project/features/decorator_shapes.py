"""Decorators whose annotations say more than that a signature is kept."""

import functools
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, Self, TypeVar, overload

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")


def kept(function: Any) -> Any:
    return function


def concrete(function: Any) -> Callable[[Any, int], str]:
    return kept(function)


def concrete_async(function: Any) -> Callable[[Any, int], Awaitable[str]]:
    return kept(function)


def concrete_with(times: int) -> Callable[[Any], Callable[[Any, int], str]]:
    return kept


def anything(function: Callable[P, R]) -> Callable[..., list[R]]:
    return kept(function)


def numbered(function: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, int, P], R]:
    return kept(function)


class Encoder(Protocol):
    def __call__(self, value: int, /) -> bytes: ...


def encoder(function: Any) -> Encoder:
    return kept(function)


class Task(Generic[P, R]):
    def delay(self) -> R:
        raise NotImplementedError


def task(function: Callable[P, R]) -> Task[P, R]:
    return kept(function)


@overload
def listed(function: Callable[P, Awaitable[R]]) -> Callable[P, Coroutine[Any, Any, list[R]]]: ...
@overload
def listed(function: Callable[P, AsyncIterator[R]]) -> Callable[P, Coroutine[Any, Any, set[R]]]: ...
@overload
def listed(function: Callable[P, R]) -> Callable[P, list[R]]: ...
def listed(function: Any) -> Any:
    return kept(function)


@overload
def traced(function: Callable[P, R], /) -> Callable[P, R]: ...
@overload
def traced(*, name: str) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def traced(function: Any = None, *, name: str = "") -> Any:
    return kept if function is None else function


class Later:
    def __init__(self, seconds: float) -> None: ...

    def __call__(self, function: Callable[P, R]) -> Callable[P, Coroutine[Any, Any, R]]:
        return kept(function)


class Counted(Generic[S, P, R]):
    def __init__(self, function: Callable[Concatenate[S, P], R]) -> None: ...

    @overload
    def __get__(self, owner: None, cls: type) -> Self: ...
    @overload
    def __get__(self, owner: S, cls: type) -> Callable[P, tuple[int, R]]: ...
    def __get__(self, owner: Any, cls: type) -> Any:
        raise NotImplementedError


class Plain(Generic[P, R]):
    def __init__(self, function: Callable[P, R]) -> None: ...

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        raise NotImplementedError


class Service:
    @concrete
    def given(self, a: str) -> int:
        raise NotImplementedError

    @concrete_async
    def awaited(self) -> None: ...

    @concrete_with(3)
    def made(self) -> None: ...

    @staticmethod
    @concrete
    def free() -> None: ...

    @classmethod
    @concrete
    def of_class(cls) -> None: ...

    @anything
    def loose(self, a: int) -> str:
        raise NotImplementedError

    @numbered
    def line(self, text: str) -> str:
        raise NotImplementedError

    @encoder
    def encode(self) -> None: ...

    @task
    async def work(self, a: int) -> str:
        raise NotImplementedError

    @listed
    async def fetched(self, a: int) -> str:
        raise NotImplementedError

    @listed
    async def streamed(self, a: int) -> AsyncIterator[str]:
        yield ""

    @listed
    def read(self, a: int) -> str:
        raise NotImplementedError

    @traced
    async def plainly(self, a: int) -> str:
        raise NotImplementedError

    @traced(name="named")
    async def by_name(self, a: int) -> str:
        raise NotImplementedError

    @Later(2.0)
    def later(self, a: int) -> str:
        raise NotImplementedError

    @Counted
    def counted(self, a: int) -> str:
        raise NotImplementedError

    @Plain
    def wrapped(self, a: int) -> str:
        raise NotImplementedError

    @listed
    @Later(1.0)
    def twice(self, a: int) -> str:
        raise NotImplementedError

    @contextmanager
    def lock(self, name: str) -> Iterator[int]:
        raise NotImplementedError

    @asynccontextmanager
    async def session(self, name: str) -> AsyncGenerator[int, None]:
        yield 1

    @functools.singledispatchmethod
    def dispatch(self, value: str) -> int:
        raise NotImplementedError

    @dispatch.register
    def _(self, value: int) -> int:
        raise NotImplementedError

    async def get(self, key: int, name: str, *, fresh: bool = False) -> bytes:
        raise NotImplementedError

    get_first = functools.partialmethod(get, 1)
    get_fresh = functools.partialmethod(get, fresh=True)
