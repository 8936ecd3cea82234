"""What the pages mock: every page finds it beside its own code."""

from collections.abc import AsyncIterator
from dataclasses import dataclass


@dataclass(frozen=True)
class User:
    name: str


class Client:
    """Asks a service on the network."""

    async def fetch(self, user_id: int, *, fresh: bool = False) -> User:
        raise ConnectionError("tests have no network")

    def stream(self) -> AsyncIterator[User]:
        raise ConnectionError("tests have no network")

    async def close(self) -> None: ...


class Greeter:
    def __init__(self, client: Client) -> None:
        self.client = client

    async def greet(self, user_id: int) -> str:
        user = await self.client.fetch(user_id)
        return f"Hello {user.name}"


async def send(address: str, text: str) -> bool:
    raise ConnectionError("tests have no network")


async def welcome(address: str) -> bool:
    return await send(address, "welcome")
