"""The pytest plugin of typedamock."""

from typedamock.pytest_plugin.mocker import TypedMocker as TypedMocker

__all__ = ["TypedMocker"]
