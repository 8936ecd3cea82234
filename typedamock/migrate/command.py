"""The subcommand `typedamock migrate`: its arguments, and what it says."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typedamock.arguments import path

if TYPE_CHECKING:
    from typedamock.migrate.migration import Migrated

__all__ = ["DESCRIPTION", "EPILOG", "add_arguments", "main", "run"]

DESCRIPTION: Final = """\
Move a test suite from unittest.mock (or its backport, mock) to typedamock.

Imports are turned, a bare mock that an annotated parameter receives gains its spec= where that is certain,
and `# type: ignore` comments that became needless go. Formatting and comments stay; a second run changes
nothing."""

EPILOG: Final = """\
examples:
  typedamock migrate tests                  rewrite the files below tests/
  typedamock migrate --diff tests           show what would change, write nothing
  typedamock migrate --check tests          exit with 1 where something would change (for CI)
  typedamock migrate --no-mypy tests        imports alone, without asking mypy

Afterwards, let your import sorter move the new imports: `ruff check --select I --fix tests`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand, on a parser made for it."""
    parser.add_argument(
        "paths", nargs="+", type=path, metavar="PATH", help="a Python file, or a folder of them"
    )
    parser.add_argument("--diff", action="store_true", help="write nothing; print a unified diff")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 where something would change"
    )
    parser.add_argument(
        "--no-mypy",
        dest="mypy",
        action="store_false",
        help="do not ask mypy for needless `# type: ignore` comments and for spec=",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no notes, only errors")


def run(arguments: argparse.Namespace) -> int:
    """Migrate as asked.

    Returns:
        0 when done, 1 when --check found something to do, 2 when a path could not be read, or a file written.
    """
    from typedamock.migrate.migration import LeftAlone, migrate_imports
    from typedamock.migrate.sources import NoSuchPath, python_files, write

    try:
        files = python_files(arguments.paths)
    except NoSuchPath as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    roots = [Path.cwd(), Path.cwd() / "src", *(path for path in arguments.paths if path.is_dir())]
    with _progress(len(files)) as advance:
        migrated, left = migrate_imports(advance(files), roots)
    if arguments.mypy:
        from typedamock.migrate.asking import MypyUnavailable, ask_mypy

        try:
            with _status("asking mypy") as say:
                ask_mypy(migrated, say)
        except MypyUnavailable as error:
            if not arguments.quiet:
                print(f"note: {error}", file=sys.stderr)
    changed = [file for file in migrated if file.changed]
    if arguments.diff:
        from typedamock.terminal import print_diff

        print_diff(line for file in changed for line in _unified_diff(file))
    if not (arguments.diff or arguments.check):
        for file in changed[:]:
            try:
                write(file.path, file.after)
            except OSError as error:
                left.append(LeftAlone(file.path, error.strerror or str(error)))
                changed.remove(file)
    _report(migrated, changed, arguments)
    for each in left:
        print(f"error: {each.path}: left alone, {each.reason}", file=sys.stderr)
    if left:
        return 2
    return 1 if arguments.check and changed else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The subcommand by itself, as `python -m typedamock.migrate`."""
    parser = argparse.ArgumentParser(
        prog="typedamock migrate",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_arguments(parser)
    try:
        return run(parser.parse_args(arguments))
    except KeyboardInterrupt:
        return 130


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Iterable[Path]], Iterable[Path]]]:
    """What shows how far an iteration over that many files is, on a terminal."""
    if not sys.stderr.isatty():
        yield iter
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield lambda files: progress.track(files, total=total, description="reading")


@contextmanager
def _status(text: str) -> Iterator[Callable[[str], None]]:
    """Say on a terminal what takes long, while it does; what comes can say it anew."""
    if not sys.stderr.isatty():
        yield lambda text: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(text, total=None)
        yield lambda text: progress.update(task, description=escape(text))


def _report(migrated: list[Migrated], changed: list[Migrated], arguments: argparse.Namespace) -> None:
    if arguments.quiet:
        return
    for file in migrated:
        for note in sorted(file.notes):
            print(f"{file.path}:{note.line}: note: {note.text}", file=sys.stderr)
    if arguments.check:
        for file in changed:
            print(f"would change {file.path}", file=sys.stderr)
    done = "would change" if arguments.diff or arguments.check else "changed"
    files = "1 file" if len(changed) == 1 else f"{len(changed)} files"
    print(f"{files} {done}, {len(migrated) - len(changed)} left as they were", file=sys.stderr)


def _unified_diff(file: Migrated) -> Iterator[bytes]:
    """The lines of what `patch -p1` takes in the current folder."""
    from typedamock.terminal import unified_diff

    name = file.path
    with suppress(ValueError):
        name = Path(os.path.abspath(name)).relative_to(Path.cwd())
    old, new = (os.fsencode(f"{side}/{name.as_posix()}") for side in "ab")
    return unified_diff(file.before, file.after, old, new)
