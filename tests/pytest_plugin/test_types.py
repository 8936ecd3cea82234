"""What checkers see of `typed_mocker`."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

CODE = """
    from typing_extensions import assert_type

    from typedamock import AsyncMethodMock, MethodMock
    from typedamock.pytest_plugin import TypedMocker


    class Client:
        async def fetch(self, user_id: int) -> str:
            return ""

        def close(self, hard: bool = False) -> None: ...


    async def send(text: str) -> bool:
        return True


    def test_it(typed_mocker: TypedMocker) -> None:
        client = Client()
        fetch = typed_mocker.patch(client.fetch)
        assert_type(fetch.return_value, str)
        fetch.assert_awaited_once_with(1)
        close = typed_mocker.spy(client.close)
        assert_type(close.return_value, None)
        close.assert_called_once_with(hard=True)
        typed_mocker.patch(send, owner=client).return_value = False


    def test_mistakes(typed_mocker: TypedMocker) -> None:
        client = Client()
        typed_mocker.patch(client.fetch).return_value = 3  # 1
        typed_mocker.patch(client.fetch).assert_awaited_once_with("1")  # 2
        typed_mocker.spy(client.close).assert_awaited_once()  # 3
        typed_mocker.patch(client.fetchh)  # 4
"""


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_results_are_typed_and_mistakes_are_errors(checker: str, tmp_path: Path) -> None:
    pytest.importorskip(checker, reason=f"{checker} reads the types")
    path = tmp_path / "check.py"
    path.write_text(textwrap.dedent(CODE))
    command = {
        "mypy": ["mypy", "--strict", "--python-executable", sys.executable],
        "pyright": ["pyright", "--pythonpath", sys.executable],
    }[checker]
    done = subprocess.run(
        [sys.executable, "-m", *command, path.name], cwd=tmp_path, capture_output=True, text=True
    )
    source = path.read_text().splitlines()
    errors = [line for line in done.stdout.splitlines() if ": error:" in line or " - error:" in line]
    found = {int(error.partition(".py:")[2].split(":")[0]) for error in errors}
    assert found == {number for number, line in enumerate(source, 1) if line.rstrip()[-3:-1] == "# "}, (
        done.stdout
    )
