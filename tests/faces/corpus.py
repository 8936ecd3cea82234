"""Each language feature that decides what a member is, in a class of its own."""

from __future__ import annotations

import asyncio
import enum
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass, field
from functools import cached_property, partialmethod, wraps
from typing import ClassVar, Final, Generic, Literal, NamedTuple, ParamSpec, Protocol, Self, TypeVar, overload

P = ParamSpec("P")
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])


class User:
    name: str = ""


class Request:
    def __await__(self) -> Generator[None, None, User]:
        yield None
        return User()

    async def __aenter__(self) -> User:
        return User()

    async def __aexit__(self, *error: object) -> None:
        pass


class Methods:
    async def fetch(self, user_id: int, *, name: str = "x") -> User:
        return User()

    def close(self) -> None:
        pass

    def name(self, user: User) -> str:
        return user.name


class Awaitables:
    def awaitable(self) -> Awaitable[User]:
        raise NotImplementedError

    def coroutine(self) -> Coroutine[None, None, User]:
        raise NotImplementedError

    def perhaps(self) -> Awaitable[User] | None:
        raise NotImplementedError

    def either(self) -> Awaitable[User] | Coroutine[None, None, int]:
        raise NotImplementedError

    def future(self) -> asyncio.Future[User]:
        raise NotImplementedError

    def task(self) -> asyncio.Task[User]:
        raise NotImplementedError

    def request(self) -> Request:
        raise NotImplementedError


class Iterators:
    def stream(self) -> AsyncIterator[bytes]:
        raise NotImplementedError

    async def pages(self) -> AsyncGenerator[int, None]:
        yield 1

    async def later(self) -> AsyncIterator[int]:
        raise NotImplementedError

    def lines(self) -> Iterator[str]:
        yield ""

    def __aiter__(self) -> AsyncIterator[int]:
        raise NotImplementedError


class Managers:
    @asynccontextmanager
    async def session(self) -> AsyncGenerator[User, None]:
        yield User()

    @contextmanager
    def lock(self, name: str) -> Generator[User, None, None]:
        yield User()

    def connection(self) -> AbstractAsyncContextManager[User]:
        raise NotImplementedError

    def cursor(self) -> AbstractContextManager[User]:
        raise NotImplementedError

    async def opened(self) -> AbstractAsyncContextManager[User]:
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        pass


class Properties:
    @property
    def size(self) -> int:
        return 1

    @property
    def user(self) -> User:
        return User()

    @user.setter
    def user(self, value: User) -> None:
        pass

    @cached_property
    def cached(self) -> User:
        return User()

    @property
    def ready(self) -> Awaitable[User]:
        raise NotImplementedError


class Attributes:
    declared: User
    assigned: int = 3
    inferred = ""
    shared: ClassVar[dict[str, User]] = {}
    fixed: Final[int] = 3
    on_event: Callable[[str], Awaitable[int]]
    on_close: Callable[[int], str]
    on_error: Callable[[int], Awaitable[str]] | None = None

    def __init__(self, user: User, encode: Callable[[str], bytes]) -> None:
        self.given = user
        self.encode = encode
        self.counted: int = 0


@dataclass
class Data:
    name: str
    tags: list[str] = field(default_factory=list)

    async def load(self) -> User:
        return User()


class Point(NamedTuple):
    x: int
    y: int = 0

    def length(self) -> float:
        return 0.0


class Slots:
    __slots__ = ("user",)

    user: User

    async def load(self) -> User:
        return self.user


class ClassAndStatic:
    @classmethod
    async def connect(cls, url: str) -> Self:
        return cls()

    @classmethod
    def create(cls) -> Self:
        return cls()

    @staticmethod
    async def ping(url: str) -> bool:
        return True

    @staticmethod
    def parse(text: str) -> int:
        return 1


class Overloads:
    @overload
    async def get(self, key: int) -> int: ...
    @overload
    async def get(self, key: str) -> str: ...
    async def get(self, key: int | str) -> int | str:
        return key

    @overload
    def take(self, key: int) -> int: ...
    @overload
    def take(self, key: str) -> str: ...
    def take(self, key: int | str) -> int | str:
        return key

    async def twice(self, item: T) -> list[T]:
        return [item, item]


class SyncCommands(Protocol):
    is_async: Literal[False]


class AsyncCommands(Protocol):
    is_async: Literal[True]


class Commands:
    @overload
    def get(self: SyncCommands, key: int) -> User: ...
    @overload
    def get(self: AsyncCommands, key: int) -> Awaitable[User]: ...
    def get(self, key: int) -> User | Awaitable[User]:
        raise NotImplementedError


class SelfOverloads(Commands):
    is_async: Literal[True] = True


def logged(function: Callable[P, T]) -> Callable[P, T]:
    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return wrapper


def registered(function: F) -> F:
    return function


def retried(function: Callable[P, T]) -> Callable[P, Coroutine[None, None, T]]:
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return wrapper


class Decorated:
    @logged
    async def load(self, key: int) -> User:
        return User()

    @logged
    def parse(self, text: str) -> int:
        return 1

    @registered
    async def save(self, user: User) -> None:
        pass

    @retried
    def tried(self, key: int) -> User:
        return User()


class Aliases:
    async def get(self, key: int) -> User:
        return User()

    def put(self, key: int) -> None:
        pass

    load = get
    store = put


class Partials:
    async def get(self, key: int, name: str) -> User:
        return User()

    get_first = partialmethod(get, 1)


class Repo(Generic[T]):
    async def find(self, key: int) -> T:
        raise NotImplementedError

    def all(self) -> AsyncIterator[T]:
        raise NotImplementedError


class UserRepo(Repo[User]):
    async def by_name(self, name: str) -> User:
        return User()


class Gateway(Protocol):
    timeout: float

    async def send(self, message: str) -> int: ...

    def close(self) -> None: ...


class Store(ABC):
    @abstractmethod
    async def load(self, key: str) -> bytes: ...

    @property
    @abstractmethod
    def size(self) -> int: ...


class Base:
    async def shared(self) -> User:
        return User()

    def overridden(self) -> int:
        return 1


class Derived(Base):
    def overridden(self) -> int:
        return 2

    def own(self) -> None:
        pass


class Color(enum.Enum):
    RED = 1

    async def paint(self) -> None:
        pass


class Private:
    async def _fetch(self) -> User:
        return User()


class Outer:
    class Inner:
        async def load(self) -> User:
            return User()

    inner: Inner


CLASSES = (
    Methods,
    Awaitables,
    Iterators,
    Managers,
    Properties,
    Attributes,
    Data,
    Point,
    Slots,
    ClassAndStatic,
    Overloads,
    SelfOverloads,
    Decorated,
    Aliases,
    Partials,
    Repo,
    UserRepo,
    Gateway,
    Store,
    Derived,
    Private,
    Outer,
)
