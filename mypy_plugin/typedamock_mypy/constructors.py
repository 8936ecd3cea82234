"""The type of a mock by the spec that its constructor is given."""

from mypy.checker import TypeChecker
from mypy.erasetype import erase_typevars
from mypy.nodes import CallExpr, Context, Expression, LambdaExpr, NameExpr, RefExpr, Var
from mypy.plugin import FunctionContext, MethodContext
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    Overloaded,
    ProperType,
    TupleType,
    Type,
    TypeOfAny,
    TypeType,
    UnionType,
    get_proper_type,
)

from typedamock_mypy.call_arguments import CallArguments
from typedamock_mypy.compat import as_constructor, instance_type_of
from typedamock_mypy.configured import check_configuration
from typedamock_mypy.dependencies import depend_on_members
from typedamock_mypy.errors import report_unspecced
from typedamock_mypy.fullnames import MOCK_API
from typedamock_mypy.member_types import (
    MemberTypes,
    awaited_type,
    is_async_method_mock,
    is_method_mock,
    map_signatures,
)
from typedamock_mypy.mocked_class import mocked_class, mocked_constructor, spec_of
from typedamock_mypy.names import Names
from typedamock_mypy.rebound import assignable

_SPEC_KEYWORDS = ("spec", "spec_set")
# Objects of these classes, whose attributes their class does not tell.
_NOT_SPECS = frozenset(
    {
        "builtins.dict",
        "builtins.list",
        "builtins.object",
        "builtins.set",
        "builtins.str",
        "builtins.tuple",
        "types.BuiltinFunctionType",
        "types.FunctionType",
        "types.GenericAlias",
        "types.MethodType",
        "types.ModuleType",
        "types.UnionType",
        "typing._SpecialForm",
    }
)


def constructed_mock(ctx: FunctionContext | MethodContext) -> Type:
    """The type of `AsyncMock(spec=...)` and the like."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    arguments = CallArguments.of(ctx)
    if arguments is None:
        return ctx.default_return_type
    spec = arguments.get(0, *_SPEC_KEYWORDS)
    mock: Type | None
    if spec is None:
        mock = _mock_of_context(checker)
        if mock is None and arguments.get(1, "wraps") is None:
            report_unspecced(ctx.context, "spec=", checker)
        elif mock is not None and is_async_method_mock(mock) and not _is_async(ctx.default_return_type):
            # What it returns is to be awaited: a future, say.
            return assignable(mock, ctx.context, checker)
    else:
        spec_type = _type_of_spec(arguments, spec)
        if isinstance(spec_type, FunctionLike) and _is_async(ctx.default_return_type):
            spec_type = _awaited(spec_type, checker)
        mock = mock_of_spec(spec_type, checker) if spec_type is not None else None
    return _configured(mock, ctx, checker)


def _type_of_spec(arguments: CallArguments, spec: Expression) -> ProperType | None:
    typ = arguments.type_of(spec)
    if isinstance(spec, LambdaExpr) and isinstance(typ, CallableType):
        # Written for its parameters: what it returns is of no consequence.
        return typ.copy_modified(ret_type=AnyType(TypeOfAny.special_form))
    return typ


def _awaited(function: FunctionLike, checker: TypeChecker) -> FunctionLike:
    """The function with calls that are awaited, as those of an `AsyncMock` are whatever its spec."""
    anything = AnyType(TypeOfAny.special_form)
    names = Names(checker.modules)

    def called(signature: CallableType) -> CallableType:
        if awaited_type(signature.ret_type) is not None:
            return signature
        coroutine = names.instance("typing.Coroutine", [anything, anything, signature.ret_type])
        return signature.copy_modified(ret_type=coroutine)

    return function if function.is_type_obj() else map_signatures(function, called)


def _is_async(made: Type) -> bool:
    made = get_proper_type(made)
    return isinstance(made, Instance) and made.type.has_base("unittest.mock.AsyncMock")


def _configured(mock: Type | None, ctx: FunctionContext | MethodContext, checker: TypeChecker) -> Type:
    if mock is None:
        return assignable(ctx.default_return_type, ctx.context, checker)
    if isinstance(ctx.context, CallExpr):
        check_configuration(mock, ctx.context, checker)
    return assignable(mock, ctx.context, checker)


def _mock_of_context(checker: TypeChecker) -> Type | None:
    """The declared type of a mocked member that a mock without a spec is assigned to."""
    # Otherwise mypy narrows the member to the type of the assigned mock, of which nothing is checked.
    context = get_proper_type(checker.type_context[-1]) if checker.type_context else None
    items = context.items if isinstance(context, UnionType) else [context] if context is not None else []
    return next((item for item in items if is_method_mock(item)), None)


def autospecced(ctx: FunctionContext | MethodContext) -> Type:
    """The type of `create_autospec(...)`."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    arguments = CallArguments.of(ctx)
    spec = arguments.get(0, "spec") if arguments is not None else None
    spec_type = _type_of_spec(arguments, spec) if arguments is not None and spec is not None else None
    if arguments is None or spec_type is None:
        return ctx.default_return_type
    instance = arguments.get(2, "instance")
    as_instance = instance is not None and not (
        isinstance(instance, NameExpr) and instance.fullname == "builtins.False"
    )
    return _configured(autospec_of(spec_type, checker, as_instance=as_instance), ctx, checker)


