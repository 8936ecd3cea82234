"""From a function definition to a signature: parameters, defaults, what the call gives."""

import ast
from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import count

from typedamock.gen import index, syntax
from typedamock.gen.decorators import Decorated, Manager, Rewrite, has_yield
from typedamock.gen.definitions import ClassDefinition
from typedamock.gen.errors import GenError
from typedamock.gen.hierarchy import Ancestor, linearise
from typedamock.gen.immutable import immutable
from typedamock.gen.model import UNKNOWN_DEFAULT, Parameter, ParameterKind, Signature
from typedamock.gen.resolve import Resolver, Scope, bind, modern
from typedamock.gen.types import (
    ANY,
    COROUTINE,
    DOTS,
    NONE,
    SELF,
    Applied,
    Parameters,
    Ref,
    Type,
    Union,
    Unpacked,
    Var,
    VarKind,
    VarPart,
    Verbatim,
    builtin,
    erased,
    is_type_guard,
    split_parameters,
    substitute,
    union,
    value_type,
    variables,
    walk,
    without_arguments,
)
from typedamock.spec import kinds


@immutable
class Read:
    """One definition of a method.

    Attributes:
        self_type: what its first parameter is annotated with; None where Self says the same, or nothing
        is_async: whether what the call gives is awaited
        is_approximate: some parameter is positional-only for what stands for a ParamSpec behind it, or a type
            that `self` says is Any
    """

    signature: Signature
    self_type: Type | None
    is_async: bool
    is_approximate: bool


def read_signature(
    resolver: Resolver,
    node: index.AnyFunction,
    ancestor: Ancestor,
    scope: Scope,
    decorated: Decorated,
) -> Read:
    """The signature of a definition as the users of its class see it, without `self`."""
    module = ancestor.definition.module
    parameters = list(_parameters(resolver, node, module, scope))
    self_type = None
    if (
        not decorated.is_static
        and parameters
        and parameters[0].kind
        in (
            ParameterKind.POSITIONAL_ONLY,
            ParameterKind.POSITIONAL_OR_KEYWORD,
        )
    ):
        first = parameters.pop(0)
        self_type = first.type if is_annotated_first(node) else None
    returns = _annotation(resolver, node.returns, module, scope)
    signature = Signature(tuple(parameters), returns)
    is_async = isinstance(node, ast.AsyncFunctionDef) and not has_yield(node, module)
    if isinstance(node, ast.AsyncFunctionDef) and not is_async and node.returns is None:
        signature = replace(signature, returns=Applied(Ref("collections.abc", "AsyncGenerator"), (ANY, ANY)))
    kinds_before = {parameter.name: parameter.kind for parameter in signature.parameters}
    signature = _map(signature, ancestor.arguments)
    is_approximate = any(kinds_before.get(one.name, one.kind) is not one.kind for one in signature.parameters)
    if self_type is not None:
        self_type = substitute(self_type, ancestor.arguments)
        stands_for_self = _variable_of_self(self_type, decorated.is_class)
        if stands_for_self is not None and stands_for_self not in variables(
            [SELF, *ancestor.arguments.values()]
        ):
            signature, self_type = _map(signature, {stands_for_self: SELF}), None
        elif self_type == SELF or self_type == Applied(builtin("type"), (SELF,)):
            self_type = None
        else:
            said = _said_by_self(resolver, self_type, signature, ancestor)
            signature = _map(signature, said)
            is_approximate |= any(type == erased(var.kind) for var, type in said.items())
    if decorated.manager is not None:
        signature = replace(signature, returns=_managed(resolver, signature.returns, decorated.manager))
    for rewrite in decorated.rewrites:
        signature, is_async = _rewrite(signature, is_async, rewrite, 0 if decorated.is_static else 1)
    if not is_async:
        awaited = awaited_type(resolver, signature.returns)
        if awaited is not None:
            signature, is_async = replace(signature, returns=awaited), True
    signature = replace(signature, returns=value_type(signature.returns))
    return Read(signature, self_type, is_async, is_approximate)


def _map(signature: Signature, mapping: dict[Var, Type] | object) -> Signature:
    if not isinstance(mapping, dict) or not mapping:
        return signature
    return Signature(
        tuple(_flat_parameters(signature.parameters, mapping)),
        substitute(signature.returns, mapping),
    )


