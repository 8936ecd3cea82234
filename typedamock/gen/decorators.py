"""What a decorator makes of the function below it: by its qualified name, else by its own annotations."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial

from typedamock.gen import index, syntax
from typedamock.gen.definitions import ClassDefinition, FunctionDefinition
from typedamock.gen.immutable import immutable
from typedamock.gen.resolve import Problem, Resolver, Scope, bind, modern
from typedamock.gen.types import (
    ANY,
    CALLABLE,
    DOTS,
    NONE,
    SELF,
    Applied,
    Parameters,
    Ref,
    SelfType,
    Type,
    Union,
    Var,
    VarPart,
    Verbatim,
    builtin,
    split_parameters,
    substitute,
    union,
    walk,
    without_arguments,
)
from typedamock.spec import kinds

_ACCESSORS = frozenset({"getter", "setter", "deleter"})
_CACHES = frozenset({"functools.cache", "functools.lru_cache"})
_CONCATENATE = Ref("typing", "Concatenate")
_LITERAL_NONE = Applied(Ref("typing", "Literal"), (NONE,))


class Manager(Enum):
    """The class that `contextlib`'s decorators return: no public one fits the spec's."""

    SYNC = Ref("contextlib", "_GeneratorContextManager")
    ASYNC = Ref("contextlib", "_AsyncGeneratorContextManager")


@immutable
class Rewrite:
    """What a decorator's annotations do to a signature.

    Attributes:
        taken: the type that stands for what the function's call gives, in `given`
        given: what the decorated function's call gives, None where the decorator keeps it
        dropped: the span of parameters (self is the first) that callers no longer pass; to the end if None
        added: the types of what they pass there instead, by position
        is_opaque: callers pass anything
    """

    taken: Type | None = None
    given: Type | None = None
    dropped: tuple[int, int | None] = (0, 0)
    added: tuple[Type, ...] = ()
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
    # The decorated name is neither method nor property: what the last rewrite gives is its value.
    is_attribute: bool = False
    # Reading it gives that value, as a property does.
    is_read: bool = False
    # What the class holds is an object that can be called, no function: `functools.lru_cache`.
    is_object: bool = False
    # It has the methods that `functools.lru_cache` adds.
    is_cached: bool = False
    # Says the class of what a call gives, by its qualified name, as far as it is awaited or iterated.
    gives: Callable[[], str] = str
    problems: list[Problem] = field(default_factory=list)


def read_decorators(
    resolver: Resolver, node: ast.FunctionDef | ast.AsyncFunctionDef, module: index.Module, scope: Scope
) -> Decorated:
    """The effect of all decorators of a function, innermost first."""
    decorated = Decorated(gives=partial(_given_by_function, resolver, node, module, scope))
    for decorator in reversed(index.decorators(node)):
        _read(resolver, syntax.parse(module.text(decorator)), scope, decorated)
    return decorated


def _given_by_function(
    resolver: Resolver, node: ast.FunctionDef | ast.AsyncFunctionDef, module: index.Module, scope: Scope
) -> str:
    if isinstance(node, ast.AsyncFunctionDef):
        return "typing.AsyncIterator" if has_yield(node, module) else "typing.Coroutine"
    if node.returns is None:
        return ""
    return _gives(resolver, resolver.type(syntax.parse(module.text(node.returns)), scope.noting([])))


def _read(resolver: Resolver, expression: syntax.Expression, scope: Scope, decorated: Decorated) -> None:
    called = isinstance(expression, syntax.Call)
    function = expression.function if isinstance(expression, syntax.Call) else expression
    if isinstance(function, syntax.Subscript):
        function = function.base
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
    elif name in kinds.SINGLEDISPATCHES:
        # What is registered for other types takes other arguments.
        decorated.rewrites.append(Rewrite(is_opaque=True))
        decorated.is_object = True
    elif name in kinds.SIGNATURE_PRESERVING_DECORATORS | kinds.COROUTINE_DECORATORS:
        decorated.is_cached |= name in _CACHES
        decorated.is_object |= decorated.is_cached
    elif isinstance(found.definition, ClassDefinition):
        _read_class(resolver, found.definition, called, written, decorated)
    elif isinstance(found.definition, FunctionDefinition):
        _read_function(resolver, found.definition, called, written, decorated)
    else:
        decorated.problems.append(
            Problem(
                "unknown-decorator",
                f"what the decorator {written} does is not known; it is taken to keep the signature",
            )
        )


def _read_class(
    resolver: Resolver, definition: ClassDefinition, called: bool, written: str, decorated: Decorated
) -> None:
    """A class as a decorator: its constructor takes the function, and the object is what the class holds.

    An instance as a decorator, `@retry(3)`, does what its `__call__` says.
    """
    if called:
        call = _call_of(resolver, definition.ref)
        if call is not None:
            _read_function(resolver, call, False, written, decorated)
        return
    _hold(resolver, _taken_by_constructor(resolver, definition), _of_itself(resolver, definition), decorated)


def _call_of(resolver: Resolver, type: Type) -> FunctionDefinition | None:
    base = without_arguments(type)
    definition = resolver.definition(base) if isinstance(base, Ref) else None
    found = _inherited(resolver, definition, "__call__") if isinstance(definition, ClassDefinition) else None
    if found is None:
        return None
    cls, function = found
    return FunctionDefinition(cls.module, function, (*cls.outer, cls.binding))


def _of_itself(resolver: Resolver, definition: ClassDefinition) -> Type:
    """A class with its own type parameters as arguments."""
    parameters = tuple(parameter.var for parameter in resolver.class_parameters(definition))
    return Applied(definition.ref, parameters) if parameters else definition.ref


def _taken_by_constructor(resolver: Resolver, definition: ClassDefinition) -> Type:
    """The type of what a decorator is given, in terms of the type parameters of its class."""
    names = definition.binding.scope.names
    made = next((one for name in ("__init__", "__new__") if (one := names.get(name)) is not None), None)
    if not isinstance(made, index.Function):
        return ANY
    annotations = [one.annotation for one in index.positional(made.nodes[0])[1:2]]
    if not annotations or annotations[0] is None:
        return ANY
    scope = resolver.class_scope(definition).noting([])
    return resolver.type(syntax.parse(definition.module.text(annotations[0])), scope)


def _hold(resolver: Resolver, taken: Type, given: Type, decorated: Decorated) -> bool:
    """Note that the class holds an object of type `given`; False if that says too little.

    To an instance of the class, that is what its `__get__` gives, if it has one.
    """
    base = without_arguments(given)
    if not isinstance(base, Ref) or base == CALLABLE:
        return False
    if base.qualified in kinds.PROPERTIES:
        decorated.is_property = True
        return True
    if base.qualified in kinds.STATICMETHODS | kinds.CLASSMETHODS:
        decorated.is_static = base.qualified in kinds.STATICMETHODS
        decorated.is_class = base.qualified in kinds.CLASSMETHODS
        return True
    definition = resolver.definition(base)
    held = given
    if isinstance(definition, ClassDefinition):
        getter = _inherited(resolver, definition, "__get__")
        if getter is not None:
            got = _got(resolver, *getter)
            if got is None:
                decorated.is_property |= _inherited(resolver, definition, "__call__") is None
                return True
            if getter[0] is definition and isinstance(given, Applied):
                parameters = [parameter.var for parameter in resolver.class_parameters(definition)]
                got = substitute(got, bind(parameters, given.arguments))
            called = _as_callable(resolver, got)
            if called is not None:
                return _apply(resolver, taken, _unbound(called), decorated)
            if SELF not in walk(got) and _inherited(resolver, definition, "__set__") is None:
                held = got
                decorated.is_read = True
    before = _as_callable(resolver, taken) or _as_called(resolver, taken)
    decorated.is_attribute = True
    decorated.rewrites.append(Rewrite(before and resolver.unaliased(before[1]), held))
    return True


def _got(resolver: Resolver, cls: ClassDefinition, function: index.Function) -> Type | None:
    """What a descriptor's `__get__` gives for an instance; None where no annotation says so."""
    nodes = [node for node in function.nodes if _is_overload(node, cls.module)] or function.nodes
    scope = resolver.class_scope(cls).noting([])
    for node in nodes:
        instance = index.positional(node)[1:2]
        annotation = instance[0].annotation if instance else None
        if annotation is not None:
            taken = resolver.type(syntax.parse(cls.module.text(annotation)), scope)
            if taken in (NONE, _LITERAL_NONE):
                continue
        if node.returns is not None:
            return resolver.type(syntax.parse(cls.module.text(node.returns)), scope)
    return None


