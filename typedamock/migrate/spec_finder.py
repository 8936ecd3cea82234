"""Which bare `AsyncMock()`, `MagicMock()` or `Mock()` stands for an instance of which class, as mypy sees it.

Certain means: every use of the mock in the file is one that a mock with that spec serves as well, and so is
whatever the code that gets it may do. It is given to parameters annotated with one class (or that class or
None), and of its attributes only members of the class are touched, in the ways that the mock of such a member
knows. Whatever else is done with it leaves it alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Final

from mypy.argmap import map_actuals_to_formals
from mypy.build import BuildResult
from mypy.inspections import find_by_location
from mypy.nodes import ARG_NAMED, ARG_POS, Decorator, Expression, FuncDef, MypyFile, TypeInfo
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    NoneType,
    Overloaded,
    ProperType,
    Type,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from typedamock.migrate.class_names import module_to_import_from, name_in
from typedamock.migrate.mypy_facts import NeededSpec
from typedamock.migrate.spec_classes import SpecClasses
from typedamock.spec.kinds import AWAITABLES

__all__ = ["needed_specs"]

_MOCKS: Final = frozenset(
    f"{module}.{name}"
    for module in ("typedamock", "typedamock.mock", "unittest.mock")
    for name in ("AsyncMock", "MagicMock", "Mock")
)

_OF_THE_MOCK: Final = frozenset({"mock_calls", "method_calls", "reset_mock"})
_OF_A_MEMBER: Final = frozenset(
    {
        "assert_any_call",
        "assert_called",
        "assert_called_once",
        "assert_called_once_with",
        "assert_called_with",
        "assert_has_calls",
        "assert_not_called",
        "call_args",
        "call_args_list",
        "call_count",
        "called",
        "mock_calls",
        "reset_mock",
        "return_value",
        "side_effect",
    }
)
_RECORDS: Final = frozenset(
    {"await_args", "await_args_list", "call_args", "call_args_list", "method_calls", "mock_calls"}
)
_OF_AN_ASYNC_MEMBER: Final = frozenset(
    {
        "assert_any_await",
        "assert_awaited",
        "assert_awaited_once",
        "assert_awaited_once_with",
        "assert_awaited_with",
        "assert_has_awaits",
        "assert_not_awaited",
        "await_args",
        "await_args_list",
        "await_count",
    }
)


@dataclass
class _Candidate:
    """One mock without a spec, and what is done with it."""

    call: ast.Call
    mock: str
    specs: dict[str, tuple[TypeInfo, str]] = field(default_factory=dict)
    chains: list[tuple[str, ...]] = field(default_factory=list)
    assigned: set[str] = field(default_factory=set)
    awaited: set[str] = field(default_factory=set)
    certain: bool = True


def needed_specs(
    path: str, source: bytes, module: str, result: BuildResult, classes: SpecClasses
) -> Iterator[NeededSpec]:
    """The calls of one file that would gain a `spec=`, in the order of the source."""
    tree = result.files[module]
    uses = _Uses(tree, result.types, _lines_with_ignores(source))
    parsed = ast.parse(source)
    uses.visit(parsed)
    local_names = _bound_in_functions(parsed)
    for candidate in sorted(uses.candidates, key=lambda found: (found.call.lineno, found.call.col_offset)):
        if not candidate.certain or len(candidate.specs) != 1:
            continue
        ((info, parameter),) = candidate.specs.values()
        if not (_serves(info, candidate) and classes.can_be_spec(info)):
            continue
        known = name_in(tree, info)
        if (known or info.name).partition(".")[0] in local_names:
            continue
        home = None if known else module_to_import_from(tree, info, result.files)
        if known or home:
            call = candidate.call
            name = known or info.name
            yield NeededSpec(path, call.lineno, call.col_offset, candidate.mock, name, home, parameter)


def _serves(info: TypeInfo, candidate: _Candidate) -> bool:
    """Whether a mock of that class knows everything that the test does with this one."""
    if candidate.mock != "AsyncMock" and _has_async_methods(info):
        # Whatever the code does with what they return now, it is no coroutine.
        return False
    if any(info.get(name) is None or not _is_async(info, name) for name in candidate.awaited):
        return False
    return all(_chain_serves(info, chain, candidate.assigned) for chain in candidate.chains)


def _chain_serves(info: TypeInfo, chain: tuple[str, ...], assigned: set[str]) -> bool:
    first, *rest = chain
    if info.get(first) is None:
        return first in _OF_THE_MOCK and not rest
    if not rest or first in assigned:
        return True
    known = _OF_A_MEMBER | _OF_AN_ASYNC_MEMBER if _is_async(info, first) else _OF_A_MEMBER
    return (
        _is_method(info, first)
        and rest[0] in known
        and (len(rest) == 1 or rest[0] not in {"return_value", "side_effect"})
    )


def _is_method(info: TypeInfo, name: str) -> bool:
    symbol = info.get(name)
    node = None if symbol is None else symbol.node
    return isinstance(node, FuncDef) or (isinstance(node, Decorator) and not node.func.is_property)


def _is_async(info: TypeInfo, name: str) -> bool:
    symbol = info.get(name)
    return symbol is not None and _is_method(info, name) and _returns_awaitable(symbol.type)


def _has_async_methods(info: TypeInfo) -> bool:
    return any(
        _returns_awaitable(symbol.type)
        for base in info.mro
        for name, symbol in base.names.items()
        if not (name.startswith("__") and name.endswith("__"))
    )


def _returns_awaitable(declared: Type | None) -> bool:
    proper = get_proper_type(declared)
    if isinstance(proper, Overloaded):
        return any(_returns_awaitable(item) for item in proper.items)
    returned = get_proper_type(proper.ret_type) if isinstance(proper, CallableType) else None
    return isinstance(returned, Instance) and returned.type.fullname in AWAITABLES


class _Uses(ast.NodeVisitor):
    """What happens to the mocks of one file, function by function.

    A use of a name that no method here expects makes its mock uncertain.
    """

    def __init__(self, tree: MypyFile, types: Mapping[Expression, Type], ignored: Set[int]) -> None:
        self._tree = tree
        self._types = types
        self._ignored = ignored
        self._variables: dict[str, _Candidate] = {}
        self.candidates: list[_Candidate] = []

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        if self._variables:
            # A nested function: it may see the names of the outer one, or shadow them.
            self.generic_visit(node)
            return
        if not self._ignored.isdisjoint(range(node.lineno, (node.end_lineno or node.lineno) + 1)):
            # Where the checker is told to look away, the mock may be reached by ways that types do not show.
            return
        self._variables = {
            name: _Candidate(value, mock)
            for name, value in _assigned_once(node)
            if (mock := self._bare_mock(value)) is not None
        }
        self.candidates += self._variables.values()
        self.generic_visit(node)
        self._variables = {}

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_Name(self, node: ast.Name) -> None:
        candidate = self._candidate(node)
        if candidate is not None:
            candidate.certain = False

    def visit_arg(self, node: ast.arg) -> None:
        if node.arg in self._variables:
            self._variables[node.arg].certain = False
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Attribute) and (candidate := self._candidate(target.value)) is not None:
                candidate.assigned.add(target.attr)
            if (candidate := self._candidate(target)) is None or candidate.call is not node.value:
                self.visit(target)
        self.visit(node.value)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        names = [node.attr]
        base = node.value
        while isinstance(base, ast.Attribute):
            names.append(base.attr)
            base = base.value
        candidate = self._candidate(base)
        if candidate is not None:
            candidate.chains.append(tuple(reversed(names)))
            return
        self.visit(base)
        beyond = self._beyond(base)
        if beyond is not None:
            # What the mock returned or holds has a spec as well then.
            beyond.certain = False

    def _beyond(self, node: ast.expr) -> _Candidate | None:
        """The mock to whose member something was done before this is read, recorded calls apart."""
        while isinstance(node, ast.Attribute | ast.Call | ast.Subscript | ast.Await):
            if isinstance(node, ast.Attribute) and node.attr in _RECORDS:
                return None
            node = node.func if isinstance(node, ast.Call) else node.value
        return self._candidate(node)

    def visit_Await(self, node: ast.Await) -> None:
        called = node.value.func if isinstance(node.value, ast.Call) else None
        if isinstance(called, ast.Attribute) and (candidate := self._candidate(called.value)) is not None:
            candidate.awaited.add(called.attr)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for operand in (node.left, *node.comparators):
            if self._candidate(operand) is None:
                self.visit(operand)

    def visit_Call(self, node: ast.Call) -> None:
        self.visit(node.func)
        arguments: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
        for index, argument in enumerate(arguments):
            value = argument.value if isinstance(argument, ast.keyword) else argument
            candidate = self._candidate(value)
            if candidate is None and isinstance(value, ast.Call) and (mock := self._bare_mock(value)):
                candidate = _Candidate(value, mock)
                self.candidates.append(candidate)
            if candidate is None:
                self.visit(argument)
                continue
            received = self._parameter(node, index)
            if received is None:
                candidate.certain = False
            else:
                info, parameter = received
                candidate.specs[info.fullname] = (info, parameter)

    def _candidate(self, node: ast.expr) -> _Candidate | None:
        return self._variables.get(node.id) if isinstance(node, ast.Name) else None

    def _type(self, node: ast.expr) -> ProperType | None:
        assert node.end_lineno is not None and node.end_col_offset is not None
        found = find_by_location(
            self._tree, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset
        )
        return None if found is None else get_proper_type(self._types.get(found))

    def _bare_mock(self, node: ast.Call) -> str | None:
        """The name of its class, if the call makes a mock and says nothing about it."""
        # Only what may be one by its name: looking an expression up by its place walks the tree.
        if node.args or node.keywords or not ast.unparse(node.func).rpartition(".")[2].endswith("Mock"):
            return None
        made = self._type(node)
        return made.type.name if isinstance(made, Instance) and made.type.fullname in _MOCKS else None

    def _parameter(self, call: ast.Call, index: int) -> tuple[TypeInfo, str] | None:
        """The class that the parameter of one argument is annotated with, and how to name the parameter."""
        callee = self._type(call.func)
        if not isinstance(callee, CallableType) or any(
            isinstance(argument, ast.Starred) for argument in call.args
        ):
            return None
        if any(keyword.arg is None for keyword in call.keywords):
            return None
        formals = map_actuals_to_formals(
            [ARG_POS] * len(call.args) + [ARG_NAMED] * len(call.keywords),
            [None] * len(call.args) + [keyword.arg for keyword in call.keywords],
            callee.arg_kinds,
            callee.arg_names,
            lambda actual: AnyType(TypeOfAny.special_form),
        )
        receiving = [formal for formal, actuals in enumerate(formals) if index in actuals]
        if len(receiving) != 1:
            return None
        (formal,) = receiving
        info = _class_of(callee.arg_types[formal])
        name = callee.arg_names[formal]
        return (
            None
            if info is None or name is None
            else (info, f"{callee.name or 'a function'}({name}: {info.name})")
        )


def _assigned_once(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[str, ast.Call]]:
    """The names that a function assigns in exactly one place, a call."""
    values: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    values.setdefault(target.id, []).append(node.value)
    for name, (value, *others) in values.items():
        if not others and isinstance(value, ast.Call):
            yield name, value


def _bound_in_functions(module: ast.Module) -> set[str]:
    """The names that mean something else in some function, perhaps."""
    found: set[str] = set()
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for node in ast.walk(function):
                if isinstance(node, ast.arg):
                    found.add(node.arg)
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    found.add(node.id)
                elif isinstance(node, ast.alias):
                    found.add((node.asname or node.name).partition(".")[0])
    return found


def _lines_with_ignores(source: bytes) -> set[int]:
    return {number for number, line in enumerate(source.splitlines(), 1) if b"type: ignore" in line}


def _class_of(annotation: Type) -> TypeInfo | None:
    """The class of `C` or `C | None`."""
    proper = get_proper_type(annotation)
    if isinstance(proper, UnionType):
        arms = [arm for item in proper.items if not isinstance(arm := get_proper_type(item), NoneType)]
        proper = arms[0] if len(arms) == 1 else proper
    return proper.type if isinstance(proper, Instance) else None
