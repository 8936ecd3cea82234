"""Dataclasses that nobody changes."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def immutable(cls: type[_T]) -> type[_T]:
    """A dataclass with slots that is frozen to checkers.

    Python does not enforce it: that would make each of the hundred thousand of a run four times as expensive.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
