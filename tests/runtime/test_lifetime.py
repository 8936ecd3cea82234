"""Copies, and what lives how long."""

from __future__ import annotations

import copy
import gc
import sys
import unittest.mock
import weakref
from typing import Any

import pytest

import typedamock
from typedamock import AsyncMock, MagicMock, Mock, PropertyMock, call, create_autospec


def new_class() -> type:
    class Local:
        async def fetch(self, key: int) -> Local:
            super().__init__()
            return self

    return Local


@pytest.mark.parametrize("use", [lambda cls: AsyncMock(spec=cls).fetch, create_autospec, Mock])
def test_a_dropped_class_is_collected(use: Any) -> None:
    cls = new_class()
    use(cls)
    dead = weakref.ref(cls)
    del cls
    gc.collect()
    assert dead() is None


def test_a_mock_without_children_is_freed_at_once() -> None:
    mock = AsyncMock()
    dead = weakref.ref(mock)
    gc.disable()
    try:
        del mock
        assert dead() is None
    finally:
        gc.enable()


def test_what_changes_on_a_class_reaches_mocks_made_after_a_collection() -> None:
    class Marked(MagicMock):
        mark = 1

    for _ in range(5):
        Marked().child()
        gc.collect()
    mocks: list[Any] = [Marked() for _ in range(5)]
    assert {mock.mark for mock in mocks} == {1}
    assert {type(mock) for mock in mocks} == set(Marked.__subclasses__())
    Marked.mark = 2
    assert {mock.mark for mock in mocks} == {2}


def test_a_mock_with_something_on_its_class_that_refers_to_it_is_collected() -> None:
    def own_magic(mock: Any) -> None:
        mock.__len__ = lambda self: mock.size

    def magic_mock(mock: Any) -> None:
        mock.__aenter__ = AsyncMock()

    def copied(mock: Any) -> None:
        mock.copied = copy.copy(mock)

    for use in (own_magic, magic_mock, copied):
        mock = MagicMock()
        use(mock)
        dead = weakref.ref(mock)
        del mock
        gc.collect()
        assert dead() is None, use


def test_mocks_with_a_property_that_refers_to_them_do_not_pile_up() -> None:
    alive: weakref.WeakSet[Any] = weakref.WeakSet()
    for _ in range(8_000):
        mock: Any = MagicMock()
        type(mock).size = PropertyMock(side_effect=lambda mock=mock: mock.other)
        alive.add(mock)
    del mock
    gc.collect()
    assert len(alive) < 6_000


def after_copy(mock: Any) -> list[Any]:
    mock(1)
    mock.child(2)
    copied = copy.copy(mock)
    copied(3)
    mock(4)
    return [
        mock.call_count,
        copied.call_count,
        mock.call_args_list,
        copied.call_args_list,
        mock.mock_calls,
        copied.mock_calls,
        copied.return_value,
        copied.child is mock.child,
        type(copied).__name__,
        hasattr(mock, "__copy__"),
    ]


@pytest.mark.skipif(
    sys.version_info >= (3, 14),
    reason="since 3.14 unittest.mock counts the calls in the list, and forgets a count that was set",
)
@pytest.mark.parametrize("name", ["Mock", "MagicMock"])
def test_copies_are_as_in_unittest_mock(name: str) -> None:
    ours = after_copy(getattr(typedamock, name)(return_value=5))
    theirs = after_copy(getattr(unittest.mock, name)(return_value=5))
    assert ours == theirs


def test_deepcopy_separates_what_is_recorded() -> None:
    """unittest.mock has garbage in the lists of a deep copy: a call's attribute `__deepcopy__` is a call."""
    mock = MagicMock(return_value=5)
    assert mock.mock_calls == []
    mock(1)
    copied = copy.deepcopy(mock)
    copied(2)
    assert copied() == 5
    assert mock.mock_calls == mock.call_args_list == [call(1)]
    assert copied.mock_calls == copied.call_args_list == [call(1), call(2), call()]
    assert copy.deepcopy(mock.call_args) == call(1)


def test_a_copy_of_a_mock_with_magic_methods_of_its_own_has_them() -> None:
    mock = MagicMock()
    mock.__len__.return_value = 3
    mock.__str__ = lambda self: "own"  # type: ignore[assignment]
    for copied in (copy.copy(mock), copy.deepcopy(mock)):
        assert str(copied) == "own"


@pytest.mark.parametrize("module", [unittest.mock, typedamock])
@pytest.mark.parametrize("copied_by", [copy.copy, copy.deepcopy])
def test_a_copy_equals_what_it_was_copied_from(module: Any, copied_by: Any) -> None:
    mock = module.MagicMock()
    one, other = copied_by(mock), copied_by(mock)
    assert one == mock and mock == one and one == one
    assert not (one != mock or mock != one)
    assert one != other and one != module.MagicMock() and mock != 3
    of_copy = copied_by(one)
    assert of_copy == of_copy and of_copy != other


def test_a_copy_compares_as_it_is_told() -> None:
    mock = MagicMock()
    copied = copy.copy(mock)
    copied.__eq__.return_value = False
    assert (copied == mock) is False


def test_deepcopy_copies_children() -> None:
    mock = MagicMock()
    mock.child.return_value = [1]
    copied = copy.deepcopy(mock)
    copied.child().append(2)
    assert mock.child() == [1]
    assert copied.mock_calls == [call.child()]
