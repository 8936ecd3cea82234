"""The result of an earlier run, as long as every file that it was made from is what it was.

An entry holds the texts, and what they depend on: which file answered for each module, the digest of each
file read, the names in each folder that a pattern was matched against. All of it is checked against the files
before an entry is used; an entry that cannot be read is no entry. Deleting the folder costs time alone.
"""

import json
import os
import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import typedamock
from typedamock.gen.environment import Environment
from typedamock.gen.errors import Note
from typedamock.gen.immutable import immutable
from typedamock.gen.locate import Locator
from typedamock.gen.write import remove_abandoned_drafts, replace_text

_MOST_ENTRIES = 200


@immutable
class Result:
    """What a run gives.

    Attributes:
        texts: by output file as the run names it, "" for standard output
        counts: how many mocks each text holds
    """

    texts: Mapping[str, str]
    counts: Mapping[str, int]
    notes: tuple[Note, ...]


class Cache:
    """Entries of one request in one environment.

    Args:
        request: everything that decides a run besides the files that it reads
    """

    def __init__(self, request: object, environment: Environment, folder: Path | None = None) -> None:
        parts = [
            typedamock.__version__,
            _own_sources(),
            sys.version_info[:2],
            request,
            [str(path) for path in (*environment.project, *environment.packages, environment.typeshed)],
            environment.version,
            environment.platform,
        ]
        key = blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()
        self._path = (folder or cache_folder()) / f"{key}.json"

    def load(self, locator: Locator) -> Result | None:
        """The result that is still true; None where there is none."""
        try:
            entry = json.loads(self._path.read_bytes())
            if (
                all(locator.path(module) == path for module, path in entry["modules"].items())
                and all(digest_of(path) == digest for path, digest in entry["digests"].items())
                and all(locator.names_digest(folder) == digest for folder, digest in entry["folders"].items())
            ):
                return Result(entry["texts"], entry["counts"], tuple(Note(*note) for note in entry["notes"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return None

    def store(self, result: Result, locator: Locator) -> None:
        """Keep a result for the next run; a disk that refuses is no error."""
        entry = {
            "modules": locator.consulted(),
            "digests": locator.digests,
            "folders": locator.matched_folders,
            "texts": dict(result.texts),
            "counts": dict(result.counts),
            "notes": [[note.target, note.member, note.message, note.code] for note in result.notes],
        }
        try:
            remove_abandoned_drafts([self._path])
            replace_text(self._path, json.dumps(entry))
            _prune(self._path.parent)
        except OSError:
            return


def digest_of(path: str) -> str:
    """The digest of a file's bytes, "" where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return blake2b(file.read(), digest_size=16).hexdigest()
    except OSError:
        return ""


def cache_folder() -> Path:
    """Where this user's programs keep what can be made again."""
    if folder := os.environ.get("TYPEDAMOCK_CACHE_DIR"):
        return Path(folder)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "typedamock"


def _own_sources() -> list[tuple[str, int, int]]:
    """What tells one state of this generator from another, for those who work on it."""
    with os.scandir(Path(__file__).parent) as entries:
        return sorted(
            (e.name, e.stat().st_mtime_ns, e.stat().st_size) for e in entries if e.name.endswith(".py")
        )


def _prune(folder: Path) -> None:
    entries = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in entries[:-_MOST_ENTRIES]:
        path.unlink(missing_ok=True)
