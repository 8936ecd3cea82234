"""What makes a mock async."""

from __future__ import annotations

import asyncio
import unittest.mock as _um
from inspect import iscoroutine
from types import CodeType
from typing import Any
from unittest.mock import DEFAULT

from typedamock.runtime import legacy
from typedamock.runtime.messages import explained, refuse_arguments
from typedamock.runtime.recording import report_await, report_call
from typedamock.runtime.state import STATE, Record, State
from typedamock.runtime.unannotated import unannotated
from typedamock.spec.stdlib import _callable, _is_exception, iscoroutinefunction

_assert_awaited_with = explained(_um.AsyncMockMixin.assert_awaited_with, awaits=True)
_assert_awaited_once_with = explained(_um.AsyncMockMixin.assert_awaited_once_with, awaits=True)
_call_by_steps: Any = _um.CallableMixin.__call__


async def _code(*args: Any, **kwargs: Any) -> None: ...


# What unittest.mock sets on each instance, and so lists.
_NAMES_OF_A_FUNCTION = ("__annotations__", "__code__", "__defaults__", "__kwdefaults__", "__name__")


class _NoAnnotations:
    """What `inspect` takes an instance for a function by; the class has annotations as any other."""

    def __get__(self, mock: Any, cls: type | None = None) -> dict[str, Any] | None:
        return {} if mock is None else None


class AsyncMockMixin(_um.AsyncMockMixin):
    # What inspect.iscoroutinefunction and asyncio.iscoroutinefunction look at.
    __code__: CodeType = _code.__code__
    __name__ = "AsyncMock"
    __defaults__: tuple[Any, ...] = ()
    __kwdefaults__: dict[str, Any] = {}
    _is_coroutine = asyncio.coroutines._is_coroutine  # type: ignore[attr-defined]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_NAMES_OF_A_FUNCTION})

    await_count: Any = legacy.await_count
    await_args: Any = legacy.await_args
    await_args_list: Any = legacy.await_args_list
    _mock_await_count = legacy.await_count
    _mock_await_args = legacy.await_args
    _mock_await_args_list = legacy.await_args_list

    def _execute_mock_call(self, /, *args: Any, **kwargs: Any) -> Any:
        return _execute(self, self.__dict__[STATE], (args, kwargs))

    def assert_awaited_with(self, /, *args: Any, **kwargs: Any) -> None:
        """Assert that the last await was with these arguments; AssertionError otherwise."""
        state: State = self.__dict__[STATE]
        if state.views is not None or not state.awaits or (args, kwargs) != state.awaits[-1]:
            _assert_awaited_with(self, *args, **kwargs)

    def assert_awaited_once_with(self, /, *args: Any, **kwargs: Any) -> None:
        """Assert that there was one await, with these arguments; AssertionError otherwise."""
        state: State = self.__dict__[STATE]
        awaits = state.awaits
        if state.views is not None or awaits is None or len(awaits) != 1 or (args, kwargs) != awaits[0]:
            _assert_awaited_once_with(self, *args, **kwargs)

    assert_any_await: Any = explained(_um.AsyncMockMixin.assert_any_await, awaits=True)


AsyncMockMixin.__annotations__ = _NoAnnotations()  # type: ignore[assignment]
unannotated(AsyncMockMixin)


def call_async(self: Any, /, *args: Any, **kwargs: Any) -> Any:
    """The `__call__` of async mocks that can be called."""
    state: State = self.__dict__[STATE]
    if state.hooked:
        return _call_by_steps(self, *args, **kwargs)
    if state.check is not None:
        try:
            state.check(*args, **kwargs)
        except TypeError:
            refuse_arguments(state, args, kwargs)
    record = (args, kwargs)
    state.calls.append(record)
    if state.new_parent is not None or state.journal is not None or state.views is not None:
        report_call(state, record)
    return _execute(self, state, record)


# What `repr` says of the bound method.
call_async.__name__, call_async.__qualname__ = "__call__", "AsyncMockMixin.__call__"


class CallableAsyncMixin(AsyncMockMixin):
    """What makes a callable mock of a coroutine function async."""

    __call__ = call_async


async def _execute(mock: Any, state: State, record: Record) -> Any:
    if state.awaits is None:
        state.awaits = [record]
    else:
        state.awaits.append(record)
    if state.views is not None:
        report_await(state, record)
    if state.delegate is None:
        effect, ret = state.effect, state.ret
    else:
        effect, ret = mock.side_effect, state.delegate.return_value
    if effect is not None:
        args, kwargs = record
        if _is_exception(effect):
            raise effect
        if not _callable(effect):
            try:
                result = next(effect)
            except StopIteration:
                # PEP 479: a coroutine cannot raise StopIteration.
                raise StopAsyncIteration from None
            if _is_exception(result):
                raise result
        elif iscoroutinefunction(effect):
            result = await effect(*args, **kwargs)
        else:
            result = effect(*args, **kwargs)
            if state.strict and iscoroutine(result):
                result = await result
        if result is not DEFAULT:
            return result
    if ret is not DEFAULT:
        return ret
    if state.wraps is not None:
        args, kwargs = record
        if iscoroutinefunction(state.wraps):
            return await state.wraps(*args, **kwargs)
        return state.wraps(*args, **kwargs)
    return mock.return_value


# People filter the warning about coroutines that were never awaited by this name.
_execute.__qualname__ = "AsyncMockMixin._execute_mock_call"
