"""What can go wrong, each with a code that docs/errors/ has a page for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


class GenError(Exception):
    """A target that cannot be generated, or a request that makes no sense. One clear line.

    Args:
        code: the error code, e.g. `unknown-class`
        message: what was asked, where it was looked for, what to do
        target: the target it is about, "" where it is about the whole run
    """

    def __init__(self, code: str, message: str, target: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.target = target

    def __reduce__(self) -> tuple[type["GenError"], tuple[str, str, str]]:
        return GenError, (self.code, self.message, self.target)

    def __str__(self) -> str:
        about = f"{self.target}: " if self.target else ""
        return f"{about}{self.message} [{self.code}]"


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One annotation or member that is less precise in the mock than in the spec, and why."""

    target: str
    member: str
    message: str
    code: str

    def __str__(self) -> str:
        about = f"{self.target}.{self.member}" if self.member else self.target
        return f"{about}: {self.message} [{self.code}]"


# As many members of one class may be told the same, one by one.
_FEW = 3


def shown_by_reason(notes: Iterable[Note]) -> Iterator[str]:
    """The notes as text; of many members of a class that are told the same, one stands for all."""
    members: dict[tuple[str, str, str], list[Note]] = {}
    for note in notes:
        members.setdefault((note.target, note.message, note.code), []).append(note)
    for alike in members.values():
        if len(alike) <= _FEW:
            yield from map(str, alike)
        else:
            first = alike[0]
            yield str(replace(first, member=f"{first.member} and {len(alike) - 1} other members"))
