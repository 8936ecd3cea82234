from __future__ import annotations

import pytest

from typedamock.migrate.ignores import without_ignore


@pytest.mark.parametrize(
    ("line", "unused", "expected"),
    [
        ("f()  # type: ignore\n", (), "f()\n"),
        ("f()  # type: ignore[attr-defined]\n", (), "f()\n"),
        ("f()\t# type:ignore[attr-defined]\r\n", (), "f()\r\n"),
        ("f()  # type: ignore[attr-defined]", (), "f()"),
        ("f()  # type: ignore  # why\n", (), "f()  # why\n"),
        ("f()  # noqa: F401  # type: ignore[a]\n", (), "f()  # noqa: F401\n"),
        ("f()  # type: ignore[a, b, c]\n", ("b",), "f()  # type: ignore[a, c]\n"),
        ("f()  # type: ignore[a, b]  # why\n", ("a", "b"), "f()  # why\n"),
        ("    # type: ignore\n", (), "\n"),
        ("    # type: ignore # why\n", (), "    # why\n"),
        ("f('# type: ignore')  # type: ignore\n", (), "f('# type: ignore')\n"),
        ("f()  # type: ignore because\n", (), "f()  # type: ignore because\n"),
        ("f()\n", (), "f()\n"),
    ],
)
def test_a_line_without_its_ignore(line: str, unused: tuple[str, ...], expected: str) -> None:
    assert without_ignore(line, unused) == expected
