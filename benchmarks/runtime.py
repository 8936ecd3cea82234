#!/usr/bin/env python3
"""The cost of mocks: typedamock beside unittest.mock, in one process, as ratios.

    python benchmarks/runtime.py [--rounds 7] [--json FILE]

Every row is measured in rounds that alternate between the two libraries, in CPU time with the garbage
collector on, and reports the median of each. "Warm" means that a mock of the kind was made before; "first"
rows run in processes of their own. Ratios say how many times less typedamock takes.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent

Work = Callable[[], object]


def class_with(methods: int, name: str = "Service") -> type:
    """A class with so many methods, half of them async."""
    source = [f"class {name}:"]
    for number in range(methods // 2):
        source += [
            f"    async def fetch_{number}(self, key, fresh=None): return key",
            f"    def peek_{number}(self, key, fresh=None): return key",
        ]
    namespace: dict[str, Any] = {"__name__": "benchmark"}
    exec("\n".join(source), namespace)
    made: type = namespace[name]
    return made


class Row(NamedTuple):
    """One line of the table: `prepare` gives the work to time for a library, done `times` at a stretch."""

    name: str
    goal: float
    prepare: Callable[[ModuleType], Work]
    times: tuple[int, int]


SERVICE = class_with(100)


def run(coroutine: Any) -> Any:
    return asyncio.new_event_loop().run_until_complete(coroutine)


def awaiting(make: Callable[[ModuleType], Any], count: int) -> Callable[[ModuleType], Work]:
    """Work that makes a mock once and awaits it `count` times in one run of an event loop."""

    def prepare(mock: ModuleType) -> Work:
        loop = asyncio.new_event_loop()
        owner, method = make(mock)

        async def many() -> None:
            for _ in range(count):
                await method(1, fresh="y")

        def work() -> None:
            loop.run_until_complete(many())
            owner.reset_mock()

        return work

    return prepare


def async_mock(mock: ModuleType) -> Any:
    made = mock.AsyncMock(return_value=1)
    return made, made


def spec_child(mock: ModuleType) -> Any:
    made = mock.AsyncMock(spec=SERVICE)
    made.fetch_1.return_value = 1
    return made, made.fetch_1


def sync_calls(count: int) -> Callable[[ModuleType], Work]:
    def prepare(mock: ModuleType) -> Work:
        made = mock.MagicMock(return_value=1)

        def work() -> None:
            for _ in range(count):
                made(1, b="y")
            made.reset_mock()

        return work

    return prepare


def repeated_attribute(count: int) -> Callable[[ModuleType], Work]:
    def prepare(mock: ModuleType) -> Work:
        made = mock.AsyncMock()

        def work() -> None:
            for _ in range(count):
                made.fetch  # noqa: B018

        return work

    return prepare


def assert_awaited_once_with(count: int) -> Callable[[ModuleType], Work]:
    def prepare(mock: ModuleType) -> Work:
        made = mock.AsyncMock(return_value=1)
        run(made(1, b="y"))

        def work() -> None:
            for _ in range(count):
                made.assert_awaited_once_with(1, b="y")

        return work

    return prepare


def small_test(mock: ModuleType) -> Work:
    loop = asyncio.new_event_loop()
    call = mock.call

    async def test() -> None:
        service = mock.AsyncMock(spec=SERVICE)
        service.fetch_1.return_value = 1
        service.fetch_2.return_value = 2
        await service.fetch_1(1)
        await service.fetch_1(1)
        await service.fetch_2(3, fresh=4)
        service.fetch_1.assert_awaited_with(1)
        service.fetch_2.assert_awaited_once_with(3, fresh=4)
        assert service.mock_calls == [call.fetch_1(1), call.fetch_1(1), call.fetch_2(3, fresh=4)]

    return lambda: loop.run_until_complete(test())


def fresh_classes(use: Callable[[ModuleType, type], object]) -> Callable[[ModuleType], Work]:
    """Work on a class that was never seen before; the classes are made beforehand."""

    def prepare(mock: ModuleType) -> Work:
        classes: list[type] = []
        # enough for all rounds of the slower library as well
        classes.extend(class_with(100, f"Fresh{number}") for number in range(60))
        return lambda: use(mock, classes.pop())

    return prepare


INNER = 2000

ROWS = [
    Row("AsyncMock(), warm", 40, lambda mock: mock.AsyncMock, (100, 2000)),
    Row(
        "AsyncMock(spec=) of 100 methods, warm",
        90,
        lambda mock: lambda: mock.AsyncMock(spec=SERVICE),
        (50, 1000),
    ),
    Row(
        "AsyncMock(spec=), class never seen",
        3,
        fresh_classes(lambda mock, cls: mock.AsyncMock(spec=cls)),
        (5, 5),
    ),
    Row(
        "create_autospec of 100 methods, warm",
        3000,
        lambda mock: lambda: mock.create_autospec(SERVICE),
        (1, 500),
    ),
    Row(
        "create_autospec, class never seen",
        200,
        fresh_classes(lambda mock, cls: mock.create_autospec(cls)),
        (1, 5),
    ),
    Row("await mock(1, fresh='y')", 10, awaiting(async_mock, INNER), (1, 3)),
    Row("sync call mock(1, b='y')", 10, sync_calls(INNER), (1, 3)),
    Row("repeated attribute", 15, repeated_attribute(INNER), (1, 10)),
    Row("await of a spec'd child, checked", 8, awaiting(spec_child, INNER), (1, 3)),
    Row("assert_awaited_once_with", 7, assert_awaited_once_with(INNER), (1, 5)),
    Row("a whole small test", 10, small_test, (10, 200)),
]


def timed(work: Work, times: int) -> float:
    """Microseconds of CPU time for each of `times` runs of `work`."""
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times * 1e6


def measure(row: Row, theirs: ModuleType, ours: ModuleType, rounds: int) -> tuple[float, float]:
    works = row.prepare(theirs), row.prepare(ours)
    taken: tuple[list[float], list[float]] = [], []
    if "never seen" not in row.name:
        for work in works:
            work()
    for _ in range(rounds):
        for work, times, into in zip(works, row.times, taken, strict=True):
            gc.collect()
            into.append(timed(work, times))
    return statistics.median(taken[0]), statistics.median(taken[1])


FIRST_HUNDRED = """
import gc, sys, time
sys.path.insert(0, {root!r})
import {module} as mock
gc.collect()
kept = []
start = time.process_time()
for _ in range(100):
    kept.append(mock.AsyncMock())
