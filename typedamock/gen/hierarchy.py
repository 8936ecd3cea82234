"""A class and its ancestors in method resolution order, type arguments substituted along the way."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from typedamock.gen import index, syntax
from typedamock.gen.definitions import (
    AliasDefinition,
    ClassDefinition,
    Definition,
    Found,
    OpaqueTypeDefinition,
    SpecialForm,
)
from typedamock.gen.errors import GenError
from typedamock.gen.immutable import immutable
from typedamock.gen.index import SourceSyntaxError
from typedamock.gen.named_tuples import NAMED_TUPLES, as_class
from typedamock.gen.resolve import Resolver, Scope, bind
from typedamock.gen.types import (
    ANY,
    DOTS,
    Applied,
    Ref,
    Type,
    Var,
    substitute,
    union,
    value_type,
    without_arguments,
)
from typedamock.gen.typing_names import TYPE_MAKERS

_OBJECT = Ref("builtins", "object")
_TUPLE = Ref("builtins", "tuple")
_TRANSFORMS = frozenset({"typing.dataclass_transform", "typing_extensions.dataclass_transform"})


@dataclass(frozen=True, slots=True, eq=False)
class Ancestor:
    """A class of the MRO.

    Attributes:
        arguments: its type parameters in terms of those of the class that the MRO is of
        scope: where the annotations of its body stand
    """

    definition: ClassDefinition
    arguments: Mapping[Var, Type]
    scope: Scope

    @property
    def ref(self) -> Ref:
        return self.definition.ref


@immutable
class Base:
    definition: ClassDefinition
    arguments: tuple[Type, ...]


def linearise(resolver: Resolver, definition: ClassDefinition, target: str) -> tuple[Ancestor, ...]:
    """The MRO of a class without `object`, by C3 as `type.mro` does.

    Raises:
        GenError: a base is nothing that a checker knows, or the bases cannot be ordered
    """
    arguments: dict[Ref, dict[Var, Type]] = {}
    order = _linearise(resolver, definition, target, arguments, ())
    return tuple(
        Ancestor(cls, arguments.get(cls.ref, {}), resolver.class_scope(cls))
        for cls in order
        if cls.ref != _OBJECT
    )


def _linearise(
    resolver: Resolver,
    definition: ClassDefinition,
    target: str,
    arguments: dict[Ref, dict[Var, Type]],
    below: tuple[Ref, ...],
) -> list[ClassDefinition]:
    ref = definition.ref
    if ref in below:
        raise GenError("bases", f"{ref.qualified} is a base of itself", target)
    try:
        definition.binding.parse()
    except SourceSyntaxError as error:
        where = f"{definition.module.source.path}:{error.line}"
        raise GenError(
            "syntax", f"{where}: the source of {ref.qualified} is not valid Python: {error}", target
        ) from error
    own = arguments.get(ref, {})
    lines: list[list[ClassDefinition]] = []
    direct: list[ClassDefinition] = []
    for base in bases(resolver, definition, target):
        parameters = [parameter.var for parameter in resolver.class_parameters(base.definition)]
        given = tuple(substitute(argument, own) for argument in base.arguments)
        arguments.setdefault(
            base.definition.ref, _with_defaults(resolver, base.definition, bind(parameters, given), given)
        )
        lines.append(_linearise(resolver, base.definition, target, arguments, (*below, ref)))
        direct.append(base.definition)
    return [definition, *_merge([*lines, direct], ref, target)]


def _with_defaults(
    resolver: Resolver, definition: ClassDefinition, mapping: dict[Var, Type], given: tuple[Type, ...]
) -> dict[Var, Type]:
    for parameter in resolver.class_parameters(definition)[len(given) :]:
        if parameter.default is not None:
            mapping[parameter.var] = substitute(parameter.default, mapping)
    return mapping


def _merge(lines: list[list[ClassDefinition]], ref: Ref, target: str) -> list[ClassDefinition]:
    merged = []
    lines = [line for line in lines if line]
    while lines:
        tails = {cls.ref for line in lines for cls in line[1:]}
        head = next((line[0] for line in lines if line[0].ref not in tails), None)
        if head is None:
            raise GenError("bases", f"the bases of {ref.qualified} have no consistent order (MRO)", target)
        merged.append(head)
        lines = [rest for line in lines if (rest := line[1:] if line[0].ref == head.ref else line)]
    return merged


def bases(resolver: Resolver, definition: ClassDefinition, target: str) -> Iterator[Base]:
    """The direct bases that are classes, `tuple` for a named one; Generic and Protocol are left out.

    Raises:
        GenError: a base is nothing that a checker knows: the class is Any to it, and so would its mock be
    """
    module = definition.module
    scope = resolver.header_scope(definition)
    for node in definition.binding.header.bases:
        written = module.text(node)
        expression = syntax.parse(written)
        found = _found(resolver, expression, scope)
        if found is None:
            why = _why(resolver, expression, scope)
            raise GenError(
                "any-base",
                f"the base {' '.join(written.split())} of {definition.ref.qualified} cannot be resolved{why}:"
                " checkers take the class for Any, and so they would its mock; install what it comes from, "
                "or its stubs",
                target,
            )
        match found.definition:
            case ClassDefinition() | SpecialForm("Tuple"):
                arguments = (
                    tuple(resolver.type(item, scope.noting([])) for item in expression.items)
                    if isinstance(expression, syntax.Subscript)
                    else ()
                )
                is_class = isinstance(found.definition, ClassDefinition)
                yield from _base(found.definition if is_class else resolver.definition(_TUPLE), arguments)
            case AliasDefinition():
                value = resolver.unaliased(resolver.type(expression, scope.noting([])))
                base_ref = without_arguments(value)
                target_definition = resolver.definition(base_ref) if isinstance(base_ref, Ref) else None
                yield from _base(target_definition, value.arguments if isinstance(value, Applied) else ())
            case _ if found.ref.qualified in NAMED_TUPLES:
                if isinstance(node, ast.Call):
                    made = as_class(f"<base of {definition.binding.qualname}>", node)
                    yield Base(ClassDefinition(module, made, definition.outer), ())
                    continue
                yield from _base(resolver.definition(_TUPLE), (ANY,))


def _base(definition: Definition | None, arguments: tuple[Type, ...]) -> Iterator[Base]:
    if isinstance(definition, ClassDefinition):
        items = [value_type(one) for one in arguments if one != DOTS]
        is_tuple = definition.ref == _TUPLE and items
        yield Base(definition, (union(items),) if is_tuple else arguments)


def _found(resolver: Resolver, expression: syntax.Expression, scope: Scope) -> Found | None:
    if isinstance(expression, syntax.Subscript):
        expression = expression.base
    if isinstance(expression, syntax.Call):
        maker = resolver.find(expression.function, scope)
        is_known = maker is not None and maker.ref.qualified in TYPE_MAKERS
        return Found(maker.ref, OpaqueTypeDefinition(maker.ref.qualified)) if maker and is_known else None
    found = resolver.find(expression, scope)
    if found is None or found.definition == SpecialForm("Any"):
        return None
    if found.ref.qualified in NAMED_TUPLES:  # `namedtuple` is a function
        return found
    if isinstance(found.definition, ClassDefinition | AliasDefinition | OpaqueTypeDefinition | SpecialForm):
        return found
    return None


def _why(resolver: Resolver, expression: syntax.Expression, scope: Scope) -> str:
    problems = scope.noting([])
    resolver.type(expression, problems)
    return f" ({problems.problems[0].message})" if problems.problems else ""


def inherits(resolver: Resolver, definition: ClassDefinition, ref: Ref) -> bool:
    """Whether a class is another, or derives from it."""
    known = resolver.superclasses.get(definition.ref)
    if known is None:
        classes = linearise(resolver, definition, "")
        known = resolver.superclasses[definition.ref] = frozenset(one.ref for one in classes)
    return ref in known


def own_binding(ancestors: tuple[Ancestor, ...], name: str) -> tuple[Ancestor, index.Binding] | None:
    """The first class of the MRO that binds a name in its body, and what to."""
    for ancestor in ancestors:
        binding = ancestor.definition.binding.scope.names.get(name)
        if binding is not None:
            return ancestor, binding
    return None


def metaclass_of(resolver: Resolver, definition: ClassDefinition) -> ClassDefinition | None:
    """The metaclass that a class statement names."""
    scope = Scope(definition.module, definition.outer)
    for keyword in definition.binding.header.keywords:
        if keyword.arg == "metaclass":
            found = resolver.find(syntax.parse(definition.module.text(keyword.value)), scope)
            return found.definition if found and isinstance(found.definition, ClassDefinition) else None
    return None


def makes_dataclasses(resolver: Resolver, ancestors: tuple[Ancestor, ...]) -> bool:
    """Whether checkers give every subclass an `__init__` of its fields (PEP 681): pydantic's models."""
    for ancestor in ancestors:
        definition = ancestor.definition
        metaclass = metaclass_of(resolver, definition)
        above = [one.definition for one in linearise(resolver, metaclass, "")] if metaclass else []
        if any(_is_transform(resolver, one) for one in (definition, *above)):
            return True
    return False


