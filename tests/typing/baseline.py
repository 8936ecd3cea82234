"""What every checker accepts and must reject, at the same lines: those marked `# E`, and no other.

All of it goes through `mock_of`, `mocked`, `call_of`, `patched` and `Mocked`, without generated code.
"""

from abc import ABC, abstractmethod
from asyncio import Future
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    Iterator,
    Sequence,
)
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, assert_type

import typedamock
import typedamock.mock
from typedamock import (
    ANY,
    DEFAULT,
    AsyncMethodMock,
    MethodMock,
    Mocked,
    call,
    call_of,
    mock_of,
    mocked,
    patched,
)
from typedamock.pytest_plugin import TypedMocker

P = ParamSpec("P")
T = TypeVar("T")


def retried(
    times: int,
) -> Callable[[Callable[P, Coroutine[Any, Any, T]]], Callable[P, Coroutine[Any, Any, T]]]:
    return lambda function: function


class User:
    name: str = ""


class Session:
    async def get(self, url: str, *, timeout: float = 1.0) -> bytes:
        return url.encode()

    async def __aenter__(self) -> "Session":
        return self

    async def __aexit__(self, *error: object) -> None:
        pass


class Request:
    """As aiohttp's requests: awaited or entered."""

    def __await__(self) -> Iterator[None]:
        yield None

    async def __aenter__(self) -> "Session":
        return Session()

    async def __aexit__(self, *error: object) -> None:
        pass


class RequestContextManager(Coroutine[Any, Any, Session]):
    """As aiohttp's `session.get()`: a coroutine, too."""

    def send(self, value: Any, /) -> Any: ...
    def throw(self, *error: Any) -> Any: ...
    def close(self) -> None: ...
    def __await__(self) -> Generator[Any, Any, Session]:
        yield None
        return Session()

    async def __aenter__(self) -> Session:
        return Session()

    async def __aexit__(self, *error: object) -> None:
        pass


class Client:
    retries: int = 3

    def __init__(self, url: str) -> None:
        self.url = url
        self.main = Session()

    async def fetch(self, user_id: int, *, name: str = "x") -> User:
        return User()

    async def save(self, user: User) -> None:
        pass

    def close(self, force: bool = False) -> None:
        pass

    def count(self, text: str) -> int:
        return len(text)

    async def post(self, url: str, json: Any = None) -> User:
        return User()

    def decode(self, text: str, hook: Any = None) -> User:
        return User()

    def later(self, user_id: int) -> Awaitable[User]:
        return self.fetch(user_id)

    def sent(self, body: Any) -> Future[User]:
        raise NotImplementedError

    def soon(self, user_id: int) -> Coroutine[None, None, User]:
        return self.fetch(user_id)

    def at_once(self, user_id: int) -> Coroutine[Any, Any, User]:
        return self.fetch(user_id)

    @retried(3)
    async def again(self, user_id: int, /, *, name: str = "x") -> User:
        return User()

    def stream(self, size: int) -> AsyncIterator[bytes]:
        raise NotImplementedError

    async def pages(self) -> AsyncGenerator[int, None]:
        yield 1

    def request(self, url: str) -> Request:
        return Request()

    def get(self, url: str) -> RequestContextManager:
        return RequestContextManager()

    def session(self, timeout: float = 1.0) -> AbstractAsyncContextManager[Session]:
        return Session()

    @asynccontextmanager
    async def transaction(self, name: str) -> AsyncGenerator[Session, None]:
        yield Session()

    @property
    def size(self) -> int:
        return 1

    @classmethod
    async def connect(cls, url: str) -> "Client":
        return cls(url)

    @staticmethod
    def parse(text: str) -> int:
        return len(text)

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(self, *error: object) -> None:
        pass


class Gateway(Protocol):
    async def send(self, message: str) -> int: ...


class Store(ABC):
    @abstractmethod
    async def load(self, key: str) -> bytes: ...


class Repo(Generic[T]):
    async def find(self, key: int) -> T:
        raise NotImplementedError

    async def add(self, item: T) -> None:
        pass


class Callback(Protocol):
    async def __call__(self, text: str) -> int: ...