def autospec_of(spec: ProperType, checker: TypeChecker, *, as_instance: bool = False) -> ProperType | None:
    """The type of an autospec of that spec, None if the spec says nothing about it."""
    if isinstance(spec, FunctionLike) and spec.is_type_obj() and not as_instance:
        return mock_of_constructor(spec, checker)
    return mock_of_spec(spec, checker)


def mock_of_constructor(constructor: FunctionLike, checker: TypeChecker) -> ProperType | None:
    """The type of an autospec of a class: its constructor, and accepted as an instance, too."""
    stood_for = instance_of(constructor)
    if not isinstance(stood_for, Instance):
        return None
    mocked = mock_of_plain_instance(stood_for, checker)
    types = MemberTypes(checker)

    def called(signature: CallableType) -> CallableType:
        return signature.copy_modified(ret_type=mocked)

    signatures = [called(signature) for signature in constructor.items]
    if stood_for.type.get("__call__") is not None:
        # Used as an instance, it is called as one.
        of_instance = types.member_of_spec(stood_for, "__call__", Context())
        if isinstance(of_instance, FunctionLike):
            signatures += of_instance.items
    function = signatures[0] if len(signatures) == 1 else Overloaded(signatures)
    calls = types.calls(function)
    if calls is None:
        return None
    fallback, instances = mocked_constructor(mocked.type, calls, checker.tree, Names(checker.modules))
    return map_signatures(
        function,
        lambda signature: as_constructor(
            signature, signature.ret_type, Instance(instances, []), Instance(fallback, [])
        ),
    )


def mock_of_class(ctx: FunctionContext) -> Type:
    """The type of `mock_of(Client)`."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    arguments = CallArguments.of(ctx)
    spec = arguments.get(0) if arguments is not None else None
    spec_type = arguments.type_of(spec) if arguments is not None and spec is not None else None
    if spec_type is None or (isinstance(spec_type, CallableType) and _may_hold_a_class(spec, spec_type)):
        return ctx.default_return_type
    mock = mock_of_spec(spec_type, checker)
    return assignable(mock, ctx.context, checker) if mock is not None else ctx.default_return_type


def _may_hold_a_class(spec: Expression | None, typ: CallableType) -> bool:
    # `def fixture_of(spec: Callable[..., T]) -> T`: as the stub's `mock_of` is declared.
    return isinstance(spec, RefExpr) and isinstance(spec.node, Var) and not typ.is_type_obj()


def mocked_member(ctx: FunctionContext) -> Type:
    """The type of `mocked(client.fetch)`: the argument's, if that is typed as a mock, or that of its mock."""
    assert isinstance(ctx.api, TypeChecker)
    arguments = CallArguments.of(ctx)
    member = arguments.get(0) if arguments is not None else None
    typ = arguments.type_of(member) if arguments is not None and member is not None else None
    if isinstance(typ, Instance) and spec_of(typ.type) is not None:
        # What it is to the other checkers, where that is asked for.
        wanted = get_proper_type(ctx.api.type_context[-1]) if ctx.api.type_context else None
        return wanted if isinstance(wanted, Instance) and wanted.type.fullname == MOCK_API else typ
    if typ is not None and is_method_mock(typ):
        return typ
    if isinstance(typ, FunctionLike) and not typ.is_type_obj():
        return MemberTypes(ctx.api).function(typ)
    return ctx.default_return_type


def mock_of_spec(spec: ProperType, checker: TypeChecker) -> ProperType | None:
    """The type of a mock with that spec, None if the spec says nothing about it."""
    if isinstance(spec, FunctionLike) and not spec.is_type_obj():
        return MemberTypes(checker).function(spec)
    stood_for = instance_of(spec)
    return mock_of_instance(stood_for, checker) if stood_for is not None else None


def mock_of_instance(stood_for: Instance | TupleType, checker: TypeChecker) -> ProperType:
    """The type of a mock of an instance."""
    if isinstance(stood_for, TupleType):
        # A named tuple: only a tuple is accepted as one.
        return stood_for.copy_modified(fallback=mock_of_plain_instance(stood_for.partial_fallback, checker))
    return mock_of_plain_instance(stood_for, checker)


def mock_of_plain_instance(stood_for: Instance, checker: TypeChecker) -> Instance:
    # `Repo` alone says nothing about the T of Repo[T].
    stood_for = Instance(stood_for.type, [erase_typevars(arg) for arg in stood_for.args])
    depend_on_members(stood_for, checker)
    refresh = checker.options.fine_grained_incremental
    return Instance(mocked_class(stood_for, checker.tree, Names(checker.modules), refresh=refresh), [])


def instance_of(spec: ProperType) -> Instance | TupleType | None:
    """The instance that a mock with that spec stands in for: a class's, or the spec itself."""
    if isinstance(spec, FunctionLike):
        if not spec.is_type_obj():
            return None
        spec = get_proper_type(instance_type_of(spec.items[0]))
    elif isinstance(spec, TypeType):
        spec = spec.item
    if isinstance(spec, TupleType) and spec.partial_fallback.type.fullname != "builtins.tuple":
        return spec
    if not isinstance(spec, Instance) or spec.type.fullname in _NOT_SPECS or spec.type.is_metaclass():
        return None
    stood_for = spec_of(spec.type)
    return stood_for if stood_for is not None else spec
