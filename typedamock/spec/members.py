"""The members of a spec: a class, an instance, a function, a module or a generic alias of a class.

Nothing is read before it is asked for, and what was read is valid as long as the class holds the same object.
"""

import dataclasses
import inspect
import sys
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from typedamock.spec.annotations import Scope, Unknown, evaluate, raw_annotations
from typedamock.spec.callables import (
    caller_signature,
    is_callable_member,
    is_plain_coroutine_function,
    is_really,
    kind_of_callable,
)
from typedamock.spec.generics import (
    Resolver,
    arguments_by_parameter,
    arms,
    qualified_name,
    type_arguments_of_bases,
    union,
)
from typedamock.spec.kinds import CALLABLES, PROPERTIES, Kind
from typedamock.spec.returned import KindAndType, kind_of_held

if TYPE_CHECKING:
    from typedamock.spec.assignments import Assignment

__all__ = ["MISSING", "Member", "Members", "kind_of_attribute", "members_of", "signature_of_type"]

MISSING: Any = type("MISSING", (), {"__repr__": lambda self: "MISSING"})()
"""What a declared attribute without a value has in its class."""


class _Assigned(NamedTuple):
    """An attribute that a method of a class assigns to `self`."""

    owner: type
    function: types.FunctionType
    assignment: "Assignment"


class Member:
    """One member of a spec.

    Attributes:
        name: its name.
        owner: the class or module that declares it.
        original: the object that the owner holds under the name; `MISSING` if it only declares it.
        check: for the runtime to keep the compiled check of the signature.
    """

    __slots__ = ("_read", "_reading", "_signature", "_signed", "check", "name", "original", "owner")

    def __init__(
        self,
        name: str,
        owner: Any,
        original: Any,
        read: Callable[[], KindAndType],
        signature: Callable[[], inspect.Signature | None],
    ) -> None:
        self.name: str = name
        self.owner: Any = owner
        self.original: Any = original
        self._read = read
        self._signature = signature
        self._reading: KindAndType | None = None
        self._signed: Any = MISSING
        self.check: Any = MISSING

    def _kind_and_type(self) -> KindAndType:
        reading = self._reading
        if reading is None:
            failures = Resolver.failures
            reading = self._read()
            if Resolver.failures == failures:
                self._reading = reading
        return reading

    @classmethod
    def of_type(cls, name: str, kind: Kind, tp: Any) -> "Member":
        """A member that nothing declares, of a kind and a type that are known."""
        return cls(name, MISSING, MISSING, lambda: KindAndType(kind, tp), lambda: None)

    @property
    def kind(self) -> Kind:
        if self._reading is None and is_plain_coroutine_function(self.original):
            return Kind.ASYNC_METHOD
        return self._kind_and_type().kind

    @property
    def type(self) -> Any:
        """The type T that goes with the kind (see `Kind`), as `Resolver` gives it."""
        return self._kind_and_type().type

    @property
    def is_optional(self) -> bool:
        """Whether it holds something to be called, or None."""
        return self._kind_and_type().is_optional

    @property
    def signature(self) -> inspect.Signature | None:
        """The signature that the caller sees; None if the member is not called, or does not tell."""
        if self._signed is MISSING:
            self._signed = self._signature()
        return typing.cast("inspect.Signature | None", self._signed)

    def __repr__(self) -> str:
        return f"<{self.kind.value} {self.name} of {self.type!r}>"


_members_of_classes: dict[tuple[int, bool], "Members"] = {}


def members_of(spec: Any, *, as_class: bool = False) -> "Members":
    """The members of a spec, those of a module's classes kept: such a class lives as long as we do."""
    if not isinstance(spec, type) or "<locals>" in spec.__qualname__ or spec.__module__ not in sys.modules:
        return Members(spec, as_class=as_class)
    key = (id(spec), as_class)
    known = _members_of_classes.get(key)
    if known is None:
        known = _members_of_classes[key] = Members(spec, as_class=as_class)
    return known


