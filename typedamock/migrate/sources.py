"""Which files a migration reads, and how it writes them back."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NoReturn

__all__ = ["NoSuchPath", "python_files", "shadows_the_backport", "write"]

_NOT_SOURCES: Final = frozenset({"__pycache__", "node_modules", "site-packages"})


class NoSuchPath(Exception):
    """A path that was asked for and is neither a folder nor a Python file, or cannot be read."""


def python_files(paths: Iterable[Path]) -> list[Path]:
    """The Python files among and below `paths`, each once, in a stable order.

    Below a path, hidden folders, virtual environments, installed packages and what git ignores are passed
    over.

    Raises:
        NoSuchPath: for what does not exist, is a file of another kind, or a folder that cannot be read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(_below(path, _ignored_by_git(path)))))
        elif path.is_file() and path.suffix == ".py":
            found[path] = None
        elif path.exists():
            raise NoSuchPath(f"{path} is not a Python file; give folders or files that end in .py")
        else:
            raise NoSuchPath(f"{path} does not exist (looked for in {Path.cwd()})")
    return list(found)


def _ignored_by_git(folder: Path) -> frozenset[Path]:
    """The files and folders below a folder that git ignores; none where there is no git work tree."""
    command = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True)
    except OSError:
        return frozenset()
    names = done.stdout.split(b"\0") if done.returncode == 0 else []
    # The folder itself was asked for, ignored or not.
    return frozenset(folder / os.fsdecode(name) for name in names if name.rstrip(b"/") not in (b"", b"."))


def _below(folder: Path, ignored: frozenset[Path]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=_refuse_unreadable):
        here = Path(place)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and name not in _NOT_SOURCES
            and not (here / name / "pyvenv.cfg").exists()
            and here / name not in ignored
        ]
        paths = (here / name for name in files if name.endswith(".py"))
        # Not a link that leads nowhere, as an editor's lock does.
        yield from (path for path in paths if path not in ignored and path.is_file())


def _refuse_unreadable(error: OSError) -> NoReturn:
    raise NoSuchPath(f"the folder {error.filename} cannot be read: {error.strerror}") from error


def shadows_the_backport(folder: Path, roots: Iterable[Path]) -> bool:
    """Whether `import mock` in a file of `folder` finds a module of the project itself."""
    return any(
        (place / "mock.py").exists() or (place / "mock" / "__init__.py").exists()
        for place in (folder, *roots)
    )


def write(path: Path, content: bytes) -> None:
    """Put `content` into the file in one step, with the mode that it has; a symbolic link stays one.

    Raises:
        OSError: for a file that is read-only, too, which a replacement would not respect.
    """
    target = path.resolve()
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
