"""What the autospec of a class may return: a mock of its instances, or a real one."""

from typing import Any
from unittest.mock import AsyncMock, MagicMock, create_autospec, patch

from app.client import Client, User


class FakeClient(Client):
    pass


def test_replaced(anything: Any) -> None:
    with patch("app.client.Client", autospec=True) as client_class:
        client_class.return_value = FakeClient("")
        client_class.side_effect = FakeClient
        client_class.side_effect = lambda base: FakeClient(base)
        client_class.side_effect = [FakeClient(""), ValueError]
        client_class.return_value = 3
        # E: Incompatible types in assignment (expression has type "int", variable has type "Client")  [assignment]
        client_class.side_effect = [3]
        # E: List item 0 has incompatible type "int"; expected "Client | BaseException | type[BaseException]"  [list-item]
    create_autospec(Client, return_value=FakeClient(""))


def test_still_a_mock(anything: Any) -> None:
    client_class = create_autospec(Client)
    client_class.return_value = anything
    client_class.return_value.fetch.return_value = User()
    client_class.return_value = MagicMock()
    client_class.return_value.fetch.return_value = User()
    client_class.return_value = AsyncMock(spec=Client)
    client_class.return_value.fetch.return_value = 3
    # E: Incompatible types in assignment (expression has type "int", variable has type "User")  [assignment]


class Finder:
    async def find(self, name: str) -> User | None: ...


async def test_optional() -> None:
    finder = AsyncMock(spec=Finder)
    (await finder.find("a")).name
    (await finder.find("a")).nam  # E: Item "User" of "User | Any" has no attribute "nam"  [union-attr]
