"""The commands where nobody reads what they print: readers that left, closed streams, a full disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="redirections as a POSIX shell has them")

COMMAND = f"{sys.executable} -m typedamock"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text("class Client:\n    async def fetch(self) -> int: ...\n")
    (tmp_path / "test_app.py").write_text("from unittest import mock\n" * 3)
    return tmp_path


def shell(command: str, folder: Path) -> tuple[int, str, str]:
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("arguments", ["gen app:Client", "doctor", "migrate --no-mypy -q --diff ."])
def test_a_reader_that_has_gone(arguments: str, project: Path) -> None:
    assert shell(f"{{ sleep 0.5; {COMMAND} {arguments}; echo $? > status; }} | true", project) == (0, "", "")
    assert (project / "status").read_text() == "2\n"


@pytest.mark.parametrize("arguments", ["gen app:Client", "doctor", "migrate --no-mypy -q --diff ."])
def test_a_full_disk(arguments: str, project: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full to write to")
    status, _, said = shell(f"{COMMAND} {arguments} > /dev/full", project)
    assert status == 2
    assert said.startswith("error: [Errno 28] No space left on device\n")
    assert "Traceback" not in said


def test_closed_streams(project: Path) -> None:
    assert shell(f"{COMMAND} gen app:Client >&-", project) == (0, "", "")
    assert shell(f"{COMMAND} gen app:Nobody 2>&-", project) == (2, "", "")


def test_a_current_folder_that_is_gone(project: Path) -> None:
    gone = project / "gone"
    gone.mkdir()
    status, _, said = shell(f"rmdir {gone}; {COMMAND} doctor", gone)
    assert (status, said) == (2, "error: [Errno 2] No such file or directory\n")
