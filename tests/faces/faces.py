"""What each face says of the members of a class: their names, and the kind of each."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.typing.checkers import Checker
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


def read_at_run_time(spec: type) -> Kinds:
    """The kinds that the runtime reads from the class, by the members' names: all that its module's text has.

    `typing`, `abc` and the like put more into a class. Of a library, private members are left out, too.
    """
    text = inspect.getsource(sys.modules[spec.__module__])
    written = set(re.findall(r"\w+", text)) - {"__init__", "__slots__"}
    library = not spec.__module__.startswith("tests.")
    members = Members(spec)
    return {
        name: _OF_KIND.get(members[name].kind, members[name].kind.value)
        for name in members.names()
        if name in written and not (library and name.startswith("_"))
    }


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


_ATTRIBUTES = ("", ".return_value", ".await_count")


def _kind(member: str, return_value: str, await_count: str) -> str:
    """The kind of a member whose type is written so, and the types of these attributes of its mock."""
    if not member:
        return NONE
    mock = re.match(r"typedamock\.(?:Overloaded)?(Async)?MethodMock\[", member)
    # Of the mock of an overloaded method, the plugin shows the overloads.
    overloaded = member.startswith(("Overload(", "def ")) and return_value != "Any"
    if (mock and mock[1]) or (overloaded and await_count == "int"):
        return Kind.ASYNC_METHOD.value
    if mock or (overloaded and return_value):
        return KIND_OF_RETURNED.get(_class_name(return_value), Kind.METHOD).value
    return VALUE


def _class_name(written: str) -> str:
    """The qualified name that a type starts with; of `Mocked[...]`, that of what is mocked."""
    written = re.sub(r"^\w+\.Mocked\[([\w.]+):([\w.]+).*", r"\1.\2", written)
    return written.partition("[")[0]
