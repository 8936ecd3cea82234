"""One migration: texts in, texts and notes out. Nothing here writes to the project."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import libcst as cst
from libcst.metadata import MetadataWrapper

from typedamock.migrate.imports import ImportsToTypedamock, Note
from typedamock.migrate.sources import shadows_the_backport

# Parsing is what costs: one line that imports a `mock`, or the word `mock` in a file that mentions unittest.
_MENTIONS_MOCKS: Final = re.compile(
    rb"^[^#\n]*\b(?:import|from)\b.*\bmock\b|\bunittest\b(?s:.*)\bmock\b", re.MULTILINE
)

__all__ = ["LeftAlone", "Migrated", "migrate_imports"]


@dataclass
class Migrated:
    """One file before and after, and what is worth saying about it."""

    path: Path
    before: bytes
    after: bytes
    notes: list[Note] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class LeftAlone:
    """A file that mentions mocks and could not be read, parsed or written."""

    path: Path
    reason: str


def migrate_imports(paths: Iterable[Path], roots: Iterable[Path]) -> tuple[list[Migrated], list[LeftAlone]]:
    """Every file that mentions mocks, its imports turned to typedamock where they are not yet.

    Args:
        paths: the files.
        roots: folders from which the project imports, to tell its own `mock` module from the backport.
    """
    roots = list(roots)
    migrated: list[Migrated] = []
    left_alone: list[LeftAlone] = []
    for path in paths:
        try:
            source = path.read_bytes()
        except OSError as error:
            left_alone.append(LeftAlone(path, error.strerror or str(error)))
            continue
        if not _MENTIONS_MOCKS.search(source):
            if b"typedamock" in source:
                migrated.append(Migrated(path, source, source))
            continue
        try:
            after, notes = _migrated_source(source, not shadows_the_backport(path.parent, roots))
        except cst.ParserSyntaxError as error:
            left_alone.append(LeftAlone(path, _why_it_does_not_parse(source, error)))
        except (UnicodeDecodeError, LookupError, SyntaxError) as error:
            # A SyntaxError is tokenize.detect_encoding's, about the first two lines.
            left_alone.append(LeftAlone(path, f"unknown encoding: {error}"))
        else:
            migrated.append(Migrated(path, source, after, notes))
    return migrated, left_alone


def _why_it_does_not_parse(source: bytes, error: cst.ParserSyntaxError) -> str:
    """In Python's words, if they are the same about it: LibCST lists all that it expected."""
    try:
        ast.parse(source)
    except (SyntaxError, ValueError) as pythons:
        return (
            f"line {getattr(pythons, 'lineno', None) or error.raw_line}: {getattr(pythons, 'msg', pythons)}"
        )
    return f"line {error.raw_line}: LibCST cannot parse it: {error.message}"


def _migrated_source(source: bytes, backport: bool) -> tuple[bytes, list[Note]]:
    module = cst.parse_module(source)
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    imports = ImportsToTypedamock(wrapper, source.decode(module.encoding), backport)
    # Not transform_module(): a tree straight from the parser needs no copy, which costs as much as parsing.
    after = module.visit(imports).bytes
    if after != source and module.bytes != source:
        return source, [Note(1, "left alone: the file does not come back from the parser byte for byte")]
    return after, imports.notes
