"""`typedamock completion`: the script that completes the command line in a shell."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Final

__all__ = ["EPILOG", "add_arguments", "run"]

_PATHS: Final = frozenset({"config", "output", "paths", "python"})

EPILOG: Final = """\
examples:
  typedamock completion bash > ~/.local/share/bash-completion/completions/typedamock
  typedamock completion zsh > ~/.zfunc/_typedamock
  typedamock completion fish > ~/.config/fish/completions/typedamock.fish"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The one argument of the subcommand."""
    parser.add_argument("shell", choices=["bash", "zsh", "fish"], help="the shell to complete in")


def run(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Print the script for the whole command line that `parser` describes.

    Returns:
        0, or 2 where shtab is not installed.
    """
    try:
        import shtab
    except ModuleNotFoundError:
        print(
            f"error: completion scripts are made by shtab, which is not installed for {sys.executable}; "
            "pip install 'typedamock[completion]'",
            file=sys.stderr,
        )
        return 2
    for action in _actions(parser):
        if action.dest in _PATHS:
            # The attribute that shtab looks for.
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, arguments.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for subcommand in action.choices.values():
                yield from _actions(subcommand)
