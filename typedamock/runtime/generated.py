"""The run-time half of generated mocks: a `MockApi` whose class body declares the members of a spec."""

from __future__ import annotations

import functools
import importlib
import inspect
import sys
import types
import typing
from collections.abc import Callable
from typing import Any

from typedamock.runtime.base import NonCallableMock
from typedamock.runtime.call import Arguments
from typedamock.runtime.declared import Declared, DeclaredAttribute, DeclaredMembers, DeclaredMethod
from typedamock.runtime.layout import is_private
from typedamock.runtime.mocks import AsyncMock, MagicMock
from typedamock.runtime.state import STATE, State
from typedamock.spec.annotations import Scope, Unknown
from typedamock.spec.plan import Plan


def async_method(arguments: type[Arguments], /) -> Callable[[Callable[..., Any]], Any]:
    """Declare a method of a generated mock: its mock records calls whose `arguments` are of that class."""

    def declare(method: Callable[..., Any], /) -> DeclaredMethod:
        return DeclaredMethod.by_function(AsyncMock, method, arguments)

    return declare


def method(arguments: type[Arguments], /) -> Callable[[Callable[..., Any]], Any]:
    """As `async_method`, for a method whose call is not awaited."""

    def declare(method: Callable[..., Any], /) -> DeclaredMethod:
        return DeclaredMethod.by_function(MagicMock, method, arguments)

    return declare


def async_method_with(parameters: type[Arguments], /) -> Callable[[Callable[..., Any]], Any]:
    """As `async_method`, for a function that leaves its parameters to the constructor of that class."""

    def declare(method: Callable[..., Any], /) -> DeclaredMethod:
        return DeclaredMethod.by_class(AsyncMock, method, parameters)

    return declare


def method_with(parameters: type[Arguments], /) -> Callable[[Callable[..., Any]], Any]:
    """As `async_method_with`, for a method whose call is not awaited."""

    def declare(method: Callable[..., Any], /) -> DeclaredMethod:
        return DeclaredMethod.by_class(MagicMock, method, parameters)

    return declare


def overloaded_async_method(signatures: type[object], arguments: type[Any], /) -> Any:
    """Declare a method of a generated mock by a callback protocol that holds its overloads."""
    return DeclaredMethod.by_protocol(AsyncMock, signatures, arguments)


def overloaded_method(signatures: type[object], arguments: type[Any], /) -> Any:
    """As `overloaded_async_method`, for a method whose call is not awaited."""
    return DeclaredMethod.by_protocol(MagicMock, signatures, arguments)


def cached(method: Any, /) -> Any:
    """Declare that a method of a generated mock has what `functools.lru_cache` adds: `cache_clear()`, ..."""
    method.added = _OF_A_CACHE
    return method


def _method_of_a_cache(name: str, returned: Any) -> DeclaredMethod:
    def method(_self: Any) -> Any:
        raise NotImplementedError

    method.__annotations__["return"] = returned
    declared = DeclaredMethod.by_function(MagicMock, method, Arguments)
    declared.name = name
    return declared


_OF_A_CACHE = (
    _method_of_a_cache("cache_clear", None),
    _method_of_a_cache("cache_info", type(functools.cache(len).cache_info())),
    _method_of_a_cache("cache_parameters", dict[str, Any]),
)


class _MockApiType(type):
    @property
    def __mro__(cls) -> tuple[type, ...]:
        """With the spec's, once it is imported: for an `__instancecheck__` that reads it (asyncpg's)."""
        own: tuple[type, ...] = type.__dict__["__mro__"].__get__(cls)
        module, _, qualified_name = getattr(cls, "__typedamock_spec__", "").partition(":")
        spec: Any = sys.modules.get(module)
        for name in qualified_name.split("."):
            spec = getattr(spec, name, None)
        return (*own, *(base for base in spec.__mro__ if base not in own)) if isinstance(spec, type) else own


class MockApi(NonCallableMock, metaclass=_MockApiType):
    """What every mock of an instance has besides the members of its spec; the root of generated mocks."""

    __typedamock_spec__ = ""
    __typedamock_attributes__: tuple[str, ...] = ()

    _mock_members: Plan = Plan([])
    # By the type arguments of the class.
    _mock_declared: dict[tuple[Any, ...], DeclaredMembers] = {}

    # To a checker, the mock of a generic class is generic itself: `RepoMock[User]()`.
    __class_getitem__: Any = classmethod(types.GenericAlias)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if is_private(cls):
            return
        scope = Scope.of_class(cls)
        attributes: dict[str, Any] = dict.fromkeys(cls.__dict__.get("__typedamock_attributes__", ()), Unknown)
        attributes |= inspect.get_annotations(cls)
        for name, annotation in attributes.items():
            if not isinstance(cls.__dict__.get(name), Declared):
                setattr(cls, name, DeclaredAttribute(name, annotation, scope))
        for name, value in list(vars(cls).items()):
            if isinstance(value, property):
                setattr(cls, name, DeclaredAttribute.of_property(name, value))
        names = [name for name, value in vars(cls).items() if isinstance(value, Declared)]
        cls._mock_members = cls._mock_members.extended(names)
        cls._mock_declared = {}

    def __new__(cls) -> Any:
        return super().__new__(cls)

    def __init__(self) -> None:
        state: State = self.__dict__[STATE]
        state.plan = self._mock_members
        state.members = _declared_by(type(self)._mock_layout.cls, ())
        state.spec_set = True
        state.strict = True

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "__orig_class__":
            # What `RepoMock[User]()` was called by: the type arguments are in it.
            self.__dict__[STATE].members = _declared_by(typing.get_origin(value), typing.get_args(value))
        else:
            super().__setattr__(name, value)

    @property  # type: ignore[misc]
    def __class__(self) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The spec, as far as it can be imported: so this is an instance of it."""
        given = self.__dict__[STATE].spec_class
        if given is not None:
            return given
        module, _, qualified_name = self.__typedamock_spec__.partition(":")
        try:
            spec: Any = importlib.import_module(module)
            for name in qualified_name.split("."):
                spec = getattr(spec, name)
        except (ImportError, AttributeError, ValueError):
            return type(self)
        return spec


# To checkers, one without members of its own.
ShadowedMockApi = MockApi


def _declared_by(cls: type[MockApi], arguments: tuple[Any, ...]) -> DeclaredMembers:
    """What is known of the members of mocks of a class with type arguments."""
    declared = cls._mock_declared.get(arguments)
    if declared is None:
        api = next((base for base in cls.__mro__ if MockApi in base.__bases__), cls)
        declared = cls._mock_declared[arguments] = DeclaredMembers(cls, arguments, api)
    return declared
