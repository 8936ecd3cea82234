"""The root of our mocks: construction, specs, attributes and children."""

from __future__ import annotations

import copy
import copyreg
import unittest.mock as _um
from inspect import Signature
from types import FunctionType
from typing import Any, get_origin
from unittest.mock import DEFAULT

from typedamock.runtime import family, legacy, members
from typedamock.runtime.layout import Layout, derived_from, is_private, note_copy, release
from typedamock.runtime.magic import SUPPORTED, mixin_with, proxies, proxies_hiding
from typedamock.runtime.messages import explained, looked_up, note_meant_name, refuse_unknown
from typedamock.runtime.recording import delegate_to
from typedamock.runtime.state import STATE, State
from typedamock.runtime.strict import check_attribute
from typedamock.runtime.unannotated import unannotated
from typedamock.runtime.unawaited import assert_all_awaited
from typedamock.runtime.views import forget_calls, share_lists
from typedamock.spec.members import members_of
from typedamock.spec.plan import Plan, plan_of
from typedamock.spec.signature import binding_of_spec
from typedamock.spec.stdlib import (
    InvalidSpecError,
    _all_magics,
    _all_sync_magics,
    _allowed_names,
    _async_method_magics,
    _deleted,
    _extract_mock,
    _is_instance_mock,
    _is_list,
    _is_magic,
    _SpecState,
)

_StdNonCallableMock = _um.NonCallableMock
_StdCallableMixin = _um.CallableMixin
_StdMagicMixin = _um.MagicMixin
_StdAsyncMockMixin = _um.AsyncMockMixin

# Since 3.13 the magic methods of a MagicMock keep their values.
_RESET_KEEPS_MAGIC = "reset_mock" in vars(_um.MagicMock)

_dict_get = dict.get
_set = object.__setattr__

_assert_called_with = explained(_um.NonCallableMock.assert_called_with, awaits=False)
_assert_called_once_with = explained(_um.NonCallableMock.assert_called_once_with, awaits=False)

# Names that are assigned whatever the spec allows.
_ALWAYS_SETTABLE = _allowed_names | {
    "_mock_sealed",
    "_mock_delegate",
    "_mock_wraps",
    "_mock_unsafe",
    "_spec_class",
    "_spec_set",
    "method_calls",
    "await_count",
    "await_args",
    "await_args_list",
}


class _CopyOfMock:
    """What `copy.copy` finds on the class of a mock; a mock has no attribute of that name."""

    def __get__(self, mock: Any, cls: Any = None) -> Any:
        if mock is None and not (is_private(cls) and _says_how_to_copy(cls)):
            return _copy
        raise AttributeError("__copy__")


def _copy(mock: Any) -> Any:
    """A mock that goes on from where `mock` is; as in `unittest.mock`, both extend the same lists."""
    copied = _new_copy(type(mock))
    state: State = copied.__dict__[STATE]
    original: State = mock.__dict__[STATE]
    share_lists(original)
    for field in State.__slots__:
        setattr(state, field, getattr(original, field))
    state.calls = list(original.calls)
    state.awaits = None if original.awaits is None else list(original.awaits)
    state.journal = None if original.journal is None else list(original.journal)
    state.views = copy.copy(original.views)
    copied.__dict__.update((name, value) for name, value in mock.__dict__.items() if name != STATE)
    return copied


