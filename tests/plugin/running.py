"""Runs mypy with the plugin in a folder."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_OPTIONS = ("--show-traceback", "--no-error-summary", "--no-pretty", "--hide-error-context", "--config-file")


def run_mypy(
    folder: Path,
    *arguments: str,
    cache: Path | None = None,
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    timeout: float = 120,
) -> str:
    """mypy's output, after a check that it did not crash.

    Args:
        folder: where it runs.
        arguments: options and files.
        cache: its cache folder; without one, it keeps nothing.
        config: a configuration file other than one that just names the plugin.
        environment: additional variables.
    """
    config = config if config is not None else Path(__file__).parent / "mypy.ini"
    caching = ["--cache-dir", str(cache)] if cache is not None else ["--cache-dir", os.devnull]
    return check_no_crash(
        [sys.executable, "-m", "mypy", *_OPTIONS, str(config), *caching, *arguments],
        folder,
        timeout,
        environment or {},
    )


def check_no_crash(
    command: Sequence[str], folder: Path, timeout: float, environment: Mapping[str, str]
) -> str:
    """The output of a command that mypy's own errors alone may make fail."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MYPY")}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    assert "INTERNAL ERROR" not in done.stdout + done.stderr, done.stdout + done.stderr
    return done.stdout
