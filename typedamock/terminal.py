"""What the commands print that is coloured on a terminal."""

import difflib
import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import NoReturn, TextIO

from rich.console import Console as RichConsole
from rich.text import Text

__all__ = ["Console", "print_diff", "unified_diff"]

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


class Console(RichConsole):
    """For lines of any width, on standard output or a given file.

    Raises BrokenPipeError where its reader has gone, as a print does: rich would end the process with 1.
    """

    def __init__(self, file: TextIO | None = None) -> None:
        super().__init__(file=file, highlight=False, soft_wrap=True)

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def unified_diff(before: bytes, after: bytes, old: bytes, new: bytes) -> Iterator[bytes]:
    """The lines of what `patch` takes, none where nothing changes.

    Args:
        old: the name of the file before, and `new` that after
    """
    # Not splitlines(): to patch, a lone carriage return ends no line.
    ours, theirs = (io.BytesIO(content).readlines() for content in (before, after))
    for line in difflib.diff_bytes(difflib.unified_diff, ours, theirs, old, new):
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def print_diff(lines: Iterable[bytes]) -> None:
    """Print a unified diff: coloured on a terminal, else byte for byte, for a program such as `patch`."""
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.writelines(lines)
        return
    console = Console()
    for line in lines:
        text = line.decode("utf-8", "replace")
        style = "bold" if text.startswith(("+++", "---")) else _STYLES.get(text[:1], "")
        console.print(Text(text, style), end="")
