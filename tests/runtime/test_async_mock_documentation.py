"""What the documentation of AsyncMock states, one test a statement."""

from __future__ import annotations

import asyncio
import inspect
import unittest.mock
import warnings
from typing import Any

import pytest

from typedamock import AsyncMock, MagicMock, Mock, call

# "The AsyncMock object will behave so the object is recognized as an async function, and the result of a
# call is an awaitable."


def test_a_mock_is_recognized_as_an_async_function() -> None:
    assert inspect.iscoroutinefunction(AsyncMock())
    assert unittest.mock.iscoroutinefunction(AsyncMock())  # type: ignore[attr-defined]


def test_the_result_of_a_call_is_an_awaitable() -> None:
    result = AsyncMock()()
    assert inspect.isawaitable(result)
    result.close()


async def test_side_effect_function_gives_its_result() -> None:
    assert await AsyncMock(side_effect=lambda value: value + 1)(1) == 2


async def test_side_effect_async_function_is_awaited() -> None:
    async def effect(value: int) -> int:
        return value + 1

    assert await AsyncMock(side_effect=effect)(1) == 2


async def test_side_effect_that_gives_default_gives_the_return_value() -> None:
    assert await AsyncMock(side_effect=lambda: unittest.mock.DEFAULT, return_value=3)() == 3


async def test_side_effect_exception_is_raised() -> None:
    for effect in (ValueError, ValueError("no")):
        with pytest.raises(ValueError):
            await AsyncMock(side_effect=effect)()


async def test_side_effect_iterable_gives_its_values_and_then_ends() -> None:
    mock = AsyncMock(side_effect=[1, KeyError, 3])
    assert await mock() == 1
    with pytest.raises(KeyError):
        await mock()
    assert await mock() == 3
    with pytest.raises(StopAsyncIteration):
        await mock()


async def test_without_side_effect_the_return_value_is_given() -> None:
    assert await AsyncMock(return_value=7)() == 7


async def test_the_default_return_value_is_an_async_mock() -> None:
    mock = AsyncMock()
    result = await mock()
    assert isinstance(result, AsyncMock)
    assert result is mock.return_value


def test_a_coroutine_function_as_spec_makes_calls_coroutines() -> None:
    async def fetch() -> None: ...

    for mock in (MagicMock(fetch), Mock(spec=fetch), MagicMock(spec_set=fetch)):
        coroutine = mock()
        assert inspect.iscoroutine(coroutine)
        coroutine.close()


class Service:
    async def fetch(self, key: int, *, fresh: bool = False) -> str:
        raise NotImplementedError

    def peek(self, key: int) -> str:
        raise NotImplementedError

    @classmethod
    async def build(cls, name: str) -> Service:
        raise NotImplementedError

    @staticmethod
    async def ping(host: str) -> None:
        raise NotImplementedError


@pytest.mark.parametrize("mock_class", [AsyncMock, MagicMock, Mock])
@pytest.mark.parametrize("keyword", ["spec", "spec_set"])
def test_async_members_of_the_spec_are_async_mocks(mock_class: Any, keyword: str) -> None:
    mock = mock_class(**{keyword: Service})
    for name in ("fetch", "build", "ping"):
        assert isinstance(getattr(mock, name), AsyncMock), name
        assert isinstance(getattr(mock, name), unittest.mock.AsyncMock), name


def test_sync_members_of_an_async_mock_with_a_spec_are_magic_mocks() -> None:
    assert type(AsyncMock(Service).peek).__mro__[1] is MagicMock
    assert type(MagicMock(Service).peek).__mro__[1] is MagicMock


def test_sync_members_of_a_mock_with_a_spec_are_mocks() -> None:
    assert type(Mock(Service).peek).__mro__[1] is Mock


def test_attributes_outside_the_spec_do_not_exist() -> None:
    with pytest.raises(AttributeError, match="nope"):
        _ = AsyncMock(spec=Service).nope
    with pytest.raises(AttributeError, match="nope"):
        AsyncMock(spec_set=Service).nope = 1


def test_the_mock_is_an_instance_of_its_spec() -> None:
    assert isinstance(AsyncMock(spec=Service), Service)


async def test_wraps_gives_what_the_wrapped_object_gives() -> None:
    async def double(value: int) -> int:
        return value * 2

    assert await AsyncMock(wraps=double)(2) == 4
    assert await AsyncMock(wraps=double, return_value=9)(2) == 9


def test_the_name_is_in_the_repr() -> None:
    assert "name='client'" in repr(AsyncMock(name="client"))
    assert "name='client.fetch()'" in repr(AsyncMock(name="client").fetch.return_value)


def test_keywords_configure_attributes() -> None:
    mock = AsyncMock(**{"timeout": 3, "peek.return_value": 4})
    assert mock.timeout == 3
    assert mock.peek.return_value == 4


