"""Runs that are killed, that meet, or whose disk is full: a file is the old one or the new one, whole."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, modes and mounts are POSIX's")

# Enough for their lines "wrote ..." to fill a pipe of 64 KiB, whose reader then decides how far the run gets.
MODULES = 400
FOLDER = "m" * 200

# Stands still where a draft is complete and the file not yet replaced.
HALTED = """\
import os, sys, time
def halt(descriptor):
    print("halted", flush=True)
    time.sleep(60)
os.fsync = halt
from typedamock.cli import main
sys.exit(main())
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "app").mkdir(parents=True)
    (folder / "app/__init__.py").touch()
    write_modules(folder, "int", MODULES)
    return folder


def write_modules(folder: Path, returns: str, count: int) -> None:
    for number in range(count):
        (folder / f"app/m{number}.py").write_text(
            f"class C{number}:\n    async def get(self) -> {returns}: ...\n"
        )


def start(
    project: Path, *arguments: str, program: tuple[str, ...] = ("-m", "typedamock")
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *program, "gen", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "TYPEDAMOCK_CACHE_DIR": str(project.parent / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # In the background of a shell, signals are ignored, and so they would be here.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def run(project: Path, *arguments: str) -> None:
    process = start(project, *arguments)
    _, said = process.communicate()
    assert (process.returncode, said) == (0, "")


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("*.py")}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=lambda number: number.name)
def test_a_run_that_is_stopped_between_two_files(project: Path, number: signal.Signals) -> None:
    folder = project / FOLDER
    run(project, "app.*:*", "-o", FOLDER)
    old = texts(folder)
    write_modules(project, "str", MODULES)
    process = start(project, "app.*:*", "-o", FOLDER)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(number)
    process.wait(60)
    stopped = texts(folder)
    run(project, "app.*:*", "-o", FOLDER)
    new = texts(folder)
    replaced = {name for name in stopped if stopped[name] == new[name]}
    kept = {name for name in stopped if stopped[name] == old[name]}
    assert replaced and kept
    assert replaced | kept == new.keys() == old.keys()
    if number is signal.SIGINT:
        assert process.stderr is not None
        assert (process.returncode, process.stderr.read()) == (130, "interrupted\n")
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=lambda number: number.name)
@pytest.mark.parametrize("exists", [True, False], ids=["old", "none"])
def test_a_run_that_is_stopped_within_a_file(project: Path, number: signal.Signals, exists: bool) -> None:
    output = project / "mocks.py"
    if exists:
        run(project, "app.m0:C0", "-o", "mocks.py")
    old = output.read_text() if exists else None
    write_modules(project, "str", 1)
    # The cache is written the same way: nowhere, it is out of the way.
    (project.parent / "cache").mkdir(exist_ok=True)
    shutil.rmtree(project.parent / "cache")
    (project.parent / "cache").write_text("no folder")
    process = start(project, "app.m0:C0", "-o", "mocks.py", program=("-c", HALTED))
    assert process.stdout is not None
    assert process.stdout.readline() == "halted\n"
    process.send_signal(number)
    _, said = process.communicate()
    assert (output.read_text() if output.exists() else None) == old
    if number is signal.SIGINT:
        assert (process.returncode, said) == (130, "interrupted\n")
        assert [*project.glob(".*.tmp")] == []
    for draft in project.glob(".*.tmp"):
        os.utime(draft, (0, 0))
    (project / ".mocks.py.1.tmp").touch()  # another run's, that writes it now
    run(project, "app.m0:C0", "-o", "mocks.py")
    assert "_b.str" in output.read_text()
    assert [path.name for path in project.glob(".*.tmp")] == [".mocks.py.1.tmp"]


