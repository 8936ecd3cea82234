
from decorator_shapes_mocks import ServiceMock
from features.decorator_shapes import Encoder, Service
from typedamock import mocked
from typing_extensions import assert_type


async def use_decorator_shapes(mock: ServiceMock) -> None:
    service: Service = mock
    del service
    assert_type(mock.given(1), str)
    mock.given.assert_called_once_with("a")  # E
    assert_type(await mock.awaited(1), str)
    mock.awaited.await_args.args
    assert_type(mock.made(1), str)
    assert_type(mock.free(None, 1), str)
    assert_type(mock.of_class(1), str)
    assert_type(mock.loose("anything", at=all), list[str])
    mock.line.assert_called_once_with(1, text="a")
    mock.line.assert_called_once_with("a")  # E
    assert_type(mock.encode, Encoder)
    assert_type(await mock.work.delay(), str)
    assert_type(await mock.fetched(1), list[str])
    assert_type(await mock.streamed(1), set[str])
    assert_type(mock.read(1), list[str])
    assert_type(await mock.plainly(1), str)
    mock.by_name.assert_awaited_once_with(a=1)
    mock.later.assert_awaited_once_with("")  # E
    assert_type(await mock.later(1), str)
    assert_type(mock.counted(1), tuple[int, str])
    mocked(mock.wrapped).assert_called_once_with(1)
    assert_type(mock.wrapped(1), str)
    assert_type(await mock.memorized("a"), bytes)
    mock.memorized.cache_clear()
    mocked(mock.memorized).return_value = "a"  # E
    assert_type(await mock.memorized_for("a"), bytes)
    assert_type(mock.lazy, list[int])
    mock.lazy = ""  # E
    assert_type(mock.bound(1), str)
    mock.bound.retry()
    assert_type(await mock.registered(1), list[str])
    assert_type(mock.configured, int)
    mock.configured = 1
    assert_type(await mock.twice(1), list[str])
    with mock.lock("") as entered:
        assert_type(entered, int)
    async with mock.session("") as opened:
        assert_type(opened, int)
    assert_type(mock.dispatch(b""), int)
    assert_type(await mock.get_first("a", fresh=True), bytes)
    mock.get_first.assert_awaited_once_with("a")
    mock.get_first.assert_awaited_once_with(1, "a")  # E
    mock.get_fresh.assert_awaited_once_with(1, "a")
    mock.get_fresh.await_args.arguments.name.upper()
    assert_type(mock.shown, int)
    assert_type(mock.stepped("a"), set[int])
    mock.stepped.assert_called_once_with(1)  # E
