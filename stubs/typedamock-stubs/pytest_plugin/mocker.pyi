"""`TypedMocker`: patches and spies that take the thing itself instead of a string."""

import types
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, overload

from typedamock import (
    _P,
    _R,
    AsyncMethodMock,
    MethodMock,
    _AsyncIterableT,
    _AsyncIteratorMethodMock,
    _AwaitableMethodMock,
    _AwaitableObjectT,
    _AwaitableT,
)

__all__ = ["TypedMocker"]

class TypedMocker:
    """Replaces functions and methods by mocks that have their signature, until `stopall()`."""

    def __init__(self, apart_from: Iterable[str] = ()) -> None: ...
    # The overloads are those of `typedamock.patched`.
    @overload
    def patch(  # type: ignore[overload-overlap]
        self, member: Callable[_P, types.CoroutineType[Any, Any, _R]], /, *, owner: object = None
    ) -> AsyncMethodMock[_P, _R]:
        """Put a mock with `member`'s signature where the code under test finds `member`."""
    @overload
    def patch(  # type: ignore[overload-overlap]
        self, member: Callable[_P, _AwaitableObjectT], /, *, owner: object = None
    ) -> MethodMock[_P, _AwaitableObjectT]:
        """Put a mock with `member`'s signature where the code under test finds `member`."""
    @overload
    def patch(  # type: ignore[overload-overlap]
        self, member: Callable[_P, Coroutine[Any, Any, _R]], /, *, owner: object = None
    ) -> AsyncMethodMock[_P, _R]:
        """Put a mock with `member`'s signature where the code under test finds `member`."""
    @overload
    def patch(  # type: ignore[overload-overlap]
        self, member: Callable[_P, _AwaitableT], /, *, owner: object = None
    ) -> _AwaitableMethodMock[_P, _AwaitableT]:
        """Put a mock with `member`'s signature where the code under test finds `member`."""
    @overload
    def patch(
        self, member: Callable[_P, _AsyncIterableT], /, *, owner: object = None
    ) -> _AsyncIteratorMethodMock[_P, _AsyncIterableT]:
        """Put a mock with `member`'s signature where the code under test finds `member`."""
    @overload
    def patch(self, member: Callable[_P, _R], /, *, owner: object = None) -> MethodMock[_P, _R]:
        """Put a mock with `member`'s signature where the code under test finds `member`."""
    @overload
    def spy(  # type: ignore[overload-overlap]
        self, member: Callable[_P, types.CoroutineType[Any, Any, _R]], /, *, owner: object = None
    ) -> AsyncMethodMock[_P, _R]:
        """As `patch`, with the mock passing each call on to `member`."""
    @overload
    def spy(  # type: ignore[overload-overlap]
        self, member: Callable[_P, _AwaitableObjectT], /, *, owner: object = None
    ) -> MethodMock[_P, _AwaitableObjectT]:
        """As `patch`, with the mock passing each call on to `member`."""
    @overload
    def spy(  # type: ignore[overload-overlap]
        self, member: Callable[_P, Coroutine[Any, Any, _R]], /, *, owner: object = None
    ) -> AsyncMethodMock[_P, _R]:
        """As `patch`, with the mock passing each call on to `member`."""
    @overload
    def spy(  # type: ignore[overload-overlap]
        self, member: Callable[_P, _AwaitableT], /, *, owner: object = None
    ) -> _AwaitableMethodMock[_P, _AwaitableT]:
        """As `patch`, with the mock passing each call on to `member`."""
    @overload
    def spy(
        self, member: Callable[_P, _AsyncIterableT], /, *, owner: object = None
    ) -> _AsyncIteratorMethodMock[_P, _AsyncIterableT]:
        """As `patch`, with the mock passing each call on to `member`."""
    @overload
    def spy(self, member: Callable[_P, _R], /, *, owner: object = None) -> MethodMock[_P, _R]:
        """As `patch`, with the mock passing each call on to `member`."""
    def resetall(self) -> None:
        """Forget the calls that the mocks made here have recorded."""
    def stopall(self) -> None:
        """Put everything back, the last replaced first."""
