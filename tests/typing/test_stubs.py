"""The stubs say what is so at run time, and say it completely."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
import unittest.mock
from pathlib import Path

import pytest

import typedamock
from tests.typing.checkers import installed_program

HERE = Path(__file__).parent

STUBBED = ("typedamock", "typedamock.mock", "typedamock.pytest_plugin", "typedamock.pytest_plugin.mocker")


def test_the_stubs_agree_with_the_runtime(tmp_path: Path) -> None:
    # The stubs are partial (PEP 561): the other modules have their types inline.
    (tmp_path / "inline.txt").write_text(
        "\n".join(
            re.escape(module.name)
            for module in pkgutil.walk_packages(typedamock.__path__, "typedamock.")
            if module.name not in STUBBED and not re.search(r"\._[^_]", module.name)
        )
    )
    allowlists = ("--allowlist", str(HERE / "stubtest_allowlist.txt"), "--allowlist", "inline.txt")
    result = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "typedamock", "--concise", *allowlists],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_type_is_known(tmp_path: Path, wheel_python: Path) -> None:
    """The stubs', and all that are inline: to pyright, every module without an underscore is public."""
    pyright = installed_program("pyright", "pyright")
    if pyright is None:
        pytest.skip("pyright is not installed: pip install 'typedamock[checkers]'")
    # --verifytypes looks into the environment that is activated.
    activated = {**os.environ, "PATH": f"{wheel_python.parent}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        [pyright, "--verifytypes", "typedamock", "--ignoreexternal", "--outputjson"],
        cwd=tmp_path,
        env=activated,
        capture_output=True,
        text=True,
    )
    report = json.loads(result.stdout)["typeCompleteness"]
    modules = {module["name"] for module in report["modules"]}
    assert modules >= {"typedamock", "typedamock.mock", "typedamock.gen.render", "typedamock.runtime.base"}
    public = [symbol for symbol in report["symbols"] if symbol["isExported"]]
    assert {"typedamock.mocked", "typedamock.AsyncMethodMock.side_effect"} <= {s["name"] for s in public}
    unknown = {symbol["name"] for symbol in public if not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"]}
    in_modules = {name for name in unknown if name.rpartition(".")[0] in modules}
    assert unknown - set(filter(is_mock_of_the_standard_library, in_modules)) == set()


def is_mock_of_the_standard_library(name: str) -> bool:
    """Whether a class is derived from typeshed's mocks. Those derive from Any: their metaclass is unknown."""
    module, _, attribute = name.rpartition(".")
    if attribute == "ThreadingMock" and sys.version_info < (3, 13):
        return True
    value = getattr(importlib.import_module(module), attribute, None)
    # Not issubclass: a mock's answers by what it does.
    return unittest.mock.NonCallableMock in getattr(value, "__mro__", ())
