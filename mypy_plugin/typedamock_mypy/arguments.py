"""The types of a recorded call: its arguments by name, and those by position and keyword as passed."""

from collections.abc import Iterable

from mypy.checker import TypeChecker
from mypy.erasetype import erase_typevars
from mypy.nodes import (
    ARG_NAMED,
    ARG_NAMED_OPT,
    ARG_OPT,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    IntExpr,
    StrExpr,
)
from mypy.plugin import MethodContext
from mypy.types import (
    AnyType,
    CallableType,
    ExtraAttrs,
    FunctionLike,
    Instance,
    NoneType,
    Parameters,
    TupleType,
    Type,
    TypedDictType,
    TypeOfAny,
    UnionType,
    flatten_nested_unions,
    get_proper_type,
)

from typedamock_mypy.fullnames import ARGUMENTS, CALL, KEYWORDS, OPEN_ENDED_ARGUMENTS, POSITIONAL
from typedamock_mypy.names import Names, union_of

# Not identifiers: no argument of a spec can have these names.
_POSITIONAL = "<positional>"
_KEYWORD = "<keyword>"


def arguments_type(signatures: Iterable[CallableType], names: Names) -> Type:
    """What `.arguments` of a call is: an `Arguments` with one attribute for each argument's name.

    Several signatures, those of overloads, give each name the union of what they allow.
    """
    by_name: dict[str, list[Type]] = {}
    positional: list[list[Type]] = []
    keyword: dict[str, list[Type]] = {}
    any_keyword: list[Type] = []
    is_open_ended = False
    for signature in signatures:
        by_position: list[Type] = []
        for kind, name, typ in zip(
            signature.arg_kinds, signature.arg_names, signature.arg_types, strict=True
        ):
            typ = _closed(typ)
            bound = typ
            if kind == ARG_STAR:
                bound = names.instance("builtins.tuple", [typ])
                by_position.append(_passed(typ))
            elif kind == ARG_STAR2:
                bound = names.instance("builtins.dict", [names.instance("builtins.str"), typ])
                any_keyword.append(_passed(typ))
            elif kind in (ARG_POS, ARG_OPT):
                by_position.append(_passed(typ))
            if name is None:
                # A function has a name for it, of which its type does not know.
                is_open_ended = is_open_ended or signature.definition is not None
                continue
            by_name.setdefault(name, []).append(bound)
            if kind in (ARG_POS, ARG_OPT, ARG_NAMED, ARG_NAMED_OPT):
                keyword.setdefault(name, []).append(_passed(typ))
        if by_position:
            positional.append(by_position)
    arguments = names.class_named(OPEN_ENDED_ARGUMENTS if is_open_ended else ARGUMENTS)
    keywords = names.class_named(KEYWORDS)
    if arguments is None or keywords is None:
        return AnyType(TypeOfAny.special_form)
    attributes = {name: _union(types) for name, types in by_name.items()}
    attributes[_POSITIONAL] = _positional(positional, names)
    if any_keyword:
        values = [typ for types in keyword.values() for typ in types] + any_keyword
        attributes[_KEYWORD] = names.instance(
            "builtins.dict", [names.instance("builtins.str"), _common(values)]
        )
    else:
        types = {name: _union(types) for name, types in keyword.items()}
        attributes[_KEYWORD] = Instance(keywords, [], extra_attrs=ExtraAttrs(types, set()))
    return Instance(arguments, [], extra_attrs=ExtraAttrs(attributes, set()))


def signatures_of(mock: Instance, names: Names) -> list[CallableType] | None:
    """The signatures of a function by the type of its mock, None if that does not say."""
    signature = get_proper_type(mock.args[0])
    if isinstance(signature, FunctionLike):
        return list(signature.items)
    if not isinstance(signature, Parameters):
        return None
    function = CallableType(
        signature.arg_types,
        signature.arg_kinds,
        signature.arg_names,
        AnyType(TypeOfAny.special_form),
        names.instance("builtins.function"),
        is_ellipsis_args=signature.is_ellipsis_args,
    )
    return [function]


