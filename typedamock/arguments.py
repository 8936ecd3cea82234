"""Values of command-line arguments."""

import argparse
from pathlib import Path

__all__ = ["path", "text"]


def text(value: str) -> str:
    """Any text but an empty one, which is most often a shell variable that is not set.

    Raises:
        argparse.ArgumentTypeError: for an empty text
    """
    if not value:
        raise argparse.ArgumentTypeError("it is empty")
    return value


def path(value: str) -> Path:
    """A path; `Path("")` would be the current folder.

    Raises:
        argparse.ArgumentTypeError: for an empty text
    """
    return Path(text(value))
