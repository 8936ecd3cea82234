"""`patch` makes mocks of ours, in all its forms."""

from __future__ import annotations

import sys
import types
import unittest.mock
from collections.abc import Iterator
from typing import Any

import pytest

from typedamock import DEFAULT, AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock, patch


class Client:
    timeout = 3

    async def fetch(self, key: int) -> str:
        return "real"

    def peek(self, key: int) -> str:
        return "real"


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    module: Any = types.ModuleType("patched_service")
    module.Client = Client
    module.settings = {"a": 1}
    monkeypatch.setitem(sys.modules, "patched_service", module)
    yield module


async def test_patch_as_context_manager(service: Any) -> None:
    with patch("patched_service.Client") as mock:
        assert type(mock).__mro__[1] is MagicMock
        assert service.Client is mock
    assert service.Client is Client


async def test_patch_of_something_async_is_an_async_mock() -> None:
    with patch.object(Client, "fetch", return_value="mocked") as mock:
        assert type(mock).__mro__[1] is AsyncMock
        assert await Client().fetch(1) == "mocked"  # type: ignore[call-arg]
        mock.assert_awaited_once_with(1)
    assert await Client().fetch(1) == "real"


@patch("patched_service.Client")
def test_patch_as_decorator(mock: Any) -> None:
    assert isinstance(mock, MagicMock)


@patch("patched_service.Client")
async def test_patch_as_decorator_of_an_async_test(mock: Any) -> None:
    assert isinstance(mock, MagicMock)
    assert isinstance(sys.modules["patched_service"].Client, MagicMock)  # type: ignore[attr-defined]


@patch.object(Client, "peek")
class TestDecoratedClass:
    def test_it(self, peek: Any) -> None:
        assert isinstance(peek, MagicMock)


async def test_autospec_checks_signatures() -> None:
    with patch("patched_service.Client", autospec=True) as mock:
        client = mock()
        assert isinstance(client, NonCallableMock)
        client.fetch.return_value = "mocked"
        assert await client.fetch(1) == "mocked"
        with pytest.raises(TypeError):
            client.peek()


def test_spec_of_a_class_gives_instances_that_are_not_callable() -> None:
    with patch("patched_service.Client", spec=True) as mock:
        assert type(mock.return_value).__mro__[1] is NonCallableMagicMock
        with pytest.raises(AttributeError):
            _ = mock().nope


def test_patch_multiple() -> None:
    with patch.multiple(Client, fetch=DEFAULT, peek=DEFAULT, timeout=9) as mocks:
        assert isinstance(mocks["fetch"], AsyncMock)
        assert isinstance(mocks["peek"], MagicMock)
        assert Client.timeout == 9
    assert Client.timeout == 3


def test_patch_dict(service: Any) -> None:
    with patch.dict("patched_service.settings", {"a": 2}, b=3):
        assert service.settings == {"a": 2, "b": 3}
    assert service.settings == {"a": 1}


def test_start_stop_and_stopall() -> None:
    patch.object(Client, "timeout", 5).start()
    unittest.mock.patch.object(Client, "peek").start()
    assert Client.timeout == 5
    patch.stopall()
    assert Client.timeout == 3
    assert Client().peek(1) == "real"


def test_patching_an_attribute_of_a_mock_and_back() -> None:
    mock = MagicMock()
    child = mock.child
    with patch.object(mock, "child", 3):
        assert mock.child == 3
    assert mock.child is child


def test_new_callable_and_errors() -> None:
    with patch("patched_service.Client", new_callable=AsyncMock) as mock:
        assert isinstance(mock, AsyncMock)
    with pytest.raises(TypeError, match="Can't specify spec and autospec"):
        patch("patched_service.Client", spec=True, autospec=True).start()
    with pytest.raises(AttributeError, match="does not have the attribute 'Nope'"):
        patch("patched_service.Nope").start()
    with pytest.raises(RuntimeError, match="might be a typo"):
        patch("patched_service.Client", autospect=True)