class Members:
    """What a spec says of its members.

    Args:
        spec: a class, an instance, a function, a module or a generic alias (`Repo[User]`).
        as_class: a class is used as a class, not as what its instances have: it has the members of its
            metaclass, but no attributes that are only declared.
    """

    def __init__(self, spec: Any, *, as_class: bool = False) -> None:
        origin = typing.get_origin(spec)
        self.spec = spec
        self._cls: type = (
            origin if isinstance(origin, type) else spec if isinstance(spec, type) else type(spec)
        )
        self._arguments = typing.get_args(spec) if isinstance(origin, type) else ()
        self._instance = MISSING if origin is not None or isinstance(spec, type) else spec
        self._as_class = as_class and self._instance is MISSING
        self._known: dict[str, Member] = {}
        self._annotations: dict[Any, Mapping[str, Any]] = {}

    def get(self, name: str) -> Member | None:
        """The member of a name, None if the spec has none.

        `__init__` is read if nothing else declares the name. Raises nothing.
        """
        known = self._known.get(name)
        if known is not None and self._is_current(known):
            return known
        declaration = self._declaration(name)
        if declaration is None:
            return None
        owner, raw, annotation = declaration
        if known is not None and known.original is raw and known.owner is owner:
            return known
        member = self._known[name] = self._member(name, owner, raw, annotation)
        return member

    def _is_current(self, known: Member) -> bool:
        """Whether the classes of the spec surely hold what they held when a member was read."""
        if self._instance is not MISSING or self._as_class:
            return False
        for cls in self._cls.__mro__:
            if known.name in cls.__dict__:
                return cls is known.owner and cls.__dict__[known.name] is known.original
        return known.original is MISSING

    def __getitem__(self, name: str) -> Member:
        member = self.get(name)
        if member is None:
            raise KeyError(name)
        return member

    def __contains__(self, name: str) -> bool:
        return self._declaration(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.names())

    def names(self) -> list[str]:
        """The names of all members, sorted: `dir` of the spec and what is only declared."""
        names: set[str] = set()
        try:
            names.update(name for name in dir(self._dir_of()) if isinstance(name, str))
        except Exception:  # noqa: BLE001 - any __dir__
            names.update(name for cls in self._cls.__mro__ for name in vars(cls))
        if isinstance(self._instance, types.ModuleType):
            names.update(self._declared_by(self._instance))
            return sorted(names)
        for cls in self._classes():
            # An enum's `dir` hides its methods.
            names.update(name for name in vars(cls) if isinstance(name, str))
            declared = self._declared_by(cls)
            names.update(filter(self._has_class_attribute, declared) if self._as_class else declared)
        if not self._as_class:
            names.update(self._assigned)
        return sorted(names)

    @property
    def spec_name(self) -> str:
        return self._cls.__name__

    def _dir_of(self) -> Any:
        return self._cls if self._instance is MISSING else self._instance

    # ---- where a name is declared

    def _classes(self) -> tuple[type, ...]:
        if not self._as_class:
            return self._cls.__mro__
        metaclasses = [
            cls for cls in inspect.getmro(type(self._cls)) if cls is not type and cls is not object
        ]
        return (*self._cls.__mro__, *metaclasses)

    def _declaration(self, name: str) -> tuple[Any, Any, Any] | None:
        """The owner of a name, what it holds and how that is annotated: each `MISSING` if not at all."""
        instance = self._instance
        if instance is not MISSING:
            held = _vars(instance)
            if isinstance(instance, types.ModuleType):
                if name in held or name in self._declared_by(instance):
                    annotation = self._declared_by(instance).get(name, MISSING)
                    return instance, held.get(name, MISSING), annotation
            elif name in held:
                declared = self._declared_in_class(name)
                if declared is not None and declared[2] is not MISSING:
                    return declared[0], held[name], declared[2]
                return instance, held[name], MISSING
        if self._as_class:
            return self._declared_in_class(name) if self._has_class_attribute(name) else None
        return self._declared_in_class(name) or self._declared_by_assignment(name)

    def _has_class_attribute(self, name: str) -> bool:
        """Whether a class itself has an attribute: annotations other than `ClassVar` are of instances."""
        for cls in self._classes():
            if name in vars(cls):
                return True
            annotation = self._declared_by(cls).get(name)
            if annotation is not None and _is_class_variable(evaluate(annotation, Scope.of_class(cls))):
                return True
        return False

    def _declared_in_class(self, name: str) -> tuple[Any, Any, Any] | None:
        owner: Any = MISSING
        raw: Any = MISSING
        for cls in self._classes():
            namespace = cls.__dict__
            if raw is MISSING and name in namespace:
                owner, raw = cls, namespace[name]
            declared = self._declared_by(cls)
            if name in declared:
                return cls, raw, declared[name]
            if owner is cls and _is_declaration_of_its_own(raw):
                return owner, raw, MISSING
        return None if owner is MISSING else (owner, raw, MISSING)

    def _declared_by_assignment(self, name: str) -> tuple[Any, Any, Any] | None:
        assigned = self._assigned.get(name)
        return None if assigned is None else (assigned.owner, MISSING, assigned)

    def _declared_by(self, owner: Any) -> Mapping[str, Any]:
        """The annotations of an owner's own body that declare attributes."""
        declared = self._annotations.get(owner)
        if declared is None:
            declared = self._annotations[owner] = _attribute_annotations(owner)
        return declared

    @cached_property
    def _assigned(self) -> Mapping[str, _Assigned]:
        # Most mocks are never asked for a name that needs this.
        from typedamock.spec.assignments import INITIALISERS, assigned_attributes

        found: dict[str, _Assigned] = {}
        for cls in self._cls.__mro__:
            for initialiser in INITIALISERS:
                function = inspect.unwrap(vars(cls).get(initialiser))  # type: ignore[arg-type]
                if not isinstance(function, types.FunctionType):
                    continue
                for name, assignment in assigned_attributes(function, cls.__name__).items():
                    found.setdefault(name, _Assigned(cls, function, assignment))
        return found

    # ---- what a declaration says

    def _member(self, name: str, owner: Any, raw: Any, annotation: Any) -> Member:
        bound = isinstance(owner, type)
        if annotation is not MISSING:
            read = (
                partial(self._assigned_type, annotation)
                if isinstance(annotation, _Assigned)
                else partial(self._annotated, annotation, owner, raw)
            )
            signed = partial(self._annotated_signature, annotation, owner, raw)
            return Member(name, owner, raw, _never_raising(read), signed)
        return Member(
            name,
            owner,
            raw,
            _never_raising(partial(self._held, name, owner, raw)),
            partial(self._held_signature, raw, bound),
        )

    def resolver(self, scope: Scope) -> Resolver:
        """For annotations in the scope of one of the spec's classes: type variables and `Self` are known."""
        owner = scope.owner
        arguments: Mapping[Any, Any] = {}
        if owner is not None:
            given = self._base_arguments.get(owner, ())
            arguments = {**arguments_by_parameter(owner, given), owner: given}
        return Resolver(scope, arguments, self._self_type)

    @property
    def _self_type(self) -> Any:
        return self.spec if self._arguments else self._cls

    @cached_property
    def _base_arguments(self) -> Mapping[type, tuple[Any, ...]]:
        return type_arguments_of_bases(self._cls, self._arguments, self._self_type)

    def _annotated(self, annotation: Any, owner: Any, raw: Any) -> KindAndType:
        return kind_of_attribute(self._resolved(annotation, owner), self._cls)

    def _resolved(self, annotation: Any, owner: Any) -> Any:
        scope = Scope.of_class(owner) if isinstance(owner, type) else Scope(_vars(owner))
        return self.resolver(scope)(annotation)

    def _annotated_signature(self, annotation: Any, owner: Any, raw: Any) -> inspect.Signature | None:
        if isinstance(annotation, _Assigned):
            return signature_of_type(self._type_of_assignment(annotation))
        return signature_of_type(self._resolved(annotation, owner))

    def _assigned_type(self, assigned: _Assigned) -> KindAndType:
        return kind_of_attribute(self._type_of_assignment(assigned), self._cls)

    def _type_of_assignment(self, assigned: _Assigned) -> Any:
        owner, function, assignment = assigned
        scope = Scope.of_function(function, owner)
        resolver = self.resolver(scope)
        if assignment.annotation is not None:
            return resolver(assignment.annotation)
        parameters = raw_annotations(function)
        possible = [resolver(parameters.get(name, Unknown)) for name in assignment.parameters]
        for name in assignment.called:
            called = evaluate(name, scope)
            possible.append(called if isinstance(called, type) else Unknown)
        return union(possible) if len(possible) < 2 else _without_none(union(possible))

    def _held(self, name: str, owner: Any, raw: Any) -> KindAndType:
        cls = owner if isinstance(owner, type) else None
        if is_really(raw, type):
            return KindAndType(Kind.CLASS, raw)
        if is_really(raw, types.ModuleType):
            return KindAndType(Kind.MODULE, raw)
        getter = _getter(raw) if cls is not None else None
        if getter is not None:
            read = kind_of_callable(getter, name, cls, self.resolver)
            return self._of_property(read, getter, cls)
        if cls is not None:
            get = inspect.getattr_static(type(raw), "__get__", None)
            if isinstance(get, types.FunctionType):
                given = _given_by_descriptor(get, type(raw), _original_arguments(raw), self._cls)
                if given is not Unknown:
                    return kind_of_held(given, Kind.ATTRIBUTE)
        if is_callable_member(raw):
            return kind_of_callable(raw, name, cls, self.resolver)
        if cls is not None and "_member_map_" in vars(cls) and name in vars(cls)["_member_map_"]:
            return KindAndType(Kind.ATTRIBUTE, cls)
        return KindAndType(Kind.ATTRIBUTE, Unknown)

    def _of_property(self, read: KindAndType, getter: Any, owner: type | None) -> KindAndType:
        if read.kind is Kind.ASYNC_METHOD:
            return KindAndType(Kind.AWAITABLE_ATTRIBUTE, read.type)
        if isinstance(getter, types.FunctionType):
            annotation = raw_annotations(getter).get("return", Unknown)
            tp = self.resolver(Scope.of_function(getter, owner))(annotation)
            return kind_of_held(tp, Kind.PROPERTY)
        return KindAndType(Kind.PROPERTY, read.type)

    def _held_signature(self, raw: Any, bound: bool) -> inspect.Signature | None:
        if is_really(raw, type):
            return caller_signature(raw, bound=False)
        getter = _getter(raw) if bound else None
        if getter is not None:
            if not isinstance(getter, types.FunctionType):
                return None
            annotation = raw_annotations(getter).get("return", Unknown)
            return signature_of_type(self.resolver(Scope.of_function(getter, self._cls))(annotation))
        return caller_signature(raw, bound=bound) if is_callable_member(raw) else None


