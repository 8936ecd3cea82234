"""`typedamock doctor`: what is installed, what is configured, what to do next."""

from __future__ import annotations

import argparse
import configparser
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

__all__ = ["DESCRIPTION", "EPILOG", "Finding", "State", "add_arguments", "findings", "run"]

DESCRIPTION: Final = """\
Say what of typedamock works in this environment and this folder, and what to do next.

Looked at are the packages, the type checker that is configured, the mypy plugin, the pytest plugin and the
generated mocks."""

EPILOG: Final = """\
examples:
  typedamock doctor                 ask about the current folder and the running interpreter

Exit status: 0 if nothing is wrong, 1 if something is."""

_PLUGIN: Final = "typedamock_mypy"
_MYPY_FILES: Final = ("mypy.ini", ".mypy.ini", "pyproject.toml", "setup.cfg")
_OTHER_CHECKERS: Final = {
    "pyright": ("pyrightconfig.json", "pyright"),
    "basedpyright": (None, "basedpyright"),
    "ty": ("ty.toml", "ty"),
    "pyrefly": ("pyrefly.toml", "pyrefly"),
    "zuban": (None, "zuban"),
}


class State(Enum):
    GOOD = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `next_step` says what to do about it, if there is anything to do."""

    state: State
    text: str
    next_step: str | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand takes none."""


def run(arguments: argparse.Namespace) -> int:
    """Print the findings.

    Returns:
        0, or 1 if something is wrong.
    """
    from rich.text import Text

    from typedamock.terminal import Console

    console = Console()
    styles = {State.GOOD: "green", State.NOTE: "yellow", State.WRONG: "bold red"}
    found = list(findings(Path.cwd()))
    for finding in found:
        console.print(Text(f"{finding.state.value:<6}", style=styles[finding.state]) + Text(finding.text))
    steps = [finding.next_step for finding in found if finding.next_step]
    if steps:
        console.print("\nnext:")
        for step in steps:
            console.print(Text(f"  - {step}"))
    return 1 if any(finding.state is State.WRONG for finding in found) else 0


def findings(folder: Path) -> Iterator[Finding]:
    """What holds for the project in `folder` and the interpreter that runs this."""
    yield _installed("typedamock")
    others = list(_other_checkers(folder))
    yield from _mypy(folder, is_the_checker=not others)
    yield from others
    yield from _pytest()
    yield from _generated(folder)


def _installed(distribution: str) -> Finding:
    if installed := _version(distribution):
        return Finding(State.GOOD, f"{distribution} {installed} in {sys.prefix}")
    return Finding(
        State.WRONG,
        f"{distribution} is not installed in {sys.prefix}: checkers will not find its stubs",
        f"{sys.executable} -m pip install {distribution}",
    )


def _version(distribution: str) -> str | None:
    # Not at the top: the whole command line imports this module, and importlib.metadata is a third of that.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


# ---- mypy


class _Unreadable(Exception):
    """A configuration file that cannot be read: which, and why."""


def _mypy(folder: Path, *, is_the_checker: bool) -> Iterator[Finding]:
    installed = _version("mypy")
    try:
        configured = _mypy_configuration(folder)
    except _Unreadable as error:
        yield Finding(
            State.WRONG, f"mypy's configuration cannot be read: {error}", "mend that file, then ask again"
        )
        return
    if installed is None:
        if configured is None:
            yield Finding(
                State.NOTE, "mypy is neither installed nor configured; the other ways need no plugin"
            )
        else:
            path, _ = configured
            yield Finding(
                State.NOTE,
                f"mypy is configured in {path.name}, but not installed for {sys.executable}",
                "where mypy runs, install typedamock[mypy], or the plugin is not found",
            )
        return
    if tuple(map(int, installed.split(".")[:2])) < (1, 19):
        yield Finding(
            State.WRONG, f"mypy {installed} is older than the plugin supports", "pip install 'mypy>=1.19'"
        )
        return
    where = f"mypy {installed}, " + (
        f"configured in {_shown(configured[0], folder)}" if configured else "not configured here"
    )
    if configured is None or _PLUGIN not in configured[1]:
        step = _how_to_activate(configured, folder) if configured or is_the_checker else None
        yield Finding(State.NOTE, f"{where}; the plugin is not active", step)
        return
    works, said = _plugin_loads()
    if works:
        yield Finding(State.GOOD, f"{where}; the plugin is active")
    else:
        yield Finding(State.WRONG, f"{where}; the plugin does not load: {said}", "reinstall typedamock[mypy]")


def _how_to_activate(configured: tuple[Path, list[str]] | None, folder: Path) -> str:
    if configured is not None and not _is_of_project(configured[0], folder):
        return (
            f"add `plugins = {_PLUGIN}` to [mypy] in a mypy.ini of this project, which mypy then reads "
            f"in place of {_shown(configured[0], folder)}"
        )
    name, plugins = ("mypy.ini", []) if configured is None else (configured[0].name, configured[1])
    in_toml = name == "pyproject.toml"
    section = "[tool.mypy]" if in_toml else "[mypy]"
    if plugins:
        return f"add {_PLUGIN} to the plugins of {section} in {name}"
    line = f'plugins = ["{_PLUGIN}"]' if in_toml else f"plugins = {_PLUGIN}"
    return f"add `{line}` to {section} in {name}"


