"""From a class to its mock: which members it has, and what each is."""

import ast
from collections.abc import Iterator
from dataclasses import replace

from typedamock.gen import index, syntax
from typedamock.gen.callables import callable_attribute
from typedamock.gen.conflicts import overrides
from typedamock.gen.decorators import Decorated, read_decorators
from typedamock.gen.definitions import FunctionDefinition, VarDefinition
from typedamock.gen.errors import Note
from typedamock.gen.hierarchy import (
    Ancestor,
    inherits,
    is_frozen,
    is_frozen_by_configuration,
    makes_dataclasses,
    own_binding,
)
from typedamock.gen.instance_attributes import AssignedParameter, instance_attributes
from typedamock.gen.model import Alias, Attribute, Conflict, Field, Member, Method, Mock, Property, Signature
from typedamock.gen.resolve import Problem, Resolver, Scope
from typedamock.gen.signatures import (
    Read,
    argument_type,
    as_value,
    fits_self,
    is_annotated_first,
    read_signature,
    types_of,
    without_bound,
    without_own,
)
from typedamock.gen.type_comments import is_annotated_by_comments
from typedamock.gen.types import (
    ANY,
    COROUTINE,
    NONE,
    SELF,
    UNKNOWN,
    Applied,
    Ref,
    Type,
    Var,
    substitute,
    union,
    value_type,
    variables,
)

# What unittest.mock supports, less what every object has and a mock answers itself.
_MAGIC = frozenset(
    f"__{name}__"
    for name in [
        "aenter",
        "aexit",
        "aiter",
        "anext",
        "await",
        "enter",
        "exit",
        "iter",
        "next",
        "reversed",
        "call",
        "len",
        "length_hint",
        "contains",
        "getitem",
        "setitem",
        "delitem",
        "missing",
        "bool",
        "int",
        "float",
        "complex",
        "index",
        "round",
        "trunc",
        "floor",
        "ceil",
        "abs",
        "neg",
        "pos",
        "invert",
        "bytes",
        "fspath",
        "add",
        "sub",
        "mul",
        "matmul",
        "truediv",
        "floordiv",
        "mod",
        "divmod",
        "pow",
        "lshift",
        "rshift",
        "and",
        "xor",
        "or",
        "radd",
        "rsub",
        "rmul",
        "rmatmul",
        "rtruediv",
        "rfloordiv",
        "rmod",
        "rdivmod",
        "rpow",
        "rlshift",
        "rrshift",
        "rand",
        "rxor",
        "ror",
        "iadd",
        "isub",
        "imul",
        "imatmul",
        "itruediv",
        "ifloordiv",
        "imod",
        "ipow",
        "ilshift",
        "irshift",
        "iand",
        "ixor",
        "ior",
        "lt",
        "le",
        "gt",
        "ge",
    ]
)

# What generated mocks define for themselves.
_OF_THE_MOCK = frozenset({"__init__", "__new__", "__class__"})
_CONSTRUCTORS = frozenset({"__init__", "__new__", "__init_subclass__", "__post_init__"})
# What the stub of `MockApi` declares.
OF_EVERY_MOCK = frozenset(
    {
        "assert_all_awaited",
        "assert_has_calls",
        "attach_mock",
        "configure_mock",
        "method_calls",
        "mock_add_spec",
        "mock_calls",
        "reset_mock",
    }
)


def build_mock(
    resolver: Resolver,
    ancestors: tuple[Ancestor, ...],
    target: str,
    name: str,
    spec: Ref,
    notes: list[Note],
) -> Mock:
    """The mock of the first of `ancestors`.

    Args:
        ancestors: the class and what it inherits from, in method resolution order
        target: as the user wrote it
        name: of the mock class
        spec: where checkers find the class
        notes: where degraded members are noted
    """
    definition = ancestors[0].definition
    builder = _Builder(resolver, ancestors, target, notes)
    members: list[Member] = []
    inherited: list[str] = []
    conflicts: list[Conflict] = []
    for member_name, ancestor, binding in _bindings(ancestors):
        member = builder.member(member_name, ancestor, binding)
        if member is None:
            inherited.append(member_name)
        elif member is not _SKIPPED:
            members.append(member)
            conflicts += builder.conflicts(member, ancestor)
    if is_frozen_by_configuration(ancestors):
        conflicts += (Conflict(one, one) for one in members if isinstance(one, Property))
    return Mock(
        name=name,
        spec_name=definition.binding.name,
        target=target,
        spec=spec,
        parameters=resolver.class_parameters(definition),
        members=tuple(members),
        is_frozen=is_frozen(ancestors),
        plain=tuple(_plain(resolver, ancestors, builder)),
        inherited=tuple(sorted(inherited)),
        doc=_first_line(definition.binding.node),
        conflicts=tuple(conflicts),
        has_hidden_conflicts=builder.has_hidden_conflicts(),
        replaces_constructor="__init__" in definition.binding.scope.names
        and makes_dataclasses(resolver, ancestors),
        shadows_api=any(one.name in OF_EVERY_MOCK for one in members),
    )


