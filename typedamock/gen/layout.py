"""Line breaks as `ruff format` sets them, for the few shapes that generated code has.

What does not fit on a line is exploded, one element a line, with a trailing comma: that stays as it is at
any line length, and one changed element is one changed line.
"""

from collections.abc import Sequence

from typedamock.gen.immutable import immutable

WIDTH = 88
_INDENT = 4


@immutable
class Brackets:
    """`open item, item close`, e.g. a subscript or the arguments of a call.

    Attributes:
        takes_comma: whether a trailing comma after a lone item means nothing
    """

    open: str
    items: tuple["Piece", ...]
    close: str
    takes_comma: bool = True


@immutable
class Arms:
    """`item | item`."""

    items: tuple["Piece", ...]


Piece = str | Brackets | Arms


def flat(piece: Piece) -> str:
    """The piece on one line."""
    match piece:
        case str():
            return piece
        case Brackets(opening, items, closing):
            return f"{opening}{', '.join(map(flat, items))}{closing}"
        case Arms(items):
            return " | ".join(map(flat, items))


def _lay_out(piece: Piece, indent: int, column: int, tail: int) -> list[str]:
    """The lines of a piece: the first stands at a column, the last has a tail of some characters."""
    line = flat(piece)
    if column + _width(line) + tail <= WIDTH:
        return [line]
    match piece:
        case Brackets(opening, items, closing, takes_comma) if items:
            comma = "," if takes_comma or len(items) > 1 else ""
            inner = indent + _INDENT
            lines = [opening]
            for item in items:
                laid = _lay_out(item, inner, inner, len(comma))
                lines += [" " * inner + laid[0], *laid[1:]]
                lines[-1] += comma
            return [*lines, " " * indent + closing]
        case Arms((first, *rest)):
            lines = _lay_out(first, indent, column, 0)
            for position, item in enumerate(rest):
                laid = _lay_out(item, indent, indent + 2, tail if position == len(rest) - 1 else 0)
                lines += [" " * indent + "| " + laid[0], *laid[1:]]
            return lines
    return [line]


def _width(text: str) -> int:
    return len(text)


def _parenthesised(piece: Piece, indent: int, column: int, tail: int) -> list[str]:
    """As `_lay_out`, where a union that breaks is put in parentheses, as is a name that fits into them."""
    inner = indent + _INDENT
    is_name = isinstance(piece, str) and inner + _width(piece) <= WIDTH
    if (isinstance(piece, Arms) or is_name) and column + _width(flat(piece)) + tail > WIDTH:
        lines = _lay_out(piece, inner, inner, 0)
        return ["(", " " * inner + lines[0], *lines[1:], " " * indent + ")"]
    return _lay_out(piece, indent, column, tail)


def annotated(name: str, annotation: Piece, value: Piece | None, indent: int) -> list[str]:
    """`name: annotation = value` as a statement."""
    start = " " * indent + f"{name}: "
    end = "" if value is None else f" = {flat(value)}"
    if len(start) + _width(flat(annotation)) + len(end) <= WIDTH:
        return [start + flat(annotation) + end]
    opening = f"{start}{flat(annotation)} = ("
    if isinstance(value, str) and value != "()" and _width(opening) <= WIDTH:
        own_line = " " * (indent + _INDENT) + value
        is_helpful = _width(own_line) <= WIDTH
        return [opening, own_line, " " * indent + ")"] if is_helpful else [start + flat(annotation) + end]
    if value is None or isinstance(value, str):
        lines = _parenthesised(annotation, indent, len(start), len(end))
        return (
            [start + lines[0], *lines[1:-1], lines[-1] + end] if len(lines) > 1 else [start + lines[0] + end]
        )
    forced = _exploded(annotation, indent) if isinstance(annotation, Brackets) else [flat(annotation)]
    last = _lay_out(value, indent, len(forced[-1]) + 3, 0)
    return [start + forced[0], *forced[1:-1], f"{forced[-1]} = {last[0]}", *last[1:]]


def _exploded(piece: Brackets, indent: int) -> list[str]:
    inner = indent + _INDENT
    lines = [piece.open]
    for item in piece.items:
        laid = _lay_out(item, inner, inner, 1)
        lines += [" " * inner + laid[0], *laid[1:]]
        lines[-1] += ","
    return [*lines, " " * indent + piece.close]


def statement(start: str, piece: Piece, end: str, indent: int) -> list[str]:
    """`start piece end`, e.g. a decorator, the head of a class or an assignment."""
    before = " " * indent + start
    lines = _lay_out(piece, indent, len(before), len(end))
    if len(lines) == 1:
        return [before + lines[0] + end]
    return [before + lines[0], *lines[1:-1], lines[-1] + end]


@immutable
class ParameterPiece:
    """`name: annotation = default`; a bare `/` or `*` has no annotation."""

    name: str
    annotation: Piece | None = None
    default: str = ""

    def flat(self) -> str:
        end = f" = {self.default}" if self.default else ""
        return self.name if self.annotation is None else f"{self.name}: {flat(self.annotation)}{end}"

    def lines(self, indent: int) -> list[str]:
        """With the trailing comma."""
        start = " " * indent + self.name
        if self.annotation is None:
            return [f"{start},"]
        end = (f" = {self.default}" if self.default else "") + ","
        laid = _lay_out(self.annotation, indent, len(start) + 2, len(end))
        lines = [f"{start}: {laid[0]}", *laid[1:]]
        lines[-1] += end
        return lines


def function(
    start: str, parameters: Sequence[ParameterPiece], returns: Piece, end: str, indent: int
) -> list[str]:
    """The head of a function: `start(parameters) -> returns` and what ends it, `:` or `: ...`."""
    before = " " * indent + start
    line = f"{before}({', '.join(parameter.flat() for parameter in parameters)}) -> {flat(returns)}{end}"
    if _width(line) <= WIDTH:
        return [line]
    lines = [f"{before}("]
    for parameter in parameters:
        lines += parameter.lines(indent + _INDENT)
    close = " " * indent + ") -> "
    laid = _parenthesised(returns, indent, len(close), len(end))
    lines += [close + laid[0], *laid[1:]]
    lines[-1] += end
    return lines
