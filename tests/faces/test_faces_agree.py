"""Runtime, generator and mypy plugin see the same members in a class, and the same kinds."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pytest

from tests.faces import corpus
from tests.faces.faces import VALUE, Kinds, Probe, generated_names, read_at_run_time, seen_by_mypy
from tests.typing.checkers import MYPY, MYPY_WITH_PLUGIN, Diagnostic
from typedamock import AsyncMethodMock, MethodMock, MockApi, mock_of
from typedamock.spec.kinds import Kind

# Where the faces differ, and why.
EXCEPTIONS = {
    "redis.asyncio.Redis.close": "its decorator has no annotations: Any to mypy, the others look behind",
}


@dataclass(frozen=True)
class Target:
    """A class that all faces look at."""

    module: str
    name: str
    type_arguments: str = ""

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"

    @property
    def mocks(self) -> str:
        """The module of its generated mock."""
        return f"mock_of_{self.module}_{self.name}".replace(".", "_").lower()

    @cached_property
    def spec(self) -> type:
        # The checkers see corpus.py as a module of its own.
        module = corpus if self.module == "corpus" else importlib.import_module(self.module)
        spec: type = getattr(module, self.name)
        return spec

    @cached_property
    def missing(self) -> str | None:
        """Why the class cannot be looked at here, or None."""
        try:
            self.spec  # noqa: B018
        except ImportError as error:
            return str(error)
        return None


TARGETS = (
    *(Target("corpus", spec.__name__, "[int]" if spec is corpus.Repo else "") for spec in corpus.CLASSES),
    Target("aiohttp", "ClientSession"),
    Target("asyncio", "StreamReader"),
    Target("asyncpg", "Connection"),
    Target("evalvis", "PaymentGateway"),
    Target("evalvis", "UserRepository"),
    Target("evalvis.pep695", "Store", "[str, int]"),
    Target("httpx", "AsyncClient"),
    Target("mcp", "ClientSession"),
    Target("openai.resources.chat.completions", "AsyncCompletions"),
    Target("playwright.async_api", "Page"),
    Target("pymongo", "AsyncMongoClient"),
    Target("redis.asyncio", "Redis"),
    Target("sqlalchemy.ext.asyncio", "AsyncSession"),
    Target("starlette.requests", "Request"),
    Target("telegram", "Bot"),
    Target("types_aiobotocore_s3.client", "S3Client"),
)

Faces = dict[Target, tuple[Kinds, Kinds, Kinds]]


def revealed_types(output: str) -> Iterable[Diagnostic]:
    for match in re.finditer(r"^([^:\n]+):(\d+): note: Revealed type is \"(.*)\"$", output, re.MULTILINE):
        yield Diagnostic(match[1], int(match[2]), match[3])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus, and the generated mocks of all classes that are installed."""
    folder = tmp_path_factory.mktemp("faces")
    shutil.copy(Path(__file__).parent / "corpus.py", folder)
    for target in TARGETS:
        if target.missing is None:
            command = ["gen", f"{target.module}:{target.name}", "-o", f"{target.mocks}.py"]
            subprocess.run([sys.executable, "-m", "typedamock", *command], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def faces(folder: Path, wheel_python: Path) -> Faces:
    """What runtime, generator and plugin say of each class."""
    targets = [target for target in TARGETS if target.missing is None]
    runtime = [read_at_run_time(target.spec) for target in targets]
    generated = seen_by_mypy(
        replace(MYPY, read=revealed_types),
        [
            Probe(f"{target.mocks}.{target.name}Mock{target.type_arguments}()", kinds)
            for target, kinds in zip(targets, runtime, strict=True)
        ],
        f"import {', '.join(target.mocks for target in targets)}",
        folder,
        wheel_python,
    )
    modules = ", ".join(sorted({target.module for target in targets}))
    plugin = seen_by_mypy(
        replace(MYPY_WITH_PLUGIN, read=revealed_types),
        [
            Probe(f"mock_of({target}{target.type_arguments})", kinds)
            for target, kinds in zip(targets, runtime, strict=True)
        ],
        f"import {modules}; from typedamock import mock_of",
        folder,
        wheel_python,
    )
    return dict(zip(targets, zip(runtime, generated, plugin, strict=True), strict=True))


@pytest.fixture(params=TARGETS, ids=str)
def target(request: pytest.FixtureRequest) -> Target:
    target: Target = request.param
    if target.missing is not None:
        pytest.skip(f"{target}: {target.missing}; see docs/contributing.md")
    return target


@pytest.fixture
def generated_mock(folder: Path, target: Target, monkeypatch: pytest.MonkeyPatch) -> type[MockApi]:
    monkeypatch.syspath_prepend(folder)
    mock: type[MockApi] = getattr(importlib.import_module(target.mocks), f"{target.name}Mock")
    return mock


def test_faces_agree(faces: Faces, target: Target, generated_mock: type[MockApi]) -> None:
    runtime, generated, plugin = faces[target]
    assert runtime.keys() == generated_names(generated_mock)
    differing = {
        f"{target}.{name}": f"runtime: {kind}, generated: {generated[name]}, plugin: {plugin[name]}"
        for name, kind in runtime.items()
        if not kind == generated[name] == plugin[name]
    }
    assert differing.keys() == {name for name in EXCEPTIONS if name.startswith(f"{target}.")}, differing


def test_mocks_do_what_the_kinds_say(target: Target, generated_mock: type[MockApi]) -> None:
    """A value may be mocked by anything that is not awaited."""
    kinds = read_at_run_time(target.spec)
    agreed = {name: kind for name, kind in kinds.items() if f"{target}.{name}" not in EXCEPTIONS}
    for mock, expected in ((mock_of(target.spec), kinds), (generated_mock(), agreed)):
        members = {name: getattr(mock, name) for name in expected}
        awaited = {name for name, member in members.items() if isinstance(member, AsyncMethodMock)}
        assert awaited == {name for name, kind in expected.items() if kind == Kind.ASYNC_METHOD.value}, mock
        called = {name for name, member in members.items() if isinstance(member, MethodMock)}
        assert called >= {name for name, kind in expected.items() if kind != VALUE} - awaited, mock
