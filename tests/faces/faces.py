"""What each face says of the members of a class: their names, and the kind of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.typing.checkers import Checker
from typedamock import MockApi
from typedamock.runtime.magic import SUPPORTED
from typedamock.spec.kinds import KIND_OF_RETURNED, Kind
from typedamock.spec.members import Members

Kinds = Mapping[str, str]

# To a checker, what a property gives and what an attribute holds is a value; so is a class.
VALUE = "value"
NONE = "no such member"
_OF_KIND = {
    Kind.PROPERTY: VALUE,
    Kind.ATTRIBUTE: VALUE,
    Kind.AWAITABLE_ATTRIBUTE: VALUE,
    Kind.CLASS: VALUE,
    # A method whose result's class says the rest.
    Kind.AWAITABLE_CONTEXT_MANAGER: Kind.METHOD.value,
}


# Of the magic methods, those that mocks have and that a class has to define.
_MAGIC = (SUPPORTED | {"__call__", "__await__", "__aiter__"}) - set(dir(object))


def _has_mock(name: str) -> bool:
    return name in _MAGIC if name.startswith("__") else not name.startswith("_")


def read_at_run_time(spec: type) -> Kinds:
    """The kinds that the runtime reads from the class, by the members' names: of all but private members."""
    members = Members(spec)
    return {
        name: _OF_KIND.get(members[name].kind, members[name].kind.value)
        for name in members.names()
        if _has_mock(name)
    }


def generated_names(mock: type[MockApi]) -> set[str]:
    """The names of the members that the classes of a generated module declare, for that mock."""
    declared = (vars(cls) for cls in mock.__mro__ if cls.__module__ == mock.__module__)
    return set(filter(_has_mock, set(mock.__typedamock_attributes__).union(*declared)))


@dataclass(frozen=True)
class Probe:
    """A mock that mypy is asked about, and the names of members."""

    expression: str
    names: Iterable[str]


def seen_by_mypy(
    mypy: Checker, probes: Iterable[Probe], imports: str, folder: Path, python: Path
) -> Sequence[Kinds]:
    """The kinds of the members of each mock, as the types that mypy reveals tell them."""
    lines = [imports, "from typing import reveal_type"]
    first_lines: list[tuple[int, str, int]] = []
    probes = list(probes)
    for index, probe in enumerate(probes):
        lines.append(f"mock_{index} = {probe.expression}")
        for name in probe.names:
            first_lines.append((index, name, len(lines) + 1))
            lines += [f"reveal_type(mock_{index}.{name}{attribute})" for attribute in _ATTRIBUTES]
    (folder / "probe.py").write_text("\n".join(lines))
    revealed = {note.line: note.message for note in mypy.check(folder, python, "probe.py")}
    found: list[dict[str, str]] = [{} for _ in probes]
    for index, name, line in first_lines:
        found[index][name] = _kind(*(revealed.get(line + offset, "") for offset in range(len(_ATTRIBUTES))))
    return found


_ATTRIBUTES = ("", ".call_count", ".await_count", ".return_value")


def _kind(member: str, call_count: str, await_count: str, return_value: str) -> str:
    """The kind of a member whose type is written so, and the types of these attributes of its mock."""
    if not member:
        return NONE
    # To the plugin, an object is a mock, too; a named tuple is shown by its fields.
    if re.match(r"(tuple\[.*, fallback=)?\w+\.Mocked\[", member):
        return VALUE
    # Of what may be None, mypy shows the attributes so.
    ints = ("int", "int | Any")
    if await_count in ints:
        return Kind.ASYNC_METHOD.value
    if call_count in ints:
        return KIND_OF_RETURNED.get(_class_name(return_value), Kind.METHOD).value
    return VALUE


def _class_name(written: str) -> str:
    """The qualified name that a type starts with; of `Mocked[...]`, that of what is mocked."""
    written = re.sub(r"^\w+\.Mocked\[([\w.]+):([\w.]+).*", r"\1.\2", written)
    return written.partition("[")[0]
