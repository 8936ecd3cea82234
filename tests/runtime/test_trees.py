"""How calls are reported through trees of mocks, mixed with those of the standard library, too."""

from __future__ import annotations

import sys
import unittest.mock
from typing import Any

import pytest

from typedamock import AsyncMock, MagicMock, Mock, call, create_autospec, seal


def scenario(parent: Any, child: Any) -> list[Any]:
    """What a tree records; the same whichever library the mocks are of."""
    parent.before(0)
    calls, methods = parent.mock_calls, parent.method_calls
    parent.attach_mock(child, "child")
    child(1)
    parent(2)
    parent.child.deep.down(3)
    parent.child().inner(4)
    parent.made.return_value.chained(5)
    str(parent)
    child.reset_mock()
    child(6)
    parent.renamed = MagicMock(name="own")
    parent.renamed(7)
    return [calls, methods, child.mock_calls, child.call_args_list, parent.mock_calls, parent.call_args_list]


OURS, THEIRS = MagicMock, unittest.mock.MagicMock


@pytest.mark.parametrize(("parent", "child"), [(OURS, OURS), (OURS, THEIRS), (THEIRS, OURS)])
def test_mixed_trees_record_the_same(parent: Any, child: Any) -> None:
    expected = scenario(THEIRS(), THEIRS())
    assert scenario(parent(), child()) == expected
    assert expected[4]


def test_a_child_keeps_the_names_of_calls_before_it_moved() -> None:
    for mock in (OURS, THEIRS):
        first, second = mock(), mock()
        first.child(1)
        second.attach_mock(first.child, "moved")
        second.moved(2)
        assert first.mock_calls == [call.child(1)]
        assert second.mock_calls == [call.moved(2)]


def test_lists_that_were_handed_out_stay_live() -> None:
    mock = MagicMock()
    calls, lists, methods = mock.mock_calls, mock.call_args_list, mock.method_calls
    mock(1)
    mock.child(2)
    assert calls == [call(1), call.child(2)]
    assert lists == [call(1)]
    assert methods == [call.child(2)]
    mock.reset_mock()
    mock(3)
    assert calls == [call(1), call.child(2)]


@pytest.mark.parametrize("library", [unittest.mock.MagicMock, MagicMock])
def test_values_set_by_hand(library: Any) -> None:
    mock = library()
    mock(1)
    mock.call_count = 5
    assert mock.call_count == 5
    mock.called = False
    assert mock.called is False
    mock.call_args = None
    assert mock.call_args is None
    mock.mock_calls = []
    mock(2)
    assert mock.called is True
    assert mock.call_args == call(2)
    assert mock.mock_calls == [call(2)]
    assert mock.call_args_list == [call(1), call(2)]


@pytest.mark.skipif(
    sys.version_info >= (3, 14),
    reason="since 3.14 unittest.mock counts the calls in the list, and forgets a count that was set",
)
def test_the_count_of_calls_that_was_set_goes_on_as_in_unittest_mock() -> None:
    counts = []
    for library in (unittest.mock.MagicMock, MagicMock):
        mock = library()
        mock(1)
        mock.call_count = 5
        mock(2)
        counts.append(mock.call_count)
    assert counts[0] == counts[1]


def test_reset_mock_reaches_children_and_returned_mocks() -> None:
    mock = MagicMock()
    mock.child(1)
    mock().inner(2)
    mock.reset_mock()
    assert not mock.child.called
    assert not mock.return_value.inner.called
    assert mock.mock_calls == []


def test_a_sealed_mock_makes_no_more_children() -> None:
    mock = MagicMock()
    mock.known.return_value = 1
    seal(mock)
    assert mock.known() == 1
    with pytest.raises(AttributeError, match=r"mock\.unknown"):
        _ = mock.unknown


def test_a_mock_of_a_class_with_endless_attributes_can_be_sealed() -> None:
    class Limits:
        highest = 3

    for library in (unittest.mock, __import__("typedamock")):
        library.seal(create_autospec(Limits))


def test_every_mock_has_a_class_of_its_own() -> None:
    first, second = MagicMock(), MagicMock()
    type(first).size = unittest.mock.PropertyMock(return_value=3)
    assert first.size == 3
    assert second.size != 3
    del first
    assert all(MagicMock().size != 3 for _ in range(5))


def test_a_class_that_somebody_keeps_is_not_used_again() -> None:
    kept = type(Mock())
    assert all(type(Mock()) is not kept for _ in range(5))


def test_magic_methods_through_the_class() -> None:
    import contextlib

    mock = MagicMock()
    type(mock).__str__.return_value = "text"
    assert str(mock) == "text"
    mock.__enter__.return_value = "entered"
    with contextlib.ExitStack() as stack:
        assert stack.enter_context(mock) == "entered"
    assert mock.__exit__.called


async def test_calls_that_were_not_awaited_anywhere_in_a_tree() -> None:
    client = AsyncMock(name="client")
    await client.fetch(1)
    client.assert_all_awaited()
    forgotten = client.session.post(2, json="x")
    with pytest.raises(AssertionError, match=r"client\.session\.post: call\(2, json='x'\)"):
        client.assert_all_awaited()
    await forgotten
    client.assert_all_awaited()