_SKIPPED = Attribute("", ANY)


def _bindings(ancestors: tuple[Ancestor, ...]) -> Iterator[tuple[str, Ancestor, index.Binding]]:
    """Each member's name, the class that decides it and what it binds; the class's own members first."""
    seen: set[str] = set()
    for ancestor in ancestors:
        for name, binding in ancestor.definition.binding.scope.names.items():
            if name not in seen:
                seen.add(name)
                if is_public(name) or _is_abstract(ancestor, binding):
                    yield name, ancestor, binding
    assigned: dict[str, tuple[Ancestor, index.Assignment]] = {}
    for ancestor in ancestors:
        for assignment in instance_attributes(ancestor.definition):
            if assignment.name not in seen and is_public(assignment.name):
                _, known = assigned.setdefault(assignment.name, (ancestor, assignment))
                # What a base declares is what a method of the class assigns to.
                if not _is_declared(known) and _is_declared(assignment):
                    assigned[assignment.name] = ancestor, assignment
    for name, (ancestor, assignment) in assigned.items():
        yield name, ancestor, assignment


def _is_declared(assignment: index.Assignment) -> bool:
    return assignment.annotation is not None and not isinstance(assignment, AssignedParameter)


def _plain(resolver: Resolver, ancestors: tuple[Ancestor, ...], builder: "_Builder") -> Iterator[Method]:
    """What only checkers are told: that the mock takes no arguments, and what it does as any object does."""
    # Here, not in `MockApi`: basedpyright holds two bases with constructors against a class.
    if own_binding(ancestors, "__new__"):
        yield Method("__new__", False, (Signature((), SELF),), (), SELF, (), "")
    is_decorated = any(index.decorators(ancestor.definition.binding.node) for ancestor in ancestors)
    if is_decorated or own_binding(ancestors, "__init__") or makes_dataclasses(resolver, ancestors):
        yield Method("__init__", False, (Signature((), NONE),), (), NONE, (), "")
    seen: set[str] = set()
    for ancestor in ancestors:
        for name, binding in ancestor.definition.binding.scope.names.items():
            if name in seen or not (name.startswith("__") and name.endswith("__")):
                continue
            seen.add(name)
            if name in _MAGIC or name in _OF_THE_MOCK or not _has_abstract(ancestor, binding):
                continue
            member = builder.member(name, ancestor, binding)
            if isinstance(member, Method):
                yield member


def is_public(name: str) -> bool:
    """Whether a mock has that member: a public name, or a magic method that mocks support."""
    return name in _MAGIC if name.startswith("__") and name.endswith("__") else not name.startswith("_")


def _is_hidden(name: str) -> bool:
    """Whether a method is no member of mocks, and may not be overridden by what does not fit it."""
    is_mangled = name.startswith("__") and not name.endswith("__")
    return not is_public(name) and not is_mangled and name not in _CONSTRUCTORS


def _mentions_self(ancestor: Ancestor, function: index.Function) -> bool:
    text = ancestor.definition.module.text
    return any(
        (node.returns is not None and "Self" in text(node.returns)) or is_annotated_first(node)
        for node in function.nodes
    )


def _is_abstract(ancestor: Ancestor, binding: index.Binding) -> bool:
    return not (isinstance(binding, index.Function) and binding.name.startswith("__")) and _has_abstract(
        ancestor, binding
    )


def _has_abstract(ancestor: Ancestor, binding: index.Binding) -> bool:
    return isinstance(binding, index.Function) and any(
        "abstract" in ancestor.definition.module.text(decorator)
        for node in binding.nodes
        for decorator in index.decorators(node)
    )