async def notify(text: str, *, urgent: bool = False) -> int:
    return len(text)


def measure(text: str) -> int:
    return len(text)


def needs_user(user: User) -> None:
    pass


def needs_client(client: Client) -> None:
    pass


def needs_gateway(gateway: Gateway) -> None:
    pass


async def a_mock_is_what_it_stands_in_for() -> None:
    client = mock_of(Client)
    needs_client(client)
    needs_client(mock_of(User))  # E
    needs_gateway(mock_of(Gateway))
    needs_gateway(client)  # E
    assert_type(client.count(""), int)
    client.fetchh  # E
    client.count(1)  # E
    store: Store = mock_of(Store)
    assert_type(await store.load("key"), bytes)
    repo: Repo[User] = mock_of(Repo[User])
    assert_type(await repo.find(1), User)
    mock_of(3)  # E


def return_values() -> None:
    client = mock_of(Client)
    fetch = mocked(client.fetch)
    fetch.return_value = User()
    fetch.return_value = 3  # E
    needs_user(fetch.return_value)
    needs_client(fetch.return_value)  # E
    mocked(client.save).return_value = None
    mocked(client.save).return_value = User()  # E
    mocked(client.count).return_value = 3
    mocked(client.count).return_value = ""  # E
    fetch.retrun_value = User()  # E
    mocked(client.fetchh).return_value = User()  # E
    fetch.return_value = mock_of(User)
    mocked(mock_of(Gateway).send).return_value = 1
    mocked(mock_of(Gateway).send).return_value = ""  # E
    mocked(mock_of(Store).load).return_value = b""
    mocked(mock_of(Store).load).return_value = ""  # E
    mocked(mock_of(Repo[User]).find).return_value = User()
    mocked(mock_of(Repo[User]).find).return_value = 3  # E


async def fetch_at_once(user_id: int, *, name: str = "x") -> User:
    return User()


def make_user(user_id: int, name: str = "") -> User:
    return User()


async def fetch_one(user_id: int) -> User:
    return User()


async def fetch_by_name(user_id: str, *, name: str = "x") -> User:
    return User()


def side_effects() -> None:
    fetch = mocked(mock_of(Client).fetch)
    fetch.side_effect = ValueError
    fetch.side_effect = ValueError("no")
    fetch.side_effect = None
    fetch.side_effect = [User(), ValueError(), KeyError]
    fetch.side_effect = [User(), DEFAULT]
    fetch.side_effect = [User(), 3]  # E
    fetch.side_effect = 3  # E
    fetch.side_effect = fetch_at_once
    fetch.side_effect = make_user
    fetch.side_effect = fetch_by_name  # E
    fetch.side_effect = measure  # E
    fetch.side_effect = lambda user_id, name="": User()
    count = mocked(mock_of(Client).count)
    count.side_effect = [1, 2, ValueError]
    count.side_effect = ["1"]  # E
    count.side_effect = measure
    count.side_effect = notify  # E


def asserts() -> None:
    client = mock_of(Client)
    fetch = mocked(client.fetch)
    fetch.assert_awaited_once_with(1)
    fetch.assert_awaited_once_with(1, name="a")
    fetch.assert_awaited_once_with(user_id=1)
    fetch.assert_awaited_once_with(ANY, name=ANY)
    fetch.assert_awaited_once_with()  # E
    fetch.assert_awaited_once_with("1")  # E
    fetch.assert_awaited_once_with(1, nam="a")  # E
    fetch.assert_awaited_once_with(1, "a")  # E
    fetch.assert_awaited_with("1")  # E
    fetch.assert_any_await("1")  # E
    fetch.assert_called_with("1")  # E
    fetch.assert_called_once_with("1")  # E
    fetch.assert_any_call("1")  # E
    fetch.assert_awaited_onec_with(1)  # E
    fetch.assert_awaited()
    fetch.assert_awaited_once()
    fetch.assert_not_awaited()
    fetch.assert_called()
    fetch.assert_called_once()
    fetch.assert_not_called()
    close = mocked(client.close)
    close.assert_called_once_with()
    close.assert_called_once_with(force=True)
    close.assert_called_once_with(force="")  # E
    close.assert_awaited_once_with()  # E
    close.await_args  # E


