"""The hooks, the ini options and the fixture; they dispatch, and import what they need when it is needed."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest

from typedamock.pytest_plugin.mocker import TypedMocker

if TYPE_CHECKING:
    from typedamock.pytest_plugin.unawaited import UnawaitedCalls

_UNAWAITED: pytest.StashKey[UnawaitedCalls] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini(
        "typedamock_fail_unawaited",
        "Fail a test in which a mock was called and what it returned was never awaited.",
        type="bool",
        default=False,
    )
    parser.addini(
        "typedamock_check_signatures",
        "Refuse a call of a mock with a spec that the spec's signature does not take.",
        type="bool",
        default=True,
    )
    parser.addini(
        "typedamock_mocker",
        "Let pytest-mock's `mocker` make typedamock's mocks.",
        type="bool",
        default=False,
    )


def pytest_configure(config: pytest.Config) -> None:
    if _is_on(config, "typedamock_fail_unawaited"):
        from typedamock.pytest_plugin.unawaited import UnawaitedCalls

        calls = UnawaitedCalls()
        calls.start()
        config.stash[_UNAWAITED] = calls
        config.add_cleanup(calls.stop)
    if not _is_on(config, "typedamock_check_signatures"):
        from typedamock import mock

        before = mock.CHECK_SIGNATURES
        mock.CHECK_SIGNATURES = False
        config.add_cleanup(lambda: setattr(mock, "CHECK_SIGNATURES", before))
    if _is_on(config, "typedamock_mocker"):
        from typedamock.pytest_plugin.pytest_mock import make_typedamocks

        config.add_cleanup(make_typedamocks())


def _is_on(config: pytest.Config, option: str) -> bool:
    try:
        return bool(config.getini(option))
    except (ValueError, pytest.UsageError) as error:
        # Not all of pytest's own messages name the option; before pytest 9, it was a ValueError.
        raise pytest.UsageError(f"{option} is true or false: {error}") from error


def pytest_assertrepr_compare(
    config: pytest.Config, op: str, left: object, right: object
) -> list[str] | None:
    if op != "==" or "unittest.mock" not in sys.modules:
        return None
    from typedamock.pytest_plugin.comparison import explain_calls

    return explain_calls(left, right, whole=(config.getoption("verbose") or 0) > 1)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from _failing_when_unawaited(item))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from _failing_when_unawaited(item))


def _failing_when_unawaited(item: pytest.Item) -> Generator[None, object, object]:
    calls = item.config.stash.get(_UNAWAITED, None)
    try:
        result = yield
    except BaseException:
        if calls is not None:
            calls.take()
        raise
    if calls is not None and (never_awaited := calls.take()):
        pytest.fail(never_awaited.message, pytrace=False)
    return result


def _mocker_until_the_end(config: pytest.Config) -> Iterator[TypedMocker]:
    plugins = (dist.metadata["Name"] for _, dist in config.pluginmanager.list_plugin_distinfo())
    mocker = TypedMocker(apart_from=plugins)
    yield mocker
    mocker.stopall()


@pytest.fixture
def typed_mocker(pytestconfig: pytest.Config) -> Iterator[TypedMocker]:
    """Patches and spies whose mocks have the types of what they replace; undone when the test ends."""
    yield from _mocker_until_the_end(pytestconfig)


@pytest.fixture(scope="class")
def class_typed_mocker(pytestconfig: pytest.Config) -> Iterator[TypedMocker]:
    """As `typed_mocker`; undone after the last test of the class."""
    yield from _mocker_until_the_end(pytestconfig)


@pytest.fixture(scope="module")
def module_typed_mocker(pytestconfig: pytest.Config) -> Iterator[TypedMocker]:
    """As `typed_mocker`; undone after the last test of the module."""
    yield from _mocker_until_the_end(pytestconfig)


@pytest.fixture(scope="package")
def package_typed_mocker(pytestconfig: pytest.Config) -> Iterator[TypedMocker]:
    """As `typed_mocker`; undone after the last test of the package."""
    yield from _mocker_until_the_end(pytestconfig)


@pytest.fixture(scope="session")
def session_typed_mocker(pytestconfig: pytest.Config) -> Iterator[TypedMocker]:
    """As `typed_mocker`; undone when all tests have run."""
    yield from _mocker_until_the_end(pytestconfig)
