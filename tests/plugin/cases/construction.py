import unittest.mock
import unittest.mock as um
from collections.abc import Callable
from typing import TypeVar
from unittest.mock import AsyncMock, MagicMock, Mock, NonCallableMagicMock, NonCallableMock

import typedamock
from app.client import Client, Other
from typedamock import mock, mock_of


def need(client: Client) -> None: ...
def need_other(other: Other) -> None: ...


m = AsyncMock(spec=Client)
reveal_type(m)  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(AsyncMock(Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(AsyncMock(spec_set=Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(AsyncMock(spec=Client("")))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(AsyncMock(Client("")))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(MagicMock(spec=Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(Mock(spec=Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(NonCallableMock(spec=Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(NonCallableMagicMock(spec=Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(um.AsyncMock(spec=Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(unittest.mock.AsyncMock(spec=Client))
# N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(typedamock.AsyncMock(spec=Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(mock.MagicMock(spec=Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"
reveal_type(mock_of(Client))  # N: Revealed type is "construction.Mocked[app:client:Client]"

need(m)
need_other(m)  # E: Argument 1 to "need_other" has incompatible type "Mocked[Client]"; expected "Other"  [arg-type]
number: int = m
# E: Incompatible types in assignment (expression has type "Mocked[Client]", variable has type "int")  [assignment]


T = TypeVar("T")


def fixture_of(spec: Callable[..., T]) -> T:
    return mock_of(spec)


class Conditional:
    def make(self, real: bool) -> Client:
        return Client("") if real else AsyncMock(spec=Client)


def of_type(cls: type[Client]) -> None:
    need(AsyncMock(spec=cls))
    need_other(AsyncMock(spec=cls))
    # E: Argument 1 to "need_other" has incompatible type "Mocked[Client]"; expected "Other"  [arg-type]


def load(key: int) -> str:
    return ""


async def load_later(key: int) -> str:
    return ""


# An AsyncMock's calls are awaited whatever its spec is; those of others are if the spec's are.
reveal_type(AsyncMock(spec=load))
# N: Revealed type is "typedamock.AsyncMethodMock[[key: int], str, typedamock.Arguments]"
reveal_type(AsyncMock(spec=load_later))
# N: Revealed type is "typedamock.AsyncMethodMock[[key: int], str, typedamock.Arguments]"
reveal_type(Mock(spec=load))
# N: Revealed type is "typedamock.MethodMock[[key: int], str, typedamock.Arguments]"
reveal_type(Mock(spec=load_later))
# N: Revealed type is "typedamock.AsyncMethodMock[[key: int], str, typedamock.Arguments]"