def recorded_calls() -> None:
    client = mock_of(Client)
    fetch = mocked(client.fetch)
    assert_type(fetch.await_count, int)
    assert fetch.await_args.args == (1,)
    assert fetch.await_args.kwargs["name"] == "x"
    assert fetch.await_args.arguments.user_id == 1
    fetch.await_args.argumnets  # E
    fetch.call_args.kwarg  # E
    fetch.await_args_list[0].argumnets  # E
    assert fetch.await_args[0][0] == 1
    args, kwargs = fetch.call_args
    assert (args, kwargs) == ((1,), {})
    assert fetch.call_args_list == [call(1)]
    assert fetch.await_args == call(1)
    assert fetch.await_args == call_of(client.fetch, 1, name="x")
    call_of(client.fetch, "1")  # E
    call_of(client.fetch, 1, nam="x")  # E
    call_of(client.fetch)  # E
    call_of(fetch, 1)
    call_of(fetch, "1")  # E
    call_of(notify, "now", urgent=True)
    call_of(notify, b"now")  # E
    fetch.assert_has_awaits([call(1), call_of(client.fetch, 2)])
    fetch.assert_has_awaits([1])  # E
    fetch.assert_has_calls([call_of(client.fetch, 2)], any_order=True)
    mocked(client.close).assert_has_calls([call_of(client.close, force=True)])


async def kinds_of_members() -> None:
    client = mock_of(Client)
    mocked(client.later).return_value = User()
    mocked(client.later).return_value = 3  # E
    mocked(client.later).assert_awaited_once_with(1)
    mocked(client.later).assert_awaited_once_with("1")  # E
    mocked(client.later).side_effect = [User(), ValueError]
    mocked(client.later).side_effect = [3]  # E
    mocked(client.later).side_effect = fetch_one
    mocked(client.later).side_effect = fetch_by_name  # E
    needs_user(mocked(client.later).return_value)
    mocked(client.soon).return_value = User()
    mocked(client.soon).return_value = 3  # E
    mocked(client.soon).assert_awaited_once_with(1)
    mocked(client.at_once).return_value = User()
    mocked(client.at_once).return_value = 3  # E
    mocked(client.at_once).assert_awaited_once_with("1")  # E
    mocked(client.again).return_value = 3  # E
    mocked(client.again).assert_awaited_once_with(1, name="y")
    mocked(client.again).assert_awaited_once_with(1, nam="y")  # E
    _stream: AsyncIterator[bytes] = mocked(client.stream).return_value
    mocked(client.stream).return_value = mock_of(Client).stream(1)
    mocked(client.stream).return_value = [b"a", b"b"]
    mocked(client.stream).return_value = ["a"]  # E
    mocked(client.stream).return_value = 3  # E
    mocked(client.stream).assert_called_once_with(size=1)
    mocked(client.stream).await_count  # E
    _pages: AsyncGenerator[int, None] = mocked(client.pages).return_value
    mocked(client.pages).return_value = [1, 2]
    mocked(client.pages).return_value = ["a"]  # E
    assert_type(await mocked(client.request).return_value.__aenter__(), Session)
    mocked(client.request).return_value = Request()
    mocked(client.request).return_value = 3  # E
    mocked(client.request).assert_awaited_once_with("/")  # E
    mocked(client.request).assert_called_once_with("/")
    mocked(client.get).return_value = RequestContextManager()
    mocked(client.get).return_value = 3  # E
    mocked(client.get).await_args  # E
    mocked(client.connect).return_value = client
    mocked(client.connect).return_value = 3  # E
    mocked(client.connect).assert_awaited_once_with("http://")
    mocked(client.connect).assert_awaited_once_with()  # E
    mocked(client.parse).return_value = 3
    mocked(client.parse).return_value = ""  # E
    mocked(client.parse).assert_called_once_with("text")
    mocked(mock_of(Callback)).assert_awaited_once_with("text")
    mocked(mock_of(Callback)).assert_awaited_once_with(1)  # E


