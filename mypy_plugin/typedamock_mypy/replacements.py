"""The functions that a test may put in the place of a mocked one: a side effect, or assigned to the member.

They are written for the test: they take the calls that it makes, under names of their own, with parameters
narrower than the spec's. So what they are checked against asks for less than the spec's signature does.
"""

from collections.abc import Sequence

from mypy.nodes import ARG_NAMED, ARG_NAMED_OPT, ARG_OPT, ARG_POS, ARG_STAR, ARG_STAR2, ArgKind
from mypy.types import AnyType, CallableType, Instance, NoneType, Type, TypeOfAny, UnionType, get_proper_type

from typedamock_mypy.names import Names, union_of

_PRECISE = frozenset(
    {"builtins.bool", "builtins.bytes", "builtins.complex", "builtins.float", "builtins.int", "builtins.str"}
)
_BY_POSITION = (ARG_POS, ARG_OPT)
_BY_KEYWORD = (ARG_NAMED, ARG_NAMED_OPT)
_REQUIRED = (ARG_POS, ARG_NAMED)


def replacement_type(signatures: Sequence[CallableType], results: Sequence[Type], names: Names) -> Type:
    """What is accepted in the place of a function.

    Args:
        signatures: the function's, more than one if it is overloaded.
        results: the types that a replacement may return.
    """
    result = union_of([_result(typ) for typ in results])
    if len(signatures) > 1 or signatures[0].variables or signatures[0].is_ellipsis_args:
        return _callable([], result, names, any_arguments=True)
    parameters = list(
        zip(signatures[0].arg_kinds, signatures[0].arg_names, signatures[0].arg_types, strict=True)
    )
    required = [p for p in parameters if p[0] in _REQUIRED]
    # By position where the spec allows it: as few as the spec requires, or all.
    shapes = [[_by_position(*p) for p in required], [_by_position(*p) for p in parameters]]
    if all(name is not None for kind, name, _ in required if kind == ARG_POS):
        shapes.append([(ARG_NAMED, name, typ) for _, name, typ in required])
    return UnionType.make_union([_callable(shape, result, names) for shape in shapes])


def _by_position(kind: ArgKind, name: str | None, typ: Type) -> tuple[ArgKind, str | None, Type]:
    if kind in _BY_POSITION:
        return ARG_POS, None, typ
    return (ARG_NAMED if kind in _BY_KEYWORD else kind), name, typ


def _callable(
    parameters: Sequence[tuple[ArgKind, str | None, Type]],
    result: Type,
    names: Names,
    *,
    any_arguments: bool = False,
) -> CallableType:
    anything = AnyType(TypeOfAny.special_form)
    if any_arguments:
        parameters = [(ARG_STAR, None, anything), (ARG_STAR2, None, anything)]
    return CallableType(
        [_parameter(typ) for _, _, typ in parameters],
        [kind for kind, _, _ in parameters],
        [name for _, name, _ in parameters],
        result,
        names.instance("builtins.function"),
        is_ellipsis_args=any_arguments,
    )


def _parameter(typ: Type) -> Type:
    proper = get_proper_type(typ)
    if isinstance(proper, Instance) and proper.type.fullname in _PRECISE:
        return proper
    return AnyType(TypeOfAny.special_form)


def _result(typ: Type) -> Type:
    # What is returned in the place of None is of no consequence.
    return AnyType(TypeOfAny.special_form) if isinstance(get_proper_type(typ), NoneType) else typ