class _Builder:
    def __init__(
        self, resolver: Resolver, ancestors: tuple[Ancestor, ...], target: str, notes: list[Note]
    ) -> None:
        self.resolver = resolver
        self.ancestors = ancestors
        self.target = target
        self.notes = notes
        self.own = {parameter.var for parameter in resolver.class_parameters(ancestors[0].definition)}

    def member(self, name: str, ancestor: Ancestor, binding: index.Binding) -> Member | None:
        """The member; None where no usable annotation says its type, `_SKIPPED` where it is no member."""
        problems: list[Problem] = []
        scope = ancestor.scope.noting(problems)
        match binding:
            case index.Function():
                member = self._function(name, binding, ancestor, scope)
            case index.Assignment(annotation=None):
                member = self._alias_of_method(name, binding, ancestor)
            case AssignedParameter():
                member = self._annotated(name, binding, ancestor, scope.noting([]))
            case index.Assignment():
                member = self._annotated(name, binding, ancestor, scope)
            case _:
                member = None
        self.notes += [
            Note(self.target, name, problem.message, problem.code) for problem in dict.fromkeys(problems)
        ]
        return member

    def conflicts(self, member: Member, ancestor: Ancestor) -> Iterator[Conflict]:
        """The definitions that the one in that ancestor overrides, and that the member does not fit."""
        is_foreign = not self._is_standard(self.ancestors[0]) and self._is_standard(ancestor)
        arguments = ancestor.arguments.values()
        is_open = bool(arguments) and all(argument == ANY for argument in arguments)
        if is_foreign and not is_open and isinstance(member, Method) and len(member.signatures) > 1:
            yield Conflict(member, member)  # overloads that differ from one release of typeshed to the next
        if isinstance(member, Attribute) and self._is_converted(member.name, ancestor):
            yield Conflict(member, member)  # ty knows that what is converted may be written, too
        below = self.ancestors.index(ancestor)
        for above in self.ancestors[below + 1 :]:
            binding = above.definition.binding.scope.names.get(member.name)
            if binding is None or isinstance(binding, index.Class | index.Import):
                continue
            quiet = _Builder(self.resolver, self.ancestors, self.target, [])
            overridden = quiet.member(member.name, above, binding)
            if overridden is not None and not overrides(self.resolver, member, overridden):
                yield Conflict(member, overridden)

    def has_hidden_conflicts(self) -> bool:
        """Whether bases give a method that is no member of the mock, and do not fit each other.

        ty tells each subclass anew, unless one of the bases is the other's and is told there: one that gives
        itself where the other says Self fits in its own class alone.
        """
        found: dict[str, tuple[Ancestor, index.Function]] = {}
        for ancestor in self.ancestors:
            for name, binding in ancestor.definition.binding.scope.names.items():
                if not isinstance(binding, index.Function) or not _is_hidden(name):
                    continue
                below, override = found.setdefault(name, (ancestor, binding))
                if override is binding:
                    continue
                is_told_there = inherits(self.resolver, below.definition, ancestor.ref)
                if is_told_there and not _mentions_self(ancestor, binding):
                    continue
                quiet = _Builder(self.resolver, self.ancestors, self.target, [])
                pair = (quiet.member(name, below, override), quiet.member(name, ancestor, binding))
                match pair:
                    case (Method() as one, Method() as other):
                        if not overrides(self.resolver, one, other):
                            return True
        return False

    def _is_converted(self, name: str, ancestor: Ancestor) -> bool:
        """Whether a function converts what is written to a field: `attrs.field(converter=parse)`."""
        binding = ancestor.definition.binding.scope.names.get(name)
        value = binding.value if isinstance(binding, index.Assignment) else None
        for keyword in value.keywords if isinstance(value, ast.Call) else ():
            if keyword.arg == "converter":
                converter = syntax.parse(ancestor.definition.module.text(keyword.value))
                found = self.resolver.find(converter, ancestor.scope)
                return found is not None and isinstance(found.definition, FunctionDefinition)
        return False

    def _is_standard(self, ancestor: Ancestor) -> bool:
        return self.resolver.locator.is_standard_library(ancestor.definition.module.name)

    def _alias_of_method(self, name: str, binding: index.Assignment, ancestor: Ancestor) -> Member | None:
        """`getMe = get_me` in a class body: a method by another name."""
        if isinstance(binding.value, ast.Call):
            return self._partial(name, binding.value, ancestor)
        if not isinstance(binding.value, ast.Name):
            return None
        original = ancestor.definition.binding.scope.names.get(binding.value.id)
        # Above the method of that name, the name is the module's.
        if not isinstance(original, index.Function) or original.nodes[0].lineno > binding.value.lineno:
            return None
        decisive = own_binding(self.ancestors, original.name)
        if decisive is not None and decisive[1] is original and is_public(original.name):
            return Alias(name, original.name)
        member = self.member(original.name, ancestor, original)
        return replace(member, name=name, doc="") if isinstance(member, Method | Property) else None

    def _partial(self, name: str, call: ast.Call, ancestor: Ancestor) -> Member | None:
        """`get_first = partialmethod(get, 1)`: a method that lacks what is bound."""
        maker = self.resolver.find(
            syntax.parse(ancestor.definition.module.text(call.func)), ancestor.scope.noting([])
        )
        if maker is None or maker.ref.qualified != "functools.partialmethod" or not call.args:
            return None
        function, *bound = call.args
        names = {keyword.arg for keyword in call.keywords}
        scope = ancestor.definition.binding.scope
        original = scope.names.get(function.id) if isinstance(function, ast.Name) else None
        is_known = None not in names and not any(isinstance(one, ast.Starred) for one in bound)
        if not isinstance(original, index.Function) or not is_known:
            return None
        method = self.member(original.name, ancestor, original)
        if not isinstance(method, Method):
            return None
        signatures = tuple(without_bound(one, len(bound), names) for one in method.signatures)
        own = tuple(variable.var for variable in method.own_variables)
        arguments = tuple(_fields(self.resolver, signatures, own))
        return replace(method, name=name, signatures=signatures, arguments=arguments, doc="", is_object=True)

    def _annotated(
        self, name: str, binding: index.Assignment, ancestor: Ancestor, scope: Scope
    ) -> Member | None:
        module = ancestor.definition.module
        if binding.annotation is None or binding.type_parameters is not None:
            return None
        written = syntax.parse(module.text(binding.annotation))
        base = syntax.unsubscripted(written)
        qualifier = self.resolver.find(base, scope)
        if qualifier is not None:
            if qualifier.ref.name == "TypeAlias":
                return None
            if qualifier.ref.qualified == "dataclasses.InitVar":
                return _SKIPPED
            if written is base and qualifier.ref.name in {"Final", "ClassVar"}:
                return None
        type = self._of_class(self.resolver.annotation(module.text(binding.annotation), scope), ancestor)
        return None if type == UNKNOWN else self._holding(name, type)

    def _holding(self, name: str, type: Type) -> Attribute:
        return Attribute(name, callable_attribute(self.resolver, type) or type)

    def _of_class(self, type: Type, ancestor: Ancestor) -> Type:
        mapped = value_type(substitute(type, ancestor.arguments))
        foreign = [var for var in variables([mapped]) if var not in self.own]
        return without_own(self.resolver, mapped, tuple(foreign))

    def _function(
        self, name: str, binding: index.Function, ancestor: Ancestor, scope: Scope
    ) -> Member | None:
        module = ancestor.definition.module
        read = []
        for node in binding.nodes:
            own = self.resolver.declared_parameters(
                index.type_parameters(node), scope, f"{ancestor.definition.binding.qualname}.{name}"
            )
            inner = scope.declaring(own) if own else scope
            read.append((node, inner, read_decorators(self.resolver, node, module, inner)))
        getter = next(
            ((n, s, d) for n, s, d in reversed(read) if not d.accessor or d.accessor == "getter"), None
        )
        if getter is None or getter[2].is_property:
            return self._property(name, read, ancestor)
        overloads = [entry for entry in read if entry[2].is_overload]
        if overloads:
            return self._method(name, overloads, ancestor)
        scope.problems.extend(getter[2].problems)
        if getter[2].is_attribute:
            given = read_signature(self.resolver, getter[0], ancestor, getter[1], getter[2])
            type = given.signature.returns
            held = Applied(COROUTINE, (ANY, ANY, type)) if given.is_async else type
            type, doc = self._of_class(held, ancestor), _first_line(getter[0])
            if getter[2].is_read:
                return Property(name, type, type, doc)
            return replace(self._holding(name, type), doc=doc)
        return self._method(name, [getter], ancestor)

    def _property(
        self, name: str, read: list[tuple[index.AnyFunction, Scope, Decorated]], ancestor: Ancestor
    ) -> Member | None:
        getters = [(n, s, d) for n, s, d in read if not d.accessor or d.accessor == "getter"]
        setters = [(n, s, d) for n, s, d in read if d.accessor == "setter"]
        if not getters:
            return None
        node, scope, decorated = getters[-1]
        scope.problems.extend(decorated.problems)
        type = self._returned(node, ancestor, scope)
        value = type
        if setters:
            setter, setter_scope, setter_decorated = setters[-1]
            parameters = read_signature(
                self.resolver, setter, ancestor, setter_scope, setter_decorated
            ).signature.parameters
            if parameters and parameters[0].type != ANY:
                value = self._of_class(parameters[0].type, ancestor)
        called = callable_attribute(self.resolver, type)
        if called is not None:
            return Attribute(name, called, _first_line(node))
        return Property(name, type, value, _first_line(node))

    def _returned(self, node: index.AnyFunction, ancestor: Ancestor, scope: Scope) -> Type:
        if node.returns is None:
            return ANY
        if isinstance(node, ast.AsyncFunctionDef):
            read = read_signature(self.resolver, node, ancestor, scope, Decorated())
            returned = read.signature.returns
            return self._of_class(
                Applied(COROUTINE, (ANY, ANY, returned)) if read.is_async else returned, ancestor
            )
        type = self.resolver.annotation(ancestor.definition.module.text(node.returns), scope)
        arguments = index.positional(node)
        if arguments and arguments[0].annotation is not None:
            of_self = self.resolver.annotation(
                ancestor.definition.module.text(arguments[0].annotation), scope
            )
            if isinstance(of_self, Var):
                type = substitute(type, {of_self: SELF})
        return self._of_class(type, ancestor)

    def _method(
        self, name: str, read: list[tuple[index.AnyFunction, Scope, Decorated]], ancestor: Ancestor
    ) -> Method:
        ambiguities = self.resolver.ambiguities
        definitions = [
            read_signature(self.resolver, node, ancestor, scope, decorated) for node, scope, decorated in read
        ]
        fitting = [
            one
            for one in definitions
            if one.self_type is None or fits_self(self.resolver, self.ancestors, one.self_type)
        ]
        chosen = _distinct(fitting or definitions)
        is_async = all(one.is_async for one in chosen)
        if not is_async:
            chosen = [_as_called(one) for one in chosen]
        signatures = tuple(one.signature for one in chosen)
        own = tuple(
            var
            for var in variables(type for signature in signatures for type in types_of(signature))
            if var not in self.own
        )
        result = union(without_own(self.resolver, signature.returns, own) for signature in signatures)
        return Method(
            name=name,
            is_async=is_async,
            signatures=signatures,
            own_variables=tuple(self._declaration(var) for var in own),
            result=as_value(result),
            arguments=tuple(_fields(self.resolver, signatures, own)),
            doc=next((line for node, _, _ in read if (line := _first_line(node))), "") or self._doc(name),
            is_object=any(decorated.is_object for _, _, decorated in read),
            is_cached=any(decorated.is_cached for _, _, decorated in read),
            is_ambiguous=self.resolver.ambiguities > ambiguities
            or any(is_annotated_by_comments(node) for node, _, _ in read),
            is_static=any(decorated.is_static for _, _, decorated in read),
            is_approximate=any(one.is_approximate for one in chosen),
        )

    def _declaration(self, var: Var) -> VarDefinition:
        return self.resolver.definition_of(var)

    def _doc(self, name: str) -> str:
        """The first line that the implementation or an inherited definition documents a method with."""
        for ancestor in self.ancestors:
            binding = ancestor.definition.binding.scope.names.get(name)
            if isinstance(binding, index.Function):
                for node in binding.nodes:
                    if line := _first_line(node):
                        return line
        return ""


