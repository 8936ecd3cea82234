"""Inspection of any class: it never raises, and never gives an attribute that the class does not have."""

import inspect
import linecache
import re
import sys
import types
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from typedamock.spec.kinds import Kind
from typedamock.spec.members import Member, Members

NAMES = st.sampled_from([*"abcdefgh", "name", "list", "str", "_private", "__mangled", "__len__"])

LEAVES = re.findall(
    r"\S+",
    """
int str None object Any NoSuch no.such.name 'int' 'NoSuch' 'broken[' '1+' 5 print T Self NoReturn Spec Outer
Callable Awaitable AsyncIterator Optional Union Generic Protocol list type ... 1/0 ClassVar Final int.real
lambda:0 [int] () {} 'a'|None f() x:=int *T
""",
)
GENERICS = re.findall(
    r"\S+",
    """
Awaitable Coroutine AsyncIterator Optional Union list dict tuple type Callable Annotated Generic Literal
AbstractAsyncContextManager Task ClassVar NoSuch Alias
""",
)

TYPES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: (
        st.tuples(st.sampled_from(GENERICS), st.lists(inner, min_size=1, max_size=3)).map(
            lambda parts: f"{parts[0]}[{', '.join(parts[1])}]"
        )
        | st.tuples(inner, inner).map(" | ".join)
        | st.tuples(inner, inner).map(lambda parts: f"Callable[[{parts[0]}], {parts[1]}]")
    ),
    max_leaves=6,
)

PRELUDE = """
from __future__ import annotations
import abc, contextlib, dataclasses, enum, functools
from asyncio import Task
from collections.abc import *
from contextlib import AbstractAsyncContextManager
from typing import *
T = TypeVar("T")
Alias = Union[T, List[T]]
class Outer: ...
"""

ATTRIBUTE = st.tuples(NAMES, TYPES).map(lambda parts: (parts[0], f"{parts[0]}: {parts[1]}"))
VALUE = st.tuples(NAMES, TYPES).map(lambda parts: (parts[0], f"{parts[0]}: {parts[1]} = 1"))
DECORATORS = st.sampled_from(
    [
        "",
        "@staticmethod",
        "@classmethod",
        "@property",
        "@functools.cached_property",
        "@contextlib.asynccontextmanager",
        "@contextlib.contextmanager",
        "@abc.abstractmethod",
        "@overload",
        "@functools.singledispatchmethod",
        "@functools.lru_cache",
    ]
)


@st.composite
def methods(draw: st.DrawFn) -> tuple[str, str]:
    name, returned, parameter = draw(NAMES), draw(TYPES), draw(TYPES)
    parameters = draw(
        st.sampled_from(["self", "self, x: {}", "self, *x: {}", "*args", "self, /, *, x: {} = 1", ""])
    )
    prefix = draw(st.sampled_from(["", "async "]))
    body = draw(st.sampled_from(["...", "yield 1", "return 1"]))
    if prefix and body == "yield 1":
        body = "yield"
    signature = parameters.format(parameter)
    return name, f"{draw(DECORATORS)}\n    {prefix}def {name}({signature}) -> {returned}: {body}"


def mangled(name: str) -> str:
    return f"_Spec{name}" if name.startswith("__") and not name.endswith("__") else name


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, set[str]]:
    members = draw(st.lists(st.one_of(ATTRIBUTE, VALUE, methods()), max_size=8))
    assigned = draw(st.lists(st.tuples(NAMES, TYPES), max_size=4))
    lines = [line for _, line in members] or ["pass"]
    if assigned:
        lines.append("def __init__(self, p: int, *q):")
        for position, (name, annotation) in enumerate(assigned):
            suffix = f": {annotation}" if position % 2 else ""
            lines.append(f"    self.{name}{suffix} = p")
    names = {mangled(name) for name, _ in [*members, *assigned]}
    bases = draw(st.sampled_from(["", "(Generic[T])", "(Protocol)", "(list)", "(abc.ABC)", "(Outer)"]))
    return PRELUDE + f"class Spec{bases}:\n    " + "\n    ".join(lines), names


def compiled(source: str) -> types.ModuleType | None:
    """The module of a source; None where Python itself refuses it."""
    module = types.ModuleType("any_class")
    module.__file__ = "<any class>"
    linecache.cache["<any class>"] = (len(source), None, source.splitlines(True), "<any class>")
    sys.modules["any_class"] = module
    try:
        exec(compile(source, "<any class>", "exec", dont_inherit=True), vars(module))
    except Exception:  # noqa: BLE001 - what is left out is anything that is no Python
        return None
    return module


@settings(deadline=None)
@given(sources())
def test_any_class_is_read_without_raising_and_without_inventing(drawn: tuple[str, set[str]]) -> None:
    source, declared = drawn
    module = compiled(source)
    if module is None:
        return
    spec = module.Spec
    members = Members(spec)
    names = set(members.names())
    assert names - set(dir(spec)) <= declared | {name for cls in spec.__mro__ for name in vars(cls)}
    assert declared <= names
    for name in names:
        check_readable(members[name])
    assert "no_such_member" not in members


def check_readable(member: Member) -> None:
    assert isinstance(member.kind, Kind)
    assert member.type is member.type
    assert member.signature is None or hasattr(member.signature, "bind")
    assert repr(member)


@settings(deadline=None)
@given(TYPES, st.booleans())
def test_any_annotation_without_postponed_evaluation(annotation: str, in_quotes: bool) -> None:
    written = repr(annotation) if in_quotes else annotation
    prelude = PRELUDE.replace("from __future__ import annotations", "")
    module = compiled(
        prelude + f"class Spec:\n    fine: Outer\n    a: {written}\n    async def m(self) -> {written}: ..."
    )
    if module is None:
        return
    members = Members(module.Spec)
    check_readable(members["a"])
    check_readable(members["m"])
    assert members["fine"].type is module.Outer


@pytest.mark.parametrize(
    "module_name", ["asyncio", "collections", "concurrent.futures", "enum", "logging", "pathlib"]
)
def test_classes_of_the_standard_library(module_name: str) -> None:
    module = __import__(module_name, fromlist=["*"])
    for _, spec in inspect.getmembers(module, inspect.isclass):
        members = Members(spec)
        for name in members.names():
            if name in members:
                check_readable(members[name])


class Hostile:
    """Raises wherever it is touched."""

    class Touchy:
        def __getattr__(self, name: str) -> Any:
            raise ZeroDivisionError

        def __eq__(self, other: object) -> bool:
            raise ZeroDivisionError

        def __hash__(self) -> int:
            raise ZeroDivisionError

        @property
        def __class__(self) -> Any:  # type: ignore[override]
            raise ZeroDivisionError

    touchy = Touchy()
    annotated: "Touchy()" = 1  # type: ignore[valid-type]

    def method(self) -> "Touchy()": ...  # type: ignore[valid-type]


def test_objects_that_raise_when_touched() -> None:
    members = Members(Hostile)
    for name in ("touchy", "annotated", "method"):
        check_readable(members[name])