def kind_of_attribute(tp: Any, self_type: Any) -> KindAndType:
    """What an attribute of a type holds; if the type is a descriptor (`Mapped[int]`), what that gives."""
    cls = typing.get_origin(tp) or tp
    get = inspect.getattr_static(cls, "__get__", None) if isinstance(cls, type) else None
    if isinstance(get, types.FunctionType):
        given = _given_by_descriptor(get, cls, typing.get_args(tp), self_type)
        if given is not Unknown:
            tp = given
    return kind_of_held(tp, Kind.ATTRIBUTE)


def _never_raising(read: Callable[[], KindAndType]) -> Callable[[], KindAndType]:
    def reading() -> KindAndType:
        try:
            return read()
        except Exception:  # noqa: BLE001 - members are any objects, and may raise wherever they are touched
            return KindAndType(Kind.ATTRIBUTE, Unknown)

    return reading


def _is_class_variable(tp: Any) -> bool:
    return tp is typing.ClassVar or typing.get_origin(tp) is typing.ClassVar


def _vars(instance: Any) -> Mapping[str, Any]:
    try:
        namespace = object.__getattribute__(instance, "__dict__")
    except AttributeError:
        return {}
    return namespace if isinstance(namespace, dict) else {}


def _is_declaration_of_its_own(raw: Any) -> bool:
    """Whether an object in a class's body says what it is: functions, properties and classes do."""
    return (
        is_really(raw, types.FunctionType | staticmethod | classmethod | property | type)
        or _getter(raw) is not None
        or (is_callable_member(raw) and not hasattr(type(raw), "__set__"))
    )