def _as_called(read: Read) -> Read:
    """Of overloads of which only some are awaited: the call gives the coroutine."""
    if not read.is_async:
        return read
    coroutine = Applied(COROUTINE, (ANY, ANY, read.signature.returns))
    return replace(read, signature=replace(read.signature, returns=coroutine), is_async=False)


def _distinct(read: list[Read]) -> list[Read]:
    """Overloads that differ in `self` alone are one when both remain."""
    found: dict[Signature, Read] = {}
    for one in read:
        found.setdefault(one.signature, one)
    return list(found.values())


def _fields(resolver: Resolver, signatures: tuple[Signature, ...], own: tuple[Var, ...]) -> Iterator[Field]:
    names = dict.fromkeys(parameter.name for signature in signatures for parameter in signature.parameters)
    for name in names:
        types = []
        missing = False
        for signature in signatures:
            parameter = next((one for one in signature.parameters if one.name == name), None)
            if parameter is None:
                missing = True
            else:
                types.append(without_own(resolver, argument_type(parameter), own))
        yield Field(name, union(types), missing)


def _first_line(node: index.AnyFunction | ast.ClassDef) -> str:
    if not node.body or not isinstance(node.body[0], ast.Expr):
        return ""
    docstring = ast.get_docstring(node, clean=False)
    lines = docstring.strip().splitlines() if docstring else []
    return lines[0].strip() if lines else ""
