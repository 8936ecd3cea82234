from mocksafe import mock, that, when_async

from shop import Client, User


async def test_right() -> None:
    client = mock(Client)
    when_async(client.fetch).any_call().then_return(User("Ada"))
    assert (await client.fetch(1)).name == "Ada"
    assert that(client.fetch).last_call == (1,)


async def test_wrong_value() -> None:
    client = mock(Client)
    when_async(client.fetch).any_call().then_return("Ada")  # wrong value
    await client.fetch(1)


async def test_wrong_call() -> None:
    client = mock(Client)
    await client.fetch(usr_id=1)  # wrong call


async def test_wrong_assert() -> None:
    client = mock(Client)
    when_async(client.fetch).any_call().then_return(User("Ada"))
    await client.fetch(1)
    assert that(client.fetch).last_call == ("1",)  # wrong assert


async def test_unknown_member() -> None:
    client = mock(Client)
    when_async(client.fetchh).any_call().then_return(User("Ada"))  # unknown member
