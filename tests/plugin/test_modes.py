"""Whatever way mypy runs, it says what a run from scratch says: caches of all formats, workers."""

import os
import shutil
from pathlib import Path

import pytest
from mypy.version import __version__ as mypy_version

from tests.plugin.running import run_mypy
from tests.plugin.test_cases import CASES, FILES

MYPY = tuple(int(part) for part in mypy_version.split(".")[:2])

# mypy 2 has this format by default and a switch that turns it off; before, one that turns it on.
OTHER_FORMAT = "--no-fixed-format-cache" if MYPY >= (2, 0) else "--fixed-format-cache"
MODES = {
    "as it is": [],
    "other format": [OTHER_FORMAT],
    "files": ["--no-sqlite-cache"],
    "sqlite": ["--sqlite-cache"],
    "fine-grained": ["--cache-fine-grained"],
    "two workers": ["--num-workers", "2"],
}


def lines_of(output: str) -> list[str]:
    lines = sorted(output.splitlines())
    if MYPY < (2, 0):
        # In the notes about a function that was read from the cache, its line and its name are missing.
        lines = [line for line in lines if ": error: " in line or ": note: Revealed type" in line]
    return lines


@pytest.fixture(scope="module")
def from_scratch() -> list[str]:
    return lines_of(run_mypy(CASES, *FILES))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(CASES, tmp_path / "project", ignore=shutil.ignore_patterns(".mypy_cache"))
    return tmp_path / "project"


@pytest.mark.parametrize(
    "mode", [mode if mode == "as it is" else pytest.param(mode, marks=pytest.mark.slow) for mode in MODES]
)
def test_cold_warm_and_touched_are_the_same(
    mode: str, project: Path, from_scratch: list[str], tmp_path: Path
) -> None:
    if mode == "two workers" and MYPY < (2, 0):
        pytest.skip("this mypy has no --num-workers")
    cache = tmp_path / "cache"

    def check() -> list[str]:
        return lines_of(run_mypy(project, *MODES[mode], *FILES, cache=cache))

    assert check() == from_scratch, "cold"
    assert check() == from_scratch, "warm"
    for path in sorted(project.rglob("*.py")):
        with path.open("a") as file:
            file.write("\n# touched\n")
        if mode == "as it is" and path.parent == project:
            continue
        assert check() == from_scratch, f"touched {path.name}"
    assert check() == from_scratch, "touched all"


def test_a_changed_plugin_checks_again_what_an_older_build_left(project: Path, tmp_path: Path) -> None:
    """A module that the last build did not have, from a build with another version of the plugin."""
    cache = tmp_path / "cache"
    (project / "helpers.py").write_text(
        "from app.client import Client\nfrom typedamock import AsyncMock\n\nmade = AsyncMock(spec=Client)\n"
    )
    (project / "uses.py").write_text("from helpers import made\n\nreveal_type(made.fetch)\n")
    before = run_mypy(project, "uses.py", cache=cache)
    assert "AsyncMethodMock" in before
    changed = tmp_path / "changed"
    shutil.copytree(plugin_folder(), changed / "typedamock_mypy")
    (changed / "typedamock_mypy" / "errors.py").open("a").write("# another version\n")
    environment = {"PYTHONPATH": str(changed)}
    run_mypy(project, "construction.py", cache=cache, environment=environment)
    verbose = run_mypy(project, "-v", "uses.py", cache=cache, environment=environment)
    assert "AsyncMethodMock" in verbose


def plugin_folder() -> Path:
    import typedamock_mypy

    return Path(os.path.dirname(typedamock_mypy.__file__))
