"""What calling a function, or an object that acts as one, gives; and which arguments its caller may pass."""

import contextlib
import functools
import inspect
import sys
import types
import typing
from collections.abc import Callable
from typing import Any

from typedamock.spec.annotations import Scope, Unknown, evaluate, raw_annotations
from typedamock.spec.generics import Resolver, qualified_name, union
from typedamock.spec.kinds import (
    ASYNC_CONTEXT_MANAGERS,
    ASYNC_ITERATORS,
    CALLABLES,
    CONTEXT_MANAGERS,
    Kind,
)
from typedamock.spec.returned import KindAndType, kind_of_returned, yielded
from typedamock.spec.self_types import may_be_self

__all__ = [
    "ResolverOf",
    "caller_signature",
    "is_callable_member",
    "is_really",
    "kind_of_callable",
    "overloads_of",
]

ResolverOf = Callable[[Scope], Resolver]
"""Makes the resolver of annotations that stand in a scope."""

# `contextlib`'s decorators leave no other mark than the code that their result runs.
_ASYNC_CONTEXT_MANAGER_CODE = contextlib.asynccontextmanager(lambda: None).__code__  # type: ignore[arg-type, return-value]
_CONTEXT_MANAGER_CODE = contextlib.contextmanager(lambda: None).__code__  # type: ignore[arg-type, return-value]

_MISSING: Any = object()

_C_CALLABLES = (
    types.BuiltinFunctionType
    | types.MethodDescriptorType
    | types.WrapperDescriptorType
    | types.ClassMethodDescriptorType
    | types.MethodWrapperType
)

# Un-annotated methods of the abstract classes whose type argument is what they give.
_GIVEN_BY_BASE = {
    "__aenter__": ASYNC_CONTEXT_MANAGERS,
    "__enter__": CONTEXT_MANAGERS,
    "__anext__": ASYNC_ITERATORS,
}


def is_really(raw: object, classes: type | types.UnionType) -> bool:
    """`isinstance` that does not ask the object for its `__class__`: a proxy may raise, or give another's."""
    return issubclass(type(raw), classes)


def is_plain_coroutine_function(raw: object) -> bool:
    """Whether an object is an `async def` that wraps nothing: its kind is known without its annotations."""
    return (
        type(raw) is types.FunctionType
        and bool(raw.__code__.co_flags & inspect.CO_COROUTINE)
        and "__wrapped__" not in raw.__dict__
    )


def is_callable_member(raw: object) -> bool:
    """Whether an object, as a class or a module holds it, is a method or a function to its users."""
    return is_really(
        raw,
        types.FunctionType
        | staticmethod
        | classmethod
        | functools.partialmethod
        | functools.singledispatchmethod
        | functools.partial
        | types.MethodType,
    ) or (callable(raw) and not is_really(raw, type))


def _unwrapped_once(raw: Any) -> Any:
    """The function that an object of the standard library's wrapping kinds stands for; else the object."""
    if is_really(raw, staticmethod | classmethod | types.MethodType):
        return raw.__func__
    if is_really(raw, functools.partialmethod | functools.partial | functools.singledispatchmethod):
        return raw.func
    return raw


def kind_of_callable(raw: Any, name: str, owner: type | None, resolver_of: ResolverOf) -> KindAndType:
    """What calling a member gives.

    Args:
        raw: the member as its class, instance or module holds it.
        owner: the class that holds it.
        resolver_of: for the annotations of the function behind it.
    """
    overloads = overloads_of(raw, name, owner)
    overloads = [each for each in overloads if _takes_self(each, owner, resolver_of)] or overloads
    if overloads:
        readings = [_kind_of_callable(each, name, owner, resolver_of, 0) for each in overloads]
        if len({reading.kind for reading in readings}) == 1:
            return KindAndType(readings[0].kind, union(_distinct([reading.type for reading in readings])))
    return _kind_of_callable(raw, name, owner, resolver_of, 0)


def _distinct(values: list[Any]) -> list[Any]:
    return [value for position, value in enumerate(values) if value not in values[:position]]


_DEEPEST = 50
"""No chain of decorators is longer; an object may give itself as `__wrapped__`."""


