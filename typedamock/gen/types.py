"""Types with every name resolved: what annotations become, and what is rendered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache

from typedamock.gen.immutable import Interned, interned


class VarKind(Enum):
    TYPE = "TypeVar"
    PARAMETERS = "ParamSpec"
    TUPLE = "TypeVarTuple"


@interned
class Ref(Interned):
    """What `name` of `module` is: a class, an alias, a new type."""

    module: str
    name: str

    @property
    def qualified(self) -> str:
        return f"{self.module}.{self.name}"


@interned
class Var(Interned):
    """A type parameter, identified by the scope that declares it."""

    name: str
    scope: str
    kind: VarKind = VarKind.TYPE


@interned
class Applied(Interned):
    """`base[arguments]`."""

    base: Ref
    arguments: tuple["Type", ...]


@interned
class Union(Interned):
    items: tuple["Type", ...]


@interned
class Parameters(Interned):
    """`[int, str]`: the parameters of a callable."""

    items: tuple["Type", ...]


@interned
class Verbatim(Interned):
    """A literal as it is rendered: `None`, `...`, and what stands inside `Literal[...]`."""

    source: str


@interned
class Unpacked(Interned):
    """`*item` in a subscript or after a parameter's colon."""

    item: "Type"


@interned
class VarPart(Interned):
    """`P.args` or `P.kwargs`."""

    var: Var
    part: str


@interned
class SelfType(Interned):
    """The mock's own class."""


@interned
class AnyType(Interned):
    """Any: because the spec says so, or because nothing is known, which a union cannot add to."""

    is_unknown: bool = False


Type = Ref | Var | Applied | Union | Parameters | Verbatim | Unpacked | VarPart | SelfType | AnyType

NONE = Verbatim("None")
DOTS = Verbatim("...")
ANY = AnyType()
UNKNOWN = AnyType(is_unknown=True)
SELF = SelfType()
CALLABLE = Ref("collections.abc", "Callable")
# As checkers infer it for `async def`.
COROUTINE = Ref("types", "CoroutineType")


def split_parameters(parameters: Type) -> tuple[tuple[Type, ...], Type | None]:
    """`Concatenate[A, P]` as `(A,), P`; of a list of types nothing is left, of what says nothing, None."""
    match parameters:
        case Applied(Ref(_, "Concatenate"), (*prefix, rest)):
            return tuple(prefix), rest
        case Var(kind=VarKind.PARAMETERS):
            return (), parameters
        case Parameters(items):
            return items, Parameters(())
    return (), DOTS if parameters == DOTS else None


def builtin(name: str) -> Ref:
    return Ref("builtins", name)


def without_arguments(type: Type) -> Type:
    """`X` of `X[Y]`; any other type itself."""
    return type.base if isinstance(type, Applied) else type


def children(type: Type) -> tuple[Type, ...]:
    match type:
        case Applied(base, arguments):
            return (base, *arguments)
        case Union(items) | Parameters(items):
            return items
        case Unpacked(item):
            return (item,)
        case VarPart(var, _):
            return (var,)
    return ()


@cache
def walk(type: Type) -> tuple[Type, ...]:
    """A type and all types inside it, outermost first, left to right."""
    return (type, *(part for child in children(type) for part in walk(child)))


@cache
def _variables_in(type: Type) -> tuple[Var, ...]:
    return tuple(dict.fromkeys(part for part in walk(type) if isinstance(part, Var)))


def variables(types: Iterable[Type]) -> tuple[Var, ...]:
    """The type parameters in order of first appearance."""
    return tuple(dict.fromkeys(var for type in types for var in _variables_in(type)))


def union(items: Iterable[Type]) -> Type:
    """The union, flattened, without repetition, None last; what is unknown swallows all."""
    flat: dict[Type, None] = {}
    for item in items:
        flat.update(dict.fromkeys(item.items if isinstance(item, Union) else (item,)))
    if UNKNOWN in flat:
        return UNKNOWN
    if NONE in flat:
        del flat[NONE]
        flat[NONE] = None
    return Union(tuple(flat)) if len(flat) > 1 else next(iter(flat))


def substitute(type: Type, mapping: Mapping[Var, Type]) -> Type:
    """The type with type parameters replaced; a ParamSpec by whatever may stand for one."""
    return _replace(type, lambda var: mapping.get(var, var)) if mapping else type


def _replace(type: Type, by: Callable[[Var], Type]) -> Type:
    match type:
        case Var():
            return by(type)
        case Applied(base, arguments):
            given = tuple(_flat(_replace(argument, by) for argument in arguments))
            match base, given:
                case Ref("builtins", "tuple"), (Unpacked(Applied(Ref("builtins", "tuple"), _) as whole),):
                    return whole
                case Ref(_, "Concatenate"), (*first, Parameters(rest)):
                    return Parameters((*first, *rest))
                case Ref(_, "Concatenate"), (*first, Applied(Ref(_, "Concatenate"), rest)):
                    return Applied(base, (*first, *rest))
            return Applied(base, given)
        case Union(items):
            return union(_replace(item, by) for item in items)
        case Parameters(items):
            return Parameters(tuple(_flat(_replace(item, by) for item in items)))
        case Unpacked(item):
            replaced = _replace(item, by)
            return replaced if isinstance(replaced, Unpacked) else Unpacked(replaced)
        case VarPart(var, part):
            other = by(var)
            return VarPart(other, part) if isinstance(other, Var) else ANY
    return type


def _flat(types: Iterable[Type]) -> Iterator[Type]:
    """Without `*tuple[X, Y]` of known length, as substituting a TypeVarTuple leaves it."""
    for type in types:
        match type:
            case Unpacked(Applied(Ref("builtins", "tuple"), arguments)) if DOTS not in arguments:
                yield from arguments
            case _:
                yield type


def value_type(type: Type) -> Type:
    """The type of a value: Any for what only stands among arguments, as `Awaitable[*Ts]` has it."""
    is_value = not isinstance(type, Unpacked | Parameters | VarPart) and type != DOTS
    return type if is_value else ANY


def is_type_guard(type: Type) -> bool:
    """Whether a type is TypeGuard[X] or TypeIs[X]."""
    return isinstance(type, Applied) and type.base.name in {"TypeGuard", "TypeIs"}


def erased(kind: VarKind) -> Type:
    """What stands for a type parameter of which nothing is known."""
    match kind:
        case VarKind.TYPE:
            return ANY
        case VarKind.PARAMETERS:
            return DOTS
        case VarKind.TUPLE:
            return Unpacked(Applied(builtin("tuple"), (ANY, DOTS)))
