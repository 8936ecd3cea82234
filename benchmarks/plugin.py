"""What the mypy plugin costs: CPU time and memory of mypy with it, against mypy without.

    python benchmarks/plugin.py [--modules N] [--rounds N]

Two projects are written into a temporary folder: in one all code is tests with mocks, in the other three
lines of ten are. Runs with and without the plugin alternate; printed is the median of the ratios, for a
check from scratch, from a warm cache and after one edit of the code that is mocked; for the daemon, after an
edit of a mocked method (Linux only: its CPU time is read from /proc).
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CLASSES_PER_PROJECT = 40
EDITS_PER_ROUND = 10

APP = """\
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator


class User{n}:
    name: str = ""
    email: str = ""


class Client{n}:
    timeout: float

    def __init__(self, base: str) -> None:
        self.base = base

    @property
    def url(self) -> str:
        return self.base

    async def fetch(self, user_id: int, *, name: str = "") -> User{n}:
        await asyncio.sleep(0)
        return User{n}()

    async def save(self, user: User{n}, *, force: bool = False) -> int:
        return len(user.name)

    async def stream(self) -> AsyncIterator[bytes]:
        yield b""

    def close(self) -> None: ...
"""

PLAIN_FUNCTION = """\
def compute_{i}(values: list[int], names: dict[str, int], limit: int = {i}) -> dict[str, list[int]]:
    result: dict[str, list[int]] = {{}}
    for name, start in names.items():
        chosen = [value + start for value in values if value % (limit + 1) == 0]
        if len(chosen) > limit:
            chosen = sorted(chosen, key=lambda value: -value)[:limit]
        elif not chosen:
            continue
        result[name.upper()] = chosen
    total = sum(len(items) for items in result.values())
    if total > 3:
        result["total"] = [total, *(max(items) for items in result.values())]
    return result


"""

MOCK_TEST = """\
async def test_{i}() -> None:
    client = AsyncMock(spec=Client{n})
    client.fetch.return_value = User{n}()
    client.save.side_effect = [1, ValueError()]
    client.timeout = 3.0
    user = await run_{i}(client, {i})
    assert user is not None
    client.fetch.assert_awaited_once_with({i}, name="a")
    client.save.assert_awaited_with(user, force=True)
    assert client.fetch.await_args.kwargs["name"] == "a"
    client.close.assert_called_once_with()


async def run_{i}(client: Client{n}, number: int) -> User{n}:
    user = await client.fetch(number, name="a")
    await client.save(user, force=True)
    client.close()
    return user


