"""Names that neither the spec nor a mock has, where the standard library's mocks have any name."""

from mypy.checker import TypeChecker
from mypy.nodes import ARG_POS, MemberExpr
from mypy.plugin import AttributeContext
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    TupleType,
    Type,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from typedamock_mypy.compat import MISSING_IN_TYPESHED
from typedamock_mypy.errors import report_undeclared
from typedamock_mypy.member_types import is_typed_mock
from typedamock_mypy.mocked_class import has_any_member, spec_of
from typedamock_mypy.names import Names


def undeclared_assigned(ctx: AttributeContext) -> Type:
    """The type of `__setattr__`: reports a name that a test sets though the mock does not have it."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    if isinstance(ctx.context, MemberExpr):
        for mock in alternatives(ctx.type):
            name = ctx.context.name
            if _was_asked_for(mock, name) or name.startswith("_"):
                continue
            if is_typed_mock(mock) and not mock.type.has_readable_member(name):
                of_spec = spec_of(mock.type) is not None
                report_undeclared(mock, name, of_spec=of_spec, context=ctx.context, checker=checker)
                break
    # checkmember.analyze_member_var_access takes the last parameter's type for that of the attribute.
    anything = AnyType(TypeOfAny.from_error)
    function = Names(checker.modules).instance("builtins.function")
    return CallableType([anything], [ARG_POS], [None], anything, function)


class UndeclaredMemberHook:
    """Reports a name that neither the spec nor a mock has, where the standard library's mocks have any name.

    Args:
        fullname: `unittest.mock.NonCallableMock.member`.
    """

    def __init__(self, fullname: str) -> None:
        self._member = fullname.rpartition(".")[2]

    def __call__(self, ctx: AttributeContext) -> Type:
        if self._member.startswith("_") or self._member in MISSING_IN_TYPESHED:
            # A mock's own internals, or what every function has: `__name__`.
            return ctx.default_attr_type
        return undeclared_member(ctx, self._member)


def undeclared_member(ctx: AttributeContext, name: str) -> Type:
    """The type of what neither the spec nor a mock has; it is reported."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    for typ in alternatives(ctx.type):
        info = typ.type
        if _was_asked_for(typ, name):
            return AnyType(TypeOfAny.special_form)
        if not has_any_member(info) and is_typed_mock(typ) and not info.has_readable_member(name):
            of_spec = spec_of(info) is not None
            report_undeclared(typ, name, of_spec=of_spec, context=ctx.context, checker=checker)
            return AnyType(TypeOfAny.from_error)
    return ctx.default_attr_type


def _was_asked_for(mock: Instance, name: str) -> bool:
    """Whether this is below an `if hasattr(mock, "name")`."""
    return mock.extra_attrs is not None and name in mock.extra_attrs.attrs


def alternatives(typ: Type) -> list[Instance]:
    """The instances that an object of `typ` may be."""
    typ = get_proper_type(typ)
    if isinstance(typ, UnionType):
        return [instance for item in typ.items for instance in alternatives(item)]
    if isinstance(typ, TupleType):
        typ = typ.partial_fallback
    elif isinstance(typ, FunctionLike):
        typ = typ.fallback
    return [typ] if isinstance(typ, Instance) else []
