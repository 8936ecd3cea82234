from typed_pytest import typed_mock

from shop import Client, User


async def test_right() -> None:
    client = typed_mock(Client)
    client.fetch.return_value = User("Ada")
    assert (await client.fetch(1)).name == "Ada"
    client.fetch.assert_awaited_once_with(1)


async def test_wrong_value() -> None:
    client = typed_mock(Client)
    client.fetch.return_value = "Ada"  # wrong value
    await client.fetch(1)


async def test_wrong_call() -> None:
    client = typed_mock(Client)
    await client.fetch(usr_id=1)  # wrong call


async def test_wrong_assert() -> None:
    client = typed_mock(Client)
    await client.fetch(1)
    client.fetch.assert_awaited_once_with("1")  # wrong assert


async def test_unknown_member() -> None:
    client = typed_mock(Client)
    client.fetchh.return_value = User("Ada")  # unknown member