def call_of(mock: Instance, call: Type, names: Names) -> Type:
    """A call that the mock recorded, as the pair that it is, so that indexing and unpacking it are typed.

    Args:
        call: its type by the stub, `Call[A]`.
    """
    call = get_proper_type(call)
    if not isinstance(call, Instance) or call.type.fullname != CALL:
        return call
    if positional_type(call) is None and (signatures := signatures_of(mock, names)) is not None:
        # What the mocks of two methods have in common: join.join_instances leaves out the extra attributes.
        call = call.copy_modified(args=[arguments_type(signatures, names)])
    positional, keyword = positional_type(call), keyword_type(call)
    if positional is None or keyword is None:
        return call
    return TupleType([positional, keyword], fallback=call)


def positional_type(call: Instance) -> Type | None:
    """The type of `.args` of a `Call[A]`, None if A does not say."""
    return _extra(call, _POSITIONAL)


def keyword_type(call: Instance) -> Type | None:
    """The type of `.kwargs` of a `Call[A]`, None if A does not say."""
    return _extra(call, _KEYWORD)


def keyword_argument(ctx: MethodContext) -> Type:
    """`call.kwargs["name"]`: the type of that argument; an error if the signature has no such name."""
    checker = ctx.api
    assert isinstance(checker, TypeChecker)
    keywords = ctx.type
    key = ctx.args[0][0] if ctx.args and ctx.args[0] else None
    if not isinstance(key, StrExpr) or not isinstance(keywords, Instance) or keywords.extra_attrs is None:
        return ctx.default_return_type
    types = keywords.extra_attrs.attrs
    if key.value not in types:
        as_dict = TypedDictType(types, set(), set(), Names(checker.modules).instance("typing._TypedDict"))
        checker.msg.typeddict_key_not_found(as_dict, key.value, key)
        return AnyType(TypeOfAny.from_error)
    return types[key.value]


def positional_argument(ctx: MethodContext) -> Type:
    """`call.args[1]`: the type of that argument."""
    index = ctx.args[0][0] if ctx.args and ctx.args[0] else None
    arguments = ctx.type
    if not isinstance(index, IntExpr) or not isinstance(arguments, Instance) or arguments.extra_attrs is None:
        return ctx.default_return_type
    return arguments.extra_attrs.attrs.get(str(index.value), ctx.default_return_type)


def _extra(call: Instance, name: str) -> Type | None:
    if call.type.fullname != CALL or not call.args:
        return None
    arguments = get_proper_type(call.args[0])
    if not isinstance(arguments, Instance) or arguments.extra_attrs is None:
        return None
    return arguments.extra_attrs.attrs.get(name)


def _positional(signatures: list[list[Type]], names: Names) -> Type:
    """The type of `.args`, by what each signature takes by position."""
    several = names.class_named(POSITIONAL) if len(signatures) == 1 and len(signatures[0]) > 1 else None
    if several is not None and len(set(signatures[0])) > 1:
        types = {str(index): typ for index, typ in enumerate(signatures[0])}
        return Instance(several, [], extra_attrs=ExtraAttrs(types, set()))
    return names.instance("builtins.tuple", [_union([_common(types) for types in signatures])])


def _union(types: list[Type]) -> Type:
    return union_of(types) if types else AnyType(TypeOfAny.special_form)


def _passed(typ: Type) -> Type:
    """What a test knows of an argument of that type: it made the call, or knows who did."""
    proper = get_proper_type(typ)
    anything = AnyType(TypeOfAny.special_form)
    if isinstance(proper, Instance) and proper.type.fullname == "builtins.object":
        return anything
    if isinstance(proper, UnionType):
        # A union may be one by an alias.
        flat = flatten_nested_unions(proper.items)
        items = [item for item in flat if not isinstance(get_proper_type(item), NoneType)]
        if len(items) > 1:
            return anything
        return UnionType.make_union([*items, anything])
    return typ


def _common(types: list[Type]) -> Type:
    """The type of each of several arguments; which one an index selects is not known here."""
    same = len(types) == 1 or len(set(types)) == 1
    return types[0] if same else AnyType(TypeOfAny.special_form)


def _closed(typ: Type) -> Type:
    """`typ` with Any for the type variables of its own function: they mean nothing once the call is over."""
    return erase_typevars(typ)
