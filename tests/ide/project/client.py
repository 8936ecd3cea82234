from typing import overload


class User:
    name: str = ""


class Client:
    """A client of the user service."""

    url: str = ""

    async def fetch(self, user_id: int, *, name: str = "x") -> User:
        """Fetch one user."""
        return User()

    @overload
    async def get(self, key: int) -> int: ...
    @overload
    async def get(self, key: str, default: str = "") -> str: ...
    async def get(self, key: int | str, default: str = "") -> int | str:
        return key

    def close(self) -> None:
        pass
