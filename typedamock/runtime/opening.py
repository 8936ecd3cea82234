"""`mock_open`."""

from __future__ import annotations

import types
import unittest.mock as _um
from typing import Any

from typedamock.runtime.mocks import MagicMock

# Its code is the standard library's, of whatever version, with our class in place of its MagicMock: what a
# handle does differs between versions, and nothing of it is ours to decide.
mock_open: Any = types.FunctionType(
    _um.mock_open.__code__,
    {**vars(_um), "MagicMock": MagicMock},
    "mock_open",
    _um.mock_open.__defaults__,
)
mock_open.__doc__ = _um.mock_open.__doc__
mock_open.__module__ = __name__
