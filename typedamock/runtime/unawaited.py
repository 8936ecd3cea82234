"""Which calls in a tree of mocks were never awaited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import NonCallableMock as _StdNonCallableMock

from typedamock.runtime import family
from typedamock.runtime.call import Call
from typedamock.runtime.state import STATE, State
from typedamock.runtime.views import make_call
from typedamock.spec.stdlib import _extract_mock, _is_instance_mock

_full_name: Any = _StdNonCallableMock._extract_mock_name


def assert_all_awaited(mock: Any) -> None:
    """AssertionError that lists the calls of `mock` and all mocks below it that were not awaited."""
    missing = [f"{_full_name(below)}: {call!r}" for below in _tree(mock, set()) for call in _unawaited(below)]
    if missing:
        raise AssertionError(
            "Expected every call to have been awaited. Not awaited:\n  " + "\n  ".join(missing)
        )


def _tree(mock: Any, seen: set[int]) -> Iterator[Any]:
    """`mock` and the mocks of ours that are its children or that it returns, and so on."""
    mock = _extract_mock(mock)
    if not _is_instance_mock(mock) or STATE not in mock.__dict__ or id(mock) in seen:
        return
    seen.add(id(mock))
    yield mock
    state: State = mock.__dict__[STATE]
    for child in (*(state.children or {}).values(), state.ret):
        yield from _tree(child, seen)


def _unawaited(mock: Any) -> list[Call]:
    if not issubclass(type(mock), family.async_mixin):
        return []
    state: State = mock.__dict__[STATE]
    awaited = {id(record) for record in state.awaits or ()}
    return [make_call(state, record) for record in state.calls if id(record) not in awaited]
