"""`did you mean`."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches


def did_you_mean(name: str, among: Iterable[str], shown: Callable[[str], str] = str) -> str:
    """`"; did you mean 'Client'?"` where one of the names comes close, else `""`."""
    names = list(among)
    by_lower = {other.lower(): other for other in reversed(names)}
    close = get_close_matches(name, names, n=1, cutoff=0.6) or [
        by_lower[match] for match in get_close_matches(name.lower(), by_lower, n=1, cutoff=0.7)
    ]
    return f"; did you mean {shown(close[0])!r}?" if close else ""
