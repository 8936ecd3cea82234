"""What a mock is configured with by keyword: `AsyncMock(spec=Client, timeout=3.0)`, `configure_mock(...)`."""

from collections.abc import Iterator

from mypy.checker import TypeChecker
from mypy.checkmember import analyze_member_access
from mypy.messages import format_type_distinctly
from mypy.nodes import ARG_NAMED, ARG_STAR2, CallExpr, DictExpr, Expression, StrExpr
from mypy.plugin import MethodSigContext
from mypy.subtypes import is_subtype
from mypy.types import FunctionLike, Instance, ProperType, TupleType, Type, get_proper_type

from typedamock_mypy.errors import TYPEDAMOCK, no_attribute
from typedamock_mypy.member_types import is_typed_mock
from typedamock_mypy.mocked_class import has_any_member

_OF_CONSTRUCTORS = frozenset(
    {
        "autospec",
        "create",
        "instance",
        "name",
        "new",
        "new_callable",
        "parent",
        "spec",
        "spec_set",
        "target",
        "attribute",
        "unsafe",
        "wraps",
    }
)


def check_configuration(
    mock: Type, call: CallExpr, checker: TypeChecker, *, of_constructor: bool = True
) -> None:
    """Report keywords of a call that name no member of a mock, and values that a member does not take."""
    mock = get_proper_type(mock)
    if _with_attributes(mock) is None:
        return
    for path, value in _configuration(call):
        if of_constructor and (path in _OF_CONSTRUCTORS or path.startswith("_")):
            continue
        _check_one(mock, path, value, checker)


def checked_configure_mock(ctx: MethodSigContext) -> FunctionLike:
    """`mock.configure_mock(...)`."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    if isinstance(ctx.context, CallExpr):
        check_configuration(ctx.type, ctx.context, checker, of_constructor=False)
    return ctx.default_signature


def _check_one(mock: ProperType, path: str, value: Expression, checker: TypeChecker) -> None:
    typ = mock
    names = path.split(".")
    for name in names:
        owner = _with_attributes(typ)
        if owner is None:
            return
        if not _has(owner, name):
            message, _ = no_attribute(owner, name, checker.options)
            checker.fail(message, value, code=TYPEDAMOCK)
            return
        with checker.msg.filter_errors():
            typ = get_proper_type(
                analyze_member_access(
                    name,
                    typ,
                    value,
                    is_lvalue=name is names[-1],
                    is_super=False,
                    is_operator=False,
                    original_type=typ,
                    chk=checker,
                )
            )
    with checker.msg.filter_errors() as errors_of_value:
        unprompted = checker.expr_checker.accept(value)
    with checker.msg.filter_errors() as errors:
        got = checker.expr_checker.accept(value, typ)
    # An item that a list must not have is an error of the list; mypy reports those that have another cause.
    does_not_fit = errors.has_new_errors() and not errors_of_value.has_new_errors()
    if does_not_fit and isinstance(value, CallExpr):
        # A mock in the place of the member: what is wrong is one of its own keywords.
        checker.expr_checker.accept(value, typ)
    elif does_not_fit or not is_subtype(got, typ, options=checker.options):
        got_text, wanted_text = format_type_distinctly(unprompted, typ, options=checker.options)
        message = f'Incompatible type for "{path}" of the mock (got {got_text}, expected {wanted_text})'
        checker.fail(message, value, code=TYPEDAMOCK)


def _configuration(call: CallExpr) -> Iterator[tuple[str, Expression]]:
    for kind, name, argument in zip(call.arg_kinds, call.arg_names, call.args, strict=True):
        if kind == ARG_NAMED and name is not None:
            yield name, argument
        elif kind == ARG_STAR2 and isinstance(argument, DictExpr):
            for key, value in argument.items:
                if isinstance(key, StrExpr):
                    yield key.value, value


def _with_attributes(typ: ProperType) -> Instance | None:
    """The mock that has the attributes of an object of `typ`, None if it is no typed mock."""
    if isinstance(typ, FunctionLike):
        typ = typ.items[0].fallback
    elif isinstance(typ, TupleType):
        typ = typ.partial_fallback
    return typ if isinstance(typ, Instance) and is_typed_mock(typ) else None


def _has(mock: Instance, name: str) -> bool:
    return has_any_member(mock.type) or mock.type.has_readable_member(name)
