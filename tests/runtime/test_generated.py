"""The run-time half of generated mocks."""

from __future__ import annotations

import dataclasses
import functools
import typing as _t
import unittest.mock
from collections.abc import AsyncIterator

import pytest

import typedamock as _tm

_T = _t.TypeVar("_T")


class Repo(_t.Generic[_T]):
    """The spec, which the mocks below only name."""


class Mapped(_t.Generic[_T]):
    """A descriptor, as SQLAlchemy's."""

    def __get__(self, row: object, owner: _t.Any) -> _T:
        raise NotImplementedError

    def __set__(self, row: object, value: _T) -> None: ...


class Other:
    """The type of an attribute."""

    async def load(self, key: int) -> str:
        raise NotImplementedError


class MemoryOfInstance:
    """What an instance has in place of `Memory`."""

    async def __call__(self, key: int) -> str:
        raise NotImplementedError

    def cache_clear(self) -> None:
        """Forget."""


class Memory(MemoryOfInstance):
    """What a decorator puts into a class, as `async_lru`'s."""

    def __get__(self, instance: object, owner: _t.Any) -> _t.Self | MemoryOfInstance:
        raise NotImplementedError


class _RepoArguments:
    class get(_tm.Arguments):
        key: int
        fresh: bool

    class count(_tm.Arguments): ...

    class find(_tm.Arguments):
        key: int

    class put(_tm.Parameters, _t.Generic[_T]):
        item: _T
        key: int = 0
        _: dataclasses.KW_ONLY
        fresh: bool
        loud: bool = False

    class load(_tm.Arguments):
        ref: int | list[int]
        strict: bool | None

    class mock_calls(_tm.Arguments): ...

    class __aiter__(_tm.Arguments): ...

    class __aenter__(_tm.Arguments): ...

    class __aexit__(_tm.Arguments): ...

    class __await__(_tm.Arguments): ...

    class __len__(_tm.Arguments): ...

    class __call__(_tm.Arguments):
        value: int


class _load_call(_t.Protocol):
    @_t.overload
    async def __call__(self, ref: int) -> str: ...
    @_t.overload
    async def __call__(self, ref: list[int], strict: bool = True) -> list[str]: ...


class _RepoMockApi(_tm.MockApi, _t.Generic[_T]):
    __typedamock_spec__ = f"{__name__}:Repo"
    __typedamock_attributes__ = ("un_annotated",)

    @_tm.async_method(_RepoArguments.get)
    async def get(_self, /, key: int, *, fresh: bool = False) -> _T | None:
        raise NotImplementedError

    @_tm.method(_RepoArguments.count)
    def count(_self, /) -> int:
        raise NotImplementedError

    @_tm.cached
    @_tm.async_method(_RepoArguments.find)
    async def find(_self, /, key: int) -> _T:
        raise NotImplementedError

    @_tm.async_method_with(_RepoArguments.put[_T])
    async def put(_self) -> _T:
        """Documented."""
        raise NotImplementedError

    load: _t.Any = _tm.overloaded_async_method(_load_call, _RepoArguments.load)

    @_tm.method(_RepoArguments.mock_calls)
    def reset_mock(_self, /) -> int:
        raise NotImplementedError

    @_tm.async_method(_RepoArguments.__aenter__)
    async def __aenter__(_self, /) -> RepoMock[_T]:
        raise NotImplementedError

    @_tm.async_method(_RepoArguments.__aexit__)
    async def __aexit__(_self, /, *exc: object) -> None:
        raise NotImplementedError

    @_tm.method(_RepoArguments.__aiter__)
    def __aiter__(_self, /) -> AsyncIterator[_T]:
        raise NotImplementedError

    @_tm.method(_RepoArguments.__await__)
    def __await__(_self, /) -> _t.Any:
        raise NotImplementedError

    @_tm.method(_RepoArguments.__len__)
    def __len__(_self, /) -> int:
        raise NotImplementedError

    @_tm.async_method(_RepoArguments.__call__)
    async def __call__(_self, /, value: int) -> int:
        raise NotImplementedError

    @property
    def size(_self) -> int:
        raise NotImplementedError

    name: str
    return_value: str
    attempts: int
    item: _T
    items: list[_T]
    other: Other
    memory: Memory
    mapped: Mapped[str]
    on_event: _tm.AsyncCallableAttribute[[str], int]
    on_close: _tm.OptionalCallableAttribute[[int], str]


class RepoMock(_RepoMockApi): ...


