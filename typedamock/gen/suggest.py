"""What a user probably meant."""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from pathlib import PurePath

# One letter of four is wrong, or two of eight.
_CLOSE = 0.75


def did_you_mean(name: str, among: Iterable[str], shown: Callable[[str], str] = str) -> str:
    """`"; did you mean 'Client'?"` where a name that starts with the same letter comes close, else `""`."""
    closeness = {
        other: SequenceMatcher(None, name.lower(), other.lower()).ratio()
        for other in among
        if other[:1].lower() == name[:1].lower()
    }
    closest = max(closeness, key=lambda other: (closeness[other], other), default="")
    return f"; did you mean {shown(closest)!r}?" if closeness.get(closest, 0) >= _CLOSE else ""


def as_target(text: str) -> str:
    """The target that a text in another notation probably means: a path, a dotted name, a call."""
    text = re.sub(r"[(\[].*", "", text.strip())
    module, _, name = text.replace("::", ":").partition(":")
    if "/" in module or "\\" in module or module.endswith((".py", ".pyi")):
        path = PurePath(module.replace("\\", "/"))
        parts = [part for part in path.with_suffix("").parts if part not in ("/", ".", "..")]
        parts = parts[1:] if parts[:1] == ["src"] else parts
        module = ".".join(parts[:-1] if parts[-1:] == ["__init__"] else parts)
    elif not name:
        head, _, last = module.rpartition(".")
        if last[:1].isupper():
            module, name = head or "app.client", last
    module, name = (re.sub(r"[^\w.*?]", "_", part) for part in (module, name))
    return f"{module or 'app.client'}:{name or '*'}"
