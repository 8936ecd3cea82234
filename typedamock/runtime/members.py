"""Mocks of the members of a spec: what a spec says of a member decides its mock, and what that gives."""

from __future__ import annotations

import asyncio
import functools
import types
import typing
from collections.abc import AsyncIterable, AsyncIterator, Generator, Iterable
from typing import Any
from unittest.mock import DEFAULT, NonCallableMock

from typedamock.runtime import family
from typedamock.runtime.layout import release
from typedamock.runtime.state import STATE, State
from typedamock.spec.annotations import Scope, Unknown
from typedamock.spec.callables import is_plain_coroutine_function, kind_of_callable
from typedamock.spec.generics import Resolver, arms, qualified_name
from typedamock.spec.kinds import (
    ASYNC_CONTEXT_MANAGERS,
    ASYNC_ITERATORS,
    AWAITABLES,
    CALLABLES,
    CONTEXT_MANAGERS,
    ITERATORS,
    Kind,
)
from typedamock.spec.members import Member, members_of
from typedamock.spec.returned import kind_of_held, kind_of_returned
from typedamock.spec.signature import Binding
from typedamock.spec.values import describe, is_value_type

__all__ = [
    "CALLED",
    "admit_all",
    "admits",
    "bind_magic",
    "bind_member",
    "bind_signature",
    "child_by_type",
    "default_result",
    "is_async_member",
    "is_specified",
    "member_of",
    "mock_class_for",
    "mock_of_instance",
    "show_async_call",
    "spec_name",
    "title",
]

# Modules whose classes say what a value is, not what it does: mocks of them stay what unittest.mock gives.
# Twisted's Deferred as well: who gets an instance waits for callbacks that a mock never calls.
_PLAIN_MODULES = frozenset({"builtins", "collections.abc", "twisted.internet.defer", "typing", "types"})

_ENTERING = ("__aenter__", "__enter__")

CALLED = (
    Kind.ASYNC_METHOD,
    Kind.METHOD,
    Kind.ASYNC_ITERATOR,
    Kind.ASYNC_CONTEXT_MANAGER,
    Kind.CONTEXT_MANAGER,
    Kind.AWAITABLE_CONTEXT_MANAGER,
)


# ---- which member


def member_of(state: State, name: str) -> Member | None:
    """The member of the spec that a mock's attribute stands for; None without a spec that has one."""
    members = state.members
    if members is None:
        if state.spec_class is None or isinstance(state.spec, types.FunctionType):
            return None
        as_class = state.autospec is not None and not state.autospec.instance
        members = state.members = members_of(state.spec, as_class=as_class)
    return members.get(name)


def admits(state: State, name: str) -> bool:
    """Whether the spec declares a name that it does not hold; if so, it is one of the mock's from now on."""
    if state.declared is not None and name in state.declared:
        return True
    if name.startswith("__") or state.plan is None or member_of(state, name) is None:
        return False
    _declare(state, [name])
    return True


def _declare(state: State, names: Iterable[str]) -> None:
    # Not in the plan: other mocks of the class, such as that of the class itself, may not have the names.
    if state.declared is None:
        state.declared = set()
    state.declared.update(names)


def is_specified(state: State, name: str) -> bool:
    """Whether a name is one that the spec has or, as far as was asked, declares."""
    if state.plan is None:
        return False
    return name in state.plan.name_set or (state.declared is not None and name in state.declared)


def admit_all(state: State) -> None:
    """As `admits`, for all names that the spec declares."""
    if state.plan is not None and member_of(state, "__init__") is not None and state.members is not None:
        # Python's own names, and those of enums, are not what a user looks for.
        declared = (name for name in state.members.names() if not (name[0] == name[-1] == "_"))
        _declare(state, (name for name in declared if name not in state.plan.name_set))


def is_async_member(state: State, name: str) -> bool:
    """Whether a call of the member gives something to be awaited."""
    assert state.plan is not None
    member = member_of(state, name)
    if member is None:
        return state.plan.is_async(state.spec, name)
    if member.owner is state.spec and not isinstance(state.spec, type):
        # An instance or a module, as it was when the mock was made.
        return state.plan.is_async(state.spec, name)
    if isinstance(member.original, types.FunctionType):
        return member.kind is Kind.ASYNC_METHOD
    return member.kind is Kind.ASYNC_METHOD or state.plan.is_async(state.spec, name)


# ---- the mock of a member


def bind_member(child: Any, state: State, name: str) -> None:
    """Tell a mock which member of a spec it stands for: what it takes, and what it gives."""
    child_state: State | None = None if isinstance(child, types.FunctionType) else child.__dict__.get(STATE)
    if child_state is None or child_state.plan is not None or state.plan is None:
        return
    member = member_of(state, name)
    child_state.member = member
    child_state.strict = state.strict
    binding = state.plan.binding(state.spec, name)
    if binding is not None:
        child_state.binding = binding
        if family.settings.CHECK_SIGNATURES:
            child_state.check = state.plan.check(name, binding)
    elif member is not None and _says_what_it_takes(member):
        bind_signature(child_state, member)


