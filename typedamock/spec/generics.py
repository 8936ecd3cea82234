"""Types with every type variable replaced: by the type arguments along the bases, a default, a bound."""

import functools
import sys
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from typedamock.spec.annotations import Scope, Unknown, evaluate
from typedamock.spec.kinds import NEVER, QUALIFIERS, SELF, UNIONS

__all__ = ["Resolver", "arguments_by_parameter", "arms", "qualified_name", "type_arguments_of_bases", "union"]

# Deeper than any annotation that is written; a recursive alias has no end.
_DEEPEST = 30


def qualified_name(tp: object) -> str:
    """`module.name` of a type, a special form or the origin of a generic alias, as `kinds` writes it."""
    origin = typing.get_origin(tp)
    if origin is not None:
        tp = origin
    module = getattr(tp, "__module__", "")
    name = getattr(tp, "__qualname__", None) or getattr(tp, "_name", None) or getattr(tp, "__name__", "")
    return f"{module}.{name}"


def arms(tp: object) -> tuple[Any, ...]:
    """The arms of a union other than None; of any other type, the type alone."""
    if qualified_name(tp) in UNIONS or isinstance(tp, types.UnionType):
        return tuple(arm for arm in typing.get_args(tp) if arm is not type(None) and arm is not None)
    return (tp,)


def union(types: Sequence[Any]) -> Any:
    """One type for several; `Unknown` or `Any` if one of them is, or if there are none."""
    for unchecked in (Unknown, Any):
        if any(tp is unchecked for tp in types):
            return unchecked
    if len(types) == 1:
        return types[0]
    return typing.Union[tuple(types)] if types else Unknown  # noqa: UP007 - their number is not known


class Resolver:
    """Makes plain types of annotations.

    Args:
        scope: where names in the annotation are looked up.
        arguments: what type variables stand for.
        self_type: what `Self` stands for.
    """

    __slots__ = ("arguments", "scope", "self_type")

    failures: ClassVar[int] = 0
    """How many annotations had no value so far; a name may have one later, as one that is patched now."""

    def __init__(self, scope: Scope, arguments: Mapping[Any, Any], self_type: Any = Unknown) -> None:
        self.scope: Scope = scope
        self.arguments: Mapping[Any, Any] = arguments
        self.self_type: Any = self_type

    def __call__(self, annotation: object) -> Any:
        """The type that an annotation (as `raw_annotations` gives it) stands for.

        Returns:
            A class, a generic alias, a union, a `Literal`, `Any`, `Never`, None, or `Unknown`: no strings,
            type variables, `Self`, aliases of types or qualifiers such as `ClassVar` are left. Never raises.
        """
        if annotation is Unknown:
            return Unknown
        try:
            resolved = self._resolve(annotation, 0)
        except Exception:  # noqa: BLE001 - objects in annotations may raise wherever they are touched
            resolved = Unknown
        if resolved is Unknown:
            Resolver.failures += 1
        return resolved

    def _resolve(self, annotation: object, depth: int) -> Any:
        if depth > _DEEPEST:
            return Unknown
        tp = evaluate(annotation, self.scope)
        if isinstance(tp, str):
            return self._resolve(tp, depth + 1)
        if tp is None or tp is type(None):
            return None
        if tp is Unknown or tp is Any:
            return tp
        kind_of_object = type(tp).__name__
        if kind_of_object == "TypeVar":
            return self._type_variable(tp, depth)
        if kind_of_object in ("ParamSpec", "TypeVarTuple", "ParamSpecArgs", "ParamSpecKwargs"):
            return self.arguments.get(tp, Any)
        if kind_of_object == "NewType":
            return self._resolve(tp.__supertype__, depth + 1)
        if kind_of_object == "TypeAliasType":
            return self._alias(tp, (), depth)
        if typing.get_origin(tp) is not None:
            return self._generic(tp, depth)
        if isinstance(tp, type):
            return tp
        name = qualified_name(tp)
        if name in SELF:
            return self.self_type
        if name in NEVER:
            return typing.Never
        if name.endswith(".LiteralString"):
            return str
        return Unknown

    def _type_variable(self, variable: Any, depth: int) -> Any:
        if variable in self.arguments:
            # Arguments are resolved where they are written, hence not again.
            return self.arguments[variable]
        has_default = getattr(variable, "has_default", None)
        if has_default is not None and has_default():
            return self._resolve(variable.__default__, depth + 1)
        if variable.__bound__ is not None:
            return self._resolve(variable.__bound__, depth + 1)
        if variable.__constraints__:
            return union([self._resolve(arm, depth + 1) for arm in variable.__constraints__])
        return Any

    def _alias(self, alias: Any, arguments: tuple[Any, ...], depth: int) -> Any:
        parameters = getattr(alias, "__type_params__", ())
        scope = Scope({}, None, None)
        module = getattr(alias, "__module__", None)
        if isinstance(module, str):
            scope = _scope_of_module(module)
        inner = Resolver(scope, dict(zip(parameters, arguments, strict=False)), self.self_type)
        return inner._resolve(alias.__value__, depth + 1)

    def _generic(self, tp: Any, depth: int) -> Any:
        origin, arguments = typing.get_origin(tp), typing.get_args(tp)
        name = qualified_name(origin)
        if name in QUALIFIERS:
            return self._resolve(arguments[0], depth + 1)
        if type(origin).__name__ == "TypeAliasType":
            return self._alias(origin, tuple(self._argument(each, depth) for each in arguments), depth)
        if origin is typing.Literal or name.endswith(".Literal"):
            return tp
        if origin is typing.Union or origin is types.UnionType:
            return union([self._resolve(arm, depth + 1) for arm in arguments])
        if name.endswith((".TypeGuard", ".TypeIs")):
            return bool
        resolved = tuple(self._argument(argument, depth) for argument in arguments)
        if all(new is old for new, old in zip(resolved, arguments, strict=True)):
            return tp
        try:
            return origin[resolved]
        except Exception:  # noqa: BLE001 - any __class_getitem__
            return origin

    def _argument(self, argument: Any, depth: int) -> Any:
        if argument is ... or argument == ():
            return argument
        if isinstance(argument, list):
            return [self._argument(each, depth) for each in argument]
        resolved = self._resolve(argument, depth + 1)
        if resolved is Unknown:
            return Any
        return type(None) if resolved is None and argument is type(None) else resolved


