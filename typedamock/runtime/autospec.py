"""`create_autospec`: the attributes of the mock have those of the spec as specs, made on demand."""

from __future__ import annotations

import sys
import unittest.mock as _um
from dataclasses import fields, is_dataclass
from inspect import isdatadescriptor
from types import FunctionType, MethodType
from typing import Any

from typedamock.runtime import members
from typedamock.runtime.mocks import AsyncMock, MagicMock, NonCallableMagicMock
from typedamock.runtime.recording import delegate_to
from typedamock.runtime.state import STATE, State
from typedamock.spec.plan import MISSING
from typedamock.spec.signature import Binding
from typedamock.spec.stdlib import (
    InvalidSpecError,
    _callable,
    _check_spec_arg_typos,
    _instance_callable,
    _is_async_func,
    _is_instance_mock,
    _is_list,
    _is_magic,
    _must_skip,
    _set_signature,
    _setup_async_mock,
    _SpecState,
    iscoroutinefunction,
)

_FUNCTION_TYPES = (FunctionType, MethodType)
# Since 3.12 the mock of a method has its returned value at once, so that sealing leaves it.
_METHODS_RETURN_AT_ONCE = sys.version_info >= (3, 12)
# In newer versions the function that stands for an async mock is itself `async def`.
_set_async_signature = getattr(_um, "_set_async_signature", None)


