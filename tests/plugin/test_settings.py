"""The plugin's settings, and the codes that a team can switch."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugin.running import run_mypy

SOURCE = """\
from unittest.mock import AsyncMock, MagicMock, patch

import typedamock


class Client:
    async def fetch(self, user_id: int) -> str:
        return ""


plain = AsyncMock(spec=Client)
plain.fetch.assert_awaited_once_with("x")
plain.undreamt_of
ours = typedamock.AsyncMock(spec=Client)
ours.fetch.assert_awaited_once_with("x")
AsyncMock(spec=Client, fetchh=3)
MagicMock()
MagicMock(wraps=Client())
patch.object(Client, "fetch")
patch.object(Client, "fetch", autospec=True)
"""


def lines_reported(output: str) -> list[int]:
    return [int(line.split(":")[1]) for line in output.splitlines() if ": error:" in line]


def check(folder: Path, config: str, *, name: str = "mypy.ini") -> str:
    (folder / name).write_text(config)
    (folder / "test_it.py").write_text(SOURCE)
    return run_mypy(folder, "test_it.py", config=folder / name)


def test_default(tmp_path: Path) -> None:
    assert lines_reported(check(tmp_path, "[mypy]\nplugins = typedamock_mypy\n")) == [12, 13, 15, 16]


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("mypy.ini", "[mypy]\nplugins = typedamock_mypy\n[typedamock-mypy]\nretype_unittest_mock = false\n"),
        (
            "pyproject.toml",
            '[tool.mypy]\nplugins = ["typedamock_mypy"]\n'
            "[tool.typedamock-mypy]\nretype_unittest_mock = false\n",
        ),
    ],
)
def test_unittest_mock_left_alone(tmp_path: Path, name: str, config: str) -> None:
    assert lines_reported(check(tmp_path, config, name=name)) == [15]


def test_all_of_our_own_names_are_typed_where_unittest_mock_is_not(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(OWN_NAMES)
    (tmp_path / "mypy.ini").write_text(
        "[mypy]\nplugins = typedamock_mypy\n[typedamock-mypy]\nretype_unittest_mock = false\n"
    )
    lines = lines_reported(run_mypy(tmp_path, "test_it.py", config=tmp_path / "mypy.ini"))
    assert lines == [number for number, line in enumerate(OWN_NAMES.splitlines(), 1) if "# E" in line]


OWN_NAMES = """\
import unittest.mock

import typedamock
from typedamock import mock


class Client:
    async def fetch(self, user_id: int) -> str:
        return ""


typedamock.create_autospec(Client, instance=True).fetch.assert_awaited_once_with("x")  # E
mock.create_autospec(Client, instance=True).fetch.assert_awaited_once_with("x")  # E
unittest.mock.create_autospec(Client, instance=True).fetch.assert_awaited_once_with("x")
with typedamock.patch.object(Client, "fetch", autospec=True) as fetch:
    fetch.return_value = 3  # E
with mock.patch("test_it.Client.fetch", autospec=True) as fetch2:
    fetch2.return_value = 3  # E
with unittest.mock.patch("test_it.Client.fetch", autospec=True) as fetch3:
    fetch3.return_value = 3
