from features.inheritance_base import Entity
from inheritance_mocks import DirectoryMock, KeyedMock, UserRepositoryMock
from typing_extensions import assert_type


async def use(users: UserRepositoryMock, keyed: KeyedMock[str], directory: DirectoryMock[bytes]) -> None:
    assert_type(await users.get(1), Entity | None)
    assert_type(await keyed.get("1"), Entity | None)
    users.get.return_value = Entity()
    users.get.return_value = 3  # E
    users.all.return_value = {1: Entity()}
    users.all.return_value = {"1": Entity()}  # E
    users.all.assert_awaited_once_with(1, 2, name="x")
    users.all.assert_awaited_once_with("1")  # E
    keyed.all.assert_awaited_once_with("1")
    keyed.first.return_value = ("1", Entity())
    keyed.first.return_value = (1, Entity())  # E
    users.close.assert_called_once_with(code=1)
    users.close.assert_awaited_once()  # E
    assert_type(users.get.await_args_list[0].arguments.key, int)
    assert_type(keyed.get.await_args_list[0].arguments.key, str)
    users.get.await_args_list[0].arguments.kye  # E
    directory.get.assert_awaited_once_with(b"name")
    directory.get.assert_awaited_once_with("name")  # E
