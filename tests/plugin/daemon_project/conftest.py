from unittest.mock import AsyncMock

from lib.client import Client, Sub

from typedamock import Mocked


def client() -> Mocked[Client]:
    return AsyncMock(spec=Client)


shared = AsyncMock(spec=Client)
_ = Sub
