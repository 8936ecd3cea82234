#!/usr/bin/env python3
"""`typedamock gen` beside `stubgen -m` of the same module, in CPU time, as ratios.

    python benchmarks/gen.py [--python PYTHON] [--rounds 3] [--json FILE]

PYTHON is an interpreter whose environment holds typedamock, mypy and the libraries below; what it lacks is
left out. Every run is a process of its own, and the two commands alternate. "Cold" has an empty cache, "warm"
the one that a run before left. Ratios say how many times less CPU time typedamock takes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

# Target, and the module that defines the class: what stubgen is asked for.
LARGEST = {
    "aiohttp:ClientSession": "aiohttp.client",
    "redis.asyncio:Redis": "redis.asyncio.client",
    "playwright.async_api:Page": "playwright.async_api._generated",
    "telegram:Bot": "telegram._bot",
    "openai:AsyncOpenAI": "openai._client",
    "sqlalchemy.ext.asyncio:AsyncSession": "sqlalchemy.ext.asyncio.session",
}
OTHERS = (
    "httpx:AsyncClient",
    "asyncpg:Connection",
    "openai.resources.chat.completions:AsyncCompletions",
    "pymongo:AsyncMongoClient",
    "mcp:ClientSession",
    "asyncio:StreamReader",
    "types_aiobotocore_s3.client:S3Client",
    "starlette.requests:Request",
    "starlette.websockets:WebSocket",
    "asyncio:Queue",
)


class Cost(NamedTuple):
    """CPU seconds, and the largest resident size in MiB."""

    seconds: float
    memory: float


def cost(command: list[str], cache: Path, folder: Path, may_fail: bool = False) -> Cost | None:
    """What a process takes; None where it fails."""
    environment = {**os.environ, "TYPEDAMOCK_CACHE_DIR": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and not may_fail:
        return None
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(one.seconds for one in costs), max(one.memory for one in costs))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gen = [arguments.python, "-m", "typedamock", "gen", "-q"]
    # The compiled mypy has no `python -m mypy.stubgen`.
    stubgen = [arguments.python, "-c", "from mypy.stubgen import main; main()", "-q"]
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold_ratios, warm_ratios = [], []
        print(f"{'':38}{'stubgen':>9}{'cold':>8}{'warm':>8}{'MiB':>6}   ratio cold, warm")
        for target, module in LARGEST.items():
            rounds: dict[str, list[Cost]] = {"stubgen": [], "cold": [], "warm": []}
            for number in range(arguments.rounds):
                cache = folder / f"cache-{number}-{target.replace(':', '_')}"
                commands = {
                    "stubgen": [*stubgen, "-m", module, "-o", "stubs"],
                    "cold": [*gen, target, "-o", "mock.py"],
                    "warm": [*gen, target, "-o", "mock.py"],
                }
                for kind, command in commands.items():
                    one = cost(command, cache, folder)
                    if one is not None:
                        rounds[kind].append(one)
            if not all(rounds.values()):
                print(f"{target:38} left out: it is not installed, or stubgen fails on it")
                continue
            of = {kind: median(costs) for kind, costs in rounds.items()}
            cold, warm = (of["stubgen"].seconds / of[kind].seconds for kind in ("cold", "warm"))
            cold_ratios.append(cold)
            warm_ratios.append(warm)
            found[target] = {kind: one._asdict() for kind, one in of.items()}
            print(
                f"{target:38}{of['stubgen'].seconds:8.2f}s{of['cold'].seconds:7.2f}s{of['warm'].seconds:7.2f}s"
                f"{of['cold'].memory:6.0f}   {cold:.1f}x, {warm:.1f}x"
            )
        if cold_ratios:
            print(f"median of the ratios: cold {statistics.median(cold_ratios):.1f}x, ", end="")
            print(f"warm {statistics.median(warm_ratios):.1f}x")
        targets = [
            target
            for target in (*LARGEST, *OTHERS)
            if cost([*gen, target, "-o", "probe.py"], folder / "probe", folder)
        ]
        single = [
            cost([*gen, target, "-o", "one.py"], folder / f"s{i}", folder) for i, target in enumerate(targets)
        ]
        alone = sum(one.seconds for one in single if one)
        together = cost([*gen, *targets, "-o", "all"], folder / "together", folder)
        check = cost([*gen, *targets, "-o", "all", "--check"], folder / "together", folder)
        if together and check:
            print(
                f"{len(targets)} targets: one run {together.seconds:.2f}s, single runs {alone:.2f}s", end=""
            )
            print(f" ({alone / together.seconds:.1f}x); --check of the unchanged files {check.seconds:.2f}s")
            found["together"] = {"one run": together.seconds, "single": alone, "check": check.seconds}
        growth(gen, folder)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1))


def growth(gen: list[str], folder: Path) -> None:
    """The cost of ever more targets of one project."""
    for count in (10, 100, 1000):
        package = folder / f"grown{count}"
        package.mkdir()
        (package / "__init__.py").touch()
        for number in range(count):
            (package / f"m{number}.py").write_text(
                f"class C{number}:\n"
                "    async def get(self, key: str) -> int: ...\n"
                "    def close(self) -> None: ...\n"
            )
        cold = cost([*gen, f"grown{count}.*:*", "-o", f"out{count}"], folder / f"c{count}", folder)
        check = cost(
            [*gen, f"grown{count}.*:*", "-o", f"out{count}", "--check"], folder / f"c{count}", folder
        )
        if cold and check:
            print(f"{count:5} classes: {cold.seconds:6.2f}s, --check {check.seconds:.2f}s")


if __name__ == "__main__":
    main()
