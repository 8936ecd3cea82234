"""Taking `# type: ignore` comments away, whole or code by code."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["without_ignore"]

_IGNORE: Final = re.compile(r"[ \t]*#[ \t]*type:[ \t]*ignore(?P<codes>\[[^\]#]*\])?(?=[ \t]*(?:#|$))")


def without_ignore(line: str, unused: tuple[str, ...]) -> str:
    """The line without its `# type: ignore`, or without the codes named where it has others as well.

    A line whose comment has another form is returned as it is.
    """
    text = line.rstrip("\r\n")
    matches = list(_IGNORE.finditer(text))
    if len(matches) != 1:
        return line
    (match,) = matches
    codes = [code.strip() for code in (match["codes"] or "[]")[1:-1].split(",") if code.strip()]
    left = [code for code in codes if code not in unused] if unused else []
    if left:
        start, end = match.span("codes")
        return f"{line[:start]}[{', '.join(left)}]{line[end:]}"
    rest = text[match.end() :].strip()
    before = text[: match.start()].rstrip()
    gap = "  " if before and rest else ""
    indentation = "" if before else text[: len(text) - len(text.lstrip())]
    return f"{before}{gap}{indentation if rest else ''}{rest}{line[len(text) :]}"