"""

# Of the lines of a test module; those of plain functions make up the rest.
MIXES = {"mock-only": 1.0, "30 % mock code": 0.3}


@dataclass(frozen=True)
class Cost:
    """What one run of mypy took: CPU seconds, and the most memory in MiB."""

    seconds: float
    memory: float


def write_project(folder: Path, modules: int, mock_share: float) -> None:
    (folder / "app").mkdir(parents=True)
    (folder / "app" / "__init__.py").write_text("")
    for n in range(CLASSES_PER_PROJECT):
        (folder / "app" / f"client{n}.py").write_text(APP.format(n=n))
    mock_lines, plain_lines = MOCK_TEST.count("\n"), PLAIN_FUNCTION.count("\n")
    plain_per_test = (1 - mock_share) / mock_share * mock_lines / plain_lines
    for m in range(modules):
        n = m % CLASSES_PER_PROJECT
        parts = [
            "from unittest.mock import AsyncMock\n",
            f"from app.client{n} import Client{n}, User{n}\n\n\n",
        ]
        plain = 0
        for i in range(15):
            parts.append(MOCK_TEST.format(i=i, n=n))
            while plain < (i + 1) * plain_per_test:
                parts.append(PLAIN_FUNCTION.format(i=plain))
                plain += 1
        (folder / f"test_{m}.py").write_text("".join(parts))


def run_mypy(folder: Path, cache: Path, *, plugin: bool) -> Cost:
    config = cache.with_suffix(".ini")
    config.write_text("[mypy]\nstrict = True\n" + ("plugins = typedamock_mypy\n" if plugin else ""))
    command = [sys.executable, "-m", "mypy", "--config-file", str(config), "--cache-dir", str(cache), "."]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=folder, env=_environment(cache), stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        output.seek(0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(output.read().decode())
    return cost_of(usage)


def _environment(cache: Path) -> dict[str, str]:
    # mypy is compiled, and an installed plugin has its bytecode: a warm run is not to be half compiling that.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "PYTHONPYCACHEPREFIX": str(cache.parent / "bytecode")}


def cost_of(usage: resource.struct_rusage) -> Cost:
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(folder: Path, caches: Path, rounds: int, step: str) -> tuple[list[Cost], list[Cost]]:
    without, with_plugin = [], []
    for turn in range(rounds):
        # Which of the two goes first changes, as later runs tend to be faster or slower.
        for plugin in (False, True) if turn % 2 else (True, False):
            cache = caches / (f"cold-{turn}-{plugin}" if step == "from scratch" else f"kept-{plugin}")
            if step == "one edit" and plugin == (not turn % 2):
                edited = folder / "app" / "client0.py"
                edited.write_text(edited.read_text() + f"\ndef added_{turn}() -> int:\n    return 1\n")
            (with_plugin if plugin else without).append(run_mypy(folder, cache, plugin=plugin))
    return without, with_plugin


class Daemon:
    """A dmypy of its own."""

    def __init__(self, folder: Path, caches: Path, *, plugin: bool) -> None:
        name = f"daemon-{plugin}"
        config = caches / f"{name}.ini"
        config.write_text("[mypy]\nstrict = True\n" + ("plugins = typedamock_mypy\n" if plugin else ""))
        self._folder = folder
        self._dmypy = [sys.executable, "-m", "mypy.dmypy", "--status-file", str(caches / f"{name}.json")]
        flags = ["--config-file", str(config), "--cache-dir", str(caches / name)]
        # In the foreground, as a child whose process id is known.
        self._process = subprocess.Popen(
            [*self._dmypy, "daemon", "--", *flags],
            cwd=folder,
            env=_environment(caches / name),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not (caches / f"{name}.json").exists():
            time.sleep(0.05)

    def check(self) -> Cost:
        """One check: its CPU time with the client's, and the most memory that the daemon had until then."""
        before = self._cpu_seconds()
        with tempfile.TemporaryFile() as output:
            client = subprocess.Popen(
                [*self._dmypy, "check", "."], cwd=self._folder, stdout=output, stderr=subprocess.STDOUT
            )
            _, status, usage = os.wait4(client.pid, 0)
            output.seek(0)
            if os.waitstatus_to_exitcode(status) not in (0, 1):
                raise SystemExit(output.read().decode())
        memory = Path(f"/proc/{self._process.pid}/status").read_text()
        kilobytes = next(line.split()[1] for line in memory.splitlines() if line.startswith("VmHWM"))
        seconds = self._cpu_seconds() - before + usage.ru_utime + usage.ru_stime
        return Cost(seconds, int(kilobytes) / 1024)

    def stop(self) -> None:
        subprocess.run([*self._dmypy, "stop"], cwd=self._folder, capture_output=True)
        self._process.wait()

    def _cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_daemon(folder: Path, caches: Path, rounds: int) -> tuple[list[Cost], list[Cost]]:
    daemons = [Daemon(folder, caches, plugin=plugin) for plugin in (False, True)]
    edited = folder / "app" / "client0.py"
    before = "def close(self) -> None"
    after = "def close(self, wait: bool = False) -> None"
    try:
        for daemon in daemons:
            daemon.check()
        costs: tuple[list[Cost], list[Cost]] = ([], [])
        for _ in range(rounds):
            # The clock of /proc ticks every 0.01 s: several edits make one figure.
            sums = [0.0, 0.0]
            memory = [0.0, 0.0]
            for edit in range(EDITS_PER_ROUND):
                text = edited.read_text()
                edited.write_text(
                    text.replace(before, after) if before in text else text.replace(after, before)
                )
                for index, daemon in enumerate(daemons if edit % 2 else daemons[::-1]):
                    index = index if edit % 2 else 1 - index
                    cost = daemon.check()
                    sums[index] += cost.seconds
                    memory[index] = cost.memory
            for index in (0, 1):
                costs[index].append(Cost(sums[index] / EDITS_PER_ROUND, memory[index]))
        return costs
    finally:
        for daemon in daemons:
            daemon.stop()


def report(name: str, step: str, without: Sequence[Cost], with_plugin: Sequence[Cost]) -> None:
    pairs = list(zip(without, with_plugin, strict=True))
    time_ratio = statistics.median(b.seconds / a.seconds for a, b in pairs)
    memory_ratio = statistics.median(b.memory / a.memory for a, b in pairs)
    off = statistics.median(cost.seconds for cost in without)
    on = statistics.median(cost.seconds for cost in with_plugin)
    print(f"{name:16} {step:13} {off:8.2f} {on:8.2f} {time_ratio:8.2f} {memory_ratio:8.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--modules", type=int, default=100, help="test modules per project (default 100)")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of runs per figure (default 5)")
    arguments = parser.parse_args()
    print(f"{'project':16} {'run':13} {'without':>8} {'with':>8} {'time x':>8} {'memory x':>8}   CPU seconds")
    for name, share in MIXES.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder, caches = Path(temporary, "project"), Path(temporary, "caches")
            caches.mkdir()
            write_project(folder, arguments.modules, share)
            report(name, "from scratch", *measure(folder, caches, arguments.rounds, "from scratch"))
            for plugin in (False, True):
                run_mypy(folder, caches / f"kept-{plugin}", plugin=plugin)
            for step in ("warm", "one edit"):
                report(name, step, *measure(folder, caches, arguments.rounds, step))
            if sys.platform == "linux":
                report(name, "daemon edit", *measure_daemon(folder, caches, arguments.rounds))


if __name__ == "__main__":
    main()
