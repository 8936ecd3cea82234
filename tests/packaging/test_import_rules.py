"""Who may import whom: the contracts are in pyproject.toml, under `tool.importlinter`."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import REPOSITORY


def test_the_import_contracts_hold() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    result = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_importing_the_runtime_loads_no_heavy_library() -> None:
    code = "import sys, typedamock, typedamock.mock; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"libcst", "rich", "mypy", "pytest", "typeguard"} & set(result.stdout.split())
