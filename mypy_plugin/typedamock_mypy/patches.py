"""`patch` and its kin, of `unittest.mock` and pytest-mock: the mocks' types, targets that do not exist."""

from mypy.checker import TypeChecker
from mypy.messages import format_type
from mypy.nodes import (
    ARG_OPT,
    ARG_POS,
    CallExpr,
    Context,
    Decorator,
    Expression,
    FuncDef,
    MypyFile,
    NameExpr,
    StrExpr,
)
from mypy.plugin import FunctionContext, MethodContext
from mypy.subtypes import is_subtype
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    NoneType,
    Overloaded,
    ProperType,
    Type,
    get_proper_type,
)

from typedamock_mypy.call_arguments import CallArguments
from typedamock_mypy.configured import check_configuration
from typedamock_mypy.constructors import autospec_of, mock_of_spec
from typedamock_mypy.errors import TYPEDAMOCK, report_unspecced
from typedamock_mypy.fullnames import PATCH_CLASS
from typedamock_mypy.member_types import MemberTypes, is_method_mock, map_signatures
from typedamock_mypy.mocked_class import spied_class
from typedamock_mypy.names import Names
from typedamock_mypy.rebound import assignable, assignable_by_with
from typedamock_mypy.targets import Missing, Owner, Targets

_MULTIPLE_OWN = frozenset({"target", "spec", "create", "spec_set", "autospec", "new_callable"})


def patched_by_path(ctx: MethodContext) -> Type:
    """`patch("module.name", ...)`."""
    return _Patch(ctx, position=0).result()


def patched_attribute(ctx: MethodContext) -> Type:
    """`patch.object(owner, "name", ...)`."""
    return _Patch(ctx, position=1).result()


def spied_attribute(ctx: MethodContext) -> Type:
    """`mocker.spy(owner, "name")`."""
    return _Patch(ctx, position=1, is_spy=True).result()


def patched_attributes(ctx: MethodContext) -> Type:
    """`patch.multiple(owner, name=..., ...)`."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    arguments = CallArguments.of(ctx)
    target = arguments.get(0, "target") if arguments is not None else None
    if arguments is None or target is None or _is_true(arguments.get(2, "create")):
        return ctx.default_return_type
    targets = Targets(checker, ctx.context)
    owner: Owner | Missing | None
    if isinstance(target, StrExpr):
        owner = targets.named(target.value)
        if owner is None and (module := checker.modules.get(target.value)) is not None:
            owner = module
    else:
        owner = targets.owner(target, arguments.type_of(target))
    if isinstance(owner, Missing):
        checker.fail(owner.message, target, code=TYPEDAMOCK)
    elif owner is not None:
        for name, value in arguments.named.items():
            if name not in _MULTIPLE_OWN:
                found = targets.attribute(owner, name)
                if isinstance(found, Missing):
                    checker.fail(found.message, value, code=TYPEDAMOCK)
    return ctx.default_return_type


def patched_member(ctx: FunctionContext) -> Type:
    """`patched(owner, owner.member)`, of typedamock."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    arguments = CallArguments.of(ctx)
    member = arguments.get(1) if arguments is not None else None
    typ = arguments.type_of(member) if arguments is not None and member is not None else None
    if isinstance(typ, FunctionLike) and not typ.is_type_obj():
        typ = MemberTypes(checker).function(typ)
    elif typ is None or not is_method_mock(typ):
        return ctx.default_return_type
    return Names(checker.modules).instance("contextlib.AbstractContextManager", [typ, NoneType()])


