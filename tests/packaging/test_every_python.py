"""A clean install of the wheel on each Python that is at hand, and what a user does first with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.conftest import Distributions

pytestmark = pytest.mark.slow

PROJECT = {
    "shop.py": """
        class Client:
            async def fetch(self, user_id: int, *, fresh: bool = False) -> str: ...
    """,
    "test_shop.py": """
        import asyncio
        from unittest.mock import AsyncMock

        from shop import Client
        from shop_mocks import ClientMock


        def test_a_spec(typed_mocker):
            client = AsyncMock(spec=Client)
            client.fetch.return_value = "Ada"
            assert asyncio.run(client.fetch(1)) == "Ada"
            client.fetch.assert_awaited_once_with(user_id=1)
            assert client.fetch.await_args.arguments.fresh is False


        def test_a_generated_mock(typed_mocker):
            client = ClientMock()
            client.fetch.return_value = "Ada"
            assert asyncio.run(client.fetch(1)) == "Ada"
    """,
}
COMMANDS = [
    "typedamock --help",
    "typedamock gen shop:Client -o shop_mocks.py",
    "typedamock gen shop:Client -o shop_mocks.py --check",
    "typedamock migrate --no-mypy test_shop.py",
    "typedamock doctor",
    "pytest -q test_shop.py",
]


@pytest.fixture(scope="session")
def newest_pip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pip that installs for every Python: a bundled one cannot for those newer than it."""
    folder = tmp_path_factory.mktemp("pip")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), "pip"]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("minor", [11, 12, 13, 14, 15])
def test_what_a_user_does_first(
    minor: int, distributions: Distributions, newest_pip: Path, tmp_path: Path
) -> None:
    python = shutil.which(f"python3.{minor}")
    # A shim of pyenv is there for Pythons that are not.
    if python is None or subprocess.run([python, "-c", ""], capture_output=True).returncode:
        pytest.skip(f"there is no python3.{minor}")
    subprocess.run([python, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    programs = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [
        "-m",
        "pip",
        "--python",
        str(programs / "python"),
        "install",
        "--quiet",
        str(distributions.wheel),
    ]
    subprocess.run(
        [sys.executable, *install, "pytest"],
        env={**os.environ, "PYTHONPATH": str(newest_pip)},
        check=True,
        capture_output=True,
    )
    project = tmp_path / "project"
    project.mkdir()
    for name, text in PROJECT.items():
        (project / name).write_text(textwrap.dedent(text).lstrip("\n"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PYTHONPATH": ".", "TYPEDAMOCK_CACHE_DIR": str(tmp_path / "cache")}
    for command in COMMANDS:
        program, *arguments = command.split()
        done = subprocess.run(
            [programs / program, *arguments], cwd=project, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    assert "from typedamock import AsyncMock" in (project / "test_shop.py").read_text()
