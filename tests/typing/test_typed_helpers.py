"""`patched` and `call_of` at run time: what the stubs promise about them holds."""

from __future__ import annotations

import sys
import types
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from typing import Protocol

import pytest

from typedamock import AsyncMethodMock, MethodMock, call, call_of, mock_of, mocked, patched


class Lock:
    """Awaited or entered."""

    def __await__(self) -> Generator[None, None, str]:
        yield None
        return "taken"

    async def __aenter__(self) -> str:
        return "taken"

    async def __aexit__(self, *error: object) -> None:
        pass


class Client:
    async def fetch(self, user_id: int, *, name: str = "x") -> str:
        return f"{name} {user_id}"

    get = fetch

    def close(self, force: bool = False) -> None:
        pass

    def later(self, user_id: int) -> Awaitable[str]:
        return self.fetch(user_id)

    async def stream(self, size: int) -> AsyncIterator[bytes]:
        yield b"x" * size

    def lock(self, name: str) -> Lock:
        return Lock()

    @classmethod
    async def connect(cls, url: str) -> Client:
        return cls()

    @staticmethod
    def parse(text: str) -> int:
        return len(text)


class Notify(Protocol):
    async def __call__(self, text: str) -> int: ...


class Special(Client):
    pass


def measure(text: str) -> int:
    return len(text)


THIS_MODULE = sys.modules[__name__]


async def test_a_method_of_an_instance_is_patched_on_that_instance_alone() -> None:
    client, other = Client(), Client()
    with patched(client, client.fetch) as fetch:
        fetch.return_value = "mocked"
        assert await client.fetch(1) == "mocked"
        assert await other.fetch(1) == "x 1"
        fetch.assert_awaited_once_with(1)
        assert fetch.await_args.arguments.name == "x"
        with pytest.raises(TypeError):
            await client.fetch(1, nam="y")  # type: ignore[call-arg]
    assert await client.fetch(1) == "x 1"


async def test_a_patched_function_gives_what_its_annotation_says() -> None:
    client = Client()
    with patched(client, client.later) as later:
        later.return_value = "mocked"
        assert await client.later(1) == "mocked"
        later.assert_awaited_once_with(1)
    with patched(client, client.lock) as lock:
        async with client.lock("x"):
            lock.assert_called_once_with("x")
        assert not hasattr(lock, "await_args")
    for owner, member in ((client, client.stream), (Client, Client.stream)):
        with patched(owner, member) as stream:
            stream.return_value = [b"a", b"b"]
            assert [chunk async for chunk in client.stream(1)] == [b"a", b"b"]
            stream.assert_called_once()


async def test_a_method_of_a_class_records_the_instance() -> None:
    client = Client()
    with patched(Client, Client.fetch) as fetch:
        fetch.return_value = "mocked"
        assert await client.fetch(1) == "mocked"
        fetch.assert_awaited_once_with(client, 1)
    assert await client.fetch(1) == "x 1"


async def test_an_inherited_method_is_patched_on_the_class_that_is_given() -> None:
    with patched(Special, Special.fetch) as fetch:
        fetch.return_value = "mocked"
        assert await Special().fetch(1) == "mocked"
        assert await Client().fetch(1) == "x 1"
    assert "fetch" not in vars(Special)


async def test_classmethods_and_staticmethods() -> None:
    client = Client()
    with patched(Client, Client.connect) as connect:
        connect.return_value = client
        assert await Client.connect("http://") is client
        connect.assert_awaited_once_with("http://")
    with patched(Client, Client.parse) as parse:
        parse.return_value = 7
        assert Client.parse("") == 7
    assert Client.parse("abc") == 3


def test_functions_and_classes_of_a_module() -> None:
    with patched(THIS_MODULE, measure) as mock:
        mock.return_value = 7
        assert THIS_MODULE.measure("") == 7
    with patched(THIS_MODULE, Client) as constructor:
        constructor.return_value = mock_of(Special)
        assert isinstance(THIS_MODULE.Client(), Special)
        constructor.assert_called_once_with()
    assert measure("abc") == 3


def test_a_member_is_found_under_another_name() -> None:
    app = types.SimpleNamespace(length_of=measure)
    with patched(app, measure) as mock:
        mock.return_value = 7
        assert app.length_of("") == 7
    assert app.length_of is measure


def test_a_function_that_is_looked_up_elsewhere_is_refused() -> None:
    with pytest.raises(TypeError, match=r"measure .* is no member of .*Client.*looks it up"):
        with patched(Client, measure):
            pass


async def test_what_is_awaited_or_entered_gives_what_the_test_says() -> None:
    client = Client()
    with patched(client, client.lock) as lock:
        mocked(lock.return_value.__aenter__).return_value = "mocked"
        async with client.lock("x") as taken:
            assert taken == "mocked"
        mocked(lock.return_value.__aexit__).assert_awaited_once_with(None, None, None)
    with patched(client, client.lock) as lock:
        lock.return_value = mock_of(Lock)
        mocked(lock.return_value.__aenter__).return_value = "mocked"
        async with client.lock("x") as taken:
            assert taken == "mocked"
    with patched(client, client.lock) as any_lock:
        any_lock.return_value = "mocked"  # type: ignore[assignment]
        async with client.lock("x") as taken:
            assert taken == await client.lock("x") == "mocked"


async def test_the_call_of_a_callable_object_is_the_object() -> None:
    notify = mock_of(Notify)
    mocked(notify.__call__).return_value = 3
    assert await notify("x") == 3
    mocked(notify.__call__).assert_awaited_once_with("x")
    with pytest.raises(TypeError, match="is not a mock"):
        mocked(Client().fetch)


def test_mocks_of_the_declared_kind() -> None:
    client = mock_of(Client)
    assert isinstance(mocked(client.fetch), AsyncMethodMock)
    assert isinstance(mocked(client.close), MethodMock)


async def test_calls_are_checked_and_equal_to_recorded_ones() -> None:
    client = mock_of(Client)
    mocked(client.fetch).return_value = ""
    await client.fetch(1)
    await client.fetch(2, name="y")
    mocked(client.fetch).assert_has_awaits([call_of(client.fetch, 1), call_of(client.fetch, 2, name="y")])
    assert mocked(client.fetch).await_args == call_of(Client().fetch, 2, name="y") == call(2, name="y")
    assert call_of(client.fetch, 1).arguments.name == "x"


@pytest.mark.parametrize(
    "member", [mock_of(Client).fetch, mock_of(Client).connect, Client().fetch, Client.connect]
)
def test_calls_that_the_signature_does_not_take(member: Callable[..., object]) -> None:
    with pytest.raises(TypeError, match="nam"):
        call_of(member, 1, nam="y")
