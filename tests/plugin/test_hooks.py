"""The hooks that the tables name are there."""

import pytest
from typedamock_mypy import hooks

NAMED = {
    *hooks.FUNCTIONS.values(),
    *hooks.METHODS.values(),
    *hooks.ATTRIBUTES.values(),
    hooks.MEMBER,
    hooks.UNDECLARED,
    hooks.CONFIGURE_MOCK,
    hooks.ANNOTATION,
    hooks.METHOD_MOCK_CLASS,
    hooks.PATCHED_MODULES,
}


@pytest.mark.parametrize("hook", sorted(NAMED))
def test_each_hook_is_there(hook: str) -> None:
    assert callable(hooks.loaded(hook))
