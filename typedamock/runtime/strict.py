"""What strict mocks (`mock_of`, generated mocks) refuse: values that do not fit the types of the spec."""

from __future__ import annotations

from typing import Any
from unittest.mock import DEFAULT

from typedamock.runtime.members import CALLED, awaited_type, is_future, member_of, spec_name, title
from typedamock.runtime.state import State
from typedamock.spec.kinds import Kind
from typedamock.spec.members import Member
from typedamock.spec.stdlib import _is_exception
from typedamock.spec.values import describe, fits, result_fits

__all__ = ["check_attribute", "check_return_value", "check_side_effect"]

_LONGEST_REPR = 100


def check_return_value(state: State, value: Any) -> None:
    """Raise TypeError if the mock of a member is told to give a value that the member never gives."""
    member = state.member
    if member is not None and value is not DEFAULT and not _fits(value, member):
        raise TypeError(_refusal(f"{title(state)}.return_value", _expected(member), value))


def check_side_effect(state: State, effect: Any) -> None:
    """As `check_return_value`, for each value of a list; exceptions and functions are not looked into."""
    member = state.member
    if member is None or not isinstance(effect, list | tuple):
        return
    for index, value in enumerate(effect):
        if value is DEFAULT or _is_exception(value) or _fits(value, member):
            continue
        raise TypeError(_refusal(f"{title(state)}.side_effect[{index}]", _expected(member), value))


def check_attribute(state: State, name: str, value: Any) -> None:
    """Raise TypeError for an attribute that its annotation does not allow, a method that is no callable."""
    member = None if state.plan is None or name.startswith("__") else member_of(state, name)
    spec = spec_name(state)
    if member is None or not spec:
        return
    attribute = f"{spec}.{name}"
    if member.kind in (Kind.ATTRIBUTE, Kind.PROPERTY) and not fits(value, member.type):
        raise TypeError(_refusal(attribute, describe(member.type), value))
    if member.kind in CALLED and not callable(value) and not (value is None and member.is_optional):
        raise TypeError(_refusal(attribute, "callable", value))


def _is_awaited(member: Member) -> bool:
    """Whether the mock of a member makes something to be awaited of a plain value."""
    return member.kind is Kind.AWAITABLE_CONTEXT_MANAGER or (
        member.kind is Kind.METHOD and is_future(member.type)
    )


def _fits(value: Any, member: Member) -> bool:
    if _is_awaited(member) and fits(value, awaited_type(member.type)):
        return True
    return result_fits(value, member.kind, member.type)


def _expected(member: Member) -> str:
    tp = describe(member.type)
    if member.kind is Kind.ASYNC_ITERATOR:
        return f"an iterable of {tp}"
    if member.kind is Kind.ASYNC_CONTEXT_MANAGER:
        return f"an async context manager that gives {tp}"
    if member.kind is Kind.CONTEXT_MANAGER:
        return f"a context manager that gives {tp}"
    if _is_awaited(member):
        return f"{describe(awaited_type(member.type))} or {tp}"
    return tp


def _refusal(what: str, expected: str, value: Any) -> str:
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - any __repr__
        text = object.__repr__(value)
    if len(text) > _LONGEST_REPR:
        text = f"{text[: _LONGEST_REPR - 3]}..."
    return f"{what} must be {expected}, not {type(value).__name__}: {text}"
