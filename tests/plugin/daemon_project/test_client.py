from unittest.mock import AsyncMock, MagicMock, create_autospec, patch

from conftest import client, shared
from lib.base import Base
from lib.client import Client, User
from lib.protocol import Sender
from lib.repo import Repo

from typedamock import Mocked


async def test_members(annotated: Mocked[Client], real: bool) -> None:
    m = AsyncMock(spec=Client)
    reveal_type(m.fetch)
    reveal_type(m.get)
    reveal_type(m.ping)
    reveal_type(m.again)
    reveal_type(m.url)
    m.fetch.assert_awaited_once_with(1, name="a")
    m.fetch.return_value = User()
    reveal_type(m.fetch.call_args.arguments.user_id)
    m.fetch.side_effect = [User(), 3]
    m.close.assert_called_once_with("x")
    m.timeout = 3.0
    m.base = "x"
    m.added()
    m.session.execute()
    reveal_type(m.session.execute.return_value)
    annotated.fetch.assert_awaited_once_with(1)
    annotated.ping.assert_awaited_once_with(1)
    conditional = AsyncMock(spec=Client) if real else MagicMock(spec=Client)
    conditional.fetch.return_value = User()
    reveal_type(conditional.get)


def test_more() -> None:
    reveal_type(client().fetch)
    reveal_type(shared.fetch)
    reveal_type(shared)
    c = create_autospec(Client)
    reveal_type(c)
    reveal_type(c.fetch)
    reveal_type(AsyncMock(spec=Repo[User]).load)
    reveal_type(AsyncMock(spec=Sender).send)
    with patch("lib.functions.load", autospec=True) as p:
        reveal_type(p)
    with patch("lib.functions.load_all"):
        pass
    with patch.object(Client, "fetch", autospec=True) as f:
        reveal_type(f)
    with patch.object(Base, "ping", autospec=True) as b:
        reveal_type(b)
    with patch.object(Client, "fetch_user"):
        pass


def accepts(s: Sender) -> None: ...


accepts(AsyncMock(spec=Sender))
