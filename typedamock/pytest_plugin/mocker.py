"""`TypedMocker`: patches and spies that take the thing itself instead of a string."""

from __future__ import annotations

import sys
import types
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar, overload

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from typedamock import AsyncMethodMock, MethodMock

    _ManagerT = TypeVar(
        "_ManagerT", bound="AbstractContextManager[Any, Any] | AbstractAsyncContextManager[Any, Any]"
    )

__all__ = ["TypedMocker"]

_P = ParamSpec("_P")
_R = TypeVar("_R")

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

    @overload
    def patch(  # type: ignore[overload-overlap]
        self, member: Callable[_P, types.CoroutineType[Any, Any, _R]], /, *, owner: object = None
    ) -> AsyncMethodMock[_P, _R]: ...
    @overload
    def patch(
        self, member: Callable[_P, _ManagerT], /, *, owner: object = None
    ) -> MethodMock[_P, _ManagerT]: ...
    @overload
    def patch(  # type: ignore[overload-overlap]
        self, member: Callable[_P, Awaitable[_R]], /, *, owner: object = None
    ) -> AsyncMethodMock[_P, _R]: ...
    @overload
    def patch(self, member: Callable[_P, _R], /, *, owner: object = None) -> MethodMock[_P, _R]: ...
    def patch(self, member: Callable[..., Any], /, *, owner: object = None) -> Any:
        """Put a mock with `member`'s signature where the code under test finds `member`.

        Args:
            member: a function, or a method of an object (replaced for that object) or of a class (replaced
                for all its instances; the mock is then called with `self`, as with `autospec=True`).
            owner: the one module, class or object to replace it in. Without it, a function is replaced in the
                module that defines it and in every module that imported it by name.

        Raises:
            TypeError: when nothing holds `member`, or `owner` does not.
        """
        return self._replace(member, owner, None)

    @overload
    def spy(  # type: ignore[overload-overlap]
        self, member: Callable[_P, types.CoroutineType[Any, Any, _R]], /, *, owner: object = None
    ) -> AsyncMethodMock[_P, _R]: ...
    @overload
    def spy(
        self, member: Callable[_P, _ManagerT], /, *, owner: object = None
    ) -> MethodMock[_P, _ManagerT]: ...
    @overload
    def spy(  # type: ignore[overload-overlap]
        self, member: Callable[_P, Awaitable[_R]], /, *, owner: object = None
    ) -> AsyncMethodMock[_P, _R]: ...
    @overload
    def spy(self, member: Callable[_P, _R], /, *, owner: object = None) -> MethodMock[_P, _R]: ...
    def spy(self, member: Callable[..., Any], /, *, owner: object = None) -> Any:
        """As `patch`, with the mock passing each call on to `member`."""
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

        if owner is None:
            owner = getattr(member, "__self__", None)
        if owner is None and isinstance(member, types.FunctionType) and "." in member.__qualname__:
            owner = _owner_of_method(member)
        if owner is not None:
            mock = self._undo.enter_context(patched(owner, member))
        else:
            places = list(self._places(member))
            if not places:
                raise TypeError(
                    f"no imported module holds {member!r}, so it cannot be replaced: give the owner, as in "
                    "typed_mocker.patch(client.fetch, owner=client)"
                )
            mock = create_autospec(member)
            for module, name in places:
                self._undo.enter_context(patch.object(module, name, new=mock))
        if side_effect is not None:
            mock.side_effect = side_effect
        self._mocks.append(mock)
        return mock

    def _places(self, function: Callable[..., Any]) -> Iterator[tuple[types.ModuleType, str]]:
        """The modules that hold a function, each with its name there."""
        home = getattr(function, "__module__", None)
        for module_name, module in list(sys.modules.items()):
            root = module_name.partition(".")[0]
            if module_name != home and (root in self._apart or root in sys.stdlib_module_names):
                continue
            # Not dir() and getattr(): modules may import what is asked for.
            for name, value in list(getattr(module, "__dict__", {}).items()):
                if value is function:
                    yield module, name


def _owner_of_method(function: types.FunctionType) -> object:
    """The class in which a function was defined, by its qualified name."""
    owner: Any = sys.modules.get(function.__module__)
    for name in function.__qualname__.split(".")[:-1]:
        owner = getattr(owner, name, None)
    if owner is None:
        raise TypeError(
            f"{function.__qualname__} is defined where {function.__module__} cannot reach it: give the "
            "owner, as in typed_mocker.patch(client.fetch, owner=client)"
        )
    return owner
