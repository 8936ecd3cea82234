"""Decorators whose annotations say more than that a signature is kept."""

import functools
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Concatenate, Generic, Literal, ParamSpec, Protocol, Self, TypeVar, overload

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
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


class Memory(Generic[R]):
    """An object that is called, and that the instance has one of its own of, as `async_lru`'s."""

    def cache_clear(self) -> None: ...

    async def __call__(self, *args: Any, **kwargs: Any) -> R:
        raise NotImplementedError

    def __get__(self, instance: S, owner: type[S] | None) -> "Self | MemoryOfInstance[R, S]":
        raise NotImplementedError


class MemoryOfInstance(Generic[R, S]):
    def cache_clear(self) -> None: ...

    async def __call__(self, *args: Any, **kwargs: Any) -> R:
        raise NotImplementedError


AsyncFunction = Callable[..., Coroutine[Any, Any, R]]


@overload
def memorize(size: int | None = None) -> Callable[[AsyncFunction[R] | Memory[R]], Memory[R]]: ...
@overload
def memorize(size: AsyncFunction[R], /) -> Memory[R]: ...
def memorize(size: Any = None) -> Any:
    return kept if size is None or isinstance(size, int) else size


class Lazy(Generic[S, R]):
    def __init__(self, function: Callable[[S], R]) -> None: ...

    @overload
    def __get__(self, instance: None, owner: type[S]) -> Self: ...
    @overload
    def __get__(self, instance: S, owner: type[S]) -> list[R]: ...
    def __get__(self, instance: Any, owner: Any) -> Any:
        raise NotImplementedError

    def __set__(self, instance: object, value: list[int]) -> None: ...


class Bound(Generic[P, R]):
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        raise NotImplementedError

    def retry(self) -> None: ...


class Binding(Generic[P, R]):
    def __init__(self, function: Callable[Concatenate[Any, P], R]) -> None: ...

    def __get__(self, instance: object, owner: Any = None) -> Bound[P, R]:
        raise NotImplementedError


class Registry:
    def __call__(self, function: Callable[P, Awaitable[R]]) -> Callable[P, Coroutine[Any, Any, list[R]]]:
        return kept(function)


def registry(name: str) -> Registry:
    return Registry()


class Configured(Generic[R]):
    def __init__(self, seconds: int) -> None: ...

    def __call__(self, function: Callable[[Any], R]) -> "Configured[R]":
        return self

    def __get__(self, instance: object, owner: Any = None) -> R:
        raise NotImplementedError


class Getter(Protocol[R_co]):
    def __call__(s, self: Any) -> R_co: ...


class Shown(Generic[R]):
    """Of a class's own objects, and of the class, something else each: as SQLAlchemy's hybrids."""

    def __init__(self, function: Getter[R]) -> None: ...

    @overload
    def __get__(self, instance: Literal[None], owner: type) -> list[R]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> R: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        raise NotImplementedError


class Step(Protocol[P, R_co]):
    def __call__(self, service: Any, *args: P.args, **kwargs: P.kwargs) -> R_co: ...


def step(function: Step[P, R]) -> Callable[Concatenate[Any, P], set[R]]:
    return kept(function)


class Service:
    @Shown
    def shown(self) -> int:
        raise NotImplementedError

    @step
    def stepped(self, key: str) -> int:
        raise NotImplementedError

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

    @memorize(size=3)
    async def memorized(self, key: str) -> bytes:
        raise NotImplementedError

    @memorize
    async def memorized_for(self, key: str) -> bytes:
        raise NotImplementedError

    @Lazy
    def lazy(self) -> int:
        """The same for all."""
        raise NotImplementedError

    @Binding
    def bound(self, a: int) -> str:
        raise NotImplementedError

    @registry("a")
    async def registered(self, a: int) -> str:
        raise NotImplementedError

    @Configured[int](3)
    def configured(self) -> int:
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


class Jobs:
    @task
    async def queued(self, a: int) -> str:
        raise NotImplementedError
