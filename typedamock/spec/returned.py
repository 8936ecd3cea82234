"""The kind of a member by the type that calling it gives, or that it holds."""

import typing
from typing import Any, NamedTuple

from typedamock.spec.annotations import Unknown
from typedamock.spec.generics import arms, qualified_name, union
from typedamock.spec.kinds import (
    ASYNC_CONTEXT_MANAGERS,
    ASYNC_ITERATORS,
    AWAITABLES,
    CALLABLES,
    CONTEXT_MANAGERS,
    ITERATORS,
    KIND_OF_RETURNED,
    Kind,
)

__all__ = ["KindAndType", "kind_of_held", "kind_of_returned", "yielded"]

_ARGUMENT_INDEX = {**AWAITABLES, **ASYNC_ITERATORS, **ITERATORS, **ASYNC_CONTEXT_MANAGERS, **CONTEXT_MANAGERS}


class KindAndType(NamedTuple):
    """A kind and the type T that goes with it (see `Kind`).

    Attributes:
        is_optional: what is held may be None, too.
    """

    kind: Kind
    type: Any
    is_optional: bool = False


def _argument(tp: object) -> Any:
    arguments = typing.get_args(tp)
    index = _ARGUMENT_INDEX[qualified_name(tp)]
    return _plain(arguments[index]) if index < len(arguments) else Unknown


def _plain(argument: Any) -> Any:
    """None is a class among type arguments alone."""
    return None if argument is type(None) else argument


def _is_awaitable_context_manager(tp: object) -> bool:
    cls = typing.get_origin(tp) or tp
    return isinstance(cls, type) and hasattr(cls, "__await__") and hasattr(cls, "__aenter__")


def _kind_of_returned(tp: object) -> KindAndType | None:
    kind = KIND_OF_RETURNED.get(qualified_name(tp))
    if kind is not None:
        return KindAndType(kind, _argument(tp))
    if _is_awaitable_context_manager(tp):
        return KindAndType(Kind.AWAITABLE_CONTEXT_MANAGER, tp)
    return None


def kind_of_returned(tp: Any) -> KindAndType:
    """The kind of a method that is no coroutine function, by the (resolved) type of its result."""
    if tp is None or tp is Unknown or tp is Any:
        return KindAndType(Kind.METHOD, tp)
    readings = [_kind_of_returned(arm) for arm in arms(tp)]
    return _agreed(readings) or KindAndType(Kind.METHOD, tp)


def kind_of_held(tp: Any, otherwise: Kind) -> KindAndType:
    """The kind of an attribute or a property, by the (resolved) type of what it holds."""
    if tp is None or tp is Unknown or tp is Any:
        return KindAndType(otherwise, tp)
    possible = arms(tp)
    reading = _agreed([_kind_of_held(arm) for arm in possible])
    if reading is None:
        return KindAndType(otherwise, tp)
    return reading._replace(is_optional=possible != (tp,) and type(None) in typing.get_args(tp))


def _kind_of_held(tp: object) -> KindAndType | None:
    name = qualified_name(tp)
    if name in AWAITABLES:
        return KindAndType(Kind.AWAITABLE_ATTRIBUTE, _argument(tp))
    if name in CALLABLES:
        arguments = typing.get_args(tp)
        if not arguments:
            return KindAndType(Kind.METHOD, Unknown)
        return kind_of_returned(_plain(arguments[1]))
    return None


def _agreed(readings: list[KindAndType | None]) -> KindAndType | None:
    known = [reading for reading in readings if reading is not None]
    if not known or len(known) < len(readings) or len({reading.kind for reading in known}) > 1:
        return None
    return KindAndType(known[0].kind, union([reading.type for reading in known]))


def yielded(tp: Any) -> Any:
    """T of an (async) iterator, iterable or generator of T; else `Unknown`."""
    name = qualified_name(tp)
    return _argument(tp) if name in ASYNC_ITERATORS or name in ITERATORS else Unknown
