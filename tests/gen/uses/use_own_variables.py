from features.own_variables import Record, Session
from own_variables_mocks import SessionMock
from typing_extensions import assert_type


class User(Record): ...


def double(session: Session, number: int) -> float:
    return number * 2.0


async def use(session: SessionMock) -> None:
    assert_type(await session.fetch(User, 1), User)
    await session.fetch(int, 1)  # E
    session.fetch.return_value = User()
    session.fetch.return_value = 1  # E
    assert_type(session.join("a", "b"), str)
    session.join("a", b"b")  # E
    assert_type(await session.run_sync(double, 1), float)
    await session.run_sync(double, "1")  # E
    session.run_sync.assert_awaited_once_with(double, number=1)
    session.run_sync.assert_awaited_once_with(double, numbre=1)  # E
    assert_type(await session.gather(1, "a"), tuple[int, str])
    session.request.assert_awaited_once_with("/", timeout=1.0)
    session.request.assert_awaited_once_with("/", timeuot=1.0)  # E