def create_autospec(
    spec: Any,
    spec_set: Any = False,
    instance: bool = False,
    _parent: Any = None,
    _name: Any = None,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> Any:
    """A mock of `spec` whose attributes are mocks of the attributes of `spec`, all the way down.

    Calls are checked against the signatures of the spec. With a true `spec_set`, only attributes that the
    spec has can be set. The mock of a class returns a mock of an instance; with `instance`, the mock is
    that of an instance itself. `kwargs` go to the constructor of the mock. Mirrors the function of the same
    name in `unittest.mock`.

    Raises InvalidSpecError when `spec` is a mock, RuntimeError for a keyword that looks like a misspelt
    `autospec` or `spec_set` (unless `unsafe`), and for `instance` with an async function.
    """
    if _is_list(spec):
        # the mock would take a list for one of names
        spec = type(spec)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_type = isinstance(spec, type)
    is_async_function = _is_async_func(spec)
    if not unsafe:
        _check_spec_arg_typos(kwargs)
    name = kwargs.pop("name", _name)
    arguments: dict[str, Any] = {}
    if spec_set:
        arguments["spec_set"] = spec
    elif spec is not None:
        arguments["spec"] = spec
    if arguments and instance:
        arguments["_spec_as_instance"] = True
    arguments.update(kwargs)

    mock_class: Any = MagicMock
    if isdatadescriptor(spec):
        # what a descriptor gives is not known
        arguments = {}
    elif is_async_function:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        mock_class = AsyncMock
    elif isinstance(spec, _FUNCTION_TYPES):
        mock_class = members.mock_class_for_function(spec)
    elif not _callable(spec) or (is_type and instance and not _instance_callable(spec)):
        mock_class = NonCallableMagicMock
    elif is_type and instance:
        mock_class = members.mock_class_for(spec)

    mock = mock_class(
        parent=_parent,
        _new_parent=_parent,
        # a mock at the top has no name below another
        _new_name="" if _parent is None else name,
        name=name,
        **arguments,
    )
    state: State = mock.__dict__[STATE]
    result = mock
    if isinstance(spec, _FUNCTION_TYPES):
        # The function in front checks, and is called as the spec is.
        state.check = None
        state.binding = Binding(spec)
        result = _function_for(mock, spec, mock_class is AsyncMock)
    else:
        # What the constructor has found does not know that the mock is an instance.
        state.binding = Binding(spec, instance, is_type)
        _check_calls(state, state.binding)
    if _parent is not None and not instance:
        _parent._mock_children[name] = result

    wrapped = kwargs.pop("wraps", None)
    state.autospec = autospec = Autospec(spec, spec_set, instance, wrapped)
    state.children = _ChildrenToCome(autospec, state.children or {})
    if result is not mock:
        for attribute, value in getattr(spec, "__dict__", {}).items():
            if isinstance(value, _FUNCTION_TYPES):
                setattr(result, attribute, autospec.child(mock, attribute))
    if is_type and instance and is_dataclass(spec):
        mock._mock_extend_spec_methods([field.name for field in fields(spec)])
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(
            spec, spec_set, instance=True, _name="()", _parent=mock, wraps=wrapped
        )
    if kwargs and result is mock:
        mock.configure_mock(**kwargs)
    return result


def _function_for(mock: Any, spec: Any, is_async: bool) -> Any:
    """The function that stands for `mock`, so that it is a function with the signature of `spec`."""
    if not is_async:
        return _set_signature(mock, spec)
    if _set_async_signature is not None:
        function = _set_async_signature(mock, spec)
    else:
        function = _set_signature(mock, spec)
        _setup_async_mock(function)
    # it got its lists of awaits only now
    delegate_to(mock.__dict__[STATE], function)
    return function


def _check_calls(state: State, binding: Binding) -> None:
    """Let `state` check its calls; the signature is read when there is a first call."""
    state.binding = state.binding or binding

    def compile_and_check(*args: Any, **kwargs: Any) -> None:
        state.check = binding.compile_check()
        if state.check is not None:
            state.check(*args, **kwargs)

    state.check = compile_and_check


class _ChildrenToCome(dict[str, Any]):
    """The children of an autospecced mock; for one that is not made yet it has what `unittest.mock` has.

    `seal` relies on it not to follow an attribute of type `int` to its `real`, the `real` of that, and so on.
    """

    def __init__(self, autospec: Autospec, children: dict[str, Any]) -> None:
        super().__init__(children)
        self._autospec = autospec

    def get(self, name: str, default: Any = None) -> Any:
        if name not in self:
            original = self._autospec.original(name)
            if original is not MISSING and not isinstance(original, _FUNCTION_TYPES):
                return _SpecState(original, self._autospec.spec_set)
        return super().get(name, default)


class Autospec:
    """What the attributes of an autospecced mock are made from."""

    __slots__ = ("fields", "instance", "spec", "spec_set", "wrapped")

    def __init__(self, spec: Any, spec_set: Any, instance: bool, wrapped: Any) -> None:
        self.spec: Any = spec
        self.spec_set: Any = spec_set
        self.instance: bool = instance
        self.wrapped: Any = wrapped

    def __deepcopy__(self, memo: object) -> Autospec:
        return self

    def original(self, name: str) -> Any:
        """What the spec has under `name`; MISSING when it has nothing, or a magic method."""
        if _is_magic(name):
            return MISSING
        spec = self.spec
        found = getattr(spec, name, MISSING)
        if self.instance and isinstance(spec, type) and is_dataclass(spec):
            for field in fields(spec):
                if field.name == name:
                    return field.type
        return found

    def child(self, mock: Any, name: str) -> Any:
        """The mock of the attribute `name`; None when the spec has nothing under that name."""
        original = self.original(name)
        if original is MISSING:
            return None
        state: State = mock.__dict__[STATE]
        child = members.child_by_type(mock, state, name)
        if child is not None:
            members.bind_member(child, state, name)
            return child
        member = members.member_of(state, name)
        if member is not None and members.says_more_than(member, original):
            return None
        if isinstance(original, _FUNCTION_TYPES):
            return self._method(mock, name, original)
        try:
            return create_autospec(original, self.spec_set, False, mock, name)
        except InvalidSpecError:
            target = mock._mock_name or mock
            raise InvalidSpecError(
                f"Cannot autospec attr {name!r} from target {target!r} as it has already been mocked out. "
                f"[target={mock!r}, attr={original!r}]"
            ) from None

    def function_child(self, mock: Any, name: str) -> Any:
        """The mock of the attribute `name` if that is a function, else None."""
        if isinstance(self.original(name), _FUNCTION_TYPES):
            return getattr(mock, name)
        return None

    def _method(self, mock: Any, name: str, original: Any) -> Any:
        arguments = {"spec_set" if self.spec_set else "spec": original}
        if self.wrapped and hasattr(self.wrapped, name):
            arguments["wraps"] = original
        eat_self = _must_skip(self.spec, name, isinstance(self.spec, type))
        state: State = mock.__dict__[STATE]
        is_async = members.is_async_member(state, name)
        mock_class: Any = AsyncMock if is_async or iscoroutinefunction(original) else MagicMock
        child = mock_class(
            parent=mock, name=name, _new_name=name, _new_parent=mock, _eat_self=eat_self, **arguments
        )
        member = child.__dict__[STATE].member = members.member_of(state, name)
        if _METHODS_RETURN_AT_ONCE and (member is None or not members.tells_result(member)):
            child.return_value = mock_class()
        _check_calls(child.__dict__[STATE], Binding(original, eat_self=eat_self))
        return child
