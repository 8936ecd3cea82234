"""Variables that a test binds anew, to a mock with another spec.

Mypy infers their type from the first mock, and wants the others to have it. So each of these is made one that
such a variable takes, too, and to which mypy narrows the variable.
"""

from collections.abc import Iterator

from mypy.checker import TypeChecker
from mypy.nodes import AssignmentStmt, Context, Expression, MemberExpr, NameExpr, TupleExpr, Var, WithStmt
from mypy.subtypes import is_subtype
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    ProperType,
    TupleType,
    Type,
    UnionType,
    get_proper_type,
)

from typedamock_mypy.assigned import statements_before
from typedamock_mypy.fullnames import PATCH_CLASS
from typedamock_mypy.member_types import as_method_mock
from typedamock_mypy.mocked_class import rebound_class, spec_of


def assignable(made: Type, call: Context, checker: TypeChecker) -> Type:
    """The type of what a call makes, such that a variable takes it which was inferred from another mock.

    Args:
        made: a mock's type, or a patch's.
    """
    if not checker.type_context or not _is_of_mock(checker.type_context[-1]):
        return made
    for statement in statements_before(call, checker):
        if isinstance(statement, AssignmentStmt):
            for lvalue in statement.lvalues:
                for target in _bound_to(call, lvalue, statement.rvalue):
                    if _was_inferred_from_other(target, made, checker):
                        return _rebound(get_proper_type(made), checker)
    return made


def assignable_by_with(mock: ProperType, call: Context, checker: TypeChecker) -> ProperType:
    """As `assignable`, of the mock that entering a patch gives."""
    for statement in statements_before(call, checker):
        if isinstance(statement, WithStmt):
            for expression, target in zip(statement.expr, statement.target, strict=True):
                if expression is call and target and _was_inferred_from_other(target, mock, checker):
                    return _rebound(mock, checker)
    return mock


def _bound_to(call: Context, lvalue: Expression, rvalue: Expression) -> Iterator[Expression]:
    if rvalue is call:
        yield lvalue
    elif isinstance(lvalue, TupleExpr) and isinstance(rvalue, TupleExpr):
        for target, value in zip(lvalue.items, rvalue.items, strict=False):
            yield from _bound_to(call, target, value)


def _was_inferred_from_other(target: Expression, made: Type, checker: TypeChecker) -> bool:
    variable = _variable(target, checker)
    if variable is None or variable.type is None:
        return False
    if not variable.is_inferred or variable.explicit_self_type:
        return False
    return _is_of_mock(variable.type) and not (
        _is_of_mock(made) and is_subtype(made, variable.type, options=checker.options)
    )


def _variable(target: Expression, checker: TypeChecker) -> Var | None:
    if isinstance(target, NameExpr):
        return target.node if isinstance(target.node, Var) else None
    if isinstance(target, MemberExpr):
        owner = get_proper_type(checker.lookup_type_or_none(target.expr))
        symbol = owner.type.get(target.name) if isinstance(owner, Instance) else None
        return symbol.node if symbol is not None and isinstance(symbol.node, Var) else None
    return None


def _is_of_mock(typ: Type | None) -> bool:
    """Whether `typ` is that of a mock with a spec, or of a patch that makes one."""
    typ = get_proper_type(typ)
    if isinstance(typ, UnionType):
        return any(_is_of_mock(item) for item in typ.items)
    instance = _instance(typ)
    if instance is None:
        return False
    if instance.type.has_base(PATCH_CLASS):
        return any(_is_of_mock(arg) for arg in instance.args)
    return spec_of(instance.type) is not None or as_method_mock(instance) is not None


def _rebound(made: ProperType, checker: TypeChecker) -> ProperType:
    instance = _instance(made)
    return Instance(rebound_class(instance, checker.tree), []) if instance is not None else made


def _instance(typ: ProperType | None) -> Instance | None:
    if isinstance(typ, FunctionLike):
        item = typ.items[0]
        typ = item.fallback if isinstance(item, CallableType) else None
    elif isinstance(typ, TupleType):
        typ = typ.partial_fallback
    return typ if isinstance(typ, Instance) else None
