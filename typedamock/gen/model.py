"""What is rendered: the mock of one class as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from typedamock.gen.definitions import VarDefinition
from typedamock.gen.immutable import immutable
from typedamock.gen.types import Ref, SelfType, Type, Var, VarKind, is_type_guard, variables, walk


class ParameterKind(Enum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4


@immutable
class Parameter:
    """A parameter of a mocked method.

    Attributes:
        default: the literal as it is rendered, `UNKNOWN_DEFAULT` where it is none that the type surely
            accepts, None where there is no default
    """

    name: str
    kind: ParameterKind
    type: Type
    default: str | None = None


UNKNOWN_DEFAULT = "DEFAULT"
_NEVER = (Ref("typing", "Never"), Ref("typing", "NoReturn"))


@immutable
class Signature:
    """One way to call a method.

    Attributes:
        returns: what the call gives; of an async method, what awaiting it gives
    """

    parameters: tuple[Parameter, ...]
    returns: Type


@immutable
class Field:
    """One argument of a recorded call.

    Attributes:
        is_optional: some overload has no such parameter
    """

    name: str
    type: Type
    is_optional: bool = False


@dataclass(frozen=True)  # without slots: some properties are asked for often
class Method:
    """A method, class method or static method.

    Attributes:
        signatures: one, or its overloads
        own_variables: the type parameters that it has besides those of its class
        result: the type of its mock's `return_value`
        arguments: of its recorded calls
        is_object: the spec holds an object that is called, no function
        is_ambiguous: its annotations are comments, or name an alias, that checkers read differently
        is_cached: it has the methods that `functools.lru_cache` adds
        is_static: the spec holds a static method
        is_approximate: ty knows more of its parameters' names or of its result than stands here
    """

    name: str
    is_async: bool
    signatures: tuple[Signature, ...]
    own_variables: tuple[VarDefinition, ...]
    result: Type
    arguments: tuple[Field, ...]
    doc: str
    is_object: bool = False
    is_cached: bool = False
    is_ambiguous: bool = False
    is_static: bool = False
    is_approximate: bool = False

    @cached_property
    def takes_tuple_variable(self) -> bool:
        types = (parameter.type for signature in self.signatures for parameter in signature.parameters)
        return any(var.kind is VarKind.TUPLE for var in variables(types))

    @cached_property
    def has_fields(self) -> bool:
        """Whether the fields of a dataclass state its parameters; else they stand in its function, too."""
        return (
            bool(self.arguments)
            and not self.needs_protocol
            and all(
                parameter.kind in (ParameterKind.POSITIONAL_OR_KEYWORD, ParameterKind.KEYWORD_ONLY)
                and parameter.name != "self"
                # In a class, `_types: _types.CodeType` is about itself.
                and not parameter.name.startswith("_")
                for parameter in self.signatures[0].parameters
            )
        )

    @cached_property
    def needs_protocol(self) -> bool:
        """Whether its signature is more than a ParamSpec and a result hold.

        mypy 2.4 crashes on a ParamSpec of a TypeVarTuple. A call that narrows gives `TypeIs[X]`, of which
        `return_value` is a bool.
        """
        return (
            len(self.signatures) > 1
            or bool(self.own_variables)
            or self.takes_tuple_variable
            or any(is_type_guard(signature.returns) for signature in self.signatures)
        )


@immutable
class Property:
    name: str
    type: Type
    value: Type
    doc: str


@immutable
class Attribute:
    name: str
    type: Type
    doc: str = ""


@immutable
class Alias:
    """`name = original` in the class body: another name of a method."""

    name: str
    original: str


Member = Method | Property | Attribute | Alias


@immutable
class Conflict:
    """A member, and the one of a base that it overrides without fitting it."""

    member: Member
    overridden: Member


@immutable
class Mock:
    """The mock of one class.

    Attributes:
        name: of the mock class
        spec_name: of its spec, without the classes around it
        target: as the user wrote it
        spec: where checkers find the class
        parameters: its type parameters
        conflicts: the members that do not fit what a base of the spec says of them
        has_hidden_conflicts: bases of the spec conflict in a method that is no member
        shadows_api: some member has the name of one that every mock has
        replaces_constructor: its class has a constructor in place of the one that PEP 681 gives it
        is_frozen: its class statement must say so (PEP 681)
        plain: methods that are no members: abstract in the spec or synthesised, they are concrete to checkers
        inherited: members that no annotation types: a checker knows them from the spec, the run time by name
    """

    name: str
    spec_name: str
    target: str
    spec: Ref
    parameters: tuple[VarDefinition, ...]
    members: tuple[Member, ...]
    is_frozen: bool
    plain: tuple[Method, ...]
    inherited: tuple[str, ...]
    doc: str
    conflicts: tuple[Conflict, ...]
    has_hidden_conflicts: bool
    shadows_api: bool
    replaces_constructor: bool

    @property
    def shadows_property(self) -> bool:
        """Whether `property` is one of its members where it needs the decorator, too."""
        is_needed = any(isinstance(member, Property) for member in self.members)
        return is_needed and any(member.name == "property" for member in self.members)

    def used(self, types: Iterable[Type]) -> list[Var]:
        """Its type parameters that types use, in its own order."""
        if not self.parameters:
            return []
        types = list(types)
        used = set(variables(types))
        # A default may name others: `Generic[Second]` alone leaves those out of scope (PEP 696).
        for one in reversed(self.parameters):
            if one.var in used and one.default is not None:
                used.update(variables([one.default]))
        # Self is the mock class with all of them.
        is_all = any(isinstance(part, SelfType) for type in types for part in walk(type))
        return [one.var for one in self.parameters if is_all or one.var in used]

    def has_constructor(self, method: Method) -> bool:
        """Whether a constructor states a method's parameters, as the fields of a dataclass cannot.

        From that of a generic class, zuban 0.10 and ty 0.0.105 infer Any for the type parameter. For the
        attribute of a parameter that is Never, mypy infers nothing.
        """
        parameters = method.signatures[0].parameters
        return (
            bool(method.arguments)
            and not method.has_fields
            and not method.needs_protocol
            and not any(parameter.name.startswith("__") for parameter in parameters)
            and not self.used(parameter.type for parameter in parameters)
            and not any(parameter.type in _NEVER for parameter in parameters)
        )
