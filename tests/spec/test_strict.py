"""Strict mocks, beyond what the table of differences shows."""

from typing import Any, Generic, TypeVar

import pytest

from tests.spec.differences.specs import Client, Fetcher, Http, Repo, User
from typedamock import MagicMock, mock_of

T = TypeVar("T")


class Converter(Generic[T]):
    def __call__(self, value: T) -> T: ...


async def test_a_callable_class() -> None:
    fetcher: Any = mock_of(Fetcher)
    with pytest.raises(TypeError, match="missing a required argument: 'url'"):
        await fetcher()
    with pytest.raises(AssertionError, match="__call__\\(\\) has no return_value for `-> int`"):
        await fetcher("url")
    with pytest.raises(TypeError, match=r"Fetcher.__call__.return_value must be int, not str: 'x'"):
        fetcher.return_value = "x"
    fetcher.return_value = 3
    assert await fetcher("url") == 3


def test_a_callable_class_with_type_arguments() -> None:
    converter: Any = mock_of(Converter[User])
    assert isinstance(converter(User()), User)
    with pytest.raises(TypeError, match="must be User"):
        converter.return_value = 1


async def test_results_are_strict_all_the_way_down() -> None:
    client: Any = mock_of(Client)
    async with client.session() as http:
        with pytest.raises(TypeError, match=r"Http.get.return_value must be User"):
            http.get.return_value = 1
        with pytest.raises(AttributeError):
            http.no_such_name = 1
    with pytest.raises(TypeError, match=r"Client.timeout must be float"):
        client.timeout = "soon"
    client.timeout = 1
    with pytest.raises(TypeError, match=r"Client.send must be callable"):
        client.send = "no method"


async def test_type_arguments() -> None:
    repo: Any = mock_of(Repo[User])
    with pytest.raises(TypeError, match=r"Repo.get.return_value must be User"):
        repo.get.return_value = Http()
    repo.get.return_value = user = User()
    assert await repo.get(1) is user


@pytest.mark.parametrize("value", [MagicMock(), MagicMock(spec=User), mock_of(User)])
async def test_a_mock_is_a_value_of_its_spec(value: Any) -> None:
    client: Any = mock_of(Client)
    client.find.return_value = value
    client.send.side_effect = [value]
    assert await client.find("ann") is value
    assert await client.send("ann", "hello") is value


def test_the_mock_of_another_spec_is_no_value() -> None:
    client: Any = mock_of(Client)
    with pytest.raises(TypeError, match="must be User"):
        client.send.return_value = MagicMock(spec=Http)


async def test_iterators_take_lists_of_their_items() -> None:
    client: Any = mock_of(Client)
    client.iterate.return_value = [User(), mock_of(User)]
    assert len([user async for user in client.iterate()]) == 2
    with pytest.raises(TypeError, match="must be an iterable of User"):
        client.iterate.return_value = [1]
