"""The command as it is run: files, streams, exit statuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from typedamock.migrate.command import main

BEFORE = b"from unittest.mock import AsyncMock\n"
AFTER = b"from typedamock import AsyncMock\n"


@pytest.fixture
def tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "test_app.py").write_bytes(BEFORE)
    return folder


def test_files_are_rewritten_once(tests: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tests"]) == 0
    assert (tests / "test_app.py").read_bytes() == AFTER
    assert capsys.readouterr() == ("", "1 file changed, 0 left as they were\n")
    assert main(["tests"]) == 0
    assert (tests / "test_app.py").read_bytes() == AFTER


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf" + BEFORE, BEFORE.replace(b"\n", b"\r\n"), BEFORE.rstrip()]
)
def test_byte_order_mark_and_line_ends_stay(tests: Path, content: bytes) -> None:
    (tests / "test_app.py").write_bytes(content)
    assert main(["tests"]) == 0
    assert (tests / "test_app.py").read_bytes() == content.replace(b"unittest.mock", b"typedamock")


def test_the_encoding_that_a_file_declares_stays(tests: Path) -> None:
    content = b"# -*- coding: latin-1 -*-\n" + BEFORE + "name = 'Zoë'\n".encode("latin-1")
    (tests / "test_app.py").write_bytes(content)
    assert main(["tests"]) == 0
    assert (tests / "test_app.py").read_bytes() == content.replace(b"unittest.mock", b"typedamock")


def test_mode_and_symbolic_link_stay(tests: Path) -> None:
    real = tests.parent / "real.py"
    real.write_bytes(BEFORE)
    real.chmod(0o755)
    (tests / "test_link.py").symlink_to(real)
    assert main(["tests"]) == 0
    assert (tests / "test_link.py").is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (AFTER, 0o755)


def test_check_writes_nothing(tests: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", "tests"]) == 1
    assert (tests / "test_app.py").read_bytes() == BEFORE
    assert "would change tests/test_app.py" in capsys.readouterr().err
    main(["tests"])
    assert main(["--check", "tests"]) == 0


def test_diff_writes_nothing(tests: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--diff", "tests"]) == 0
    assert (tests / "test_app.py").read_bytes() == BEFORE
    assert capsys.readouterr().out == (
        "--- a/tests/test_app.py\n"
        "+++ b/tests/test_app.py\n"
        "@@ -1 +1 @@\n"
        "-from unittest.mock import AsyncMock\n"
        "+from typedamock import AsyncMock\n"
    )


def test_a_file_that_does_not_parse_is_named_and_the_others_are_done(
    tests: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tests / "broken.py").write_text("from unittest import mock\ndef f(:\n")
    assert main(["tests"]) == 2
    assert (tests / "test_app.py").read_bytes() == AFTER
    assert "error: tests/broken.py: left alone, line 2: invalid syntax\n" in capsys.readouterr().err


def test_what_is_left_is_noted(tests: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tests / "test_app.py").write_text(
        "import unittest\n"
        "from unittest.mock import _patch\n"
        "def test(mocker):\n"
        "    mocker.patch('unittest.mock.Mock')\n"
        "    unittest.mock.Mock()\n"
        "def test_module(unittest):\n"
        "    unittest.mock.Mock()\n"
        "import mock.mock\n"
    )
    assert main(["tests"]) == 0
    assert capsys.readouterr().err.splitlines()[:-1] == [
        "tests/test_app.py:2: note: typedamock has no _patch: still imported from unittest.mock",
        "tests/test_app.py:4: note: the string 'unittest.mock.Mock' still names unittest.mock",
        "tests/test_app.py:5: note: unittest.mock is used here without an import of its own",
        "tests/test_app.py:8: note: import mock.mock is left: import it under another name, or import mock",
    ]


def test_the_projects_own_mock_module_is_no_backport(tests: Path) -> None:
    (tests / "mock.py").write_text("")
    (tests / "test_app.py").write_text("import mock\n")
    assert main(["tests"]) == 0
    assert (tests / "test_app.py").read_text() == "import mock\n"


def test_environments_and_hidden_folders_are_passed_over(tests: Path) -> None:
    for folder in (tests / "venv", tests / ".tox"):
        folder.mkdir()
        (folder / "pyvenv.cfg").touch()
        (folder / "module.py").write_bytes(BEFORE)
    assert main(["tests"]) == 0
    assert (tests / "venv" / "module.py").read_bytes() == BEFORE
    assert (tests / ".tox" / "module.py").read_bytes() == BEFORE


def test_what_git_ignores_is_passed_over_unless_it_is_asked_for(tests: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    (tests / ".gitignore").write_text("generated/\nlocal_*.py\n")
    (tests / "generated").mkdir()
    ignored = [tests / "generated" / "module.py", tests / "local_settings.py"]
    for path in ignored:
        path.write_bytes(BEFORE)
    assert main(["tests"]) == 0
    assert [path.read_bytes() for path in ignored] == [BEFORE, BEFORE]
    assert main(["tests/generated", "tests/local_settings.py"]) == 0
    assert [path.read_bytes() for path in ignored] == [AFTER, AFTER]


def test_links_that_lead_nowhere_are_passed_over(tests: Path) -> None:
    (tests / "test_link.py").symlink_to("nowhere.py")
    assert main(["tests"]) == 0


def test_what_cannot_be_written_is_named_and_the_others_are_done(
    tests: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tests / "test_fixed.py").write_bytes(BEFORE)
    # Root may write everything.
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path.name != "test_fixed.py" and may(path, mode))
    assert main(["tests"]) == 2
    assert (tests / "test_fixed.py").read_bytes() == BEFORE
    assert (tests / "test_app.py").read_bytes() == AFTER
    assert capsys.readouterr().err.splitlines() == [
        "1 file changed, 1 left as they were",
        "error: tests/test_fixed.py: left alone, Permission denied",
    ]


@pytest.mark.parametrize(
    "content", [b"from unittest import mock  # \xe9\n", b"# coding: nothing\nfrom unittest import mock\n"]
)
def test_a_file_in_no_encoding_is_named_and_the_others_are_done(
    content: bytes, tests: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tests / "test_binary.py").write_bytes(content)
    assert main(["tests"]) == 2
    assert (tests / "test_binary.py").read_bytes() == content
    assert (tests / "test_app.py").read_bytes() == AFTER
    assert "error: tests/test_binary.py: left alone, unknown encoding: " in capsys.readouterr().err


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything; modes are POSIX's"
)
def test_a_folder_that_cannot_be_read(tests: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tests / "locked").mkdir(mode=0)
    assert main(["tests"]) == 2
    assert "error: the folder tests/locked cannot be read: Permission denied" in capsys.readouterr().err
    assert (tests / "test_app.py").read_bytes() == BEFORE


def test_a_path_that_is_empty_is_not_the_current_folder(
    tests: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([""])
    assert "argument PATH: it is empty" in capsys.readouterr().err
    assert (tests / "test_app.py").read_bytes() == BEFORE


@pytest.mark.parametrize("path", ["nowhere", "notes.txt"])
def test_a_path_that_is_none(tests: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tests.parent / "notes.txt").touch()
    assert main([path, "tests"]) == 2
    assert capsys.readouterr().err.startswith(f"error: {path} ")
    assert (tests / "test_app.py").read_bytes() == BEFORE
