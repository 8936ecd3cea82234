"""The private classes of mocks.

Every mock has a class of its own, so that `type(mock).attribute = PropertyMock()` touches no other mock.
Making a class costs more than everything else about a mock; therefore the classes of dropped mocks are used
again, and what mocks of one kind have in common is on a mixin that their classes share.
"""

from __future__ import annotations

import gc
from sys import getrefcount
from typing import Any

# More than the mocks that one run of the garbage collector frees, since mocks with children wait for it.
_POOL_SIZE = 2048


class Layout:
    """The private classes of the mocks of one class that have the same magic methods."""

    __slots__ = ("bases", "cls", "hooked", "mixin", "namespace", "pool", "pristine", "references")

    def __init__(self, cls: type, bases: tuple[type, ...], mixin: type[Shared], hooked: bool) -> None:
        self.cls: type = cls
        self.mixin: type[Shared] = mixin
        # The mixin comes last: type(mock).__mro__[1] is the class that was called.
        self.bases: tuple[type, ...] = (*bases, mixin)
        self.namespace: dict[str, Any] = {
            "__doc__": cls.__doc__,
            "__module__": cls.__module__,
            "_mock_is_private": True,
        }
        # Whether the class defines a step of a call itself.
        self.hooked: bool = hooked
        # Classes that no mock uses.
        self.pool: list[type] = []
        # The names that a private class has, and the references to it, while nothing was done to it.
        self.pristine: int = 0
        self.references: int = 0
        mixin._mock_layout = self

    def new_class(self) -> type:
        private = type(self.cls.__name__, self.bases, dict(self.namespace))
        if not self.pristine:
            self.pristine = len(private.__dict__)
            self.references = count_references(object.__new__(private)) - 1  # the local variable
        return private


def count_references(mock: Any) -> int:
    """The references to the private class of `mock`."""
    return getrefcount(type(mock))


class Shared:
    """What the private classes of one layout have in common."""

    __slots__ = ()

    _mock_layout: Layout

    def __del__(
        self,
        # Bound here, since module globals may be gone when the interpreter exits.
        pool_size: int = _POOL_SIZE,
        count_references: Any = count_references,
    ) -> None:
        private = type(self)
        layout = private._mock_layout
        if len(private.__dict__) == layout.pristine and len(layout.pool) < pool_size:
            del private
            if count_references(self) <= layout.references:
                layout.pool.append(type(self))


def set_original(private: type, original: Any) -> None:
    """Note of which mock the one with this private class is a copy; the class is not used again then."""
    type.__setattr__(private, "_mock_original", original)


def original_of(private: type) -> Any:
    """The mock that the one with this private class was copied from; None for one that is no copy."""
    return private.__dict__.get("_mock_original")


def is_private(cls: type) -> bool:
    """Whether `cls` is the class of one mock."""
    return "_mock_is_private" in cls.__dict__


def owner_of(private: type) -> Any:
    """The mock whose class is `private`. Slow: asks the garbage collector."""
    return next(referrer for referrer in gc.get_referrers(private) if type(referrer) is private)