def _kind_of_callable(
    raw: Any, name: str, owner: type | None, resolver_of: ResolverOf, depth: int
) -> KindAndType:
    if depth > _DEEPEST:
        return KindAndType(Kind.METHOD, Unknown)
    inner = _unwrapped_once(raw)
    if inner is not raw:
        return _kind_of_callable(inner, name, owner, resolver_of, depth + 1)
    if isinstance(raw, types.FunctionType):
        return _kind_of_function(raw, name, owner, resolver_of, depth)
    if is_really(raw, type):
        return KindAndType(Kind.METHOD, raw)
    if is_really(raw, _C_CALLABLES):
        return KindAndType(Kind.METHOD, Unknown)
    wrapped = _static_attribute(raw, "__wrapped__")
    if wrapped is not _MISSING and callable(wrapped):
        return _kind_of_callable(wrapped, name, owner, resolver_of, depth + 1)
    call = _static_attribute(type(raw), "__call__")
    if isinstance(call, types.FunctionType):
        return _kind_of_function(call, "__call__", type(raw), resolver_of, depth)
    return KindAndType(Kind.METHOD, Unknown)


def _static_attribute(holder: Any, name: str) -> Any:
    return inspect.getattr_static(holder, name, _MISSING)


def _kind_of_function(
    function: types.FunctionType, name: str, owner: type | None, resolver_of: ResolverOf, depth: int
) -> KindAndType:
    flags = function.__code__.co_flags
    wrapped = function.__dict__.get("__wrapped__")
    if wrapped is not None and callable(wrapped):
        if function.__code__ is _ASYNC_CONTEXT_MANAGER_CODE:
            returned = _returned_type(wrapped, owner, resolver_of)
            return KindAndType(Kind.ASYNC_CONTEXT_MANAGER, yielded(returned))
        if function.__code__ is _CONTEXT_MANAGER_CODE:
            returned = _returned_type(wrapped, owner, resolver_of)
            return KindAndType(Kind.CONTEXT_MANAGER, yielded(returned))
        if _says_nothing_of_its_own(function, wrapped):
            behind = _kind_of_callable(wrapped, name, owner, resolver_of, depth + 1)
            if flags & inspect.CO_COROUTINE and behind.kind is not Kind.ASYNC_METHOD:
                returned = behind.type if behind.kind is Kind.METHOD else Unknown
                return KindAndType(Kind.ASYNC_METHOD, returned)
            return behind
    returned = _returned_type(function, owner, resolver_of)
    if returned is Unknown and name in _GIVEN_BY_BASE and qualified_name(owner) in _GIVEN_BY_BASE[name]:
        returned = _argument_of_base(name, owner, resolver_of(Scope.of_function(function, owner)))
    if flags & inspect.CO_ASYNC_GENERATOR:
        return KindAndType(Kind.ASYNC_ITERATOR, yielded(returned))
    if flags & inspect.CO_ITERABLE_COROUTINE:
        arguments = typing.get_args(returned)
        return KindAndType(Kind.ASYNC_METHOD, arguments[2] if len(arguments) == 3 else Unknown)
    if flags & inspect.CO_COROUTINE or inspect.iscoroutinefunction(function):
        return KindAndType(Kind.ASYNC_METHOD, returned)
    return kind_of_returned(returned)


def _says_nothing_of_its_own(wrapper: types.FunctionType, wrapped: Any) -> bool:
    """Whether a wrapper's result is annotated as, or no more than, that of the function it wraps."""
    own = raw_annotations(wrapper).get("return", _MISSING)
    if own is _MISSING:
        return True
    inner = inspect.unwrap(wrapped, stop=lambda each: not hasattr(each, "__wrapped__"))
    if not isinstance(inner, types.FunctionType):
        inner = _unwrapped_once(inner)
    return bool(own == raw_annotations(inner).get("return", _MISSING))


def _returned_type(function: Any, owner: type | None, resolver_of: ResolverOf) -> Any:
    function = _unwrapped_once(function)
    if not isinstance(function, types.FunctionType):
        return Unknown
    annotation = raw_annotations(function).get("return", _MISSING)
    if annotation is _MISSING:
        return Unknown
    scope = Scope.of_function(function, owner)
    resolver = resolver_of(scope)
    first = _annotation_of_self(function)
    if first is not None and owner is not None:
        _bind_self_variable(evaluate(first, scope), resolver)
    return resolver(annotation)


def _annotation_of_self(function: types.FunctionType) -> Any:
    code = function.__code__
    return raw_annotations(function).get(code.co_varnames[0]) if code.co_argcount else None


def _takes_self(overload: Any, owner: type | None, resolver_of: ResolverOf) -> bool:
    """Whether an overload is one of the spec's: not where its `self` or `cls` is of another class."""
    function = overload.__func__ if is_really(overload, classmethod) else overload
    if owner is None or not isinstance(function, types.FunctionType):
        return True
    first = _annotation_of_self(function)
    if first is None:
        return True
    resolver = resolver_of(Scope.of_function(function, owner))
    return may_be_self(resolver.self_type, resolver(first), resolver.arguments)


