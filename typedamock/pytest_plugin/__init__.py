"""The pytest plugin of typedamock.

pytest imports it at every start: it loads neither the mocks nor `unittest.mock` before a test asks for one.
"""

from typedamock.pytest_plugin.mocker import TypedMocker

__all__ = ["TypedMocker"]