def bind_signature(state: State, member: Member) -> None:
    """Let a mock check its calls by the signature that a member's annotation tells, if it does."""
    if member.signature is None:
        return
    binding = state.binding = Binding(None)
    binding._signature = member.signature
    if family.settings.CHECK_SIGNATURES:
        state.check = binding.compile_check()


def bind_magic(mock: Any, name: str, magic: Any) -> None:
    """Tell the mock of a magic method what the spec says of it; one that gives Self gives the mock itself."""
    state: State = mock.__dict__[STATE]
    magic_state: State | None = magic.__dict__.get(STATE)
    if state.plan is None or magic_state is None:
        return
    member = member_of(state, name)
    if member is None or not isinstance(member.original, types.FunctionType):
        return
    magic_state.member = member
    magic_state.strict = state.strict
    if name in _ENTERING and (typing.get_origin(member.type) or member.type) is state.spec_class:
        magic_state.ret = mock


def _says_what_it_takes(member: Member) -> bool:
    """Whether a member that is no function has a signature; what C code says of itself is not taken."""
    raw = member.original
    if isinstance(raw, staticmethod | classmethod):
        raw = raw.__func__
    if isinstance(raw, types.FunctionType) or type(raw).__module__ == "builtins":
        return False
    return member.kind in CALLED and member.signature is not None


def child_by_type(mock: Any, state: State, name: str) -> Any:
    """The mock of an attribute or a property, by the type of what it holds; None if the type does not tell.

    Of a method, only if the mock of one is no plain `MagicMock` or `AsyncMock`.
    """
    if state.sealed or state.wraps is not None:
        return None
    member = member_of(state, name)
    if member is None:
        return None
    place = {"parent": mock, "name": name, "_new_name": name, "_new_parent": mock}
    kind = member.kind
    if kind is Kind.ATTRIBUTE or kind is Kind.PROPERTY:
        return _mock_of_type(member.type, state, place)
    if kind is Kind.AWAITABLE_ATTRIBUTE:
        return _awaitable(member, state, place)
    if kind is Kind.ASYNC_ITERATOR:
        return family.async_iterator_mock(**place)
    if kind is Kind.AWAITABLE_CONTEXT_MANAGER:
        return family.awaitable_manager_mock(**place)
    if kind is Kind.METHOD and is_future(member.type):
        return family.future_mock(**place)
    return None


def mock_class_for(cls: type) -> Any:
    """The class for mocks of instances of `cls`: callable if they are, async if their call is awaited."""
    call = next((vars(base)["__call__"] for base in cls.__mro__ if "__call__" in vars(base)), None)
    if call is None:
        return family.non_callable_magic_mock
    if is_plain_coroutine_function(call) or members_of(cls)["__call__"].kind is Kind.ASYNC_METHOD:
        return family.async_mock
    return family.magic_mock


def mock_class_for_function(function: Any) -> Any:
    """The class for mocks of a function or bound method, by what it says that a call gives."""
    owner = type(function.__self__) if isinstance(function, types.MethodType) else None

    def resolver_of(scope: Scope) -> Resolver:
        return Resolver(scope, {}, owner or Unknown)

    read = kind_of_callable(function, getattr(function, "__name__", ""), owner, resolver_of)
    if read.kind is Kind.ASYNC_METHOD:
        return family.async_mock
    if read.kind is Kind.ASYNC_ITERATOR:
        return family.async_iterator_mock
    if read.kind is Kind.AWAITABLE_CONTEXT_MANAGER:
        return family.awaitable_manager_mock
    return family.future_mock if read.kind is Kind.METHOD and is_future(read.type) else family.magic_mock


def says_more_than(member: Member, original: Any) -> bool:
    """Whether a member's mock is made by what its class holds, since what `getattr` gives tells less."""
    raw = member.original
    return (
        isinstance(raw, functools.partialmethod | functools.singledispatchmethod)
        or (
            member.kind is Kind.ASYNC_METHOD
            and not isinstance(original, types.FunctionType | types.MethodType)
        )
        or (
            isinstance(member.owner, type)
            and issubclass(member.owner, type)
            and type(original) is not type(raw)
        )
    )


def tells_result(member: Member) -> bool:
    """Whether a member says what its call gives."""
    return member.kind is not Kind.CLASS and member.type is not Unknown and member.type is not Any


def show_async_call(mock: Any, spec: Any) -> None:
    """Let `mock.__call__` be an async function, as it is in a spec whose class has `async def __call__`."""
    if mock_class_for(type(spec)) is family.async_mock and isinstance(mock, family.async_mixin):
        mock.__dict__["__call__"] = mock


