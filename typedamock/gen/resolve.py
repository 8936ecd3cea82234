"""From names as a module writes them to what they are, across imports, stubs and re-exports."""

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from typedamock.gen import index, syntax
from typedamock.gen.conditions import Conditions
from typedamock.gen.definitions import (
    AliasDefinition,
    ClassDefinition,
    Definition,
    Found,
    FunctionDefinition,
    ModuleDefinition,
    OpaqueTypeDefinition,
    SpecialForm,
    VarDefinition,
    VariableDefinition,
)
from typedamock.gen.immutable import immutable
from typedamock.gen.locate import Locator
from typedamock.gen.named_tuples import NAMED_TUPLES, as_class
from typedamock.gen.types import (
    ANY,
    CALLABLE,
    DOTS,
    NONE,
    SELF,
    UNKNOWN,
    Applied,
    Parameters,
    Ref,
    Type,
    Unpacked,
    Var,
    VarKind,
    VarPart,
    Verbatim,
    builtin,
    erased,
    substitute,
    union,
    value_type,
    variables,
    walk,
    without_arguments,
)
from typedamock.gen.typing_names import IN_TYPING, MODERN, SPECIAL_FORMS, TYPE_MAKERS, TYPING, VAR_KINDS


@immutable
class Problem:
    """Why an annotation became Any."""

    code: str
    message: str


@immutable
class Scope:
    """Where an expression stands: decides what its names mean.

    Attributes:
        classes: the classes around it, outermost first
        parameters: type parameters of PEP 695 in force, by name
        problems: where what could not be resolved is noted
    """

    module: index.Module
    classes: tuple[index.Class, ...] = ()
    parameters: Mapping[str, VarDefinition] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def declaring(self, parameters: Mapping[str, VarDefinition]) -> "Scope":
        """The same place with these type parameters in force, too."""
        return Scope(self.module, self.classes, {**self.parameters, **parameters}, self.problems)

    def noting(self, problems: list[Problem]) -> "Scope":
        return Scope(self.module, self.classes, self.parameters, problems)


