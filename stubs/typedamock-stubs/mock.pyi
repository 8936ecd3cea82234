"""The drop-in face of `unittest.mock`: to a checker, each name is what typeshed says it is."""

import sys
import unittest.mock as _um
from unittest.mock import (
    ANY as ANY,
    DEFAULT as DEFAULT,
    FILTER_DIR as FILTER_DIR,
    call as call,
    create_autospec as create_autospec,
    mock_open as mock_open,
    patch as patch,
    seal as seal,
    sentinel as sentinel,
)

# Whether calls of what a spec has are checked against its signatures.
CHECK_SIGNATURES: bool

# Subclasses of the standard library's, so that every annotation that names those accepts ours.
class NonCallableMock(_um.NonCallableMock):
    """A mock that cannot be called."""

class Mock(_um.Mock):
    """A mock; `unittest.mock.Mock`, whose specs are read with their annotations."""

class NonCallableMagicMock(_um.NonCallableMagicMock):
    """A `MagicMock` that cannot be called."""

class MagicMock(_um.MagicMock):
    """A mock that has the special methods, too."""

class AsyncMock(_um.AsyncMock):
    """A mock whose calls are awaited."""

class PropertyMock(_um.PropertyMock):
    """A mock to be used as a property of a class."""

if sys.version_info >= (3, 13):
    class ThreadingMock(_um.ThreadingMock):
        """A mock whose calls other threads can wait for."""

# Not in typeshed.
class InvalidSpecError(Exception): ...

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
if sys.version_info >= (3, 13):
    __all__ += ["ThreadingMock"]
