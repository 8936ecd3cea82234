"""The mypy plugin of typedamock: `plugins = typedamock_mypy`."""

from mypy.plugin import Plugin

from typedamock_mypy.version import SHAPE

__version__ = SHAPE


def plugin(version: str) -> type[Plugin]:
    """The entry point that mypy calls with its own version."""
    from typedamock_mypy.plugin import TypedamockPlugin

    return TypedamockPlugin
