"""Where a library overrides its own members incompatibly: no mock of it can fit all of its classes."""

from itertools import zip_longest

from typedamock.gen.assignable import fits
from typedamock.gen.model import Attribute, Member, Method, Parameter, ParameterKind, Property, Signature
from typedamock.gen.resolve import Resolver
from typedamock.gen.types import DOTS, AnyType, Applied, Type

_BY_POSITION = (ParameterKind.POSITIONAL_ONLY, ParameterKind.POSITIONAL_OR_KEYWORD)


def overrides(resolver: Resolver, member: Member, overridden: Member) -> bool:
    """If one member surely fits where another is expected: where only a checker can tell, it does not."""
    match member, overridden:
        case Method(), Method():
            return member.is_async == overridden.is_async and all(
                any(_accepts(resolver, own, signature) for own in member.signatures)
                for signature in overridden.signatures
            )
        case Property(), Property():
            return fits(resolver, member.type, overridden.type)
        case Attribute(type=own), Property():
            return not _is_called(own)
        case Property(type=AnyType()), Attribute(type=expected) if _is_called(expected):
            return True
        case Attribute(type=own), Attribute(type=expected):
            # Of attributes alike, ty holds the conflict against the class that has it, not against the mock.
            return not _is_called(own) or own == expected or _gives(resolver, own, expected)
    return type(member) is type(overridden)


def _is_called(type: Type) -> bool:
    return isinstance(type, Applied) and type.base.module == "typedamock"


def _gives(resolver: Resolver, type: Type, expected: Type) -> bool:
    """Whether one attribute that is called takes what the other takes, and gives what fits."""
    match type, expected:
        case Applied(base, (taken, given)), Applied(other, (wanted, result)):
            return base == other and taken in (wanted, DOTS) and fits(resolver, given, result)
    return False


def _accepts(resolver: Resolver, own: Signature, other: Signature) -> bool:
    """Whether every call that fits the other signature fits one's own."""
    if not fits(resolver, own.returns, other.returns):
        return False
    by_name = {parameter.name: parameter for parameter in own.parameters}
    variadic = {parameter.kind: parameter for parameter in own.parameters}
    own_positions = [parameter for parameter in own.parameters if parameter.kind in _BY_POSITION]
    other_positions = [parameter for parameter in other.parameters if parameter.kind in _BY_POSITION]
    met = set()
    for mine, theirs in zip_longest(own_positions, other_positions):
        if theirs is None:
            continue
        target = mine or variadic.get(ParameterKind.VAR_POSITIONAL)
        is_named = theirs.kind is ParameterKind.POSITIONAL_OR_KEYWORD
        if target is None or not _takes(resolver, target, theirs):
            return False
        if mine is not None and is_named and (mine.name, mine.kind) != (theirs.name, theirs.kind):
            return False
        met.add(target.name)
    takes_anything = {ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD} <= {
        parameter.kind for parameter in other.parameters if isinstance(parameter.type, AnyType)
    }
    for theirs in other.parameters:
        is_variadic = theirs.kind in (ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD)
        if theirs.kind in _BY_POSITION or (takes_anything and is_variadic):
            continue
        target = (
            (by_name.get(theirs.name) or variadic.get(ParameterKind.VAR_KEYWORD))
            if theirs.kind is ParameterKind.KEYWORD_ONLY
            else variadic.get(theirs.kind)
        )
        if target is None or not _takes(resolver, target, theirs):
            return False
        met.add(target.name)
    others = {parameter.kind: parameter for parameter in other.parameters}
    if takes_anything:
        return True
    for parameter in own.parameters:
        if parameter.name in met or parameter.kind not in (*_BY_POSITION, ParameterKind.KEYWORD_ONLY):
            continue
        if parameter.default is None:
            return False
        # What the other's **kwargs takes under that name.
        anything = others.get(ParameterKind.VAR_KEYWORD)
        if anything is not None and not fits(resolver, anything.type, parameter.type):
            return False
    return True


def _takes(resolver: Resolver, mine: Parameter, theirs: Parameter) -> bool:
    return (mine.default is not None or theirs.default is None) and fits(resolver, theirs.type, mine.type)
