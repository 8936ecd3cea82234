"""Classes whose annotations are for type checkers alone."""

from __future__ import annotations

from types import FunctionType
from typing import TypeVar

_T = TypeVar("_T")


def unannotated(cls: type[_T]) -> type[_T]:
    """Take the annotations off a class and its methods.

    As in `unittest.mock`, `inspect.signature(mock)` has none, and a mock that has no spec has no
    `__annotations__`: what injects dependencies or makes schemas takes them for those of the mocked object.
    """
    if isinstance(vars(cls).get("__annotations__"), dict):
        del cls.__annotations__
    for value in vars(cls).values():
        if isinstance(value, FunctionType):
            value.__annotations__ = {}
    return cls
