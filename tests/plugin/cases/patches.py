from collections.abc import Iterator
from typing import Any
from unittest import mock
from unittest.mock import DEFAULT, AsyncMock, MagicMock, patch

import pytest
from pytest_mock import MockerFixture

import asyncio

import app.client
import app.service
from app.client import Client, Other, User
from typedamock import Mocked


def use() -> None:
    with patch.object(Client, "fetch", autospec=True) as p:
        reveal_type(p)
        # N: Revealed type is "typedamock.AsyncMethodMock[[self: app.client.Client, user_id: int, *, name: str =], app.client.User, typedamock.Arguments]"
    with patch.object(Client, "close") as plain:
        reveal_type(plain)  # N: Revealed type is "unittest.mock.MagicMock | unittest.mock.AsyncMock"
    with patch("app.client.Client", autospec=True) as c:
        reveal_type(c)
        # N>=2.1: Revealed type is "def (base: str) -> patches.Mocked[app:client:Client]"
        # N<2.1: Revealed type is "def (base: str) -> patches.<instances-redef of Mocked[app:client:Client]>"
        c.return_value.fetch.return_value = 3
        # E: Incompatible types in assignment (expression has type "int", variable has type "User")  [assignment]
    with patch("app.client.Clientt", autospec=True):
        # E: Module "app.client" has no attribute "Clientt" to patch; maybe "Client"?  [typedamock]
        pass
    patcher = patch("app.client.load_user", autospec=True)
    started = patcher.start()
    reveal_type(started)
    # N: Revealed type is "typedamock.AsyncMethodMock[[a: int, b: str =], app.client.User, typedamock.Arguments]"
    with patch("app.client.Client.fetch", autospec=True) as f, patch("app.client.Client.fetchh"):
        # E: "Client" has no attribute "fetchh" to patch; maybe "fetch"?  [typedamock]
        f.return_value = 3
        # E: Incompatible types in assignment (expression has type "int", variable has type "User")  [assignment]
    patch("app.client.created", create=True)
    patch("app.client.Client.created", create=True)
    patch.object(Client, "fetchh")
    # E: "Client" has no attribute "fetchh" to patch; maybe "fetch"?  [typedamock]
    patch.object(Client(""), "fetchh", 3)
    # E: "Client" has no attribute "fetchh" to patch; maybe "fetch"?  [typedamock]
    patch.object(Client(""), "base", "x")
    patch.object(app.client, "parse_usr")
    # E: Module "app.client" has no attribute "parse_usr" to patch; maybe "parse_user"?  [typedamock]
    with patch.object(app.client, "parse_user", autospec=True) as parse:
        reveal_type(parse)
        # N: Revealed type is "typedamock.MethodMock[[text: str], app.client.User, typedamock.Arguments]"
    patch("app.never_imported.name")
    # E: Module "app.never_imported" has no attribute "name" to patch  [typedamock]
    patch.multiple(Client, fetch=DEFAULT, fetchh=DEFAULT)
    # E: "Client" has no attribute "fetchh" to patch; maybe "fetch"?  [typedamock]
    patch.multiple("app.client", Client=DEFAULT, Clientt=DEFAULT)
    # E: Module "app.client" has no attribute "Clientt" to patch; maybe "Client"?  [typedamock]
    with patch("app.client.Client", spec=Client) as specced:
        reveal_type(specced)  # N: Revealed type is "patches.Mocked[app:client:Client]"
    with mock.patch("app.client.Client", new_callable=MagicMock) as called:
        reveal_type(called)  # N: Revealed type is "unittest.mock.MagicMock"


def silent(anything: Any, either: Client | None, unknown: "Client | Any") -> None:
    # As run time looks names up: imports, submodules, branches, classes along the path.
    patch("app.service.os")
    patch("app.service.os.path.exists")
    patch("app.service.Client")
    patch("app.service.only_there")
    patch("app.service.set_later")
    patch("app.service.on_other_platform")
    patch("app.service.windows_only")
    patch("app.service")
    patch("no_such_module.name")
    patch("app.open_ended.whatever")
    patch.object(anything, "whatever")
    patch.object(either, "fetch")
    patch.object(unknown, "whatever")
    patch.object(asyncio.new_event_loop(), "create_pipe_connection")
    patch("app.service.Service.client.fetch")
    patch("asyncio.sleep")
    patch("builtins.open")


