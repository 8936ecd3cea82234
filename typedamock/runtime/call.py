"""What is recorded of one call."""

from __future__ import annotations

import copy
import types
import unittest.mock as _um
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from typedamock.runtime.state import Record
    from typedamock.spec.signature import Binding


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

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # as mutable as what it holds

    def __repr__(self) -> str:
        return f"Arguments({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


class Parameters(Arguments):
    """The parameters of a method that a generated mock declares, as fields of a dataclass state them."""


class Call(_um._Call):
    """One recorded call: a `unittest.mock._Call` whose `arguments` are bound to the spec's signature."""

    __class_getitem__: Any = classmethod(types.GenericAlias)

    def __deepcopy__(self, memo: dict[int, Any]) -> Call:
        args, kwargs = self._get_call_arguments()
        return recorded_call(
            (copy.deepcopy(args, memo), copy.deepcopy(kwargs, memo)), self.__dict__.get("_binding")
        )

    @property
    def arguments(self) -> Any:
        """The arguments by name, defaults applied: an `Arguments`.

        Raises TypeError for a call of a mock that knows no signature, and for a call that its signature
        does not take.
        """
        binding: Binding | None = self.__dict__.get("_binding")
        args, kwargs = self._get_call_arguments()
        arguments = None if binding is None else binding.arguments(args, kwargs)
        if arguments is None:
            raise TypeError(
                f"{self!r} was made to a mock that has no signature, so its arguments have no names: "
                "give the mock a spec, or use .args and .kwargs"
            )
        cls: type[Arguments] = getattr(binding, "arguments_class", Arguments)
        made = cls.__new__(cls)
        # A constructor of its own states the signature to checkers.
        Arguments.__init__(made, **arguments)
        return made


def recorded_call(record: Record, binding: Binding | None) -> Call:
    """A `Call` whose `arguments` are bound by `binding`."""
    call = Call(record, two=True)
    if binding is not None:
        call.__dict__["_binding"] = binding
    return call