async def test_async_members_await_record_and_assert() -> None:
    repo: _t.Any = RepoMock()
    repo.get.return_value = "it"
    assert await repo.get(1, fresh=True) == "it"
    repo.get.assert_awaited_once_with(key=1, fresh=True)
    assert repo.get.await_args.arguments.key == 1
    assert type(repo.get.await_args.arguments) is _RepoArguments.get
    assert isinstance(repo.get, _tm.AsyncMethodMock)
    assert isinstance(repo.get, unittest.mock.AsyncMock)
    assert not isinstance(repo.count, _tm.AsyncMethodMock)
    assert isinstance(repo.count, _tm.MethodMock)


def test_a_wrong_call_gets_the_canonical_type_error() -> None:
    with pytest.raises(TypeError, match="missing a required argument: 'key'"):
        RepoMock().get()
    with pytest.raises(TypeError, match="too many positional arguments"):
        RepoMock().count(1)


async def test_the_fields_of_a_class_are_the_parameters_of_a_method() -> None:
    repo: _t.Any = RepoMock[bytes]()
    repo.put.return_value = b""
    assert await repo.put(b"x", fresh=True) == b""
    repo.put.assert_awaited_once_with(item=b"x", fresh=True)
    arguments = repo.put.await_args.arguments
    assert isinstance(arguments, _RepoArguments.put)
    assert vars(arguments) == {"item": b"x", "key": 0, "fresh": True, "loud": False}
    with pytest.raises(TypeError, match=r"missing a required.* argument: 'fresh'"):
        repo.put(b"x", 1)
    with pytest.raises(TypeError, match="too many positional arguments"):
        repo.put(b"x", 1, True)
    with pytest.raises(TypeError, match=r"Repo.put.return_value must be bytes"):
        repo.put.return_value = 1


async def test_overloads_are_each_taken() -> None:
    repo: _t.Any = RepoMock()
    repo.load.return_value = "x"
    await repo.load(1)
    await repo.load([1], strict=False)
    with pytest.raises(TypeError):
        repo.load()
    assert repo.load.await_args.arguments.strict is False


def test_calls_are_recorded_on_the_whole() -> None:
    repo: _t.Any = RepoMock()
    repo.count.return_value = 1
    repo.count()
    repo.get(1).close()
    call = unittest.mock.call
    assert repo.mock_calls == [call.count(), call.get(1)]
    assert repo.method_calls == [call.count(), call.get(1)]
    repo.attach_mock(_tm.MagicMock(), "count")
    repo.count(3)
    assert repo.mock_calls[-1] == call.count(3)


def test_the_spec_wins_over_the_mock_api() -> None:
    repo: _t.Any = RepoMock()
    repo.reset_mock.return_value = 3
    assert repo.reset_mock() == 3
    assert isinstance(repo.name, unittest.mock.NonCallableMock)
    repo.name = "n"
    assert repo.name == "n"
    repo.return_value = "r"
    assert repo.return_value == "r"


def test_unknown_attributes_are_refused() -> None:
    repo: _t.Any = RepoMock()
    with pytest.raises(AttributeError):
        _ = repo.nope
    with pytest.raises(AttributeError):
        repo.nope = 1
    repo.un_annotated = 1
    repo.size = 4
    assert (repo.un_annotated, repo.size) == (1, 4)


async def test_protocols_work() -> None:
    repo: _t.Any = RepoMock()
    async with repo as entered:
        assert entered is repo
    repo.__aiter__.return_value = [1, 2]
    assert [item async for item in repo] == [1, 2]
    repo.__await__.return_value = 5
    assert await repo == 5
    assert len(repo) == 0
    repo.__len__.return_value = 3
    assert len(repo) == 3
    repo.__call__.return_value = 7
    assert await repo(value=1) == 7
    repo.__call__.assert_awaited_once_with(1)


def test_it_is_an_instance_of_its_spec() -> None:
    assert isinstance(RepoMock(), Repo)
    assert isinstance(RepoMock(), unittest.mock.NonCallableMock)


def test_the_mock_of_a_generic_class_takes_type_arguments() -> None:
    class UserRepoMock(RepoMock[str]): ...

    for repo in (RepoMock[str](), UserRepoMock()):
        assert isinstance(repo, RepoMock)
        assert isinstance(repo, Repo)
        assert "__orig_class__" not in vars(repo)


def test_a_spec_that_cannot_be_imported_is_no_error() -> None:
    class Gone(_tm.MockApi):
        __typedamock_spec__ = "no_such_package.module:Gone"

    assert not isinstance(Gone(), Repo)
    assert Gone().__class__ is Gone().__class__ or isinstance(Gone(), Gone)


def test_configure_mock() -> None:
    repo: _t.Any = RepoMock()
    repo.configure_mock(**{"count.return_value": 3, "size": 2})
    assert (repo.count(), repo.size) == (3, 2)


