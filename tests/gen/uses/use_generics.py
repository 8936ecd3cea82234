from features.pep695 import Store
from features.pep696 import Connection
from pep695_mocks import StoreMock, UsersMock
from pep696_mocks import ConnectionMock, PoolMock
from typing_extensions import assert_type


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
