"""The lists of calls that users see, made from the records when they are asked for.

A list that was handed out stays live, as the standard library's do: from then on every call extends it.
"""

from __future__ import annotations

import copy
import os
import sys
from threading import RLock
from typing import Any
from unittest.mock import _Call, _CallList

from typedamock.runtime.call import Call, recorded_call
from typedamock.runtime.state import Record, State

# Since 3.14 a call sets call_count to the length of call_args_list, whatever either was set to by hand;
# before, it adds one.
_COUNT_IS_LENGTH = sys.version_info >= (3, 14)

_lock = RLock()


def _renew_lock() -> None:
    """A forked process has no thread that would release what another one held when it was forked."""
    global _lock
    _lock = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_lock)


class _SetByHand:
    """A value that was assigned, and how many calls had been recorded then."""

    __slots__ = ("at", "value")

    def __init__(self, value: Any, at: int) -> None:
        self.value: Any = value
        self.at: int = at

    def count(self, recorded: int) -> Any:
        """The value, which may be anything, while nothing was added to it."""
        return self.value + recorded - self.at if recorded > self.at else self.value


class Views:
    """What was handed out or set by hand, and how far each list has come."""

    __slots__ = (
        "await_args",
        "await_args_list",
        "await_count",
        "awaits_seen",
        "call_args",
        "call_args_list",
        "call_count",
        "called",
        "calls_seen",
        "journal_seen",
        "method_calls",
        "mock_calls",
    )

    def __init__(self) -> None:
        self.call_args_list: Any = None
        self.await_args_list: Any = None
        self.mock_calls: Any = None
        self.method_calls: Any = None
        self.calls_seen: int = 0
        self.awaits_seen: int = 0
        self.journal_seen: int = 0
        self.called: _SetByHand | None = None
        self.call_count: _SetByHand | None = None
        self.call_args: _SetByHand | None = None
        self.await_count: _SetByHand | None = None
        self.await_args: _SetByHand | None = None

    def __deepcopy__(self, memo: object) -> Views:
        """What was set by hand; the lists are made anew, since calls cannot be copied."""
        copied = copy.copy(self)
        copied.call_args_list = copied.await_args_list = copied.mock_calls = copied.method_calls = None
        copied.calls_seen = copied.awaits_seen = copied.journal_seen = 0
        return copied

    def update(self, state: State) -> None:
        """Append what was recorded since the last time."""
        with _lock:
            self._update(state)

    def _update(self, state: State) -> None:
        if self.call_args_list is not None and self.calls_seen < len(state.calls):
            fresh = state.calls[self.calls_seen :]
            self.calls_seen += len(fresh)
            self.call_args_list.extend([make_call(state, record) for record in fresh])
            if _COUNT_IS_LENGTH and (self.call_count or len(self.call_args_list) != self.calls_seen):
                self.call_count = _SetByHand(len(self.call_args_list), self.calls_seen)
        if (
            self.await_args_list is not None
            and state.awaits is not None
            and self.awaits_seen < len(state.awaits)
        ):
            fresh = state.awaits[self.awaits_seen :]
            self.awaits_seen += len(fresh)
            self.await_args_list.extend([make_call(state, record) for record in fresh])
        if self.mock_calls is not None:
            journal = state.journal
            if journal is None:
                fresh = state.calls[self.journal_seen :]
                self.journal_seen += len(fresh)
                self.mock_calls.extend([_Call(("", *record)) for record in fresh])
            elif self.journal_seen < len(journal):
                entries = journal[self.journal_seen :]
                self.journal_seen += len(entries)
                for child, record in entries:
                    self.mock_calls.append(_Call((path_of_call(child, state), *record)))
                    method = path_of_method(child, state)
                    if method is not None:
                        self.method_calls.append(_Call((method, *record)))


def make_call(state: State, record: Record) -> Call:
    return recorded_call(record, state.binding)


def path_of_call(child: State, top: State | None) -> str:
    """The name under which `mock_calls` of `top` lists the calls of `child`; a `top` of None is above all."""
    if child is top:
        return ""
    path = child.new_name or ""
    is_call = path == "()"
    above = child.parent_state
    while above is not None and above is not top:
        if above.new_name:
            path = above.new_name + ("" if is_call else ".") + path
            is_call = above.new_name == "()"
        above = above.parent_state
    return path


