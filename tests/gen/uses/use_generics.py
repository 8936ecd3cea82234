from features.pep695 import Store
from features.pep696 import Connection
from pep695_mocks import StoreMock, UsersMock
from pep696_mocks import ConnectionMock, IndexMock, PoolMock
from typing_extensions import assert_type
from variadic_mocks import AnythingMock, EmptyRowMock, MailMock, RowMock, TaskMock


def take(store: Store[int, str, bytes, float]) -> None: ...
def take_connection(connection: Connection[str]) -> None: ...


async def use(store: StoreMock[int, str], users: UsersMock, plain: ConnectionMock, pool: PoolMock) -> None:
    take(users)
    take(store)  # E
    assert_type(await store.get(1), str | None)
    store.get.return_value = 1  # E
    store.get.assert_awaited_once_with("1")  # E
    assert_type(store.get.await_args_list[0].arguments.key, int)
    assert_type(await users.convert(len, (b"", 1.0)), int)
    await users.convert(len, (1.0, b""))  # E
    assert_type(users.clone(), UsersMock)
    users.get.assert_awaited_once_with(1)
    assert_type(await plain.fetchrow(""), dict[str, object] | None)
    take_connection(ConnectionMock[str]())
    take_connection(ConnectionMock[int]())  # E
    assert_type(await pool.fetchrow(""), dict[str, object] | None)
    pool.acquire.return_value = ConnectionMock[str]()


async def use_defaults(index: IndexMock[bytes], other: IndexMock[bytes, int]) -> None:
    assert_type(await index.get(b""), bytes)
    index.put.assert_called_once_with(b"", b"")
    index.put.assert_called_once_with(1)  # E
    other.get.return_value = b""  # E


async def use_spelt_parameters(mail: MailMock, anything: AnythingMock, task: TaskMock[int, [str]]) -> None:
    assert_type(await mail.call("a", b""), int)
    mail.call.assert_awaited_once_with("a", b"")
    mail.call.assert_awaited_once_with("a")  # E
    mail.call.assert_awaited_once_with("a", b"", key=1)  # E
    mail.later.assert_called_once_with(1.0, "a", b"")
    mail.later.assert_called_once_with(1.0, b"", "a")  # E
    assert_type(anything.call.await_count, int)
    anything.call.assert_awaited_once_with(1, key=2)
    assert_type(await task.call("a"), int)
    await task.call(1)  # E


async def use_rows(empty: EmptyRowMock, row: RowMock[int, str]) -> None:
    assert_type(await empty.fetch(), tuple[()])
    await empty.fetch(1)  # E
    row.joined.assert_called_once_with(EmptyRowMock())
    row.joined.assert_called_once_with(row)  # E
