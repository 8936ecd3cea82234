"""The run-time half of generated mocks: a `MockApi` whose class body declares the members of a spec."""

from __future__ import annotations

import importlib
import inspect
import sys
import types
import typing
import unittest.mock as _um
from collections.abc import Callable, Generator
from typing import Any
from unittest.mock import DEFAULT

from typedamock.runtime.call import Arguments
from typedamock.runtime.mocks import AsyncMock, MagicMock, NonCallableMock
from typedamock.spec.signature import OverloadedSignature, SignatureLike, compile_check


class _Member:
    """A declared member: a descriptor that makes the member's mock when it is first asked for."""

    name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        # `getMe = get_me` in a class body: one member, called by the name of its definition.
        self.name = self.name or name

    def __get__(self, mock: Any, owner: type | None = None) -> Any:
        if mock is None:
            return self
        child = mock._mock_children.get(self.name)
        if child is _um._deleted:
            raise AttributeError(self.name)
        if child is None:
            child = mock._mock_children[self.name] = self.make(mock)
        return child

    def make(self, mock: Any) -> Any:
        return MagicMock(parent=mock, name=self.name, _new_name=self.name, _new_parent=mock)


class _Method(_Member):
    """A declared method, with the function or protocol that states its signature."""

    def __init__(
        self,
        mock_class: type,
        function: Any,
        arguments: type[Arguments],
        signature: Callable[[Any], SignatureLike],
    ) -> None:
        self.mock_class = mock_class
        self.function = function
        self.read_signature = signature
        self.arguments = arguments

    def make(self, mock: Any) -> Any:
        child = self.mock_class(name=self.name, parent=mock, _new_name=self.name, _new_parent=mock)
        signature = self.read_signature(self.function)
        child.__dict__["_spec_signature"] = signature
        check = compile_check(signature)
        type(child)._mock_check_sig = lambda self, /, *args, **kwargs: check(*args, **kwargs)
        type(child)._arguments_class = self.arguments
        if self.name == "__await__":
            child.side_effect = lambda: _awaited(child)
        elif self.name in ("__aenter__", "__enter__") and self.returns_self(mock):
            child.return_value = mock
        else:
            _um._set_return_value(mock, child, self.name)
        return child

    def returns_self(self, mock: Any) -> bool:
        annotation = getattr(self.function, "__annotations__", {}).get("return", "")
        return isinstance(annotation, str) and annotation.partition("[")[0] in {
            base.__name__ for base in type(mock).__mro__
        }


def _awaited(mock: Any) -> Generator[Any, None, Any]:
    return mock._mock_return_value if mock._mock_return_value is not DEFAULT else mock.return_value
    yield


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
        return _Method(AsyncMock, method, arguments, _signature_without_self)

    return declare


def method(arguments: type[Arguments], /) -> Callable[[Callable[..., Any]], Any]:
    """As `async_method`, for a method whose call is not awaited."""

    def declare(method: Callable[..., Any], /) -> _Method:
        return _Method(MagicMock, method, arguments, _signature_without_self)

    return declare


def overloaded_async_method(signatures: type[object], arguments: type[object], /) -> Any:
    """Declare a method of a generated mock by a callback protocol that holds its overloads."""
    return _Method(AsyncMock, signatures, typing.cast(Any, arguments), _signature_of_protocol)


def overloaded_method(signatures: type[object], arguments: type[object], /) -> Any:
    """As `overloaded_async_method`, for a method whose call is not awaited."""
    return _Method(MagicMock, signatures, typing.cast(Any, arguments), _signature_of_protocol)


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

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if MockApi in cls.__bases__ or "__typedamock_spec__" in cls.__dict__:
            declared = [name for name, value in vars(cls).items() if isinstance(value, property)]
            for name in (*declared, *inspect.get_annotations(cls), *cls.__typedamock_attributes__):
                if not isinstance(cls.__dict__.get(name), _Member):
                    member = _Member()
                    member.name = name
                    setattr(cls, name, member)

    def __new__(cls) -> Any:
        return super().__new__(cls)

    def __init__(self) -> None:
        members = {
            name for base in type(self).__mro__ for name, v in vars(base).items() if isinstance(v, _Member)
        }
        super().__init__(spec_set=[*members])

    @property
    def __class__(self) -> Any:
        module, _, qualified_name = self.__typedamock_spec__.partition(":")
        try:
            spec: Any = importlib.import_module(module)
            for name in qualified_name.split("."):
                spec = getattr(spec, name)
        except (ImportError, AttributeError, ValueError):
            return type(self)
        return spec
