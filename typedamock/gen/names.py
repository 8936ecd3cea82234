"""How a generated module refers to modules and type parameters: one name each, no two alike."""

from collections.abc import Iterable, Iterator, Mapping

from typedamock.gen.definitions import VarDefinition
from typedamock.gen.locate import Origin
from typedamock.gen.model import Attribute, Method, Mock, ParameterKind, Property
from typedamock.gen.types import Ref, Type, Var, walk

_SHORT = {"builtins": "_b", "typing": "_t", "typing_extensions": "_te", "typedamock": "_tm"}


class Names:
    """The names of one generated module.

    Args:
        mocks: what it holds
        origins: whose module each one is, for the sections of the imports
    """

    def __init__(self, mocks: Iterable[Mock], origins: "Origins") -> None:
        self._origins = origins
        mocks = list(mocks)
        types = [type for mock in mocks for type in _types(mock)]
        definitions = [definition for mock in mocks for definition in _type_parameters(mock)]
        types += [type for definition in definitions for type in _types_of_parameter(definition)]
        modules = {part.module for type in types for part in walk(type) if isinstance(part, Ref)}
        modules |= {mock.spec.module for mock in mocks}
        if any(method.needs_protocol and method.is_async for mock in mocks for method in _methods(mock)):
            modules.add("types")
        if any(
            method.has_fields and method.signatures[0].parameters[-1].kind is ParameterKind.KEYWORD_ONLY
            for mock in mocks
            for method in _methods(mock)
        ):
            modules.add("dataclasses")
        self._at_run_time = {"typing", "typedamock"}
        if any(definition.default is not None for definition in definitions):
            self._at_run_time.add("typing_extensions")
        if any(mock.shadows_property for mock in mocks):
            self._at_run_time.add("builtins")
        self._modules = sorted(modules | self._at_run_time)
        taken = {
            f"_{mock.spec_name}{suffix}"
            for mock in mocks
            for suffix in ("Arguments", "Signatures", "Assertions")
        }
        taken |= {f"_{mock.name}Api" for mock in mocks} | {mock.name for mock in mocks}
        self._aliases = {module: _SHORT[module] for module in self._modules if module in _SHORT}
        taken |= set(_SHORT.values())
        for module in self._modules:
            if module not in self._aliases:
                self._aliases[module] = _unused(f"_{module.replace('.', '_')}", taken)
        self._vars: dict[Var, str] = {}
        by_declaration: dict[tuple[object, ...], str] = {}
        self.declared: list[VarDefinition] = []
        for definition in definitions:
            var = definition.var
            if var in self._vars:
                continue
            key = (var.name, var.kind, definition.bound, definition.constraints, definition.default)
            if key not in by_declaration:
                by_declaration[key] = _unused(f"_{var.name.lstrip('_')}", taken)
                self.declared.append(definition)
            self._vars[var] = by_declaration[key]

    @property
    def typing(self) -> str:
        return self._aliases["typing"]

    @property
    def typedamock(self) -> str:
        return self._aliases["typedamock"]

    def typing_of(self, definition: VarDefinition) -> str:
        """The module that has a type parameter's class: `typing` knows no defaults before Python 3.13."""
        return self.typing if definition.default is None else self._aliases["typing_extensions"]

    def module(self, module: str) -> str:
        return self._aliases[module]

    def ref(self, ref: Ref) -> str:
        return f"{self._aliases[ref.module]}.{ref.name}"

    def var(self, var: Var) -> str:
        return self._vars[var]

    def imports(self, is_typing_used: bool) -> Iterator[str]:
        """The import section, sorted as isort does."""
        run_time = [module for module in self._modules if module in self._at_run_time]
        if "builtins" in run_time:
            yield self._import("builtins")
        if is_typing_used:
            yield "import typing as _t"
        yield "from typing import TYPE_CHECKING"
        yield ""
        yield from (self._import(module) for module in run_time if module not in ("builtins", "typing"))
        yield ""
        static = [module for module in self._modules if module not in self._at_run_time]
        yield "if TYPE_CHECKING:"
        previous: Origin | None = None
        for module in sorted(static, key=lambda module: (self._origins.of(module).value, module)):
            origin = self._origins.of(module)
            if previous not in (None, origin):
                yield ""
            previous = origin
            yield f"    {self._import(module)}"

    def _import(self, module: str) -> str:
        alias = self._aliases[module]
        return f"import {module}" if module == alias else f"import {module} as {alias}"


class Origins:
    """Whose each module is, by its top-level package."""

    def __init__(self, of: Mapping[str, Origin]) -> None:
        self._of = of

    def of(self, module: str) -> Origin:
        return self._of.get(module, Origin.PACKAGE)


def referenced_modules(mocks: Iterable[Mock]) -> set[str]:
    """The modules that mocks name."""
    mocks = list(mocks)
    types = [type for mock in mocks for type in _types(mock)]
    types += [
        t for mock in mocks for definition in _type_parameters(mock) for t in _types_of_parameter(definition)
    ]
    named = {part.module for type in types for part in walk(type) if isinstance(part, Ref)}
    return named | {mock.spec.module for mock in mocks} | {"dataclasses", "types"}


def _methods(mock: Mock) -> Iterator[Method]:
    return (member for member in mock.members if isinstance(member, Method))


def _types(mock: Mock) -> Iterator[Type]:
    for member in (*mock.members, *mock.plain):
        match member:
            case Attribute(_, type, _):
                yield type
            case Property(_, type, value):
                yield from (type, value)
            case Method():
                yield member.result
                if not member.has_fields and not mock.has_constructor(member):
                    yield from (field.type for field in member.arguments)
                for signature in member.signatures:
                    yield from (parameter.type for parameter in signature.parameters)
                    yield signature.returns


def _type_parameters(mock: Mock) -> Iterator[VarDefinition]:
    yield from mock.parameters
    for method in _methods(mock):
        yield from method.own_variables


def _types_of_parameter(definition: VarDefinition) -> Iterator[Type]:
    yield from definition.constraints
    for type in (definition.bound, definition.default):
        if type is not None:
            yield type


def _unused(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}_{number}", number + 1
    taken.add(name)
    return name
