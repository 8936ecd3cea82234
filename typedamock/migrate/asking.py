"""What a migration asks mypy: which mocks stand for which class, and which ignores became needless."""

from __future__ import annotations

import difflib
import io
import json
import subprocess
import sys
import tempfile
import tokenize
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import libcst as cst
from libcst.codemod import CodemodContext

from typedamock.migrate.ignores import without_ignore
from typedamock.migrate.imports import Note
from typedamock.migrate.migration import Migrated
from typedamock.migrate.mypy_facts import NeededSpec, Question, UnusedIgnore
from typedamock.migrate.specs import GiveSpecs

__all__ = ["MypyUnavailable", "ask_mypy"]


class MypyUnavailable(Exception):
    """mypy is not installed, or could not check the files; what it would have told is left as it was."""


class _CannotCheck(Exception):
    """The last lines that mypy printed."""


def ask_mypy(files: Iterable[Migrated], say: Callable[[str], None] = lambda text: None) -> None:
    """Bring the files' texts on by what mypy knows of them; `say` is told what it is asked.

    Raises:
        MypyUnavailable: what could not be asked is left as it was in every file.
    """
    files = list(files)
    with_mocks = [file for file in files if b"Mock()" in file.after]
    with_ignores = [file for file in files if b"type:" in file.after and b"ignore" in file.after]
    if not with_mocks and not with_ignores:
        return
    if find_spec("mypy") is None:
        raise MypyUnavailable(
            f"mypy is not installed for {sys.executable}: `# type: ignore` comments and bare mocks "
            "were left as they are; install it there, or run this in the environment that has it"
        )
    failures = []
    with tempfile.TemporaryDirectory(prefix="typedamock-migrate-") as folder:
        for left, improve, concerned in (
            ("bare mocks", _give_specs, with_mocks),
            ("`# type: ignore` comments", _remove_needless_ignores, with_ignores),
        ):
            if concerned:
                number = "1 file" if len(concerned) == 1 else f"{len(concerned)} files"
                say(f"asking mypy about {left} in {number}")
            try:
                improve(concerned, Path(folder))
            except _CannotCheck as error:
                failures.append(f"mypy could not check these files: {left} were left as they are\n  {error}")
    if failures:
        raise MypyUnavailable("\n".join(failures))


def _give_specs(files: Sequence[Migrated], folder: Path) -> None:
    specs = [
        NeededSpec(**fact)
        for fact in _ask("specs", files, [file.after for file in files], folder, plugin=False)
    ]
    for file in files:
        own = [spec for spec in specs if spec.path == str(file.path)]
        if not own:
            continue
        places = {(spec.line, spec.column): (spec.name, spec.module) for spec in own}
        codemod = GiveSpecs(CodemodContext(), places)
        file.after = codemod.transform_module(cst.parse_module(file.after)).bytes
        for spec in own:
            file.notes.append(
                Note(spec.line, f"{spec.mock}(spec={spec.name}), as {spec.parameter} receives it")
            )


def _remove_needless_ignores(files: Sequence[Migrated], folder: Path) -> None:
    """Remove what mypy, as the project configures it, calls unused now and did not before typedamock."""
    after = [
        UnusedIgnore(**fact)
        for fact in _ask("ignores", files, [file.after for file in files], folder, plugin=True)
    ]
    if not after:
        return
    before = [
        UnusedIgnore(**fact)
        for fact in _ask("ignores", files, [file.before for file in files], folder, plugin=False)
    ]
    for file in files:
        # Lines as Python counts them: of a text, splitlines() counts form feeds as well.
        lines = file.after.splitlines(keepends=True)
        encoding = _encoding(file.after)
        old_lines = _line_numbers_before(file)
        old_unused = {
            (unused.line, tuple(unused.codes)) for unused in before if unused.path == str(file.path)
        }
        for unused in after:
            if (
                unused.path != str(file.path)
                or (old_lines.get(unused.line), tuple(unused.codes)) in old_unused
            ):
                continue
            line = lines[unused.line - 1].decode(encoding)
            lines[unused.line - 1] = without_ignore(line, tuple(unused.codes)).encode(encoding)
        file.after = b"".join(lines)


def _encoding(source: bytes) -> str:
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    # A byte order mark stays part of the first line.
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _line_numbers_before(file: Migrated) -> dict[int, int]:
    """From a line's number after the change to the one that it had, both from 1."""
    before, after = file.before.splitlines(), file.after.splitlines()
    numbers: dict[int, int] = {}
    for _, old_start, old_end, new_start, new_end in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if old_end - old_start == new_end - new_start:
            numbers.update(
                (new_start + offset + 1, old_start + offset + 1) for offset in range(new_end - new_start)
            )
    return numbers


def _ask(
    about: Literal["ignores", "specs"],
    files: Sequence[Migrated],
    texts: Sequence[bytes],
    folder: Path,
    *,
    plugin: bool,
) -> list[dict[str, Any]]:
    if not files:
        return []
    shadows: dict[str, str] = {}
    for number, (file, text) in enumerate(zip(files, texts, strict=True)):
        shadow = folder / f"{number}.py"
        shadow.write_bytes(text)
        shadows[str(file.path)] = str(shadow)
    question = Question(about, shadows, cache=str(folder / "cache"), plugin=plugin)
    done = subprocess.run(
        [sys.executable, "-m", "typedamock.migrate.mypy_facts"],
        input=json.dumps(asdict(question)),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise _CannotCheck("\n  ".join(done.stderr.strip().splitlines()[-5:]))
    facts: list[dict[str, Any]] = json.loads(done.stdout)
    return facts
