"""Dataclasses that nobody changes."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def immutable(cls: type[_T]) -> type[_T]:
    """A dataclass with slots that is frozen to checkers.

    Python does not enforce it: that would make each of the hundred thousand of a run four times as expensive.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


class _Interning(type):
    if not TYPE_CHECKING:  # it would hide from checkers what the classes are made of

        def __call__(cls, *values, **named):
            key = (cls, values, *named.items()) if named else (cls, values)
            made = _interned.get(key)
            if made is None:
                made = super().__call__(*values, **named)
                made = _interned[key] = _interned.setdefault(made.__reduce__(), made)
            return made


_interned: dict[tuple[object, ...], object] = {}


class Interned(metaclass=_Interning):
    """What a class made by `interned` derives from."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        names: tuple[str, ...] = type(self).__match_args__  # type: ignore[attr-defined]
        return type(self), tuple(getattr(self, name) for name in names)


@dataclass_transform(frozen_default=True, eq_default=False)
def interned(cls: type[_T]) -> type[_T]:
    """As `immutable`; moreover equal instances are one, so that comparing and hashing them costs nothing."""
    return dataclass(slots=True, eq=False)(cls)