mock.patch("test_it.Client.fetchh")  # E
mock.patch.multiple(Client, fetchh=3)  # E
unittest.mock.patch("test_it.Client.fetchh")
"""


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            "retype_unitest_mock = false",
            'Unrecognized option: retype_unitest_mock; maybe "retype_unittest_mock"?',
        ),
        ("retype_unittest_mock = perhaps", "retype_unittest_mock: expected true or false, not 'perhaps'"),
    ],
)
def test_bad_settings_are_reported(tmp_path: Path, setting: str, message: str) -> None:
    config = tmp_path / "mypy.ini"
    config.write_text(f"[mypy]\nplugins = typedamock_mypy\n[typedamock-mypy]\n{setting}\n")
    (tmp_path / "test_it.py").write_text(SOURCE)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(config), "test_it.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"{config}: [typedamock-mypy]: {message}" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("option", "lines"),
    [
        ("enable_error_code = typedamock-unspecced", [12, 13, 15, 16, 17, 19]),
        ("disable_error_code = typedamock-member", [12, 15, 16]),
        ("disable_error_code = attr-defined", [12, 15, 16]),
        ("disable_error_code = typedamock", [12, 13, 15]),
        ("[mypy-test_it]\ndisable_error_code = typedamock", [12, 13, 15]),
    ],
)
def test_codes(tmp_path: Path, option: str, lines: list[int]) -> None:
    assert lines_reported(check(tmp_path, f"[mypy]\nplugins = typedamock_mypy\n{option}\n")) == lines


def test_a_mock_without_a_spec_fits_any_overload(tmp_path: Path) -> None:
    """What is reported while an overload is chosen would make it not match."""
    (tmp_path / "test_it.py").write_text(OVERLOADED_CALLS)
    (tmp_path / "mypy.ini").write_text(
        "[mypy]\nplugins = typedamock_mypy\nenable_error_code = typedamock-unspecced\n"
    )
    output = run_mypy(tmp_path, "test_it.py", config=tmp_path / "mypy.ini")
    calls = [number for number, line in enumerate(OVERLOADED_CALLS.splitlines(), 1) if "Mock()" in line]
    assert lines_reported(output) == calls
    assert {line.rpartition("[")[2] for line in output.splitlines()} == {"typedamock-unspecced]"}


OVERLOADED_CALLS = """\
from collections.abc import Callable
from typing import overload
from unittest.mock import Mock
class Client: ...
@overload
def made(first: int, *rest: list[int] | Callable[[], int]) -> int: ...
@overload
def made(first: Client, *rest: list[Client] | dict[str, Client] | Callable[[], Client]) -> str: ...
def made(first: object, *rest: object) -> object: return first
text: str = made(Client(), [Mock()])
text = made(Client(), {"a": Mock()}, [Mock()])
text = made(Client(), lambda: Mock())
made(Mock())
setattr(Client, "close", Mock())
{"a": Mock()}.pop("a", Mock())
sum([Mock()], start=Mock())
"""


@pytest.mark.parametrize(
    "imported",
    ["from unittest.mock import patch", "from typedamock import patch", "from typedamock.mock import patch"],
)
def test_a_patched_module_need_not_be_imported(tmp_path: Path, imported: str) -> None:
    (tmp_path / "shop.py").write_text("def pay() -> None: ...\n")
    (tmp_path / "test_it.py").write_text(f'{imported}\n\npatch("shop.pay")\npatch("shop.pya")\n')
    (tmp_path / "mypy.ini").write_text("[mypy]\nplugins = typedamock_mypy\n")
    assert lines_reported(run_mypy(tmp_path, "test_it.py", config=tmp_path / "mypy.ini")) == [4]


@pytest.mark.parametrize("follow_imports", ["normal", "silent", "skip", "error"])
def test_a_patched_module_is_followed_as_if_imported(tmp_path: Path, follow_imports: str) -> None:
    (tmp_path / "shop.py").write_text("def pay() -> None: ...\n")
    (tmp_path / "test_it.py").write_text(
        'from unittest.mock import patch\n\npatch("shop.pay")\npatch("shop.pya")\n'
    )
    (tmp_path / "mypy.ini").write_text(
        f"[mypy]\nplugins = typedamock_mypy\nfollow_imports = {follow_imports}\n"
    )
    lines = lines_reported(run_mypy(tmp_path, "test_it.py", config=tmp_path / "mypy.ini"))
    assert lines == ([4] if follow_imports in ("normal", "silent") else [])


def test_every_code_has_a_page() -> None:
    from typedamock_mypy import errors

    pages = Path(__file__).parents[2] / "docs" / "errors"
    codes = {value.code for value in vars(errors).values() if isinstance(value, errors.ErrorCode)}
    ours = {code for code in codes if code.startswith("typedamock")}
    assert len(ours) == 3
    assert not [code for code in sorted(ours) if not (pages / f"{code}.md").is_file()]
