"""The names that type checkers see more in than the interpreter does."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from typedamock.runtime.autospec import create_autospec
from typedamock.runtime.members import mock_of_instance
from typedamock.runtime.mocks import AsyncMock, Mock

T = TypeVar("T")

Mocked = Annotated[T, "typedamock.Mocked"]


class _MemberMockType(type):
    """Makes `isinstance` answer by what a member's mock does, whatever class made it."""

    def __instancecheck__(cls, instance: object) -> bool:
        asynchronous = issubclass(type(instance), AsyncMock)
        return issubclass(type(instance), Mock) and asynchronous is issubclass(cls, AsyncMock)


class MethodMock(Mock, metaclass=_MemberMockType):
    """The mock of a function or method."""

    __class_getitem__: Any = classmethod(types.GenericAlias)


class AsyncMethodMock(AsyncMock, metaclass=_MemberMockType):
    """The mock of a function or method whose call is awaited."""

    __class_getitem__: Any = classmethod(types.GenericAlias)


class OverloadedMethodMock(MethodMock):
    """The mock of a method that has overloads, or type variables of its own."""


class OverloadedAsyncMethodMock(AsyncMethodMock):
    """As `OverloadedMethodMock`, for calls that are awaited."""


def mock_of(spec: Callable[..., T], /) -> T:
    """A strict mock of an instance of `spec`: a class, with or without type arguments.

    Only what the spec declares can be set. TypeError for a `return_value`, a value in a `side_effect` list or
    an attribute that does not fit its annotation; AssertionError for a call that is to give a value, such as
    an int, and was not told which. A function gives a strict mock of itself.
    """
    cls = typing.get_origin(spec) or spec
    if not isinstance(cls, type):
        return typing.cast(T, create_autospec(spec, spec_set=True))
    return typing.cast(T, mock_of_instance(spec, spec_set=True, strict=True))


def mocked(member: Any, /) -> Any:
    """`member` itself, typed as the mock that it is; TypeError when it is not a mock.

    Of a mock's `__call__`, which is no mock, the mock that it calls.
    """
    if isinstance(member, Mock) or isinstance(getattr(member, "mock", None), Mock):
        return member
    called = getattr(member, "__self__", None)
    if isinstance(called, Mock) and getattr(member, "__name__", None) == "__call__":
        return called
    raise TypeError(f"{member!r} is not a mock")
