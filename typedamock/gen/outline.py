"""A module without the insides of its classes and functions: most of a package's source is never asked for.

    import asyncio                                import asyncio
    @final                                 ->
    class Client(Base):                           class Client(): ...
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
_STATEMENT = re.compile(rf"(?:[^\"'#\n\\]++|\\.|{_STRING}|#[^\n]*+|[\"']|\n(?![^\s#)\]}}]))*+\n?", re.DOTALL)
_DEFINITION = re.compile(r"(?:class|(?:async[ \t]+)?def)[ \t]+\w+")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a statement is: offsets of its text, decorators included, and its first line, 1-based."""

    start: int
    end: int
    line: int


@dataclass(slots=True)
class Outline:
    """The text, and the spans of the definitions in it that are only named, by the line of their name."""

    text: str
    spans: dict[int, Span] = field(default_factory=dict)


def outline(text: str) -> Outline:
    """The outline of a module whose newlines are `\\n`; every line stays where it was."""
    if "\f" in text:  # it begins a line at the margin that does not look so
        return Outline(text)
    pieces: list[str] = []
    spans: dict[int, Span] = {}
    line, position = 1, 0
    decorated: Span | None = None
    while position < len(text):
        start, position = position, _end_of_statement(text, position)
        first, line = line, line + text.count("\n", start, position)
        definition = _DEFINITION.match(text, start, position)
        if definition is not None:
            span = (
                Span(decorated.start, position, decorated.line) if decorated else Span(start, position, first)
            )
            pieces += ["\n" * (first - span.line), definition[0], "(): ...", "\n" * (line - first)]
            spans[first] = span
            decorated = None
        elif decorated is None:
            if text[start] == "@":
                decorated = Span(start, position, first)
            else:
                pieces.append(text[start:position])
    if decorated is not None:
        pieces.append(text[decorated.start :])
    return Outline("".join(pieces), spans)


def _end_of_statement(text: str, start: int) -> int:
    found = _STATEMENT.match(text, start)
    return len(text) if found is None else found.end()
