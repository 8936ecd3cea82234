"""A module without the bodies of its classes and functions: most of a package's source is never asked for.

    import asyncio                                import asyncio
    @final                                 ->     @final
    class Client(Base):                           class Client(Base): ...
        async def get(self, key: str): ...

A statement at the margin ends where the next line begins at the margin; strings, comments and closing
brackets there do not begin one. Nothing of Python is understood beyond that: where it goes wrong, in a matrix
product over several lines, say, the outline is no Python.
"""

import re
from dataclasses import dataclass, field

_STRING = (
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+"""'
    r"|'''[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*+'''"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'(?:[^'\\\n]|\\.)*+'"
)
_MOST_NESTED = 5


def _nested(depth: int) -> str:
    """What may stand between brackets."""
    inner = rf"|[(\[{{]{_nested(depth - 1)}[)\]}}]" if depth else ""
    return rf"(?:[^()\[\]{{}}\"'#]++|{_STRING}|#[^\n]*+{inner})*+"


_CODE = r"[^\"'#\n\\]"
# First what most lines are made of.
_STATEMENT = re.compile(
    rf"(?:{_CODE}++(?:\n(?=[\s#)\]}}]){_CODE}*+)*+|#[^\n]*+|\n(?![^\s#)\]}}])|{_STRING}|\\.?|[\"'])*+\n?",
    re.DOTALL,
)
# In brackets the type parameters, the bases, or both: `ast` refuses what is neither.
_CLASS = re.compile(rf"class[ \t]+\w+[ \t]*(?:[\[(]{_nested(_MOST_NESTED)}[\])][ \t]*){{0,2}}:", re.DOTALL)
_FUNCTION = re.compile(r"(?:async[ \t]+)?def[ \t]+\w+")


@dataclass(slots=True)
class Outline:
    """A text in which some definitions are only heads: a class up to its colon, a function's name.

    Attributes:
        ends: the last line of each of those in the whole text, by its first, decorators left out; 1-based
    """

    text: str
    ends: dict[int, int] = field(default_factory=dict)


def outline(text: str) -> Outline:
    """The outline of a module whose newlines are `\\n`; every line stays where it was."""
    if "\f" in text:  # it begins a line at the margin that does not look so
        return Outline(text)
    pieces: list[str] = []
    ends: dict[int, int] = {}
    line, position = 1, 0
    while position < len(text):
        start, position = position, _end_of_statement(text, position)
        first, line = line, line + text.count("\n", start, position)
        if (found := _CLASS.match(text, start, position)) is not None:
            head, rest = found[0], " ..."
        elif (found := _FUNCTION.match(text, start, position)) is not None:
            head, rest = found[0], "(): ..."
        else:
            pieces.append(text[start:position])
            continue
        pieces += [head, rest, "\n" * (line - first - head.count("\n"))]
        ends[first] = line - text.endswith("\n", start, position)
    return Outline("".join(pieces), ends)


def _end_of_statement(text: str, start: int) -> int:
    found = _STATEMENT.match(text, start)
    return len(text) if found is None else found.end()