def is_frozen(ancestors: tuple[Ancestor, ...]) -> bool:
    """Whether a class statement of the MRO says `frozen=True`, as subclasses of such a dataclass must."""
    return any(
        keyword.arg == "frozen" and isinstance(keyword.value, ast.Constant) and keyword.value.value is True
        for ancestor in ancestors
        for keyword in ancestor.definition.binding.header.keywords
    )


def is_frozen_by_configuration(ancestors: tuple[Ancestor, ...]) -> bool:
    """Whether pydantic's `model_config` makes a class of the MRO frozen: ty, of the checkers, reads it."""
    for ancestor in ancestors:
        match ancestor.definition.binding.scope.names.get("model_config"):
            case index.Assignment(value=ast.Call(keywords=keywords)):
                return any(
                    one.arg == "frozen" and isinstance(one.value, ast.Constant) and one.value.value is True
                    for one in keywords
                )
    return False


def _is_transform(resolver: Resolver, definition: ClassDefinition) -> bool:
    for node in index.decorators(definition.binding.header):
        written = syntax.parse(definition.module.text(node))
        if isinstance(written, syntax.Call):
            found = resolver.find(written.function, Scope(definition.module, definition.outer))
            if found is not None and found.ref.qualified in _TRANSFORMS:
                return True
    return False
