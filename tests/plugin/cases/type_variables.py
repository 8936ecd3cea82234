"""Mocks of what a type variable stands for."""

from typing import Any, Generic, TypeVar
from unittest.mock import AsyncMock, MagicMock, create_autospec

from app.client import Client, Session, Transport, User
from typedamock import Mocked

T = TypeVar("T")
C = TypeVar("C", bound=Client)


def make(spec: type[T], **settings: Any) -> Mocked[T]:
    mock: Mocked[T] = create_autospec(spec, instance=True, **settings)
    mock.reset_mock()
    return mock


def forgotten(mock: Mocked[T]) -> Mocked[T]:
    mock.reset_mock()
    return mock


def stood_for(mock: Mocked[T]) -> T:
    return mock


def of_bound(spec: type[C]) -> Mocked[C]:
    return AsyncMock(spec=spec)


class Base(Generic[T]):
    mock: Mocked[T]

    def __init__(self, spec: type[T]) -> None:
        self.mock = MagicMock(spec=spec)


class Sessions(Base[Session]):
    def use(self) -> None:
        self.mock.execute.return_value = [1]
        self.mock.execute.return_value = 1
        # E: Incompatible types in assignment (expression has type "int", variable has type "list[int]")  [assignment]


def need(client: Client) -> None: ...
def need_mocked(client: Mocked[Client]) -> None: ...
def need_mock(client: MagicMock) -> None: ...


async def use() -> None:
    client = make(Client)
    client.fetch.return_value = User()
    client.fetch.return_value = 3
    # E: Incompatible types in assignment (expression has type "int", variable has type "User")  [assignment]
    client.fetch.assert_awaited_once_with("x")
    # E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]
    (await client.fetch(1)).nam  # E: "User" has no attribute "nam"; maybe "name"?  [attr-defined]
    client.session.execute.assert_called_once_with("x")
    client.mock_calls
    client.timeout = 3.0
    need(client)
    need_mocked(client)
    need_mock(client)
    make(Transport).return_value
    async with make(Client) as entered:
        entered.close()
    reveal_type(forgotten(AsyncMock(spec=Client)).fetch.return_value)
    # N: Revealed type is "type_variables.Mocked[app:client:User]"
    reveal_type(stood_for(AsyncMock(spec=Client)))  # N: Revealed type is "app.client.Client"
    of_bound(Client).close.assert_called_once_with(1)
    # E: Too many arguments for "assert_called_once_with" of "MethodMock"  [call-arg]


def either(mock: Mocked[Client | None], other: Mocked[Client | Session]) -> None:
    mock.close  # E: Item "None" of "Mocked[Client] | None" has no attribute "close"  [union-attr]
    if mock is not None:
        mock.close.return_value = None
    if isinstance(other, Session):
        other.execute.return_value = 3
        # E: Incompatible types in assignment (expression has type "int", variable has type "list[int]")  [assignment]


def wrong(mock: Mocked) -> None:  # E: "Mocked" expects one type argument, the class that it stands in for  [type-arg]
    ...
