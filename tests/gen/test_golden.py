"""Each feature of the language: what is generated is what was reviewed, checks clean, and runs."""

from __future__ import annotations

import ast
import asyncio
import importlib
import inspect
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mypy.errorcodes import error_codes

from tests.gen.golden_cases import GOLDEN, HERE, PROJECT, SITE_PACKAGES, TARGETS, generate, generate_of
from tests.gen.interpreter import REPOSITORY, interpreter
from typedamock import AsyncMethodMock, MagicMock
from typedamock.gen.members import OF_EVERY_MOCK
from typedamock.runtime.declared import DeclaredMethod
from typedamock.runtime.generated import MockApi
from typedamock.runtime.mocks import AsyncIteratorMock

USES = HERE / "uses"


@pytest.mark.parametrize("case", TARGETS)
def test_the_output_is_what_was_reviewed(case: str) -> None:
    text, _ = generate(case)
    reviewed = (GOLDEN / f"{case}_mocks.py").read_text(encoding="utf-8")
    assert text == reviewed, f"python -m tests.gen.golden_cases writes {case} anew; read the diff"


def test_the_output_is_as_ruff_formats_it(tmp_path: Path) -> None:
    for path in GOLDEN.glob("*.py"):
        text = path.read_text(encoding="utf-8").replace("# fmt: off\n", "")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    assert _ruff("format", "--diff", tmp_path) == (0, "")


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("format", "--diff", "--line-length=120"), id="format, wide"),
        pytest.param(("format", "--diff", "--line-length=60"), id="format, narrow"),
        # PGH004 would have the rules named, and those are all.
        pytest.param(("check", "--select=ALL", "--ignore=PGH004"), id="check"),
    ],
)
def test_a_project_with_a_style_of_its_own_leaves_the_output_as_it_is(options: tuple[str, ...]) -> None:
    status, out = _ruff(*options, GOLDEN)
    assert (status, out.removesuffix("All checks passed!\n")) == (0, "")


def _ruff(*arguments: str | Path) -> tuple[int, str]:
    # Isolated: with ruff's own settings, whatever the project around says.
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments, "--isolated", "--no-cache"], capture_output=True, text=True
    )
    return done.returncode, done.stdout


def test_the_names_that_a_spec_can_shadow_are_those_of_the_stub() -> None:
    stub = ast.parse((REPOSITORY / "stubs/typedamock-stubs/__init__.pyi").read_text(encoding="utf-8"))
    (declared,) = (node for node in stub.body if isinstance(node, ast.ClassDef) and node.name == "_AnyMock")
    names = {node.name for node in declared.body if isinstance(node, ast.FunctionDef)}
    names |= {ast.unparse(node.target) for node in declared.body if isinstance(node, ast.AnnAssign)}
    assert names == OF_EVERY_MOCK


def test_every_golden_module_has_a_case() -> None:
    assert {path.stem.removesuffix("_mocks") for path in GOLDEN.glob("*_mocks.py")} == set(TARGETS)


def test_what_degrades_is_noted() -> None:
    assert generate("optional_dependency")[1] == [
        "features.optional_dependency:Uploader.upload: Config comes from not_installed_anywhere, "
        "which is not installed [unresolved-name]"
    ]
    assert generate("decorators")[1] == [
        "features.decorators:Service.loose: the decorator unannotated has no annotations; "
        "it is taken to keep the signature [unknown-decorator]"
    ]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has the specs' packages installed, as a checker finds installed packages."""
    return interpreter(tmp_path_factory.mktemp("installed"), SITE_PACKAGES)


