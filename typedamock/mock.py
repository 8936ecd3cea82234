"""The drop-in face of `unittest.mock`."""

from unittest.mock import ANY, DEFAULT, FILTER_DIR, InvalidSpecError, call, sentinel

from typedamock.runtime import mocks as _mocks
from typedamock.runtime._thin import create_autospec, mock_open, patch, seal
from typedamock.runtime.mocks import (
    AsyncMock,
    MagicMock,
    Mock,
    NonCallableMagicMock,
    NonCallableMock,
    PropertyMock,
)

__all__ = [
    "ANY",
    "DEFAULT",
    "FILTER_DIR",
    "AsyncMock",
    "InvalidSpecError",
    "MagicMock",
    "Mock",
    "NonCallableMagicMock",
    "NonCallableMock",
    "PropertyMock",
    "call",
    "create_autospec",
    "mock_open",
    "patch",
    "seal",
    "sentinel",
]

if hasattr(_mocks, "ThreadingMock"):
    ThreadingMock = _mocks.ThreadingMock
    __all__ += ["ThreadingMock"]
