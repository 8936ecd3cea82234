"""Expectations of mypy's messages, written beside the code that they are about.

    m.fetch("x")  # E: Argument 1 to ... has incompatible type "str"; expected "int"  [arg-type]

`E:` is an error, `N:` a note. A line that is nothing but such a comment speaks about the last line of code
above it, so that long messages and several messages fit. What is written must match exactly, `builtins.`
aside, up to a `...` at its end; `E>=2.0:` holds for that version of mypy and later ones, `E<2.0:` for earlier
ones. All errors, and the notes of `reveal_type`, must be expected, other notes need not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mypy.version import __version__ as mypy_version

_EXPECTATION = re.compile(
    r"# (?P<level>[EN])(?:(?P<relation>>=|<)(?P<version>[\d.]+))?: (?P<text>.*?)(?=  # [EN]|$)"
)
_MESSAGE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): (?P<level>error|note): (?P<text>.*)")


@dataclass(frozen=True, order=True)
class Message:
    """One message of mypy: line, "E" or "N", and its text with the error code."""

    line: int
    level: str
    text: str

    def __str__(self) -> str:
        return f"{self.line}: {self.level}: {self.text}"


def expected(source: str) -> list[Message]:
    """The messages that a file expects of mypy."""
    messages = []
    code_line = 0
    for number, line in enumerate(source.splitlines(), 1):
        if not line.lstrip().startswith("#"):
            code_line = number
        for match in _EXPECTATION.finditer(line):
            if _holds(match["relation"], match["version"]):
                messages.append(Message(code_line, match["level"], match["text"].rstrip()))
    return sorted(messages)


def reported(output: str) -> dict[str, list[Message]]:
    """The messages in mypy's output, by file."""
    by_file: dict[str, list[Message]] = {}
    for line in output.splitlines():
        if match := _MESSAGE.fullmatch(line):
            message = Message(
                int(match["line"]), match["level"][0].upper(), match["text"].replace("builtins.", "")
            )
            by_file.setdefault(match["file"], []).append(message)
    return by_file


def differences(wanted: Iterable[Message], got: Iterable[Message]) -> list[str]:
    """What is missing and what is too much, as lines to read."""
    wanted = list(wanted)
    got = set(got)
    owed = {message for message in got if message.level == "E" or message.text.startswith("Revealed")}
    missing = [f"- {message}" for message in wanted if not any(_is(message, other) for other in got)]
    surplus = [f"+ {message}" for message in sorted(owed) if not any(_is(other, message) for other in wanted)]
    return missing + surplus


def _is(wanted: Message, got: Message) -> bool:
    if not wanted.text.endswith("..."):
        return wanted == got
    same_place = (wanted.line, wanted.level) == (got.line, got.level)
    return same_place and got.text.startswith(wanted.text.removesuffix("..."))


def _holds(relation: str | None, version: str | None) -> bool:
    if relation is None or version is None:
        return True
    here = tuple(int(part) for part in re.findall(r"\d+", mypy_version)[:2])
    there = tuple(int(part) for part in version.split("."))
    return here >= there if relation == ">=" else here < there
