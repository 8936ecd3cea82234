"""The pytest plugin of typedamock.

A package of its own, because pytest imports its plugins at every start: this one imports neither typedamock
nor `unittest.mock` before a test asks for a mock.
"""

from typedamock_pytest.mocker import TypedMocker

__all__ = ["TypedMocker"]
