"""Where the commands print what is coloured."""

import errno
import os
from typing import NoReturn, TextIO

from rich.console import Console as RichConsole

__all__ = ["Console"]


class Console(RichConsole):
    """For lines of any width, on standard output or a given file.

    Raises BrokenPipeError where its reader has gone, as a print does: rich would end the process with 1.
    """

    def __init__(self, file: TextIO | None = None) -> None:
        super().__init__(file=file, highlight=False, soft_wrap=True)

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
