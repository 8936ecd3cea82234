"""The private names of `unittest.mock` as properties over `State`.

What is inherited from the standard library (all messages, `seal`, `attach_mock`, `assert_has_calls`...) works
through these names, and so do mixed trees of mocks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from typedamock.runtime import views
from typedamock.runtime.recording import delegate_to
from typedamock.runtime.state import STATE, State


def of_state(field: str) -> property:
    """A property that is a field of the state."""

    def get(self: Any) -> Any:
        return getattr(_state_of(self), field)

    def set(self: Any, value: Any) -> None:
        setattr(self.__dict__[STATE], field, value)

    return property(get, set)


def _state_of(mock: Any) -> State:
    try:
        state: State = mock.__dict__[STATE]
    except KeyError:
        raise AttributeError(STATE) from None
    return state


def naming(field: str) -> property:
    """A property that decides under which name calls are listed above: earlier calls keep the old one."""

    def get(self: Any) -> Any:
        return getattr(self.__dict__[STATE], field)

    def set(self: Any, value: Any) -> None:
        state = self.__dict__[STATE]
        views.keep_names_above(state)
        setattr(state, field, value)

    return property(get, set)


def _set_new_parent(self: Any, parent: Any) -> None:
    state = self.__dict__[STATE]
    views.keep_names_above(state)
    state.report_to(parent)


new_parent: property = property(lambda self: self.__dict__[STATE].new_parent, _set_new_parent)

delegate: property = property(
    lambda self: self.__dict__[STATE].delegate,
    lambda self, function: delegate_to(self.__dict__[STATE], function),
)


def delegating(name: str, get: Callable[[State], Any], set: Callable[[State, Any], None]) -> property:
    """A property that the function made by create_autospec has in place of its mock."""

    def get_here_or_there(self: Any) -> Any:
        state = self.__dict__[STATE]
        return get(state) if state.delegate is None else getattr(state.delegate, name)

    def set_here_or_there(self: Any, value: Any) -> None:
        state = self.__dict__[STATE]
        if state.delegate is None:
            set(state, value)
        else:
            setattr(state.delegate, name, value)

    return property(get_here_or_there, set_here_or_there)


def _children(self: Any) -> dict[str, Any]:
    state = _state_of(self)
    if state.children is None:
        state.children = {}
    return state.children


children: property = property(_children)


def _signature(self: Any) -> Any:
    binding = self.__dict__[STATE].binding
    return None if binding is None else binding.signature


signature: property = property(_signature)


def _methods(self: Any) -> Any:
    state = _state_of(self)
    plan = state.plan
    if plan is None or state.declared is None:
        return None if plan is None else plan.names
    return sorted(plan.name_set | state.declared)


methods: property = property(_methods)


def _asyncs(self: Any) -> list[str]:
    state = self.__dict__[STATE]
    return [] if state.plan is None else state.plan.async_names(state.spec)


asyncs: property = property(_asyncs)

called: Any = delegating("called", views.called, views.set_called)
call_count: Any = delegating("call_count", views.call_count, views.set_call_count)
call_args: Any = delegating("call_args", views.call_args, views.set_call_args)
call_args_list: Any = delegating("call_args_list", views.hand_out_calls, views.set_call_args_list)
mock_calls: Any = delegating(
    "mock_calls", lambda state: views.hand_out_journal(state).mock_calls, views.set_mock_calls
)
await_count: Any = delegating("await_count", views.await_count, views.set_await_count)
await_args: Any = delegating("await_args", views.await_args, views.set_await_args)
await_args_list: Any = delegating("await_args_list", views.hand_out_awaits, views.set_await_args_list)

method_calls: Any = property(
    lambda self: views.hand_out_journal(self.__dict__[STATE]).method_calls,
    lambda self, value: views.set_method_calls(self.__dict__[STATE], value),
)