@unannotated
class NonCallableMock(_um.NonCallableMock):
    """A version of `Mock` that cannot be called."""

    # Where a step of a call is defined; a class that defines one elsewhere is called step by step.
    _mock_steps: dict[str, Any] = {}

    # ---- construction

    def __new__(cls, /, *args: Any, **kwargs: Any) -> Any:
        spec = None
        if args or kwargs:
            spec = kwargs.get("spec_set")
            if spec is None:
                spec = args[0] if args else kwargs.get("spec")
        plan = None
        layouts = cls.__dict__.get("_mock_layouts")
        if layouts is None:
            if is_private(cls):
                magics = SUPPORTED if spec is None else _magics_of(plan_of(spec))
                return _new_derived(cls, proxies(magics) if issubclass(cls, _StdMagicMixin) else {})
            layouts = {}
            type.__setattr__(cls, "_mock_layouts", layouts)
        if spec is None:
            layout = layouts.get(None)
            if layout is None:
                layout = layouts[None] = _new_layout(cls, None, False).with_pool()
        else:
            plan = plan_of(spec)
            layout = _layout_for(cls, layouts, _magics_of(plan), plan.awaitable)
        mock = layout.allocate(layout.take())
        mock.__dict__[STATE] = state = State(layout.hooked)
        if plan is not None:
            state.plan = plan
            state.spec = spec
        return mock

    def __init__(
        self,
        /,
        spec: Any = None,
        wraps: Any = None,
        name: Any = None,
        spec_set: Any = None,
        parent: Any = None,
        _spec_state: Any = None,
        _new_name: Any = "",
        _new_parent: Any = None,
        _spec_as_instance: bool = False,
        _eat_self: bool | None = None,
        unsafe: bool = False,
        **kwargs: Any,
    ) -> None:
        state: State = self.__dict__[STATE]
        if _new_parent is None:
            _new_parent = parent
        if _new_parent is not None:
            state.parent = parent
            state.report_to(_new_parent)
        state.name = name
        state.new_name = _new_name
        state.wraps = wraps
        state.unsafe = unsafe
        if spec_set is not None:
            spec, spec_set = spec_set, True
        as_told = spec is state.spec
        if spec is not None:
            if _eat_self is None:
                _eat_self = parent is not None
            plan = state.plan if as_told else None
            _adopt_spec(self, state, spec, spec_set, _spec_as_instance, bool(_eat_self), plan)
        if not as_told:
            self._mock_correct_spec(spec)
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_correct_spec(self, spec: Any) -> None:
        """Undo what `__new__` made of its arguments, since a subclass's `__init__` passes others on."""
        if spec is None:
            state: State = self.__dict__[STATE]
            state.plan = state.spec = None
        private: Any = type(self)
        as_made = private.__bases__ is private._mock_layout.bases
        if as_made and issubclass(private, _StdMagicMixin):
            self._mock_set_magics()

    def _mock_add_spec(
        self, spec: Any, spec_set: Any, _spec_as_instance: bool = False, _eat_self: bool | None = False
    ) -> None:
        state: State = self.__dict__[STATE]
        for name in state.children or ():
            if is_made_child(self, name):
                del self.__dict__[name]
        _adopt_spec(self, state, spec, spec_set, _spec_as_instance, bool(_eat_self), None)
        if issubclass(type(self), _StdMagicMixin):
            self._mock_set_magics()

    def _mock_extend_spec_methods(self, spec_methods: Any) -> None:
        state: State = self.__dict__[STATE]
        state.plan = Plan(list(spec_methods)) if state.plan is None else state.plan.extended(spec_methods)

    def _mock_set_magics(self) -> None:
        """Give the mock the magic methods that its spec has."""
        private: Any = type(self)
        cls = private._mock_layout.cls
        plan = self.__dict__[STATE].plan
        magics = SUPPORTED if plan is None else _magics_of(plan)
        # What was made async stays so.
        layout = _layout_for(cls, cls.__dict__["_mock_layouts"], magics, len(private._mock_layout.bases) > 2)
        if layout is not private._mock_layout:
            release(private)  # what caches know of it is what its bases were
            private.__bases__ = layout.bases
        for name in SUPPORTED - magics:
            if name in private.__dict__:
                delattr(self, name)

    def __reduce_ex__(self, protocol: Any) -> Any:
        """As of any object, but that what `copy.deepcopy` makes is told from what `type(mock)()` makes."""
        reduced = super().__reduce_ex__(protocol)
        if reduced[0] is copyreg.__newobj__ and _is_nothing_but_a_mock(type(self)):  # type: ignore[attr-defined]
            return (_new_copy, *reduced[1:])
        return reduced

    # ---- the standard library's names of what State holds

    _mock_return_value = legacy.of_state("ret")
    _mock_side_effect = legacy.of_state("effect")
    _mock_wraps = legacy.of_state("wraps")
    _mock_sealed = legacy.of_state("sealed")
    _mock_unsafe = legacy.of_state("unsafe")
    _mock_parent = legacy.naming("parent")
    _mock_name = legacy.naming("name")
    _mock_new_name = legacy.naming("new_name")
    _mock_new_parent = legacy.new_parent
    _mock_delegate = legacy.delegate
    _mock_children = legacy.children
    _mock_methods = legacy.methods
    _spec_class = legacy.of_state("spec_class")
    _spec_set = legacy.of_state("spec_set")
    _spec_signature = legacy.signature
    _spec_asyncs = legacy.asyncs

    __copy__: _CopyOfMock = _CopyOfMock()

    called: Any = legacy.called
    call_count: Any = legacy.call_count
    call_args: Any = legacy.call_args
    call_args_list: Any = legacy.call_args_list
    mock_calls: Any = legacy.mock_calls
    _mock_called = legacy.called
    _mock_call_count = legacy.call_count
    _mock_call_args = legacy.call_args
    _mock_call_args_list = legacy.call_args_list
    _mock_mock_calls = legacy.mock_calls
    method_calls: Any = legacy.method_calls

    # ---- attributes

    def __getattr__(self, name: str) -> Any:
        state: State | None = self.__dict__.get(STATE)
        if state is None:
            raise AttributeError(name)
        plan = state.plan
        if plan is None:
            if _is_magic(name) or (not state.unsafe and name.startswith("as")) or name in _SUSPECT:
                return self._mock_look_up(state, name)
            if state.member is not None:
                refuse_unknown(state, name, assigned=False)
        elif name in _all_magics or (name not in plan.name_set and not members.admits(state, name)):
            return self._mock_look_up(state, name)
        children = state.children
        if children is None:
            children = state.children = {}
        child = _dict_get(children, name)
        if child is None:
            child = children.setdefault(name, self._mock_make_child(state, name))
        elif child is _deleted:
            raise AttributeError(name)
        # The next access does not come here.
        self.__dict__[name] = child
        return child

    def _mock_look_up(self, state: State, name: str) -> Any:
        """An attribute as `unittest.mock` gives it, and the signature by which calls are checked."""
        if name == "__signature__" and state.check is not None and state.binding is not None:
            signature = state.binding.signature
            if isinstance(signature, Signature):
                return signature
        return looked_up(super().__getattr__, state, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _ALWAYS_SETTABLE:
            _set(self, name, value)
            return
        if name in _all_magics:
            release(type(self))
        state: State | None = self.__dict__.get(STATE)
        if state is None or (state.plan is None and state.member is None):
            super().__setattr__(name, value)
        else:
            self._mock_set_specified(state, name, value)

    def _mock_set_specified(self, state: State, name: str, value: Any) -> None:
        """Set an attribute of a mock that has a spec, or stands for a member of one."""
        if state.plan is None:
            refuse_unknown(state, name, assigned=True)
        elif state.spec_set and name not in state.plan.name_set:
            members.admits(state, name)
        if state.strict:
            check_attribute(state, name, value)
        try:
            super().__setattr__(name, value)
        except AttributeError as error:
            note_meant_name(error, state, name)
            raise

    def __delattr__(self, name: str) -> None:
        private: Any = type(self)
        children = self._mock_children
        if name in _all_magics:
            supported = name in private._mock_layout.mixin.__dict__
            if supported:
                self._mock_drop_magic(name)
            if name in private.__dict__:
                delattr(private, name)
                supported = True
            if supported and name not in self.__dict__:
                children.pop(name, None)
                return
        child = children.get(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        children[name] = _deleted

    def _mock_drop_magic(self, name: str) -> None:
        private: Any = type(self)
        layout = private._mock_layout
        magics = frozenset(layout.mixin.__dict__) & SUPPORTED - {name}
        release(private)
        private.__bases__ = (*layout.bases[:-1], _new_layout(layout.cls, magics, False).mixin)

    def __dir__(self) -> list[str]:
        if not family.settings.FILTER_DIR:
            return list(object.__dir__(self))
        members.admit_all(self.__dict__[STATE])
        return super().__dir__()

    # ---- children

    def _mock_make_child(self, state: State, name: str) -> Any:
        """The mock for the attribute `name`, which the spec allows."""
        if state.autospec is not None:
            child = state.autospec.child(self, name)
            if child is not None:
                return child
        if state.plan is not None:
            child = members.child_by_type(self, state, name)
            if child is not None:
                members.bind_member(child, state, name)
                return child
        wraps = None if state.wraps is None else getattr(state.wraps, name)
        child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
        if state.plan is not None:
            members.bind_member(child, state, name)
        return child

    def _get_child_mock(self, /, **kw: Any) -> Any:
        """The mock for an attribute or a returned value; subclasses may make another.

        By default it is of the same type as this mock; async for what is async in the spec, and callable.
        """
        state: State = self.__dict__[STATE]
        if state.sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        name: str = kw.get("_new_name", "")
        specified = members.is_specified(state, name)
        if specified and members.is_async_member(state, name):
            return family.async_mock(**kw)
        cls = type(self)
        if issubclass(cls, family.magic_mock) and name in _async_method_magics:
            return family.async_mock(**kw)
        if issubclass(cls, _StdAsyncMockMixin):
            sync = name in _all_sync_magics or specified
            return (family.magic_mock if sync else family.async_mock)(**kw)
        if not issubclass(cls, _StdCallableMixin):
            magic = issubclass(cls, family.non_callable_magic_mock)
            return (family.magic_mock if magic else family.mock)(**kw)
        return cls.__mro__[1](**kw)

    def _get_call_signature_from_name(self, name: str) -> Any:
        state = self.__dict__[STATE]
        if not name:
            return self._spec_signature
        signature = None
        mock: Any = self
        for part in name.replace("()", "").split("."):
            child = mock._mock_children.get(part)
            state = mock.__dict__.get(STATE)
            if child is None and state is not None and state.autospec is not None:
                child = state.autospec.function_child(mock, part)
            if child is None or isinstance(child, _SpecState):
                break
            mock = _extract_mock(child)
            signature = mock._spec_signature
        return signature

    # ---- assertions: a match of what was recorded passes at once, all else is the standard library's to say

    def assert_called_with(self, /, *args: Any, **kwargs: Any) -> None:
        """Assert that the last call was made with these arguments; AssertionError otherwise."""
        state: State = self.__dict__[STATE]
        if state.views is not None or not state.calls or (args, kwargs) != state.calls[-1]:
            _assert_called_with(self, *args, **kwargs)

    def assert_called_once_with(self, /, *args: Any, **kwargs: Any) -> None:
        """Assert that there was one call, made with these arguments; AssertionError otherwise."""
        state: State = self.__dict__[STATE]
        if state.views is not None or len(state.calls) != 1 or (args, kwargs) != state.calls[0]:
            _assert_called_once_with(self, *args, **kwargs)

    assert_any_call: Any = explained(_um.NonCallableMock.assert_any_call, awaits=False)

    # ---- recording

    def assert_all_awaited(self) -> None:
        """Assert that every call of this mock and of all below it was awaited; AssertionError otherwise."""
        assert_all_awaited(self)

    def reset_mock(
        self, visited: Any = None, *, return_value: bool = False, side_effect: bool = False
    ) -> None:
        """Restore the mock object to its initial state."""
        if visited is None:
            visited = []
        if id(self) in visited:
            return
        visited.append(id(self))
        state: State = self.__dict__[STATE]
        reset_state(state)
        if return_value and not (_RESET_KEEPS_MAGIC and _is_magic_of_magic_mock(self, state)):
            state.ret = DEFAULT
        if side_effect:
            state.effect = None
        for child in list((state.children or {}).values()):
            if child is not _deleted and not isinstance(child, _SpecState):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        ret = state.ret
        if _is_instance_mock(ret) and ret is not self:
            ret.reset_mock(visited)


_reduce = NonCallableMock.__reduce_ex__


def _says_how_to_copy(private: Any) -> bool:
    """Whether the class of a mock has what `copy` and `pickle` follow, its own or that of another base."""
    reduces = private.__reduce__ is not object.__reduce__ or private.__reduce_ex__ is not _reduce
    return reduces or not _is_nothing_but_a_mock(private)


def _is_nothing_but_a_mock(private: Any) -> bool:
    """Whether mocks of a class hold nothing besides their `__dict__`, as a mock that is a dict, too, does."""
    return private._mock_layout.allocate is object.__new__


def _adopt_spec(
    mock: Any,
    state: State,
    spec: Any,
    spec_set: Any,
    as_instance: bool,
    eat_self: bool,
    plan: Plan | None,
) -> None:
    if _is_instance_mock(spec):
        raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
    state.members = state.declared = None
    if type(spec) is not type and get_origin(spec) is not None:
        # What the type arguments stand for is known to the members alone.
        state.members = members_of(spec)
        spec = get_origin(spec)
    state.spec = spec
    state.spec_set = spec_set
    state.plan = state.spec_class = state.binding = state.check = None
    if spec is None:
        return
    state.plan = plan or plan_of(spec)
    if _is_list(spec):
        return
    state.binding = binding_of_spec(spec, as_instance, eat_self)
    if isinstance(spec, type):
        state.spec_class = spec
    else:
        state.spec_class = type(spec)
        if state.plan.awaitable and not isinstance(spec, FunctionType):
            members.show_async_call(mock, spec)
        if family.settings.CHECK_SIGNATURES:
            state.check = state.binding.compile_check()


def is_made_child(mock: Any, name: str) -> bool:
    """Whether the attribute `name` in the `__dict__` of `mock` is there only to be found faster."""
    state: State = mock.__dict__[STATE]
    return (
        name in mock.__dict__
        and _dict_get(state.children or {}, name) is mock.__dict__[name]
        and (state.assigned is None or name not in state.assigned)
    )


def _is_magic_of_magic_mock(mock: Any, state: State) -> bool:
    return bool(state.name) and _is_magic(state.name) and issubclass(type(mock), family.magic_mock)


def reset_state(state: State) -> None:
    """Forget the calls, also in the function that stands for the mock."""
    forget_calls(state)
    function = state.delegate
    if function is not None:
        function.called = False
        function.call_count = 0
        function.call_args = None
        if hasattr(function, "await_count"):
            function.await_count = 0
            function.await_args = None
        state.delegate = None
        delegate_to(state, function)


_SUSPECT = frozenset(getattr(_um, "_ATTRIB_DENY_LIST", ())) | {"_mock_methods", "_mock_unsafe"}


# ---- layouts


def _magics_of(plan: Plan) -> frozenset[str]:
    if plan.magics is None:
        plan.magics = SUPPORTED & plan.name_set
    return plan.magics


def _layout_for(cls: type, layouts: dict[Any, Layout], magics: frozenset[str], awaitable: bool) -> Layout:
    layout = layouts.get((magics, awaitable))
    if layout is None:
        layout = layouts[magics, awaitable] = _new_layout(cls, magics, awaitable).with_pool()
    return layout


def _new_layout(cls: type, magics: frozenset[str] | None, awaitable: bool) -> Layout:
    """The layout for mocks of `cls` with a spec that has `magics`; None for mocks without a spec."""
    if not issubclass(cls, _StdMagicMixin):
        magics = frozenset()
    elif magics is None:
        magics = SUPPORTED
    bases: tuple[type, ...] = (cls,)
    if awaitable and not issubclass(cls, _StdAsyncMockMixin):
        callable_ = issubclass(cls, _StdCallableMixin)
        bases = (family.callable_async_mixin if callable_ else family.async_mixin, cls)
    steps: dict[str, Any] = cls._mock_steps  # type: ignore[attr-defined]
    hooked = any(getattr(cls, step) is not function for step, function in steps.items())
    allocate = super(_StdNonCallableMock, cls).__new__  # type: ignore[misc]
    hiding = proxies_hiding(cls.__mro__[cls.__mro__.index(_StdNonCallableMock) + 1 :], cls, magics)
    return Layout(cls, bases, mixin_with(magics), hiding, hooked, allocate)


def _new_derived(private: Any, namespace: dict[str, Any]) -> Any:
    """A mock whose class derives from that of another: what `type(mock)()` makes, and a copy."""
    mock: Any = private._mock_layout.allocate(derived_from(private, namespace))
    mock.__dict__[STATE] = State(private._mock_layout.hooked)
    return mock


def _new_copy(private: Any) -> Any:
    """A mock that will be a copy of the one with the class `private`."""
    copied = _new_derived(private, {})
    note_copy(type(copied))
    return copied
