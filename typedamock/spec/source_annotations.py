"""The annotations of a class or a function as its source has them, where evaluating them gives none."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping

__all__ = ["source_annotations"]


def source_annotations(owner: object) -> Mapping[str, str]:
    """The source of each annotation by name; nothing if there is no source."""
    if not isinstance(owner, type) and not inspect.isfunction(owner):
        return {}
    try:
        statements = ast.parse(textwrap.dedent(inspect.getsource(owner))).body
    except (OSError, TypeError, SyntaxError, ValueError):
        return {}
    match statements:
        case [ast.ClassDef(body=body)]:
            return dict(_annotated_names(body))
        case [ast.FunctionDef() | ast.AsyncFunctionDef() as function]:
            return dict(_annotated_parameters(function))
        case _:
            return {}


def _annotated_names(statements: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement in statements:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                yield name, ast.unparse(annotation)
            case ast.If(body=body, orelse=otherwise):
                yield from _annotated_names(body + otherwise)
            case _:
                pass


def _annotated_parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[str, str]]:
    arguments = function.args
    for argument in (
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        *filter(None, (arguments.vararg, arguments.kwarg)),
    ):
        if argument.annotation is not None:
            yield argument.arg, ast.unparse(argument.annotation)
    if function.returns is not None:
        yield "return", ast.unparse(function.returns)
