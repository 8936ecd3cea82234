"""What `import typedamock` loads."""

from __future__ import annotations

import subprocess
import sys


def test_importing_loads_neither_libcst_nor_rich_nor_mypy() -> None:
    program = (
        "import sys, typedamock\n"
        "from typedamock import mock, AsyncMock\n"
        "print(sorted({'libcst', 'rich', 'mypy', 'typing_extensions'} & sys.modules.keys()))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    import typedamock
    import typedamock.mock

    for module in (typedamock, typedamock.mock):
        assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_the_objects_of_unittest_mock_are_the_same() -> None:
    import unittest.mock

    import typedamock

    for name in ("ANY", "DEFAULT", "call", "sentinel"):
        assert getattr(typedamock, name) is getattr(unittest.mock, name)