def _flat_parameters(parameters: tuple[Parameter, ...], mapping: dict[Var, Type]) -> Iterator[Parameter]:
    names = _unused_names({parameter.name for parameter in parameters})
    before: list[Parameter] = []
    for parameter in parameters:
        if not isinstance(parameter.type, VarPart):
            before.append(replace(parameter, type=substitute(parameter.type, mapping)))
            continue
        var, part = parameter.type.var, parameter.type.part
        types, rest = split_parameters(mapping.get(var, var))
        if types and part == "args":
            # Nothing can be passed by name that stands before what only has a position.
            yield from (replace(one, kind=ParameterKind.POSITIONAL_ONLY) for one in before)
            before = []
            fixed = next((at for at, one in enumerate(types) if isinstance(one, Unpacked)), len(types))
            yield from (Parameter(next(names), ParameterKind.POSITIONAL_ONLY, one) for one in types[:fixed])
            if types[fixed:]:
                unpacked = (
                    types[fixed]
                    if types[fixed:][1:] == ()
                    else Unpacked(Applied(builtin("tuple"), types[fixed:]))
                )
                yield replace(parameter, type=unpacked)
        if rest != Parameters(()):
            before.append(replace(parameter, type=VarPart(rest, part) if isinstance(rest, Var) else ANY))
    yield from before