def mock_of_instance(tp: Any, *, spec_set: bool, strict: bool, **place: Any) -> Any:
    """A mock of an instance of a class, with or without type arguments."""
    cls: type = typing.get_origin(tp) or tp
    mock_class = mock_class_for(cls)
    mock = mock_class(**place, **{"spec_set" if spec_set else "spec": tp}, _spec_as_instance=True)
    state: State = mock.__dict__[STATE]
    state.strict = strict
    if mock_class is not family.non_callable_magic_mock:
        state.member = member_of(state, "__call__")
        state.binding = Binding(cls, as_instance=True, eat_self=True)
        if family.settings.CHECK_SIGNATURES:
            state.check = state.binding.compile_check()
    return mock


def _mock_of_type(tp: Any, state: State, place: dict[str, Any]) -> Any:
    """A mock of an instance of a type; None if the type does not tell what there is to mock."""
    possible = arms(tp)
    if len(possible) > 1 and all(_is_awaited_when_called(arm) for arm in possible):
        # As `async_lru` types what it puts into a class: whichever it is, calling it is alike.
        possible = possible[:1]
    if len(possible) != 1 or tp is None or tp is Unknown:
        return None
    (tp,) = possible
    name = qualified_name(tp)
    if name in AWAITABLES or name in CALLABLES:
        held = kind_of_held(tp, Kind.ATTRIBUTE)
        member = Member.of_type("", held.kind, held.type)
        if held.kind is Kind.AWAITABLE_ATTRIBUTE:
            return _awaitable(member, state, place)
        called = (family.async_mock if held.kind is Kind.ASYNC_METHOD else family.magic_mock)(**place)
        _typed(called, member, state)
        return called
    if name in ASYNC_CONTEXT_MANAGERS or name in CONTEXT_MANAGERS:
        returned = kind_of_returned(tp)
        return _manager(returned.kind, returned.type, state, place)
    cls = typing.get_origin(tp) or tp
    if not isinstance(cls, type) or name in ASYNC_ITERATORS or name in ITERATORS:
        return None
    if cls.__module__ in _PLAIN_MODULES or is_value_type(tp):
        return None
    if issubclass(cls, family.non_callable_mock):
        # A generated mock, where it stands for its own spec.
        return _attached(cls(), place)
    mock = mock_of_instance(tp, spec_set=state.strict or state.spec_set, strict=state.strict, **place)
    if hasattr(cls, "__await__"):
        awaited = awaited_type(tp)
        _let_await(mock, Member.of_type("__await__", Kind.METHOD, awaited), state)
        entered = member_of(mock.__dict__[STATE], "__aenter__")
        if entered is not None and entered.type == awaited:
            mock._mock_children["__await__"].side_effect = lambda: mock.__aenter__.return_value
    return mock


def _is_awaited_when_called(tp: Any) -> bool:
    cls = typing.get_origin(tp) or tp
    return isinstance(cls, type) and mock_class_for(cls) is family.async_mock


def _attached(mock: Any, place: dict[str, Any]) -> Any:
    state: State = mock.__dict__[STATE]
    state.parent, state.name = place.get("parent"), place.get("name")
    state.new_name = place["_new_name"]
    state.report_to(place["_new_parent"])
    return mock


def _typed(mock: Any, member: Member, state: State) -> None:
    mock_state: State = mock.__dict__[STATE]
    mock_state.member = member
    mock_state.strict = state.strict


def _awaitable(member: Member, state: State, place: dict[str, Any]) -> Any:
    mock = family.magic_mock(**place)
    _let_await(mock, Member.of_type(member.name, Kind.METHOD, member.type), state)
    return mock


def _let_await(mock: Any, member: Member, state: State) -> None:
    """Make a mock awaitable: awaiting it gives what calling a mock of that member gives."""
    result = family.magic_mock(name="__await__", _new_name="__await__", _new_parent=mock)
    _typed(result, member, state)

    def __await__(self: Any) -> Generator[Any, None, Any]:
        return result()
        yield

    mock._mock_children["__await__"] = result
    type(mock).__await__ = __await__
    release(type(mock))


def is_future(tp: Any) -> bool:
    """Whether a type is that of an `asyncio.Future` or `asyncio.Task`."""
    cls = typing.get_origin(tp) or tp
    return isinstance(cls, type) and issubclass(cls, asyncio.Future)


def awaited_type(cls: Any) -> Any:
    """What awaiting an instance of a class gives."""
    if is_future(cls):
        return next(iter(typing.get_args(cls)), Unknown)
    return _awaited_type(members_of(cls).get("__await__"))