def _expected(path: Path) -> set[tuple[str, int]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {(path.name, number) for number, line in enumerate(lines, 1) if line.endswith("# E")}


def _all_expected() -> set[tuple[str, int]]:
    return {entry for path in USES.glob("*.py") for entry in _expected(path)}


def test_mypy_reports_the_mistakes_and_nothing_else(python: Path, tmp_path: Path) -> None:
    config = tmp_path / "mypy.ini"
    config.write_text(
        f"[mypy]\nstrict = True\npython_version = 3.12\nexplicit_package_bases = True\n"
        f"mypy_path = {PROJECT}:{GOLDEN}:{USES}\n"
        f"python_executable = {python}\nfollow_untyped_imports = True\nexclude = specs\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", config, "--no-error-summary", "--hide-error-context",
         "--no-pretty", "--cache-dir", tmp_path / "cache",
         *sorted(GOLDEN.glob("*.py")), *sorted(USES.glob("*.py"))],
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1 and not done.stderr, done.stdout + done.stderr
    reported: dict[tuple[str, int], str] = {}
    for line in done.stdout.splitlines():
        if match := re.match(r"(.+?):(\d+): error: (.*)", line):
            reported[Path(match[1]).name, int(match[2])] = match[3]
    _compare(reported)


# Rules that are off in strict mode, too.
PYRIGHT_OPTIONAL = (
    "reportCallInDefaultInitializer",
    "reportImplicitOverride",
    "reportImplicitStringConcatenation",
    "reportImportCycles",
    "reportMissingSuperCall",
    "reportPropertyTypeMismatch",
    "reportShadowedImports",
    "reportUninitializedInstanceVariable",
    "reportUnnecessaryTypeIgnoreComment",
    "reportUnusedCallResult",
)


def test_a_project_with_every_optional_check_of_mypy_has_no_errors(python: Path, tmp_path: Path) -> None:
    optional = [code.code for code in error_codes.values() if not code.default_enabled]
    config = tmp_path / "mypy.ini"
    config.write_text(
        f"[mypy]\nstrict = True\npython_version = 3.12\nexplicit_package_bases = True\n"
        f"mypy_path = {PROJECT}:{GOLDEN}\npython_executable = {python}\nfollow_untyped_imports = True\n"
        f"disallow_any_explicit = True\ndisallow_any_unimported = True\ndisallow_any_decorated = True\n"
        f"warn_unreachable = True\nenable_error_code = {', '.join(optional)}\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", config, *sorted(GOLDEN.glob("*.py"))],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    of_golden = [line for line in done.stdout.splitlines() if "_mocks.py:" in line and ": error:" in line]
    assert (of_golden, done.stderr) == ([], "")


def test_a_project_with_every_optional_rule_of_pyright_has_no_errors(python: Path, tmp_path: Path) -> None:
    (tmp_path / GOLDEN.name).symlink_to(GOLDEN)
    config = tmp_path / "pyrightconfig.json"
    rules = dict.fromkeys(PYRIGHT_OPTIONAL, "error")
    settings = {"include": ["golden"], "extraPaths": [str(PROJECT)], "typeCheckingMode": "strict", **rules}
    config.write_text(json.dumps({**settings, "pythonVersion": "3.12"}))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", python, "-p", config],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    assert not found, "\n".join(f"{one['file']}: {one['message']}" for one in found)


def test_pyright_reports_the_mistakes_and_nothing_else(python: Path, tmp_path: Path) -> None:
    # Pyright takes files in its own folder alone.
    for folder in (GOLDEN, USES):
        (tmp_path / folder.name).symlink_to(folder)
    config = tmp_path / "pyrightconfig.json"
    settings = {
        "include": ["golden", "uses"],
        "extraPaths": [str(PROJECT), "golden"],
        "typeCheckingMode": "strict",
        "reportUnusedExpression": False,
        "reportUnknownMemberType": False,
        "reportMissingModuleSource": False,
        "pythonVersion": "3.12",
    }
    config.write_text(json.dumps(settings))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", python, "-p", config],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    reported: dict[tuple[str, int], str] = {}
    for diagnostic in json.loads(done.stdout)["generalDiagnostics"]:
        if diagnostic["severity"] == "error":
            line = diagnostic["range"]["start"]["line"] + 1
            reported[Path(diagnostic["file"]).name, line] = diagnostic["message"]
    _compare(reported)


def _compare(reported: dict[tuple[str, int], str]) -> None:
    expected = _all_expected()
    unexpected = {
        f"{file}:{line}: {text}" for (file, line), text in reported.items() if (file, line) not in expected
    }
    missed = {f"{file}:{line}" for file, line in expected if (file, line) not in reported}
    assert not unexpected
    assert not missed


# ---- at run time


@pytest.fixture
def importable() -> Iterator[None]:
    added = [str(PROJECT), str(SITE_PACKAGES), str(GOLDEN)]
    before = {*sys.modules}
    sys.path[:0] = added
    yield
    for entry in added:
        sys.path.remove(entry)
    for name in {*sys.modules} - before:
        del sys.modules[name]


def _mock_classes(case: str) -> Iterator[type[Any]]:
    module = importlib.import_module(f"{case}_mocks")
    for name, value in vars(module).items():
        if not name.startswith("_") and isinstance(value, type) and issubclass(value, MockApi):
            yield value


@pytest.mark.parametrize("case", TARGETS)
def test_importing_a_mock_does_not_import_its_spec(case: str, importable: None) -> None:
    modules = {target.partition(":")[0] for target in TARGETS[case]}
    # Other tests may have imported the standard library's.
    modules = {module for module in modules if module.partition(".")[0] not in sys.stdlib_module_names}
    for mock in _mock_classes(case):
        mock()
    assert not modules & sys.modules.keys()


@pytest.mark.parametrize("case", TARGETS)
def test_a_mock_is_an_instance_of_its_spec(case: str, importable: None) -> None:
    if case == "pep695" and sys.version_info < (3, 12):
        pytest.skip("the spec is written for Python 3.12")
    for mock in _mock_classes(case):
        module, _, name = mock.__typedamock_spec__.partition(":")
        spec: Any = importlib.import_module(module)
        for part in name.split("."):
            spec = getattr(spec, part)
        if not getattr(spec, "_is_protocol", False):
            assert isinstance(mock(), spec)


@pytest.mark.parametrize("case", TARGETS)
def test_every_member_records_its_calls(case: str, importable: None) -> None:
    for mock_class in _mock_classes(case):
        api = mock_class.__mro__[1]
        for name, declared in vars(api).items():
            if not isinstance(declared, DeclaredMethod) or name.startswith("__"):
                continue
            signature = declared.binding.signature
            if not isinstance(signature, inspect.Signature):
                continue  # overloads
            given = [object() for p in signature.parameters.values() if p.default is p.empty and p.kind < 2]
            named = {
                p.name: object()
                for p in signature.parameters.values()
                if p.default is p.empty and p.kind is p.KEYWORD_ONLY
            }
            mock = mock_class()
            member = getattr(mock, name)
            result = MagicMock()  # without a spec, it fits everywhere
            if isinstance(member, AsyncIteratorMock):
                continue
            member.return_value = result
            called = member(*given, **named)
            if isinstance(member, AsyncMethodMock):
                assert asyncio.run(_awaited(called)) is result
                member.assert_awaited_once_with(*given, **named)
                recorded = member.await_args.arguments
            else:
                assert called is result
                member.assert_called_once_with(*given, **named)
                recorded = member.call_args.arguments
            first = list(signature.parameters)[:1]
            if given:
                assert getattr(recorded, first[0]) is given[0]


async def _awaited(awaitable: Any) -> Any:
    return await awaitable


def test_what_a_run_read_before_changes_no_mock() -> None:
    client, archive = "features.read_differently:Client", "features.read_differently:Archive"
    together, alone = generate_of(archive, client)[0], generate_of(client)[0]
    (line,) = (line for line in alone.splitlines() if "class ClientMock(" in line and "ignore" in line)
    assert line in together.splitlines()
