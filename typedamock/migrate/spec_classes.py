"""Whether a class can be the spec of a mock that had none, without a difference to the code that gets it.

Two things can be known to mypy and not to a mock: attributes that no class body and no initialiser assigns,
and members of a subclass to which the code casts what it was given.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Final

from mypy.nodes import Decorator, FuncDef, IfStmt, MypyFile, OverloadedFuncDef, SymbolNode, TypeInfo, Var
from mypy.types import CallableType, Instance, Overloaded, ProperType, Type, UnionType, get_proper_type

from typedamock.spec.assignments import INITIALISERS, names_assigned_in

__all__ = ["SpecClasses"]

_WORDS: Final = re.compile(r"\w+")
_NOT_SPECS: Final = frozenset({"builtins", "typing", "typing_extensions", "types", "enum"})


class SpecClasses:
    """The classes of one run of mypy.

    Args:
        files: the modules that it read, by name, with the bodies of their functions.
    """

    def __init__(self, files: Mapping[str, MypyFile]) -> None:
        self._files = files
        self._known: dict[str, bool] = {}

    def can_be_spec(self, info: TypeInfo) -> bool:
        """Whether code that takes an instance of the class finds in its mock all that it may use."""
        return (
            not info.fallback_to_any
            and info.module_name not in _NOT_SPECS
            and not info.is_enum
            and info.typeddict_type is None
            and not _is_false_when_empty(info)
            and info.fullname not in self._cast_below
            and self._is_seen(info)
        )

    def _is_seen(self, info: TypeInfo) -> bool:
        """Whether a mock sees every public member of the class and, of these, every class in turn."""
        if info.fullname not in self._known:
            # True while it is being asked for: classes may refer to each other.
            self._known[info.fullname] = True
            self._known[info.fullname] = not info.fallback_to_any and all(
                self._declares_all(base) and all(map(self._is_seen, _classes_of_members(base)))
                for base in info.mro
                if base.module_name.partition(".")[0] not in sys.stdlib_module_names
            )
        return self._known[info.fullname]

    def _declares_all(self, info: TypeInfo) -> bool:
        home = self._files.get(info.module_name)
        if home is None or "__getattr__" in info.names or "__getattribute__" in info.names:
            return False
        public = {name: symbol for name, symbol in info.names.items() if not name.startswith("_")}
        if home.is_stub:
            return not any(isinstance(symbol.node, Var) for symbol in public.values())
        if any(isinstance(statement, IfStmt) for statement in info.defn.defs.body):
            # Under TYPE_CHECKING, say.
            return False
        assigned = {name for name, symbol in public.items() if symbol.implicit}
        return not assigned or (not _is_compiled(home) and assigned <= _names_in_source(info, home))

    @cached_property
    def _cast_below(self) -> frozenset[str]:
        """The classes with a subclass to which some code casts, by the names of both."""
        cast_to = {
            name for file in self._files.values() if not file.is_stub for name in _names_in_casts(file.path)
        }
        return frozenset(
            base.fullname
            for file in self._files.values()
            for symbol in file.names.values()
            if isinstance(symbol.node, TypeInfo) and symbol.node.name in cast_to
            for base in symbol.node.mro[1:]
        )


def _is_false_when_empty(info: TypeInfo) -> bool:
    """A mock without a spec is true; one with `__len__` alone is as false as an empty list."""
    return info.has_readable_member("__len__") and not info.has_readable_member("__bool__")


def _is_compiled(file: MypyFile) -> bool:
    """Whether there is an extension module beside the source: a mock cannot read that one's `__init__`."""
    path = Path(file.path)
    return any(path.with_name(path.stem + suffix).exists() for suffix in EXTENSION_SUFFIXES)


def _classes_of_members(info: TypeInfo) -> Iterator[TypeInfo]:
    """The classes of what its public members hold or return: their mocks have a spec, too."""
    for name, symbol in info.names.items():
        if not name.startswith("_") and symbol.node is not None:
            yield from _classes_in(_type_of(symbol.node))


def _type_of(node: SymbolNode) -> Type | None:
    if isinstance(node, Decorator):
        return node.var.type
    return node.type if isinstance(node, Var | FuncDef | OverloadedFuncDef) else None


def _classes_in(declared: Type | None) -> Iterator[TypeInfo]:
    proper: ProperType | None = get_proper_type(declared)
    if isinstance(proper, Instance):
        yield proper.type
        for argument in proper.args:
            yield from _classes_in(argument)
    elif isinstance(proper, UnionType):
        for item in proper.items:
            yield from _classes_in(item)
    elif isinstance(proper, CallableType):
        yield from _classes_in(proper.ret_type)
    elif isinstance(proper, Overloaded):
        for overload in proper.items:
            yield from _classes_in(overload.ret_type)


def _names_in_source(info: TypeInfo, home: MypyFile) -> set[str]:
    """The attributes that the body of a class or one of its initialisers names."""
    found: set[str] = set()
    # Not mypy's own tree: its visitors cannot be subclassed here, and mocks read the source, too.
    for definition in ast.walk(ast.parse(Path(home.path).read_bytes())):
        if not isinstance(definition, ast.ClassDef) or definition.name != info.name:
            continue
        for statement in definition.body:
            if isinstance(statement, ast.FunctionDef) and statement.name in INITIALISERS:
                found |= names_assigned_in(statement)
            elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                found.add(statement.target.id)
    return found


def _names_in_casts(path: str) -> Iterator[str]:
    """The words of each `T` in `cast(T, ...)`."""
    source = Path(path).read_bytes() if path.endswith(".py") else b""
    if b"cast(" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in ("cast", "typing.cast"):
            yield from _WORDS.findall(ast.unparse(node.args[0]))
