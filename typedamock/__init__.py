"""Mocks that know the types of what they stand in for."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typedamock import mock as mock
    from typedamock.public import *

__version__ = "0.1.0"

__all__ = [
    "ANY",
    "DEFAULT",
    "FILTER_DIR",
    "Arguments",
    "AsyncCallableAttribute",
    "AsyncMethodMock",
    "AsyncMock",
    "Call",
    "CallableAttribute",
    "InvalidSpecError",
    "MagicMock",
    "MethodMock",
    "Mock",
    "MockApi",
    "Mocked",
    "NonCallableMagicMock",
    "NonCallableMock",
    "OptionalAsyncCallableAttribute",
    "OptionalCallableAttribute",
    "OverloadedAsyncMethodMock",
    "OverloadedMethodMock",
    "Parameters",
    "PropertyMock",
    "ShadowedMockApi",
    "async_method",
    "async_method_with",
    "cached",
    "call",
    "call_of",
    "create_autospec",
    "method",
    "method_with",
    "mock",
    "mock_of",
    "mock_open",
    "mocked",
    "overloaded_async_method",
    "overloaded_method",
    "patch",
    "patched",
    "seal",
    "sentinel",
]

if sys.version_info >= (3, 13):
    __all__ += ["ThreadingMock"]


def __getattr__(name: str) -> object:
    # The command line, the mypy plugin and the start of pytest load this package, too, and need no mocks.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    public = import_module("typedamock.public")
    globals().update((other, getattr(public, other)) for other in __all__ if other not in globals())
    value: object = globals()[name]
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
