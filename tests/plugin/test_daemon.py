"""The daemon says after each edit what a run from scratch says."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugin.running import run_mypy

PROJECT = Path(__file__).parent / "daemon_project"
STEP_LIMIT = 60.0
"""Seconds for one step. What loops does so for ever; a step takes well under one."""


@dataclass(frozen=True)
class Edit:
    """Replaces a text in a file of the project; an empty `old` appends."""

    name: str
    file: str
    old: str
    new: str


EDITS = [
    Edit("method renamed", "lib/client.py", "async def fetch(", "async def fetch_user("),
    Edit("method renamed back", "lib/client.py", "async def fetch_user(", "async def fetch("),
    Edit("method made sync", "lib/client.py", "    async def fetch(", "    def fetch("),
    Edit("method made async", "lib/client.py", "    def fetch(", "    async def fetch("),
    Edit("parameter's type", "lib/client.py", "user_id: int", "user_id: str"),
    Edit("parameter's type back", "lib/client.py", "user_id: str", "user_id: int"),
    Edit("parameter renamed", "lib/client.py", "user_id: int", "id: int"),
    Edit("parameter renamed back", "lib/client.py", "id: int", "user_id: int"),
    Edit("result's type", "lib/client.py", 'name: str = "") -> User', 'name: str = "") -> int'),
    Edit("result's type back", "lib/client.py", 'name: str = "") -> int', 'name: str = "") -> User'),
    Edit("method added", "lib/client.py", "# more\n", "    def added(self) -> int: ...\n# more\n"),
    Edit("method removed", "lib/client.py", "    def added(self) -> int: ...\n", ""),
    Edit(
        "overload added",
        "lib/client.py",
        "    def get(self, key: int) -> int: ...\n",
        "    @overload\n    def get(self, key: int) -> int: ...\n    @overload\n"
        "    def get(self, key: str) -> str: ...\n    def get(self, key: object) -> object: ...\n",
    ),
    Edit("overload changed", "lib/client.py", "key: str) -> str", "key: bytes) -> str"),
    Edit("property's type", "lib/client.py", "def url(self) -> str", "def url(self) -> bytes"),
    Edit("attribute's type", "lib/client.py", "timeout: float", "timeout: str"),
    Edit(
        "attribute made a method",
        "lib/client.py",
        "    timeout: str\n",
        "    def timeout(self) -> str: ...\n",
    ),
    Edit("base's method made sync", "lib/base.py", "    async def ping(", "    def ping("),
    Edit("base's method made async", "lib/base.py", "    def ping(", "    async def ping("),
    Edit("base changed", "lib/client.py", "class Client(Base)", "class Client(OtherBase)"),
    Edit("base changed back", "lib/client.py", "class Client(OtherBase)", "class Client(Base)"),
    Edit("base's base", "lib/base.py", "class Base:", "class Base(OtherBase):"),
    Edit("attribute set in a method", "lib/client.py", "self.base = base", "self.base = len(base)"),
    Edit("class of a child", "lib/client.py", "def execute(self)", "def execute(self, query: str)"),
    Edit("patched name gone", "lib/functions.py", "def load(", "def load_all("),
    Edit("patched name back", "lib/functions.py", "def load_all(", "def load("),
    Edit("patched function's signature", "lib/functions.py", "key: int", "key: str"),
    Edit("class generic", "lib/repo.py", "-> T:", "-> list[T]:"),
    Edit("dataclass: its dependency", "lib/record.py", "value: int", "value: str"),
    Edit("dataclass: itself", "test_dataclass.py", "count: int", "count: str"),
    Edit("dataclass: comment", "test_dataclass.py", "# end", "# the end"),
    Edit("cycle: the spec", "cycle_spec.py", "size: int", "size: str"),
    Edit("cycle: its method", "cycle_spec.py", "def grow(self, by: int)", "def grow(self, by: str)"),
    Edit("cycle: the test", "cycle_test.py", "# end", "# the end"),
    Edit("decorator", "lib/client.py", "-> Callable[T, Awaitable[R]]", "-> Callable[T, Awaitable[list[R]]]"),
    Edit("protocol's method", "lib/protocol.py", "def send(self, text: str)", "def send(self, text: bytes)"),
    Edit("helper: base of its spec", "lib/handler.py", "class Handler(Base)", "class Handler(OtherBase)"),
    Edit(
        "helper: result of its method", "lib/handler.py", "def handle(self) -> int", "def handle(self) -> str"
    ),
    Edit("helper: base back", "lib/handler.py", "class Handler(OtherBase)", "class Handler(Base)"),
    Edit("helper: other spec", "helpers.py", "spec=Handler)", "spec=OtherBase)"),
    Edit("what the conftest makes", "conftest.py", "spec=Client)", "spec=Sub)"),
    Edit("type error fixed", "test_client.py", 'assert_called_once_with("x")', "assert_called_once_with(1)"),
]


@dataclass(frozen=True)
class Daemon:
    folder: Path
    status: Path
    files: list[str]

    def check(self) -> str:
        return self._run("run", "--", "--config-file", "mypy.ini", "--no-error-summary", *self.files)

    def stop(self) -> None:
        self._run("stop")

    def _run(self, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MYPY")}
        done = subprocess.run(
            [sys.executable, "-m", "mypy.dmypy", "--status-file", str(self.status), *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=STEP_LIMIT,
            check=False,
        )
        assert "INTERNAL ERROR" not in done.stdout + done.stderr, done.stdout + done.stderr
        return "".join(line + "\n" for line in done.stdout.splitlines() if not line.startswith("Daemon "))


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Daemon]:
    folder = tmp_path / "project"
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns(".mypy_cache"))
    (folder / "mypy.ini").write_text("[mypy]\nplugins = typedamock_mypy\nexplicit_package_bases = True\n")
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.py"))
    running = Daemon(folder, tmp_path / "status.json", files)
    yield running
    running.stop()


@pytest.mark.slow
def test_after_each_edit_as_from_scratch(daemon: Daemon) -> None:
    config = daemon.folder / "mypy.ini"

    def from_scratch() -> list[str]:
        return sorted(run_mypy(daemon.folder, *daemon.files, config=config).splitlines())

    assert sorted(daemon.check().splitlines()) == from_scratch()
    stale = []
    for edit in EDITS:
        path = daemon.folder / edit.file
        text = path.read_text()
        assert edit.old in text, f"{edit.name}: the text is not there"
        path.write_text(text.replace(edit.old, edit.new))
        said, wanted = sorted(daemon.check().splitlines()), from_scratch()
        if said != wanted:
            missing = [f"- {line}" for line in wanted if line not in said]
            stale.append(
                "\n".join([edit.name, *missing, *(f"+ {line}" for line in said if line not in wanted)])
            )
    assert not stale, "\n".join(stale)


def test_a_dataclass_spec_in_the_same_file_ends(daemon: Daemon) -> None:
    daemon.check()
    record = daemon.folder / "lib" / "record.py"
    record.write_text(record.read_text() + "\n# touched\n")
    daemon.check()
    record.write_text(record.read_text().replace("value: int", "value: str"))
    assert "test_dataclass.py" in daemon.check()
