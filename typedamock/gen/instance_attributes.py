"""The attributes that instances of a class have without its body declaring them."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from typedamock.gen import index
from typedamock.gen.definitions import ClassDefinition


@dataclass(slots=True)
class AssignedParameter(index.Assignment):
    """`self.name = parameter`, nothing else: what annotates the parameter annotates the attribute."""


def instance_attributes(definition: ClassDefinition) -> Iterator[index.Assignment]:
    """What methods assign to `self`, and `__slots__`."""
    assigned: list[index.Assignment] = []
    for binding in definition.binding.scope.names.values():
        if isinstance(binding, index.Assignment) and binding.name == "__slots__":
            assigned += _slots(binding.value)
        if not isinstance(binding, index.Function):
            continue
        for node in binding.nodes:
            arguments = index.positional(node)
            if arguments:
                own = _assigned_to(arguments[0].arg, node.body)
                assigned += (_of_parameter(assignment, node) for assignment in own)
    times = Counter(assignment.name for assignment in assigned)
    for assignment in assigned:
        if isinstance(assignment, AssignedParameter) and times[assignment.name] > 1:
            yield index.Assignment(assignment.name, None, None)
        else:
            yield assignment


def _slots(value: ast.expr | None) -> Iterator[index.Assignment]:
    if isinstance(value, ast.Tuple | ast.List | ast.Set):
        for element in value.elts:
            if isinstance(element, ast.Constant) and isinstance(element.value, str):
                yield index.Assignment(element.value, None, None)


def _assigned_to(name: str, body: Iterable[ast.AST]) -> Iterator[index.Assignment]:
    for node in body:
        match node:
            case ast.AnnAssign(
                target=ast.Attribute(value=ast.Name(id=owner), attr=attribute), annotation=annotation
            ):
                if owner == name:
                    yield index.Assignment(attribute, annotation, None)
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    is_tuple = isinstance(target, ast.Tuple)
                    for element in target.elts if isinstance(target, ast.Tuple) else (target,):
                        match element:
                            case ast.Attribute(value=ast.Name(id=owner), attr=attribute) if owner == name:
                                yield index.Assignment(attribute, None, None if is_tuple else value)
            case ast.stmt() if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield from _assigned_to(name, ast.iter_child_nodes(node))
            case ast.ExceptHandler() | ast.match_case():
                yield from _assigned_to(name, node.body)


def _of_parameter(
    assignment: index.Assignment, function: ast.FunctionDef | ast.AsyncFunctionDef
) -> index.Assignment:
    """The assignment as checkers see it: of a parameter that nothing else uses, which cannot be narrowed."""
    value = assignment.value
    if isinstance(value, ast.Name) and assignment.annotation is None:
        for argument in (*index.positional(function), *function.args.kwonlyargs):
            if argument.arg == value.id and argument.annotation is not None:
                names = (node for part in function.body for node in ast.walk(part))
                if sum(isinstance(node, ast.Name) and node.id == value.id for node in names) == 1:
                    return AssignedParameter(assignment.name, argument.annotation, None)
    return index.Assignment(assignment.name, assignment.annotation, None)
