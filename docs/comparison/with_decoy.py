from decoy import Decoy

from shop import Client, User


async def test_right() -> None:
    decoy = Decoy()
    client = decoy.mock(cls=Client)
    decoy.when(await client.fetch(1)).then_return(User("Ada"))
    assert (await client.fetch(1)).name == "Ada"
    decoy.verify(await client.fetch(1))


async def test_wrong_value() -> None:
    decoy = Decoy()
    client = decoy.mock(cls=Client)
    decoy.when(await client.fetch(1)).then_return("Ada")  # wrong value
    await client.fetch(1)


async def test_wrong_call() -> None:
    decoy = Decoy()
    client = decoy.mock(cls=Client)
    await client.fetch(usr_id=1)  # wrong call


async def test_wrong_assert() -> None:
    decoy = Decoy()
    client = decoy.mock(cls=Client)
    await client.fetch(1)
    decoy.verify(await client.fetch("1"))  # wrong assert


async def test_unknown_member() -> None:
    decoy = Decoy()
    client = decoy.mock(cls=Client)
    decoy.when(await client.fetchh(1)).then_return(User("Ada"))  # unknown member
