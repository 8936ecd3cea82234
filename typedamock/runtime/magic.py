"""Magic methods: made when they are first used, by descriptors that many mocks share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from unittest.mock import DEFAULT

from typedamock.runtime.layout import Shared, original_class_of, owner_of
from typedamock.runtime.members import bind_magic
from typedamock.runtime.state import STATE
from typedamock.spec.stdlib import _async_method_magics, _magics, _set_return_value

SUPPORTED = frozenset(_magics | _async_method_magics)


# What a comparison gives for a mock that is the same, or was copied from it.
_COMPARISONS = {"__eq__": True, "__ne__": False}


class MagicProxy:
    """Gives each mock its mock of one magic method."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name: str = name

    def __get__(self, mock: Any, private: type | None = None) -> Any:
        if mock is None:
            assert private is not None
            return self if "_mock_is_private" not in private.__dict__ else MagicOfClass(self.name, private)
        name = self.name
        children = mock.__dict__[STATE].children
        if children is not None:
            magic = dict.get(children, name)
            if magic is not None:
                return magic
        magic = mock._get_child_mock(name=name, _new_name=name, _new_parent=mock)
        mock._mock_children[name] = magic
        _set_return_value(mock, magic, name)
        if name in _COMPARISONS and (original := original_class_of(type(mock))) is not None:
            magic.side_effect = _comparison(name, mock, magic, original)
        bind_magic(mock, name, magic)
        return magic


def _comparison(name: str, mock: Any, magic: Any, original: type) -> Callable[[Any], Any]:
    """A copy equals what it was copied from, as the `__eq__` that both share in `unittest.mock` has it."""

    def compare(other: Any) -> Any:
        if magic.__dict__[STATE].ret is not DEFAULT:
            return DEFAULT
        return _COMPARISONS[name] if other is mock or type(other) is original else NotImplemented

    return compare


class MagicOfClass:
    """What `type(mock).__str__` is: a call gives the mock as first argument, anything else finds it.

    `contextlib.ExitStack` calls magic methods that way.
    """

    __slots__ = ("_name", "_private")

    def __init__(self, name: str, private: type) -> None:
        object.__setattr__(self, "_name", name)
        object.__setattr__(self, "_private", private)

    def __call__(self, mock: Any, /, *args: Any, **kwargs: Any) -> Any:
        return getattr(mock, self._name)(mock, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(getattr(owner_of(self._private), self._name), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(getattr(owner_of(self._private), self._name), name, value)


def proxies(magics: Iterable[str]) -> dict[str, Any]:
    """The namespace of a class with proxies for `magics`."""
    namespace: dict[str, Any] = {name: MagicProxy(name) for name in magics}
    if "__eq__" in namespace and "__hash__" not in namespace:
        namespace["__hash__"] = object.__hash__  # which type() would set to None
    return namespace


def mixin_with(magics: frozenset[str]) -> type[Shared]:
    """A mixin with proxies for `magics`."""
    return type("Shared", (Shared,), {"__slots__": (), **proxies(magics)})


def proxies_hiding(bases: tuple[type, ...], cls: type, magics: frozenset[str]) -> dict[str, Any]:
    """Proxies for those of `magics` that a class has from one of `bases`: its bases that are no mocks."""
    hidden = {name for base in bases if base is not object for name in magics.intersection(vars(base))}
    return proxies(
        name for name in hidden if next(owner for owner in cls.__mro__ if name in vars(owner)) in bases
    )
