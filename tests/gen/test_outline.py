"""The outline gives up nothing: what it leaves out is found again, as it was, where it was."""

import ast
import contextlib
import sysconfig
import warnings
from collections.abc import Iterable
from pathlib import Path

import pytest

from typedamock.gen.conditions import Conditions
from typedamock.gen.environment import Environment, find_environment
from typedamock.gen.errors import GenError
from typedamock.gen.index import Class, Function, Module
from typedamock.gen.locate import Locator, Origin, Source
from typedamock.gen.outline import outline
from typedamock.gen.request import DEFAULT_NAME, Request
from typedamock.gen.run import run

STANDARD_LIBRARY = Path(sysconfig.get_path("stdlib"))


def statements(tree: ast.Module) -> list[tuple[type[ast.stmt], str, int]]:
    """What a module's body is made of: kinds and lines of its statements, names of its definitions."""
    return [(type(node), _name(node), node.lineno) for node in tree.body]


def _name(node: ast.stmt) -> str:
    name = getattr(node, "name", "")
    return name.id if isinstance(name, ast.Name) else name


def dumps(nodes: Iterable[ast.AST]) -> dict[int, str]:
    """By line, each definition with all positions in it."""
    return {
        node.lineno: ast.dump(node, include_attributes=True)
        for node in nodes
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }


def check(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = ast.parse(text)
        with contextlib.suppress(SyntaxError):  # upon which the reader parses the whole text
            assert statements(ast.parse(outline(text).text)) == statements(whole)
        expected = dumps(ast.walk(whole))
        source = Source("module", Path("module.py"), False, False, Origin.PROJECT, text)
        bindings = Module(source, Conditions((3, 12), "linux")).scope.names.values()
        found = dumps(
            node
            for binding in bindings
            if isinstance(binding, Class | Function)
            for node in (binding.nodes if isinstance(binding, Function) else [binding.node])
        )
        assert found == {line: expected.get(line) for line in found}


@pytest.mark.parametrize("folder", ["", "asyncio", "email", "unittest", "concurrent/futures", "idlelib"])
def test_every_module_of_the_standard_library(folder: str) -> None:
    for path in sorted((STANDARD_LIBRARY / folder).glob("*.py")):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        # What comments annotate has no place in the tree of the whole module.
        check(text.replace("# type: ", "# kind: "))


def test_most_definitions_are_only_named() -> None:
    text = (STANDARD_LIBRARY / "asyncio" / "streams.py").read_text(encoding="utf-8")
    outlined = outline(text)
    assert len(outlined.ends) == len(dumps(ast.parse(text).body))
    assert len(outlined.text) < len(text) / 5


@pytest.mark.parametrize(
    "text",
    [
        'USAGE = """\nclass Example:\n    pass\n"""\nclass Real:\n    x = 1\n',
        "# it's\nclass A:\n    '''it's'''\n# \"\"\"\nclass B: ...\n",
        "x = (1\n@ 2)\nclass A: ...\n",
        "@deco(\n'a',\n)\n# why\n@other\nclass A:\n    def f(self): ...\n",
        "@deco\n\n\nasync def f(): yield\nclass A: ...",
        "class A:\n    x = f(\n1,\n2)\n    y = 3\nz = 4\n",
        "class A:\n    x = 1 + \\\n2\nclass B: ...\n",
        "if x:\n    class A: ...\nelse:\n    class A:\n        y = 1\nclass B: ...\n",
        "class A: ...\n\fclass B: ...\n",
        "class A:\n\tdef f(self):\n\t\treturn r'\\''\nclass\tB(A): x = 1\n",
        "def f(): return f\"{x['a']}\"\nclass A: ...\n",
        "class A: ...",
        "",
    ],
)
def test_what_looks_like_a_definition_or_hides_one(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["\\", "x = 1\\", "class A: ...\n\\", "'", '"""', "(", "\n", "  "])
def test_every_text_comes_to_its_end(text: str) -> None:
    assert outline(text).text.count("\n") == text.count("\n")


def generate(folder: Path, target: str) -> str:
    """The text of the mocks; the errors as lines where there are some."""
    environment = Environment((folder,), (), find_environment(None).typeshed, (3, 12), "linux")
    try:
        return run(Request((target,), (), (), DEFAULT_NAME, ""), Locator(environment)).texts[""]
    except ExceptionGroup as group:
        assert all(isinstance(error, GenError) for error in group.exceptions)
        return "\n".join(str(error) for error in group.exceptions)


BROKEN = "class Sound:\n    x: int = 1\n\n\nclass Broken:\n    def f(self):\n        return (\n"


@pytest.mark.parametrize("target", ["broken:Broken", "broken:*"])
def test_a_class_that_is_not_python_is_an_error_with_its_line(target: str, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN)
    assert "syntax" in (said := generate(tmp_path, target))
    assert "broken.py:7" in said, said


def test_a_base_that_is_not_python_is_an_error_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN)
    (tmp_path / "sound.py").write_text("from broken import Broken\nclass Spec(Broken): ...\n")
    assert "broken.py:7" in generate(tmp_path, "sound:Spec")


def test_an_annotation_that_names_a_class_that_is_not_python(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN)
    (tmp_path / "sound.py").write_text(
        "from broken import Broken\nclass Spec:\n    def get(self) -> Broken: ...\n"
    )
    assert ") -> _broken.Broken:" in generate(tmp_path, "sound:Spec")


@pytest.mark.skipif("sys.version_info >= (3, 12)", reason="this Python's ast reads type parameters")
def test_one_class_in_newer_syntax_beside_others_in_older(tmp_path: Path) -> None:
    (tmp_path / "mixed.py").write_text(
        "class Old:\n    def get(self) -> int: ...\n\n\n"
        "class New[K: int](Old):\n    def put(self, key: K = 3, *rest: K) -> list[K]: ...\n"
    )
    assert "def put" in generate(tmp_path, "mixed:New")