def _parameters(
    resolver: Resolver, node: index.AnyFunction, module: index.Module, scope: Scope
) -> Iterator[Parameter]:
    arguments = node.args
    positional = index.positional(node)
    named = [*positional, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
    names = {argument.arg for argument in named if argument is not None}
    only = len(arguments.posonlyargs) or _dunder_positional_only(arguments.args)
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    defaults += arguments.defaults
    for position, (argument, default) in enumerate(zip(positional, defaults, strict=True)):
        kind = ParameterKind.POSITIONAL_ONLY if position < only else ParameterKind.POSITIONAL_OR_KEYWORD
        parameter = _parameter(resolver, argument, kind, default, module, scope)
        plain = argument.arg.lstrip("_")
        is_free = plain and plain not in names and kind is ParameterKind.POSITIONAL_ONLY
        yield replace(parameter, name=plain) if is_free else parameter
    if arguments.vararg is not None:
        yield _parameter(resolver, arguments.vararg, ParameterKind.VAR_POSITIONAL, None, module, scope)
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield _parameter(resolver, argument, ParameterKind.KEYWORD_ONLY, default, module, scope)
    if arguments.kwarg is not None:
        parameter = _parameter(resolver, arguments.kwarg, ParameterKind.VAR_KEYWORD, None, module, scope)
        by_name = {argument.arg for argument in (*positional[only:], *arguments.kwonlyargs)}
        # PEP 692 forbids keys that are parameters, too; libraries ignore the error.
        overlaps = isinstance(parameter.type, Unpacked) and by_name & _keys(resolver, parameter.type.item)
        yield replace(parameter, type=ANY) if overlaps else parameter


def _keys(resolver: Resolver, type: Type) -> frozenset[str]:
    """The keys of a TypedDict."""
    value = resolver.unaliased(type)
    base = without_arguments(value)
    definition = resolver.definition(base) if isinstance(base, Ref) else None
    if not isinstance(definition, ClassDefinition):
        return frozenset()
    try:
        classes = linearise(resolver, definition, "")
    except GenError:
        return frozenset()
    return frozenset(name for cls in classes for name in cls.definition.binding.scope.names)


def _dunder_positional_only(arguments: list[ast.arg]) -> int:
    """How many parameters are positional-only by their names: `__x`, the form before Python 3.8 (PEP 484)."""
    names = [argument.arg for argument in arguments]
    count = 0
    for position, name in enumerate(names):
        if name.startswith("__") and not name.endswith("__"):
            count = position + 1
        elif position:
            break
    return count


def _parameter(
    resolver: Resolver,
    argument: ast.arg,
    kind: ParameterKind,
    default: ast.expr | None,
    module: index.Module,
    scope: Scope,
) -> Parameter:
    type = _annotation(resolver, argument.annotation, module, scope, _UNPACKED.get(kind, ""))
    name = argument.arg
    if default is None:
        return Parameter(name, kind, type)
    literal = _literal(syntax.parse(module.text(default)))
    if literal == "None" and argument.annotation is not None and accepts(resolver, type, "None") is False:
        # PEP 484 once let `x: int = None` mean Optional, and that is what the author means.
        type = union((type, NONE))
    if literal is None or accepts(resolver, type, literal) is not True:
        literal = UNKNOWN_DEFAULT
    return Parameter(name, kind, type, literal)


_UNPACKED = {ParameterKind.VAR_POSITIONAL: "args", ParameterKind.VAR_KEYWORD: "kwargs"}


def _annotation(
    resolver: Resolver, node: ast.expr | None, module: index.Module, scope: Scope, unpacks: str = ""
) -> Type:
    if node is None:
        return ANY
    if unpacks:
        type = resolver.type(syntax.parse(module.text(node)), scope.noting([]))
        if isinstance(type, Unpacked) or (isinstance(type, VarPart) and type.part == unpacks):
            return type
    return resolver.annotation(module.text(node), scope)


def is_annotated_first(node: index.AnyFunction) -> bool:
    """Whether the first parameter, as a rule `self`, has an annotation."""
    arguments = index.positional(node)
    return bool(arguments) and arguments[0].annotation is not None


def _variable_of_self(type: Type, is_class: bool) -> Var | None:
    """T of `self: T` and `cls: type[T]`, which says what Self says."""
    if isinstance(type, Var) and not is_class:
        return type
    if isinstance(type, Applied) and type.base == builtin("type") and is_class:
        only = type.arguments[0]
        return only if isinstance(only, Var) else None
    return None


def _said_by_self(
    resolver: Resolver, self_type: Type, signature: Signature, ancestor: Ancestor
) -> dict[Var, Type]:
    """The type parameters that `self: Repo[S]` alone gives: S is what the class has there, else Any."""
    parameters = [one.var for one in resolver.class_parameters(ancestor.definition)]
    own = {*parameters, *variables(ancestor.arguments.values())}
    others = [var for var in variables([self_type]) if var not in own]
    if not others:
        return {}
    arguments = tuple(ancestor.arguments.get(var, var) for var in parameters)
    is_variadic = any(var.kind is VarKind.TUPLE for var in parameters)
    known = {} if is_variadic else _unified(self_type, Applied(ancestor.ref, arguments))
    passed = variables(one.type for one in signature.parameters)
    return {var: known.get(var, erased(var.kind)) for var in others if var in known or var not in passed}


# ---- results


def awaited_type(resolver: Resolver, type: Type) -> Type | None:
    """What awaiting a value of that type gives; None unless the type is one that stands for being awaited."""
    if isinstance(type, Union):
        arms = [arm for arm in type.items if arm != NONE]
        awaited = [awaited_type(resolver, arm) for arm in arms]
        found = [arm for arm in awaited if arm is not None]
        return union(found) if found and len(found) == len(arms) else None
    value = resolver.unaliased(type)
    if isinstance(value, Union):
        return awaited_type(resolver, value)
    base = without_arguments(value)
    if not isinstance(base, Ref) or modern(base).qualified not in kinds.AWAITABLES:
        return None
    index_of_result = kinds.AWAITABLES[modern(base).qualified]
    arguments = value.arguments if isinstance(value, Applied) else ()
    return arguments[index_of_result] if index_of_result < len(arguments) else ANY


def _managed(resolver: Resolver, returns: Type, manager: Manager) -> Type:
    value = resolver.unaliased(returns)
    given: Type = ANY
    iterators = kinds.ASYNC_ITERATORS if manager is Manager.ASYNC else kinds.ITERATORS
    if isinstance(value, Applied) and modern(value.base).qualified in iterators:
        given = value.arguments[0]
    return Applied(manager.value, (given,))


_AWAITABLE = Ref("collections.abc", "Awaitable")
_ABSTRACT_COROUTINE = Ref("collections.abc", "Coroutine")


def _rewrite(signature: Signature, is_async: bool, rewrite: Rewrite, without: int) -> tuple[Signature, bool]:
    """The signature that a decorator makes of one that lacks its first parameters, such as `self`."""
    parameters = signature.parameters
    if rewrite.is_opaque:
        parameters = (
            Parameter("args", ParameterKind.VAR_POSITIONAL, ANY),
            Parameter("kwargs", ParameterKind.VAR_KEYWORD, ANY),
        )
    first, last = rewrite.dropped
    start = max(first - without, 0)
    end = len(parameters) if last is None else max(last - without, 0)
    added = rewrite.added[max(without - first, 0) :]
    if added:
        names = _unused_names({parameter.name for parameter in parameters})
        before = [replace(one, kind=ParameterKind.POSITIONAL_ONLY) for one in parameters[:start]]
        new = [Parameter(next(names), ParameterKind.POSITIONAL_ONLY, type) for type in added]
        parameters = (*before, *new, *parameters[end:])
    else:
        parameters = parameters[:start] + parameters[end:]
    given = rewrite.given
    if given is None or rewrite.taken == given:
        return replace(signature, parameters=parameters), is_async
    actual = Applied(COROUTINE, (ANY, ANY, signature.returns)) if is_async else signature.returns
    mapping = {var: erased(var.kind) for var in variables([given])} | _unified(rewrite.taken, actual)
    return Signature(parameters, substitute(given, mapping)), False


def _unused_names(used: set[str]) -> Iterator[str]:
    return (name for name in map("arg{}".format, count(1)) if name not in used)


def without_bound(signature: Signature, count: int, names: Container[str | None]) -> Signature:
    """What is left to pass where the first arguments, and some by name, are bound (`functools.partial`)."""
    left = []
    is_by_name = False
    for position, parameter in enumerate(signature.parameters):
        if position < count and parameter.kind.value <= ParameterKind.POSITIONAL_OR_KEYWORD.value:
            continue
        if parameter.name in names and parameter.kind is not ParameterKind.POSITIONAL_ONLY:
            parameter = replace(parameter, kind=ParameterKind.KEYWORD_ONLY, default=UNKNOWN_DEFAULT)
            is_by_name = True
        elif is_by_name and parameter.kind is ParameterKind.POSITIONAL_OR_KEYWORD:
            parameter = replace(parameter, kind=ParameterKind.KEYWORD_ONLY)
        elif is_by_name and parameter.kind is ParameterKind.VAR_POSITIONAL:
            continue
        left.append(parameter)
    return replace(signature, parameters=tuple(left))


def _unified(pattern: Type | None, actual: Type) -> dict[Var, Type]:
    """What the type parameters of a pattern stand for if it is to be the actual type."""
    match pattern, actual:
        case Var(), _:
            return {pattern: actual}
        case Applied(wanted, patterns), Applied(base, arguments):
            is_coroutine = base in (COROUTINE, _ABSTRACT_COROUTINE)
            if modern(wanted) == _AWAITABLE and is_coroutine:
                return _unified(patterns[0], arguments[-1])
            fits = modern(wanted) == base or (modern(wanted) == _ABSTRACT_COROUTINE and is_coroutine)
            if fits and len(patterns) == len(arguments):
                return {
                    var: type
                    for inner, argument in zip(patterns, arguments, strict=True)
                    for var, type in _unified(inner, argument).items()
                }
    return {}


# ---- defaults


def _literal(expression: syntax.Expression) -> str | None:
    match expression:
        case syntax.Literal(source) if source != "...":
            return source
        case syntax.Text(_, source) if "\n" not in source:
            return source
        case syntax.Items(()):
            return "()"
    return None


_NUMBERS = {
    "int": ("int", "float", "complex"),
    "float": ("float", "complex"),
    "bool": ("bool", "int", "float", "complex"),
}


def accepts(resolver: Resolver, type: Type, literal: str) -> bool | None:
    """Whether a type surely accepts a literal; None where that takes a checker to know."""
    key = (type, literal)
    if key not in resolver.accepted_literals:
        resolver.accepted_literals[key] = _accepts(resolver, type, literal)
    return resolver.accepted_literals[key]


def _accepts(resolver: Resolver, type: Type, literal: str) -> bool | None:
    value = resolver.unaliased(type)
    match value:
        case Union(items):
            answers = [accepts(resolver, item, literal) for item in items]
            return True if True in answers else None if None in answers else False
        case Verbatim("None"):
            return literal == "None"
        case Ref("builtins", "object"):
            return True
        case Applied(Ref("typing", "Literal"), arguments):
            return any(
                isinstance(argument, Verbatim) and argument.source == literal for argument in arguments
            )
        case Ref("builtins", name):
            return name in _accepting(literal)
        case Applied(Ref("builtins", "tuple"), arguments) if literal == "()":
            return not arguments or DOTS in arguments
        case Ref("typing", "LiteralString"):
            return "str" in _accepting(literal)
        case (Ref() as base) | Applied(base):
            if literal != "None":
                return None
            definition = resolver.definition(base)
            if isinstance(definition, ClassDefinition) and not _is_protocol(resolver, definition):
                return False
            return None
    if value == ANY:
        return True
    return None


def _accepting(literal: str) -> tuple[str, ...]:
    if literal in ("True", "False"):
        return _NUMBERS["bool"]
    if literal == "None":
        return ()
    if literal[-1] in "'\"":
        prefix = literal[: min(literal.find(quote) for quote in "'\"" if quote in literal)].lower()
        return ("bytes",) if "b" in prefix else ("str",)
    if literal[-1] in "jJ":
        return ("complex",)
    if literal[0].isdigit() or literal[0] in "-+.":
        is_float = not literal.lower().lstrip("+-").startswith(("0x", "0b", "0o")) and any(
            c in literal for c in ".eE"
        )
        return _NUMBERS["float" if is_float else "int"]
    return ()


def _is_protocol(resolver: Resolver, definition: ClassDefinition) -> bool:
    return any(
        (
            found := resolver.find(
                syntax.unsubscripted(syntax.parse(definition.module.text(node))),
                Scope(definition.module, definition.outer),
            )
        )
        is not None
        and found.ref.name == "Protocol"
        for node in definition.binding.header.bases
    ) or definition.ref.qualified in {"typing.Hashable", "typing.Sized", "collections.abc.Hashable"}


# ---- overloads that are told apart by `self`


def fits_self(resolver: Resolver, ancestors: tuple[Ancestor, ...], type: Type) -> bool:
    """Whether an instance of the class may be `self` of a definition annotated with that type."""
    value = resolver.unaliased(type)
    match value:
        case Union(items):
            return any(fits_self(resolver, ancestors, item) for item in items)
        case Applied(Ref("builtins", "type"), (inner,)):
            return fits_self(resolver, ancestors, inner)
        case (Ref() as base) | Applied(base):
            definition = resolver.definition(base)
            if not isinstance(definition, ClassDefinition):
                return True
            inherited = next((ancestor for ancestor in ancestors if ancestor.ref == definition.ref), None)
            if inherited is not None:
                return _arguments_fit(resolver, inherited, value)
            return _is_protocol(resolver, definition) and _has_members(resolver, ancestors, definition)
    return True


def _arguments_fit(resolver: Resolver, inherited: Ancestor, wanted: Type) -> bool:
    """`self: Repo[int]` on a class that is a `Repo[str]`; type parameters may be anything."""
    if not isinstance(wanted, Applied):
        return True
    parameters = [parameter.var for parameter in resolver.class_parameters(inherited.definition)]
    expected = bind(parameters, wanted.arguments)
    for parameter in parameters:
        actual, type = inherited.arguments.get(parameter, parameter), expected[parameter]
        if _takes_none(type) and isinstance(actual, Ref | Applied | Union) and not _takes_none(actual):
            return False
        is_open = any(
            isinstance(part, Var) or part == ANY for whole in (actual, type) for part in walk(whole)
        )
        if (
            not is_open
            and actual != type
            and isinstance(actual, Ref | Applied)
            and isinstance(type, Ref | Applied)
        ):
            return False
    return True


def _takes_none(type: Type) -> bool:
    return isinstance(type, Union) and NONE in type.items


def _has_members(resolver: Resolver, ancestors: tuple[Ancestor, ...], protocol: ClassDefinition) -> bool:
    scope = resolver.class_scope(protocol)
    for name, wanted in protocol.binding.scope.names.items():
        if name.startswith("__") and name not in kinds_of_call:
            continue
        actual = next(
            (
                (ancestor, binding)
                for ancestor in ancestors
                if (binding := ancestor.definition.binding.scope.names.get(name)) is not None
            ),
            None,
        )
        if actual is None:
            return False
        ancestor, binding = actual
        if isinstance(wanted, index.Function) and isinstance(binding, index.Function):
            is_async = isinstance(wanted.nodes[-1], ast.AsyncFunctionDef)
            if (
                is_async
                and not isinstance(binding.nodes[-1], ast.AsyncFunctionDef)
                and binding.nodes[-1].returns is None
            ):
                return False
        expected, given = (
            _declared(resolver, protocol, scope, wanted),
            _declared(resolver, ancestor.definition, ancestor.scope, binding),
        )
        if expected is not None and given is not None and _are_disjoint(expected, given):
            return False
    return True


kinds_of_call: frozenset[str] = frozenset(
    {"__call__", "__await__", "__aenter__", "__aexit__", "__enter__", "__exit__", "__len__"}
)


def _declared(
    resolver: Resolver, definition: ClassDefinition, scope: Scope, binding: index.Binding
) -> Type | None:
    module = definition.module
    if isinstance(binding, index.Assignment):
        if binding.annotation is not None:
            type = resolver.annotation(module.text(binding.annotation), scope.noting([]))
            if type != ANY:
                return type
        if binding.value is not None:
            literal = _literal(syntax.parse(module.text(binding.value)))
            return None if literal is None else Applied(Ref("typing", "Literal"), (Verbatim(literal),))
    if isinstance(binding, index.Function) and binding.nodes[0].returns is not None:
        return resolver.annotation(module.text(binding.nodes[0].returns), scope.noting([]))
    return None


def _are_disjoint(one: Type, other: Type) -> bool:
    """Whether two types of literals have no value in common."""
    match one, other:
        case Applied(Ref("typing", "Literal"), left), Applied(Ref("typing", "Literal"), right):
            return not set(left) & set(right)
    return False


# ---- type parameters of one's own


def without_own(resolver: Resolver, type: Type, own: tuple[Var, ...]) -> Type:
    """The type with a method's own type parameters replaced by their bounds, else Any."""
    mapping: dict[Var, Type] = {}
    for var in own:
        definition = resolver.definition_of(var)
        if definition.bound is not None and not variables([definition.bound]):
            mapping[var] = definition.bound
        else:
            mapping[var] = erased(var.kind)
    constrained = {
        var: union(definition.constraints)
        for var in own
        if (definition := resolver.definition_of(var)).constraints
    }
    # As an argument of a generic the union would be none of the constraints.
    return substitute(_substitute_arms(type, constrained), mapping)


def _substitute_arms(type: Type, mapping: dict[Var, Type]) -> Type:
    if isinstance(type, Union):
        return union(_substitute_arms(arm, mapping) for arm in type.items)
    return mapping.get(type, type) if isinstance(type, Var) else type


def as_value(type: Type) -> Type:
    """TypeGuard[X] and TypeIs[X] are bool to whoever sets a `return_value`."""
    return builtin("bool") if is_type_guard(type) else type


def types_of(signature: Signature) -> Iterator[Type]:
    for parameter in signature.parameters:
        yield parameter.type
    yield signature.returns


def argument_type(parameter: Parameter) -> Type:
    """The type of the attribute that holds a bound argument."""
    type = parameter.type
    match parameter.kind:
        case ParameterKind.VAR_POSITIONAL:
            if isinstance(type, VarPart):
                return Applied(builtin("tuple"), (ANY, Verbatim("...")))
            if isinstance(type, Unpacked):
                is_tuple = isinstance(type.item, Applied) and type.item.base == builtin("tuple")
                return type.item if is_tuple else Applied(builtin("tuple"), (type,))
            return Applied(builtin("tuple"), (type, Verbatim("...")))
        case ParameterKind.VAR_KEYWORD:
            if isinstance(type, VarPart):
                return Applied(builtin("dict"), (builtin("str"), ANY))
            if isinstance(type, Unpacked):
                return type.item
            return Applied(builtin("dict"), (builtin("str"), type))
    return type
