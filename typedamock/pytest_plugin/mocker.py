"""`TypedMocker`: patches and spies that take the thing itself instead of a string."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import Any, Final

__all__ = ["TypedMocker"]

_MACHINERY: Final = frozenset({"pytest", "_pytest", "pluggy", "typedamock"})


class TypedMocker:
    """Replaces functions and methods by mocks that have their signature, until `stopall()`.

    Args:
        apart_from: names of distributions or modules that keep what they have, when a function is replaced in
            every module that imported it: the test machinery itself.
    """

    def __init__(self, apart_from: Iterable[str] = ()) -> None:
        self._undo = ExitStack()
        self._mocks: list[Any] = []
        self._apart = _MACHINERY | {name.replace("-", "_").lower() for name in apart_from}

    def patch(self, member: Callable[..., Any], /, *, owner: object = None) -> Any:
        """Put a mock with `member`'s signature where the code under test finds `member`.

        Args:
            member: a function or a class, or a method of an object (replaced for that object) or of a class
                (replaced for all its instances; the mock is then called with `self`, as with
                `autospec=True`). What is a mock of this `TypedMocker` already is returned as it is.
            owner: the one module, class or object to replace it in. Without it, a function is replaced in the
                module that defines it and in every module that imported it by name, a method in the class
                that defines it.

        Raises:
            TypeError: when `member` is no function or somebody else's mock, when nothing holds it, or `owner`
                does not.
        """
        return self._replace(member, owner, None)

    def spy(self, member: Callable[..., Any], /, *, owner: object = None) -> Any:
        """As `patch`, with the mock passing each call on to `member`; a mock records its calls by itself."""
        return self._replace(member, owner, member)

    def resetall(self) -> None:
        """Forget the calls that the mocks made here have recorded."""
        for mock in self._mocks:
            mock.reset_mock()

    def stopall(self) -> None:
        """Put everything back, the last replaced first."""
        self._mocks.clear()
        self._undo.close()

    def _replace(
        self, member: Callable[..., Any], owner: object, side_effect: Callable[..., Any] | None
    ) -> Any:
        from typedamock import create_autospec, patch, patched

        if any(member is mock for mock in self._mocks):
            return member
        _check(member)
        places = [] if owner is not None else list(self._places(member))
        if owner is None:
            owner = _owner(member, has_places=bool(places))
        if owner is not None:
            _check_lookup(owner, member)
            mock = self._undo.enter_context(patched(owner, member))
        elif places:
            mock = create_autospec(member)
        else:
            raise TypeError(
                f"no imported module holds {member!r}, so it cannot be replaced: give the owner, as in "
                "typed_mocker.patch(client.fetch, owner=client)"
            )
        for module, name in places:
            self._undo.enter_context(patch.object(module, name, new=mock))
        if side_effect is not None:
            mock.side_effect = side_effect
        self._mocks.append(mock)
        return mock

    def _places(self, member: Callable[..., Any]) -> Iterator[tuple[types.ModuleType, str]]:
        """The modules that hold a function, each with its name there."""
        home = getattr(member, "__module__", None)
        for module_name, module in list(sys.modules.items()):
            root = module_name.partition(".")[0]
            # Not dir() and getattr(): modules may import what is asked for.
            names = getattr(module, "__dict__", {})
            for name, value in list(names.items()):
                if value is not member:
                    continue
                if module_name == home or (
                    # What the standard library imported for itself is none of the test's business.
                    module_name == "builtins" or name in names.get("__all__", ())
                    if root in sys.stdlib_module_names
                    else root not in self._apart
                ):
                    yield module, name


def _check(member: object) -> None:
    from typedamock.spec.stdlib import _extract_mock, _is_instance_mock

    if _is_instance_mock(_extract_mock(member)):
        raise TypeError(f"{member!r} is a mock already: set what it gives on that mock")
    if isinstance(member, str):
        raise TypeError(f"give what {member!r} names, not its name: typed_mocker.patch(app.send)")
    if isinstance(member, property) or type(member).__name__ == "cached_property":
        raise TypeError(
            f"{member!r} is no function: replace a property with "
            'patch.object(Client, "url", new_callable=PropertyMock)'
        )
    if not callable(member):
        raise TypeError(
            f"{member!r} is neither a function nor a class: replace a value with monkeypatch.setattr"
        )


def _check_lookup(owner: object, member: Callable[..., Any]) -> None:
    name = getattr(member, "__name__", "")
    if name.startswith("__") and name.endswith("__") and not isinstance(owner, type | types.ModuleType):
        raise TypeError(
            f"{name} is looked up in the class, never in an object: "
            f"typed_mocker.patch({type(owner).__name__}.{name})"
        )


def _owner(member: Callable[..., Any], *, has_places: bool) -> object:
    """The object or the class that a method is looked up in; None for what modules alone hold."""
    this = getattr(member, "__self__", None)
    if this is not None and not isinstance(this, types.ModuleType):
        # A module may hold a method of an object that is its own, as `random.random`.
        return None if has_places else this
    if this is None and "." in getattr(member, "__qualname__", ""):
        return _owner_by_name(member, has_places=has_places)
    return None


def _owner_by_name(member: Callable[..., Any], *, has_places: bool) -> object:
    """The class in which a method or a class was defined, by its qualified name."""
    owner: Any = sys.modules.get(getattr(member, "__module__", None) or "")
    for name in member.__qualname__.split(".")[:-1]:
        owner = getattr(owner, name, None)
    if owner is None and not has_places:
        raise TypeError(
            f"{member.__qualname__} is defined where {member.__module__} cannot reach it: give the "
            "owner, as in typed_mocker.patch(client.fetch, owner=client)"
        )
    return owner
