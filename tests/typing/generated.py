"""What every checker accepts of generated mocks and must reject: the lines marked `# E`, and no other.

`library_mock` is what `typedamock gen library:Client library:Repo` writes.
"""

from collections.abc import AsyncIterator
from typing import assert_type

from library import Client, Repo, User
from library_mock import ClientMock, RepoMock

from typedamock import ANY, MockApi, call, call_of, mocked


def needs_client(client: Client) -> None:
    pass


def needs_repo(repo: Repo[User]) -> None:
    pass


async def it_is_what_it_stands_in_for() -> None:
    client = ClientMock()
    needs_client(client)
    assert_type(await client.fetch(1), User)
    assert_type(client.url, str)
    assert_type(client.size, int)
    assert_type(client.parse(""), int)
    client.fetchh  # E
    await client.fetch("1")  # E
    await client.fetch(1, nam="x")  # E
    client.url = "http://"
    client.url = 3  # E
    client.size = 3
    client.size = ""  # E
    ClientMock("http://")  # E


async def async_methods() -> None:
    client = ClientMock()
    client.fetch.return_value = User()
    client.fetch.return_value = 3  # E
    client.fetch.side_effect = [User(), ValueError]
    client.fetch.side_effect = [3]  # E
    client.fetch.assert_awaited_once_with(1, name="x")
    client.fetch.assert_awaited_once_with(ANY, name=ANY)
    client.fetch.assert_awaited_once_with("1")  # E
    client.fetch.assert_awaited_once_with(1, nam="x")  # E
    client.fetch.assert_awaited_onec_with(1)  # E
    client.fetch.assert_has_awaits([call(1), call_of(client.fetch, 1)])
    call_of(client.fetch, "1")  # E
    assert_type(client.fetch.await_args_list[0].arguments.user_id, int)
    assert_type(client.fetch.await_args_list[0].arguments.name, str)
    client.fetch.await_args.arguments.user  # E
    client.fetch.await_args.argumnets  # E
    client.later.return_value = User()
    client.later.return_value = 3  # E
    client.later.assert_awaited_once_with(1)
    client.connect.assert_awaited_once_with("http://")
    client.connect.assert_awaited_once_with(3)  # E
    client.tags.assert_awaited_once_with("a", "b", new=True)
    client.tags.assert_awaited_once_with("a", 3)  # E
    client.tags.assert_awaited_once_with("a", new="")  # E


def methods() -> None:
    client = ClientMock()
    client.close.assert_called_once_with(force=True)
    client.close.assert_called_once_with(force="")  # E
    client.close.await_args  # E
    client.close.return_value = None
    client.parse.return_value = 3
    client.parse.return_value = ""  # E
    client.stream.assert_called_once_with(1)
    _stream: AsyncIterator[bytes] = client.stream.return_value
    client.stream.return_value = [b"a", b"b"]
    client.stream.return_value = ["a"]  # E
    client.clone.return_value = client


async def overloads() -> None:
    client = ClientMock()
    assert_type(await client.get(1), int)
    assert_type(await client.get("key", default=""), str)
    client.get.return_value = 1
    client.get.return_value = ""
    client.get.return_value = b""  # E
    client.get.assert_awaited_once_with(1)
    client.get.assert_awaited_once_with("key", default="")
    client.get.assert_awaited_once_with(b"")  # E
    client.get.assert_awaited_once_with(1, default="")  # E
    client.get.assert_awaited_onec_with(1)  # E


async def type_variables() -> None:
    client = ClientMock()
    assert_type(await client.twice(1), list[int])
    client.twice.assert_awaited_once_with("")
    client.twice.assert_awaited_once_with()  # E
    repo = RepoMock[User]()
    needs_repo(repo)
    needs_repo(RepoMock[int]())  # E
    repo.find.return_value = User()
    repo.find.return_value = 3  # E
    repo.add.assert_awaited_once_with(User())
    repo.add.assert_awaited_once_with(3)  # E


async def context_managers() -> None:
    client = ClientMock()
    client.session.assert_called_once_with(timeout=2.0)
    client.session.assert_called_once_with(timeout="")  # E
    async with client.session() as user:
        assert_type(user, User)
    async with client as entered:
        needs_client(entered)
    client.__aenter__.return_value = client
    client.__aenter__.return_value = 3  # E


def the_whole_mock(api: MockApi) -> None:
    client = ClientMock()
    client.reset_mock()
    client.rest_mock()  # E
    assert client.mock_calls == [call.fetch(1)]
    client.attach_mock(ClientMock(), "other")
    mocked(client).reset_mock()
    the_whole_mock(client)
