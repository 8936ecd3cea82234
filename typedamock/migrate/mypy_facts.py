"""What mypy knows of some files, asked in a process of its own: `python -m typedamock.migrate.mypy_facts`.

The question comes as JSON on standard input (`Question`), the answer leaves as JSON on standard output. mypy
reads the project's own configuration; nothing of the project is written, not even its cache.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal

__all__ = ["PLUGIN", "NeededSpec", "Question", "UnusedIgnore"]

PLUGIN: Final = "typedamock_mypy"
_UNUSED: Final = re.compile(
    r'^(?P<path>.+?):(?P<line>\d+): error: Unused "type: ignore(?:\[(?P<codes>.*)\])?" comment'
)


@dataclass(frozen=True)
class Question:
    """`files` maps each file to the one that holds the text to take it for; `plugin` says whether
    typedamock's own mypy plugin counts, where the project has configured it.
    """

    about: Literal["ignores", "specs"]
    files: dict[str, str]
    cache: str
    plugin: bool


@dataclass(frozen=True)
class UnusedIgnore:
    """A `# type: ignore` of no use: all of it, or the codes named of a longer list."""

    path: str
    line: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class NeededSpec:
    """A call such as `AsyncMock()` at a position (line from 1, column from 0) that stands for an instance.

    `mock` is the name of the mock's class. `module` is where to import the class from; None where the file
    knows it as `name`, dotted perhaps.
    """

    path: str
    line: int
    column: int
    mock: str
    name: str
    module: str | None
    parameter: str


def answer(question: Question) -> Iterator[UnusedIgnore] | Iterator[NeededSpec]:
    from mypy.build import BuildSource, build
    from mypy.main import process_options
    from mypy.options import Options

    def batches(sources: list[BuildSource]) -> Iterator[list[BuildSource]]:
        """Two files of one module name (conftest) cannot be checked in one go."""
        left = sources
        while left:
            batch: dict[str, BuildSource] = {}
            again = []
            for source in left:
                if batch.setdefault(source.module, source) is not source:
                    again.append(source)
            yield list(batch.values())
            left = again

    def asked(options: Options, batch: list[BuildSource]) -> Options:
        if not question.plugin:
            options.plugins = [plugin for plugin in options.plugins if plugin.partition(":")[0] != PLUGIN]
        if hasattr(options, "num_workers"):
            # From mypy 2.0 on.
            options.num_workers = 0
        options.output = None
        options.pretty = options.show_column_numbers = options.show_error_end = options.show_absolute_path = (
            False
        )
        options.show_error_context = False
        if options.follow_imports == "normal":
            # The errors of other files do not matter: mypy reads these without the bodies of their functions.
            options.follow_imports = "silent"
        if question.about == "specs":
            options.export_types = options.preserve_asts = True
            for source in batch:
                # For these alone: what is kept of all others serves the next question as well.
                of_module = options.per_module_options.setdefault(source.module, {})
                of_module["check_untyped_defs"] = True
            # What is installed here need not be readable for the oldest Python that the project supports.
            options.python_version = sys.version_info[:2]
        return options

    shadows = [part for path, text in question.files.items() for part in ("--shadow-file", path, text)]
    arguments = ["--warn-unused-ignores", "--cache-dir", question.cache, *shadows, "--", *question.files]
    sources, options = process_options(arguments, stdout=sys.stderr, stderr=sys.stderr)
    for batch in batches(sources):
        result = build(batch, asked(options, batch), stdout=sys.stderr, stderr=sys.stderr)
        if question.about == "ignores":
            yield from _unused_ignores(result.errors, question.files)
        else:
            from typedamock.migrate.spec_classes import SpecClasses
            from typedamock.migrate.spec_finder import needed_specs

            classes = SpecClasses(result.files)
            for source in batch:
                if source.path is not None and source.module in result.files:
                    text = Path(question.files[source.path]).read_bytes()
                    yield from needed_specs(source.path, text, source.module, result, classes)


def _unused_ignores(errors: Iterable[str], files: Iterable[str]) -> Iterator[UnusedIgnore]:
    names = {os.path.realpath(path): path for path in files}
    for error in errors:
        match = _UNUSED.match(error)
        if match is not None and (path := names.get(os.path.realpath(match["path"]))) is not None:
            codes = tuple(code.strip() for code in (match["codes"] or "").split(",") if code.strip())
            yield UnusedIgnore(path, int(match["line"]), codes)


def main() -> int:
    from mypy.errors import CompileError

    question = Question(**json.load(sys.stdin))
    # mypy and its plugins may print: standard output is for the answer alone.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    try:
        facts = [asdict(fact) for fact in answer(question)]
    except CompileError as error:
        print(*error.messages, sep="\n", file=sys.stderr)
        return 2
    with out:
        json.dump(facts, out)
    return 0


if __name__ == "__main__":
    # As mypy does: to free all that it has read takes as long as to check a file.
    os._exit(main())
