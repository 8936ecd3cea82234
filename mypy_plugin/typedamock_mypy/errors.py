"""The error codes of the plugin. Whatever mypy has a code for is reported under mypy's."""

from typing import Final

from mypy.errorcodes import ATTR_DEFINED, ErrorCode

TYPEDAMOCK: Final = ErrorCode("typedamock", "Check the use of mocks against their specs", "typedamock")
UNKNOWN_MEMBER: Final = ErrorCode(
    "typedamock-member",
    "Check that a mock's member is declared by its spec",
    "typedamock",
    sub_code_of=ATTR_DEFINED,
)
"""A member that is no near miss of a declared one: the test sets it, or the code under test does."""
