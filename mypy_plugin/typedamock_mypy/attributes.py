"""The types of attributes of mocks."""

from collections.abc import Callable

from mypy.checker import TypeChecker
from mypy.nodes import Context, Expression, MemberExpr, TypeInfo, Var
from mypy.plugin import AttributeContext
from mypy.subtypes import is_subtype
from mypy.typeops import make_simplified_union, type_object_type
from mypy.types import (
    AnyType,
    Instance,
    Type,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from typedamock_mypy.arguments import call_of, keyword_type, positional_type
from typedamock_mypy.assigned import assigned_value
from typedamock_mypy.fullnames import (
    LOOSELY_MOCKED,
    MEMBERS_PREFIX,
    OF_CALLS,
    UNITTEST_MOCK,
)
from typedamock_mypy.member_types import MemberTypes, as_method_mock, is_method_mock, result_in_place_of
from typedamock_mypy.mocked_class import mocked_class
from typedamock_mypy.names import Names
from typedamock_mypy.undeclared import alternatives, undeclared_assigned, undeclared_member


class MemberHook:
    """Computes the type of one member of a mocked class when it is read or assigned to.

    Args:
        fullname: `module.<members of Mocked[...]>.member`.
    """

    def __init__(self, fullname: str) -> None:
        module_name, _, rest = fullname.partition(f".{MEMBERS_PREFIX}")
        class_name, _, self._member = rest.rpartition(".")
        self._module_name = module_name
        self._key = MEMBERS_PREFIX + class_name

    def __call__(self, ctx: AttributeContext) -> Type:
        is_of_protocol = type(ctx.context) is Context
        if not ctx.is_lvalue and not is_of_protocol and not _is_unset(ctx.default_attr_type):
            return ctx.default_attr_type
        checker = ctx.api
        assert isinstance(checker, TypeChecker)
        module = checker.modules.get(self._module_name)
        symbol = module.names.get(self._key) if module is not None else None
        members = symbol.node if symbol is not None else None
        if module is None or not isinstance(members, TypeInfo):
            return ctx.default_attr_type
        if self._member == "__setattr__":
            return undeclared_assigned(ctx)
        if checker.options.fine_grained_incremental and not is_of_protocol:
            mocked_class(members.bases[0], module, Names(checker.modules))
            if self._member not in members.names:
                # The spec has lost it with a base.
                return undeclared_member(ctx, self._member)
        variable = members.names[self._member].node
        assert isinstance(variable, Var)
        spec, types = members.bases[0], MemberTypes(checker)
        if self._member in OF_CALLS and spec.type.get(self._member) is None:
            return types.of_calls(spec, self._member, ctx.context, assigned=ctx.is_lvalue)
        if is_of_protocol:
            # subtypes.find_member: does the mock implement a protocol?
            return types.structural(spec, self._member, ctx.context)
        if ctx.is_lvalue:
            value = assigned_value(ctx.context, checker)
            return types.assigned(spec, self._member, ctx.context, value)
        typ = types.member(spec, self._member, ctx.context)
        options = checker.options
        if is_method_mock(typ) and not options.fine_grained_incremental and not options.cache_fine_grained:
            variable.type = typ
        return typ


def loosely_mocked_member(ctx: AttributeContext) -> Type:
    """A member of `Mocked[T]` where T is known: of what `def make(spec: type[T]) -> Mocked[T]` gives."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    if isinstance(ctx.context, MemberExpr):
        for mock in alternatives(ctx.type):
            spec = get_proper_type(mock.args[0]) if mock.type.fullname == LOOSELY_MOCKED else None
            if isinstance(spec, Instance) and spec.type.has_readable_member(ctx.context.name):
                return MemberTypes(checker).member(spec, ctx.context.name, ctx.context)
    return ctx.default_attr_type


def mock_class_of_mocker(ctx: AttributeContext) -> Type:
    """`mocker.AsyncMock`: pytest-mock assigns the class from a module that it types as Any."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    name = ctx.context.name if isinstance(ctx.context, MemberExpr) else ""
    info = Names(checker.modules).class_named(f"{UNITTEST_MOCK}.{name}")
    return type_object_type(info, checker.named_type) if info is not None else ctx.default_attr_type


def child_in_return_value(ctx: AttributeContext) -> Type:
    """`method.return_value`: a mock of what the method returns, until it is set."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    members = MemberTypes(checker)
    if not ctx.is_lvalue:
        return members.child(ctx.default_attr_type)
    in_place = result_in_place_of(ctx.default_attr_type)
    value = assigned_value(ctx.context, checker) if in_place != ctx.default_attr_type else None
    if value is not None and _has_type(value, ctx.default_attr_type, checker):
        # The binder narrows what is read later to this, if the type of the value is Any.
        return members.returned(ctx.default_attr_type)
    return members.returned(in_place)


def _has_type(value: Expression, typ: Type, checker: TypeChecker) -> bool:
    with checker.msg.filter_errors():
        return is_subtype(checker.expr_checker.accept(value, typ), typ, options=checker.options)


def typed_calls(ctx: AttributeContext) -> Type:
    """`call_args`, `await_args` and the lists of them."""
    typ = get_proper_type(ctx.default_attr_type)
    assert isinstance(ctx.api, TypeChecker)
    names = Names(ctx.api.modules)
    mocks = (as_method_mock(alternative) for alternative in alternatives(ctx.type))
    mock = next((mock for mock in mocks if mock is not None), None)
    if mock is None:
        return typ
    if isinstance(typ, UnionType):
        return UnionType.make_union([call_of(mock, item, names) for item in typ.items])
    if isinstance(typ, Instance) and len(typ.args) == 1:
        return typ.copy_modified(args=[call_of(mock, typ.args[0], names)])
    return typ


def typed_positional(ctx: AttributeContext) -> Type:
    """`Call.args`."""
    return _of_call(positional_type, ctx)


def typed_keyword(ctx: AttributeContext) -> Type:
    """`Call.kwargs`."""
    return _of_call(keyword_type, ctx)


def _of_call(part: Callable[[Instance], Type | None], ctx: AttributeContext) -> Type:
    found = [typ for call in alternatives(ctx.type) if (typ := part(call)) is not None]
    return make_simplified_union(found) if found else ctx.default_attr_type


def _is_unset(typ: Type) -> bool:
    return isinstance(typ, AnyType) and typ.type_of_any == TypeOfAny.implementation_artifact