def _is_overload(node: index.AnyFunction, module: index.Module) -> bool:
    return any(module.text(decorator).endswith("overload") for decorator in index.decorators(node))


def _unbound(called: tuple[Type, Type]) -> Type:
    """The callable type of a function that is such a callable once it is bound."""
    prefix, rest = split_parameters(called[0])
    match rest:
        case Parameters(()):
            parameters: Type = Parameters((ANY, *prefix))
        case None | Verbatim():
            parameters = DOTS
        case _:
            parameters = Applied(_CONCATENATE, (ANY, *prefix, rest))
    return Applied(CALLABLE, (parameters, called[1]))


def _with_self_as(type: Type, given: Type) -> Type:
    if isinstance(type, Union):
        return union(_with_self_as(item, given) for item in type.items)
    return given if isinstance(type, SelfType) else type


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
        base = resolver.find(syntax.unsubscripted(expression), scope)
        if base is not None and isinstance(base.definition, ClassDefinition):
            found = _inherited(resolver, base.definition, name, depth + 1)
            if found is not None:
                return found
    return None


def _read_function(
    resolver: Resolver, definition: FunctionDefinition, called: bool, written: str, decorated: Decorated
) -> None:
    scope = Scope(definition.module, ())
    of_itself: Type = SELF
    if definition.outer:
        cls = ClassDefinition(definition.module, definition.outer[-1], definition.outer[:-1])
        scope, of_itself = resolver.class_scope(cls), _of_itself(resolver, cls)
    annotated = [node for node in definition.binding.nodes if node.returns is not None]
    for node in annotated:
        own = resolver.declared_parameters(index.type_parameters(node), scope, definition.binding.name)
        inner = scope.declaring(own).noting([])
        assert node.returns is not None
        returned = resolver.type(syntax.parse(definition.module.text(node.returns)), inner)
        taken: Type | None
        if called:
            pair = _as_callable(resolver, returned)
            if pair is None:
                call = _call_of(resolver, returned) if len(annotated) == 1 else None
                if call is not None:
                    _read_function(resolver, call, False, written, decorated)
                    return
                continue
            parameters, returned = pair
            taken = parameters.items[0] if isinstance(parameters, Parameters) and parameters.items else ANY
        else:
            arguments = index.positional(node)[1 if definition.outer else 0 :]
            if not arguments and node.args.vararg is None:
                continue
            first = arguments[0].annotation if arguments else None
            taken = (
                ANY if first is None else resolver.type(syntax.parse(definition.module.text(first)), inner)
            )
        returned = _with_self_as(returned, of_itself)
        if len(annotated) > 1 and not _takes(resolver, taken, decorated):
            continue
        if _apply(resolver, taken, returned, decorated):
            return
    if annotated:
        # Whether it is awaited nobody said, either: it surely is what it was.
        decorated.rewrites.append(Rewrite(is_opaque=True))
        message = (
            f"the annotations of the decorator {written} leave the signature open; the member takes anything"
        )
    else:
        message = f"the decorator {written} has no annotations; it is taken to keep the signature"
    decorated.problems.append(Problem("unknown-decorator", message))


