"""The annotations of attributes of generated mocks that hold something to be called.

Checkers see descriptors; the interpreter sees what may be assigned.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

# To a checker, what is subscripted with values is no type.
_awaitable: Any = Awaitable
_callable: Any = Callable


class CallableAttribute:
    """`CallableAttribute[[int], str]`: an attribute that is called with an int and gives a str."""

    def __class_getitem__(cls, arguments: Any) -> Any:
        parameters, returned = arguments
        return _callable[parameters, returned]


class AsyncCallableAttribute:
    """As `CallableAttribute`, where awaiting the call gives it."""

    def __class_getitem__(cls, arguments: Any) -> Any:
        parameters, awaited = arguments
        return _callable[parameters, _awaitable[awaited]]


class OptionalCallableAttribute(CallableAttribute):
    """As `CallableAttribute`, which may also be None."""

    def __class_getitem__(cls, arguments: Any) -> Any:
        return super().__class_getitem__(arguments) | None


class OptionalAsyncCallableAttribute(AsyncCallableAttribute):
    """As `AsyncCallableAttribute`, which may also be None."""

    def __class_getitem__(cls, arguments: Any) -> Any:
        return super().__class_getitem__(arguments) | None
