from overloads_mocks import RedisMock
from typing_extensions import assert_type


async def use(redis: RedisMock) -> None:
    assert_type(await redis.ping(), str)
    redis.ping.return_value = "PONG"
    redis.ping.return_value = b"PONG"  # E
    assert_type(await redis.load(1), bytes)
    assert_type(await redis.load([1], strict=False), list[bytes])
    await redis.load(1, strict=False)  # E
    redis.load.assert_awaited_once_with([1], strict=False)
    redis.load.assert_awaited_once_with("1")  # E
    redis.load.return_value = [b""]
    redis.load.return_value = [""]  # E
    assert_type(redis.parse("1"), int)
    redis.parse.assert_called_once_with(1)  # E