def _awaited_type(member: Member | None) -> Any:
    if member is None:
        return None
    arguments = typing.get_args(member.type)
    return arguments[2] if len(arguments) == 3 else member.type


def _manager(kind: Kind, tp: Any, state: State, place: dict[str, Any]) -> Any:
    """A mock of a context manager that gives mocks of a type."""
    manager = family.magic_mock(**place)
    if kind is Kind.ASYNC_CONTEXT_MANAGER:
        _typed(manager.__aenter__, Member.of_type("__aenter__", Kind.ASYNC_METHOD, tp), state)
    else:
        _typed(manager.__enter__, Member.of_type("__enter__", Kind.METHOD, tp), state)
    return manager


# ---- what a call gives


def default_result(mock: Any, state: State) -> Any:
    """What an unconfigured call of a member's mock gives; `DEFAULT` if its spec does not tell.

    Raises:
        AssertionError: in a strict mock, if nothing of the type can be made up, or the member never returns.
    """
    member = state.member
    if member is None:
        member = state.member = _member_that_is_called(state)
        if member is None:
            return DEFAULT
    kind, tp = member.kind, member.type
    place = {"_new_parent": mock, "_new_name": "()"}
    if tp is None and (kind is Kind.ASYNC_METHOD or kind is Kind.METHOD):
        return None
    if state.sealed:
        return DEFAULT
    if kind is Kind.ASYNC_CONTEXT_MANAGER or kind is Kind.CONTEXT_MANAGER:
        return _manager(kind, tp, state, place)
    if kind not in (Kind.ASYNC_METHOD, Kind.METHOD, Kind.AWAITABLE_CONTEXT_MANAGER):
        return DEFAULT
    if state.strict:
        _refuse_to_make_up(state, tp)
    made = _mock_of_type(tp, state, place)
    return DEFAULT if made is None else made


def _member_that_is_called(state: State) -> Member | None:
    """What a call of a mock of a function, or of an object with `__call__`, is a call of."""
    spec = state.spec
    if isinstance(spec, types.FunctionType):
        module = types.ModuleType(spec.__module__ or "")
        vars(module)[spec.__name__] = spec
        return members_of(module).get(spec.__name__)
    if spec is None or isinstance(spec, type):
        return None
    return member_of(state, "__call__")


def _refuse_to_make_up(state: State, tp: Any) -> None:
    if tp is typing.Never:
        raise AssertionError(f"{title(state)}() is annotated as never returning: set its side_effect")
    if is_value_type(tp):
        raise AssertionError(
            f"{title(state)}() has no return_value for `-> {describe(tp)}`: set its return_value"
        )


def title(state: State) -> str:
    """What messages call a member: `Client.send`."""
    name = state.member.name if state.member is not None and state.member.name else state.name or "mock"
    parent = state.new_parent if state.parent is None else state.parent
    above: State | None = None if parent is None else parent.__dict__.get(STATE)
    spec = (above and spec_name(above)) or spec_name(state)
    return f"{spec}.{name}" if spec else name


def spec_name(state: State) -> str:
    """The name of the class that a mock stands in for; empty if there is none."""
    if state.spec_class is not None:
        return str(state.spec_class.__name__)
    return "" if state.members is None else state.members.spec_name


# ---- async iterators


def as_async_iterator(values: Any) -> Any:
    """What a call of an async generator gives for the values that its mock was told to give."""
    if isinstance(values, AsyncIterable) or not isinstance(values, Iterable):
        return values
    return _iterate(values)


def as_awaitable_manager(value: Any) -> Any:
    """What a call like `aiohttp.ClientSession.get` gives for the value that its mock was told to give."""
    if hasattr(type(value), "__await__") and hasattr(type(value), "__aenter__"):
        return value
    return _AwaitableManager(value)


def as_future(value: Any) -> Any:
    """What a call that gives a future gives for the value that its mock was told to give."""
    if hasattr(type(value), "__await__"):
        return value
    try:
        future = asyncio.get_running_loop().create_future()
    except RuntimeError:
        return _AwaitableManager(value)
    future.set_result(value)
    return future


class _AwaitableManager:
    """Gives a value to who awaits it, and to who enters it."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __await__(self) -> Generator[Any, None, Any]:
        return self._value
        yield

    async def __aenter__(self) -> Any:
        return await self._value.__aenter__() if _is_told_to_be_entered(self._value) else self._value

    async def __aexit__(self, *exception: object) -> Any:
        return await self._value.__aexit__(*exception) if _is_told_to_be_entered(self._value) else None


def _is_told_to_be_entered(value: Any) -> bool:
    """Whether it is a mock that knows what entering it gives: `value.__aenter__.return_value = response`."""
    return isinstance(value, NonCallableMock) and "__aenter__" in value._mock_children


async def _iterate(values: Iterable[Any]) -> AsyncIterator[Any]:
    for value in values:
        yield value
