"""What a decorator makes of the function below it: by its qualified name, else by its own annotations."""

import ast
from dataclasses import dataclass, field
from enum import Enum

from typedamock.gen import index, syntax
from typedamock.gen.definitions import ClassDefinition, FunctionDefinition
from typedamock.gen.resolve import Problem, Resolver, Scope
from typedamock.gen.types import ANY, DOTS, Applied, Parameters, Ref, Type, Var, VarKind, substitute
from typedamock.spec import kinds

_ACCESSORS = frozenset({"getter", "setter", "deleter"})
_CALLABLE = Ref("collections.abc", "Callable")


class Manager(Enum):
    """The class that `contextlib`'s decorators return: no public one fits the spec's."""

    SYNC = Ref("contextlib", "_GeneratorContextManager")
    ASYNC = Ref("contextlib", "_AsyncGeneratorContextManager")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a decorator's annotations do to a signature.

    Attributes:
        taken: the type that stands for what the function's call gives, in `given`
        given: what the decorated function's call gives, None where the decorator keeps it
        dropped: the span of parameters (self is the first) that callers no longer pass
        is_opaque: callers pass anything
    """

    taken: Type | None = None
    given: Type | None = None
    dropped: tuple[int, int] = (0, 0)
    is_opaque: bool = False


@dataclass(slots=True)
class Decorated:
    """What the decorators of one definition say."""

    is_overload: bool = False
    is_static: bool = False
    is_class: bool = False
    is_abstract: bool = False
    is_property: bool = False
    accessor: str = ""
    manager: Manager | None = None
    rewrites: list[Rewrite] = field(default_factory=list)
    # What the decorated name is where it is neither method nor property.
    attribute: Type | None = None
    problems: list[Problem] = field(default_factory=list)


def read_decorators(
    resolver: Resolver, node: ast.FunctionDef | ast.AsyncFunctionDef, module: index.Module, scope: Scope
) -> Decorated:
    """The effect of all decorators of a function, innermost first."""
    decorated = Decorated()
    for decorator in reversed(node.decorator_list):
        if not index.is_type_parameter_list(decorator):
            _read(resolver, syntax.parse(module.text(decorator)), scope, decorated)
    return decorated


def _read(resolver: Resolver, expression: syntax.Expression, scope: Scope, decorated: Decorated) -> None:
    called = isinstance(expression, syntax.Call)
    function = expression.function if isinstance(expression, syntax.Call) else expression
    if isinstance(function, syntax.Name) and len(function.parts) > 1 and function.parts[-1] in _ACCESSORS:
        decorated.accessor = function.parts[-1]
        return
    found = resolver.find(function, scope)
    written = ".".join(function.parts) if isinstance(function, syntax.Name) else "an expression"
    if found is None:
        decorated.problems.append(
            Problem(
                "unknown-decorator",
                f"the decorator {written} cannot be found; it is taken to keep the signature",
            )
        )
        return
    name = found.ref.qualified
    decorated.is_abstract |= name in kinds.ABSTRACT_DECORATORS
    if name in kinds.OVERLOADS:
        decorated.is_overload = True
    elif name in kinds.STATICMETHODS:
        decorated.is_static = True
    elif name in kinds.CLASSMETHODS:
        decorated.is_class = True
    elif name in kinds.PROPERTIES:
        decorated.is_property = True
    elif name in kinds.CONTEXT_MANAGER_DECORATORS:
        decorated.manager = Manager.SYNC
    elif name in kinds.ASYNC_CONTEXT_MANAGER_DECORATORS:
        decorated.manager = Manager.ASYNC
    elif name in kinds.SIGNATURE_PRESERVING_DECORATORS | kinds.COROUTINE_DECORATORS | kinds.SINGLEDISPATCHES:
        pass
    elif isinstance(found.definition, ClassDefinition):
        _read_class(resolver, found.definition, decorated)
    elif isinstance(found.definition, FunctionDefinition):
        _read_function(resolver, found.definition, called, written, decorated)
    else:
        decorated.problems.append(
            Problem(
                "unknown-decorator",
                f"what the decorator {written} does is not known; it is taken to keep the signature",
            )
        )


def _read_class(resolver: Resolver, definition: ClassDefinition, decorated: Decorated) -> None:
    """A class as a decorator: a descriptor is a property, unless what it gives can be called."""
    getter = _inherited(resolver, definition, "__get__")
    if getter is None or _inherited(resolver, definition, "__call__") is not None:
        return
    cls, function = getter
    scope = resolver.class_scope(cls)
    for node in function.nodes:
        if node.returns is not None:
            given = resolver.type(syntax.parse(cls.module.text(node.returns)), scope.noting([]))
            base = given.base if isinstance(given, Applied) else given
            if base == _CALLABLE:
                return
    decorated.is_property = True


def _inherited(
    resolver: Resolver, definition: ClassDefinition, name: str, depth: int = 0
) -> tuple[ClassDefinition, index.Function] | None:
    binding = definition.binding.scope.names.get(name)
    if isinstance(binding, index.Function):
        return definition, binding
    if depth > 20:
        return None
    scope = Scope(definition.module, definition.outer)
    for node in definition.binding.header.bases:
        expression = syntax.parse(definition.module.text(node))
        base = resolver.find(
            expression.base if isinstance(expression, syntax.Subscript) else expression, scope
        )
        if base is not None and isinstance(base.definition, ClassDefinition):
            found = _inherited(resolver, base.definition, name, depth + 1)
            if found is not None:
                return found
    return None


def _read_function(
    resolver: Resolver, definition: FunctionDefinition, called: bool, written: str, decorated: Decorated
) -> None:
    scope = Scope(definition.module, definition.outer)
    is_annotated = False
    for node in definition.binding.nodes:
        own = resolver.declared_parameters(index.type_parameters(node), scope, definition.binding.name)
        inner = Scope(definition.module, definition.outer, own)
        if node.returns is None:
            continue
        is_annotated = True
        returned = resolver.type(syntax.parse(definition.module.text(node.returns)), inner)
        taken: Type | None
        if called:
            pair = _as_callable(resolver, returned)
            if pair is None:
                continue
            parameters, returned = pair
            taken = parameters.items[0] if isinstance(parameters, Parameters) and parameters.items else None
        else:
            arguments = [*node.args.posonlyargs, *node.args.args]
            first = arguments[0].annotation if arguments else None
            taken = (
                None if first is None else resolver.type(syntax.parse(definition.module.text(first)), inner)
            )
        if taken is not None and _apply(resolver, taken, returned, decorated):
            return
    if is_annotated:
        decorated.rewrites.append(Rewrite(ANY, ANY, is_opaque=True))
        message = (
            f"the annotations of the decorator {written} leave the signature open; "
            "the member takes and gives Any"
        )
    else:
        message = f"the decorator {written} has no annotations; it is taken to keep the signature"
    decorated.problems.append(Problem("unknown-decorator", message))


def _apply(resolver: Resolver, taken: Type, given: Type, decorated: Decorated) -> bool:
    """Note what `Callable[taken] -> given` does; False where these annotations say too little."""
    if taken == given:
        return True
    if given == ANY and isinstance(taken, Var):
        return True
    before, after = _as_callable(resolver, taken), _as_callable(resolver, given)
    if before is None:
        return False
    if after is None:
        base = given.base if isinstance(given, Applied) else given
        if isinstance(base, Ref):
            if base.qualified in kinds.PROPERTIES:
                decorated.is_property = True
            elif base.qualified in {"builtins.staticmethod", "builtins.classmethod"}:
                decorated.is_static = base.name == "staticmethod"
                decorated.is_class = base.name == "classmethod"
            else:
                decorated.attribute = substitute(given, {})
            return True
        return False
    (old, old_result), (new, new_result) = before, after
    old_prefix, old_rest = _split(old)
    new_prefix, new_rest = _split(new)
    same_rest = old_rest == new_rest and old_rest is not None
    if new_rest == DOTS and old_rest == DOTS and len(old_prefix) == len(new_prefix):
        decorated.rewrites.append(Rewrite(old_result, new_result, is_opaque=True))
        return True
    if not same_rest or len(new_prefix) > len(old_prefix):
        return False
    decorated.rewrites.append(Rewrite(old_result, new_result, (len(new_prefix), len(old_prefix))))
    return True


def _as_callable(resolver: Resolver, type: Type) -> tuple[Type, Type] | None:
    value = resolver.unaliased(type)
    if isinstance(value, Applied) and value.base == _CALLABLE and len(value.arguments) == 2:
        return value.arguments[0], value.arguments[1]
    return None


def _split(parameters: Type) -> tuple[tuple[Type, ...], Type | None]:
    """`Concatenate[A, P]` as `(A,), P`; a list of types has no rest."""
    match parameters:
        case Applied(Ref(_, "Concatenate"), (*prefix, rest)):
            return tuple(prefix), rest
        case Var(kind=VarKind.PARAMETERS):
            return (), parameters
        case Parameters(items):
            return items, Parameters(())
    return (), DOTS if parameters == DOTS else None
