"""Annotations and defaults as they are written: the syntax tree, reduced to what can stand in a type."""

import ast
import warnings
from functools import cache

from typedamock.gen.immutable import immutable


@immutable
class Name:
    """A dotted name."""

    parts: tuple[str, ...]


@immutable
class Subscript:
    base: "Expression"
    items: tuple["Expression", ...]


@immutable
class Either:
    """`left | right`, flattened."""

    items: tuple["Expression", ...]


@immutable
class Items:
    """`[int, str]`, the parameters of a callable, or a tuple in parentheses."""

    items: tuple["Expression", ...]


@immutable
class Text:
    """A string literal.

    Attributes:
        value: what it says: a forward reference, where a type is expected
        source: the literal as it is written
    """

    value: str
    source: str


@immutable
class Literal:
    """Any other literal, as it is written: a number, bytes, None, True, `...`."""

    source: str


@immutable
class Starred:
    item: "Expression"


@immutable
class Call:
    """`function(...)`, for `TypeVar("T", bound=...)` and its like."""

    function: "Expression"
    arguments: tuple["Expression", ...]
    keywords: tuple[tuple[str, "Expression"], ...]


@immutable
class Opaque:
    """An expression that is no type."""

    source: str


Expression = Name | Subscript | Either | Items | Text | Literal | Starred | Call | Opaque


def unsubscripted(expression: Expression) -> Expression:
    """`X` of `X[Y]`; any other expression itself."""
    return expression.base if isinstance(expression, Subscript) else expression


@cache
def parse(text: str) -> Expression:
    """The expression that a text holds; `Opaque` where it is none."""
    text = text.strip()
    if text.startswith("*") and not text.startswith("**"):
        return Starred(parse(text[1:]))
    code = f"({text}\n)" if "\n" in text else text
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _Converter(code).convert(ast.parse(code, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Opaque(text)


class _Converter:
    def __init__(self, code: str) -> None:
        self._code = code

    def convert(self, node: ast.expr) -> Expression:
        match node:
            case ast.Name(name):
                return Name((name,))
            case ast.Attribute(value, attribute):
                inner = self.convert(value)
                return Name((*inner.parts, attribute)) if isinstance(inner, Name) else self._opaque(node)
            case ast.Subscript(value, index):
                return Subscript(self.convert(value), self._subscripts(index))
            case ast.BinOp(left, ast.BitOr(), right):
                return Either((*self._arms(left), *self._arms(right)))
            case ast.Constant(str(value)):
                return Text(value, self._source(node))
            case ast.Constant(value):
                return Literal("..." if value is ... else self._source(node))
            case ast.UnaryOp(ast.USub() | ast.UAdd(), ast.Constant(int() | float() as value)) if (
                type(value) is not bool
            ):
                return Literal(self._source(node))
            case ast.List(elements) | ast.Tuple(elements):
                return Items(self._all(elements))
            case ast.Starred(value):
                return Starred(self.convert(value))
            case ast.Call(function, arguments, keywords):
                return Call(
                    self.convert(function),
                    self._all([one for one in arguments if not isinstance(one, ast.Starred)]),
                    tuple((one.arg, self.convert(one.value)) for one in keywords if one.arg is not None),
                )
        return self._opaque(node)

    def _all(self, nodes: list[ast.expr]) -> tuple[Expression, ...]:
        return tuple(self.convert(node) for node in nodes)

    def _subscripts(self, index: ast.expr) -> tuple[Expression, ...]:
        if isinstance(index, ast.Tuple):  # an empty one in `tuple[()]`
            return self._all(index.elts)
        return (self.convert(index),)

    def _arms(self, node: ast.expr) -> tuple[Expression, ...]:
        converted = self.convert(node)
        return converted.items if isinstance(converted, Either) else (converted,)

    def _opaque(self, node: ast.expr) -> Opaque:
        return Opaque(self._source(node))

    def _source(self, node: ast.expr) -> str:
        if self._code.isascii() and "\n" not in self._code:
            return self._code[node.col_offset : node.end_col_offset]
        return ast.get_source_segment(self._code, node) or self._code
