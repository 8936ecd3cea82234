"""The private classes of mocks.

Every mock has a class of its own, so that `type(mock).attribute = PropertyMock()` touches no other mock.
Making a class costs more than everything else about a mock; therefore the classes of dropped mocks are used
again, and what mocks of one kind have in common is on a mixin that their classes share.
"""

from __future__ import annotations

import gc
import sys
from sys import getrefcount
from typing import Any

# More than the mocks that one run of the garbage collector frees, since mocks with children wait for it.
_POOL_SIZE = 2048

# Before 3.15 the garbage collector clears weak references to what it is about to free, the ones by which a
# class knows its subclasses too, and then asks finalizers; a class that one of them saves is never told that
# a base has changed (CPython's gh-135552).
_FORGETS_SUBCLASSES = sys.version_info < (3, 15)


class _Held:
    """Private classes that the garbage collector shall not find together with their mocks."""

    def __init__(self) -> None:
        self.classes: set[type] = set()
        self.size_to_review: int = _POOL_SIZE

    def hold(self, private: type) -> None:
        if len(self.classes) >= self.size_to_review:
            for held in self.classes.copy():
                if len(held.__dict__) != held._mock_layout.pristine:  # type: ignore[attr-defined]
                    release(held)
            self.size_to_review = max(_POOL_SIZE, 2 * len(self.classes))
        self.classes.add(private)


_held = _Held()
_let_go = _held.classes.discard


def release(private: type) -> None:
    """Let a private class be collected with its mock, since what is set on it may refer to the mock."""
    type.__setattr__(private, "_mock_released", True)  # no other mock gets it
    _let_go(private)


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
            # Without the local variable, with _held.
            self.references = count_references(object.__new__(private)) - 1 + _FORGETS_SUBCLASSES
        if _FORGETS_SUBCLASSES:
            _held.hold(private)
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
        let_go: Any = _let_go,
    ) -> None:
        private = type(self)
        layout = private._mock_layout
        if len(private.__dict__) == layout.pristine and len(layout.pool) < pool_size:
            del private
            if count_references(self) <= layout.references:
                layout.pool.append(type(self))
                return
        let_go(type(self))


def set_original(private: type, original: Any) -> None:
    """Note of which mock the one with this private class is a copy; the class is not used again then."""
    type.__setattr__(private, "_mock_original", original)
    release(private)


def original_of(private: type) -> Any:
    """The mock that the one with this private class was copied from; None for one that is no copy."""
    return private.__dict__.get("_mock_original")


def is_private(cls: type) -> bool:
    """Whether `cls` is the class of one mock."""
    return "_mock_is_private" in cls.__dict__


def owner_of(private: type) -> Any:
    """The mock whose class is `private`. Slow: asks the garbage collector."""
    return next(referrer for referrer in gc.get_referrers(private) if type(referrer) is private)