@patch("app.client.Client", autospec=True)
@patch.object(Client, "fetch", autospec=True)
def decorated(fetch: AsyncMock, client: MagicMock) -> None: ...


@patch.object(Client, "fetch", autospec=True)
# E: Parameter "client" gets "AsyncMethodMock[[Client, int, DefaultNamedArg(str, 'name')], User, Arguments]" from this patch, but is annotated as "Other"  [typedamock]
def wrongly_annotated(client: Other) -> None: ...


@patch("app.client.parse_user", autospec=True)
def unannotated(parse, more):  # type: ignore[no-untyped-def]
    pass


class TestMethods:
    @patch("app.client.Client", autospec=True)
    def test_right(self, client: Mocked[Client]) -> None: ...

    @patch("app.client.Client", autospec=True)
    # E: Parameter "client" gets "type[Client]" from this patch, but is annotated as "Mocked[Other]"  [typedamock]
    def test_wrong(self, client: Mocked[Other]) -> None: ...


@patch.object(Client, "fetchh")  # E: "Client" has no attribute "fetchh" to patch; maybe "fetch"?  [typedamock]
class TestDecorated:
    def test(self, fetch: MagicMock) -> None: ...


def test_mocker(mocker: MockerFixture) -> None:
    m = mocker.AsyncMock(spec=Client)
    reveal_type(m)  # N: Revealed type is "patches.Mocked[app:client:Client]"
    reveal_type(mocker.MagicMock(spec=Client))  # N: Revealed type is "patches.Mocked[app:client:Client]"
    c = mocker.create_autospec(Client)
    c.fetch.assert_awaited_once_with("x")
    # E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]
    reveal_type(mocker.create_autospec(Client, instance=True))
    # N: Revealed type is "patches.Mocked[app:client:Client]"
    p = mocker.patch.object(Client, "fetch", autospec=True, return_value=User())
    p.assert_awaited_once_with(Client(""), "x")
    # E: Argument 2 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]
    reveal_type(mocker.patch("app.client.load_user", autospec=True))
    # N: Revealed type is "typedamock.AsyncMethodMock[[a: int, b: str =], app.client.User, typedamock.Arguments]"
    mocker.patch("app.client.load_usr")
    # E: Module "app.client" has no attribute "load_usr" to patch; maybe "load_user"?  [typedamock]
    mocker.patch.object(Client, "fetchh", return_value=3)
    # E: "Client" has no attribute "fetchh" to patch; maybe "fetch"?  [typedamock]
    mocker.spy(Client, "fetch")
    mocker.spy(Client, "fetchh")
    # E: "Client" has no attribute "fetchh" to patch; maybe "fetch"?  [typedamock]
    stub = mocker.stub()
    stub.assert_called_once_with(1)


@pytest.fixture
def patched() -> Iterator[MagicMock]:
    with patch("app.client.Client", autospec=True) as c:
        yield c


def test_owner(client: Client) -> None:
    with patch.object(type(client), "open", autospec=True) as opened:
        opened.assert_called_once_with(client, 3)
        # E: Argument 2 to "assert_called_once_with" of "MethodMock" has incompatible type "int"; expected "User | None"  [arg-type]
    with patch.object(type(client), "of_derived_class"):
        pass
    mock = MagicMock(spec=Client)
    with patch.object(mock, "close"), patch.object(mock, "set_here"), patch.object(mock, "return_value"):
        pass
    mock.set_here = 1  # E: "Mocked[Client]" has no attribute "set_here"  [typedamock-member]
    with patch.object(mock, "clos"):
        # E: "Mocked[Client]" has no attribute "clos" to patch; maybe "close"?  [typedamock]
        pass
    with patch.object(mock.session, "execut"):
        # E: "Mocked[Session]" has no attribute "execut" to patch; maybe "execute"?  [typedamock]
        pass
