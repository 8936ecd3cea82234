"""`if` tests that checkers decide: TYPE_CHECKING, `sys.version_info`, `sys.platform`."""

import ast
import operator
from collections.abc import Callable
from typing import Any

from typedamock.gen.immutable import immutable

_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


@immutable
class Conditions:
    """Evaluates tests as a checker for that Python and platform does (PEP 484)."""

    version: tuple[int, int]
    platform: str

    def truth(self, test: ast.expr) -> bool | None:
        """Whether a test holds; None where a checker cannot know."""
        match test:
            case ast.Constant(value=bool() | int() as value):
                return bool(value)
            case ast.Name(id="TYPE_CHECKING" | "MYPY") | ast.Attribute(attr="TYPE_CHECKING"):
                return True
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                truth = self.truth(operand)
                return None if truth is None else not truth
            case ast.BoolOp(op=op, values=values):
                truths = [self.truth(value) for value in values]
                decisive = isinstance(op, ast.Or)
                if decisive in truths:
                    return decisive
                return None if None in truths else not decisive
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self._compare(left, op, right)
            case ast.Call(
                func=ast.Attribute(value=value, attr="startswith"), args=[ast.Constant(value=str(prefix))]
            ):
                return self.platform.startswith(prefix) if _is_sys(value, "platform") else None
        return None

    def _compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> bool | None:
        compare = _COMPARISONS.get(type(op))
        if compare is None:
            return None
        if _is_sys(left, "platform") and isinstance(right, ast.Constant):
            return bool(compare(self.platform, right.value))
        if isinstance(left, ast.Name) and left.id == "__name__" and isinstance(right, ast.Constant):
            return bool(compare("", right.value))  # what a script does is not what importers see
        actual: object
        try:
            expected = ast.literal_eval(right)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            return None
        match left:
            case ast.Attribute(value=inner, attr="major") if _is_sys(inner, "version_info"):
                actual = self.version[0]
            case ast.Attribute(value=inner, attr="minor") if _is_sys(inner, "version_info"):
                actual = self.version[1]
            case ast.Subscript(value=inner, slice=ast.Constant(value=int(index))) if _is_sys(
                inner, "version_info"
            ):
                actual = self.version[index] if index in (0, 1) else None
            case ast.Subscript(
                value=inner, slice=ast.Slice(lower=None, upper=ast.Constant(value=int(size)), step=None)
            ) if _is_sys(inner, "version_info") and 1 <= size <= 2:
                actual = self.version[:size]
            case _ if _is_sys(left, "version_info") and isinstance(expected, tuple):
                # (3, 12) and (3, 12, 0) alike: the micro version is not a checker's business.
                actual = (
                    (*self.version, 99)[: max(2, len(expected))] if len(expected) > 1 else (*self.version,)
                )
                if len(expected) > 2:
                    expected, actual = expected[:2], self.version
            case _:
                return None
        try:
            return bool(compare(actual, expected))
        except TypeError:
            return None


def _is_sys(node: ast.expr, attribute: str) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="sys" | "_sys"), attr=attr):
            return attr == attribute
        case ast.Name(id=name):
            return name == attribute and attribute == "version_info"
    return False
