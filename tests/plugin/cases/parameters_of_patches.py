"""Which parameter gets the mock of a patch, and which of several patches is the wrong one."""

from collections.abc import Callable
from typing import Any
from unittest.mock import MagicMock, patch

from app.client import Client, Session, Transport, User
from typedamock import Mocked


def decorator(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


@patch("app.client.Client", autospec=True)
@patch("app.client.Session", autospec=True)
# E: Parameter "client" gets "type[Session]" from this patch, but is annotated as "Mocked[Client]"  [typedamock]
def test_order(client: Mocked[Client], session: Mocked[Session]) -> None: ...


class TestOrder:
    @patch("app.client.Client", autospec=True)
    @patch("app.client.Session", autospec=True)
    # E: Parameter "client" gets "type[Session]" from this patch, but is annotated as "Mocked[Client]"  [typedamock]
    @patch("app.client.User", User)
    def test_wrong(self, client: Mocked[Client], session: Mocked[Session]) -> None: ...

    @patch("app.client.Client", autospec=True)
    @patch("app.client.Session", autospec=True)
    @patch("app.client.parse_user", lambda text: User())
    async def test_right(self, session: Mocked[Session], client: Mocked[Client]) -> None: ...

    @patch("app.client.Client", autospec=True)
    @patch.object(Client, "close", spec=Transport)
    @patch.object(Client, "fetch", lambda self, key: User())
    def test_unannotated(self, close, client): ...

    @patch("app.client.Client", autospec=True)
    @decorator
    def test_decorated(self, client: Mocked[Session]) -> None: ...

    @staticmethod
    @patch("app.client.Client", autospec=True)
    # E: Parameter "client" gets "type[Client]" from this patch, but is annotated as "Mocked[Session]"  [typedamock]
    def test_static(client: Mocked[Session]) -> None: ...