def _bind_self_variable(annotation: Any, resolver: Resolver) -> None:
    """`def f(self: T) -> T` and `def f(cls: type[T]) -> T` say Self."""
    if typing.get_origin(annotation) is type and typing.get_args(annotation):
        annotation = evaluate(typing.get_args(annotation)[0], resolver.scope)
    if isinstance(annotation, typing.TypeVar) and annotation not in resolver.arguments:
        resolver.arguments = {**resolver.arguments, annotation: resolver.self_type}


def _argument_of_base(name: str, owner: type | None, resolver: Resolver) -> Any:
    arguments = resolver.arguments.get(owner, ())
    index = _GIVEN_BY_BASE[name][qualified_name(owner)]
    return arguments[index] if index < len(arguments) else Unknown


def overloads_of(raw: Any, name: str, owner: type | None) -> list[Any]:
    """The functions that `typing.overload` has decorated for a member, in their order."""
    function = _unwrapped_once(raw)
    if not isinstance(function, types.FunctionType):
        return []
    if function.__name__ == "_overload_dummy" and owner is not None:
        # Overloads without an implementation, as in a Protocol: the last of them stands in the class.
        key = types.SimpleNamespace(__module__=owner.__module__, __qualname__=f"{owner.__qualname__}.{name}")
        return list(typing.get_overloads(key))  # type: ignore[arg-type]
    return list(typing.get_overloads(function))


# ---- signatures


def caller_signature(raw: Any, *, bound: bool) -> inspect.Signature | None:
    """The signature that a caller of a member sees; None if the member does not tell.

    Args:
        raw: the member as its class, instance or module holds it, or a `Callable[...]` type.
        bound: whether the member is reached through an instance, or its class, that it is bound to.
    """
    try:
        return _caller_signature(raw, bound)
    except Exception:  # noqa: BLE001 - `__signature__`, `__wrapped__` and annotations are any objects
        return None


def _caller_signature(raw: Any, bound: bool) -> inspect.Signature | None:
    if isinstance(raw, staticmethod):
        return _signature(raw.__func__)
    if isinstance(raw, classmethod):
        return _without_first(_signature(raw.__func__))
    if isinstance(raw, functools.singledispatchmethod):
        return _caller_signature(raw.func, bound)
    if isinstance(raw, functools.partialmethod):
        return _signature_of_partial(raw, bound)
    if qualified_name(raw) in CALLABLES:
        return _signature_of_callable_type(raw)
    if isinstance(raw, types.FunctionType) and raw.__name__ == "_overload_dummy":
        return None
    signature = _signature(raw)
    is_bound_on_access = hasattr(type(raw), "__get__") and not isinstance(raw, type | types.MethodType)
    return _without_first(signature) if bound and is_bound_on_access else signature


if sys.version_info >= (3, 14):
    import annotationlib

    def _signature(function: Any) -> inspect.Signature:
        # With values, one annotation that cannot be evaluated would lose the signature.
        try:
            return inspect.signature(function, annotation_format=annotationlib.Format.FORWARDREF)
        except Exception:
            inner = inspect.unwrap(function)
            if not isinstance(inner, types.FunctionType):
                raise
            return inspect.signature(_without_annotations(inner))

    def _without_annotations(function: types.FunctionType) -> types.FunctionType:
        bare = types.FunctionType(
            function.__code__,
            function.__globals__,
            function.__name__,
            function.__defaults__,
            function.__closure__,
        )
        bare.__kwdefaults__ = function.__kwdefaults__
        return bare

else:

    def _signature(function: Any) -> inspect.Signature:
        return inspect.signature(function)


def _without_first(signature: inspect.Signature) -> inspect.Signature:
    parameters = list(signature.parameters.values())
    if parameters and parameters[0].kind in (
        inspect.Parameter.POSITIONAL_ONLY,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
    ):
        del parameters[0]
    return signature.replace(parameters=parameters)


def _signature_of_partial(raw: Any, bound: bool) -> inspect.Signature:
    function = raw.func
    arguments = raw.args
    if isinstance(function, staticmethod):
        function = function.__func__
    elif bound or isinstance(function, classmethod):
        function = _unwrapped_once(function)
        arguments = (None, *arguments)
    return _signature(functools.partial(function, *arguments, **raw.keywords))


def _signature_of_callable_type(tp: Any) -> inspect.Signature | None:
    arguments = typing.get_args(tp)
    if not arguments or not isinstance(arguments[0], list):
        return None
    parameters = [
        inspect.Parameter(f"arg{index}", inspect.Parameter.POSITIONAL_ONLY, annotation=annotation)
        for index, annotation in enumerate(arguments[0])
    ]
    return inspect.Signature(parameters, return_annotation=arguments[1])
