"""All checkers agree on baseline.py and generated.py; what each sees differently is in its `only_*.py`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.typing.checkers import (
    BASEDPYRIGHT,
    CHECKERS,
    MYPY,
    MYPY_WITH_PLUGIN,
    PYREFLY,
    PYRIGHT_STANDARD,
    PYRIGHT_STRICT,
    TY,
    ZUBAN,
    Checker,
)

HERE = Path(__file__).parent


def lines_marked_as_errors(source: Path) -> set[int]:
    """The lines that end in `# E`."""
    return {
        number for number, line in enumerate(source.read_text().splitlines(), 1) if re.search(r"# E$", line)
    }


def disagreements(checker: Checker, source: Path, folder: Path, python: Path) -> list[str]:
    """Where a checker's errors are not the marked lines: one text for each such line."""
    if checker.command is None:
        pytest.skip(f"{checker.distribution} is not installed: pip install 'typedamock[checkers]'")
    shutil.copy(source, folder)
    reported: dict[int, str] = {}
    for diagnostic in checker.check(folder, python, source.name):
        reported.setdefault(diagnostic.line, diagnostic.message)
    marked = lines_marked_as_errors(source)
    text = source.read_text().splitlines()
    return [
        *(f"{line}: not reported: {text[line - 1].strip()}" for line in sorted(marked - reported.keys())),
        *(f"{line}: reported: {reported[line]}" for line in sorted(reported.keys() - marked)),
    ]


def id_of(checker: Checker) -> str:
    return checker.name.replace(" ", "-")


def test_the_page_counts_the_mistakes() -> None:
    page = (REPOSITORY / "docs" / "every-checker.md").read_text()
    through_mocked = len(lines_marked_as_errors(HERE / "baseline.py"))
    generated = len(lines_marked_as_errors(HERE / "generated.py"))
    assert f"({through_mocked} mistakes through\n`mocked`, {generated} through generated mocks)" in page
    assert f"of the {through_mocked} mistakes" in page


@pytest.mark.parametrize("checker", CHECKERS, ids=id_of)
def test_baseline(checker: Checker, tmp_path: Path, wheel_python: Path) -> None:
    found = disagreements(checker, HERE / "baseline.py", tmp_path, wheel_python)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("checker", CHECKERS, ids=id_of)
def test_generated_mocks(checker: Checker, tmp_path: Path, wheel_python: Path) -> None:
    shutil.copy(HERE / "library.py", tmp_path)
    command = ["gen", "library:Client", "library:Repo", "-o", "library_mock.py"]
    subprocess.run([sys.executable, "-m", "typedamock", *command], cwd=tmp_path, check=True)
    found = disagreements(checker, HERE / "generated.py", tmp_path, wheel_python)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("checker", CHECKERS, ids=id_of)
def test_a_suite_over_real_clients(checker: Checker, tmp_path: Path, wheel_python: Path) -> None:
    shutil.copy(HERE / "application.py", tmp_path)
    found = disagreements(checker, HERE / "clients.py", tmp_path, wheel_python)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("checker", "file"),
    [
        pytest.param(checker, file, id=id_of(checker))
        for checker, file in (
            (MYPY, "only_mypy.py"),
            (MYPY_WITH_PLUGIN, "only_mypy_with_plugin.py"),
            (PYRIGHT_STANDARD, "only_pyright.py"),
            (PYRIGHT_STRICT, "only_pyright.py"),
            (BASEDPYRIGHT, "only_pyright.py"),
            (TY, "only_ty.py"),
            (PYREFLY, "only_pyrefly.py"),
            (ZUBAN, "only_zuban.py"),
        )
    ],
)
def test_particulars(checker: Checker, file: str, tmp_path: Path, wheel_python: Path) -> None:
    shutil.copy(HERE / "particulars.py", tmp_path)
    found = disagreements(checker, HERE / file, tmp_path, wheel_python)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("checker", CHECKERS, ids=id_of)
def test_a_renamed_method_is_reported_wherever_tests_name_it(
    checker: Checker, tmp_path: Path, wheel_python: Path
) -> None:
    if checker.command is None:
        pytest.skip(f"{checker.distribution} is not installed: pip install 'typedamock[checkers]'")
    project = shutil.copytree(REPOSITORY / "tests" / "ide" / "project", tmp_path / "project")
    client = project / "client.py"
    client.write_text(client.read_text().replace("def fetch(", "def fetch_user("))
    command = ["gen", "client:Client", "-o", "client_mock.py"]
    subprocess.run([sys.executable, "-m", "typedamock", *command], cwd=project, check=True)
    uses = (project / "uses.py").read_text().splitlines()
    named = {number for number, line in enumerate(uses, 1) if re.search(r"(mock|client)\.fetch", line)}
    assert len(named) == 6
    assert {diagnostic.line for diagnostic in checker.check(project, wheel_python, "uses.py")} >= named
