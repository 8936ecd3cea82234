"""The interpreter whose packages are read: its search path, version and platform."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from typedamock.gen.errors import GenError
from typedamock.gen.immutable import immutable

_ASK = (
    "import json, sys; print(json.dumps([[*filter(None, sys.path)], [*sys.version_info[:2]], sys.platform]))"
)


@immutable
class Environment:
    """Where the targets' packages are.

    Attributes:
        project: the folders searched first: the current one and its `src`
        packages: the search path of the interpreter
        typeshed: the folder of the standard library's stubs
        version: of the interpreter, as `(3, 12)`
        platform: its `sys.platform`
    """

    project: tuple[Path, ...]
    packages: tuple[Path, ...]
    typeshed: Path
    version: tuple[int, int]
    platform: str


def find_environment(python: str | None = None, folder: Path | None = None) -> Environment:
    """The environment of `python`; by default of the active virtual environment, else of this interpreter.

    The interpreter is asked for its search path, isolated from the current folder; it imports no target.

    Raises:
        GenError: there is no such interpreter, or it does not answer
    """
    folder = folder or Path.cwd()
    interpreter = python or _active_interpreter()
    if interpreter is None:
        path, version, platform = [p for p in sys.path if p], sys.version_info[:2], sys.platform
        own_scripts = str(Path(sys.argv[0]).parent) if sys.argv and sys.argv[0] else None
        path = [p for p in path if p != own_scripts and p != str(folder)]
    else:
        path, version, platform = _ask(interpreter)
    existing = tuple(dict.fromkeys(Path(p) for p in path if os.path.isdir(p) and not _is_standard_library(p)))
    project = tuple(p for p in (folder, folder / "src") if p.is_dir())
    return Environment(project, existing, _typeshed(), version, platform)


def _active_interpreter() -> str | None:
    folder = os.environ.get("VIRTUAL_ENV")
    if not folder or os.path.realpath(folder) == os.path.realpath(sys.prefix):
        return None
    for candidate in (Path(folder, "bin", "python"), Path(folder, "Scripts", "python.exe")):
        if candidate.exists():
            return str(candidate)
    return None


def _ask(interpreter: str) -> tuple[list[str], tuple[int, int], str]:
    try:
        done = subprocess.run(
            [interpreter, "-I", "-c", _ASK],
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GenError(
            "python",
            f"cannot run the interpreter {interpreter!r} ({error}); give one that runs with --python",
        ) from error
    try:
        path, version, platform = json.loads(done.stdout)
    except ValueError as error:
        last = (done.stderr.strip().splitlines() or ["no output"])[-1]
        raise GenError(
            "python", f"the interpreter {interpreter!r} did not tell its search path ({last})"
        ) from error
    return path, (version[0], version[1]), platform


def _is_standard_library(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "os.py")) or os.path.basename(folder) == "lib-dynload"


def _typeshed() -> Path:
    spec = importlib.util.find_spec("typeshed_client")
    if spec is None or not spec.submodule_search_locations:
        raise GenError(
            "installation",
            "the package typeshed_client is missing; reinstall typedamock with its dependencies",
        )
    return Path(spec.submodule_search_locations[0]) / "typeshed"
