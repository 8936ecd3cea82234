"""The drop-in face of `unittest.mock`: to a checker, each name is what typeshed says it is."""

import sys
import unittest.mock as _um
from typing import Any, Self
from unittest.mock import (
    ANY as ANY,
    DEFAULT as DEFAULT,
    FILTER_DIR as FILTER_DIR,
    call as call,
    mock_open as mock_open,
    seal as seal,
    sentinel as sentinel,
)

# Whether calls of what a spec has are checked against its signatures.
CHECK_SIGNATURES: bool

# Subclasses of the standard library's, so that every annotation that names those accepts ours.
class NonCallableMock(_um.NonCallableMock):
    """A mock that cannot be called."""

    def assert_all_awaited(self) -> None:
        """Assert that every call of this mock and of all below it was awaited."""
    # Any: what `mocked()` gives, and what is typed as its spec, are no NonCallableMock to a checker.
    def attach_mock(self, mock: Any, attribute: str) -> None:
        """Make `mock` an attribute of this mock, which then records its calls, too."""
    def __copy__(self) -> Self: ...

class Mock(NonCallableMock, _um.Mock):
    """A mock; `unittest.mock.Mock`, whose specs are read with their annotations."""

class NonCallableMagicMock(NonCallableMock, _um.NonCallableMagicMock):
    """A `MagicMock` that cannot be called."""

class MagicMock(Mock, _um.MagicMock):
    """A mock that has the special methods, too."""

class AsyncMock(Mock, _um.AsyncMock):
    """A mock whose calls are awaited."""

class PropertyMock(Mock, _um.PropertyMock):
    """A mock to be used as a property of a class."""

if sys.version_info >= (3, 13):
    class ThreadingMock(MagicMock, _um.ThreadingMock):
        """A mock whose calls other threads can wait for."""

def create_autospec(
    spec: Any,
    spec_set: Any = False,
    instance: Any = False,
    _parent: Any | None = None,
    _name: Any | None = None,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> Any:
    """A mock that has the attributes and the signatures of `spec`, and so have they."""

# A class of its own, by which the mypy plugin knows our `patch` from unittest.mock's.
class _patcher(_um._patcher): ...

patch: _patcher

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
