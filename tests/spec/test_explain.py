"""What failure messages add: the nearest call and what differs, and what a misspelt name was meant to be."""

import inspect
from typing import Any

import pytest

from typedamock.runtime.explain import nearest_call, suggestion


def fetch(user_id: int, *, name: str = "x", limit: int = 10) -> None: ...


SIGNATURE = inspect.signature(fetch)


def call(*args: Any, **kwargs: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return args, kwargs


def test_the_nearest_of_several_calls_by_parameter() -> None:
    calls = [call(2, name="z"), call(1, name="y"), call(3, name="z", limit=1)]
    assert nearest_call("fetch", call(1, name="x"), calls, SIGNATURE) == (
        "the nearest call, number 2 of 3, differs in:\n  name: expected 'x', got 'y'"
    )


def test_position_or_keyword_is_no_difference() -> None:
    assert nearest_call("fetch", call(user_id=1), [call(1)], SIGNATURE) is None


def test_a_default_that_was_passed_is_a_difference_to_unittest_mock() -> None:
    assert nearest_call("fetch", call(user_id=1, name="x"), [call(1), call(1, limit=10)], SIGNATURE) == (
        "the nearest call, number 2 of 2, differs in what was passed, and is the same by the signature's "
        "defaults:\n  name: expected 'x', was not passed\n  limit: not expected, got 10"
    )


def test_without_a_signature_arguments_have_positions() -> None:
    assert nearest_call("fetch", call(1, 2, a=3), [call(1, 5, b=4)], None) == (
        "the only call differs in:\n  argument 2: expected 2, got 5\n  a: expected 3, was not passed\n"
        "  b: not expected, got 4"
    )


def test_no_calls_and_an_expected_call_that_does_not_fit() -> None:
    assert nearest_call("fetch", call(1), [], SIGNATURE) is None
    assert nearest_call("fetch", call(), [call(1)], SIGNATURE) == (
        f"the expected call does not fit the signature fetch{SIGNATURE}"
    )


def test_values_that_raise() -> None:
    class Touchy:
        def __eq__(self, other: object) -> bool:
            raise ZeroDivisionError

        def __repr__(self) -> str:
            raise ZeroDivisionError

        __hash__ = None  # type: ignore[assignment]

    text = nearest_call("fetch", call(Touchy()), [call(Touchy())], SIGNATURE)
    assert text is not None
    assert "user_id: expected <" in text


def test_values_that_look_alike() -> None:
    class Blank:
        def __repr__(self) -> str:
            return "Blank()" + "x" * 300

    one, other = Blank(), Blank()
    text = nearest_call("fetch", call(one), [call(other)], SIGNATURE)
    assert text is not None
    assert f"Blank at {id(one):#x}), got Blank()x" in text and text.endswith(f"Blank at {id(other):#x})")


def test_long_values_are_cut_around_what_differs() -> None:
    text = nearest_call(
        "fetch", call("x" * 500 + "a" + "y" * 500), [call("x" * 500 + "b" + "y" * 500)], SIGNATURE
    )
    assert text is not None
    ends = "x" * 77, "y" * 76
    assert text.endswith(f"expected ...{ends[0]}a{ends[1]}..., got ...{ends[0]}b{ends[1]}...")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("assert_awaited_onec_with", "assert_awaited_once_with"),
        ("retrun_value", "return_value"),
        ("return_vlaue", "return_value"),
        ("side_efect", "side_effect"),
        ("fetchh", None),
        ("other", None),
    ],
)
def test_suggestion(name: str, meant: str | None) -> None:
    known = ["assert_awaited_once_with", "assert_awaited_with", "return_value", "side_effect"]
    assert suggestion(name, known) == meant
