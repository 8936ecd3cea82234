"""What the fragments on the plugin's pages mock."""


class User: ...


class Client:
    timeout: float = 1.0

    async def fetch(self, user_id: int) -> User:
        raise ConnectionError("tests have no network")
