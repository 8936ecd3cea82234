"""Two calls, parameter by parameter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final, TypeGuard
from unittest.mock import _Call

from typedamock.runtime.explain import is_equal, shown

__all__ = ["explain_calls"]

_WIDEST: Final = 60


class _NotPassed:
    def __repr__(self) -> str:
        return "(not passed)"


_NOT_PASSED: Final = _NotPassed()


def explain_calls(left: object, right: object, *, whole: bool = False) -> list[str] | None:
    """The lines that tell how two calls, or two lists of calls, differ; None for anything else.

    Args:
        left: what stands left of `==`.
        right: what stands right of it.
        whole: whether arguments are shown in full, however long they are.
    """
    widest = None if whole else _WIDEST
    if isinstance(left, _Call) and isinstance(right, _Call):
        return [f"{_name(left)} == {_name(right)}", *_side_by_side(left, right, widest)]
    if _is_calls(left) and _is_calls(right) and (left or right):
        return _first_difference(left, right, widest)
    return None


def _is_calls(value: object) -> TypeGuard[list[_Call]]:
    return isinstance(value, list) and all(isinstance(item, _Call) for item in value)


def _first_difference(left: Sequence[_Call], right: Sequence[_Call], widest: int | None) -> list[str]:
    head = f"{len(left)} {_plural(left)} == {len(right)} {_plural(right)}"
    for index, (one, other) in enumerate(zip_longest(left, right)):
        if one is None:
            return [head, f"call {index} is missing on the left: {other!r}"]
        if other is None:
            return [head, f"call {index} is missing on the right: {one!r}"]
        if one != other:
            return [head, f"call {index} differs:", *_side_by_side(one, other, widest)]
    return [head]


def _plural(calls: Sequence[_Call]) -> str:
    return "call" if len(calls) == 1 else "calls"


def _side_by_side(left: _Call, right: _Call, widest: int | None) -> list[str]:
    binding = _binding(left) or _binding(right)
    one, other = _arguments(left, binding), _arguments(right, binding)
    names = [*one, *(name for name in other if name not in one)]
    rows = [("", "left", "right", "")]
    if _name(left) != _name(right):
        rows.append(("(called)", _name(left), _name(right), "<"))
    for name in names:
        ours, theirs = one.get(name, _NOT_PASSED), other.get(name, _NOT_PASSED)
        one_shown, other_shown = shown(ours, theirs, longest=widest)
        rows.append((name, one_shown, other_shown, "" if is_equal(ours, theirs) else "<"))
    passed_alike = binding is None or any(row[3] for row in rows)
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    table = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 1], strict=True)).rstrip()
        for row in rows
    ]
    return table if passed_alike else [*table, *_passed_otherwise(left, right, widest)]


def _passed_otherwise(left: _Call, right: _Call, widest: int | None) -> list[str]:
    one, other = shown(left, right, longest=widest)
    return [
        f"the same arguments, passed as {one} and as {other}:",
        "`==` compares what was passed; assert_called_with() and the like compare by name",
    ]


def _name(call: _Call) -> str:
    """What a call is of: `call`, or `call.fetch` as `mock_calls` has it."""
    return f"call.{call[0]}" if len(call) == 3 and call[0] else "call"


def _binding(call: _Call) -> Any:
    """What gives a call's arguments their names; None for a call of a mock without a signature."""
    return call.__dict__.get("_binding")


def _arguments(call: _Call, binding: Any) -> Mapping[str, object]:
    """By the names of the parameters where the signature is known and takes the call, else by position."""
    args, kwargs = call[-2], call[-1]
    if binding is not None:
        try:
            arguments: Mapping[str, object] | None = binding.arguments(args, kwargs)
        except TypeError:
            arguments = None
        if arguments is not None:
            return arguments
    return {**{f"[{index}]": value for index, value in enumerate(args)}, **kwargs}