async def test_values_are_checked_against_the_declared_types() -> None:
    repo: _t.Any = RepoMock()
    with pytest.raises(TypeError, match=r"count.return_value must be int, not str: 'x'"):
        repo.count.return_value = "x"
    with pytest.raises(TypeError, match=r"load.side_effect\[1\] must be"):
        repo.load.side_effect = ["x", 1]
    with pytest.raises(AssertionError, match="count\\(\\) has no return_value for `-> int`"):
        repo.count()
    with pytest.raises(AttributeError, match="retrun_value"):
        repo.count.retrun_value = 1
    with pytest.raises(TypeError, match=r"Repo.attempts must be int, not str: 'three'"):
        repo.attempts = "three"
    with pytest.raises(TypeError, match=r"Repo.size must be int, not str"):
        repo.size = "4"
    with pytest.raises(TypeError, match=r"Repo.get must be callable, not int"):
        repo.get = 3
    repo.mapped = "x"
    with pytest.raises(TypeError, match=r"Repo.mapped must be str, not int"):
        repo.mapped = 3
    repo.attempts = 3
    repo.item = object()
    assert repo.attempts == 3


async def test_values_are_checked_against_the_type_arguments() -> None:
    class NestedRepoMock(RepoMock[list[_T]], _t.Generic[_T]): ...

    class IntsRepoMock(RepoMock[list[int]]): ...

    for repo in (RepoMock[list[int]](), NestedRepoMock[int](), IntsRepoMock()):
        repo.find.return_value = [1]
        assert await repo.find(1) == [1]
        repo.get.return_value = None
        with pytest.raises(TypeError, match=r"Repo.find.return_value must be list\[int\], not str: 'x'"):
            repo.find.return_value = "x"
        with pytest.raises(TypeError, match=r"Repo.item must be list\[int\], not int: 1"):
            repo.item = 1
        with pytest.raises(TypeError, match=r"Repo.items must be list\[list\[int\]\]"):
            repo.items = 1


async def test_an_attribute_that_is_called_is_a_method_mock() -> None:
    repo: _t.Any = RepoMock()
    assert isinstance(repo.on_event, _tm.AsyncMethodMock)
    repo.on_event.return_value = 3
    assert await repo.on_event("x") == 3
    repo.on_event.assert_awaited_once_with("x")
    with pytest.raises(TypeError, match="too many positional arguments"):
        repo.on_event("x", "y")
    with pytest.raises(TypeError, match=r"on_event.return_value must be int"):
        repo.on_event.return_value = "3"
    with pytest.raises(TypeError, match=r"Repo.on_event must be callable"):
        repo.on_event = None
    assert isinstance(repo.on_close, _tm.MethodMock)
    assert not isinstance(repo.on_close, _tm.AsyncMethodMock)
    repo.on_close = None
    assert repo.on_close is None
    repo.on_close = str
    assert repo.on_close(1) == "1"
    assert unittest.mock.call.on_event("x") in repo.mock_calls


def test_a_method_with_a_cache_has_the_methods_of_a_cache() -> None:
    repo: _t.Any = RepoMock()
    # Not awaited, whatever the method is.
    assert repo.find.cache_clear() is None
    repo.find.cache_clear.assert_called_once_with()
    assert repo.mock_calls == [unittest.mock.call.find.cache_clear()]
    repo.find.cache_info.return_value = functools.cache(len).cache_info()
    assert repo.find.cache_info().hits == 0
    with pytest.raises(TypeError, match="too many positional arguments"):
        repo.find.cache_clear("x")
    with pytest.raises(AttributeError, match="cached_clear"):
        repo.find.cached_clear()
    assert isinstance(RepoMock().find.cache_parameters, _tm.MethodMock)
    with pytest.raises(AttributeError, match="cache_clear"):
        _ = repo.get.cache_clear


async def test_an_object_whose_call_is_awaited_is_an_async_mock() -> None:
    repo: _t.Any = RepoMock()
    repo.memory.return_value = "x"
    assert await repo.memory(1) == "x"
    repo.memory.assert_awaited_once_with(1)
    assert repo.memory.cache_clear() is None
    with pytest.raises(TypeError):
        repo.memory()


async def test_an_attribute_is_a_mock_of_its_class() -> None:
    repo: _t.Any = RepoMock()
    assert isinstance(repo.other, Other)
    repo.other.load.return_value = "x"
    assert await repo.other.load(1) == "x"
    with pytest.raises(TypeError):
        repo.other.load()
    assert repo.mock_calls == [unittest.mock.call.other.load(1), unittest.mock.call.other.load()][:1]
