"""Annotations in comments, as code for Python 2 has them (PEP 484), in their place in the syntax tree."""

import ast
import re
from collections.abc import Callable

_TYPE_COMMENT = re.compile(r"#\s*type:\s*(?!ignore\b)\S")

# Gives the line on which the tree then finds a text.
Append = Callable[[str], int]


def has_type_comments(text: str) -> bool:
    return "type:" in text and _TYPE_COMMENT.search(text) is not None


def is_annotated_by_comments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function of an annotated tree has its types from comments, which not all checkers read."""
    return node.type_comment is not None


def annotate(tree: ast.Module, append: Append) -> ast.Module:
    """The tree of `ast.parse(type_comments=True)`, with what its comments say as annotations."""
    annotated: ast.Module = _Annotator(append).visit(tree)
    return annotated


class _Annotator(ast.NodeTransformer):
    def __init__(self, append: Append) -> None:
        self._append = append

    def _expression(self, comment: str | None) -> ast.expr | None:
        tree = None if comment is None else self._parsed(comment, "eval")
        return tree.body if isinstance(tree, ast.Expression) else None

    def _parsed(self, comment: str, mode: str) -> ast.AST | None:
        text = comment.partition("#")[0].strip()
        try:
            tree = ast.parse(text, mode=mode)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
        ast.increment_lineno(tree, self._append(text) - 1)
        return tree

    def visit_Assign(self, node: ast.Assign) -> ast.stmt:
        match node.targets, self._expression(node.type_comment):
            case [ast.Name() | ast.Attribute() as target], ast.expr() as annotation:
                is_name = isinstance(target, ast.Name)
                return ast.copy_location(ast.AnnAssign(target, annotation, node.value, int(is_name)), node)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self._annotate_function(node)
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        self._annotate_function(node)
        return node

    def _annotate_function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.generic_visit(node)
        own = node.args
        named = [*own.posonlyargs, *own.args, *([own.vararg] if own.vararg else []), *own.kwonlyargs]
        named += [own.kwarg] if own.kwarg else []
        for argument in named:
            argument.annotation = argument.annotation or self._expression(argument.type_comment)
        if node.type_comment is None:
            if any(argument.type_comment is not None for argument in named):
                node.type_comment = "(...)"
            return
        whole = self._parsed(node.type_comment, "func_type")
        if not isinstance(whole, ast.FunctionType):
            return
        node.returns = node.returns or whole.returns
        # `(...) -> int` leaves the parameters to comments of their own; `self` may be left out.
        if len(whole.argtypes) in (len(named), len(named) - 1):
            for argument, annotation in zip(
                named[len(named) - len(whole.argtypes) :], whole.argtypes, strict=True
            ):
                argument.annotation = argument.annotation or annotation
