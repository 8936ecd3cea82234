"""The classes of mocked members: accepted where `unittest.mock`'s are annotated, not just anywhere."""

from mypy.checker import TypeChecker
from mypy.mro import MroError, merge
from mypy.nodes import COVARIANT, PlaceholderNode, TypeInfo
from mypy.plugin import ClassDefContext, MethodContext
from mypy.semanal import SemanticAnalyzer
from mypy.semanal_shared import PRIORITY_FALLBACKS
from mypy.types import (
    AnyType,
    Instance,
    NoneType,
    ParamSpecType,
    Type,
    TypeOfAny,
    TypeVarType,
    UnionType,
    get_proper_type,
)

from typedamock_mypy.fullnames import ASYNC_METHOD_MOCKS, MOCK, MOCK_HIERARCHY
from typedamock_mypy.member_types import MemberTypes, is_object
from typedamock_mypy.names import Names
from typedamock_mypy.synthesis import member_symbol, setter_of, variable_of


def coroutine_of_call(ctx: MethodContext) -> Type:
    """The call of an async method's mock: a `Coroutine`, which mypy expects to be awaited."""
    # checker.type_requires_usage knows `typing.Coroutine` alone, by name; the stub says `CoroutineType`.
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    returned = get_proper_type(ctx.default_return_type)
    if isinstance(returned, Instance) and returned.type.fullname == "types.CoroutineType":
        *sent, result = returned.args
        proper, anything = get_proper_type(result), AnyType(TypeOfAny.special_form)
        if is_object(proper):
            result = anything
        elif isinstance(proper, UnionType):
            # As in MemberTypes.child, which is for calls that are not awaited.
            items = [anything if isinstance(get_proper_type(i), NoneType) else i for i in proper.items]
            result = UnionType.make_union(items)
        return Names(checker.modules).instance("typing.Coroutine", [*sent, result])
    return returned


def child_of_call(ctx: MethodContext) -> Type:
    """The call of a method's mock: its `return_value`."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    return MemberTypes(checker).child(ctx.default_return_type)


def derive_from_mocks(ctx: ClassDefContext) -> None:
    """Put the mock classes into the method resolution order of a method mock's class."""
    # Into the order only: as bases they would make it a subclass of Any, which they are in typeshed.
    info = ctx.cls.info
    lines: list[list[TypeInfo]] = []
    is_awaited = any(base.fullname in ASYNC_METHOD_MOCKS for base in info.mro)
    for name in MOCK_HIERARCHY:
        # An attribute such as `await_args` must not come in with the class of what is never awaited.
        if name.endswith(".AsyncMock") and not is_awaited:
            continue
        symbol = ctx.api.lookup_fully_qualified_or_none(name)
        node = symbol.node if symbol is not None else None
        if symbol is not None and isinstance(node, PlaceholderNode):
            ctx.api.defer()
            return
        if isinstance(node, TypeInfo) and node.mro:
            lines.append(list(node.mro[:-1]))
    try:
        mocks = merge(lines)
    except MroError:
        return
    known = set(info.mro)
    info.mro = [*info.mro[:-1], *(base for base in mocks if base not in known), info.mro[-1]]
    # Where `join` looks for what the mocks of different methods have in common.
    plain = [Instance(base, []) for base in mocks if base.fullname == MOCK]
    info.bases += plain
    for variable in info.defn.type_vars:
        if isinstance(variable, ParamSpecType) and plain:
            # join.join_instances: the join of two instances of the class whose parameters differ.
            variable.upper_bound = plain[0]
        elif isinstance(variable, TypeVarType):
            # The same, of two whose results differ.
            variable.variance = COVARIANT
    # The next round of semantic analysis computes this from the order as it is now: mro.calculate_mro.
    info.fallback_to_any = False
    if "__setattr__" not in info.names:
        info.names["__setattr__"] = setter_of(info)
    semantic = ctx.api
    assert isinstance(semantic, SemanticAnalyzer)
    semantic.schedule_patch(PRIORITY_FALLBACKS, lambda: _have_side_effect_computed(info))


def vary_with_mock(ctx: ClassDefContext) -> None:
    """Make what patches have in common a patch, of what their mocks have in common."""
    # join.join_instances finds `object` for two of an invariant class, as typeshed has it.
    for variable in ctx.cls.type_vars:
        if isinstance(variable, TypeVarType):
            variable.variance = COVARIANT


def _have_side_effect_computed(info: TypeInfo) -> None:
    # To put the parameters of the spec into the stub's type takes mypy longer than all else in an assignment,
    # and is for nothing: `side_effects` says what it is.
    variable = variable_of("side_effect", info)
    variable.is_property = variable.is_settable_property = True
    info.names["side_effect"] = member_symbol(variable)
