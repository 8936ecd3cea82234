"""Overloads that are told apart by their first parameter: `self: Repo[int]`, `self: AsyncClient`."""

import typing
from collections.abc import Iterable, Mapping
from typing import Any

from typedamock.spec.annotations import Scope, Unknown, raw_annotations
from typedamock.spec.generics import Resolver, arms

__all__ = ["may_be_self"]

_OF_EVERY_CLASS = frozenset(
    {"__class_getitem__", "__init__", "__init_subclass__", "__new__", "__subclasshook__"}
)


def may_be_self(self_type: Any, annotated: Any, arguments: Mapping[Any, tuple[Any, ...]]) -> bool:
    """Whether an object of a type can be the `self` of a function, or its class the `cls`.

    A protocol is met by what has its members: as a type checker sees it, but for their types, of which only
    `Literal` is compared (redis' clients are told apart by `Literal[True]`).

    Args:
        self_type: a class, or a generic alias.
        annotated: the (resolved) type of the function's first parameter.
        arguments: the type arguments that the bases of the class have.
    """
    if typing.get_origin(annotated) is type and typing.get_args(annotated):
        (annotated,) = typing.get_args(annotated)
    cls = typing.get_origin(self_type) or self_type
    return any(_may_be(cls, arm, arguments) for arm in arms(annotated))


def _may_be(cls: Any, wanted: Any, arguments: Mapping[Any, tuple[Any, ...]]) -> bool:
    origin = typing.get_origin(wanted) or wanted
    if not isinstance(cls, type) or not isinstance(origin, type) or Unknown in (cls, origin):
        return True
    if origin in cls.__mro__:
        return all(
            given == argument or Any in (given, argument)
            for given, argument in zip(arguments.get(origin, ()), typing.get_args(wanted), strict=False)
        )
    return _is_protocol(origin) and all(
        _has(cls, name, annotation, protocol)
        for protocol in origin.__mro__
        if _is_protocol(protocol)
        for name, annotation in _declared(protocol)
    )


def _is_protocol(cls: type) -> bool:
    return cls is not typing.Protocol and vars(cls).get("_is_protocol", False) is True


def _declared(protocol: type) -> Iterable[tuple[str, Any]]:
    yield from raw_annotations(protocol).items()
    for name, value in vars(protocol).items():
        if name not in _OF_EVERY_CLASS and (callable(value) or isinstance(value, property)):
            yield name, Unknown


def _has(cls: type, name: str, annotation: Any, protocol: type) -> bool:
    for base in cls.__mro__:
        declared = raw_annotations(base)
        if name in declared:
            actual, wanted = _literals(declared[name], base), _literals(annotation, protocol)
            return not actual or not wanted or not actual.isdisjoint(wanted)
        if name in vars(base):
            return True
    return False


def _literals(annotation: Any, owner: type) -> set[Any]:
    tp = Resolver(Scope.of_class(owner), {})(annotation)
    return set(typing.get_args(tp)) if typing.get_origin(tp) is typing.Literal else set()