def signatures_that_contain_any() -> None:
    client = mock_of(Client)
    mocked(client.post).return_value = User()
    mocked(client.post).return_value = 3  # E
    mocked(client.post).assert_awaited_once_with("/", json={})
    mocked(client.post).assert_awaited_once_with("/", jsn={})  # E
    mocked(client.post).assert_awaited_once_with(1)  # E
    mocked(client.decode).return_value = 3  # E
    mocked(client.decode).assert_called_once_with("", hok=1)  # E
    mocked(client.decode).await_args  # E
    mocked(client.sent).return_value = Future[User]()
    mocked(client.sent).return_value = 3  # E
    mocked(client.sent).assert_called_once_with(1, 2)  # E
    mocked(client.sent).await_args  # E
    call_of(client.post, "/", jsn=1)  # E
    with patched(client, client.post) as post:
        post.return_value = 3  # E
        post.assert_awaited_once_with("/", jsn=1)  # E


def attributes() -> None:
    client = mock_of(Client)
    client.retries = 4
    client.retries = ""  # E
    client.main = mock_of(Session)
    client.main = 3  # E
    mocked(client.main.get).return_value = b""
    mocked(client.main.get).return_value = ""  # E
    mocked(client.main.get).assert_awaited_once_with("/", timeot=1.0)  # E
    client.main.gett  # E


async def context_managers() -> None:
    client = mock_of(Client)
    mocked(client.session).assert_called_once_with(timeout=2.0)
    mocked(client.session).assert_called_once_with(timeout="2")  # E
    mocked(client.transaction).assert_called_once_with("name")
    mocked(client.transaction).assert_called_once_with(1)  # E
    async with mocked(client.transaction).return_value as session:
        assert_type(session, Session)
    entered = mocked(mocked(client.session).return_value.__aenter__)
    entered.return_value = mock_of(Session)
    entered.return_value = 3  # E
    mocked(client.__aenter__).return_value = client
    mocked(client.__aenter__).return_value = 3  # E
    mocked(client.__aexit__).assert_awaited_once_with(None, None, None)


def whole_mocks() -> None:
    client = mock_of(Client)
    assert mocked(client).mock_calls == [call.fetch(1)]
    assert mocked(client).method_calls == []
    mocked(client).reset_mock()
    mocked(client).reset_mock(return_value=True)
    mocked(client).rest_mock()  # E
    mocked(client).assert_has_calls([call.fetch(1), call.close()])
    mocked(client).assert_has_calls(1)  # E
    mocked(client).assert_all_awaited()
    mocked(client.fetch).assert_all_awaited()
    typedamock.AsyncMock().assert_all_awaited()
    mocked(client).attach_mock(mocked(mock_of(Gateway)), "gateway")
    whole: typedamock.MockApi = mocked(client)
    whole.rest_mock()  # E
    manager = typedamock.MagicMock()
    manager.attach_mock(client, "client")
    manager.attach_mock(mocked(client.fetch), "fetch")
    manager.attach_mock("fetch", mocked(client.fetch))  # E
    typedamock.seal(client)
    typedamock.seal()  # E
    mocked(client.size).reset_mock()


def patches() -> None:
    client = Client("http://")
    with patched(client, client.fetch) as fetch:
        fetch.return_value = User()
        fetch.return_value = 3  # E
        fetch.assert_awaited_once_with(1)
        fetch.assert_awaited_once_with("1")  # E
    with patched(Client, Client.fetch) as method:
        method.assert_awaited_once_with(client, 1)
        method.assert_awaited_once_with(1)  # E
    with patched(Client, Client.connect) as connect:
        connect.return_value = client
        connect.return_value = 3  # E
    with patched(typedamock, measure) as function:
        function.return_value = 1
        function.return_value = ""  # E
        function.await_args  # E
    with patched(typedamock, notify) as async_function:
        async_function.assert_awaited_once_with("now", urgent=True)
        async_function.assert_awaited_once_with("now", urgnt=True)  # E
    with patched(typedamock, Client) as constructor:
        constructor.return_value = mock_of(Client)
        constructor.return_value = 3  # E
        constructor.assert_called_once_with("http://")
        constructor.assert_called_once_with(1)  # E
    with patched(client, client.stream) as stream:
        stream.return_value = [b"a", b"b"]
        stream.return_value = ["a"]  # E
    with patched(client, client.later) as later:
        later.return_value = User()
        later.return_value = 3  # E
        later.assert_awaited_once_with(1)
    with patched(client, client.request) as request:
        request.return_value = Request()
        request.return_value = 3  # E
        request.await_args  # E
    with patched(client, client.get) as get:
        get.return_value = RequestContextManager()
        get.await_args  # E
    with patched(client, client.again) as again:
        again.return_value = 3  # E
        again.assert_awaited_once_with("1")  # E
    patched(client, client.size)  # E
    patched(client, client.fetchh)  # E