@functools.lru_cache(maxsize=256)
def _scope_of_module(name: str) -> Scope:
    module = sys.modules.get(name)
    return Scope(vars(module) if module is not None else {})


def type_arguments_of_bases(
    origin: type, arguments: tuple[Any, ...], self_type: Any = Unknown
) -> Mapping[type, tuple[Any, ...]]:
    """The type arguments that a class gives to each class of its bases, resolved.

    `class UserRepo(Repo["User"])` -> `{UserRepo: (), Repo: (User,)}`.
    """
    found: dict[type, tuple[Any, ...]] = {origin: arguments}
    _add_bases(origin, found, self_type)
    return found


def _add_bases(cls: type, found: dict[type, tuple[Any, ...]], self_type: Any) -> None:
    bases = vars(cls).get("__orig_bases__", cls.__bases__)
    resolver: Resolver | None = None
    for base in bases:
        origin = typing.get_origin(base) or base
        if not isinstance(origin, type) or origin is typing.Generic or origin in found:
            continue
        arguments: tuple[Any, ...] = ()
        if origin is not base:
            resolver = resolver or Resolver(
                Scope.of_class(cls), arguments_by_parameter(cls, found[cls]), self_type
            )
            arguments = tuple(resolver._argument(each, 0) for each in typing.get_args(base))
        if origin is typing.Protocol:
            continue
        found[origin] = arguments
        _add_bases(origin, found, self_type)


def arguments_by_parameter(cls: type, arguments: tuple[Any, ...]) -> Mapping[Any, Any]:
    """What the type parameters of a class stand for, given its type arguments."""
    parameters = getattr(cls, "__parameters__", ())
    if not arguments or type(parameters) is not tuple:
        return {}
    for position, parameter in enumerate(parameters):
        if type(parameter).__name__ == "TypeVarTuple":
            after = len(parameters) - position - 1
            rest = arguments[position : len(arguments) - after]
            arguments = (*arguments[:position], rest, *arguments[len(arguments) - after :])
            break
    return dict(zip(parameters, arguments, strict=False))
