#!/usr/bin/env python3
"""The cost of reading a spec: once per class, and for mocks of a class with annotations and one without.

    python benchmarks/inspection.py [--rounds 7]

Every row is the median of its rounds, in CPU time, in microseconds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typedamock import AsyncMock
from typedamock.spec.members import Members

PARAMETERS = {"annotated": "key: int, fresh: bool = False) -> User", "plain": "key, fresh=None)"}


def class_with_methods(annotations: str) -> type:
    """A class that was never seen, with a hundred methods, half of them async."""
    source = ["class User: ...", "class Service:"]
    for number in range(50):
        source += [
            f"    async def fetch_{number}(self, {PARAMETERS[annotations]}: ...",
            f"    def peek_{number}(self, {PARAMETERS[annotations]}: ...",
        ]
    namespace: dict[str, type] = {"__name__": "__main__"}  # type: ignore[dict-item]
    exec("\n".join(source), namespace)
    return namespace["Service"]


def median(make: Callable[[], Callable[[], object]], rounds: int, repeat: int) -> float:
    """Microseconds of one call of what `make` gives anew for each round."""
    figures = []
    for _ in range(rounds):
        work = make()
        start = time.process_time_ns()
        for _ in range(repeat):
            work()
        figures.append((time.process_time_ns() - start) / repeat / 1000)
    return statistics.median(figures)


def scan() -> Callable[[], object]:
    cls = class_with_methods("annotated")
    return lambda: Members(cls).names()


def kind_of_every_member() -> Callable[[], object]:
    members = Members(class_with_methods("annotated"))
    names = [name for name in members.names() if not name.startswith("_")]
    return lambda: [members[name].kind for name in names]


def type_of_one_member() -> Callable[[], object]:
    members = Members(class_with_methods("annotated"))
    return lambda: members["peek_7"].type


def warm_mock(annotations: str) -> Callable[[], object]:
    cls = class_with_methods(annotations)
    AsyncMock(spec=cls)
    return lambda: AsyncMock(spec=cls)


def warm_child(annotations: str) -> Callable[[], object]:
    cls = class_with_methods(annotations)
    _ = AsyncMock(spec=cls).fetch_7
    return lambda: AsyncMock(spec=cls).fetch_7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    print(f"Python {sys.version.split()[0]}; a class of 100 methods")
    for name, make, repeat in (
        ("names of a class never seen", scan, 1),
        ("kinds of all its members", kind_of_every_member, 1),
        ("type of one of its members", type_of_one_member, 1),
        ("AsyncMock(spec=), plain", lambda: warm_mock("plain"), 2000),
        ("AsyncMock(spec=), annotated", lambda: warm_mock("annotated"), 2000),
        ("... and a child, plain", lambda: warm_child("plain"), 2000),
        ("... and a child, annotated", lambda: warm_child("annotated"), 2000),
    ):
        print(f"{name:32}{median(make, rounds, repeat):10.1f} us")


if __name__ == "__main__":
    main()
