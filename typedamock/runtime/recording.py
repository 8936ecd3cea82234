"""Where a call goes besides the mock's own list: to the mocks above, and into what was handed out."""

from __future__ import annotations

from typing import Any
from unittest.mock import _Call

from typedamock.runtime.state import Record, State
from typedamock.runtime.views import (
    hand_out_awaits,
    hand_out_calls,
    hand_out_journal,
    make_call,
    path_of_call,
    path_of_method,
)


def report_call(state: State, record: Record) -> None:
    """Report a call that `state.calls` has already."""
    if state.journal is not None:
        state.journal.append((state, record))
    if state.views is not None:
        state.views.update(state)
    if state.delegate is not None:
        state.delegate.called = True
        state.delegate.call_count += 1
        state.delegate.call_args = make_call(state, record)
    top, above = state, state.parent_state
    while above is not None:
        above.journal.append((state, record))  # type: ignore[union-attr]  # it has had one since it has children
        if above.views is not None:
            above.views.update(above)
        top, above = above, above.parent_state
    if top.new_parent is not None:
        _report_to_stdlib_mocks(top.new_parent, state, top, record)


def report_await(state: State, record: Record) -> None:
    """Report an await that `state.awaits` has already."""
    if state.views is not None:
        state.views.update(state)
    if state.delegate is not None:
        state.delegate.await_count += 1
        state.delegate.await_args = make_call(state, record)


def _report_to_stdlib_mocks(parent: Any, state: State, top: State, record: Record) -> None:
    """Append to the lists of `parent`, a mock that is not ours, and of those above, as its own calls do."""
    path = path_of_call(state, None)
    method = path_of_method(state, None)
    is_call = top.new_name == "()"
    while parent is not None:
        if method is not None:
            parent.method_calls.append(_Call((method, *record)))
            method = None if parent._mock_parent is None else f"{parent._mock_name}.{method}"
        parent.mock_calls.append(_Call((path, *record)))
        if parent._mock_new_name:
            path = parent._mock_new_name + ("" if is_call else ".") + path
            is_call = parent._mock_new_name == "()"
        parent = parent._mock_new_parent


def delegate_to(state: State, function: Any) -> None:
    """Let `function`, which stands for a mock, show what the mock records."""
    state.delegate = function
    if function is not None:
        views = hand_out_journal(state)
        function.mock_calls = views.mock_calls
        function.method_calls = views.method_calls
        function.call_args_list = hand_out_calls(state)
        if hasattr(function, "await_args_list"):
            function.await_args_list = hand_out_awaits(state)
