"""`patched`: a patch whose type is that of what it replaces."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

from typedamock.runtime.patching import patch


@contextmanager
def patched(owner: object, member: Callable[..., Any], /) -> Generator[Any, None, None]:
    """As `patch.object(owner, name, autospec=True)`, with the member itself in the place of its name.

    `owner` is the object, class or module in which the code under test will look `member` up, and `member`
    what it finds there: `patched(client, client.fetch)`, `patched(app.service, app.service.notify)`. The
    context manager gives the mock.

    Raises TypeError when `owner` has no such member, InvalidSpecError when it is a mock already.
    """
    with patch.object(owner, _name_of_member(owner, member), autospec=True) as mock:
        yield mock


def _name_of_member(owner: object, member: Callable[..., Any]) -> str:
    function = getattr(member, "__func__", member)

    def holds_member(name: str) -> bool:
        try:
            value = inspect.getattr_static(owner, name)
        except AttributeError:
            return False
        return getattr(value, "__func__", value) is function

    name = getattr(member, "__name__", "")
    # What a descriptor gives is found by its name alone: to ask every attribute would run properties.
    if holds_member(name) or (name and getattr(owner, name, None) == member):
        return str(name)
    for name in dir(owner):
        if holds_member(name):
            return name
    raise TypeError(
        f"{member!r} is no member of {owner!r}, so it cannot be patched there: give the object, class or "
        "module in which the code under test looks it up, as in patched(client, client.fetch)"
    )
