"""Members that a test replaces: by another mock, or by a function, as `unittest.mock` takes them."""

import asyncio
from unittest.mock import AsyncMock, MagicMock, Mock

from app.client import User


class Store:
    async def fetch(self, key: int) -> User:
        return User()

    def __getitem__(self, key: str) -> int:
        return 1

    def close(self) -> None: ...


def test_replaced() -> None:
    store = AsyncMock(spec=Store)
    future: asyncio.Future[User] = asyncio.Future()
    # A mock of what is called, not awaited, gives something that is awaited.
    store.fetch = MagicMock(return_value=future)
    store.fetch = Mock(side_effect=lambda key: future)
    store.fetch = AsyncMock(return_value=3)
    # E: Incompatible type for "return_value" of the mock (got "int", expected "User")  [typedamock]
    # Special methods are set on the mock's class.
    store.__getitem__ = lambda self, key: 1
    store.__getitem__ = MagicMock(return_value=1)
    store.__getitem__.side_effect = lambda key: 1
    store.__getitem__ = lambda key: 1
    # E: Incompatible types in assignment (expression has type "Callable[[Any], int]", variable has type "Callable[[Any, str], int] | Callable[[Any, str], int]")  [assignment]
    store.close = AsyncMock()