def _takes(resolver: Resolver, taken: Type, decorated: Decorated) -> bool:
    """Whether an overload of a decorator is for such a function: awaited, an async generator, or any."""
    if _is_value(resolver, taken):
        return False
    pair = _as_callable(resolver, taken)
    name = "" if pair is None else _gives(resolver, pair[1])
    if name in kinds.AWAITABLES:
        return decorated.gives() in kinds.AWAITABLES
    if name in kinds.ASYNC_ITERATORS:
        return decorated.gives() in kinds.ASYNC_ITERATORS
    return True


def _is_value(resolver: Resolver, type: Type) -> bool:
    """Whether a type is surely none of a function: `int | None`."""
    value = resolver.unaliased(type)
    if isinstance(value, Union):
        return all(_is_value(resolver, item) for item in value.items)
    return value == NONE or value in (builtin("int"), builtin("float"), builtin("bool"), builtin("str"))


def _apply(resolver: Resolver, taken: Type, given: Type, decorated: Decorated) -> bool:
    """Note what `Callable[taken] -> given` does; False where these annotations say too little."""
    if taken == given and taken != ANY:
        return True
    if given == ANY and isinstance(taken, Var):
        return True
    before = _as_callable(resolver, taken) or _as_called(resolver, taken)
    after = _as_callable(resolver, given)
    if after is None:
        return _hold(resolver, taken, given, decorated)
    (old, old_result), (new, new_result) = before or (DOTS, None), after
    old_prefix, old_rest = split_parameters(old)
    new_prefix, new_rest = split_parameters(new)
    if new_rest == DOTS:
        rewrite = Rewrite(old_result, new_result, is_opaque=True)
    elif new_rest is not None and new_rest == old_rest:
        kept = 0
        for one, other in zip(old_prefix, new_prefix, strict=False):
            if kept and one != other:  # the first is self, whatever it is annotated with
                break
            kept += 1
        rewrite = Rewrite(old_result, new_result, (kept, len(old_prefix)), new_prefix[kept:])
    elif new_rest == Parameters(()):
        rewrite = Rewrite(old_result, new_result, (0, None), new_prefix)
    else:
        return False
    decorated.rewrites.append(rewrite)
    decorated.is_object = decorated.is_cached = False
    if rewrite.given is not None and (gives := _gives(resolver, rewrite.given)):
        decorated.gives = partial(str, gives)
    return True


