"""The ini option that turns off the check of calls against a spec's signatures."""

from __future__ import annotations

import pytest


def test_calls_are_checked_unless_the_option_is_false(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        from service import Client
        from typedamock import Mock

        def test_wrong_call():
            Mock(spec=Client).close(1, 2)
        """
    )
    suite.runpytest_subprocess().assert_outcomes(failed=1)
    suite.makeini("[pytest]\ntypedamock_check_signatures = false\n")
    suite.runpytest_subprocess().assert_outcomes(passed=1)
