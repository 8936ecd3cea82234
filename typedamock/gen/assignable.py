"""Whether a value of one type may stand where another is expected."""

from typedamock.gen.definitions import ClassDefinition
from typedamock.gen.errors import GenError
from typedamock.gen.hierarchy import linearise
from typedamock.gen.resolve import Resolver, bind
from typedamock.gen.types import (
    CALLABLE,
    DOTS,
    AnyType,
    Applied,
    Parameters,
    Ref,
    SelfType,
    Type,
    Union,
    Var,
    Verbatim,
    builtin,
    substitute,
)


def fits(resolver: Resolver, type: Type, expected: Type) -> bool:
    """Whether a type surely fits where another is expected: where only a checker can tell, it does not."""
    if type == expected or isinstance(type, AnyType) or isinstance(expected, AnyType):
        return True
    pair = (type, expected)
    if pair not in resolver.fitting:
        resolver.fitting[pair] = True  # what checkers assume where a recursive alias asks again
        resolver.fitting[pair] = _fits(resolver, resolver.unaliased(type), resolver.unaliased(expected))
    return resolver.fitting[pair]


def _fits(resolver: Resolver, type: Type, expected: Type) -> bool:
    match type, expected:
        case _, Ref("builtins", "object"):
            return True
        case Union(items), _:
            return all(fits(resolver, item, expected) for item in items)
        case _, Union(items):
            return any(fits(resolver, type, item) for item in items)
        case SelfType(), _:
            return True
        case Applied(Ref("typing", "Literal"), values), Applied(Ref("typing", "Literal"), others):
            return {*values} <= {*others}
        case Applied(Ref("typing", "Literal"), values), Ref():
            return all(_is_instance(value, expected) for value in values)
        case (Var() | Verbatim(), _) | (_, Var() | Verbatim() | SelfType()):
            return type == expected
        case Applied(base, (taken, given)), Applied(other, (wanted, result)) if base == other == CALLABLE:
            return fits(resolver, given, result) and _takes(resolver, taken, wanted)
        case Ref() | Applied(), Ref() | Applied():
            return _is_subclass(resolver, type, expected)
    return False


def _is_instance(literal: Type, cls: Ref) -> bool:
    """Whether a literal is one of a class: `"a"` of `str`, `Color.RED` of `Color`."""
    if not isinstance(literal, Verbatim):
        return False
    source = literal.source
    if source[-1] in "'\"":
        return cls == builtin("bytes" if source[0] in "bB" else "str")
    if source in ("True", "False"):
        return cls in (builtin("bool"), builtin("int"))
    if source[-1].isdigit():
        return cls == builtin("int")
    return source.rpartition(".")[0].rpartition(".")[2] == cls.name.rpartition(".")[2]


def _takes(resolver: Resolver, taken: Type, wanted: Type) -> bool:
    match taken, wanted:
        case Parameters(own), Parameters(others):
            return len(own) == len(others) and all(
                fits(resolver, other, one) for one, other in zip(own, others, strict=True)
            )
    return taken == wanted or DOTS in (taken, wanted)


def _is_subclass(resolver: Resolver, type: Ref | Applied, expected: Ref | Applied) -> bool:
    base, given = (type.base, type.arguments) if isinstance(type, Applied) else (type, ())
    other, wanted = (expected.base, expected.arguments) if isinstance(expected, Applied) else (expected, ())
    if base == other == builtin("tuple"):
        return _is_tuple(resolver, given, wanted)
    one, above = resolver.definition(base), resolver.definition(other)
    if not isinstance(one, ClassDefinition) or not isinstance(above, ClassDefinition):
        return False
    try:
        ancestors = linearise(resolver, one, "")
    except GenError:
        return False
    found = next((ancestor for ancestor in ancestors if ancestor.ref == above.ref), None)
    if found is None:
        # It may be a protocol: what typeshed says of those changes from one release to the next.
        return False
    if not wanted or base == builtin("tuple"):
        return True
    own = bind((parameter.var for parameter in resolver.class_parameters(one)), given)
    parameters = [parameter.var for parameter in resolver.class_parameters(above)]
    expected_by_parameter = bind(parameters, wanted)
    for var in parameters:
        actual = substitute(found.arguments.get(var, var), own)
        # As the field names them: variance is what a checker would have to infer.
        is_covariant = var.name.endswith("_co")
        if not fits(resolver, actual, expected_by_parameter[var]):
            return False
        if not is_covariant and not fits(resolver, expected_by_parameter[var], actual):
            return False
    return True


def _is_tuple(resolver: Resolver, given: tuple[Type, ...], wanted: tuple[Type, ...]) -> bool:
    if not wanted or not given:
        return not wanted
    if wanted[-1] == DOTS:
        return all(fits(resolver, item, wanted[0]) for item in given if item != DOTS)
    return len(given) == len(wanted) and all(
        fits(resolver, item, other) for item, other in zip(given, wanted, strict=True)
    )
