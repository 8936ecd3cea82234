"""Runtime, generator and mypy plugin see the same members in a class, and the same kinds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faces import corpus
from tests.faces.faces import Kinds, Probe, read_at_run_time, seen_by_mypy
from tests.typing.checkers import MYPY, MYPY_WITH_PLUGIN, Diagnostic

# Where the faces differ, and why.
EXCEPTIONS = {
    "Attributes.on_event": "generated mocks declare it as the callable that it holds: mocked() types it",
    "Attributes.on_close": "as on_event",
    "Partials.get_first": "its signature is hidden from checkers: inspection and the plugin find it",
    "Private._fetch": "generated mocks leave private members to the spec",
}


def revealed_types(output: str) -> Iterable[Diagnostic]:
    for match in re.finditer(r"^([^:\n]+):(\d+): note: Revealed type is \"(.*)\"$", output, re.MULTILINE):
        yield Diagnostic(match[1], int(match[2]), match[3])


Faces = dict[str, tuple[Kinds, Kinds, Kinds]]


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory, wheel_python: Path) -> Faces:
    """For each class of the corpus: what runtime, generator and plugin say."""
    folder = tmp_path_factory.mktemp("faces")
    shutil.copy(Path(__file__).parent / "corpus.py", folder)
    targets = [f"corpus:{spec.__name__}" for spec in corpus.CLASSES]
    command = [sys.executable, "-m", "typedamock", "gen", *targets, "-o", "corpus_mocks.py"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)

    runtime = [read_at_run_time(spec) for spec in corpus.CLASSES]
    names = [sorted(kinds) for kinds in runtime]
    arguments = ["[int]" if spec is corpus.Repo else "" for spec in corpus.CLASSES]
    generated = seen_by_mypy(
        replace(MYPY, read=revealed_types),
        [
            Probe(f"corpus_mocks.{spec.__name__}Mock{argument}()", members)
            for spec, argument, members in zip(corpus.CLASSES, arguments, names, strict=True)
        ],
        "import corpus_mocks",
        folder,
        wheel_python,
    )
    plugin = seen_by_mypy(
        replace(MYPY_WITH_PLUGIN, read=revealed_types),
        [
            Probe(f"mock_of(corpus.{spec.__name__}{argument})", members)
            for spec, argument, members in zip(corpus.CLASSES, arguments, names, strict=True)
        ],
        "import corpus; from typedamock import mock_of",
        folder,
        wheel_python,
    )
    return {
        spec.__name__: kinds for spec, *kinds in zip(corpus.CLASSES, runtime, generated, plugin, strict=True)
    }


@pytest.mark.parametrize("spec", corpus.CLASSES, ids=lambda spec: spec.__name__)
def test_faces_agree(faces: Faces, spec: type) -> None:
    runtime, generated, plugin = faces[spec.__name__]
    differing = {
        f"{spec.__name__}.{name}": f"runtime: {kind}, generated: {generated[name]}, plugin: {plugin[name]}"
        for name, kind in runtime.items()
        if not kind == generated[name] == plugin[name]
    }
    assert differing.keys() == {name for name in EXCEPTIONS if name.startswith(f"{spec.__name__}.")}, (
        differing
    )
