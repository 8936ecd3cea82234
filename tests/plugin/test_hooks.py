"""The names that dispatch looks up before it loads any hook are those of the hooks."""

from typedamock_mypy.fullnames import HOOKED_FUNCTIONS, HOOKED_METHODS
from typedamock_mypy.hooks import Hooks


def test_each_hook_is_asked_for_and_no_other() -> None:
    assert Hooks.functions.keys() == HOOKED_FUNCTIONS
    assert Hooks.methods.keys() == HOOKED_METHODS