def _gives(resolver: Resolver, result: Type) -> str:
    base = without_arguments(resolver.unaliased(result))
    return modern(base).qualified if isinstance(base, Ref) else ""


def _as_callable(resolver: Resolver, type: Type) -> tuple[Type, Type] | None:
    value = resolver.unaliased(type)
    if isinstance(value, Union):
        return next((one for item in value.items if (one := _as_callable(resolver, item)) is not None), None)
    if isinstance(value, Applied) and value.base == CALLABLE and len(value.arguments) == 2:
        return value.arguments[0], value.arguments[1]
    return None


def _as_called(resolver: Resolver, type: Type) -> tuple[Type, Type] | None:
    """The parameters and the result of a callback protocol, as what a decorator takes."""
    value = resolver.unaliased(type)
    call = _call_of(resolver, value)
    if call is None or len(call.binding.nodes) > 1:
        return None
    (node,) = call.binding.nodes
    cls = ClassDefinition(call.module, call.outer[-1], call.outer[:-1])
    given = value.arguments if isinstance(value, Applied) and value.base == cls.ref else ()
    mapping = bind([parameter.var for parameter in resolver.class_parameters(cls)], given)
    scope = resolver.class_scope(cls).noting([])

    def read(annotation: ast.expr | None) -> Type:
        return ANY if annotation is None else resolver.type(syntax.parse(cls.module.text(annotation)), scope)

    prefix = tuple(read(one.annotation) for one in index.positional(node)[1:])
    match node.args.vararg and read(node.args.vararg.annotation):
        case None:
            parameters: Type = Parameters(prefix)
        case VarPart(var, "args"):
            parameters = Applied(_CONCATENATE, (*prefix, var)) if prefix else var
        case _:
            parameters = DOTS
    return substitute(parameters, mapping), substitute(read(node.returns), mapping)


def has_yield(node: index.AnyFunction, module: index.Module) -> bool:
    """Whether a function is a generator: a yield of its own, nested functions not counted."""
    if not module.mentions("yield", node):
        return False
    pending: list[ast.AST] = list(node.body)
    while pending:
        inner = pending.pop()
        if isinstance(inner, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            pending += ast.iter_child_nodes(inner)
    return False
