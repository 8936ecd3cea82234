"""pytest-mock's spies: mocks of what they watch, and what a spy has besides."""

from unittest.mock import AsyncMock, Mock

from pytest_mock import MockerFixture
from pytest_mock.plugin import SpyType

import app.client
from app.client import Client, User


class Keys:
    @staticmethod
    def normal(key: str) -> str:
        return key

    @classmethod
    def make(cls, key: int) -> "Keys":
        return cls()


def needs_mock(mock: Mock) -> None: ...
def needs_async_mock(mock: AsyncMock) -> None: ...


async def of_an_instance(mocker: MockerFixture) -> None:
    client = Client("")
    spy = mocker.spy(client, "fetch")
    spy.assert_awaited_once_with(1)
    spy.assert_awaited_once_with("x")
    # E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]
    spy.assert_awaited_onec()
    # E: "AsyncMethodMock" has no attribute "assert_awaited_onec"; maybe "assert_awaited_once", "assert_awaited", or "assert_awaited_once_with"?  [attr-defined]
    assert spy.spy_return is None or spy.spy_return == User()
    assert spy.spy_exception is None
    assert spy.spy_return_list == []
    reveal_type(spy.call_args.arguments.user_id)
    # N: Revealed type is "int | Any"
    spy.spy_retrun
    # E: "AsyncMethodMock" has no attribute "spy_retrun"; maybe "spy_return"?  [attr-defined]
    needs_mock(spy)
    needs_async_mock(spy)
    plain: SpyType = spy
    number: int = spy
    # E: Incompatible types in assignment (expression has type "AsyncMethodMock", variable has type "int")  [assignment]


def of_a_class(mocker: MockerFixture) -> None:
    client = Client("")
    spy = mocker.spy(Client, "close")
    spy.assert_called_once_with(client)
    spy.assert_called_once_with()
    # E: Missing positional argument "self" in call to "assert_called_once_with" of "MethodMock"  [call-arg]
    mocker.spy(Keys, "normal").assert_called_with(1)
    # E: Argument 1 to "assert_called_with" of "MethodMock" has incompatible type "int"; expected "str"  [arg-type]
    mocker.spy(Keys, "make").assert_called_with("x")
    # E: Argument 1 to "assert_called_with" of "MethodMock" has incompatible type "str"; expected "int"  [arg-type]


def of_overloads(mocker: MockerFixture) -> None:
    spy = mocker.spy(Client(""), "get", duplicate_iterators=True)
    spy.assert_awaited_with(1)
    spy.assert_awaited_with(b"")
    # E: No overload variant matches argument type "bytes"  [call-overload]
    spy.spy_return


def of_a_module(mocker: MockerFixture) -> None:
    mocker.spy(app.client, "load_user").assert_awaited_once_with("x")
    # E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]
    # A class, whose calls pytest-mock hands on.
    mocker.spy(app.client, "Client").assert_called_once_with("x")


def bound_anew(mocker: MockerFixture) -> None:
    spy = mocker.spy(Client(""), "fetch")
    spy = mocker.spy(Client(""), "close")
    spy.assert_called_once_with(1)
    # E: Too many arguments for "assert_called_once_with" of "MethodMock"  [call-arg]
