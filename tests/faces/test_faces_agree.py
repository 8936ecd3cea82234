"""Runtime, generator and mypy plugin see the same members in a class, and the same kinds."""

from __future__ import annotations

import importlib
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest

from tests.faces import corpus
from tests.faces.faces import VALUE, Kinds, Probe, read_at_run_time, seen_by_mypy
from tests.typing.checkers import MYPY, MYPY_WITH_PLUGIN, Diagnostic
from typedamock import AsyncMethodMock, MethodMock, mock_of
from typedamock.spec.kinds import Kind

# Where the faces differ, and why.
EXCEPTIONS = {
    "Partials.get_first": "its signature is hidden from checkers: inspection and the plugin find it",
    "Private._fetch": "generated mocks leave private members to the spec",
}


@dataclass(frozen=True)
class Target:
    """A class that all faces look at."""

    module: str
    name: str
    type_arguments: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def spec(self) -> type:
        # The checkers see corpus.py as a module of its own.
        spec: type = getattr(
            corpus if self.module == "corpus" else importlib.import_module(self.module), self.name
        )
        return spec


TARGETS = (
    *(Target("corpus", spec.__name__, "[int]" if spec is corpus.Repo else "") for spec in corpus.CLASSES),
    Target("aiohttp", "ClientSession"),
    Target("asyncio", "StreamReader"),
    Target("asyncpg", "Connection"),
    Target("httpx", "AsyncClient"),
)

Faces = dict[Target, tuple[Kinds, Kinds, Kinds]]


def revealed_types(output: str) -> Iterable[Diagnostic]:
    for match in re.finditer(r"^([^:\n]+):(\d+): note: Revealed type is \"(.*)\"$", output, re.MULTILINE):
        yield Diagnostic(match[1], int(match[2]), match[3])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus, and the generated mocks of all classes in mocks.py."""
    folder = tmp_path_factory.mktemp("faces")
    shutil.copy(Path(__file__).parent / "corpus.py", folder)
    command = [sys.executable, "-m", "typedamock", "gen", *(f"{t.module}:{t.name}" for t in TARGETS)]
    subprocess.run([*command, "-o", "mocks.py"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def faces(folder: Path, wheel_python: Path) -> Faces:
    """What runtime, generator and plugin say of each class."""
    runtime = [read_at_run_time(target.spec) for target in TARGETS]
    generated = seen_by_mypy(
        replace(MYPY, read=revealed_types),
        [
            Probe(f"mocks.{target}Mock{target.type_arguments}()", kinds)
            for target, kinds in zip(TARGETS, runtime, strict=True)
        ],
        "import mocks",
        folder,
        wheel_python,
    )
    modules = ", ".join(sorted({target.module for target in TARGETS}))
    plugin = seen_by_mypy(
        replace(MYPY_WITH_PLUGIN, read=revealed_types),
        [
            Probe(f"mock_of({target.module}.{target}{target.type_arguments})", kinds)
            for target, kinds in zip(TARGETS, runtime, strict=True)
        ],
        f"import {modules}; from typedamock import mock_of",
        folder,
        wheel_python,
    )
    return dict(zip(TARGETS, zip(runtime, generated, plugin, strict=True), strict=True))


@pytest.mark.parametrize("target", TARGETS, ids=str)
def test_faces_agree(faces: Faces, target: Target) -> None:
    runtime, generated, plugin = faces[target]
    assert runtime
    differing = {
        f"{target}.{name}": f"runtime: {kind}, generated: {generated[name]}, plugin: {plugin[name]}"
        for name, kind in runtime.items()
        if not kind == generated[name] == plugin[name]
    }
    assert differing.keys() == {name for name in EXCEPTIONS if name.startswith(f"{target}.")}, differing


@pytest.fixture(scope="module")
def generated_mocks(folder: Path) -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("mocks", folder / "mocks.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules["mocks"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["mocks"]


@pytest.mark.parametrize("target", TARGETS, ids=str)
def test_mocks_do_what_the_kinds_say(generated_mocks: ModuleType, target: Target) -> None:
    """A value may be mocked by anything that is not awaited."""
    kinds = read_at_run_time(target.spec)
    agreed = {name: kind for name, kind in kinds.items() if f"{target}.{name}" not in EXCEPTIONS}
    for mock, expected in (
        (mock_of(target.spec), kinds),
        (getattr(generated_mocks, f"{target}Mock")(), agreed),
    ):
        members = {name: getattr(mock, name) for name in expected}
        awaited = {name for name, member in members.items() if isinstance(member, AsyncMethodMock)}
        assert awaited == {name for name, kind in expected.items() if kind == Kind.ASYNC_METHOD.value}, mock
        called = {name for name, member in members.items() if isinstance(member, MethodMock)}
        assert called >= {name for name, kind in expected.items() if kind != VALUE} - awaited, mock
