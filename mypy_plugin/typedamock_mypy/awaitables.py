"""The table of awaitable types in `typedamock.spec.kinds`."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Final


def _awaitables() -> Mapping[str, int]:
    # The file alone: importing it by name runs the package, which loads the runtime and asyncio: 40 ms of a
    # run of mypy.
    package = importlib.util.find_spec("typedamock")
    assert package is not None and package.submodule_search_locations
    file = Path(package.submodule_search_locations[0], "spec", "kinds.py")
    spec = importlib.util.spec_from_file_location("typedamock_mypy._kinds", file)
    assert spec is not None and spec.loader is not None
    kinds = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kinds)
    awaitables: Mapping[str, int] = kinds.AWAITABLES
    return awaitables


AWAITABLES: Final = _awaitables()
"""The index of the type argument that holds what awaiting gives, by qualified name."""
