"""CPython's own tests of unittest.mock, with our names in its place.

The runner is `suites/cpython_suite.py` in the folder that TYPEDAMOCK_SHARED names; every Python that
TYPEDAMOCK_PYTHONS names (separated by `os.pathsep`) runs it, besides the one that runs this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = os.environ.get("TYPEDAMOCK_SHARED")
VERSIONS = ("3.11", "3.12", "3.13", "3.14", "3.15")


def interpreters() -> dict[str, str]:
    """The Pythons at hand, by version."""
    found = {f"{sys.version_info[0]}.{sys.version_info[1]}": sys.executable}
    named = filter(None, os.environ.get("TYPEDAMOCK_PYTHONS", "").split(os.pathsep))
    on_path = filter(None, (shutil.which(f"python{version}") for version in VERSIONS))
    for python in (*named, *on_path):
        probe = "import sys, unittest; print('%d.%d' % sys.version_info[:2])"
        result = subprocess.run([python, "-c", probe], capture_output=True, text=True)
        if result.returncode == 0:
            found.setdefault(result.stdout.strip(), python)
    return found


@pytest.mark.parametrize("mode", ["names", "globals"])
@pytest.mark.parametrize("version", VERSIONS)
def test_no_test_of_cpython_fails_with_our_names(version: str, mode: str) -> None:
    if SHARED is None:
        pytest.skip("TYPEDAMOCK_SHARED does not name the folder that has suites/cpython_suite.py")
    python = interpreters().get(version)
    if python is None:
        pytest.skip(f"no Python {version}: name it in TYPEDAMOCK_PYTHONS")
    runner = Path(SHARED) / "suites" / "cpython_suite.py"
    result = subprocess.run(
        [python, str(runner), "--module", "typedamock", "--path", str(ROOT), "--mode", mode],
        capture_output=True,
        text=True,
    )
    if "no CPython mock tests found" in result.stdout:
        pytest.skip(f"{python} comes without CPython's tests")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "SCORE 100.00 %" in result.stdout
