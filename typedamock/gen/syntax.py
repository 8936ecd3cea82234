"""Annotations and defaults as they are written: LibCST's tree, reduced to what can stand in a type."""

from dataclasses import dataclass
from functools import cache

import libcst as cst


@dataclass(frozen=True, slots=True)
class Name:
    """A dotted name."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    base: "Expression"
    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """`left | right`, flattened."""

    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Items:
    """`[int, str]`, the parameters of a callable, or a tuple in parentheses."""

    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A string literal.

    Attributes:
        value: what it says: a forward reference, where a type is expected
        source: the literal as it is written
    """

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Literal:
    """Any other literal, as it is written: a number, bytes, None, True, `...`."""

    source: str


@dataclass(frozen=True, slots=True)
class Starred:
    item: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """`function(...)`, for `TypeVar("T", bound=...)` and its like."""

    function: "Expression"
    arguments: tuple["Expression", ...]
    keywords: tuple[tuple[str, "Expression"], ...]


@dataclass(frozen=True, slots=True)
class Opaque:
    """An expression that is no type."""

    source: str


Expression = Name | Subscript | Either | Items | Text | Literal | Starred | Call | Opaque

_MODULE = cst.Module([])


@cache
def parse(text: str) -> Expression:
    """The expression that a text holds; `Opaque` where it is none."""
    text = text.strip()
    if text.startswith("*") and not text.startswith("**"):
        return Starred(parse(text[1:]))
    if nests_too_deeply(text):
        return Opaque(text)
    try:
        return _convert(cst.parse_expression(f"({text}\n)" if "\n" in text or "#" in text else text))
    except (cst.ParserSyntaxError, RecursionError):
        return Opaque(text)


_MOST_BRACKETS = 200  # as CPython's own tokenizer


def nests_too_deeply(text: str) -> bool:
    """Whether a text has more brackets inside each other than LibCST's parser surely has stack for."""
    depth = 0
    for character in text if len(text) > _MOST_BRACKETS else "":
        if character in "([{":
            depth += 1
            if depth > _MOST_BRACKETS:
                return True
        elif character in ")]}":
            depth -= 1
    return False


def _convert(node: cst.BaseExpression) -> Expression:
    match node:
        case cst.Name("None" | "True" | "False" as constant):
            return Literal(constant)
        case cst.Name(value):
            return Name((value,))
        case cst.Attribute(value, cst.Name(attribute)):
            inner = _convert(value)
            return Name((*inner.parts, attribute)) if isinstance(inner, Name) else Opaque(_source(node))
        case cst.Subscript(value, elements):
            return Subscript(_convert(value), tuple(_element(element) for element in elements))
        case cst.BinaryOperation(left, cst.BitOr(), right):
            return Either((*_arms(left), *_arms(right)))
        case cst.SimpleString() | cst.ConcatenatedString():
            evaluated = node.evaluated_value
            return Text(evaluated, _source(node)) if isinstance(evaluated, str) else Literal(_source(node))
        case cst.Integer() | cst.Float() | cst.Imaginary():
            return Literal(node.value)
        case cst.UnaryOperation(cst.Minus() | cst.Plus(), cst.Integer() | cst.Float()):
            return Literal(_source(node))
        case cst.Ellipsis():
            return Literal("...")
        case cst.List(elements) | cst.Tuple(elements):
            return Items(tuple(_sequence_element(element) for element in elements))
        case cst.Call(function, arguments):
            return Call(
                _convert(function),
                tuple(
                    _convert(argument.value)
                    for argument in arguments
                    if argument.keyword is None and not argument.star
                ),
                tuple(
                    (argument.keyword.value, _convert(argument.value))
                    for argument in arguments
                    if argument.keyword
                ),
            )
    return Opaque(_source(node))


def _arms(node: cst.BaseExpression) -> tuple[Expression, ...]:
    converted = _convert(node)
    return converted.items if isinstance(converted, Either) else (converted,)


def _element(element: cst.SubscriptElement) -> Expression:
    if not isinstance(element.slice, cst.Index):
        return Opaque("slice")
    value = _convert(element.slice.value)
    return Starred(value) if element.slice.star else value


def _sequence_element(element: cst.BaseElement) -> Expression:
    value = _convert(element.value)
    return Starred(value) if isinstance(element, cst.StarredElement) else value


def _source(node: cst.CSTNode) -> str:
    return _MODULE.code_for_node(node)