def _is_of_project(path: Path, folder: Path) -> bool:
    return path.name in _MYPY_FILES and path.parent in (folder, *folder.parents)


def _shown(path: Path, folder: Path) -> str:
    return path.name if _is_of_project(path, folder) else str(path)


def _mypy_configuration(folder: Path) -> tuple[Path, list[str]] | None:
    """The file that mypy would read, in the order of mypy.config_parser, and the plugins that it names."""
    for path in (*_mypy_files_of_project(folder), *_mypy_files_of_user()):
        if path.is_file() and (plugins := _plugins_in(path)) is not None:
            return path, plugins
    return None


def _mypy_files_of_project(folder: Path) -> Iterator[Path]:
    for place in _folders_of_project(folder):
        yield from (place / name for name in _MYPY_FILES)


def _folders_of_project(folder: Path) -> Iterator[Path]:
    """A folder and those around it, up to the root of the repository."""
    for place in (folder, *folder.parents):
        yield place
        if any((place / mark).exists() for mark in (".git", ".hg")):
            return


def _mypy_files_of_user() -> Iterator[Path]:
    """As mypy.defaults.USER_CONFIG_FILES."""
    if xdg := os.environ.get("XDG_CONFIG_HOME"):
        yield Path(xdg, "mypy", "config")
    yield from (Path(os.path.expanduser(name)) for name in ("~/.config/mypy/config", "~/.mypy.ini"))


def _plugins_in(path: Path) -> list[str] | None:
    """The modules of the plugins in one configuration file; None if mypy would look for another.

    mypy goes on where a file that other tools read as well has no section for it.
    """
    if path.suffix == ".toml":
        section = _tool_tables(path).get("mypy")
        value = section.get("plugins", "") if isinstance(section, dict) else None
    else:
        parser = configparser.RawConfigParser()
        try:
            # Not read(), which takes a file that it cannot open for an empty one.
            parser.read_string(path.read_text("utf-8"), source=path.name)
        except (configparser.Error, UnicodeDecodeError, OSError) as error:
            raise _Unreadable(f"{path.name}: {' '.join(str(error).split())}") from error
        is_mypys = parser.has_section("mypy") or path.name != "setup.cfg"
        value = parser.get("mypy", "plugins", fallback="") if is_mypys else None
    if value is None:
        return None
    names = value if isinstance(value, list) else str(value).replace("\n", ",").split(",")
    return [name.strip().partition(":")[0] for name in names if name.strip()]


def _tool_tables(pyproject: Path) -> dict[str, Any]:
    try:
        tables = tomllib.loads(pyproject.read_text("utf-8")).get("tool")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise _Unreadable(f"{pyproject.name}: {error}") from error
    return tables if isinstance(tables, dict) else {}


def _plugin_loads() -> tuple[bool, str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import {_PLUGIN}; {_PLUGIN}.plugin"], capture_output=True, text=True
    )
    return done.returncode == 0, (done.stderr.strip().splitlines() or [""])[-1]


# ---- other checkers


def _other_checkers(folder: Path) -> Iterator[Finding]:
    for checker, (file, section) in _OTHER_CHECKERS.items():
        if any(_configures(place, file, section) for place in _folders_of_project(folder)):
            yield Finding(
                State.GOOD,
                f"{checker} is configured: it sees mock_of(), mocked() and generated mocks, no plugin",
            )


def _configures(folder: Path, file: str | None, section: str) -> bool:
    if file is not None and (folder / file).is_file():
        return True
    pyproject = folder / "pyproject.toml"
    try:
        return pyproject.is_file() and section in _tool_tables(pyproject)
    except _Unreadable:
        return False


# ---- pytest


def _pytest() -> Iterator[Finding]:
    from importlib.metadata import entry_points

    installed = _version("pytest")
    if installed is None:
        return
    if any(entry.value == "typedamock.pytest_plugin.plugin" for entry in entry_points(group="pytest11")):
        yield Finding(
            State.GOOD, f"pytest {installed}; typed_mocker and the typedamock_* ini options are there"
        )
    elif _version("typedamock") is not None:
        yield Finding(
            State.WRONG,
            f"pytest {installed} does not know the plugin: typedamock was installed without its entry points",
            f"{sys.executable} -m pip install --force-reinstall --no-deps typedamock",
        )


# ---- generated mocks


def _generated(folder: Path) -> Iterator[Finding]:
    from typedamock.gen.config import load_config
    from typedamock.gen.errors import GenError

    try:
        config = load_config(None, folder)
    except (GenError, ExceptionGroup) as error:
        yield Finding(State.WRONG, f"[tool.typedamock] cannot be read: {error}", "mend pyproject.toml")
        return
    if not config.targets:
        yield Finding(State.NOTE, "no targets in [tool.typedamock]: no generated mocks to look after")
        return
    done = subprocess.run(
        [sys.executable, "-m", "typedamock", "gen", "--check", "-q"],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if done.returncode == 0:
        yield Finding(State.GOOD, f"the generated mocks of {len(config.targets)} targets are up to date")
    elif done.returncode == 1:
        yield Finding(State.WRONG, "generated mocks are not up to date", "typedamock gen")
    else:
        said = (done.stderr.strip().splitlines() or ["?"])[0]
        yield Finding(State.WRONG, f"typedamock gen fails: {said}", "typedamock gen -v")
