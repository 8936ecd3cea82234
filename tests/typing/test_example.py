"""The example of the documentation: its tests pass, and its mistakes are reported, each at its line."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.typing.checkers import MYPY, PYRIGHT_STANDARD, Checker

# As the example's own pyproject.toml configures them.
CHECKERS = (
    replace(MYPY, options=("--no-error-summary",)),
    replace(PYRIGHT_STANDARD, name="pyright", settings=None),
)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example, where nothing else of the repository is."""
    return shutil.copytree(
        REPOSITORY / "docs" / "example",
        tmp_path / "example",
        ignore=shutil.ignore_patterns("__pycache__", ".*_cache"),
    )


def test_the_example_passes_its_tests(example: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=example,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(r"^8 passed", result.stdout, re.MULTILINE), result.stdout


def test_the_generated_mock_is_what_its_command_writes(example: Path) -> None:
    committed = (example / "tests" / "rates_mock.py").read_text()
    command = ["gen", "shop.rates:RatesClient", "-o", "tests/rates_mock.py"]
    result = subprocess.run(
        [sys.executable, "-m", "typedamock", *command], cwd=example, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    assert (example / "tests" / "rates_mock.py").read_text() == committed


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.name)
def test_the_mistakes_are_reported(checker: Checker, example: Path, wheel_python: Path) -> None:
    if checker.command is None:
        pytest.skip(f"{checker.distribution} is not installed: pip install 'typedamock[checkers]'")
    lines = (example / "tests" / "mistakes.py").read_text().splitlines()
    marked = {
        number
        for number, line in enumerate(lines, 1)
        if (mark := re.search(r"# E: (.+)$", line)) and checker.name in mark[1].split(", ")
    }
    found = checker.check(example, wheel_python, "shop", "tests")
    assert {(diagnostic.file, diagnostic.line) for diagnostic in found} == {
        ("mistakes.py", line) for line in marked
    }
