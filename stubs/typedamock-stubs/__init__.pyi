"""What a type checker and an editor see of typedamock.

One family of types for the mypy plugin, `mocked()` and generated code.
"""

import functools
import sys
import types
from asyncio import Future
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Iterable,
    Sequence,
)
from contextlib import AbstractContextManager
from typing import (
    Annotated,
    Any,
    ClassVar,
    Concatenate,
    Generic,
    Literal,
    ParamSpec,
    Protocol,
    Self,
    SupportsIndex,
    TypeAlias,
    Union,
    dataclass_transform,
    overload,
)
from unittest.mock import _Call

from typing_extensions import TypeVar

from typedamock import mock as mock
from typedamock.mock import (
    ANY as ANY,
    DEFAULT as DEFAULT,
    FILTER_DIR as FILTER_DIR,
    AsyncMock as AsyncMock,
    InvalidSpecError as InvalidSpecError,
    MagicMock as MagicMock,
    Mock as Mock,
    NonCallableMagicMock as NonCallableMagicMock,
    NonCallableMock as NonCallableMock,
    PropertyMock as PropertyMock,
    call as call,
    create_autospec as create_autospec,
    mock_open as mock_open,
    patch as patch,
    seal as seal,
    sentinel as sentinel,
)

__version__: str

__all__ = [
    "ANY",
    "DEFAULT",
    "FILTER_DIR",
    "Arguments",
    "AsyncCallableAttribute",
    "AsyncMethodMock",
    "AsyncMock",
    "Call",
    "CallableAttribute",
    "InvalidSpecError",
    "MagicMock",
    "MethodMock",
    "Mock",
    "MockApi",
    "Mocked",
    "NonCallableMagicMock",
    "NonCallableMock",
    "OptionalAsyncCallableAttribute",
    "OptionalCallableAttribute",
    "OverloadedAsyncMethodMock",
    "OverloadedMethodMock",
    "Parameters",
    "PropertyMock",
    "ShadowedMockApi",
    "async_method",
    "async_method_with",
    "cached",
    "call",
    "call_of",
    "create_autospec",
    "method",
    "method_with",
    "mock",
    "mock_of",
    "mock_open",
    "mocked",
    "overloaded_async_method",
    "overloaded_method",
    "patch",
    "patched",
    "seal",
    "sentinel",
]
if sys.version_info >= (3, 13):
    from typedamock.mock import ThreadingMock as ThreadingMock

    __all__ += ["ThreadingMock"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
# The value that a call gives; for an async method, that its awaiting gives.
_R = TypeVar("_R")
_T_co = TypeVar("_T_co", covariant=True)
# The bound arguments of one recorded call.
_A = TypeVar("_A", default=Any)
_A_co = TypeVar("_A_co", default=Any, covariant=True)
# A callback protocol with the overloads of the spec, and its twin whose overloads return None.
_SignatureT = TypeVar("_SignatureT")
_AssertT = TypeVar("_AssertT")
# AsyncMethodMock is a _CallableMock: it is named for jedi; see `mocked`.
_MockT = TypeVar("_MockT", bound=AsyncMethodMock[..., Any] | _CallableMock[Any] | MockApi | ShadowedMockApi)
_AwaitableT = TypeVar("_AwaitableT", bound=Awaitable[Any])
_AsyncIterableT = TypeVar("_AsyncIterableT", bound=AsyncIterable[Any])
# Awaited, but what it gives is an object with methods of its own: that is what a test sets.
_AwaitableObjectT = TypeVar("_AwaitableObjectT", bound=_AwaitableContextManager | Future[Any])
_SendT = TypeVar("_SendT")

# As in typeshed: None before the first call, yet nobody wants to assert that away in every test.
_MaybeNone: TypeAlias = Any
_Raises: TypeAlias = BaseException | type[BaseException]

class Arguments:
    """The arguments of one recorded call as attributes, bound by the spec's signature, defaults applied."""

@dataclass_transform()
class Parameters(Arguments):
    """The parameters of a method, as fields; its calls record their arguments as instances."""

# For the mypy plugin: `Mocked[T]` of a type variable. Nothing is a subclass of T, so it is one of anything.
class _LooselyMocked(Any, Generic[_T_co]):
    def __getattr__(self, name: str, /) -> Any: ...

# The same: where a signature does not tell the names of all parameters.
class _OpenEndedArguments(Arguments):
    def __getattr__(self, name: str, /) -> Any: ...

# The same: what `.kwargs` is where it knows the names. Not a TypedDict, which is no dict.
class _Keywords(dict[str, Any]): ...

# The same of `.args`: not a tuple of so many items, since any argument may be passed by keyword.
class _Positional(tuple[Any, ...]): ...

class _KnownAttributes:
    def __call__(
        self, name: Literal["args", "kwargs", "arguments", "call_list", "count", "index"], /
    ) -> Any: ...

class Call(_Call, Generic[_A_co]):
    """One recorded call: a `unittest.mock._Call` whose `arguments` are bound to the spec's signature."""

    @property
    def args(self) -> tuple[Any, ...]:
        """The positional arguments, as they were passed."""
    @property
    def kwargs(self) -> dict[str, Any]:
        """The keyword arguments, as they were passed."""
    @property
    def arguments(self) -> _A_co:
        """Every argument by its parameter's name, defaults applied."""
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...
    # typeshed's `_Call` has every attribute. Declared as variables, these two hide that, so that a misspelt
    # `.argumnets` is an error. (ty asks `__getattribute__` for those that exist, too: hence their names.)
    __getattr__: _KnownAttributes  # type: ignore[assignment, misc]
    __getattribute__: _KnownAttributes  # type: ignore[assignment, misc]
    @overload  # type: ignore[override]
    def __getitem__(self, index: Literal[0], /) -> tuple[Any, ...]: ...
    @overload
    def __getitem__(self, index: Literal[1], /) -> dict[str, Any]: ...
    @overload
    def __getitem__(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, index: SupportsIndex | slice[Any, Any, Any], /
    ) -> Any: ...

class _AnyMock:
    mock_calls: list[_Call]
    method_calls: list[_Call]
    def assert_all_awaited(self) -> None:
        """Assert that every call of this mock and of all below it was awaited."""
    def assert_has_calls(self, calls: Sequence[_Call], any_order: bool = False) -> None:
        """Assert that `mock_calls` contains `calls`, in this order unless `any_order`."""
    def reset_mock(
        self, visited: Any = None, *, return_value: bool = False, side_effect: bool = False
    ) -> None:
        """Forget the recorded calls; on request also what was set as return value and side effect."""
    def attach_mock(self, mock: Any, attribute: str) -> None:
        """Make `mock` an attribute of this mock, which then records its calls, too."""
    def configure_mock(self, **kwargs: Any) -> None:
        """Set attributes by name; with `**{"child.return_value": value}` also those of children."""
    def mock_add_spec(self, spec: Any, spec_set: bool = False) -> None:
        """Restrict the attributes of this mock to those of `spec`."""

class _GeneratedMock:
    __typedamock_spec__: ClassVar[str]
    __typedamock_attributes__: ClassVar[tuple[str, ...]]

class MockApi(_AnyMock, _GeneratedMock):
    """What every mock of an instance has besides the members of its spec; the root of generated mocks."""

class ShadowedMockApi(_GeneratedMock):
    """As `MockApi`, for a spec that has members of the same names: those are typed, a mock's own are not."""

class _CallableMock(_AnyMock, Generic[_A]):
    called: bool
    call_count: int
    # Union: with `|`, jedi knows neither side when one is Any.
    call_args: Union[Call[_A], _MaybeNone]  # noqa: UP007
    call_args_list: list[Call[_A]]
    def assert_called(self) -> None:
        """Assert that there was a call."""
    def assert_called_once(self) -> None:
        """Assert that there was exactly one call."""
    def assert_not_called(self) -> None:
        """Assert that there was no call."""

class _AwaitedMock(_CallableMock[_A]):
    await_count: int
    await_args: Union[Call[_A], _MaybeNone]  # noqa: UP007
    await_args_list: list[Call[_A]]
    def assert_awaited(self) -> None:
        """Assert that a call was awaited."""
    def assert_awaited_once(self) -> None:
        """Assert that exactly one call was awaited."""
    def assert_not_awaited(self) -> None:
        """Assert that no call was awaited."""
    def assert_has_awaits(self, calls: Iterable[_Call], any_order: bool = False) -> None:
        """Assert that `await_args_list` contains `calls`, in this order unless `any_order`."""

class _MemberMock(_CallableMock[_A], Generic[_R, _A]):
    return_value: _R

class _AsyncMemberMock(_MemberMock[_R, _A], _AwaitedMock[_A]): ...

# The asserts are not inherited: a checker's message names the class that defines the method.
class MethodMock(_MemberMock[_R, _A], Generic[_P, _R, _A]):
    """The mock of a function or method that takes P and returns R."""

    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R: ...
    @property
    def side_effect(self) -> Callable[_P, _R] | _Raises | Iterable[_R | _Raises] | None: ...
    @side_effect.setter
    def side_effect(self, value: Callable[_P, _R] | _Raises | Iterable[_R | _Raises] | None) -> None: ...
    def assert_called_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that the last call had these arguments."""
    def assert_called_once_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that there was exactly one call, with these arguments."""
    def assert_any_call(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that a call had these arguments."""

class AsyncMethodMock(_AsyncMemberMock[_R, _A], Generic[_P, _R, _A]):
    """The mock of a function or method that takes P and whose awaited call gives R."""

    # CoroutineType, as checkers infer for `async def`; with Coroutine, ty refuses the override.
    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> types.CoroutineType[Any, Any, _R]: ...
    @property
    def side_effect(self) -> Callable[_P, _R | Awaitable[_R]] | _Raises | Iterable[_R | _Raises] | None: ...
    @side_effect.setter
    def side_effect(
        self, value: Callable[_P, Awaitable[_R]] | Callable[_P, _R] | _Raises | Iterable[_R | _Raises] | None
    ) -> None: ...
    def assert_called_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that the last call had these arguments."""
    def assert_called_once_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that there was exactly one call, with these arguments."""
    def assert_any_call(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that a call had these arguments."""
    def assert_awaited_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that the last awaited call had these arguments."""
    def assert_awaited_once_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that exactly one call was awaited, with these arguments."""
    def assert_any_await(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that an awaited call had these arguments."""

# As aiohttp's `session.get(url)`.
class _AwaitableContextManager(Protocol):
    def __await__(self) -> Any: ...
    async def __aenter__(self) -> Any: ...

# Of an async iterator, a test can set what is to be yielded. The type is found when it is set; see `mocked`.
class _YieldedValue(Generic[_AsyncIterableT]):
    def __get__(self, mock: object, owner: object = None, /) -> _AsyncIterableT: ...
    @overload
    def __set__(
        self: _YieldedValue[AsyncIterator[_T]], mock: object, value: AsyncIterator[_T] | Iterable[_T], /
    ) -> None: ...
    @overload
    def __set__(
        self: _YieldedValue[AsyncGenerator[_T, _SendT]],
        mock: object,
        value: AsyncGenerator[_T, _SendT] | Iterable[_T],
        /,
    ) -> None: ...
    @overload
    def __set__(
        self: _YieldedValue[AsyncIterable[_T]], mock: object, value: AsyncIterable[_T] | Iterable[_T], /
    ) -> None: ...
    @overload
    def __set__(self, mock: object, value: _AsyncIterableT, /) -> None: ...

class _AsyncIteratorMethodMock(MethodMock[_P, _AsyncIterableT, _A]):
    """The mock of a function or method that takes P and gives an async iterator."""

    return_value: _YieldedValue[_AsyncIterableT]  # pyright: ignore[reportIncompatibleVariableOverride]

# What an awaitable gives is found when it is set or asked for; see `mocked`.
class _AwaitedValue(Generic[_AwaitableT]):
    def __get__(self: _AwaitedValue[Awaitable[_R]], mock: object, owner: object = None, /) -> _R: ...
    def __set__(self: _AwaitedValue[Awaitable[_R]], mock: object, value: _R, /) -> None: ...

class _SideEffectOfAwaitable(Generic[_P, _AwaitableT]):
    def __get__(
        self: _SideEffectOfAwaitable[_P, Awaitable[_R]], mock: object, owner: object = None, /
    ) -> Callable[_P, _R | Awaitable[_R]] | _Raises | Iterable[_R | _Raises] | None: ...
    def __set__(
        self: _SideEffectOfAwaitable[_P, Awaitable[_R]],
        mock: object,
        value: Callable[_P, Awaitable[_R]] | Callable[_P, _R] | _Raises | Iterable[_R | _Raises] | None,
        /,
    ) -> None: ...

class _AwaitableMethodMock(_AwaitedMock, Generic[_P, _AwaitableT]):
    """The mock of a function or method that takes P and gives something to await that is no coroutine."""

    return_value: _AwaitedValue[_AwaitableT]
    side_effect: _SideEffectOfAwaitable[_P, _AwaitableT]
    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _AwaitableT: ...
    def assert_called_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that the last call had these arguments."""
    def assert_called_once_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that there was exactly one call, with these arguments."""
    def assert_any_call(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that a call had these arguments."""
    def assert_awaited_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that the last awaited call had these arguments."""
    def assert_awaited_once_with(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that exactly one call was awaited, with these arguments."""
    def assert_any_await(self, *args: _P.args, **kwargs: _P.kwargs) -> None:
        """Assert that an awaited call had these arguments."""

class OverloadedMethodMock(_MemberMock[_R, _A], Generic[_SignatureT, _AssertT, _R, _A]):
    """The mock of a method whose signature P cannot hold: overloads, or type variables of its own."""

    @property
    def __call__(self) -> _SignatureT: ...
    @property
    def side_effect(self) -> Callable[..., _R] | _Raises | Iterable[_R | _Raises] | None: ...
    @side_effect.setter
    def side_effect(self, value: Callable[..., _R] | _Raises | Iterable[_R | _Raises] | None) -> None: ...
    @property
    def assert_called_with(self) -> _AssertT:
        """Assert that the last call had these arguments."""
    @property
    def assert_called_once_with(self) -> _AssertT:
        """Assert that there was exactly one call, with these arguments."""
    @property
    def assert_any_call(self) -> _AssertT:
        """Assert that a call had these arguments."""

class OverloadedAsyncMethodMock(_AsyncMemberMock[_R, _A], Generic[_SignatureT, _AssertT, _R, _A]):
    """As `OverloadedMethodMock`, for calls that are awaited."""

    @property
    def __call__(self) -> _SignatureT: ...
    @property
    def side_effect(self) -> Callable[..., _R | Awaitable[_R]] | _Raises | Iterable[_R | _Raises] | None: ...
    @side_effect.setter
    def side_effect(
        self,
        value: Callable[..., Awaitable[_R]] | Callable[..., _R] | _Raises | Iterable[_R | _Raises] | None,
    ) -> None: ...
    @property
    def assert_called_with(self) -> _AssertT:
        """Assert that the last call had these arguments."""
    @property
    def assert_called_once_with(self) -> _AssertT:
        """Assert that there was exactly one call, with these arguments."""
    @property
    def assert_any_call(self) -> _AssertT:
        """Assert that a call had these arguments."""
    @property
    def assert_awaited_with(self) -> _AssertT:
        """Assert that the last awaited call had these arguments."""
    @property
    def assert_awaited_once_with(self) -> _AssertT:
        """Assert that exactly one call was awaited, with these arguments."""
    @property
    def assert_any_await(self) -> _AssertT:
        """Assert that an awaited call had these arguments."""

# ---- for tests

# The annotation of a fixture or parameter. Every checker sees T; the mypy plugin sees the mocked class.
Mocked: TypeAlias = Annotated[_T, "typedamock.Mocked"]

# Callable, not type[T]: a Protocol or an ABC is no type[T] to mypy (type-abstract).
def mock_of(spec: Callable[..., _T], /) -> _T:
    """A strict mock of an instance of `spec`."""

# The first that fits is meant: mypy finds that an async function is a function, and a function an object.
# Where a signature contains Any, mypy takes the first only if `member` has one type in all that fit, once the
# type variables have their values. Hence variables for what is awaited (of `Awaitable[R]`, a coroutine is
# only a subtype) and for an object. Not for what a coroutine yields and is sent: with variables there, zuban
# takes `Coroutine[Any, Any, User]` for ambiguous, as which nearly every one is annotated.
# To jedi, any value fits any type variable, so that it takes the first. Of Annotated, it infers no variable,
# and gives what is in the bound.
@overload
def mocked(member: Annotated[_MockT, "a mock"], /) -> _MockT:  # type: ignore[overload-overlap]
    """`member` itself: it is typed as a mock already."""

@overload
def mocked(member: Callable[_P, types.CoroutineType[Any, Any, _R]], /) -> AsyncMethodMock[_P, _R]:  # type: ignore[overload-overlap]
    """`member`, typed as the mock that it is."""

@overload
def mocked(member: Callable[_P, _AwaitableObjectT], /) -> MethodMock[_P, _AwaitableObjectT]:  # type: ignore[overload-overlap]
    """`member`, typed as the mock that it is; its result can be awaited as well as entered."""

@overload
def mocked(member: Callable[_P, Coroutine[Any, Any, _R]], /) -> AsyncMethodMock[_P, _R]:  # type: ignore[overload-overlap]
    """`member`, typed as the mock that it is."""

@overload
def mocked(member: Callable[_P, _AwaitableT], /) -> _AwaitableMethodMock[_P, _AwaitableT]:  # type: ignore[overload-overlap]
    """`member`, typed as the mock that it is."""

@overload
def mocked(member: Callable[_P, _AsyncIterableT], /) -> _AsyncIteratorMethodMock[_P, _AsyncIterableT]:  # type: ignore[overload-overlap]
    """`member`, typed as the mock that it is; its `return_value` may be a list of what is to be yielded."""

@overload
def mocked(member: Callable[_P, _R], /) -> MethodMock[_P, _R]:  # type: ignore[overload-overlap]
    """`member`, typed as the mock that it is."""

@overload
def mocked(member: _T, /) -> MockApi:  # pyright: ignore[reportInvalidTypeVarUse]
    """`member`, typed as what every mock has: `mock_calls`, `reset_mock()`, `assert_has_calls()`, ..."""

def call_of(member: Callable[_P, object], /, *args: _P.args, **kwargs: _P.kwargs) -> Call:
    """`call(*args, **kwargs)`, checked against `member`'s signature; for `assert_has_awaits` and `==`."""

# Annotated: jedi then passes over the overload, though any value fits a type variable to it.
@overload
def patched(  # type: ignore[overload-overlap]
    owner: object, member: Callable[_P, types.CoroutineType[Any, Any, _R]], /
) -> AbstractContextManager[AsyncMethodMock[_P, _R], None]:
    """As `patch.object(owner, name, autospec=True)`, with the member itself in the place of its name."""

@overload
def patched(  # type: ignore[overload-overlap]
    owner: object, member: Callable[_P, Annotated[_AwaitableObjectT, "an object"]], /
) -> AbstractContextManager[MethodMock[_P, _AwaitableObjectT], None]:
    """As `patch.object(owner, name, autospec=True)`, with the member itself in the place of its name."""

@overload
def patched(  # type: ignore[overload-overlap]
    owner: object, member: Callable[_P, Coroutine[Any, Any, _R]], /
) -> AbstractContextManager[AsyncMethodMock[_P, _R], None]:
    """As `patch.object(owner, name, autospec=True)`, with the member itself in the place of its name."""

@overload
def patched(  # type: ignore[overload-overlap]
    owner: object, member: Callable[_P, _AwaitableT], /
) -> AbstractContextManager[_AwaitableMethodMock[_P, _AwaitableT], None]:
    """As `patch.object(owner, name, autospec=True)`, with the member itself in the place of its name."""

@overload
def patched(
    owner: object, member: Callable[_P, _AsyncIterableT], /
) -> AbstractContextManager[_AsyncIteratorMethodMock[_P, _AsyncIterableT], None]:
    """As `patch.object(owner, name, autospec=True)`, with the member itself in the place of its name."""

@overload
def patched(owner: object, member: Callable[_P, _R], /) -> AbstractContextManager[MethodMock[_P, _R], None]:
    """As `patch.object(owner, name, autospec=True)`, with the member itself in the place of its name."""

# ---- for generated code

class _AsyncMethodDecorator(Generic[_A]):
    def __call__(
        self, method: Callable[Concatenate[Any, _P], Awaitable[_R]], /
    ) -> AsyncMethodMock[_P, _R, _A]: ...

class _MethodDecorator(Generic[_A]):
    @overload
    def __call__(
        self, method: Callable[Concatenate[Any, _P], _AsyncIterableT], /
    ) -> _AsyncIteratorMethodMock[_P, _AsyncIterableT, _A]: ...
    @overload
    def __call__(self, method: Callable[Concatenate[Any, _P], _R], /) -> MethodMock[_P, _R, _A]: ...

class _AsyncMethodWithDecorator(Generic[_P, _A]):
    def __call__(self, method: Callable[[Any], Awaitable[_R]], /) -> AsyncMethodMock[_P, _R, _A]: ...

class _MethodWithDecorator(Generic[_P, _A]):
    @overload
    def __call__(
        self, method: Callable[[Any], _AsyncIterableT], /
    ) -> _AsyncIteratorMethodMock[_P, _AsyncIterableT, _A]: ...
    @overload
    def __call__(self, method: Callable[[Any], _R], /) -> MethodMock[_P, _R, _A]: ...

# Callable, not type[A]: of a generic class with its arguments, mypy makes A[Any] there.
def async_method(arguments: Callable[..., _A], /) -> _AsyncMethodDecorator[_A]:
    """Declare a method of a generated mock: its mock records calls whose `arguments` are of that class."""

def method(arguments: Callable[..., _A], /) -> _MethodDecorator[_A]:
    """As `async_method`, for a method whose call is not awaited."""

def async_method_with(parameters: Callable[_P, _A], /) -> _AsyncMethodWithDecorator[_P, _A]:
    """As `async_method`, for a function that leaves its parameters to the constructor of that class."""

def method_with(parameters: Callable[_P, _A], /) -> _MethodWithDecorator[_P, _A]:
    """As `async_method_with`, for a method whose call is not awaited."""

class _CacheMock:
    cache_clear: MethodMock[[], None]
    cache_info: MethodMock[[], functools._CacheInfo]
    cache_parameters: MethodMock[[], functools._CacheParameters]

class _CachedMethodMock(_CacheMock, MethodMock[_P, _R, _A]):
    """The mock of a method that `functools.lru_cache` decorates."""

class _CachedAsyncMethodMock(_CacheMock, AsyncMethodMock[_P, _R, _A]):
    """As `_CachedMethodMock`, for a method whose call is awaited."""

@overload
def cached(method: AsyncMethodMock[_P, _R, _A], /) -> _CachedAsyncMethodMock[_P, _R, _A]:
    """Declare that a method of a generated mock has what `functools.lru_cache` adds: `cache_clear()`, ..."""

@overload
def cached(method: MethodMock[_P, _R, _A], /) -> _CachedMethodMock[_P, _R, _A]:
    """Declare that a method of a generated mock has what `functools.lru_cache` adds: `cache_clear()`, ..."""

class CallableAttribute(Generic[_P, _R]):
    """An attribute of a generated mock that takes P and gives R when called: it holds a method mock."""

    def __get__(self, mock: object, owner: Any = None, /) -> MethodMock[_P, _R]: ...
    def __set__(self, mock: object, value: Callable[_P, _R], /) -> None: ...

class AsyncCallableAttribute(Generic[_P, _R]):
    """As `CallableAttribute`, where awaiting the call gives R."""

    def __get__(self, mock: object, owner: Any = None, /) -> AsyncMethodMock[_P, _R]: ...
    def __set__(self, mock: object, value: Callable[_P, Awaitable[_R]], /) -> None: ...

# What is read may be None, yet a test knows what it has set.
class OptionalCallableAttribute(Generic[_P, _R]):
    """As `CallableAttribute`, which may also be None."""

    def __get__(self, mock: object, owner: Any = None, /) -> MethodMock[_P, _R] | _MaybeNone: ...
    def __set__(self, mock: object, value: Callable[_P, _R] | None, /) -> None: ...

class OptionalAsyncCallableAttribute(Generic[_P, _R]):
    """As `AsyncCallableAttribute`, which may also be None."""

    def __get__(self, mock: object, owner: Any = None, /) -> AsyncMethodMock[_P, _R] | _MaybeNone: ...
    def __set__(self, mock: object, value: Callable[_P, Awaitable[_R]] | None, /) -> None: ...

def overloaded_async_method(signatures: type[object], arguments: type[object], /) -> Any:
    """Declare a method of a generated mock by a callback protocol that holds its overloads."""

def overloaded_method(signatures: type[object], arguments: type[object], /) -> Any:
    """As `overloaded_async_method`, for a method whose call is not awaited."""
