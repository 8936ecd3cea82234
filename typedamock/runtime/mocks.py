"""The mock classes: subclasses of the standard library's, whose children are ours."""

from __future__ import annotations

import unittest.mock as _um
from typing import Any
from unittest.mock import DEFAULT

from typedamock.runtime import family
from typedamock.runtime.asynchronous import AsyncMockMixin, CallableAsyncMixin, call_async
from typedamock.runtime.base import NonCallableMock
from typedamock.runtime.members import as_async_iterator, as_awaitable_manager, as_future, default_result
from typedamock.runtime.messages import refuse_arguments
from typedamock.runtime.recording import report_call
from typedamock.runtime.state import STATE, State
from typedamock.runtime.strict import check_return_value, check_side_effect
from typedamock.runtime.unannotated import unannotated
from typedamock.spec.stdlib import _try_iter

_StdCallable: Any = _um.CallableMixin
_inherited_return_value: Any = _um.NonCallableMock.return_value
_inherited_side_effect: Any = _um.NonCallableMock.side_effect


@unannotated
class Mock(NonCallableMock, _um.Mock):
    """Records its calls, and gives what it is told to give."""

    def __init__(
        self,
        /,
        spec: Any = None,
        side_effect: Any = None,
        return_value: Any = DEFAULT,
        wraps: Any = None,
        name: Any = None,
        spec_set: Any = None,
        parent: Any = None,
        _spec_state: Any = None,
        _new_name: Any = "",
        _new_parent: Any = None,
        **kwargs: Any,
    ) -> None:
        state: State = self.__dict__[STATE]
        state.ret = return_value
        if side_effect is not None:
            state.effect = _try_iter(side_effect)
        if (
            kwargs
            or spec is not None
            or wraps is not None
            or name is not None
            or spec_set is not None
            or parent is not None
            or _new_parent is not None
            or _new_name
            or state.spec is not None
        ):
            NonCallableMock.__init__(
                self, spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs
            )

    # ---- a call

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        state: State = self.__dict__[STATE]
        if state.hooked:
            return super().__call__(*args, **kwargs)
        if state.check is not None:
            try:
                state.check(*args, **kwargs)
            except TypeError:
                refuse_arguments(state, args, kwargs)
        record = (args, kwargs)
        state.calls.append(record)
        if state.new_parent is not None or state.journal is not None or state.views is not None:
            report_call(state, record)
        if state.effect is None and state.ret is not DEFAULT and state.delegate is None:
            return state.ret
        # Through as many frames as in the standard library: side effects warn with a stacklevel.
        return self._mock_call(*args, **kwargs)

    # The steps of a call, for subclasses that define one of them.

    def _mock_check_sig(self, /, *args: Any, **kwargs: Any) -> None:
        state: State = self.__dict__[STATE]
        if state.check is not None:
            try:
                state.check(*args, **kwargs)
            except TypeError:
                refuse_arguments(state, args, kwargs)

    def _increment_mock_call(self, /, *args: Any, **kwargs: Any) -> None:
        state: State = self.__dict__[STATE]
        record = (args, kwargs)
        state.calls.append(record)
        report_call(state, record)

    # ---- what it gives

    @property
    def return_value(self) -> Any:
        """The value to be returned when the mock is called."""
        state: State = self.__dict__[STATE]
        if state.ret is not DEFAULT and state.delegate is None:
            return state.ret
        if state.ret is DEFAULT and state.delegate is None:
            result = default_result(self, state)
            if result is not DEFAULT:
                state.ret = result
                return result
        return _inherited_return_value.fget(self)

    @return_value.setter
    def return_value(self, value: Any) -> None:
        state: State = self.__dict__[STATE]
        if state.strict:
            check_return_value(state, value)
        _inherited_return_value.fset(self, value)

    @property
    def side_effect(self) -> Any:
        """What is called, raised or iterated instead of giving `return_value`."""
        return _inherited_side_effect.fget(self)

    @side_effect.setter
    def side_effect(self, value: Any) -> None:
        state: State = self.__dict__[STATE]
        if state.strict:
            check_side_effect(state, value)
        _inherited_side_effect.fset(self, value)


class NonCallableMagicMock(NonCallableMock, _um.NonCallableMagicMock):
    """A version of `MagicMock` that cannot be called."""


class MagicMock(Mock, _um.MagicMock):
    """A `Mock` with default implementations of most of the magic methods."""


@unannotated
class _ConvertingMock(MagicMock):
    """A `MagicMock` that makes of the values that it is told to give what a call of its member gives."""

    _mock_convert: Any

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        return self._mock_convert(super().__call__(*args, **kwargs))

    def _get_child_mock(self, /, **kw: Any) -> Any:
        return MagicMock(**kw)


class AsyncIteratorMock(_ConvertingMock):
    """Its call gives its values as an async iterator."""

    _mock_convert = staticmethod(as_async_iterator)


class AwaitableManagerMock(_ConvertingMock):
    """Its call gives its value to those who await it, and to those who enter it."""

    _mock_convert = staticmethod(as_awaitable_manager)


class FutureMock(_ConvertingMock):
    """Its call gives its value as the result of a future."""

    _mock_convert = staticmethod(as_future)


# What `repr` says.
AsyncIteratorMock.__name__ = AwaitableManagerMock.__name__ = FutureMock.__name__ = "MagicMock"


@unannotated
class AsyncMock(AsyncMockMixin, Mock, _um.AsyncMock):
    """A `MagicMock` that is an async function: a call gives a coroutine, whose awaiting gives the value."""

    # Here, not by the mixin: the longer the order of bases, the more each private class costs.
    __call__ = call_async


@unannotated
class PropertyMock(Mock, _um.PropertyMock):
    """A mock to be used as a property, or another descriptor, on a class."""

    def _get_child_mock(self, /, **kw: Any) -> Any:
        return MagicMock(**kw)


Mock._mock_steps = {
    "_mock_check_sig": Mock._mock_check_sig,
    "_increment_mock_call": Mock._increment_mock_call,
    "_mock_call": _StdCallable._mock_call,
    "_execute_mock_call": _StdCallable._execute_mock_call,
}
AsyncMock._mock_steps = {**Mock._mock_steps, "_execute_mock_call": AsyncMockMixin._execute_mock_call}

family.async_mixin = AsyncMockMixin
family.callable_async_mixin = CallableAsyncMixin
family.async_mock = AsyncMock
family.magic_mock = MagicMock
family.mock = Mock
family.non_callable_magic_mock = NonCallableMagicMock
family.non_callable_mock = NonCallableMock
family.async_iterator_mock = AsyncIteratorMock
family.awaitable_manager_mock = AwaitableManagerMock
family.future_mock = FutureMock
