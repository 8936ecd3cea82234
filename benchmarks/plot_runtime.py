#!/usr/bin/env python3
"""Draw docs/pictures/runtime.svg: what a mock costs, by the methods of its spec and by recorded awaits.

python benchmarks/plot_runtime.py [--out FILE]
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gc
import math
import platform
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from runtime import ROOT, class_with

METHODS = (10, 30, 100, 300, 1000)
AWAITS = (1, 10, 100, 1_000, 10_000, 100_000)
COLOURS = {"unittest.mock": "#c2410c", "typedamock": "#0f766e"}


class Line(NamedTuple):
    """One curve: the points are (x, microseconds)."""

    library: str
    what: str
    points: list[tuple[int, float]]


def fastest(work: Callable[[], object], enough: float = 0.2) -> float:
    """Microseconds of CPU time of the fastest run of `work`, tried for `enough` seconds."""
    best = math.inf
    work()
    gc.collect()
    until = time.process_time() + enough
    while True:
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
        if time.process_time() >= until:
            return best * 1e6


def by_methods(library: str, mock: ModuleType) -> list[Line]:
    # a few at a stretch: one of ours takes less than the clock shows
    times = 100 if library == "typedamock" else 1

    def cost(make: Callable[[type], object], spec: type) -> float:
        return fastest(lambda: [make(spec) for _ in range(times)]) / times

    specs = [(methods, class_with(methods)) for methods in METHODS]
    specced = [(methods, cost(lambda spec: mock.AsyncMock(spec=spec), spec)) for methods, spec in specs]
    autospecced = [(methods, cost(mock.create_autospec, spec)) for methods, spec in specs]
    return [Line(library, "AsyncMock(spec=)", specced), Line(library, "create_autospec", autospecced)]


def by_awaits(library: str, mock: ModuleType) -> list[Line]:
    async def record(awaits: int) -> None:
        service = mock.AsyncMock()
        for number in range(awaits):
            await service.fetch(number)
        assert service.fetch.await_count == awaits

    def to_the_end(awaits: int) -> None:
        with contextlib.suppress(StopIteration):
            record(awaits).send(None)  # nothing in it waits for an event loop

    points = [(awaits, fastest(functools.partial(to_the_end, awaits))) for awaits in AWAITS]
    return [Line(library, "await service.fetch(n)", points)]


def readable_time(power: int) -> str:
    """Ten to the `power` microseconds."""
    unit = min(power // 3, 2)
    return f"{10 ** (power - 3 * unit)} {('µs', 'ms', 's')[unit]}"


def chart(lines: Sequence[Line], title: str, x_title: str, left: int) -> list[str]:
    """A chart with logarithmic axes, as SVG elements."""
    width, height, top = 300, 240, 60
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    low, high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))

    def at(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - math.log10(min(xs))) / (math.log10(max(xs)) - math.log10(min(xs)))
        return left + across * width, top + height - (math.log10(y) - low) / (high - low) * height

    svg = [f'<text x="{left}" y="{top - 32}" class="title">{title}</text>']
    for power in range(low, high + 1):
        _, y = at(min(xs), 10**power)
        label = readable_time(power)
        svg.append(f'<line x1="{left}" x2="{left + width}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        svg.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
    for x in sorted(set(xs)):
        across, _ = at(x, 10**low)
        svg.append(f'<text x="{across:.1f}" y="{top + height + 16}" text-anchor="middle">{x:,}</text>')
    svg.append(f'<text x="{left + width / 2}" y="{top + height + 36}" text-anchor="middle">{x_title}</text>')
    for line in lines:
        points = [at(x, y) for x, y in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        dashed = ' stroke-dasharray="6 4"' if line.what == "create_autospec" else ""
        colour = COLOURS[line.library]
        svg.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>')
        svg += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        x, y = points[-1]
        label = f"{line.library}: {line.what}"
        # that of the lowest line is below it, where there is room
        y += 18 if line is min(lines, key=lambda line: line.points[-1][1]) else -8
        svg.append(f'<text x="{x - 4:.1f}" y="{y:.1f}" text-anchor="end" fill="{colour}">{label}</text>')
    return svg


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures" / "runtime.svg")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    import unittest.mock as theirs

    import typedamock.mock as ours

    libraries = (("unittest.mock", theirs), ("typedamock", ours))
    methods = [line for name, mock in libraries for line in by_methods(name, mock)]
    awaits = [line for name, mock in libraries for line in by_awaits(name, mock)]
    for line in (*methods, *awaits):
        print(line.library, line.what, *(f"{x}: {y:.1f} us" for x, y in line.points))
    elements = [
        *chart(methods, "One mock, by the methods of its spec", "methods of the spec", 70),
        *chart(awaits, "A mock and its recorded awaits", "awaits", 470),
    ]
    style = (
        "<style>text { font: 11px sans-serif; } text:not([fill]) { fill: #57606a; } "
        ".title { font-weight: bold; } .grid { stroke: #d0d7de; }</style>"
    )
    note = f"Python {platform.python_version()}; CPU time, the fastest of several runs; logarithmic axes"
    arguments.out.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 370" role="img" '
        'aria-label="Cost of mocks in unittest.mock and typedamock">'
        + style
        + "".join(elements)
        + f'<text x="70" y="362">{note}</text></svg>\n',
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