def patches_of_the_pytest_plugin(typed_mocker: TypedMocker) -> None:
    client = Client("http://")
    fetch = typed_mocker.patch(client.fetch)
    fetch.return_value = User()
    fetch.return_value = 3  # E
    fetch.assert_awaited_once_with(1)
    fetch.assert_awaited_once_with("1")  # E
    typed_mocker.patch(client.post).return_value = 3  # E
    typed_mocker.patch(client.stream).return_value = [b"a"]
    typed_mocker.patch(client.stream).return_value = ["a"]  # E
    typed_mocker.patch(client.later, owner=client).return_value = User()
    typed_mocker.patch(client.later, owner=client).return_value = 3  # E
    typed_mocker.patch(client.request).return_value = 3  # E
    typed_mocker.patch(client.get).await_args  # E
    typed_mocker.patch(client.again).return_value = 3  # E
    typed_mocker.spy(client.at_once).assert_awaited_once_with("1")  # E
    typed_mocker.patch(measure).return_value = ""  # E
    typed_mocker.patch(client.fetch, client)  # E
    typed_mocker.spy(client.post).assert_awaited_once_with("/", jsn=1)  # E
    typed_mocker.spy(client.stream).assert_called_once_with(size=1)
    typed_mocker.spy(client.later).assert_awaited_once_with("1")  # E
    typed_mocker.spy(client.request).await_args  # E
    typed_mocker.spy(client.get).await_args  # E
    typed_mocker.spy(measure).assert_called_once_with(1)  # E
    typed_mocker.spy(client.fetchh)  # E


def annotated(
    client: Mocked[Client],
    perhaps: Mocked[Client] | None,
    several: Sequence[Mocked[Client]],
    qualified: typedamock.Mocked[Client],
    quoted: Mocked["Client"],
    repo: Mocked[Repo[User]],
) -> Mocked[Client]:
    needs_client(client)
    needs_client(perhaps)  # E
    needs_client(several[0])
    needs_client(qualified)
    needs_client(quoted)
    client.fetchh  # E
    mocked(client.fetch).return_value = User()
    mocked(client.fetch).return_value = 3  # E
    mocked(repo.find).return_value = User()
    mocked(repo.find).return_value = 3  # E
    annotated(mock_of(Client), None, [client], client, client, mock_of(Repo[User]))
    return mock_of(Client)


def fixture() -> Iterator[Mocked[Client]]:
    yield mock_of(Client)


def declared_mocks(
    fetch: AsyncMethodMock[[int], User],
    close: MethodMock[[], None],
    callback: Callable[[int], Awaitable[User]],
) -> Awaitable[User]:
    fetch.return_value = 3  # E
    close.assert_called_once_with(1)  # E
    mocked(callback).assert_awaited_once_with(1)
    mocked(callback).assert_awaited_once_with("")  # E
    mocked(fetch).return_value = User()
    return fetch(1)


def drop_in_names() -> None:
    client: Client = typedamock.AsyncMock(spec=Client)
    other: Client = typedamock.mock.MagicMock(spec_set=Client)
    loose = typedamock.AsyncMock()
    loose.anything.return_value = 3
    loose.assert_awaited_once_with(1, 2, three=3)
    with typedamock.patch("os.getcwd", autospec=True):
        pass
    with typedamock.patch.object(Client, "fetch"):
        pass
    typedamock.seal(loose)
    assert client is not other
