"""The command line: `typedamock gen`, `migrate`, `doctor` and `completion`."""

import argparse
import gc
import io
import os
import re
import sys
import threading
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from typedamock import __version__, completion, doctor
from typedamock.arguments import path, text
from typedamock.migrate import command as migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typedamock.gen.cache import Result
    from typedamock.gen.config import Config
    from typedamock.gen.errors import GenError
    from typedamock.gen.locate import Locator
    from typedamock.gen.request import Request
    from typedamock.gen.write import Change

DONE, OUTDATED, FAILED, INTERRUPTED = 0, 1, 2, 130

_BUG = (
    "This is a bug in typedamock {version} (Python {python}), not in your code; nothing is half-written. "
    "Please report it with the lines above and the source of the class."
)

_FIRST_EXAMPLES = """\
examples:
  typedamock doctor                  what is installed and configured, and what to do next
  typedamock migrate --diff tests    what moving a test suite from unittest.mock would change
  typedamock gen app.client:Client   print the mock ClientMock

`typedamock COMMAND --help` has more.
"""

_EXAMPLES = """\
examples:
  typedamock gen app.client:Client                        print the mock ClientMock
  typedamock gen app.client:Client -o tests/mocks.py      write it to a file
  typedamock gen 'app.services.*:*Service' -o tests/mocks a file for each module
  typedamock gen                                          what [tool.typedamock] in pyproject.toml names
  typedamock gen --check                                  for CI: exit 1 if a file is not up to date
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the arguments without the program's name; by default the process's own

    Returns:
        the exit status: 0 done or up to date, 1 outdated under --check, 2 an error, 130 interrupted
    """
    # None where it was closed.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A path that the terminal's encoding lacks is no reason to fail; standard error is made so.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        try:
            return _command(argv)
        finally:
            # What cannot be written is an error; at the interpreter's end it would be a warning.
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone.
        _drop_unwritten()
        return FAILED
    except OSError as error:
        # A disk that is full, a current folder that is gone.
        _drop_unwritten()
        said = error if _is_somewhere() else "the current folder does not exist any more"
        print(f"{_coloured('error', sys.stderr)}: {said}", file=sys.stderr)
        return FAILED
    except Exception:  # noqa: BLE001 where a mistake of ours ends: not as 1, which means outdated
        import traceback

        traceback.print_exc()
        print(_BUG.format(version=__version__, python=sys.version.split()[0]), file=sys.stderr)
        return FAILED


def _command(argv: Sequence[str] | None) -> int:
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.command == "gen":
        return _gen(arguments)
    if arguments.command == "migrate":
        return migrate.run(arguments)
    if arguments.command == "doctor":
        return doctor.run(arguments)
    return completion.run(arguments, parser)


def _drop_unwritten() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        # What could not be written stays in the buffer, and is not to fail once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_somewhere() -> bool:
    try:
        os.getcwd()
    except FileNotFoundError:
        return False
    return True


