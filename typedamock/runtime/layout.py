"""The private classes of mocks.

Every mock has a class of its own, so that `type(mock).attribute = PropertyMock()` touches no other mock.
Making a class costs more than everything else about a mock; therefore the classes of dropped mocks are used
again, and what mocks of one kind have in common is on a mixin that their classes share.
"""

from __future__ import annotations

import gc
import sys
from abc import get_cache_token
from sys import getrefcount
from typing import Any
from weakref import getweakrefcount, getweakrefs

from typedamock.runtime.unannotated import unannotated

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
                if len(held.__dict__) != len(held._mock_layout.as_made):  # type: ignore[attr-defined]
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

    __slots__ = (
        "allocate",
        "as_made",
        "bases",
        "cls",
        "hiding",
        "hooked",
        "in_pool",
        "in_use",
        "mixin",
        "name",
        "pool",
    )

    def __init__(
        self,
        cls: type,
        bases: tuple[type, ...],
        mixin: type[Shared],
        hiding: dict[str, Any],
        hooked: bool,
        allocate: Any,
    ) -> None:
        self.cls: type = cls
        # The `__new__` that makes the mocks: not object's if the class derives from one such as dict, too.
        self.allocate: Any = allocate
        # What each private class has itself, since its bases would be asked before the mixin.
        self.hiding: dict[str, Any] = hiding
        self.mixin: type[Shared] = mixin
        # The mixin comes last: type(mock).__mro__[1] is the class that was called.
        self.bases: tuple[type, ...] = (*bases, mixin)
        # Whether the class defines a step of a call itself.
        self.hooked: bool = hooked
        # Classes that no mock uses.
        self.pool: list[type] = []
        # A private class to which nothing was done: its name, what it has, and the references to it while its
        # mock dies and when it is taken from the pool; counted at these places, since what a local variable
        # counts for is the compiler's to say.
        self.name: str = ""
        self.as_made: dict[str, Any] = {}
        self.in_use: int = 0
        self.in_pool: int = 0
        mixin._mock_layout = self

    def with_pool(self) -> Layout:
        """This layout, which other threads do not know yet, having counted the references to a class."""
        if self.allocate is not object.__new__:
            # A user's `__new__` would notice a mock that nobody asked for: these classes are not used again.
            self.in_use = -1
            return self
        private = self._new()
        object.__new__(private)  # dies at once
        self.in_use -= 1  # the local variable here
        self.pool.append(private)
        del private
        self.pool.append(self.take())
        return self

    def take(self) -> type:
        """A private class that no mock has."""
        while True:
            try:
                private = self.pool.pop()
            except IndexError:
                return self._new()
            references = getrefcount(private)
            if references <= self.in_pool:
                return private
            if not self.in_pool:
                self.in_pool = references
                return private
            # Its mock was resurrected by another finalizer.
            _let_go(private)

    def _new(self) -> type:
        private = type(self.cls.__name__, self.bases, {**new_namespace(self.cls), **self.hiding})
        if self.as_made.get("_mock_abc_token") != private.__dict__["_mock_abc_token"]:
            self.as_made = dict(private.__dict__)
            self.name = private.__name__
        if _FORGETS_SUBCLASSES:
            _held.hold(private)
        return private


def new_namespace(cls: type) -> dict[str, Any]:
    """What a private class of the mocks of `cls` has."""
    return {
        "__doc__": cls.__doc__,
        "__module__": cls.__module__,
        # Tells whether the class may have been registered with an abstract class since.
        "_mock_abc_token": get_cache_token(),
        "_mock_is_private": True,
    }


def _is_remembered_by_its_bases_alone(private: type) -> bool:
    """Whether nothing but caches of abstract classes, which go by bases, has weak references to the class."""
    return private._mock_abc_token == get_cache_token() and all(  # type: ignore[attr-defined]
        reference.__callback__ is None or getattr(reference.__callback__, "__name__", None) == "_destroy"
        for reference in getweakrefs(private)
    )


@unannotated
class Shared:
    """What the private classes of one layout have in common."""

    __slots__ = ()

    _mock_layout: Layout

    def __del__(
        self,
        # Bound here, since module globals may be gone when the interpreter exits.
        pool_size: int = _POOL_SIZE,
        count_references: Any = getrefcount,
        count_weak_references: Any = getweakrefcount,
        is_remembered_by_its_bases_alone: Any = _is_remembered_by_its_bases_alone,
        let_go: Any = _let_go,
    ) -> None:
        private = type(self)
        layout = private._mock_layout
        references = count_references(private)
        if not layout.in_use:
            layout.in_use = references
        # It can be used again if nothing and nobody can tell it from a new one.
        elif (
            references <= layout.in_use
            and private.__dict__ == layout.as_made
            and private.__name__ is layout.name
            and private.__qualname__ is layout.name
            and private.__bases__ is layout.bases
            and len(layout.pool) < pool_size
            and (count_weak_references(private) <= 1 or is_remembered_by_its_bases_alone(private))
        ):
            layout.pool.append(private)
        else:
            let_go(private)


def derived_from(private: type, namespace: dict[str, Any]) -> type:
    """A private class derived from that of another mock."""
    return type(private.__name__, (private,), {**new_namespace(private), **namespace})


def note_copy(private: type) -> None:
    """Note that the mock with this class is a copy of the one with its base."""
    type.__setattr__(private, "_mock_is_copy", True)


def original_class_of(private: type) -> type | None:
    """The private class of the mock that the one with this private class was copied from, if any."""
    return private.__base__ if "_mock_is_copy" in private.__dict__ else None


def is_private(cls: type) -> bool:
    """Whether `cls` is the class of one mock."""
    return "_mock_is_private" in cls.__dict__


def owner_of(private: type) -> Any:
    """The mock whose class is `private`; ReferenceError when it is gone. Slow: asks the garbage collector."""
    for referrer in gc.get_referrers(private):
        if type(referrer) is private:
            return referrer
    raise ReferenceError(f"the mock with the class {private!r} does not exist any more")
