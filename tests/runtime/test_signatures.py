"""Calls of what a spec has are checked against its signatures, and bound to its parameters."""

from __future__ import annotations

import functools
import inspect
from typing import Any

import pytest

import typedamock.mock
from typedamock import Arguments, AsyncMock, MagicMock, Mock, call, create_autospec, mock_of


class Service:
    limit = 3

    def __init__(self, url: str) -> None: ...

    async def fetch(self, key: int, /, owner: str, *, fresh: bool = False) -> str:
        raise NotImplementedError

    def peek(self, key: int = 0, *rest: int, **options: object) -> str:
        raise NotImplementedError

    @classmethod
    def build(cls, name: str) -> Service:
        raise NotImplementedError

    @staticmethod
    def ping(host: str) -> None:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


def test_a_wrong_call_of_a_member_raises_the_canonical_type_error() -> None:
    for mock in (AsyncMock(spec=Service), MagicMock(Service), Mock(spec_set=Service), mock_of(Service)):
        with pytest.raises(TypeError) as raised:
            mock.fetch(1)
        with pytest.raises(TypeError) as canonical:
            inspect.signature(Service.fetch).bind(None, 1)
        assert str(raised.value) == str(canonical.value) == "missing a required argument: 'owner'"
        assert not mock.fetch.called


@pytest.mark.parametrize(
    ("name", "args", "kwargs", "message"),
    [
        ("fetch", (1, "me", True), {}, "too many positional arguments"),
        ("fetch", (1, "me"), {"fersh": True}, "got an unexpected keyword argument 'fersh'"),
        ("build", (), {}, "missing a required argument: 'name'"),
        ("build", ("a", "b"), {}, "too many positional arguments"),
        ("ping", (), {}, "missing a required argument: 'host'"),
        ("close", (1,), {}, "too many positional arguments"),
    ],
)
def test_what_is_refused(name: str, args: Any, kwargs: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        getattr(Mock(spec=Service), name)(*args, **kwargs)


def test_right_calls_pass() -> None:
    mock = Mock(spec=Service)
    mock.peek()
    mock.peek(1, 2, 3, deep=True)
    mock.build("a")
    mock.build(name="a")
    mock.ping("here")
    mock.close()


def test_a_function_as_spec() -> None:
    def notify(user: int, text: str = "") -> None: ...

    with pytest.raises(TypeError, match="missing a required argument: 'user'"):
        Mock(spec=notify)()
    Mock(spec=notify)(1, text="a")


def test_a_method_as_spec_is_called_with_self_or_without() -> None:
    mock = MagicMock(spec=Service.peek)
    mock(1)
    mock(Service("u"), 1)
    fetch = AsyncMock(spec=Service.fetch)
    fetch(1, "me").close()
    fetch(Service("u"), 1, owner="me").close()
    with pytest.raises(TypeError):
        fetch()


def test_wrapped_functions_have_the_signature_of_what_they_wrap() -> None:
    def logged(function: Any) -> Any:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any: ...

        return wrapper

    class Logged:
        @logged
        def run(self, count: int) -> None: ...

    with pytest.raises(TypeError, match="missing a required argument: 'count'"):
        Mock(spec=Logged).run()


def test_a_patched_method_is_read_as_it_is() -> None:
    class Local:
        def run(self, count: int) -> None: ...

    Mock(spec=Local).run(1)

    def run(self: Any) -> None:
        raise NotImplementedError

    Local.run = run  # type: ignore[assignment, method-assign]
    with pytest.raises(TypeError, match="too many positional arguments"):
        Mock(spec=Local).run(1)


def test_the_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typedamock.mock, "CHECK_SIGNATURES", False)
    mock = Mock(spec=Service)
    mock.close(1, 2)
    mock.close.assert_called_once_with(1, 2)
    with pytest.raises(TypeError):
        create_autospec(Service, instance=True).close(1, 2)


def test_the_signature_of_a_member_can_be_inspected() -> None:
    mock = Mock(spec=Service)
    assert list(inspect.signature(mock.fetch).parameters) == ["key", "owner", "fresh"]


def test_an_assertion_takes_positional_and_keyword_arguments_for_the_same() -> None:
    mock = Mock(spec=Service)
    mock.ping("here")
    mock.ping.assert_called_once_with(host="here")
    mock.assert_has_calls([call.ping(host="here")])


def test_arguments_by_name_with_defaults() -> None:
    mock = Mock(spec=Service)
    mock.fetch(1, owner="me").close()
    arguments = mock.fetch.call_args.arguments
    assert (arguments.key, arguments.owner, arguments.fresh) == (1, "me", False)
    assert arguments == Arguments(key=1, owner="me", fresh=False)
    assert repr(arguments) == "Arguments(key=1, owner='me', fresh=False)"
    assert mock.fetch.call_args_list[0].arguments.key == 1
    mock.peek(1, 2, 3, deep=True)
    assert mock.peek.call_args.arguments == Arguments(key=1, rest=(2, 3), options={"deep": True})


async def test_arguments_of_awaits() -> None:
    mock = AsyncMock(spec=Service)
    await mock.fetch(1, "me", fresh=True)
    assert mock.fetch.await_args.arguments.fresh is True
    assert mock.fetch.await_args_list[0].arguments.owner == "me"


def test_arguments_of_a_mock_without_signature_say_what_to_do() -> None:
    mock = Mock()
    mock(1)
    with pytest.raises(TypeError, match="give the mock a spec"):
        _ = mock.call_args.arguments


def test_calls_are_still_the_tuples_of_unittest_mock() -> None:
    mock = Mock(spec=Service)
    mock.ping("here")
    assert mock.ping.call_args == call("here") == (("here",), {})
    assert mock.ping.call_args[0] == ("here",)
    assert repr(mock.ping.call_args) == "call('here')"


class Fetcher:
    def __call__(self, url: str) -> int:
        return 0


@pytest.mark.parametrize("spec", [Fetcher, Fetcher()], ids=["of the class", "of an object"])
def test_an_autospecced_instance_is_called_without_self(spec: Any) -> None:
    fetcher = create_autospec(spec, instance=True)
    fetcher("url")
    assert list(inspect.signature(fetcher).parameters) == ["url"]
    assert fetcher.call_args.arguments.url == "url"
