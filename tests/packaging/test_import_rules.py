"""Who may import whom: the contracts are in pyproject.toml, under `tool.importlinter`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY


def test_the_import_contracts_hold() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    result = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_importing_the_runtime_loads_no_heavy_library() -> None:
    code = "import sys, typedamock, typedamock.mock; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"libcst", "rich", "mypy", "pytest", "typeguard"} & set(result.stdout.split())


def test_generating_loads_neither_the_runtime_nor_libcst(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("class Client:\n    async def get(self, key: 'list[int]') -> str: ...\n")
    code = (
        "import sys; from typedamock.cli import main; main(['gen', 'app:Client', '-o', 'mocks.py']); "
        "print(*sys.modules)"
    )
    environment = {**os.environ, "TYPEDAMOCK_CACHE_DIR": str(tmp_path / "cache")}
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (tmp_path / "mocks.py").exists()
    loaded = {"libcst", "rich", "asyncio", "unittest.mock", "importlib.metadata", "typedamock.runtime"}
    assert not loaded & set(result.stdout.split())
