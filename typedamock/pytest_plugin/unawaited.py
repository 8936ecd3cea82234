"""Finding the calls of mocks that nobody awaited."""

from __future__ import annotations

import gc
import linecache
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import CoroutineType
from typing import Any

__all__ = ["NeverAwaited", "UnawaitedCalls"]

# Deep enough to leave the frames of the mock itself.
_ORIGIN_DEPTH = 24


def _places_of_mocks() -> tuple[str, ...]:
    """Where the code lies whose coroutines are those of mocks."""
    found = [find_spec("unittest.mock"), find_spec("typedamock")]
    return tuple(
        str(Path(spec.origin).parent) + "/" if spec.name == "typedamock" else spec.origin
        for spec in found
        if spec is not None and spec.origin is not None
    )


@dataclass(frozen=True)
class NeverAwaited:
    """The lines that called mocks, as (file, line, function)."""

    lines: tuple[tuple[str, int, str] | None, ...]

    @property
    def message(self) -> str:
        said = ["a mock was called, and what it returned was never awaited:"]
        for line in self.lines:
            if line is None:
                said.append("  (called from a place that is not known)")
                continue
            path, number, function = line
            said.append(f"  {path}:{number}: in {function}")
            if (source := _source_line(path, number)) is not None:
                said.append(f"    {source}")
        return "\n".join(said)


class UnawaitedCalls:
    """Collects the coroutines of mocks that die without having been awaited, from `start()` to `stop()`.

    CPython tells of them through `warnings._warn_unawaited_coroutine` (Objects/genobject.c), with the
    coroutine itself; `sys.set_coroutine_origin_tracking_depth` makes each remember where it was created.
    """

    def __init__(self) -> None:
        self._lines: list[tuple[str, int, str] | None] = []
        self._places = _places_of_mocks()
        self._stop: Callable[[], None] | None = None

    def start(self) -> None:
        warn: Callable[[CoroutineType[Any, Any, Any]], None] = warnings._warn_unawaited_coroutine  # type: ignore[attr-defined]
        depth = sys.get_coroutine_origin_tracking_depth()

        def note(coroutine: CoroutineType[Any, Any, Any]) -> None:
            if self._is_of_a_mock(coroutine):
                self._lines.append(self._caller(coroutine))
            else:
                warn(coroutine)

        def stop() -> None:
            warnings._warn_unawaited_coroutine = warn  # type: ignore[attr-defined]
            sys.set_coroutine_origin_tracking_depth(depth)

        warnings._warn_unawaited_coroutine = note  # type: ignore[attr-defined]
        sys.set_coroutine_origin_tracking_depth(max(depth, _ORIGIN_DEPTH))
        self._stop = stop

    def stop(self) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None

    def take(self) -> NeverAwaited | None:
        """What was found since the last time, garbage included; None if nothing was."""
        gc.collect()
        lines, self._lines = self._lines, []
        return NeverAwaited(tuple(lines)) if lines else None

    def _is_of_a_mock(self, coroutine: CoroutineType[Any, Any, Any]) -> bool:
        if coroutine.cr_code.co_filename.startswith(self._places):
            return True
        # From 3.13 on, create_autospec() makes of a coroutine function another, compiled from a text in a
        # namespace of its own (_set_async_signature in unittest/mock.py).
        frame = coroutine.cr_frame
        return frame is not None and frame.f_globals.keys() >= {"_checksig_", "mock"}

    def _caller(self, coroutine: CoroutineType[Any, Any, Any]) -> tuple[str, int, str] | None:
        # Innermost first.
        for path, line, function in coroutine.cr_origin or ():
            if not path.startswith(self._places) and not path.startswith("<"):
                return path, line, function
        return None


def _source_line(path: str, number: int) -> str | None:
    return linecache.getline(path, number).strip() or None
