from client import Client
from client_mock import ClientMock

from typedamock import Mocked, call_of, mock_of, mocked, patched
from typedamock.pytest_plugin import TypedMocker

mock = ClientMock()
mock.fetch.assert_awaited_once_with(1)
mock.get.assert_awaited_once_with("key")
assert mock.fetch.await_args.arguments.user_id == 1

client = mock_of(Client)
mocked(client.fetch).assert_awaited_once_with(2)
mocked(client).reset_mock()
call_of(client.fetch, 3)
client.close()

with patched(client, client.fetch) as fetch:
    fetch.assert_awaited_once_with(4)


def test_a_fixture(given: Mocked[Client]) -> None:
    given.close()


def test_patches(typed_mocker: TypedMocker) -> None:
    typed_mocker.patch(client.fetch, owner=client).assert_awaited_once_with(5)
