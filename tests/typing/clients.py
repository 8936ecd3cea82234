"""What every checker reports in a suite over real clients: the lines marked `# E`, and no other."""

import aiohttp
import application
import asyncpg
import httpx
import pytest
from application import NotFound, Users

from typedamock import ANY, DEFAULT, Mocked, call, call_of, mock_of, mocked, patched
from typedamock.pytest_plugin import TypedMocker


@pytest.fixture
def http() -> Mocked[httpx.AsyncClient]:
    http = mock_of(httpx.AsyncClient)
    mocked(http.get).return_value = httpx.Response(200, text="Ada")
    return http


async def test_fetches(http: Mocked[httpx.AsyncClient]) -> None:
    assert await Users(http).name(1) == "Ada"
    mocked(http.get).assert_awaited_once_with("/users", params={"id": 1})
    mocked(http.get).assert_awaited_once_with("/users", parms={"id": 1})  # E
    mocked(http.get).assert_awaited_once_with(url=3)  # E
    mocked(http.get).assert_awaited_onec()  # E
    mocked(http.get).return_value = "Ada"  # E
    mocked(http.get).return_value = httpx.Response(404)
    mocked(http.get).side_effect = httpx.ConnectError("no")
    mocked(http.get).side_effect = [httpx.Response(200), httpx.ConnectError("no"), DEFAULT]
    mocked(http.get).side_effect = [200]  # E
    mocked(http.gett).return_value = httpx.Response(200)  # E
    mocked(http.post).assert_not_awaited()
    mocked(http.post).await_args.arguments.json
    mocked(http.post).await_args.argument  # E
    mocked(http.aclose).assert_awaited_once_with()
    mocked(http.aclose).assert_awaited_once_with(True)  # E
    mocked(http.build_request).await_args  # E
    mocked(http.build_request).return_value = httpx.Request("GET", "/")
    mocked(http.build_request).return_value = httpx.Response(200)  # E
    mocked(http.build_request).assert_called_with("GET", ANY, headers=None)
    mocked(http.build_request).assert_called_with("GET", ANY, header=None)  # E
    assert mocked(http.get).await_args == call_of(http.get, "/users", params={"id": 1})
    call_of(http.get, "/users", parms={"id": 1})  # E
    mocked(http.get).assert_has_awaits([call("/users"), call_of(http.get, "/x")])
    mocked(http.get).assert_has_awaits(["/users"])  # E
    mocked(http.__aenter__).return_value = http
    http.timeout = httpx.Timeout(3)
    http.headers.get(3)  # E


async def test_aiohttp() -> None:
    session = mock_of(aiohttp.ClientSession)
    response = mock_of(aiohttp.ClientResponse)
    mocked(response.text).return_value = "Ada"
    mocked(response.text).return_value = b"Ada"  # E
    mocked(mocked(session.get).return_value.__aenter__).return_value = response
    assert await application.fetch(session, "/") == "Ada"
    mocked(session.get).assert_called_once_with("/")
    mocked(session.ws_connect).assert_called_once_with("/", heartbeat=3.0)
    mocked(session.close).assert_awaited_once_with()
    mocked(session.close).assert_awaited_once_with(1)  # E
    mocked(response.json).return_value = {"any": 1}
    mocked(response.release).assert_called_once_with()


async def test_users() -> None:
    users = mock_of(Users)
    mocked(users.name).return_value = "Ada"
    mocked(users.name).return_value = None  # E
    mocked(users.connect).return_value = users
    mocked(users.connect).return_value = "users"  # E
    mocked(users.connect).assert_awaited_once_with("redis://", timeout=3)
    mocked(users.connect).assert_awaited_once_with("redis://", timeot=3)  # E
    mocked(users.key).return_value = "key"
    mocked(users.key).return_value = 3  # E
    mocked(users.key).assert_called_once_with(1)
    mocked(users.key).assert_called_once_with("1")  # E
    mocked(users.all).return_value = ["Ada"]
    mocked(users.all).return_value = [3]  # E
    mocked(users.all).assert_called_once_with(page_size=3)
    mocked(users.all).assert_called_once_with(pagesize=3)  # E
    mocked(users.lock).assert_called_once_with(1)
    mocked(users.lock).assert_called_once_with("1")  # E
    async with users.lock(1) as http:
        mocked(http.get).return_value = 3  # E
    mocked(users.lock(1).__aenter__).return_value = mock_of(httpx.AsyncClient)
    mocked(users.lock(1).__aenter__).return_value = 3  # E
    mocked(users.http.get).return_value = httpx.Response(200)
    mocked(users.http.get).return_value = 200  # E
    assert users.ready is True
    users.raedy  # E
    mocked(users).reset_mock()
    mocked(users).reset_mocks()  # E


async def test_patches(typed_mocker: TypedMocker) -> None:
    with patched(application, application.fetch) as fetch:
        fetch.return_value = "Ada"
        fetch.return_value = 3  # E
        fetch.assert_awaited_once_with(ANY, "/")
        fetch.assert_awaited_once_with(ANY, "/", 3)  # E
    with patched(Users, Users.connect) as connect:
        connect.side_effect = NotFound
        connect.side_effect = 3  # E
    count = typed_mocker.patch(application.count)
    count.return_value = 3
    count.return_value = "3"  # E
    count.assert_awaited_once_with(mock_of(asyncpg.Connection))
    count.assert_awaited_once_with("connection")  # E
    spy = typed_mocker.spy(Users.key)
    spy.assert_called_once_with("1")  # E
