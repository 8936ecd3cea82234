"""The drop-in face of `unittest.mock`."""

import sys as _sys
from unittest.mock import ANY, DEFAULT, FILTER_DIR, call, seal, sentinel

from typedamock.runtime import family as _family
from typedamock.runtime.autospec import create_autospec
from typedamock.runtime.base import NonCallableMock
from typedamock.runtime.mocks import (
    AsyncMock,
    MagicMock,
    Mock,
    NonCallableMagicMock,
    PropertyMock,
)
from typedamock.runtime.opening import mock_open
from typedamock.runtime.patching import patch
from typedamock.spec.stdlib import InvalidSpecError

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

if _sys.version_info >= (3, 13):
    from typedamock.runtime.threads import ThreadingMock

    __all__ += ["ThreadingMock"]

# Whether calls of what a spec has are checked against its signatures.
CHECK_SIGNATURES = True

_family.settings = _sys.modules[__name__]
