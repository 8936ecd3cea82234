"""What the commands print that is coloured on a terminal."""

import errno
import os
import sys
from collections.abc import Iterable
from typing import NoReturn, TextIO

from rich.console import Console as RichConsole
from rich.text import Text

__all__ = ["Console", "print_diff"]

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


class Console(RichConsole):
    """For lines of any width, on standard output or a given file.

    Raises BrokenPipeError where its reader has gone, as a print does: rich would end the process with 1.
    """

    def __init__(self, file: TextIO | None = None) -> None:
        super().__init__(file=file, highlight=False, soft_wrap=True)

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


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
