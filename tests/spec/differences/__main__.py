"""Write docs/differences.md from the table of cases; with --check, only say whether it is current."""

import argparse
import itertools
import sys
from pathlib import Path

from tests.spec.differences import cases  # noqa: F401 - fills the table
from tests.spec.differences.table import DIFFERENCES, Difference

PAGE = Path(__file__).parents[3] / "docs" / "differences.md"

HEADER = """\
# What typedamock does otherwise than unittest.mock

`from typedamock import AsyncMock` is a drop-in for `from unittest.mock import AsyncMock`; CPython's own tests
of `unittest.mock` pass with it. Only mocks with a spec differ, in what is below. Each entry is a test that
runs on both libraries and observes what is stated here.

This page is written by `python -m tests.spec.differences`; do not edit it.
"""


def page() -> str:
    """The text of the page."""
    parts = [HEADER]
    for section, entries in itertools.groupby(DIFFERENCES, key=lambda entry: entry.section):
        parts.append(f"## {section}\n")
        parts.extend(_entry(entry) for entry in entries)
    return "\n".join(parts)


def _entry(entry: Difference) -> str:
    lines = [f"### {entry.title}", ""]
    if entry.links():
        lines += [f"Asked for in {', '.join(entry.links())}.", ""]
    lines += ["```python", entry.source().rstrip(), "```", ""]
    if entry.standard == entry.ours and not entry.standard_since:
        return "\n".join([*lines, f"Both: {_observed(entry.ours)}", ""])
    lines.append(f"- unittest.mock: {_observed(entry.standard)}")
    for (major, minor), observed in entry.standard_since:
        lines[-1] += f"; since {major}.{minor}: {_observed(observed)}"
    return "\n".join([*lines, f"- typedamock: {_observed(entry.ours)}", ""])


def _observed(text: str) -> str:
    return " / ".join(f"`{line.strip()}`" for line in text.splitlines())


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, exit with 1 if it is not")
    options = parser.parse_args(arguments)
    text = page()
    if options.check:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{PAGE} is not current: run python -m tests.spec.differences", file=sys.stderr)
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
