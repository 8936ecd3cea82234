"""The error codes of the plugin. Whatever mypy has a code for is reported under mypy's."""

from collections.abc import Iterable
from typing import Final

from mypy.checker import TypeChecker
from mypy.errorcodes import ATTR_DEFINED, ErrorCode
from mypy.messages import best_matches, format_type, pretty_seq
from mypy.nodes import Context
from mypy.options import Options
from mypy.types import Instance

TYPEDAMOCK: Final = ErrorCode("typedamock", "Check the use of mocks against their specs", "typedamock")
UNKNOWN_MEMBER: Final = ErrorCode(
    "typedamock-member",
    "Check that a mock's member is declared by its spec",
    "typedamock",
    sub_code_of=ATTR_DEFINED,
)
"""A member that is no near miss of a declared one: the test sets it, or the code under test does."""
UNSPECCED: Final = ErrorCode(
    "typedamock-unspecced", "Report mocks that have no spec", "typedamock", default_enabled=False
)


def report_unspecced(context: Context, remedy: str, checker: TypeChecker) -> None:
    """Report a mock that accepts whatever is done with it.

    Args:
        remedy: the argument that would change that.
    """
    if not checker.msg.errors.is_error_code_enabled(UNSPECCED):
        # While an overload is chosen, even an error whose code is disabled makes an alternative not match.
        return
    checker.fail(
        f"Mock without a spec: nothing done with it is checked; pass {remedy}", context, code=UNSPECCED
    )


def report_undeclared(
    mock: Instance, name: str, *, of_spec: bool, context: Context, checker: TypeChecker
) -> None:
    """Report a name that a mock does not have.

    Args:
        of_spec: whether the mock stands in for an object, not for a function.
    """
    message, is_near_miss = no_attribute(mock, name, checker.options)
    # On a mocked function, a test may keep what its side effect needs; these are the names of a mock's own.
    may_be_set = not is_near_miss and (of_spec or not name.startswith(("assert_", "await_")))
    checker.fail(message, context, code=UNKNOWN_MEMBER if may_be_set else ATTR_DEFINED)


def no_attribute(mock: Instance, name: str, options: Options) -> tuple[str, bool]:
    """The message that a mock has no attribute of that name, and whether a similar one is suggested in it."""
    known = (known for base in mock.type.mro for known in base.names if not known.startswith("_"))
    suggestion = maybe(name, known)
    return f'{format_type(mock, options)} has no attribute "{name}"{suggestion}', bool(suggestion)


def maybe(name: str, known: Iterable[str]) -> str:
    """The end of a message that says what may have been meant; empty if nothing is similar."""
    matches = best_matches(name, sorted(set(known)), n=3)
    return f"; maybe {pretty_seq(matches, 'or')}?" if matches else ""
