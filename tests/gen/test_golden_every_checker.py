"""The golden modules are clean to the checkers that test_golden does not run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.gen.golden_cases import GOLDEN, PROJECT, SITE_PACKAGES
from tests.gen.interpreter import interpreter
from tests.typing.checkers import BASEDPYRIGHT, PYREFLY, TY, ZUBAN, Checker


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has the specs installed."""
    return interpreter(tmp_path_factory.mktemp("installed"), PROJECT, SITE_PACKAGES)


@pytest.mark.parametrize("checker", [BASEDPYRIGHT, TY, PYREFLY, ZUBAN], ids=lambda checker: checker.name)
def test_the_golden_modules_are_clean(checker: Checker, python: Path, tmp_path: Path) -> None:
    if checker.command is None:
        pytest.skip(f"{checker.distribution} is not installed")
    files = [path.name for path in sorted(GOLDEN.glob("*.py"))]
    for name in files:
        shutil.copy(GOLDEN / name, tmp_path / name)
    found = checker.check(tmp_path, python, *files)
    assert not found, "\n".join(f"{one.file}:{one.line}: {one.message}" for one in found)
