"""What the plugin says, and what it costs those who do not use it."""

from __future__ import annotations

import pytest


def test_two_calls_are_shown_side_by_side_by_parameter(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import asyncio
        from service import Client
        from typedamock import call, create_autospec

        def test_calls():
            client = create_autospec(Client, instance=True)
            asyncio.run(client.fetch(1))
            assert client.fetch.await_args == call(2, fresh=False)
        """
    )
    result = suite.runpytest_inprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "E       assert call == call",
            "E                  left   right",
            "E         user_id  1      2      <",
            "E         fresh    False  False",
        ],
        consecutive=True,
    )


def test_the_same_arguments_passed_otherwise(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import asyncio
        from service import Client
        from typedamock import call, create_autospec

        def test_calls():
            client = create_autospec(Client, instance=True)
            asyncio.run(client.fetch(1))
            client.fetch.assert_awaited_with(user_id=1)
            assert client.fetch.await_args == call(user_id=1, fresh=False)
        """
    )
    result = suite.runpytest_inprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "E         user_id  1      1",
            "E         fresh    False  False",
            "E         the same arguments, passed as call(1) and as call(user_id=1, fresh=False):",
            "E         `==` compares what was passed; assert_called_with() and the like compare by name",
        ],
        consecutive=True,
    )


def test_calls_without_a_signature_are_shown_by_position(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        from unittest.mock import Mock, call

        def test_calls():
            mock = Mock()
            mock(1, b=2)
            assert mock.call_args == call(1, 3, c=2)
        """
    )
    result = suite.runpytest_inprocess()
    result.stdout.fnmatch_lines(
        [
            "E              left          right",
            "E         [0]  1             1",
            "E         b    2             (not passed)  <",
            "E         [1]  (not passed)  3             <",
            "E         c    (not passed)  2             <",
        ],
        consecutive=True,
    )


def test_lists_of_calls_show_the_first_that_differs(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        from unittest.mock import Mock, call

        def test_differs():
            mock = Mock()
            mock.a(1)
            mock.b(2)
            assert mock.mock_calls == [call.a(1), call.c(2)]

        def test_missing():
            mock = Mock()
            mock(1)
            assert mock.call_args_list == [call(1), call(2)]
        """
    )
    result = suite.runpytest_inprocess()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "E       assert 2 calls == 2 calls",
            "E         call 1 differs:",
            "E                   left    right",
            "E         (called)  call.b  call.c  <",
            "E         [[]0]       2       2",
        ],
        consecutive=True,
    )
    result.stdout.fnmatch_lines(["E         call 1 is missing on the left: call(2)"])


def test_long_arguments_are_shown_where_they_differ_and_in_full_when_asked(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        from unittest.mock import Mock, call

        def test_calls():
            mock = Mock()
            mock("x" * 200 + "left")
            assert mock.call_args == call("x" * 200 + "right")
        """
    )
    result = suite.runpytest_inprocess()
    result.stdout.fnmatch_lines([f"E         [[]0]  ...{'x' * 52}left'  ...{'x' * 51}right'  <"])
    result = suite.runpytest_inprocess("-vv")
    result.stdout.fnmatch_lines([f"E         [[]0]  '{'x' * 200}left'  '{'x' * 200}right'  <"])


FORGOTTEN = """
    import asyncio
    import notify
    import pytest
    from unittest import mock as standard
    from unittest.mock import AsyncMock as StandardMock
    from service import Client
    from typedamock import AsyncMock, create_autospec

    @pytest.mark.parametrize("kind", [AsyncMock, StandardMock])
    def test_forgotten(kind):
        client = kind(spec=Client)
        client.fetch(1)  # here

    @pytest.mark.parametrize("make", [create_autospec, standard.create_autospec])
    def test_forgotten_function(make):
        make(notify.send)(1)

    def test_awaited():
        asyncio.run(AsyncMock(spec=Client).fetch(1))

    def test_cycle():
        mock = AsyncMock()
        cycle = [mock(1)]  # and here
        cycle.append(cycle)

    @pytest.fixture
    def awaiting():
        pending = []
        yield pending
        asyncio.run(pending.pop())

    def test_awaited_by_a_fixture(awaiting):
        async def main(): return await coroutine
        coroutine = AsyncMock()(1)
        awaiting.append(main())

    def test_fails_anyhow():
        AsyncMock()(1)
        assert False, "its own failure"
"""


def test_what_is_never_awaited_fails_where_asked(suite: pytest.Pytester) -> None:
    suite.makeini("[pytest]\ntypedamock_fail_unawaited = true\n")
    path = suite.makepyfile(FORGOTTEN)
    result = suite.runpytest_inprocess("-W", "error::pytest.PytestUnraisableExceptionWarning")
    result.assert_outcomes(passed=2, failed=6)
    here = 1 + next(i for i, line in enumerate(path.read_text().splitlines()) if "# here" in line)
    result.stdout.fnmatch_lines(
        [
            "*a mock was called, and what it returned was never awaited:",
            f"*{path.name}:{here}: in test_forgotten",
            "*client.fetch(1)  # here",
        ],
        consecutive=True,
    )
    result.stdout.fnmatch_lines(["*cycle = [[]mock(1)]  # and here"])
    result.stdout.fnmatch_lines(["*AssertionError: its own failure"])


def test_what_is_never_awaited_passes_by_default(suite: pytest.Pytester) -> None:
    suite.makepyfile(FORGOTTEN)
    suite.runpytest_inprocess().assert_outcomes(passed=7, failed=1)


def test_an_option_that_is_neither_true_nor_false(suite: pytest.Pytester) -> None:
    suite.makeini("[pytest]\ntypedamock_check_signatures = perhaps\n")
    result = suite.runpytest_inprocess()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: typedamock_check_signatures is true or false: *'perhaps'"])


def test_a_suite_without_mocks_loads_none(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import sys

        def test_it():
            assert "typedamock.pytest_plugin.plugin" in sys.modules
            assert "typedamock.mock" not in sys.modules
        """
    )
    suite.runpytest_subprocess().assert_outcomes(passed=1)
