"""What checkers read differently, and what says less than it does."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Retry: ...


class Never: ...


# As Google's generated clients have it: mypy takes the first, ty and pyrefly both, pyright none.
try:
    OptionalRetry = Retry | Never | None
except AttributeError:
    OptionalRetry = Retry | object | None  # type: ignore[misc]


# As graphql-core's resolve info: one definition is generic, the other is not.
try:

    class Info(NamedTuple, Generic[T]):
        context: T

except TypeError:

    class Info(NamedTuple):  # type: ignore[no-redef]
        context: Any  # type: ignore[misc]


def query_params(*names: str) -> Callable:  # type: ignore[type-arg]
    """As opensearch-py's, which says nothing of what it returns."""

    def wrapper(function: Any) -> Any:
        @wraps(function)
        async def wrapped(*args: Any, **kwargs: Any) -> Any:
            return await function(*args, params={name: kwargs.pop(name) for name in names}, **kwargs)

        return wrapped

    return wrapper


class Base:
    def __init__(self, document: Retry | None = None) -> None:
        self.document: Retry | None = None
        self.size = 0
        del document


class Client(Base):
    async def create(self, name: str, retry: OptionalRetry = None) -> str:
        raise NotImplementedError

    @query_params("timeout")
    async def delete(self, name: str, params: Any = None) -> bytes:
        raise NotImplementedError

    def resolve(self, info: Info) -> str:  # type: ignore[type-arg]
        raise NotImplementedError

    def insert(self, document: Retry) -> None:
        self.document = document


class Archive(Client):
    """What its base's annotations are is asked a second time for it."""