def path_of_method(child: State, top: State | None) -> str | None:
    """The name under which `method_calls` of `top` lists the calls of `child`; None when it does not."""
    if child is top or child.parent is None:
        return None
    path = child.name or ""
    above = child.parent_state
    while above is not None and above is not top:
        if above.parent is None:
            return None
        path = f"{above.name}.{path}"
        above = above.parent_state
    return path


def views_of(state: State) -> Views:
    if state.views is None:
        state.views = Views()
    return state.views


def hand_out_calls(state: State) -> Any:
    """The live `call_args_list`."""
    views = views_of(state)
    if views.call_args_list is None:
        views.call_args_list = _CallList()
        views.update(state)
    return views.call_args_list


def hand_out_awaits(state: State) -> Any:
    """The live `await_args_list`."""
    views = views_of(state)
    if views.await_args_list is None:
        views.await_args_list = _CallList()
        views.update(state)
    return views.await_args_list


def hand_out_journal(state: State) -> Views:
    """The views with live `mock_calls` and `method_calls`."""
    views = views_of(state)
    if views.mock_calls is None:
        views.mock_calls = _CallList()
        views.method_calls = _CallList()
        views.journal_seen = 0
        views.update(state)
    return views


def share_lists(state: State) -> None:
    """Hand out all lists."""
    hand_out_calls(state)
    hand_out_awaits(state)
    hand_out_journal(state)


def keep_names_above(state: State) -> None:
    """Write down the calls that mocks above have of this one and below it, before a name changes."""
    if state.calls or state.journal:
        above = state.parent_state
        while above is not None:
            hand_out_journal(above)
            above = above.parent_state


# ---- counts, and values set by hand


def call_count(state: State) -> Any:
    recorded = len(state.calls)
    by_hand = None if state.views is None else state.views.call_count
    if by_hand is None or (_COUNT_IS_LENGTH and recorded > by_hand.at):
        return recorded
    return by_hand.count(recorded)


def set_call_count(state: State, value: Any) -> None:
    views_of(state).call_count = _SetByHand(value, len(state.calls))


def called(state: State) -> bool:
    recorded = len(state.calls)
    by_hand = None if state.views is None else state.views.called
    if by_hand is None:
        return recorded > 0
    return True if recorded > by_hand.at else by_hand.value


def set_called(state: State, value: Any) -> None:
    views_of(state).called = _SetByHand(value, len(state.calls))


def call_args(state: State) -> Any:
    by_hand = None if state.views is None else state.views.call_args
    if by_hand is not None and by_hand.at == len(state.calls):
        return by_hand.value
    return make_call(state, state.calls[-1]) if state.calls else None


def set_call_args(state: State, value: Any) -> None:
    views_of(state).call_args = _SetByHand(value, len(state.calls))


def set_call_args_list(state: State, value: Any) -> None:
    views = views_of(state)
    views.call_args_list = value
    views.calls_seen = len(state.calls)


def set_mock_calls(state: State, value: Any) -> None:
    hand_out_journal(state).mock_calls = value


def set_method_calls(state: State, value: Any) -> None:
    hand_out_journal(state).method_calls = value


def await_count(state: State) -> Any:
    recorded = len(state.awaits or ())
    by_hand = None if state.views is None else state.views.await_count
    return recorded if by_hand is None else by_hand.count(recorded)


def set_await_count(state: State, value: Any) -> None:
    views_of(state).await_count = _SetByHand(value, len(state.awaits or ()))


def await_args(state: State) -> Any:
    awaits = state.awaits or ()
    by_hand = None if state.views is None else state.views.await_args
    if by_hand is not None and by_hand.at == len(awaits):
        return by_hand.value
    return make_call(state, awaits[-1]) if awaits else None


def set_await_args(state: State, value: Any) -> None:
    views_of(state).await_args = _SetByHand(value, len(state.awaits or ()))


def set_await_args_list(state: State, value: Any) -> None:
    views = views_of(state)
    views.await_args_list = value
    views.awaits_seen = len(state.awaits or ())


def forget_calls(state: State) -> None:
    """As before the first call. Lists that were handed out keep what they have, and grow no more."""
    state.calls = []
    state.awaits = None
    state.views = None
    if state.journal is not None:
        state.journal = []
