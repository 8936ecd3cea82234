"""The commands where nobody reads what they print: readers that left, closed streams, a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="redirections as a POSIX shell has them")

COMMAND = f"{sys.executable} -m typedamock"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text("class Client:\n    async def fetch(self) -> int: ...\n")
    (tmp_path / "test_app.py").write_text("from unittest import mock\n" * 3)
    return tmp_path


def shell(command: str, folder: Path) -> tuple[int, str, str]:
    # Buffered, as streams are unless this says otherwise: then what fails does so at the end.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("arguments", ["gen app:Client", "doctor", "migrate --no-mypy -q --diff ."])
def test_a_reader_that_has_gone(arguments: str, project: Path) -> None:
    assert shell(f"{{ sleep 0.5; {COMMAND} {arguments}; echo $? > status; }} | true", project) == (0, "", "")
    assert (project / "status").read_text() == "2\n"


@pytest.mark.parametrize("arguments", ["gen app:Client", "doctor", "migrate --no-mypy -q --diff .", "--help"])
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
    assert (status, said) == (2, "error: the current folder does not exist any more\n")


@pytest.mark.parametrize("arguments", ["gen app:Client -o mö.py", "migrate --no-mypy -q --check ."])
def test_a_terminal_that_cannot_show_a_path(arguments: str, project: Path) -> None:
    (project / "test_ö.py").write_text("from unittest import mock\n")
    status, out, said = shell(f"PYTHONIOENCODING=ascii {COMMAND} {arguments}", project)
    assert status in (0, 1) and "Traceback" not in said
    assert out == ("wrote m\\xf6.py (1 mock)\n" if arguments.startswith("gen") else "")


@pytest.mark.parametrize(
    "content",
    [
        "from unittest.mock import AsyncMock\r\nname = 'Zoë'\r\n".encode(),
        b"# coding: latin-1\nfrom unittest.mock import AsyncMock\nname = 'Zo\xeb'\n",
        b"from unittest.mock import AsyncMock, _patch\n\f\nclass Test: ...\n\f\n",
        b"from unittest.mock import AsyncMock",
        "\ufefffrom unittest.mock import AsyncMock  # \u2028 \n".encode(),
    ],
    ids=["CRLF", "latin-1", "form feed", "no final newline", "byte order mark"],
)
@pytest.mark.parametrize("where", [".", "{folder}", "../{name}"])
def test_patch_takes_a_diff(content: bytes, where: str, project: Path) -> None:
    if which("patch") is None:
        pytest.skip("there is no `patch`")
    (project / "test_app.py").write_bytes(content)
    where = where.format(folder=project, name=project.name)
    assert shell(f"PYTHONIOENCODING=ascii {COMMAND} migrate --no-mypy --diff {where} > d", project)[0] == 0
    assert shell("patch --binary -p1 < d", project)[0] == 0
    patched = (project / "test_app.py").read_bytes()
    (project / "test_app.py").write_bytes(content)
    shell(f"{COMMAND} migrate --no-mypy {where}", project)
    assert patched == (project / "test_app.py").read_bytes() != content
