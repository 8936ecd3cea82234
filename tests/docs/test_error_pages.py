"""The pages on the codes of `typedamock gen` show what the command prints."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from typedamock import cli

PAGES = REPOSITORY / "docs" / "errors"
PROJECT = {
    "app/__init__.py": "",
    "app/client.py": """
        import enum
        from functools import cached_property
        from typing import TypedDict, final

        from orm import Model
        from tools import retry


        class Client:
            async def fetch(self, user_id: int) -> str: ...


        class Row(Model): ...


        class Left(Client): ...


        class Odd(Client, Left): ...


        class Colour(enum.Enum):
            RED = 1


        @final
        class Sealed: ...


        class Meta(type):
            def __call__(cls, *args: object) -> object: ...


        class Single(metaclass=Meta): ...


        class Options(TypedDict):
            fresh: bool


        def connect() -> Client: ...


        class Service:
            @retry
            async def fetch(self) -> str: ...


        class Store:
            def save(self, row: Row, when: connect) -> None: ...
            def load(self, key: Kee) -> None: ...
    """,
    "app/other.py": "class Client: ...\n",
    "app/broken.py": "class Client:\n    LIMITS = (1,\n",
    "app/fast.cpython-313-x86_64-linux-gnu.so": "",
    "app/tools.py": "",
    "tools.py": "def retry(function): return function\n",
    "mocks.py": "class ClientMock: ...\n",
    "misspelt.toml": '[tool.typedamock]\ntarget = ["app.client:Client"]\n',
}
COMMANDS = {
    "any-base": "app.client:Row",
    "bad-target": "app.client.Client",
    "bases": "app.client:Odd",
    "config": "--config misspelt.toml",
    "enum": "app.client:Colour",
    "final-class": "app.client:Sealed",
    "metaclass-call": "app.client:Single",
    "name": "app.client:Client --name {nme}Mock",
    "name-clash": "app.client:Client app.other:Client -o tests/mocks.py",
    "no-match": "app.services.*:*Service",
    "no-source": "app.fast:Client",
    "no-targets": "",
    "not-a-class": "app.client:connect",
    "not-a-type": "app.client:Store",
    "not-generated": "app.client:Client -o mocks.py",
    "output": "app.client:Client -o app/client.py/mocks",
    "python": "app.client:Client --python python4",
    "syntax": "app.broken:Client",
    "typed-dict": "app.client:Options",
    "unknown-class": "app.client:Clinet",
    "unknown-decorator": "app.client:Service",
    "unknown-module": "app.clients:Client",
    "unresolved-name": "app.client:Store",
    "usage": "app.client:Client --check",
}
UNREACHABLE = {"installation": "the dependencies are installed where this runs"}


def message_of(code: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints under that code, in a project at /home/ada/shop."""
    assert cli.main(["gen", *COMMANDS[code].split()]) == (0 if code in NOTES else 2)
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.endswith(f"[{code}]")]
    line = line.replace(str(folder), "/home/ada/shop")
    # The search path of the interpreter that runs this.
    return re.sub(
        r"(looked in /home/ada/shop), [^)]*\)", r"\1, /home/ada/shop/.venv/lib/site-packages)", line
    )


NOTES = {"not-a-type", "unknown-decorator", "unresolved-name"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shop"
    for name, text in PROJECT.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TYPEDAMOCK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    return folder


@pytest.mark.parametrize("code", sorted(path.stem.removeprefix("gen-") for path in PAGES.glob("gen-*.md")))
def test_the_page_shows_the_message(code: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if code in UNREACHABLE:
        pytest.skip(UNREACHABLE[code])
    printed = message_of(code, folder, capsys)
    page = (PAGES / f"gen-{code}.md").read_text("utf-8")
    shown = [
        " ".join(block.split())
        for block in re.findall(r"^```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    ]
    assert printed in shown
