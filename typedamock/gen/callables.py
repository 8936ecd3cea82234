"""What a mock has where its spec has something to be called: it takes any such, and gives a method mock."""

from typedamock.gen.resolve import Resolver
from typedamock.gen.signatures import as_value, awaited_type
from typedamock.gen.types import (
    ANY,
    CALLABLE,
    DOTS,
    NONE,
    Applied,
    Ref,
    Type,
    Union,
    VarKind,
    variables,
)


def callable_attribute(resolver: Resolver, type: Type, optional: str = "") -> Type | None:
    """The descriptor for what is declared as `Callable[...]`, or None besides; None for anything else."""
    value = resolver.unaliased(type)
    if isinstance(value, Union):
        arms = [arm for arm in value.items if arm != NONE]
        return callable_attribute(resolver, arms[0], "Optional") if len(arms) == 1 else None
    match value:
        case Applied(base, (parameters, returns)) if base == CALLABLE:
            # mypy 2.4 crashes on a ParamSpec of a TypeVarTuple.
            if any(var.kind is VarKind.TUPLE for var in variables([parameters])):
                return None
        case _ if value == CALLABLE:
            parameters, returns = DOTS, ANY
        case _:
            return None
    result = resolver.unaliased(returns)
    # What may give None as well may be assigned a function that does.
    awaited = None if isinstance(result, Union) and NONE in result.items else awaited_type(resolver, result)
    name = f"{optional}{'' if awaited is None else 'Async'}CallableAttribute"
    return Applied(Ref("typedamock", name), (parameters, as_value(returns if awaited is None else awaited)))
