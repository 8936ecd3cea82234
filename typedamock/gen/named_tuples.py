"""A named tuple made by a call, as the class statement that says the same."""

import ast
from collections.abc import Iterator

from typedamock.gen import index

NAMED_TUPLES = frozenset({"typing.NamedTuple", "typing_extensions.NamedTuple", "collections.namedtuple"})


def as_class(name: str, call: ast.Call) -> index.Class:
    """`class Point(NamedTuple)` of `NamedTuple("Point", [("x", int)])` and `namedtuple("Point", "x y")`.

    Args:
        name: what the module calls it
    """
    statement = ast.ClassDef(name, [call.func], [], [], [])
    ast.copy_location(statement, call)
    scope = index.Scope({one.name: one for one in _fields(call)})
    return index.Class(statement, name, lambda: (statement, scope))


def _fields(call: ast.Call) -> Iterator[index.Assignment]:
    match call.args:
        case [_, ast.Constant(value=str(names)), *_]:
            yield from (index.Assignment(one, None, None) for one in names.replace(",", " ").split())
        case [_, ast.List(elts=elements) | ast.Tuple(elts=elements), *_]:
            for element in elements:
                match element:
                    case ast.Constant(value=str(name)):
                        yield index.Assignment(name, None, None)
                    case ast.Tuple(elts=[ast.Constant(value=str(name)), annotation]):
                        yield index.Assignment(name, annotation, None)