class _Parser(argparse.ArgumentParser):
    # Typeshed has three overloads.
    def parse_known_args(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, args: Any = None, namespace: Any = None
    ) -> Any:
        """As any parser, but that what a command does not know is that command's error."""
        namespace, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}{self._option_meant_by(unknown[0])}")
        return namespace, unknown

    def error(self, message: str) -> NoReturn:
        from typedamock.gen.suggest import did_you_mean

        # Without what Python 3.15 adds, which knows of commands alone.
        choice = re.match(r"(argument COMMAND: invalid choice: '(\w+)').*( \(choose from .*\))", message)
        if choice is not None:
            message = choice[1] + choice[3] + did_you_mean(choice[2], re.findall(r"\w+", choice[3]))
        mark = "" if message.endswith("?") else ";"
        label = _coloured("error", sys.stderr)
        self.exit(FAILED, f"{label}: {message}{mark} see {self.prog} --help [usage]\n")

    def _option_meant_by(self, argument: str) -> str:
        from typedamock.gen.suggest import did_you_mean

        options = [name for action in self._actions for name in action.option_strings]
        long = [name.removeprefix("--") for name in options if name.startswith("--")]
        meant = argument.partition("=")[0]
        return did_you_mean(meant[2:], long, lambda name: f"--{name}") if meant.startswith("--") else ""


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "typedamock",
        description="Mocks that know the types of what they stand in for.",
        epilog=_FIRST_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"typedamock {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    gen = commands.add_parser(
        "gen",
        help="generate typed mock classes",
        description="Generate typed mock classes. Nothing of the targets is imported or run.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = gen.add_argument
    add("targets", nargs="*", metavar="TARGET", help="module:Class, or a pattern such as app.**:*Service")
    add(
        "-o",
        "--output",
        type=text,
        metavar="OUT",
        help="a .py file, or a folder: then each module gets a file",
    )
    add(
        "--check",
        action="store_true",
        help="write nothing; exit 1 if a file is missing, outdated or unwanted",
    )
    add("--diff", action="store_true", help="write nothing; print what would change")
    add("--name", type=text, metavar="TEMPLATE", help="of the mocks' names (default: {name}Mock)")
    add(
        "--python",
        type=text,
        metavar="PYTHON",
        help="the interpreter whose environment holds the targets' packages",
    )
    add("--config", type=path, metavar="FILE", help="instead of the nearest pyproject.toml")
    add("--jobs", type=_positive, default=1, metavar="N", help="processes to use (default: 1; 0: one a core)")
    add("--strict", action="store_true", help="treat notes as errors")
    volume = gen.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="no notes")
    volume.add_argument(
        "-v", "--verbose", action="store_true", help="name every file, and every member in notes"
    )
    migrate.add_arguments(
        commands.add_parser(
            "migrate",
            help="move a test suite from unittest.mock to typedamock",
            description=migrate.DESCRIPTION,
            epilog=migrate.EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    )
    doctor.add_arguments(
        commands.add_parser(
            "doctor",
            help="say what is installed and configured, and what to do next",
            description=doctor.DESCRIPTION,
            epilog=doctor.EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    )
    completion.add_arguments(
        commands.add_parser(
            "completion",
            help="print a script that completes this command line in a shell",
            epilog=completion.EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    )
    return parser


def _positive(value: str) -> int:
    number = int(value) if value.isdecimal() else -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of processes")
    return number or os.cpu_count() or 1


def _gen(arguments: argparse.Namespace) -> int:
    from typedamock.gen.errors import GenError

    try:
        return _generate(arguments)
    except GenError as error:
        return _fail([error])
    except ExceptionGroup as group:
        errors = [error for error in group.exceptions if isinstance(error, GenError)]
        if len(errors) < len(group.exceptions):
            raise
        return _fail(errors)


def _generate(arguments: argparse.Namespace) -> int:
    from typedamock.gen.cache import Cache
    from typedamock.gen.config import load_config
    from typedamock.gen.environment import find_environment
    from typedamock.gen.errors import GenError
    from typedamock.gen.locate import Locator
    from typedamock.gen.write import State, compare, unwritable

    here = Path.cwd()
    config = load_config(arguments.config, here)
    request = _request(arguments, config)
    if not request.output and (arguments.check or arguments.diff):
        raise GenError(
            "usage", "--check and --diff compare with files; name them with -o or in [tool.typedamock]"
        )
    environment = find_environment(arguments.python, config.folder if config.file else here)
    cache = Cache(request.key(), environment)
    result = cache.load(Locator(environment))
    if result is None:
        locator = Locator(environment)
        result = _run(request, locator, arguments)
        cache.store(result, locator)
    status = _report_notes(result, arguments)
    if status:
        return status
    if not request.output:
        # Python source is UTF-8, whatever the terminal's encoding.
        sys.stdout.buffer.write(result.texts.get("", "").encode())
        return DONE
    folder = Path(request.output) if request.is_folder and not arguments.targets else None
    changes, errors = compare({Path(path): text for path, text in result.texts.items()}, folder)
    if errors:
        raise ExceptionGroup("write", errors)
    pending = [change for change in changes if change.state is not State.CURRENT]
    if arguments.diff:
        from typedamock.terminal import print_diff

        print_diff(line for change in pending for line in _unified_diff(change))
    if arguments.check:
        for change in pending:
            if not arguments.diff:
                print(f"{change.path}: {change.state.value}; run typedamock gen")
        return OUTDATED if pending else DONE
    if not arguments.diff:
        if errors := list(unwritable(pending)):
            raise ExceptionGroup("write", errors)
        _write(changes, result, arguments)
    return DONE


def _unified_diff(change: "Change") -> "Iterator[bytes]":
    from typedamock.terminal import unified_diff

    sides = change.old, change.new
    old, new = (b"/dev/null" if text is None else os.fsencode(change.path) for text in sides)
    before, after = ((text or "").encode() for text in sides)
    return unified_diff(before, after, old, new)


def _request(arguments: argparse.Namespace, config: "Config") -> "Request":
    from typedamock.gen.errors import GenError
    from typedamock.gen.request import Request, check_name

    targets = tuple(arguments.targets) or config.targets
    if not targets:
        if config.file is not None:
            where = f"[tool.typedamock] in {config.file} names no targets"
        elif config.silent is not None:
            where = f"{config.silent} has no [tool.typedamock]"
        else:
            where = f"there is no pyproject.toml in {config.folder} or above"
        raise GenError("no-targets", f"there is nothing to generate: no TARGET is given, and {where}")
    name = arguments.name or config.name
    check_name(name)
    output = arguments.output
    if output is None and config.output is not None:
        is_absolute = os.path.isabs(config.output)
        output = config.output if is_absolute else os.path.relpath(config.folder / config.output)
    is_shared = bool(arguments.targets) and arguments.output is None and output is not None
    if output is not None and output.endswith(".pyi"):
        raise GenError("output", f"{output}: a mock is code that runs; give a .py file or a folder")
    return Request(
        targets,
        config.targets if is_shared else (),
        config.exclude,
        name,
        output or "",
    )


def _run(request: "Request", locator: "Locator", arguments: argparse.Namespace) -> "Result":
    from typedamock.gen.run import run

    # Syntax trees are many objects and no cycles: looking for some takes half of the time, and at exit again.
    gc.disable()
    with _progress(request.targets, is_silent=arguments.quiet):
        result = run(request, locator, arguments.jobs)
    gc.freeze()
    return result


def _report_notes(result: "Result", arguments: argparse.Namespace) -> int:
    from typedamock.gen.errors import shown_by_reason

    kind = "error" if arguments.strict else "note"
    if arguments.strict or not arguments.quiet:
        shown = map(str, result.notes) if arguments.verbose else shown_by_reason(result.notes)
        for note in shown:
            print(f"{_coloured(kind, sys.stderr)}: {note}", file=sys.stderr)
    return FAILED if arguments.strict and result.notes else DONE


def _write(changes: "Sequence[Change]", result: "Result", arguments: argparse.Namespace) -> None:
    from typedamock.gen.write import State, apply, remove_abandoned_drafts

    remove_abandoned_drafts(change.path for change in changes)
    for change in changes:
        apply(change)
        if arguments.quiet or (change.state is State.CURRENT and not arguments.verbose):
            continue
        count = result.counts.get(str(change.path), 0)
        done = {State.CURRENT: "unchanged", State.UNWANTED: "removed"}.get(change.state, "wrote")
        print(f"{done} {change.path}" + (f" ({count} mock{'s' if count != 1 else ''})" if count else ""))


def _fail(errors: "Sequence[GenError]") -> int:
    for error in errors:
        print(f"{_coloured('error', sys.stderr)}: {error}", file=sys.stderr)
    return FAILED


def _coloured(kind: str, stream: TextIO) -> str:
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return kind
    return f"\033[{31 if kind == 'error' else 36};1m{kind}\033[0m"


@contextmanager
def _progress(targets: Sequence[str], is_silent: bool) -> "Iterator[None]":
    """A spinner on a terminal, when it takes longer than a moment."""
    if is_silent or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    finished = threading.Event()
    shown = threading.Thread(target=_spin, args=(targets, finished), daemon=True)
    shown.start()
    try:
        yield
    finally:
        finished.set()
        shown.join()


def _spin(targets: Sequence[str], finished: threading.Event) -> None:
    if finished.wait(0.7):
        return
    from rich.console import Console

    with Console(stderr=True).status(
        f"generating {', '.join(targets[:3])}{'...' if len(targets) > 3 else ''}"
    ):
        finished.wait()
