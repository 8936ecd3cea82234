"""The type checkers: each an installed program, run in a folder that holds only what it checks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One error that a checker reported."""

    file: str
    line: int
    message: str


class CheckerFailed(Exception):
    """The checker did not check: it crashed, or refused its options."""


def installed_program(distribution: str, program: str) -> Path | None:
    """The program that an installed distribution brought, never one found on PATH; None without it."""
    try:
        files = metadata.distribution(distribution).files or []
    except metadata.PackageNotFoundError:
        return None
    for file in files:
        if file.parent.name in ("bin", "Scripts") and Path(file.name).stem == program:
            return Path(str(file.locate())).resolve()
    return None


@dataclass(frozen=True)
class Checker:
    """A checker with its options.

    `options` and `settings` (a file name and its text) are as users write them. After `python_option` comes
    the interpreter whose installed packages count. `read` makes diagnostics of the standard output.
    """

    name: str
    distribution: str
    options: tuple[str, ...]
    python_option: str
    read: Callable[[str], Iterable[Diagnostic]]
    settings: tuple[str, str] | None = None

    @property
    def command(self) -> tuple[str, ...] | None:
        """How the installed checker is started, or None where it is not installed."""
        program = installed_program(self.distribution, self.distribution)
        if program is None:
            return None
        # mypy imports its plugins: where the tests run, not where its program lies.
        return (sys.executable, "-m", "mypy") if self.distribution == "mypy" else (str(program),)

    def check(self, folder: Path, python: Path, *files: str) -> list[Diagnostic]:
        """Every error in `files`, which lie in `folder`, where the checker runs.

        `python` is the interpreter whose installed packages it is to see.

        Raises:
            CheckerFailed: it is not installed, or itself went wrong.
        """
        if self.command is None:
            raise CheckerFailed(f"{self.distribution} is not installed")
        if self.settings is not None:
            name, text = self.settings
            (folder / name).write_text(text)
        command = [*self.command, *self.options, self.python_option, str(python), *files]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if result.returncode not in (0, 1):
            raise CheckerFailed(f"{' '.join(command)}\n{result.stdout}\n{result.stderr}")
        return sorted(self.read(result.stdout))


def _read_lines(pattern: str) -> Callable[[str], Iterable[Diagnostic]]:
    line_of_error = re.compile(pattern, re.MULTILINE)

    def read(output: str) -> Iterable[Diagnostic]:
        for match in line_of_error.finditer(output):
            yield Diagnostic(Path(match["file"]).name, int(match["line"]), match["message"])

    return read


def _read_pyright(output: str) -> Iterable[Diagnostic]:
    for entry in json.loads(output)["generalDiagnostics"]:
        if entry["severity"] == "error":
            yield Diagnostic(Path(entry["file"]).name, entry["range"]["start"]["line"] + 1, entry["message"])


def _read_pyrefly(output: str) -> Iterable[Diagnostic]:
    for entry in json.loads(output)["errors"]:
        if entry["severity"] == "error":
            yield Diagnostic(Path(entry["path"]).name, entry["line"], entry["description"])


_read_mypy = _read_lines(r"^(?P<file>[^:\n]+):(?P<line>\d+): error: (?P<message>.*)$")
_read_ty = _read_lines(r"^(?P<file>[^:\n]+):(?P<line>\d+):\d+: error(?P<message>.*)$")

_MYPY = ("--strict", "--no-error-summary", "--cache-dir", ".mypy_cache")

MYPY = Checker("mypy", "mypy", _MYPY, "--python-executable", _read_mypy)
MYPY_WITH_PLUGIN = Checker(
    "mypy with the plugin",
    "mypy",
    (*_MYPY, "--config-file", "with_plugin.ini"),
    "--python-executable",
    _read_mypy,
    settings=("with_plugin.ini", "[mypy]\nplugins = typedamock_mypy\n"),
)
PYRIGHT_STANDARD = Checker(
    "pyright standard",
    "pyright",
    ("--outputjson",),
    "--pythonpath",
    _read_pyright,
    settings=("pyrightconfig.json", '{"typeCheckingMode": "standard"}'),
)
PYRIGHT_STRICT = Checker(
    "pyright strict",
    "pyright",
    ("--outputjson",),
    "--pythonpath",
    _read_pyright,
    settings=("pyrightconfig.json", '{"typeCheckingMode": "strict"}'),
)
BASEDPYRIGHT = Checker("basedpyright", "basedpyright", ("--outputjson",), "--pythonpath", _read_pyright)
TY = Checker("ty", "ty", ("check", "--output-format", "concise"), "--python", _read_ty)
# Its default preset keeps silent about much that the others report.
PYREFLY = Checker(
    "pyrefly",
    "pyrefly",
    ("check", "--preset", "strict", "--output-format", "json", "--summary", "none"),
    "--python-interpreter-path",
    _read_pyrefly,
)
ZUBAN = Checker("zuban", "zuban", ("check", "--strict"), "--python-executable", _read_mypy)

CHECKERS = (
    MYPY,
    MYPY_WITH_PLUGIN,
    PYRIGHT_STANDARD,
    PYRIGHT_STRICT,
    BASEDPYRIGHT,
    TY,
    PYREFLY,
    ZUBAN,
)
