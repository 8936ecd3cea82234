"""Whatever the source is: an error message or a clean module, never a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from tests.gen.golden_cases import PROJECT
from typedamock.gen.environment import Environment, find_environment
from typedamock.gen.errors import GenError
from typedamock.gen.locate import Locator
from typedamock.gen.request import DEFAULT_NAME, Request
from typedamock.gen.run import run

TYPESHED = find_environment(None).typeshed
RELAXED = settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def outcome(folder: Path, source: bytes) -> str:
    """The module generated from a source's class `Spec`, or the codes of the errors."""
    (folder / "fuzzed.py").write_bytes(source)
    locator = Locator(Environment((folder,), (), TYPESHED, (3, 12), "linux"))
    try:
        text = run(Request(("fuzzed:Spec",), (), (), DEFAULT_NAME, ""), locator).texts[""]
    except ExceptionGroup as group:
        assert all(isinstance(error, GenError) for error in group.exceptions), group
        return " ".join(sorted({error.code for error in group.exceptions if isinstance(error, GenError)}))
    compile(text, "mock", "exec")
    return text


identifiers = st.sampled_from(
    [
        "self",
        "cls",
        "x",
        "list",
        "str",
        "T",
        "P",
        "None_",
        "_self",
        "__x",
        "args",
        "kwargs",
        "größe",
        "Spec",
        "_b",
        "_t",
    ]
)
types = st.recursive(
    st.sampled_from(
        ["int", "None", "str", "Any", "T", "Self", "Spec", "'Spec'", "undefined", "a.b.c", "...", "*Ts",
         "P.args", "1", "x[0]",
         "f()", "Literal['a', 1]",
         "Literal[X.Y]", "lambda: 0", "'broken ['", "''", "tuple[()]", "int if x else str", "...[1]"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda items: f"dict[{', '.join(items)}]"),
        st.tuples(inner, inner).map(" | ".join),
        st.tuples(inner, inner).map(lambda pair: f"Callable[[{pair[0]}], {pair[1]}]"),
        inner.map(lambda item: f"Optional[{item}]"),
        inner.map(lambda item: f"Annotated[{item}, 1]"),
        inner.map(lambda item: f"Unpack[{item}]"),
        inner.map(lambda item: f"Awaitable[{item}]"),
    ),
    max_leaves=6,
)  # fmt: skip
decorators = st.sampled_from(
    ["", "@property", "@staticmethod", "@classmethod", "@overload", "@undefined", "@x.setter",
     "@contextmanager", "@f(1)",
     "@functools.cached_property", "@(lambda f: f)", "@asynccontextmanager", "@abstractmethod"]
)  # fmt: skip
HEADER = """\
from __future__ import annotations
import functools
from abc import abstractmethod
from contextlib import asynccontextmanager, contextmanager
from typing import *
T = TypeVar("T")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
X = Union[int, "X"]
"""


@st.composite
def methods(draw: st.DrawFn) -> str:
    names = draw(st.lists(identifiers, unique=True, max_size=4))
    parameters = []
    for name in names:
        annotation = draw(st.one_of(st.just(""), types.map(lambda text: f": {text}")))
        parameters.append(name + (annotation if "*" not in annotation else ""))
    head = f"{draw(st.sampled_from(['def', 'async def']))} {draw(identifiers)}({', '.join(parameters)})"
    returns = draw(
        st.one_of(st.just(""), types.filter(lambda text: "*" not in text).map(lambda text: f" -> {text}"))
    )
    body = draw(st.sampled_from(["...", "yield 1", "'''Doc \\\\ \"'''", "self.y: int = 1; self.z, w = 1, 2"]))
    return f"    {draw(decorators)}\n    {head}{returns}:\n        {body}\n"


@RELAXED
@given(st.lists(methods(), max_size=5), st.lists(types, max_size=2))
@example([], ["dict[Annotated[Unpack[int], 1]]"])
def test_any_class(tmp_path_factory: pytest.TempPathFactory, bodies: list[str], bases: list[str]) -> None:
    source = f"{HEADER}class Spec({', '.join(bases)}):\n    attribute: int\n{''.join(bodies)}"
    outcome(tmp_path_factory.mktemp("fuzz"), source.encode())


@RELAXED
@given(st.binary(max_size=200))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, source: bytes) -> None:
    outcome(tmp_path_factory.mktemp("fuzz"), source)


SOURCES = sorted((PROJECT / "features").glob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_mutated_sources(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = next(
        (
            line.split("(")[0].split(":")[0].split("[")[0][6:]
            for line in reversed(text.splitlines())
            if line.startswith("class ")
        ),
        "",
    )
    chance = random.Random(path.stem)
    for _ in range(6):
        tokens = text.replace(f"class {name}", "class Spec").split(" ")
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(tokens))
            match chance.randrange(4):
                case 0:
                    del tokens[at]
                case 1:
                    tokens.insert(at, tokens[chance.randrange(len(tokens))])
                case 2:
                    tokens[at] = tokens[chance.randrange(len(tokens))]
                case _:
                    tokens[at] = tokens[at][: len(tokens[at]) // 2]
        outcome(tmp_path, " ".join(tokens).encode())


def test_a_module_of_100_000_lines(tmp_path: Path) -> None:
    filler = "".join(f"def f{number}(x: int) -> int:\n    return x\n\n" for number in range(33_000))
    assert "class SpecMock" in outcome(
        tmp_path, f"{filler}\nclass Spec:\n    def get(self) -> int: ...\n".encode()
    )


def test_nesting_without_end(tmp_path: Path) -> None:
    deep = "list[" * 3000 + "int" + "]" * 3000
    assert outcome(tmp_path, f"class Spec:\n    x: '{deep}'\n    def get(self) -> int: ...\n".encode())
    assert "syntax" in outcome(tmp_path, f"class Spec:\n    x: {'(' * 5000}1{')' * 5000}\n".encode())
    deeper = "dict[str, " * 60 + "int" + "]" * 60
    assert "class SpecMock" in outcome(tmp_path, f"class Spec:\n    x: {deeper}\n".encode())