def injected_mock(ctx: MethodContext) -> Type:
    """`@patch(...)` above a function: the parameter that gets the mock has to accept it."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    patch = get_proper_type(ctx.type)
    function = get_proper_type(ctx.arg_types[0][0]) if ctx.arg_types and ctx.arg_types[0] else None
    # What the decorators further up get is, to typeshed, a function of any parameters.
    if isinstance(patch, Instance) and isinstance(function, CallableType) and not function.is_ellipsis_args:
        definition = ctx.context.func if isinstance(ctx.context, Decorator) else function.definition
        is_method = isinstance(definition, FuncDef) and bool(definition.info) and not definition.is_static
        index = 1 if is_method else 0
        if index < len(function.arg_types) and function.arg_kinds[index] in (ARG_POS, ARG_OPT):
            mock, annotation = patch.args[0], function.arg_types[index]
            if not is_subtype(mock, annotation, options=checker.options):
                checker.fail(
                    f'Parameter "{function.arg_names[index]}" gets {format_type(mock, checker.options)} from '
                    f"this patch, but is annotated as {format_type(annotation, checker.options)}",
                    _decorator_of(ctx, checker),
                    code=TYPEDAMOCK,
                )
    return ctx.default_return_type


def _decorator_of(ctx: MethodContext, checker: TypeChecker) -> Context:
    """The patch itself, where several decorate a function: to mypy, its place is that of the first."""
    if isinstance(ctx.context, Decorator):
        for decorator in reversed(ctx.context.original_decorators):
            if checker.lookup_type_or_none(decorator) == ctx.type:
                return decorator
    return ctx.context


class _Patch:
    """One call of `patch` or `patch.object`.

    Args:
        position: that of the argument which names the target; what comes after it is the same for both.
        is_spy: whether the mock passes the calls on to the original.
    """

    def __init__(self, ctx: MethodContext, position: int, *, is_spy: bool = False) -> None:
        assert isinstance(ctx.api, TypeChecker)
        self._ctx = ctx
        self._checker: TypeChecker = ctx.api
        self._position = position
        self._is_spy = is_spy
        self._arguments = CallArguments.of(ctx)

    def result(self) -> Type:
        default = self._ctx.default_return_type
        if self._arguments is None:
            return default
        target = self._target(self._arguments)
        if isinstance(target, Missing):
            if not _is_true(self._argument(3, "create")):
                name = self._argument(0, "attribute" if self._position else "target")
                self._checker.fail(target.message, name or self._ctx.context, code=TYPEDAMOCK)
            return default
        mock = self._spy(target) if self._is_spy else self._mock(self._arguments, target)
        if mock is None:
            return default
        if isinstance(self._ctx.context, CallExpr) and not self._is_spy:
            check_configuration(mock, self._ctx.context, self._checker)
        patch = get_proper_type(default)
        if isinstance(patch, Instance) and patch.type.has_base(PATCH_CLASS):
            mock = assignable_by_with(mock, self._ctx.context, self._checker)
            return assignable(patch.copy_modified(args=[mock]), self._ctx.context, self._checker)
        return assignable(mock, self._ctx.context, self._checker)

    def _argument(self, offset: int, *names: str) -> Expression | None:
        assert self._arguments is not None
        return self._arguments.get(self._position + offset, *names)

    def _target(self, arguments: CallArguments) -> Owner | Missing | None:
        targets = Targets(self._checker, self._ctx.context)
        name = self._argument(0, "attribute" if self._position else "target")
        if not isinstance(name, StrExpr):
            return None
        if not self._position:
            return targets.named(name.value)
        expression = arguments.get(0, "target")
        if expression is None:
            return None
        owner = targets.owner(expression, arguments.type_of(expression))
        return targets.attribute(owner, name.value) if owner is not None else None

    def _mock(self, arguments: CallArguments, target: Owner | None) -> ProperType | None:
        if self._argument(1, "new") is not None or self._argument(6, "new_callable") is not None:
            return None
        original = None if isinstance(target, MypyFile) else target
        for offset, keyword in ((5, "autospec"), (2, "spec"), (4, "spec_set")):
            given = self._argument(offset, keyword)
            if given is None or _is_false(given):
                continue
            spec = original if _is_true(given) else arguments.type_of(given)
            if spec is None:
                return None
            if keyword == "autospec":
                return autospec_of(_as_recorded(spec, self._checker), self._checker)
            return mock_of_spec(spec, self._checker)
        report_unspecced(self._ctx.context, "autospec=True", self._checker)
        return None

    def _spy(self, target: Owner | None) -> ProperType | None:
        # A union in older versions of pytest-mock, and then whatever the spy has besides is unknown.
        spy = get_proper_type(self._ctx.default_return_type)
        if not isinstance(target, FunctionLike) or target.is_type_obj() or not isinstance(spy, Instance):
            return None
        mock = autospec_of(_as_recorded(target, self._checker), self._checker)
        if isinstance(mock, FunctionLike):
            return map_signatures(
                mock, lambda one: one.copy_modified(fallback=self._spied(one.fallback, spy))
            )
        return self._spied(mock, spy) if isinstance(mock, Instance) else None

    def _spied(self, mock: Instance, spy: Instance) -> Instance:
        return Instance(spied_class(mock, spy, self._checker.tree), [])


def _as_recorded(original: ProperType, checker: TypeChecker) -> ProperType:
    """A function as an autospec of it in a class records its calls."""
    # unittest.mock makes a function of it, which is passed `self`, only if it is one, and not written in C;
    # of what a stub declares, that is not known.
    definition = original.definition if isinstance(original, CallableType) else None
    if (
        isinstance(original, CallableType)
        and isinstance(definition, FuncDef)
        and definition.info
        and not definition.is_static
        and len(definition.arg_names) == len(original.arg_names)
        and original.arg_kinds[:1] == [ARG_POS]
        and checker.modules[definition.info.module_name].is_stub
    ):
        bound = original.copy_modified(
            arg_types=original.arg_types[1:],
            arg_kinds=original.arg_kinds[1:],
            arg_names=original.arg_names[1:],
        )
        return Overloaded([original, bound])
    return original


def _is_true(expression: Expression | None) -> bool:
    return isinstance(expression, NameExpr) and expression.fullname == "builtins.True"


def _is_false(expression: Expression) -> bool:
    return isinstance(expression, NameExpr) and expression.fullname in ("builtins.False", "builtins.None")
