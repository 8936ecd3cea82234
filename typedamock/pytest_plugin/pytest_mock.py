"""typedamock's mocks from pytest-mock's `mocker`."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pytest

__all__ = ["make_typedamocks"]


def make_typedamocks() -> Callable[[], None]:
    """From now on, the `mocker` fixtures make their mocks with typedamock.

    Returns:
        What undoes it.

    Raises:
        pytest.UsageError: where pytest-mock is not installed.
    """
    if find_spec("pytest_mock") is None:
        raise pytest.UsageError("typedamock_mocker = true needs pytest-mock, which is not installed")
    import pytest_mock._util

    import typedamock.mock

    # What get_mock_module() remembers after the first time that it is asked.
    util: Any = pytest_mock._util
    before = util._mock_module
    util._mock_module = typedamock.mock

    def undo() -> None:
        util._mock_module = before

    return undo
