"""What failure messages add to those of `unittest.mock`: the nearest call, and what was probably meant."""

import difflib
import inspect
from collections.abc import Iterable, Sequence
from typing import Any

from typedamock.spec.signature import SignatureLike

__all__ = ["is_equal", "nearest_call", "readable", "shown", "suggestion"]

Arguments = tuple[tuple[Any, ...], dict[str, Any]]

_LONGEST_REPR = 160


def suggestion(name: str, known: Iterable[str], *, cutoff: float = 0.75) -> str | None:
    """The known name that a misspelt one was probably meant to be; None if none is near."""
    nearest = difflib.get_close_matches(name, [each for each in known if each != name], 1, cutoff)
    return nearest[0] if nearest else None


def nearest_call(
    name: str, expected: Arguments, calls: Sequence[Arguments], signature: SignatureLike | None
) -> str | None:
    """How the nearest of the recorded calls differs from the expected one.

    Args:
        name: what the message calls the mock.
        expected: the arguments that were asked for.
        calls: the arguments of each recorded call.
        signature: what names the arguments; without one, they have positions.

    Returns:
        Lines for the end of a message; None if there are no calls, or the nearest one does not differ.
    """
    if not calls:
        return None
    wanted = _by_name(expected, signature)
    if wanted is None:
        return f"the expected call does not fit the signature {name}{readable(signature)}"
    differing = [_differences(wanted, _by_name(call, signature) or {}) for call in calls]
    # The latest of equals, as `call_args` is.
    position = min(range(len(calls)), key=lambda index: (len(differing[index]), -index))
    how = "differs in:"
    lines = differing[position]
    if not lines:
        how = "differs in what was passed, and is the same by the signature's defaults:"
        passed = _by_name(expected, signature, defaults=False) or {}
        lines = _differences(passed, _by_name(calls[position], signature, defaults=False) or {})
    if not lines:
        return None
    which = (
        "the only call" if len(calls) == 1 else f"the nearest call, number {position + 1} of {len(calls)},"
    )
    return "\n".join([f"{which} {how}", *(f"  {line}" for line in lines)])


class _Verbatim:
    """An annotation that is written without quotes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def readable(signature: SignatureLike | None) -> str:
    """A signature as its source has it, without quotes around postponed annotations."""
    if not isinstance(signature, inspect.Signature):
        return str(signature)
    parameters = [
        parameter.replace(annotation=_unquoted(parameter.annotation))
        for parameter in signature.parameters.values()
    ]
    returned = _unquoted(signature.return_annotation)
    return str(signature.replace(parameters=parameters, return_annotation=returned))


def _unquoted(annotation: Any) -> Any:
    return _Verbatim(annotation) if isinstance(annotation, str) else annotation


def _by_name(
    call: Arguments, signature: SignatureLike | None, *, defaults: bool = True
) -> dict[str, Any] | None:
    args, kwargs = call
    if signature is None:
        return {**{f"argument {index}": value for index, value in enumerate(args, 1)}, **kwargs}
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError:
        return None
    if defaults:
        bound.apply_defaults()
    return bound.arguments


def _differences(wanted: dict[str, Any], got: dict[str, Any]) -> list[str]:
    lines = []
    for name, value in wanted.items():
        if name not in got:
            lines.append(f"{name}: expected {shown(value)[0]}, was not passed")
        elif not is_equal(value, got[name]):
            expected, passed = shown(value, got[name])
            lines.append(f"{name}: expected {expected}, got {passed}")
    lines.extend(
        f"{name}: not expected, got {shown(value)[0]}" for name, value in got.items() if name not in wanted
    )
    return lines


def is_equal(one: Any, other: Any) -> bool:
    """Whether two arguments are equal; identical, where that cannot be told."""
    try:
        return bool(one == other)
    except Exception:  # noqa: BLE001 - any __eq__, such as that of arrays
        return one is other


def shown(*values: Any, longest: int | None = _LONGEST_REPR) -> tuple[str, ...]:
    """The representations of values, each cut to a length around the place where they begin to differ.

    Values that differ and have the same representation are told apart by their type and address.

    Args:
        values: one, or those that a reader will compare.
        longest: how many characters each may have; None for all.
    """
    texts = tuple(map(_repr, values))
    if len(set(texts)) < len(values) and not is_equal(*values):
        return tuple(f"{_cut(_repr(value), 0, longest)} ({_identity(value)})" for value in values)
    columns = zip(*texts, strict=False)
    differ_at = next((index for index, column in enumerate(columns) if len(set(column)) > 1), 0)
    return tuple(_cut(text, differ_at, longest) for text in texts)


def _identity(value: Any) -> str:
    return f"{type(value).__qualname__} at {id(value):#x}"


def _repr(value: Any) -> str:
    try:
        return repr(value)
    except Exception:  # noqa: BLE001 - any __repr__
        return object.__repr__(value)


def _cut(text: str, focus: int, longest: int | None) -> str:
    if longest is None or len(text) <= longest:
        return text
    start = min(focus - longest // 2, len(text) - longest) if focus > longest // 2 else 0
    before = "..." if start else ""
    after = "..." if start + longest < len(text) else ""
    return f"{before}{text[start + len(before) : start + longest - len(after)]}{after}"
