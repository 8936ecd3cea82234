"""What pytest-mock, for one, counts on: where the assertions are defined, and how deep a side effect runs."""

from __future__ import annotations

import traceback
import unittest.mock

import pytest

import typedamock


@pytest.mark.parametrize(
    "name", ["assert_called_with", "assert_called_once_with", "assert_any_call", "assert_has_calls"]
)
@pytest.mark.parametrize("mock_class", ["Mock", "MagicMock"])
def test_an_assertion_replaced_on_the_base_class_is_replaced_everywhere(name: str, mock_class: str) -> None:
    calls: list[object] = []
    with typedamock.patch.object(typedamock.NonCallableMock, name, lambda mock, *args: calls.append(mock)):
        mock = getattr(typedamock, mock_class)()
        mock("anything")
        getattr(mock, name)("anything")
    assert len(calls) == 1


@pytest.mark.parametrize("way", ["call", "magic method", "member"])
def test_a_side_effect_runs_as_deep_as_in_the_standard_library(way: str) -> None:
    def depth(module: object) -> int:
        mock = module.MagicMock()  # type: ignore[attr-defined]
        side_effect = lambda *args: len(traceback.extract_stack())  # noqa: E731
        if way == "call":
            mock.side_effect = side_effect
            result = mock()
        elif way == "member":
            mock.member.side_effect = side_effect
            result = mock.member()
        else:
            mock.__int__.side_effect = side_effect
            result = int(mock)
        assert isinstance(result, int)
        return result

    assert depth(typedamock) == depth(unittest.mock)
