from typing import Any

from awaitables_mocks import ClientMock
from decorators_mocks import ServiceMock
from fallbacks_mocks import ParserMock
from features.decorators import Pending
from features.fallbacks import Message
from features.named_tuples import Offset, Size
from features.variadic import Channel
from named_tuples_mocks import BoxMock, CornerMock, EdgeMock, OffsetMock
from records_mocks import JournalMock, KeyMock, ListsMock, OrderMock, PointMock, TimingMock
from typing_extensions import assert_type
from variadic_mocks import BatchMock, ConnectionMock


async def use_records() -> None:
    point, order, key, journal = PointMock(), OrderMock(), KeyMock(), JournalMock()
    point.index.assert_called_once_with(1)
    point.moved.assert_awaited_once_with("1")  # E
    OrderMock(number=1)  # E
    order.save.assert_awaited_once_with(force=True)
    order.save.assert_awaited_once_with(force="")  # E
    key.rotate.assert_awaited_once_with()
    assert_type(key == key, bool)
    assert_type(journal.method_calls, list[str])
    assert_type(journal.mock_calls, int)
    assert_type(journal.reset_mock(True), int)
    journal.reset_mock.return_value = ""  # E


async def use_variadic(batch: BatchMock[str, int, bytes], connection: ConnectionMock) -> None:
    assert_type(await batch.send("x", 1, b""), tuple[str, int, bytes])
    batch.send.assert_awaited_once_with("x", 1, b"")
    await batch.send("x", 1)  # E
    assert_type(await batch.rows(), list[tuple[int, bytes]])
    connection.attach.assert_called_once_with(Channel[str]())
    connection.attach.assert_called_once_with(1)  # E
    assert_type(await connection.run(b""), Channel[bytes])


def use_lists(lists: ListsMock) -> None:
    lists.setdefault.return_value = [1]
    lists.setdefault.return_value = None  # E


def use_fallbacks(parser: ParserMock) -> None:
    assert_type(parser.parse(b""), Message)
    parser.parse.return_value = 1  # E


def use_opaque(service: ServiceMock, anything: Any) -> None:
    assert_type(service.opened("p", anything), Pending[str])
    service.opened.assert_called_once_with(anything, mode="r")
    service.opened.return_value = ""  # E


def use_future(client: ClientMock) -> None:
    client.started().add_done_callback(print)
    client.started.return_value = 1  # E
    client.started.assert_awaited_once()  # E


async def use_named_tuples(anything: Any) -> None:
    box, corner, edge, offset = BoxMock(), CornerMock(), EdgeMock(), OffsetMock()
    assert_type(box.width, int)
    box.grow.assert_awaited_once_with(Size(1, None))
    box.grow.return_value = Size(1, None)  # E
    assert_type(corner.x, int)
    corner.moved.assert_called_once_with(Offset(1, 2))
    corner.moved.assert_called_once_with(offset)
    corner.moved.assert_called_once_with(edge)  # E
    edge.length.return_value = edge.start
    offset.index.assert_called_once_with(1)
    offset.right  # E


def use_tuples(timing: TimingMock) -> None:
    first, second = timing
    assert_type((first, second), tuple[float, str])
    timing.count.assert_called_once_with("a")
    timing.index.return_value = ""  # E
