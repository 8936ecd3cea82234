from pytest_mock import MockerFixture

from shop import Client, User


async def test_right(mocker: MockerFixture) -> None:
    client = mocker.create_autospec(Client, instance=True)
    client.fetch.return_value = User("Ada")
    assert (await client.fetch(1)).name == "Ada"
    client.fetch.assert_awaited_once_with(1)


async def test_wrong_value(mocker: MockerFixture) -> None:
    client = mocker.create_autospec(Client, instance=True)
    client.fetch.return_value = "Ada"  # wrong value
    await client.fetch(1)


async def test_wrong_call(mocker: MockerFixture) -> None:
    client = mocker.create_autospec(Client, instance=True)
    await client.fetch(usr_id=1)  # wrong call


async def test_wrong_assert(mocker: MockerFixture) -> None:
    client = mocker.create_autospec(Client, instance=True)
    await client.fetch(1)
    client.fetch.assert_awaited_once_with("1")  # wrong assert


async def test_unknown_member(mocker: MockerFixture) -> None:
    client = mocker.create_autospec(Client, instance=True)
    client.fetchh.return_value = User("Ada")  # unknown member
