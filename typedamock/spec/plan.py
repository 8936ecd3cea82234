"""What a spec looks like: the names that its mock has, and what each stands for in the spec.

A plan of a class is kept for the next mock of that class. It holds nothing that could keep the class
alive, and is made anew when a name was added to the class or removed; the value behind a name is read
from the class when it is asked for, so that a patched class is seen as it is.
"""

from __future__ import annotations

import inspect
import types
import weakref
from collections.abc import Iterable, Mapping
from typing import Any, get_origin

from typedamock.spec.signature import Binding, Check, says_nothing
from typedamock.spec.stdlib import _is_async_obj, iscoroutinefunction

MISSING = object()

_IMMUTABLE_TYPE = 1 << 8  # Py_TPFLAGS_IMMUTABLETYPE
_NEVER_ASYNC = frozenset(
    {str, int, bool, float, type(None), tuple, list, dict, set, frozenset, bytes, property}
    | {types.WrapperDescriptorType, types.MethodDescriptorType, types.GetSetDescriptorType}
    | {types.BuiltinFunctionType, types.MemberDescriptorType, types.MappingProxyType}
)


def is_async(static: Any) -> bool:
    """Whether calling what a class or instance stores as `static` gives a coroutine."""
    kind = type(static)
    if kind in _NEVER_ASYNC:
        return False
    if kind is types.FunctionType and static.__code__.co_flags & inspect.CO_COROUTINE:
        return True
    try:
        return bool(iscoroutinefunction(inspect.unwrap(static)))
    except ValueError:  # a cycle of wrappers
        return False


def _static_of_class(cls: type, name: str) -> Any:
    for base in cls.__mro__:
        try:
            return base.__dict__[name]
        except KeyError:
            continue
    return MISSING


class Plan:
    """The names that a mock of a spec has."""

    __slots__ = ("__weakref__", "awaitable", "magics", "name_set", "names")

    def __init__(self, names: list[str], awaitable: bool = False) -> None:
        self.names: list[str] = names
        self.name_set: frozenset[str] = frozenset(names)
        # Whether the spec itself is async: a coroutine function, or an awaitable object.
        self.awaitable: bool = awaitable
        # The magic methods among the names that mocks can have; filled in by the runtime.
        self.magics: frozenset[str] | None = None

    def static(self, spec: Any, name: str) -> Any:
        """What the spec stores under `name`, descriptors not called; MISSING when that is unknown."""
        return MISSING

    def is_async(self, spec: Any, name: str) -> bool:
        """Whether the member called `name` is a coroutine function."""
        static = self.static(spec, name)
        return static is not MISSING and is_async(static)

    def async_names(self, spec: Any) -> list[str]:
        """The names of all members that are coroutine functions."""
        return [name for name in self.names if self.is_async(spec, name)]

    def binding(self, spec: Any, name: str) -> Binding | None:
        """How arguments for the member called `name` are bound; None when it is not a function or method."""
        static = self.static(spec, name)
        eat_self = self.binds_self(name)
        if isinstance(static, (staticmethod, classmethod)):
            eat_self = isinstance(static, classmethod)
            static = static.__func__
        if not isinstance(static, types.FunctionType) or says_nothing(static):
            return None
        return Binding(static, eat_self=eat_self)

    def binds_self(self, name: str) -> bool:
        """Whether a function found under `name` takes the instance as its first argument."""
        return False

    def check(self, name: str, binding: Binding) -> Check | None:
        """The argument check of the member called `name`."""
        return binding.compile_check()

    def extended(self, names: Iterable[str]) -> Plan:
        """A plan with further names, of which nothing is known."""
        return Plan([*self.names, *names], self.awaitable)


class _ObjectPlan(Plan):
    """The plan of an instance, module or function: as it was when the plan was made."""

    __slots__ = ("_attributes",)

    def __init__(self, spec: Any) -> None:
        called = _static_of_class(type(spec), "__call__")
        super().__init__(dir(spec), bool(_is_async_obj(spec)) or (called is not MISSING and is_async(called)))
        attributes = getattr(spec, "__dict__", None)
        self._attributes = dict(attributes) if isinstance(attributes, Mapping) else {}

    def static(self, spec: Any, name: str) -> Any:
        static = self._attributes.get(name, MISSING)
        return _static_of_class(type(spec), name) if static is MISSING else static

    def binds_self(self, name: str) -> bool:
        return name not in self._attributes


class _FunctionPlan(Plan):
    """The plan of every function that has no attributes of its own."""

    __slots__ = ()


class _ClassPlan(Plan):
    __slots__ = ("_checks", "_keys", "_length")

    def __init__(self, cls: type) -> None:
        super().__init__(dir(cls), bool(_is_async_obj(cls)))
        # The names in the classes that can change, by their place in the order of bases.
        self._length = len(cls.__mro__)
        self._keys = [
            (place, [*base.__dict__])
            for place, base in enumerate(cls.__mro__)
            if not base.__flags__ & _IMMUTABLE_TYPE
        ]
        self._checks: dict[str, tuple[weakref.ref[Any], Check | None]] = {}

    def is_current(self, cls: type) -> bool:
        """Whether the class and its bases still have the names that they had."""
        mro = cls.__mro__
        if len(mro) != self._length:
            return False
        for place, keys in self._keys:  # noqa: SIM110  # a generator would double the time
            if [*mro[place].__dict__] != keys:
                return False
        return True

    def static(self, spec: Any, name: str) -> Any:
        return _static_of_class(spec, name)

    def binds_self(self, name: str) -> bool:
        return True

    def check(self, name: str, binding: Binding) -> Check | None:
        known = self._checks.get(name)
        if known is not None and known[0]() is binding.source:
            return known[1]
        check = binding.compile_check()
        self._checks[name] = (weakref.ref(binding.source), check)
        return check


_NAMES_OF_FUNCTIONS = dir(is_async)
_PLAN_OF_FUNCTIONS = _FunctionPlan(_NAMES_OF_FUNCTIONS)
_PLAN_OF_ASYNC_FUNCTIONS = _FunctionPlan(_NAMES_OF_FUNCTIONS, awaitable=True)

# By identity, since a metaclass may define __eq__ and __hash__.
_class_plans: dict[int, tuple[weakref.ref[type], _ClassPlan]] = {}


def _plan_of_class(cls: type) -> Plan:
    known = _class_plans.get(id(cls))
    if known is not None and known[0]() is cls and known[1].is_current(cls):
        return known[1]
    plan = _ClassPlan(cls)
    key = id(cls)

    def forget(reference: weakref.ref[type], plans: dict[int, Any] = _class_plans) -> None:
        if key in plans and plans[key][0] is reference:
            del plans[key]

    _class_plans[key] = (weakref.ref(cls, forget), plan)
    return plan


def plan_of(spec: Any) -> Plan:
    """The plan of `spec`: a class, an instance, a function, a module, or a list or tuple of names."""
    if isinstance(spec, type):
        return _plan_of_class(spec)
    origin = get_origin(spec)
    if isinstance(origin, type):
        return _plan_of_class(origin)
    kind = type(spec)
    if kind is list or kind is tuple:
        names: Any = spec
        return Plan(names)
    if kind is types.FunctionType and not spec.__dict__:
        return _PLAN_OF_ASYNC_FUNCTIONS if _is_async_obj(spec) else _PLAN_OF_FUNCTIONS
    return _ObjectPlan(spec)
