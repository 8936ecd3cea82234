"""The mypy plugin of typedamock: `plugins = typedamock_mypy`."""

from mypy.plugin import Plugin

from typedamock_mypy.version import SHAPE

__version__ = SHAPE


def plugin(version: str) -> type[Plugin]:
    """The entry point that mypy calls with its own version."""
    # No submodule may be called `plugin`: importing it would put it in the place of this function, which the
    # daemon calls again at each check.
    from typedamock_mypy.dispatch import TypedamockPlugin

    return TypedamockPlugin
