"""The type of what may be set as the side effect of a mocked function."""

from mypy.checker import TypeChecker
from mypy.nodes import (
    Expression,
    GeneratorExpr,
    ListComprehension,
    ListExpr,
    SetComprehension,
    SetExpr,
    TupleExpr,
)
from mypy.plugin import AttributeContext
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    FunctionLike,
    Instance,
    NoneType,
    ProperType,
    Type,
    TypeOfAny,
    TypeType,
    UnionType,
)

from typedamock_mypy.arguments import signatures_of
from typedamock_mypy.assigned import assigned_value
from typedamock_mypy.fullnames import ASYNC_METHOD_MOCKS
from typedamock_mypy.member_types import as_method_mock, result_in_place_of
from typedamock_mypy.names import Names
from typedamock_mypy.replacements import Replacements, is_function, type_of
from typedamock_mypy.undeclared import alternatives

_ITERABLE = (ListExpr, TupleExpr, SetExpr, ListComprehension, SetComprehension, GeneratorExpr)


def side_effect(ctx: AttributeContext) -> Type:
    """`method.side_effect`."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    if not ctx.is_lvalue:
        # Whoever reads it knows what was set.
        return AnyType(TypeOfAny.special_form)
    for typ in alternatives(ctx.type):
        mock = as_method_mock(typ)
        if mock is not None:
            return _accepted(mock, assigned_value(ctx.context, checker), checker)
    return ctx.default_attr_type


def _accepted(mock: Instance, value: Expression | None, checker: TypeChecker) -> Type:
    """What is accepted as the side effect of a method mock, where that is to be `value`.

    To compare a value with all that a side effect may be takes mypy long, and so is the message; the part
    that a value of its kind is about will do.
    """
    names = Names(checker.modules)
    signatures = signatures_of(mock, names)
    if signatures is None:
        return AnyType(TypeOfAny.special_form)
    # The order of the stub's parameters: a signature first, the result last but one.
    result = result_in_place_of(mock.args[-2])
    raises = [names.instance("builtins.BaseException"), TypeType(names.instance("builtins.BaseException"))]
    values = names.instance("typing.Iterable", [UnionType.make_union([result, *raises])])
    if isinstance(value, _ITERABLE):
        return values
    results: list[Type] = [result]
    if mock.type.fullname in ASYNC_METHOD_MOCKS:
        results.append(names.instance("typing.Awaitable", [result]))
    functions = Replacements(signatures, results, checker)
    everything = UnionType.make_union([*functions.types(), *raises, values, NoneType()])
    if value is None:
        return everything
    if is_function(value, checker):
        return functions.type_for(value)
    typ = type_of(value, checker)
    if isinstance(typ, AnyType) or is_subtype(typ, UnionType.make_union(raises), options=checker.options):
        return UnionType.make_union(raises)
    is_called = _has(typ, "__call__")
    if _has(typ, "__iter__") and not is_called:
        return values
    if is_subtype(typ, everything, options=checker.options):
        return everything
    if is_called:
        return functions.expected()
    # The function last: what follows it would read as a part of its result.
    return UnionType.make_union([*raises, names.instance("typing.Iterable", [result]), functions.expected()])


def _has(typ: ProperType, name: str) -> bool:
    """Whether objects of that type have a special method; a class is called, too."""
    if isinstance(typ, FunctionLike):
        return name == "__call__"
    return isinstance(typ, Instance) and (typ.type.fallback_to_any or typ.type.get(name) is not None)