def test_two_runs_at_once(project: Path) -> None:
    wanted = []
    for template in ("{name}Mock", "Fake{name}"):
        run(project, "app.*:*", "-o", "mocks", "--name", template)
        wanted.append(texts(project / "mocks"))
    gate = waiting_interpreter(project)
    both = [
        start(project, "app.*:*", "-q", "-o", "mocks", "--name", template, "--python", "./python")
        for template in ("{name}Mock", "Fake{name}")
    ]
    gate()
    seen: set[str] = set()
    while any(process.poll() is None for process in both):
        for name, text in texts(project / "mocks").items():
            assert text in (wanted[0][name], wanted[1][name])
            seen.add(text)
    for process in both:
        _, said = process.communicate()
        assert (process.returncode, said) == (0, "")
    assert len(seen) > MODULES, "neither run replaced what the other wrote"
    assert [*(project / "mocks").glob(".*")] == []


def test_two_equal_runs_at_once_share_a_cache(project: Path) -> None:
    gate = waiting_interpreter(project)
    arguments = ("app.*:*", "-q", "-o", "mocks", "--python", "./python")
    both = [start(project, *arguments) for _ in range(2)]
    gate()
    for process in both:
        _, said = process.communicate()
        assert (process.returncode, said) == (0, "")
    (entry,) = (project.parent / "cache").iterdir()
    before = entry.read_bytes()
    run(project, *arguments, "--check")
    assert entry.read_bytes() == before


def waiting_interpreter(project: Path) -> Callable[[], None]:
    """`./python` answers only after what is returned was called: both runs then start their work at once."""
    interpreter = project / "python"
    interpreter.write_text(
        f'#!/bin/sh\nwhile ! [ -e open ]; do sleep 0.01; done\nexec "{sys.executable}" "$@"\n'
    )
    interpreter.chmod(stat.S_IRWXU)
    return (project / "open").touch


def test_jobs_give_the_same_files_and_notes(project: Path) -> None:
    (project / "app/base.py").write_text(
        "from typing import Generic, TypeVar\nfrom nowhere import Unknown\n\nT = TypeVar('T')\n\n\n"
        "class Base(Generic[T]):\n    async def load(self, key: Unknown) -> list[T]: ...\n"
    )
    for number in range(0, MODULES, 7):
        (project / f"app/m{number}.py").write_text(
            f"from app.base import Base\n\n\nclass C{number}(Base[int]):\n    def close(self) -> None: ...\n"
        )
    outcomes = []
    for jobs in ("1", "3"):
        process = start(project, "app.**:*", "-q", "-o", f"mocks{jobs}", "--jobs", jobs)
        process.communicate()
        process = start(project, "app.**:*", "-o", "one.py", "--diff", "--jobs", jobs)
        out, said = process.communicate()
        outcomes.append((process.returncode, out, said, texts(project / f"mocks{jobs}")))
    assert outcomes[0] == outcomes[1]
    assert "nowhere" in outcomes[0][2] and len(outcomes[0][3]) == MODULES + 1


def test_a_disk_that_is_full(project: Path) -> None:
    members = "\n".join(f"    async def method{number}(self, key: int) -> str: ..." for number in range(1000))
    (project / "app/large.py").write_text(f"class Large:\n{members}\n")
    script = textwrap.dedent(
        f"""\
        set -e
        mkdir disk
        mount -t tmpfs -o size=32k tmpfs disk || exit 77
        {sys.executable} -m typedamock gen app.m0:C0 -o disk/mocks.py
        cp disk/mocks.py before.py
        {sys.executable} -m typedamock gen app.large:Large -o disk/mocks.py && exit 1
        cmp disk/mocks.py before.py
        ls -A disk
        """
    )
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare: no file system of a test's own")
    done = subprocess.run(
        [unshare, "--user", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=project,
        env={**os.environ, "TYPEDAMOCK_CACHE_DIR": str(project / "disk/cache")},
        capture_output=True,
        text=True,
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no tmpfs can be mounted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert "disk/mocks.py cannot be written, and is as it was: No space left on device" in done.stderr
    assert done.stdout.splitlines()[1:] == ["cache", "mocks.py"]
