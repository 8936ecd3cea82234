"""Does a value fit a type."""

import unittest.mock
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any, Literal, Never, Protocol, TypedDict, runtime_checkable

import pytest

from typedamock.spec import values
from typedamock.spec.annotations import Unknown
from typedamock.spec.kinds import Kind


class User: ...


class Admin(User): ...


class Movie(TypedDict):
    title: str


class Closable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...


class File:
    def close(self) -> None: ...


class Angry(type):
    def __instancecheck__(cls, instance: object) -> bool:
        raise ZeroDivisionError


class Touchy(metaclass=Angry): ...


@pytest.mark.parametrize(
    ("value", "tp"),
    [
        (1, int),
        (True, int),
        (1, float),
        (1, Any),
        (1, Unknown),
        (1, object),
        (None, None),
        (None, User | None),
        (Admin(), User),
        (Admin, type[User]),
        ("a", Literal["a", "b"]),
        (print, Callable[[int], str]),
        ([1], list[int]),
        ([], Sequence[int]),
        ({"title": "x"}, Movie),
        (File(), Closable),
        ([], Sized),
        (1, Touchy),
        (unittest.mock.MagicMock(), User),
        (unittest.mock.MagicMock(), int),
        (unittest.mock.MagicMock(spec=Admin), User),
        (unittest.mock.MagicMock(spec=User), User | None),
        ([unittest.mock.MagicMock()], list[User]),
        ([unittest.mock.MagicMock(spec=User)], list[User]),
    ],
)
def test_fits(value: object, tp: Any) -> None:
    assert values.fits(value, tp)


@pytest.mark.parametrize(
    ("value", "tp"),
    [
        ("1", int),
        (1.5, int),
        (1, None),
        (None, User),
        (User(), Admin),
        (User, type[Admin]),
        ("c", Literal["a", "b"]),
        (1, Literal[True]),
        (1, Callable[[int], str]),
        ((1,), list[int]),
        ("x", Movie),
        (User(), Closable),
        (1, Sized),
        (1, Never),
        (unittest.mock.MagicMock(spec=File), User),
    ],
)
def test_does_not_fit(value: object, tp: Any) -> None:
    assert not values.fits(value, tp)


@pytest.mark.skipif(values.checker() is None, reason="what is inside containers is checked by typeguard")
@pytest.mark.parametrize(
    ("value", "tp"),
    [([1] * 50 + ["x"], list[int]), ({"a": "b"}, dict[str, int]), ({"title": 1}, Movie)],
)
def test_every_item_of_a_container_is_checked(value: object, tp: Any) -> None:
    assert not values.fits(value, tp)


def test_containers_without_typeguard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "checker", lambda: None)
    assert values.fits(["x"], list[int])
    assert not values.fits(("x",), list[int])
    assert values.fits({"title": 1}, Movie)


@pytest.mark.parametrize(
    "tp", [int, str | None, list[User], Sequence[User], Mapping[str, int], Movie, Literal[1]]
)
def test_value_types(tp: Any) -> None:
    assert values.is_value_type(tp)


@pytest.mark.parametrize(
    "tp",
    [
        None,
        Any,
        Unknown,
        User,
        object,
        User | int,
        AsyncIterator[int],
        Awaitable[int],
        type[User],
        ValueError,
    ],
)
def test_no_value_types(tp: Any) -> None:
    assert not values.is_value_type(tp)


@pytest.mark.parametrize(
    ("value", "kind", "tp", "expected"),
    [
        ([User()], Kind.ASYNC_ITERATOR, User, True),
        ([1], Kind.ASYNC_ITERATOR, User, False),
        (1, Kind.ASYNC_ITERATOR, int, False),
        (unittest.mock.MagicMock(), Kind.ASYNC_CONTEXT_MANAGER, User, True),
        (User(), Kind.ASYNC_CONTEXT_MANAGER, User, False),
        (User(), Kind.CONTEXT_MANAGER, User, False),
        (User(), Kind.ASYNC_METHOD, User, True),
        (1, Kind.METHOD, User, False),
    ],
)
def test_results_by_kind(value: object, kind: Kind, tp: Any, expected: bool) -> None:
    assert values.result_fits(value, kind, tp) is expected


@pytest.mark.parametrize(
    ("tp", "text"),
    [
        (None, "None"),
        (int, "int"),
        (int | None, "int | None"),
        (list[int], "list[int]"),
        (list[User], "list[User]"),
        (Any, "Any"),
    ],
)
def test_describe(tp: Any, text: str) -> None:
    assert values.describe(tp) == text
