"""Each difference is observed on both libraries; the page in docs/ states what the tests observe."""

import sys

import pytest

from tests.spec.differences import cases  # noqa: F401 - fills the table
from tests.spec.differences.__main__ import main
from tests.spec.differences.table import DIFFERENCES, OURS, STANDARD, Difference, observe

all_differences = pytest.mark.parametrize("entry", DIFFERENCES, ids=lambda entry: entry.name)


@all_differences
def test_unittest_mock(entry: Difference) -> None:
    observed, expected = observe(entry.action, STANDARD), entry.standard_here()
    assert observed[: len(expected)] == expected


@all_differences
def test_typedamock(entry: Difference) -> None:
    observed = observe(entry.action, OURS)
    assert observed[: len(entry.ours)] == entry.ours


def test_names_are_unique() -> None:
    names = [entry.name for entry in DIFFERENCES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="one Python is enough for the page")
def test_the_page_is_current() -> None:
    assert main(["--check"]) == 0