def _getter(raw: Any) -> Any:
    """The function behind a property or a cached property; None for anything else."""
    if is_really(raw, property):
        return raw.fget
    for cls in type(raw).__mro__:
        if f"{cls.__module__}.{cls.__qualname__}" in PROPERTIES:
            return getattr(raw, "fget", None) or getattr(raw, "func", None)
    return None


def _attribute_annotations(owner: Any) -> Mapping[str, Any]:
    annotations = raw_annotations(owner)
    if not isinstance(owner, type):
        return annotations
    if typing.is_typeddict(owner):
        return {}  # keys of a dict, not attributes
    fields = vars(owner).get("__dataclass_fields__")
    if isinstance(fields, dict):
        # An InitVar, and `_: KW_ONLY`, are parameters of `__init__` alone; a ClassVar may have no value.
        annotations = {
            name: annotation
            for name, annotation in annotations.items()
            if name in vars(owner) or getattr(fields.get(name), "_field_type", None) is dataclasses._FIELD  # type: ignore[attr-defined]
        }
    return {**_fields_without_annotation(owner), **annotations}


def _fields_without_annotation(owner: type) -> Mapping[str, Any]:
    """Fields that attrs and pydantic know of without an annotation: `attr.ib(type=...)`, `create_model`."""
    attributes = vars(owner).get("__attrs_attrs__", ())
    found = {each.name: Unknown if each.type is None else each.type for each in attributes}
    fields = vars(owner).get("__pydantic_fields__")
    if isinstance(fields, dict):
        found.update({name: getattr(field, "annotation", Unknown) for name, field in fields.items()})
    return found


