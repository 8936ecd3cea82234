"""Symbols for classes that have no source."""

from mypy.nodes import MDEF, Block, Decorator, FuncDef, SymbolTableNode, TypeInfo, Var
from mypy.types import AnyType, TypeOfAny


def variable_of(name: str, owner: TypeInfo) -> Var:
    """A variable whose type the attribute hook computes."""
    variable = Var(name, AnyType(TypeOfAny.implementation_artifact))
    variable.info = owner
    variable._fullname = f"{owner.fullname}.{name}"
    variable.is_ready = True
    # Otherwise checkmember.analyze_var binds self in what is callable.
    variable.is_initialized_in_class = False
    return variable


def member_symbol(node: Var | Decorator) -> SymbolTableNode:
    """The entry of a class's symbol table."""
    symbol = SymbolTableNode(MDEF, node)
    symbol.plugin_generated = True
    return symbol


def setter_of(owner: TypeInfo) -> SymbolTableNode:
    """A `__setattr__` that hides the one of the mock classes, which takes any name."""
    # A decorated method: for one of these, checkmember.analyze_member_var_access asks the attribute hook.
    variable = variable_of("__setattr__", owner)
    function = FuncDef("__setattr__", [], Block([]))
    function.info = owner
    function._fullname = variable._fullname
    return member_symbol(Decorator(function, [], variable))
