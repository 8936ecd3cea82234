"""The table of cases: each runs on both libraries, and says what either is seen to do."""

import asyncio
import inspect
import sys
import textwrap
import types
import unittest.mock
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import typedamock

Action = Callable[[Any], Any]

ISSUES = {
    "cpython": "https://github.com/python/cpython/issues/{}",
    "mypy": "https://github.com/python/mypy/issues/{}",
    "TestSlide": "https://github.com/facebook/TestSlide/issues/{}",
    "asynctest": "https://github.com/Martiusweb/asynctest/issues/{}",
    "attrs": "https://github.com/python-attrs/attrs/issues/{}",
    "home-assistant": "https://github.com/home-assistant/core/pull/{}",
    "mock": "https://github.com/testing-cabal/mock/issues/{}",
}


@dataclass(frozen=True)
class Difference:
    """One case.

    Attributes:
        section: the heading under which the page has it.
        title: what the case is about.
        standard: what is observed with unittest.mock: the start of a result's `repr`, or of an exception.
        ours: the same with typedamock.
        action: takes the library, a module with the names of either, and gives the result.
        issues: who asked for it, as `project#number`.
        since: the first Python that has what the case is about.
        standard_since: what newer versions of unittest.mock do, by the first of them.
    """

    section: str
    title: str
    standard: str
    ours: str
    action: Action
    issues: tuple[str, ...] = ()
    since: tuple[int, int] = (3, 11)
    standard_since: tuple[tuple[tuple[int, int], str], ...] = ()

    @property
    def name(self) -> str:
        return self.action.__name__

    def standard_here(self) -> str:
        """What unittest.mock of the running Python does."""
        expected = self.standard
        for version, observed in self.standard_since:
            if sys.version_info >= version:
                expected = observed
        return expected

    def source(self) -> str:
        """The code of the case, as the page shows it."""
        source = textwrap.dedent(inspect.getsource(self.action))
        _, _, body = source.partition("(library: Any) -> Any:\n")
        return textwrap.dedent(body).replace("library.", "")

    def links(self) -> list[str]:
        return [
            f"[{issue}]({ISSUES[project].format(number)})"
            for issue in self.issues
            for project, number in [issue.split("#")]
        ]


DIFFERENCES: list[Difference] = []


def difference(
    section: str, title: str, *, standard: str, ours: str, **rest: Any
) -> Callable[[Action], Action]:
    def add(action: Action) -> Action:
        DIFFERENCES.append(Difference(section, title, standard, ours, action, **rest))
        return action

    return add


def observe(action: Action, library: Any) -> str:
    """What is seen of a case: its result's `repr`, or the exception with its notes."""
    try:
        result = action(library)
        if inspect.iscoroutine(result):
            result = asyncio.run(_awaited(result))
    except Exception as error:  # noqa: BLE001 - whatever is raised is observed
        return "\n".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())])
    return repr(result)


async def _awaited(result: Awaitable[Any]) -> Any:
    return await result


STANDARD = types.SimpleNamespace(
    AsyncMock=unittest.mock.AsyncMock,
    MagicMock=unittest.mock.MagicMock,
    create_autospec=unittest.mock.create_autospec,
    # The strictest that there is.
    mock_of=lambda spec: unittest.mock.create_autospec(spec, spec_set=True, instance=True),
)

OURS = types.SimpleNamespace(
    AsyncMock=typedamock.AsyncMock,
    MagicMock=typedamock.MagicMock,
    create_autospec=typedamock.create_autospec,
    mock_of=typedamock.mock_of,
)