def _original_arguments(raw: Any) -> tuple[Any, ...]:
    """The arguments with which a generic class was instantiated: `Field[int]()` -> `(int,)`."""
    return typing.get_args(_vars(raw).get("__orig_class__"))


def _given_by_descriptor(
    get: types.FunctionType, descriptor: type, arguments: tuple[Any, ...], self_type: Any
) -> Any:
    """What `__get__` of a descriptor gives to an instance, by its annotation."""
    given = type_arguments_of_bases(descriptor, arguments)
    owner = next((cls for cls in descriptor.__mro__ if vars(cls).get("__get__") is get), descriptor)
    candidates = typing.get_overloads(get) or [get]
    for candidate in candidates:
        if not isinstance(candidate, types.FunctionType):
            continue
        annotations = raw_annotations(candidate)
        resolver = Resolver(
            Scope.of_function(candidate, owner),
            arguments_by_parameter(owner, given.get(owner, ())),
            descriptor[arguments] if arguments else descriptor,  # type: ignore[index]
        )
        parameters = candidate.__code__.co_varnames[: candidate.__code__.co_argcount]
        if (
            len(parameters) > 1
            and parameters[1] in annotations
            and resolver(annotations[parameters[1]]) is None
        ):
            continue  # for access through the class
        if "return" in annotations:
            return resolver(annotations["return"])
    return Unknown


def signature_of_type(tp: Any) -> inspect.Signature | None:
    """The signature of values of a type: what `Callable[...]`, or an arm of a union, takes; else None."""
    possible = [arm for arm in arms(tp) if qualified_name(arm) in CALLABLES]
    return caller_signature(possible[0], bound=False) if len(possible) == 1 else None


def _without_none(tp: Any) -> Any:
    return union(list(arms(tp)))
