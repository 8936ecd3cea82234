"""The members that a generated mock declares: what makes their mocks, and what is known of each."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Generator, Mapping
from typing import Any
from unittest.mock import NonCallableMock as _StdNonCallableMock

from typedamock.runtime.call import Arguments
from typedamock.runtime.members import bind_signature, child_by_type
from typedamock.runtime.mocks import AsyncIteratorMock, AsyncMock, MagicMock
from typedamock.runtime.state import STATE, State
from typedamock.spec.annotations import Scope, Unknown, raw_annotations
from typedamock.spec.callables import kind_of_callable
from typedamock.spec.generics import Resolver, arguments_by_parameter, type_arguments_of_bases
from typedamock.spec.kinds import Kind
from typedamock.spec.members import Member, kind_of_attribute, signature_of_type
from typedamock.spec.returned import KindAndType
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


class Declared:
    """A declared member: a descriptor that makes the member's mock when it is first asked for.

    Its module imports the types for type checkers alone; types of modules that are not loaded stay unknown.
    """

    name: str = ""

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
            child = state.children.setdefault(self.name, self.make(mock, state))
        return child

    def make(self, mock: Any, state: State) -> Any:
        raise NotImplementedError

    def member(self, arguments: Mapping[Any, Any]) -> Member:
        """What is known of the member if type parameters stand for these arguments."""
        raise NotImplementedError


class DeclaredAttribute(Declared):
    """What a mock holds: an attribute, or a property by what it may be set to."""

    def __init__(self, name: str, annotation: Any, scope: Scope) -> None:
        self.name = name
        self.annotation: Any = annotation
        self.scope: Scope = scope
        scope.may_import = False

    @classmethod
    def of_property(cls, name: str, declared: property) -> DeclaredAttribute:
        function: Any = declared.fset or declared.fget
        annotations = raw_annotations(function)
        annotation = next(iter(annotations.values()), Unknown)
        return cls(name, annotation, Scope.of_function(function))

    def member(self, arguments: Mapping[Any, Any]) -> Member:
        resolver = Resolver(self.scope, arguments)
        return Member(
            self.name,
            None,
            None,
            lambda: kind_of_attribute(resolver(self.annotation), Unknown),
            lambda: signature_of_type(resolver(self.annotation)),
        )

    def make(self, mock: Any, state: State) -> Any:
        child = child_by_type(mock, state, self.name)
        member = None if state.members is None else state.members.get(self.name)
        if child is None:
            is_async = member is not None and member.kind is Kind.ASYNC_METHOD
            mock_class = AsyncMock if is_async else MagicMock
            child = mock_class(parent=mock, name=self.name, _new_name=self.name, _new_parent=mock)
        child_state: State = child.__dict__[STATE]
        if member is not None and child_state.plan is None:
            child_state.member = member
            child_state.strict = True
            bind_signature(child_state, member)
        return child


class _DeclaredBinding(Binding):
    """Binds calls by a signature that generated code declares, to a class of its own for the arguments."""

    __slots__ = ("arguments_class", "read")

    def __init__(
        self, declaration: Any, read: Callable[[Any], SignatureLike], arguments_class: type[Arguments]
    ) -> None:
        super().__init__(declaration)
        self.read: Callable[[Any], SignatureLike] = read
        # Not `arguments[T]`, whose instances would have an attribute `__orig_class__`.
        self.arguments_class: type[Arguments] = typing.get_origin(arguments_class) or arguments_class

    @property
    def signature(self) -> SignatureLike | None:
        try:
            return self._signature
        except AttributeError:
            self._signature = self.read(self.source)
            return self._signature

    def compile_check(self) -> Check | None:
        return compile_signature_check(self.signature)


class DeclaredMethod(Declared):
    """A method, with the function or protocol that states its signature."""

    def __init__(self, mock_class: type, binding: _DeclaredBinding) -> None:
        self.mock_class: type = mock_class
        self.binding: Binding = binding
        self.check: Check | None = None
        # What its mock has besides, where the spec holds an object that is called.
        self.added: tuple[DeclaredMethod, ...] = ()

    @classmethod
    def by_function(
        cls, mock_class: type, method: Callable[..., Any], arguments: type[Arguments]
    ) -> DeclaredMethod:
        return cls(mock_class, _DeclaredBinding(method, _signature_without_self, arguments))

    @classmethod
    def by_class(
        cls, mock_class: type, method: Callable[..., Any], parameters: type[Arguments]
    ) -> DeclaredMethod:
        fields = typing.get_origin(parameters) or parameters
        binding = _DeclaredBinding(method, lambda method: _signature_of_class(fields), parameters)
        return cls(mock_class, binding)

    @classmethod
    def by_protocol(
        cls, mock_class: type, signatures: type[object], arguments: type[Arguments]
    ) -> DeclaredMethod:
        return cls(mock_class, _DeclaredBinding(signatures, _signature_of_protocol, arguments))

    def member(self, arguments: Mapping[Any, Any]) -> Member:
        declaration = self.binding.source
        is_function = isinstance(declaration, types.FunctionType)
        called = declaration if is_function else vars(declaration)["__call__"]
        owner = None if is_function else declaration

        def resolver_of(scope: Scope) -> Resolver:
            scope.may_import = False
            return Resolver(scope, arguments)

        def read() -> KindAndType:
            return kind_of_callable(called, self.name if is_function else "__call__", owner, resolver_of)

        return Member(self.name, owner, called, read, lambda: None)

    def make(self, mock: Any, state: State) -> Any:
        member = self.member({}) if state.members is None else state.members.get(self.name)
        mock_class = self.mock_class
        if mock_class is MagicMock and member is not None and member.kind is Kind.ASYNC_ITERATOR:
            mock_class = AsyncIteratorMock
        child = mock_class(name=self.name, parent=mock, _new_name=self.name, _new_parent=mock)
        child_state: State = child.__dict__[STATE]
        child_state.member = member
        child_state.binding = self.binding
        if self.check is None:
            self.check = self.binding.compile_check()
        child_state.check = self.check
        if self.name == "__await__":
            child_state.effect = lambda: _awaited(child)
        elif self.name in _ENTERING and self.gives_the_mock_itself(mock):
            child_state.ret = mock
        elif _is_magic(self.name):
            _set_return_value(mock, child, self.name)
        child_state.strict = True
        if self.added:
            child_state.children = {one.name: one.make(child, child_state) for one in self.added}
            child.__dict__.update(child_state.children)
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


def _signature_of_class(parameters: type[Arguments]) -> inspect.Signature:
    if "__init__" in vars(parameters):
        return _signature_without_self(parameters.__init__)
    kinds = inspect.Parameter
    found: list[inspect.Parameter] = []
    is_by_name = False
    for name, annotation in inspect.get_annotations(parameters).items():
        if name == "_":
            is_by_name = True  # dataclasses.KW_ONLY
            continue
        kind = kinds.KEYWORD_ONLY if is_by_name else kinds.POSITIONAL_OR_KEYWORD
        default = vars(parameters).get(name, kinds.empty)
        found.append(kinds(name, kind, default=default, annotation=annotation))
    return inspect.Signature(found)


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


class DeclaredMembers:
    """What is known of the members that a generated mock declares, as `Members` says it of a spec's.

    Args:
        cls: the class of the mock.
        arguments: its type arguments.
        api: the class below `MockApi` that declares its members.
    """

    def __init__(self, cls: Any, arguments: tuple[Any, ...], api: type) -> None:
        self._cls: type = cls
        self.spec_name: str = cls.__typedamock_spec__.rpartition(":")[2].rpartition(".")[2]
        found = type_arguments_of_bases(cls, arguments)
        # `class RepoMock(_RepoMockApi)` passes its type arguments on, for checkers as `_RepoMockApi[T]`.
        given = next((found[base] for base in cls.__mro__ if api in base.__bases__ and base in found), ())
        self._arguments = arguments_by_parameter(api, given)
        self._known: dict[str, Member] = {}

    def get(self, name: str) -> Member | None:
        """The member of a name, None if the mock declares none. Raises nothing."""
        known = self._known.get(name)
        if known is None:
            holder = next((cls for cls in self._cls.__mro__ if name in vars(cls)), self._cls)
            declared = vars(holder).get(name)
            if not isinstance(declared, Declared):
                return None
            known = self._known[name] = declared.member(self._arguments)
        return known

    def names(self) -> list[str]:
        """The names of all members, sorted."""
        return sorted(name for cls in self._cls.__mro__ for name in vars(cls) if self.get(name) is not None)