print((time.process_time() - start) / 100 * 1e6)
"""

# Of each of 300 mocks that are all alive; none of them can use the class of a dropped one.
MEMORY_OF_MOCKS = """
import gc, sys, tracemalloc
sys.path.insert(0, {root!r})
import {module} as mock
warm = [mock.AsyncMock() for _ in range(10)]
gc.collect()
tracemalloc.start()
kept = [mock.AsyncMock() for _ in range(300)]
gc.collect()
print(tracemalloc.get_traced_memory()[0] / len(kept))
"""

MEMORY_OF_AWAITS = """
import asyncio, gc, sys, tracemalloc
sys.path.insert(0, {root!r})
import {module} as mock
made = mock.AsyncMock(return_value=1)

async def many(count):
    for _ in range(count):
        await made(1, b="y")

loop = asyncio.new_event_loop()
loop.run_until_complete(many(10))
gc.collect()
tracemalloc.start()
loop.run_until_complete(many(3000))
print(tracemalloc.get_traced_memory()[0] / 3000)
"""

IMPORT = """
import sys, time
sys.path.insert(0, {root!r})
start = time.process_time()
import {module}
print((time.process_time() - start) * 1e6)
loaded = {{"libcst", "rich", "mypy"}} & sys.modules.keys()
assert not loaded, loaded
"""


def in_fresh_processes(program: str, rounds: int) -> tuple[float, float]:
    """What `program` prints for each library, in processes that find compiled modules."""
    taken: tuple[list[float], list[float]] = [], []
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for turn in range(rounds + 1):
            for module, into in zip(("unittest.mock", "typedamock.mock"), taken, strict=True):
                code = program.format(root=str(ROOT), module=module)
                result = subprocess.run(
                    [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
                )
                if turn:  # the first one compiles
                    into.append(float(result.stdout))
    return statistics.median(taken[0]), statistics.median(taken[1])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    import unittest.mock as theirs

    import typedamock.mock as ours

    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    print(f"{'':40} {'unittest.mock':>14} {'typedamock':>12} {'ratio':>9} {'at least':>9}")
    figures: dict[str, dict[str, float]] = {}

    def report(name: str, unit: str, mine: tuple[float, float], goal: float, at_most: bool = False) -> None:
        ratio = mine[1] / mine[0] if at_most else mine[0] / mine[1]
        met = ratio <= goal if at_most else ratio >= goal
        figures[name] = {"unittest.mock": mine[0], "typedamock": mine[1], "ratio": ratio, "goal": goal}
        bound = ("<= " if at_most else "") + f"{goal:g}x"
        print(
            f"{name:40} {mine[0]:11.2f} {unit} {mine[1]:9.2f} {unit} {ratio:8.1f}x {bound:>9}"
            + ("" if met else "  missed"),
            flush=True,
        )

    for row in ROWS:
        mine = measure(row, theirs, ours, arguments.rounds)
        inner = INNER if row.times[0] == 1 and "create" not in row.name and "test" not in row.name else 1
        report(row.name, "us", (mine[0] / inner, mine[1] / inner), row.goal)
        if row.name == "AsyncMock(), warm":
            first = in_fresh_processes(FIRST_HUNDRED, arguments.rounds)
            report("AsyncMock(), first hundred", "us", first, 4)
    report("memory of a live AsyncMock()", "B ", in_fresh_processes(MEMORY_OF_MOCKS, 1), 3.8)
    report("memory of a recorded await", "B ", in_fresh_processes(MEMORY_OF_AWAITS, 1), 4)
    report("import", "us", in_fresh_processes(IMPORT, arguments.rounds), 1.5, at_most=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
