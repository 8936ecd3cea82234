"""The run-time half of generated mocks: a `MockApi` whose class body declares the members of a spec."""

from __future__ import annotations

import importlib
import inspect
import sys
import types
import typing
from collections.abc import Callable, Generator
from typing import Any
from unittest.mock import NonCallableMock as _StdNonCallableMock

from typedamock.runtime.base import NonCallableMock
from typedamock.runtime.call import Arguments
from typedamock.runtime.layout import is_private
from typedamock.runtime.members import declared_member
from typedamock.runtime.mocks import AsyncIteratorMock, AsyncMock, MagicMock
from typedamock.runtime.state import STATE, State
from typedamock.spec.kinds import Kind
from typedamock.spec.members import Member
from typedamock.spec.plan import Plan
from typedamock.spec.signature import (
    Binding,
    Check,
    OverloadedSignature,
    SignatureLike,
    compile_signature_check,
)
from typedamock.spec.stdlib import _deleted, _is_magic, _set_return_value

_ENTERING = ("__aenter__", "__enter__")

# Members of a generated mock may have any name: what is called of the mock API is taken from here.
_extract_mock_name: Any = _StdNonCallableMock._extract_mock_name


class _Member:
    """A declared member: a descriptor that makes the member's mock when it is first asked for."""

    name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        # `getMe = get_me` in a class body: one member, called by the name of its definition.
        self.name = self.name or name

    def __get__(self, mock: Any, owner: type | None = None) -> Any:
        if mock is None:
            return self
        state: State = mock.__dict__[STATE]
        if state.children is None:
            state.children = {}
        child = state.children.get(self.name)
        if child is _deleted:
            raise AttributeError(self.name)
        if child is None:
            if state.sealed:
                raise AttributeError(f"{_extract_mock_name(mock)}.{self.name}")
            child = state.children.setdefault(self.name, self.make(mock))
        return child

    def make(self, mock: Any) -> Any:
        return MagicMock(parent=mock, name=self.name, _new_name=self.name, _new_parent=mock)


class _DeclaredBinding(Binding):
    """Binds calls by a signature that generated code declares, to a class of its own for the arguments."""

    __slots__ = ("arguments_class", "read")

    def __init__(
        self, declaration: Any, read: Callable[[Any], SignatureLike], arguments_class: type[Arguments]
    ) -> None:
        super().__init__(declaration)
        self.read = read
        self.arguments_class = arguments_class

    @property
    def signature(self) -> SignatureLike | None:
        try:
            return self._signature
        except AttributeError:
            self._signature = self.read(self.source)
            return self._signature

    def compile_check(self) -> Check | None:
        return compile_signature_check(self.signature)


class _Method(_Member):
    """A declared method, with the function or protocol that states its signature."""

    def __init__(self, mock_class: type, binding: _DeclaredBinding) -> None:
        self.mock_class = mock_class
        self.binding = binding
        self.check: Check | None = None
        self.member: Member | None = None

    def make(self, mock: Any) -> Any:
        if self.member is None:
            self.member = declared_member(self.name, self.binding.source)
        mock_class = self.mock_class
        if mock_class is MagicMock and self.member.kind is Kind.ASYNC_ITERATOR:
            mock_class = AsyncIteratorMock
        child = mock_class(name=self.name, parent=mock, _new_name=self.name, _new_parent=mock)
        state: State = child.__dict__[STATE]
        state.member = self.member
        state.binding = self.binding
        if self.check is None:
            self.check = self.binding.compile_check()
        state.check = self.check
        if self.name == "__await__":
            state.effect = lambda: _awaited(child)
        elif self.name in _ENTERING and self.gives_the_mock_itself(mock):
            state.ret = mock
        elif _is_magic(self.name):
            _set_return_value(mock, child, self.name)
        state.strict = True
        return child

    def gives_the_mock_itself(self, mock: Any) -> bool:
        annotation = getattr(self.binding.source, "__annotations__", {}).get("return", "")
        names = {base.__name__ for base in type(mock).__mro__}
        return isinstance(annotation, str) and annotation.partition("[")[0] in names


def _awaited(child: Any) -> Generator[Any, None, Any]:
    """What awaiting a mock iterates over: nothing, to end with the value that `__await__` is told to give."""
    yield from ()
    return child.return_value


def _signature_without_self(function: Callable[..., Any]) -> inspect.Signature:
    signature = inspect.signature(function)
    _, *parameters = signature.parameters.values()
    return signature.replace(parameters=parameters)


def _signature_of_protocol(protocol: type) -> SignatureLike:
    """The signature of a callback protocol's `__call__`, or of its overloads."""
    # typing finds the overloads of a function by its module and qualified name; without an implementation
    # there is no function that has that name.
    named = types.SimpleNamespace(
        __module__=protocol.__module__, __qualname__=f"{protocol.__qualname__}.__call__"
    )
    overloads = typing.get_overloads(typing.cast(Any, named))
    if overloads:
        return OverloadedSignature([_signature_without_self(overload) for overload in overloads])
    return _signature_without_self(protocol.__call__)


def async_method(arguments: type[Arguments], /) -> Callable[[Callable[..., Any]], Any]:
    """Declare a method of a generated mock: its mock records calls whose `arguments` are of that class."""

    def declare(method: Callable[..., Any], /) -> _Method:
        return _Method(AsyncMock, _DeclaredBinding(method, _signature_without_self, arguments))

    return declare


def method(arguments: type[Arguments], /) -> Callable[[Callable[..., Any]], Any]:
    """As `async_method`, for a method whose call is not awaited."""

    def declare(method: Callable[..., Any], /) -> _Method:
        return _Method(MagicMock, _DeclaredBinding(method, _signature_without_self, arguments))

    return declare


def overloaded_async_method(signatures: type[object], arguments: type[Any], /) -> Any:
    """Declare a method of a generated mock by a callback protocol that holds its overloads."""
    return _Method(AsyncMock, _DeclaredBinding(signatures, _signature_of_protocol, arguments))


def overloaded_method(signatures: type[object], arguments: type[Any], /) -> Any:
    """As `overloaded_async_method`, for a method whose call is not awaited."""
    return _Method(MagicMock, _DeclaredBinding(signatures, _signature_of_protocol, arguments))


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

    # To a checker, the mock of a generic class is generic itself: `RepoMock[User]()`.
    __class_getitem__: Any = classmethod(types.GenericAlias)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if is_private(cls):
            return
        attributes = [name for name, value in vars(cls).items() if isinstance(value, property)]
        attributes += inspect.get_annotations(cls)
        attributes += cls.__dict__.get("__typedamock_attributes__", ())
        for name in attributes:
            if not isinstance(cls.__dict__.get(name), _Member):
                member = _Member()
                member.name = name
                setattr(cls, name, member)
        names = [name for name, value in vars(cls).items() if isinstance(value, _Member)]
        cls._mock_members = cls._mock_members.extended(names)

    def __new__(cls) -> Any:
        return super().__new__(cls)

    def __init__(self) -> None:
        state: State = self.__dict__[STATE]
        state.plan = self._mock_members
        state.spec_set = True

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
