"""Notes on the errors of `unittest.mock`: which signature, the nearest call, what was probably meant."""

from __future__ import annotations

import functools
import unittest.mock as _um
from collections.abc import Callable
from typing import Any

from typedamock.runtime.explain import nearest_call, readable, suggestion
from typedamock.runtime.members import CALLED, admit_all, title
from typedamock.runtime.state import STATE, State

__all__ = ["explained", "looked_up", "note_meant_name", "refuse_arguments", "refuse_unknown"]

# What is assigned to a mock; a name that is nearly one of these was not meant to be an attribute of its own.
_ASSIGNED = ("return_value", "side_effect")
# One or two letters off.
_MISSPELT = 0.8


@functools.cache
def _api() -> frozenset[str]:
    """The names that any mock has."""
    return frozenset(name for name in dir(_um.AsyncMock()) if not name.startswith("_"))


def refuse_arguments(state: State, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Raise the canonical TypeError for arguments that the check of `state` refused."""
    if state.binding is None:
        raise
    try:
        state.binding.refuse(args, kwargs)
    except TypeError as error:
        if state.member is not None:
            error.add_note(f"in a call of {title(state)}{readable(state.binding.signature)}")
        raise
    raise


def looked_up(inherited: Callable[[str], Any], state: State, name: str) -> Any:
    """An attribute as `unittest.mock` gives it; an AttributeError says what name was probably meant."""
    try:
        return inherited(name)
    except AttributeError as error:
        note_meant_name(error, state, name)
        raise


def note_meant_name(error: AttributeError, state: State, name: str) -> None:
    """Add the nearest name that the mock has to the error about one that it does not have."""
    if name.startswith("_"):
        return
    known = set(_api())
    if state.plan is not None:
        admit_all(state)
        known.update(
            each for each in {*state.plan.names, *(state.declared or ())} if not each.startswith("_")
        )
    meant = suggestion(name, known)
    if meant is not None:
        error.add_note(f"did you mean {meant!r}?")


def refuse_unknown(state: State, name: str, *, assigned: bool) -> None:
    """Raise AttributeError for an attribute that the mock of a method has no use for.

    A strict mock takes no other than those of the mock API and of the method; any other mock of a method
    refuses names that are nearly one of the mock API.
    """
    member = state.member
    if member is None or state.plan is not None or member.kind not in CALLED or name.startswith("_"):
        return
    if name in _api() or hasattr(member.original, name):
        return
    meant = suggestion(name, _ASSIGNED if assigned else _api(), cutoff=_MISSPELT)
    if meant is None and not state.strict:
        return
    error = AttributeError(f"Mock object has no attribute {name!r}")
    if meant is not None:
        error.add_note(f"did you mean {meant!r}?")
    raise error


def explained(assertion: Callable[..., None], *, awaits: bool) -> Callable[..., None]:
    """An assertion whose failure says how the nearest call differs."""

    @functools.wraps(assertion)
    def explained_assertion(self: Any, /, *args: Any, **kwargs: Any) -> None:
        try:
            assertion(self, *args, **kwargs)
        except AssertionError as error:
            state: State = self.__dict__[STATE]
            signature = None if state.binding is None else state.binding.signature
            calls = (state.awaits or []) if awaits else state.calls
            name = self._mock_name or "mock"
            note = nearest_call(name, (args, kwargs), calls, signature)
            if note is not None:
                error.add_note(note)
            raise

    return explained_assertion
