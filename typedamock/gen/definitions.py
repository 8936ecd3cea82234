"""What a name turns out to be once imports and aliases are followed."""

from dataclasses import dataclass, field

from typedamock.gen import index
from typedamock.gen.immutable import immutable
from typedamock.gen.types import Ref, Type, Var


@immutable
class ModuleDefinition:
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class ClassDefinition:
    """A class statement.

    Attributes:
        outer: the classes around it, outermost first
    """

    module: index.Module
    binding: index.Class
    outer: tuple[index.Class, ...] = ()
    ref: Ref = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ref", Ref(self.module.name, self.binding.qualname))


@dataclass(frozen=True, slots=True, eq=False)
class AliasDefinition:
    """`Name = <a type>`, `Name: TypeAlias = ...` or `type Name = ...`."""

    module: index.Module
    binding: index.Assignment
    outer: tuple[index.Class, ...] = ()
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class OpaqueTypeDefinition:
    """A type made by a call: `NewType`, a functional NamedTuple, TypedDict or Enum."""

    maker: str


@immutable
class VarDefinition:
    """A type parameter.

    Attributes:
        bound: its upper bound
        constraints: the types it chooses from
        default: what it is when nothing else is given (PEP 696)
    """

    var: Var
    bound: Type | None = None
    constraints: tuple[Type, ...] = ()
    default: Type | None = None


@immutable
class SpecialForm:
    """A name of `typing` that is no class."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class FunctionDefinition:
    module: index.Module
    binding: index.Function
    outer: tuple[index.Class, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class VariableDefinition:
    module: index.Module
    binding: index.Assignment
    outer: tuple[index.Class, ...] = ()


Definition = (
    ModuleDefinition
    | ClassDefinition
    | AliasDefinition
    | OpaqueTypeDefinition
    | VarDefinition
    | SpecialForm
    | FunctionDefinition
    | VariableDefinition
)


@immutable
class Found:
    """A definition, and the place where a checker lets other modules refer to it."""

    ref: Ref
    definition: Definition