def test_names_like_assertions_are_refused_unless_unsafe() -> None:
    with pytest.raises(AttributeError):
        _ = AsyncMock().assert_foo
    assert AsyncMock(unsafe=True).assert_foo


async def test_assert_awaited() -> None:
    mock = AsyncMock()
    coroutine = mock()
    with pytest.raises(AssertionError, match="Expected mock to have been awaited"):
        mock.assert_awaited()
    await coroutine
    mock.assert_awaited()


async def test_assert_awaited_once() -> None:
    mock = AsyncMock()
    await mock()
    mock.assert_awaited_once()
    await mock()
    with pytest.raises(AssertionError, match="Awaited 2 times"):
        mock.assert_awaited_once()


async def test_assert_awaited_with() -> None:
    mock = AsyncMock()
    await mock("foo", bar="bar")
    mock.assert_awaited_with("foo", bar="bar")
    with pytest.raises(AssertionError, match="expected await not found"):
        mock.assert_awaited_with("other")


async def test_assert_awaited_once_with() -> None:
    mock = AsyncMock()
    await mock("foo", bar="bar")
    mock.assert_awaited_once_with("foo", bar="bar")
    with pytest.raises(AssertionError):
        mock.assert_awaited_once_with("foo")
    await mock("foo", bar="bar")
    with pytest.raises(AssertionError, match="Awaited 2 times"):
        mock.assert_awaited_once_with("foo", bar="bar")


async def test_assert_any_await() -> None:
    mock = AsyncMock()
    await mock("foo", bar="bar")
    await mock("hello")
    mock.assert_any_await("foo", bar="bar")
    with pytest.raises(AssertionError, match="await not found"):
        mock.assert_any_await("nope")


async def test_assert_has_awaits_in_order_and_in_any_order() -> None:
    mock = AsyncMock()
    await mock("foo")
    await mock("bar")
    mock.assert_has_awaits([call("foo"), call("bar")])
    mock.assert_has_awaits([call("bar"), call("foo")], any_order=True)
    with pytest.raises(AssertionError, match="Awaits not found"):
        mock.assert_has_awaits([call("bar"), call("foo")])
    with pytest.raises(AssertionError, match="not all found in await list"):
        mock.assert_has_awaits([call("baz")], any_order=True)


async def test_assert_not_awaited() -> None:
    mock = AsyncMock()
    mock.assert_not_awaited()
    await mock()
    with pytest.raises(AssertionError, match="to not have been awaited"):
        mock.assert_not_awaited()


async def test_reset_mock_resets_awaits() -> None:
    mock = AsyncMock(return_value=3)
    await mock(1)
    mock.reset_mock()
    assert (mock.await_count, mock.await_args, mock.await_args_list) == (0, None, [])
    assert (mock.call_count, mock.call_args, mock.call_args_list, mock.called) == (0, None, [], False)
    assert await mock() == 3
    mock.reset_mock(return_value=True)
    assert await mock() != 3


async def test_await_count_await_args_and_await_args_list() -> None:
    mock = AsyncMock()
    assert (mock.await_count, mock.await_args, mock.await_args_list) == (0, None, [])
    await mock("foo")
    await mock("bar", baz=1)
    assert mock.await_count == 2
    assert mock.await_args == call("bar", baz=1)
    assert mock.await_args.args == ("bar",)
    assert mock.await_args.kwargs == {"baz": 1}
    assert mock.await_args_list == [call("foo"), call("bar", baz=1)]


def test_a_call_that_is_not_awaited_is_a_call_and_warned_about() -> None:
    mock = AsyncMock()
    with pytest.warns(
        RuntimeWarning, match="coroutine 'AsyncMockMixin._execute_mock_call' was never awaited"
    ):
        mock(1)
        import gc

        gc.collect()
    mock.assert_called_once_with(1)
    mock.assert_not_awaited()


async def test_async_context_managers() -> None:
    mock = MagicMock()
    mock.__aenter__.return_value = "entered"
    async with mock as entered:
        assert entered == "entered"
    mock.__aenter__.assert_awaited_once()
    mock.__aexit__.assert_awaited_once()


async def test_async_iterators() -> None:
    mock = MagicMock()
    mock.__aiter__.return_value = [1, 2, 3]
    assert [item async for item in mock] == [1, 2, 3]


async def test_a_cancelled_await_counts_when_it_had_begun() -> None:
    async def forever() -> None:
        await asyncio.Event().wait()

    mock = AsyncMock(side_effect=forever)
    begun = asyncio.ensure_future(mock())
    await asyncio.sleep(0)
    not_begun = asyncio.ensure_future(mock())
    for task in (begun, not_begun):
        task.cancel()
    await asyncio.gather(begun, not_begun, return_exceptions=True)
    assert (mock.call_count, mock.await_count) == (2, 1)


def test_nothing_warns_when_mocks_are_made_and_dropped() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        del AsyncMock().fetch.return_value
