#!/usr/bin/env python3
"""What the pytest plugin costs a run that asks nothing of it, and one whose tests ask for mocks.

    python benchmarks/pytest_plugin.py [--rounds 15]

Every row is the median of its rounds, in CPU time of the whole pytest process, in milliseconds. Needs
typedamock installed: pytest finds the plugin by its entry point.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = {
    "without the plugin": ("-p", "no:typedamock", "test_nothing.py"),
    "with it, unused": ("test_nothing.py",),
    "a test that imports typedamock's mocks": ("test_mocks.py",),
    "awaits watched": ("-o", "typedamock_fail_unawaited=true", "test_nothing.py"),
}
FILES = {
    "test_nothing.py": "def test_nothing(): pass\n",
    "test_mocks.py": "from typedamock import AsyncMock\n\ndef test_mocks(): AsyncMock()\n",
}


def cpu_of_pytest(arguments: tuple[str, ...], folder: Path) -> float:
    """Milliseconds of one run in a folder."""
    # As a user's Python does it: what was compiled once is loaded.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> int:
    """Print the rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            Path(folder, name).write_text(text)
        times: dict[str, list[float]] = {row: [] for row in RUNS}
        # One round of each in turn: what else the machine does falls on all of them alike.
        for index in range(rounds + 1):
            for row, arguments in RUNS.items():
                taken = cpu_of_pytest(arguments, Path(folder))
                if index:
                    times[row].append(taken)
    print(f"Python {sys.version.split()[0]}")
    for row, taken_each in times.items():
        print(f"{row:40} {statistics.median(taken_each):6.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
