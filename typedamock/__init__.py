"""Mocks that know the types of what they stand in for."""

import sys

from typedamock import mock
from typedamock.mock import (
    ANY,
    DEFAULT,
    FILTER_DIR,
    AsyncMock,
    InvalidSpecError,
    MagicMock,
    Mock,
    NonCallableMagicMock,
    NonCallableMock,
    PropertyMock,
    call,
    create_autospec,
    mock_open,
    patch,
    seal,
    sentinel,
)
from typedamock.runtime.call import Arguments, Call
from typedamock.runtime.call_of import call_of
from typedamock.runtime.generated import (
    MockApi,
    async_method,
    method,
    overloaded_async_method,
    overloaded_method,
)
from typedamock.runtime.patched import patched
from typedamock.runtime.typed import (
    AsyncMethodMock,
    MethodMock,
    Mocked,
    OverloadedAsyncMethodMock,
    OverloadedMethodMock,
    mock_of,
    mocked,
)

__version__ = "0.1.0"

__all__ = [
    "ANY",
    "DEFAULT",
    "FILTER_DIR",
    "Arguments",
    "AsyncMethodMock",
    "AsyncMock",
    "Call",
    "InvalidSpecError",
    "MagicMock",
    "MethodMock",
    "Mock",
    "MockApi",
    "Mocked",
    "NonCallableMagicMock",
    "NonCallableMock",
    "OverloadedAsyncMethodMock",
    "OverloadedMethodMock",
    "PropertyMock",
    "async_method",
    "call",
    "call_of",
    "create_autospec",
    "method",
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
    from typedamock.mock import ThreadingMock

    __all__ += ["ThreadingMock"]
