"""The value that a statement assigns to an attribute; of it, mypy tells a hook the attribute alone."""

from collections.abc import Iterable, Iterator

from mypy.checker import TypeChecker
from mypy.nodes import (
    AssignmentStmt,
    Block,
    Context,
    Expression,
    ForStmt,
    FuncDef,
    IfStmt,
    MatchStmt,
    MemberExpr,
    MypyFile,
    Statement,
    TryStmt,
    TypeInfo,
    WhileStmt,
    WithStmt,
)


def assigned_value(attribute: Context, checker: TypeChecker) -> Expression | None:
    """What is assigned to the attribute where the checker is, None if no plain assignment does it.

    Args:
        attribute: where it is assigned; for a keyword that names the attribute, the value itself.
    """
    if not isinstance(attribute, MemberExpr):
        return attribute if isinstance(attribute, Expression) else None
    return _find(_body(checker), attribute)


def statements_before(expression: Context, checker: TypeChecker) -> Iterator[Statement]:
    """The statements where the checker is that begin on the expression's line or above."""
    return _statements(_body(checker), expression.line)


def _body(checker: TypeChecker) -> list[Statement]:
    for scope in reversed(checker.scope.stack):
        if isinstance(scope, MypyFile):
            return scope.defs
        if isinstance(scope, TypeInfo):
            return scope.defn.defs.body
        if isinstance(scope, FuncDef):
            return scope.body.body
    return []


def _statements(statements: Iterable[Statement], line: int) -> Iterator[Statement]:
    for statement in statements:
        if statement.line > line:
            break
        yield statement
        for block in _blocks(statement):
            yield from _statements(block.body, line)


def _find(statements: Iterable[Statement], attribute: MemberExpr) -> Expression | None:
    line = attribute.line
    for statement in statements:
        if statement.line > line:
            break
        if isinstance(statement, AssignmentStmt):
            if any(lvalue is attribute for lvalue in statement.lvalues):
                return statement.rvalue
        else:
            for block in _blocks(statement):
                value = _find(block.body, attribute)
                if value is not None:
                    return value
    return None


def _blocks(statement: Statement) -> list[Block]:
    if isinstance(statement, Block):
        return [statement]
    if isinstance(statement, WithStmt):
        return [statement.body]
    blocks: list[Block | None] = []
    if isinstance(statement, (ForStmt, WhileStmt)):
        blocks = [statement.body, statement.else_body]
    elif isinstance(statement, IfStmt):
        blocks = [*statement.body, statement.else_body]
    elif isinstance(statement, TryStmt):
        blocks = [statement.body, *statement.handlers, statement.else_body, statement.finally_body]
    elif isinstance(statement, MatchStmt):
        blocks = list(statement.bodies)
    return [block for block in blocks if block is not None]
