"""What is recorded of one call."""

from __future__ import annotations

import types
import unittest.mock as _um
from typing import Any, Protocol


class SignatureLike(Protocol):
    """What binds the arguments of a call: `inspect.Signature`, or the signatures of an overloaded function."""

    def bind(self, *args: Any, **kwargs: Any) -> Any: ...


class Arguments:
    """The arguments of one recorded call as attributes, bound by the spec's signature, defaults applied.

    Generated code derives a class from this one for each method; elsewhere it is this class itself.
    """

    def __init__(self, /, **arguments: Any) -> None:
        self.__dict__.update(arguments)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Arguments):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as mutable as what it holds

    def __repr__(self) -> str:
        return f"Arguments({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


class Call(_um._Call):
    """One recorded call: a `unittest.mock._Call` whose `arguments` are bound to the spec's signature."""

    __class_getitem__ = classmethod(types.GenericAlias)

    @property
    def arguments(self) -> Any:
        """The arguments by name, defaults applied: an `Arguments`.

        Raises TypeError for a call of a mock that knows no signature, and for a call that its signature
        does not take.
        """
        signature: SignatureLike | None = self.__dict__.get("_signature")
        if signature is None:
            raise TypeError(
                f"{self!r} was made to a mock that has no signature, so its arguments have no names: "
                "give the mock a spec, or use .args and .kwargs"
            )
        args, kwargs = self._get_call_arguments()
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        arguments_class: type[Arguments] = self.__dict__.get("_arguments_class", Arguments)
        return arguments_class(**bound.arguments)


def recorded_call(
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    signature: SignatureLike | None,
    arguments_class: type[Arguments] = Arguments,
) -> Call:
    """A `Call` for `args` and `kwargs` whose `arguments` are bound by `signature`."""
    call = Call((args, kwargs), two=True)
    if signature is not None:
        call.__dict__["_signature"] = signature
        if arguments_class is not Arguments:
            call.__dict__["_arguments_class"] = arguments_class
    return call
