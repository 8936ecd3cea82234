from shop import Client, User
from typedamock import mock_of, mocked


async def test_right() -> None:
    client = mock_of(Client)
    mocked(client.fetch).return_value = User("Ada")
    assert (await client.fetch(1)).name == "Ada"
    mocked(client.fetch).assert_awaited_once_with(1)


async def test_wrong_value() -> None:
    client = mock_of(Client)
    mocked(client.fetch).return_value = "Ada"  # wrong value
    await client.fetch(1)


async def test_wrong_call() -> None:
    client = mock_of(Client)
    await client.fetch(usr_id=1)  # wrong call


async def test_wrong_assert() -> None:
    client = mock_of(Client)
    mocked(client.fetch).return_value = User("Ada")
    await client.fetch(1)
    mocked(client.fetch).assert_awaited_once_with("1")  # wrong assert


async def test_unknown_member() -> None:
    client = mock_of(Client)
    mocked(client.fetchh).return_value = User("Ada")  # unknown member
