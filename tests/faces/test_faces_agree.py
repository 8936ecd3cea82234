"""Runtime, generator and mypy plugin see the same members in a class, and the same kinds."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.faces import corpus
from tests.faces.faces import Kinds, Probe, read_at_run_time, seen_by_mypy
from tests.typing.checkers import MYPY, MYPY_WITH_PLUGIN, Diagnostic

# Where the faces differ, and why.
EXCEPTIONS = {
    "Attributes.on_event": "generated mocks declare it as the callable that it holds: mocked() types it",
    "Attributes.on_close": "as on_event",
    "ClientSession.json_serialize": "as on_event",
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
def faces(tmp_path_factory: pytest.TempPathFactory, wheel_python: Path) -> Faces:
    """What runtime, generator and plugin say of each class."""
    folder = tmp_path_factory.mktemp("faces")
    shutil.copy(Path(__file__).parent / "corpus.py", folder)
    command = [sys.executable, "-m", "typedamock", "gen", *(f"{t.module}:{t.name}" for t in TARGETS)]
    subprocess.run([*command, "-o", "mocks.py"], cwd=folder, check=True, capture_output=True)

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