class Resolver:
    """Everything known of all modules read so far."""

    def __init__(self, locator: Locator) -> None:
        self.locator = locator
        environment = locator.environment
        self._conditions = Conditions(environment.version, environment.platform)
        self._modules: dict[str, index.Module | None] = {}
        self._found: dict[tuple[str, str], Found | None] = {}
        # Many a class says the same of many parameters.
        self.accepted_literals: dict[tuple[Type, str], bool | None] = {}
        self.fitting: dict[tuple[Type, Type], bool] = {}
        self.superclasses: dict[Ref, frozenset[Ref]] = {}
        self._annotations: dict[tuple[str, index.Module, tuple[index.Class, ...]], Type] = {}
        self._parameters: dict[Ref, tuple[VarDefinition, ...]] = {}
        self._aliases: dict[int, Type] = {}
        self._alias_parameters: dict[int, tuple[VarDefinition, ...]] = {}
        # Aliases whose source leaves out type arguments: to name them is to name something partly unknown.
        self._incomplete: set[int] = set()
        self._ambiguous: set[int] = set()
        self._erasures = 0
        # How often an alias with more than one definition was read: checkers differ in which they take.
        self.ambiguities: int = 0
        self._own_parameters: dict[Var, VarDefinition] = {}

    # ---- modules and names

    def module(self, name: str) -> index.Module | None:
        """The indexed module; None where there is no source for it.

        Raises:
            index.SourceSyntaxError: it is not Python
            locate.UndecodableSource: it is not text
        """
        if name not in self._modules:
            source = self.locator.source(name)
            if source is None or source.is_compiled:
                self._modules[name] = None
            else:
                self._modules[name] = index.Module(source, self._conditions)
        return self._modules[name]

    def _readable(self, name: str) -> index.Module | None:
        """As `module`, for a module that is only referred to: broken is as good as absent."""
        try:
            return self.module(name)
        except (index.SourceSyntaxError, OSError, ValueError):
            self._modules[name] = None
            return None

    def lookup(self, module: str, name: str) -> Found | None:
        """What `module.name` is."""
        key = (module, name)
        if key not in self._found:
            self._found[key] = None  # an import cycle ends here
            self._found[key] = self._lookup(module, name)
        return self._found[key]

    def _lookup(self, module: str, name: str) -> Found | None:
        ref = Ref(module, name)
        if module in TYPING and name in SPECIAL_FORMS:
            return Found(ref, SpecialForm(name))
        indexed = self._readable(module)
        if indexed is None:
            return None
        binding = indexed.scope.names.get(name)
        if binding is not None:
            found = self._define(indexed, binding, (), name in indexed.scope.ambiguous)
            if (
                module == "typing"
                and name in MODERN
                and isinstance(getattr(found, "definition", None), VariableDefinition)
            ):
                return self.lookup(MODERN[name].module, MODERN[name].name)
            if found is not None:
                return found
        for star in reversed(indexed.scope.stars):
            if star != module and name in self.public_names(star):
                found = self.lookup(star, name)
                if found is not None:
                    return found
        submodule = f"{module}.{name}"
        if self.locator.exists(submodule):
            return Found(Ref(submodule, ""), ModuleDefinition(submodule))
        return None

    def public_names(self, module: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """The names that a star import brings: `__all__`, else those without a leading underscore."""
        indexed = self._readable(module)
        if indexed is None or module in seen:
            return frozenset()
        if indexed.exported is not None:
            names = set(indexed.exported)
            for other in indexed.exports_of:
                inner = self.lookup(module, other)
                if inner is not None and isinstance(inner.definition, ModuleDefinition):
                    names |= self.public_names(inner.definition.name, seen | {module})
            return frozenset(names)
        public = {name for name in indexed.scope.names if not name.startswith("_")}
        for star in indexed.scope.stars:
            public |= self.public_names(star, seen | {module})
        return frozenset(public)

    def module_names(self, module: str) -> frozenset[str]:
        """Every name that a module binds, brings by a star import, or exports."""
        indexed = self._readable(module)
        return frozenset() if indexed is None else self.public_names(module) | indexed.scope.names.keys()

    def _define(
        self, module: index.Module, binding: index.Binding, outer: tuple[index.Class, ...], is_ambiguous: bool
    ) -> Found | None:
        prefix = "".join(f"{cls.name}." for cls in outer)
        match binding:
            case index.Import(target, None):
                return Found(Ref(target, ""), ModuleDefinition(target))
            case index.Import(target, str(name)):
                return self.imported(target, name)
            case index.Class(qualname=qualname):
                return Found(Ref(module.name, qualname), ClassDefinition(module, binding, outer))
            case index.Function(name=name) if binding.is_python:
                return Found(Ref(module.name, prefix + name), FunctionDefinition(module, binding, outer))
            case index.Assignment():
                return self._define_assignment(module, binding, outer, is_ambiguous)
        return None

    def imported(self, module: str, name: str) -> Found | None:
        """What `from module import name` brings.

        Names of the standard library stay as they are written there: where typeshed defines them changes.
        """
        found = self.lookup(module, name)
        if found is None:
            submodule = f"{module}.{name}"
            return (
                Found(Ref(submodule, ""), ModuleDefinition(submodule))
                if self.locator.exists(submodule)
                else None
            )
        if self.locator.is_standard_library(module) and not isinstance(found.definition, ModuleDefinition):
            return replace(found, ref=Ref(module, name))
        return found

    def _define_assignment(
        self,
        module: index.Module,
        binding: index.Assignment,
        outer: tuple[index.Class, ...],
        is_ambiguous: bool,
    ) -> Found | None:
        ref = Ref(module.name, "".join(f"{cls.name}." for cls in outer) + binding.name)
        variable = Found(ref, VariableDefinition(module, binding, outer))
        alias = Found(ref, AliasDefinition(module, binding, outer, is_ambiguous))
        if binding.type_parameters is not None:
            return alias
        if binding.value is None:
            return variable
        scope = Scope(module, outer)
        expression = syntax.parse(module.text(binding.value))
        if binding.annotation is not None:
            written = syntax.parse(module.text(binding.annotation))
            is_alias = isinstance(written, syntax.Name) and written.parts[-1] == "TypeAlias"
            return alias if is_alias else variable
        match expression:
            case syntax.Call(function, arguments, keywords):
                maker = self.find(function, scope)
                if maker is None:
                    return variable
                if isinstance(maker.definition, SpecialForm) and maker.definition.name in VAR_KINDS:
                    return Found(
                        ref, self._declared(binding.name, maker.definition.name, arguments, keywords, scope)
                    )
                if maker.ref.qualified in NAMED_TUPLES and isinstance(binding.value, ast.Call):
                    made = as_class(binding.name, binding.value)
                    return Found(ref, ClassDefinition(module, made, outer))
                if maker.ref.qualified in TYPE_MAKERS:
                    return Found(ref, OpaqueTypeDefinition(maker.ref.qualified))
                return variable
            case syntax.Name():
                target = self.find(expression, scope)
                if target is None or isinstance(target.definition, VariableDefinition | FunctionDefinition):
                    return variable
                return target
            case syntax.Subscript() | syntax.Either():
                return alias if self._is_type(expression, scope) else variable
        return variable

    def _declared(
        self,
        name: str,
        maker: str,
        arguments: tuple[syntax.Expression, ...],
        keywords: tuple[tuple[str, syntax.Expression], ...],
        scope: Scope,
    ) -> VarDefinition:
        given = dict(keywords)
        quiet = scope.noting([])
        var = Var(name, scope.module.name, VAR_KINDS[maker])
        return VarDefinition(
            var,
            self.type(given["bound"], quiet) if "bound" in given else None,
            tuple(self.type(argument, quiet) for argument in arguments[1:]),
            self.type(given["default"], quiet) if "default" in given else None,
        )

    def _is_type(self, expression: syntax.Expression, scope: Scope) -> bool:
        match expression:
            case syntax.Literal("None"):
                return True
            case syntax.Name():
                found = self.find(expression, scope)
                return found is not None and not isinstance(
                    found.definition, VariableDefinition | FunctionDefinition | ModuleDefinition
                )
            case syntax.Subscript(base, _):
                return self._is_type(base, scope)
            case syntax.Either(items):
                return all(isinstance(item, syntax.Text) or self._is_type(item, scope) for item in items)
        return False

    # ---- names in a scope

    def find(self, expression: syntax.Expression, scope: Scope) -> Found | None:
        """What a dotted name means where it stands."""
        if not isinstance(expression, syntax.Name):
            return None
        head, *rest = expression.parts
        found = self._find_head(head, scope)
        for part in rest:
            if found is None:
                return None
            found = self.attribute(found, part)
        return found

    def _find_head(self, name: str, scope: Scope) -> Found | None:
        if name in scope.parameters:
            return Found(Ref(scope.module.name, name), scope.parameters[name])
        if scope.classes:
            innermost = scope.classes[-1]
            binding = innermost.scope.names.get(name)
            # A method called `list` is not what the annotation `list[int]` beside it means.
            if binding is not None and not isinstance(binding, index.Function):
                found = self._define(scope.module, binding, scope.classes, name in innermost.scope.ambiguous)
                if found is not None and not isinstance(found.definition, VariableDefinition):
                    return found
        found = self.lookup(scope.module.name, name) if name in scope.module.scope.names else None
        if found is None:
            found = self.lookup(scope.module.name, name)
            if found is not None and isinstance(found.definition, ModuleDefinition):
                found = None  # a submodule is no name of its package until something imports it
        return found or self.lookup("builtins", name)

    def attribute(self, found: Found, name: str) -> Found | None:
        """What `found.name` is."""
        match found.definition:
            case ModuleDefinition(module):
                return self.imported(module, name)
            case ClassDefinition(module, binding, outer):
                inner = binding.scope.names.get(name)
                if inner is not None:
                    below = self._define(module, inner, (*outer, binding), name in binding.scope.ambiguous)
                    if below is not None and isinstance(inner, index.Class | index.Assignment):
                        return (
                            replace(below, ref=Ref(found.ref.module, f"{found.ref.name}.{name}"))
                            if not isinstance(below.definition, VarDefinition)
                            and below.ref.module == module.name
                            else below
                        )
                    return below
                scope = Scope(module, outer)
                for base in binding.header.bases:
                    above = self.find(syntax.unsubscripted(syntax.parse(module.text(base))), scope)
                    inherited = None if above is None else self.attribute(above, name)
                    if inherited is not None:
                        return inherited
            case VarDefinition() if name in {"args", "kwargs"}:
                return found
        return None

    # ---- types

    def annotation(self, text: str, scope: Scope) -> Type:
        """The type of what a text annotates; `UNKNOWN`, and a problem in the scope, where it is none."""
        key = (text, scope.module, scope.classes)
        if not scope.parameters and key in self._annotations:
            return self._annotations[key]
        before = len(scope.problems), self.ambiguities
        type = self._value(syntax.parse(text), scope)
        # What is noted of it is noted wherever it stands.
        if not scope.parameters and before == (len(scope.problems), self.ambiguities):
            self._annotations[key] = type
        return type

    def _value(self, expression: syntax.Expression, scope: Scope) -> Type:
        """As `type`, where a value's type is expected: neither parameters nor what is unpacked."""
        type = self.type(expression, scope)
        is_value = not isinstance(type, Unpacked | Parameters | VarPart) and type != DOTS
        if isinstance(type, Var) and type.kind is not VarKind.TYPE:
            is_value = False
        return type if is_value else _unknown(scope, "not-a-type", "the annotation is no type of a value")

    def type(self, expression: syntax.Expression, scope: Scope) -> Type:
        """The type that an annotation names; `UNKNOWN`, and a problem in the scope, where it names none."""
        match expression:
            case syntax.Literal("None"):
                return NONE
            case syntax.Literal("..."):
                return DOTS
            case syntax.Text(value):
                return self.type(syntax.parse(value), scope)
            case syntax.Either(items):
                return union(self._value(item, scope) for item in items)
            case syntax.Starred(item):
                return _unpacked(self.type(item, scope))
            case syntax.Items(items):
                return Parameters(tuple(self.type(item, scope) for item in items))
            case syntax.Name():
                return self._named(expression, scope)
            case syntax.Subscript(base, items):
                return self._subscripted(base, items, scope)
            case syntax.Literal(source) | syntax.Opaque(source):
                return _unknown(scope, "not-a-type", f"{source.strip()!r} is not a type")
            case syntax.Call(function):
                written = ".".join(function.parts) if isinstance(function, syntax.Name) else "a call"
                return _unknown(
                    scope, "not-a-type", f"the result of calling {written} is not a type that can be read"
                )

    def _named(self, name: syntax.Name, scope: Scope) -> Type:
        written = ".".join(name.parts)
        found = self.find(name, scope)
        if found is None:
            return _unknown(scope, "unresolved-name", self._why_unresolved(name, scope))
        match found.definition:
            case SpecialForm(form):
                return self._bare_special(form, scope)
            case VarDefinition(var):
                if (
                    var.kind is VarKind.PARAMETERS
                    and name.parts[-1] in {"args", "kwargs"}
                    and len(name.parts) > 1
                ):
                    return VarPart(var, name.parts[-1])
                return var
            case ClassDefinition() if _has_alternative(found.definition) and self.parameters(found):
                message = f"{written} has several definitions, of which checkers take different ones"
                return _unknown(scope, "not-a-type", message)
            case ClassDefinition() | AliasDefinition() | OpaqueTypeDefinition():
                return self._bare(found)
            case ModuleDefinition(module):
                return _unknown(scope, "not-a-type", f"{written} is the module {module}, not a type")
            case FunctionDefinition():
                return _unknown(scope, "not-a-type", f"{written} is a function, not a type")
            case VariableDefinition():
                return _unknown(scope, "not-a-type", f"{written} is a variable, not a type")

    def _bare(self, found: Found) -> Type:
        ref = modern(found.ref)
        if ref in (builtin("tuple"), builtin("type")):
            self._erasures += 1
            return Applied(ref, (ANY, DOTS) if ref.name == "tuple" else (ANY,))
        if _is_hidden(ref):
            return ANY
        parameters = self.parameters(found)
        if isinstance(found.definition, AliasDefinition) and self._is_expanded(found.definition):
            return self._written_out(found, ())
        if not parameters or all(parameter.default is not None for parameter in parameters):
            return ref
        self._erasures += 1
        return Applied(ref, tuple(erased(parameter.var.kind) for parameter in parameters))

    def _bare_special(self, form: str, scope: Scope) -> Type:
        match form:
            case "Any":
                return ANY
            case "Self":
                return SELF
            case "Callable":
                return Applied(CALLABLE, (DOTS, ANY))
            case "Tuple":
                return Applied(builtin("tuple"), (ANY, DOTS))
            case "Type":
                return Applied(builtin("type"), (ANY,))
            case "Never" | "NoReturn" | "LiteralString":
                return Ref("typing", form)
            case "ClassVar" | "Final":
                return UNKNOWN
            case "NamedTuple" | "Generic" | "Protocol" | "TypedDict":
                return ANY
        return _unknown(scope, "not-a-type", f"{form} alone is not a type")

    def _subscripted(
        self, base: syntax.Expression, items: tuple[syntax.Expression, ...], scope: Scope
    ) -> Type:
        found = self.find(base, scope)
        if found is None:
            if isinstance(base, syntax.Name):
                return self._named(base, scope)
            return _unknown(scope, "not-a-type", "the annotation is not a type that can be read")
        match found.definition:
            case SpecialForm(form):
                return self._special(form, items, scope)
            case ClassDefinition() | AliasDefinition() | OpaqueTypeDefinition():
                arguments = tuple(self.type(item, scope) for item in items)
                self.parameters(found)
                if isinstance(found.definition, AliasDefinition) and self._is_expanded(found.definition):
                    return self._written_out(found, arguments)
                ref = modern(found.ref)
                if ref == builtin("tuple") or ref == builtin("type"):
                    return Applied(ref, arguments)
                if _is_hidden(ref):
                    return ANY
                parameters = self.parameters(found)
                if not parameters:
                    # Generic in its stub alone, or not at all: the checker decides, we only refer to it.
                    return ref if isinstance(found.definition, AliasDefinition) else Applied(ref, arguments)
                return Applied(ref, arguments)
            case VarDefinition(var):
                return var
        return self._named(base, scope) if isinstance(base, syntax.Name) else UNKNOWN

    def _special(self, form: str, items: tuple[syntax.Expression, ...], scope: Scope) -> Type:
        match form:
            case "Tuple" if not items:
                return Applied(builtin("tuple"), ())
            case _ if not items:
                return _unknown(scope, "not-a-type", f"{form}[()] is not a type")
            case "Optional":
                return union((self._value(items[0], scope), NONE))
            case "Union":
                return union(self._value(item, scope) for item in items)
            case "Literal":
                return Applied(Ref("typing", "Literal"), tuple(self._literal(item, scope) for item in items))
            case "Annotated" | "ClassVar" | "Final" | "Required" | "NotRequired" | "ReadOnly":
                return self.type(items[0], scope)
            case "Callable" if len(items) == 2:
                return Applied(CALLABLE, tuple(self.type(item, scope) for item in items))
            case "Tuple" | "Type":
                return Applied(builtin(form.lower()), tuple(self.type(item, scope) for item in items))
            case "Unpack":
                return _unpacked(self.type(items[0], scope))
            case "Concatenate" | "TypeGuard":
                return Applied(Ref("typing", form), tuple(self.type(item, scope) for item in items))
            case "TypeIs" | "TypeForm":
                return Applied(
                    Ref("typing_extensions", form), tuple(self.type(item, scope) for item in items)
                )
        return _unknown(scope, "not-a-type", f"{form}[...] is not a type")

    def _literal(self, item: syntax.Expression, scope: Scope) -> Type:
        match item:
            case syntax.Text(_, source) | syntax.Literal(source):
                return Verbatim(source)
            case syntax.Name((*path, member)):
                # An enum's member, or another Literal alias.
                owner = self.find(syntax.Name(tuple(path)), scope) if path else None
                if owner is not None and isinstance(owner.definition, ClassDefinition):
                    return Ref(owner.ref.module, f"{owner.ref.name}.{member}")
                return self._named(item, scope)
        return self.type(item, scope)

    def _why_unresolved(self, name: syntax.Name, scope: Scope) -> str:
        written = ".".join(name.parts)
        binding = scope.module.scope.names.get(name.parts[0])
        if isinstance(binding, index.Import) and not self.locator.exists(binding.module):
            return f"{written} comes from {binding.module}, which is not installed"
        return f"{written} is not defined in {scope.module.name} or what it imports"

    # ---- type parameters and aliases

    def parameters(self, found: Found) -> tuple[VarDefinition, ...]:
        """The type parameters of a generic class or alias, in order."""
        definition = found.definition
        if isinstance(definition, ClassDefinition):
            return self.class_parameters(definition)
        if not isinstance(definition, AliasDefinition):
            return ()
        names = definition.binding.type_parameters
        if names:
            own = self.declared_parameters(names, self._alias_scope(definition), definition.binding.name)
            return tuple(own.values())
        self.expanded(found)
        return self._alias_parameters.get(id(definition.binding), ())

    def _alias_scope(self, definition: AliasDefinition) -> Scope:
        scope = Scope(definition.module, definition.outer)
        names = definition.binding.type_parameters
        if names:
            own = self.declared_parameters(names, scope, definition.binding.name)
            return scope.declaring(own)
        return scope

    def expanded(self, found: Found) -> Type:
        """What an alias stands for; free type parameters stay in it."""
        definition = found.definition
        if not isinstance(definition, AliasDefinition) or definition.binding.value is None:
            return found.ref
        key = id(definition.binding)
        if key not in self._aliases:
            self._aliases[key] = UNKNOWN  # a recursive alias ends here
            expression = syntax.parse(definition.module.text(definition.binding.value))
            erasures, ambiguities = self._erasures, self.ambiguities
            self._aliases[key] = self.type(expression, self._alias_scope(definition))
            if self._erasures > erasures:
                self._incomplete.add(key)
            if definition.is_ambiguous or self.ambiguities > ambiguities:
                self._ambiguous.add(key)
            own = variables([self._aliases[key]])
            self._alias_parameters[key] = tuple(self.definition_of(var) for var in own)
        return self._aliases[key]

    def _written_out(self, found: Found, arguments: tuple[Type, ...]) -> Type:
        expanded = self.expanded(found)
        assert isinstance(found.definition, AliasDefinition)
        self.ambiguities += id(found.definition.binding) in self._ambiguous
        return substitute(expanded, bind([one.var for one in self.parameters(found)], arguments))

    def _is_expanded(self, definition: AliasDefinition) -> bool:
        """Whether an alias is rendered as what it stands for rather than by its name."""
        if definition.is_ambiguous or id(definition.binding) in self._incomplete:
            return True
        name, module = definition.binding.name, definition.module.name
        if not name.startswith("_") or not self.locator.is_standard_library(module):
            return False
        # Each checker brings a typeshed of its own, and private names come and go between them.
        return UNKNOWN not in walk(self.expanded(Found(Ref(module, name), definition)))

    def class_parameters(self, definition: ClassDefinition) -> tuple[VarDefinition, ...]:
        ref = definition.ref
        if ref not in self._parameters:
            self._parameters[ref] = ()  # a class that names itself in its bases
            scope = self.header_scope(definition)
            if definition.binding.type_parameters:
                own = self.declared_parameters(definition.binding.type_parameters, scope, ref.name)
                self._parameters[ref] = tuple(own.values())
            else:
                self._parameters[ref] = self._parameters_of_bases(definition, scope)
        return self._parameters[ref]

    def _parameters_of_bases(self, definition: ClassDefinition, scope: Scope) -> tuple[VarDefinition, ...]:
        found: list[Type] = []
        for base in definition.binding.header.bases:
            expression = syntax.parse(definition.module.text(base))
            if not isinstance(expression, syntax.Subscript):
                continue
            of = self.find(expression.base, scope)
            arguments = [self.type(item, scope.noting([])) for item in expression.items]
            if of is not None and of.definition in (SpecialForm("Generic"), SpecialForm("Protocol")):
                return tuple(self.definition_of(var) for var in variables(arguments))
            found += arguments
        return tuple(self.definition_of(var) for var in variables(found))

    def definition_of(self, var: Var) -> VarDefinition:
        """The declaration of a type parameter: its bound, constraints and default."""
        found = self.lookup(var.scope, var.name) if ":" not in var.scope else None
        if found is not None and isinstance(found.definition, VarDefinition):
            return found.definition
        return self._own_parameters.get(var, VarDefinition(var))

    def header_scope(self, definition: ClassDefinition) -> Scope:
        """The scope of a class statement's bases, which see nothing of its body."""
        return Scope(definition.module, definition.outer, self.class_scope(definition).parameters)

    def class_scope(self, definition: ClassDefinition) -> Scope:
        """The scope of what stands in a class statement's body."""
        outer: dict[str, VarDefinition] = {}
        classes = (*definition.outer, definition.binding)
        for cls in classes:
            if cls.type_parameters:
                outer.update(
                    self.declared_parameters(cls.type_parameters, Scope(definition.module, ()), cls.qualname)
                )
        return Scope(definition.module, classes, outer)

    def declared_parameters(self, texts: Iterable[str], scope: Scope, owner: str) -> dict[str, VarDefinition]:
        """The type parameters of PEP 695 by name, from texts like `"K: (int, str)"`, `"*Ts"`, `"T = int"`."""
        pending = []
        declared: dict[str, VarDefinition] = {}
        for text in texts:
            written = _PARAMETER.match(text)
            if written is None:
                continue
            stars, name, rest = written["stars"], written["name"], written["rest"]
            kind = (VarKind.TYPE, VarKind.TUPLE, VarKind.PARAMETERS)[len(stars)]
            var = Var(name, f"{scope.module.name}:{owner}", kind)
            declared[name] = VarDefinition(var)
            pending.append((name, var, *_bound_and_default(rest)))
        inner = scope.declaring(declared).noting([])
        for name, var, bound, default in pending:
            if var in self._own_parameters:
                declared[name] = self._own_parameters[var]
                continue
            limit = syntax.parse(bound) if bound else None
            constraints: tuple[Type, ...] = ()
            upper = None
            if isinstance(limit, syntax.Items):
                constraints = tuple(self.type(item, inner) for item in limit.items)
            elif limit is not None:
                upper = self.type(limit, inner)
            declared[name] = VarDefinition(
                var, upper, constraints, self.type(syntax.parse(default), inner) if default else None
            )
            self._own_parameters[var] = declared[name]
        return declared

    # ---- looking through types

    def definition(self, ref: Ref) -> Definition | None:
        """What a reference refers to."""
        first, *rest = ref.name.split(".")
        found = self.lookup(ref.module, first)
        for part in rest:
            found = None if found is None else self.attribute(found, part)
        return None if found is None else found.definition

    def unaliased(self, type: Type) -> Type:
        """The type with aliases at its top replaced by what they stand for."""
        for _ in range(20):
            base = without_arguments(type)
            if not isinstance(base, Ref):
                return type
            definition = self.definition(base)
            if not isinstance(definition, AliasDefinition):
                return type
            found = Found(base, definition)
            arguments = type.arguments if isinstance(type, Applied) else ()
            type = substitute(
                self.expanded(found), bind([parameter.var for parameter in self.parameters(found)], arguments)
            )
        return type


def _is_hidden(ref: Ref) -> bool:
    """Whether only `builtins` itself may use a class: pyright finds no private name in it."""
    return ref.module == "builtins" and ref.name.startswith("_")


_PARAMETER = re.compile(r"(?P<stars>\*{0,2})\s*(?P<name>\w+)\s*(?P<rest>.*)", re.DOTALL)


def _bound_and_default(rest: str) -> tuple[str, str]:
    """`": bound = default"` in its two halves; brackets and strings are what `=` may hide in."""
    rest = rest.strip()
    depth, quote = 0, ""
    for position, character in enumerate(rest):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif character == "=" and not depth:
            return rest[:position].removeprefix(":").strip(), rest[position + 1 :].strip()
    return rest.removeprefix(":").strip(), ""


def _has_alternative(definition: ClassDefinition) -> bool:
    """Whether a class is defined in several branches between which no checker can choose."""
    scope = definition.outer[-1].scope if definition.outer else definition.module.scope
    return definition.binding.name in scope.ambiguous


def bind(parameters: Iterable[Var], arguments: tuple[Type, ...]) -> dict[Var, Type]:
    """Which type parameter each argument is for; those without one are erased."""
    parameters = list(parameters)
    if len(parameters) == 1 and parameters[0].kind is VarKind.PARAMETERS and arguments:
        only = arguments[0]
        is_spelt = len(arguments) == 1 and (isinstance(only, Parameters | Var) or only == DOTS)
        return {parameters[0]: only if is_spelt else Parameters(arguments)}
    mapping: dict[Var, Type] = {}
    rest = list(arguments)
    for position, parameter in enumerate(parameters):
        after = len(parameters) - position - 1
        if parameter.kind is VarKind.TUPLE:
            count = max(0, len(rest) - after)
            taken, rest = rest[:count], rest[count:]
            only_item = taken[0] if len(taken) == 1 else None
            mapping[parameter] = (
                only_item
                if isinstance(only_item, Unpacked)
                else Unpacked(Applied(builtin("tuple"), tuple(taken)))
            )
        elif rest:
            given = rest.pop(0)
            mapping[parameter] = value_type(given) if parameter.kind is VarKind.TYPE else given
        else:
            mapping[parameter] = erased(parameter.kind)
    return mapping


def modern(ref: Ref) -> Ref:
    """The name that is not deprecated, and the module that has it from Python 3.11 on."""
    if ref.module in TYPING:
        if ref.name in MODERN:
            return MODERN[ref.name]
        if ref.name in IN_TYPING:
            return Ref("typing", ref.name)
    return ref


def _unpacked(type: Type) -> Type:
    return type if isinstance(type, Unpacked) or type == UNKNOWN else Unpacked(type)


def _unknown(scope: Scope, code: str, message: str) -> Type:
    scope.problems.append(Problem(code, message))
    return UNKNOWN
