"""The attributes that a class gives to its instances in `__init__`, read from its source or its bytecode."""

import ast
import dis
import inspect
import textwrap
import types
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

__all__ = ["INITIALISERS", "Assignment", "assigned_attributes", "names_assigned_in"]

INITIALISERS = ("__init__", "__post_init__", "__attrs_post_init__")


class Assignment(NamedTuple):
    """What the source says of one attribute that is assigned to `self`.

    Attributes:
        annotation: the source of its annotation.
        parameters: the names, of parameters perhaps, whose values can be assigned.
        called: the sources of what is called for a value that can be assigned.
    """

    annotation: str | None = None
    parameters: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


_UNTYPED = Assignment()


def assigned_attributes(function: types.FunctionType, class_name: str) -> Mapping[str, Assignment]:
    """The attributes that a method of a class assigns to its first parameter, in the order of the source."""
    if function.__code__.co_argcount == 0:
        return {}
    tree = _definition(function)
    this = None if tree is None else _first_parameter(tree)
    if tree is None or this is None:
        return dict.fromkeys(_stored_names(function.__code__), _UNTYPED)
    found: dict[str, Assignment] = {}
    for name, assignment in _assignments(tree.body, this):
        attribute = _mangled(name, class_name)
        # The first one that says a type declares it, as for type checkers.
        if found.get(attribute, _UNTYPED) == _UNTYPED:
            found[attribute] = assignment
    return found


def names_assigned_in(method: ast.FunctionDef) -> set[str]:
    """The attributes that a method assigns to its first parameter, by its source and as that spells them."""
    this = _first_parameter(method)
    return set() if this is None else {name for name, _ in _assignments(method.body, this)}


def _first_parameter(method: ast.FunctionDef) -> str | None:
    parameters = method.args.posonlyargs + method.args.args
    return parameters[0].arg if parameters else None


def _definition(function: types.FunctionType) -> ast.FunctionDef | None:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return None
    statement = tree.body[0] if tree.body else None
    # A lambda, or a file that has changed since, is not what it was taken for.
    if isinstance(statement, ast.FunctionDef) and statement.name == function.__code__.co_name:
        return statement
    return None


def _mangled(name: str, class_name: str) -> str:
    if name.startswith("__") and not name.endswith("__"):
        return f"_{class_name.lstrip('_')}{name}"
    return name


def _assignments(statements: Iterable[ast.stmt], this: str) -> Iterator[tuple[str, Assignment]]:
    for statement in statements:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                continue
            case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id=name), attr=attribute)) if name == this:
                yield attribute, Assignment(annotation=ast.unparse(statement.annotation))
                continue
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, ast.Attribute):
                        for attribute in _attributes_of(target, this):
                            yield attribute, _of_value(value)
                    else:
                        for attribute in _attributes_of(target, this):
                            yield attribute, _UNTYPED
                continue
            case ast.For(target=target) | ast.AsyncFor(target=target):
                for attribute in _attributes_of(target, this):
                    yield attribute, _UNTYPED
            case ast.With(items=items) | ast.AsyncWith(items=items):
                for item in items:
                    if item.optional_vars is not None:
                        for attribute in _attributes_of(item.optional_vars, this):
                            yield attribute, _UNTYPED
            case _:
                pass
        yield from _assignments(_inner_statements(statement), this)


def _inner_statements(statement: ast.stmt) -> Iterator[ast.stmt]:
    for field in ("body", "orelse", "handlers", "finalbody", "cases"):
        for inner in getattr(statement, field, ()):
            if isinstance(inner, ast.stmt):
                yield inner
            elif isinstance(inner, ast.ExceptHandler | ast.match_case):
                yield from inner.body


def _attributes_of(target: ast.expr, this: str) -> Iterator[str]:
    match target:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name == this:
            yield attribute
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            for each in targets:
                yield from _attributes_of(each, this)
        case ast.Starred(value=value):
            yield from _attributes_of(value, this)
        case _:
            pass


def _of_value(value: ast.expr) -> Assignment:
    parameters: list[str] = []
    called: list[str] = []
    for each in _alternatives(value):
        match each:
            case ast.Name(id=name):
                parameters.append(name)
            case ast.Call(func=ast.Name() | ast.Attribute() as function):
                called.append(ast.unparse(function))
            case ast.Constant(value=None):
                pass
            case _:
                return _UNTYPED
    return Assignment(parameters=tuple(parameters), called=tuple(called))


def _alternatives(value: ast.expr) -> Iterator[ast.expr]:
    """`a or b`, `a if condition else b` and their like: what the value can be."""
    match value:
        case ast.BoolOp(op=ast.Or(), values=values):
            for each in values:
                yield from _alternatives(each)
        case ast.IfExp(body=body, orelse=otherwise):
            yield from _alternatives(body)
            yield from _alternatives(otherwise)
        case _:
            yield value


def _stored_names(code: types.CodeType) -> Iterator[str]:
    """The names that are stored on the first parameter, where there is no source."""
    this = code.co_varnames[0]
    before: dis.Instruction | None = None
    for instruction in dis.get_instructions(code):
        if instruction.opname == "STORE_ATTR" and before is not None and _loads(before, this):
            yield instruction.argval
        if instruction.opname not in ("CACHE", "EXTENDED_ARG", "NOP"):
            before = instruction


def _loads(instruction: dis.Instruction, name: str) -> bool:
    if "LOAD_FAST" not in instruction.opname and instruction.opname != "LOAD_DEREF":
        return False
    last = instruction.argval[-1] if isinstance(instruction.argval, tuple) else instruction.argval
    return bool(last == name)
