"""Does a value fit a type: by `isinstance`, and inside containers by typeguard where that is installed."""

import functools
import importlib
import inspect
import re
import types
import typing
from collections.abc import AsyncIterable, Collection, Iterable, Sequence
from typing import Any
from unittest.mock import NonCallableMock

from typedamock.spec.annotations import Unknown
from typedamock.spec.generics import qualified_name
from typedamock.spec.kinds import CALLABLES, UNIONS, Kind

__all__ = ["checker", "describe", "fits", "is_value_type", "result_fits"]

# As type checkers do: PEP 484's numeric tower, and the buffers that are taken for bytes.
_PROMOTIONS: dict[type, tuple[type, ...]] = {
    float: (int,),
    complex: (float, int),
    bytes: (bytearray, memoryview),
}


def describe(tp: Any) -> str:
    """How a message writes a type."""
    if tp is None:
        return "None"
    text = inspect.formatannotation(tp)
    return text if "Literal[" in text else re.sub(r"(?:[\w<>]+\.)+(?=\w)", "", text)


@functools.cache
def checker() -> types.ModuleType | None:
    """typeguard, if it is installed; imported when it is first needed."""
    try:
        return importlib.import_module("typeguard")
    except ImportError:
        return None


def is_value_type(tp: Any) -> bool:
    """Whether a type is of plain values, where no mock can stand in: `int`, `list[User]`, `str | None`."""
    if tp is None or tp is Unknown or tp is Any or tp is object:
        return False
    if qualified_name(tp) in UNIONS or isinstance(tp, types.UnionType):
        return all(arm is type(None) or is_value_type(arm) for arm in typing.get_args(tp))
    if typing.get_origin(tp) is typing.Literal:
        return True
    cls = typing.get_origin(tp) or tp
    if not isinstance(cls, type):
        return False
    if cls.__module__ == "collections.abc":
        return issubclass(cls, Collection)
    return typing.is_typeddict(cls) or (
        cls.__module__ == "builtins" and cls is not type and not issubclass(cls, BaseException)
    )


def fits(value: Any, tp: Any) -> bool:
    """Whether a value is one of a type, as `Resolver` gives it.

    A mock fits where its spec does, and everywhere if it has none. What cannot be decided fits.
    """
    try:
        return _fits(value, tp)
    except Exception:  # noqa: BLE001 - any __instancecheck__
        return True


def _fits(value: Any, tp: Any) -> bool:
    if tp is Unknown or tp is Any or tp is object:
        return True
    if issubclass(type(value), NonCallableMock) and value._spec_class is None:
        return True
    if tp is None or tp is type(None):
        return value is None
    if tp is typing.Never:
        return False
    if qualified_name(tp) in UNIONS or isinstance(tp, types.UnionType):
        return any(_fits(value, arm) for arm in typing.get_args(tp))
    origin = typing.get_origin(tp)
    if origin is None:
        return _is_instance(value, tp)
    if origin is typing.Literal:
        return any(value == each and type(value) is type(each) for each in typing.get_args(tp))
    if qualified_name(origin) in CALLABLES:
        return callable(value)
    if origin is type:
        (argument,) = typing.get_args(tp)
        return isinstance(value, type) and (not isinstance(argument, type) or issubclass(value, argument))
    if not _is_instance(value, origin):
        return False
    return _fits_inside(value, tp)


def _is_instance(value: Any, cls: Any) -> bool:
    if not isinstance(cls, type):
        return True
    if typing.is_typeddict(cls):
        return isinstance(value, dict) and _fits_inside(value, cls)
    if getattr(cls, "_is_protocol", False) and not getattr(cls, "_is_runtime_protocol", False):
        return all(hasattr(value, name) for name in _protocol_members(cls))
    return isinstance(value, (cls, *_PROMOTIONS.get(cls, ())))


def _protocol_members(protocol: type) -> Iterable[str]:
    bases = [base for base in protocol.__mro__ if getattr(base, "_is_protocol", False)]
    return {
        name
        for base in bases
        for name, value in vars(base).items()
        if base is not typing.Protocol and (isinstance(value, property) or inspect.isroutine(value))
        if not name.startswith("_")
    }


def _fits_inside(value: Any, tp: Any) -> bool:
    """Whether each item of a container fits; without typeguard, yes."""
    # Not beartype: that checks one item, taken at random.
    typeguard = checker()
    if typeguard is None:
        return True
    try:
        typeguard.check_type(
            value,
            tp,
            collection_check_strategy=typeguard.CollectionCheckStrategy.ALL_ITEMS,
            forward_ref_policy=typeguard.ForwardRefPolicy.IGNORE,
        )
    except typeguard.TypeCheckError:
        return False
    return True


def result_fits(value: Any, kind: Kind, tp: Any) -> bool:
    """Whether a value may be what a mock of a member of that kind and type T (see `Kind`) is to give."""
    if kind is Kind.ASYNC_ITERATOR:
        if isinstance(value, Sequence) and not isinstance(value, str | bytes):
            return all(fits(item, tp) for item in value)
        return isinstance(value, Iterable | AsyncIterable)
    if kind is Kind.ASYNC_CONTEXT_MANAGER:
        return hasattr(value, "__aenter__")
    if kind is Kind.CONTEXT_MANAGER:
        return hasattr(value, "__enter__")
    return fits(value, tp)
