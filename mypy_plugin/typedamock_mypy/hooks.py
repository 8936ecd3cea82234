"""Which name is whose hook: `module.function` of this package, by qualified name.

A module is loaded when mypy meets the first name of its hooks: what a run does not need costs it nothing.
"""

from functools import cache
from importlib import import_module
from typing import Any, Final

from typedamock_mypy.fullnames import (
    ASYNC_METHOD_MOCK,
    CALL,
    CREATE_AUTOSPEC,
    KEYWORDS,
    METHOD_MOCK,
    METHOD_MOCKS,
    MOCK_OF,
    MOCKED_FUNCTION,
    MOCKER_CLASSES,
    MOCKER_CREATE_AUTOSPEC,
    MOCKER_SPY,
    PATCH,
    PATCH_MULTIPLE,
    PATCH_OBJECT,
    PATCH_THAT_INJECTS,
    PATCHED,
    POSITIONAL,
    SPECCED_CLASSES,
)

FUNCTIONS: Final = {
    **dict.fromkeys(SPECCED_CLASSES, "constructors.constructed_mock"),
    **dict.fromkeys(CREATE_AUTOSPEC, "constructors.autospecced"),
    MOCK_OF: "constructors.mock_of_class",
    MOCKED_FUNCTION: "constructors.mocked_member",
    PATCHED: "patches.patched_member",
}
METHODS: Final = {
    # A class called through an attribute (`mocker.AsyncMock(...)`) is a method to mypy, under its own name.
    **dict.fromkeys(SPECCED_CLASSES, "constructors.constructed_mock"),
    MOCKER_CREATE_AUTOSPEC: "constructors.autospecced",
    f"{ASYNC_METHOD_MOCK}.__call__": "method_mocks.coroutine_of_call",
    f"{METHOD_MOCK}.__call__": "method_mocks.child_of_call",
    **dict.fromkeys(PATCH, "patches.patched_by_path"),
    **dict.fromkeys(PATCH_OBJECT, "patches.patched_attribute"),
    MOCKER_SPY: "patches.spied_attribute",
    f"{PATCH_THAT_INJECTS}.__call__": "patches.injected_mock",
    **dict.fromkeys(PATCH_MULTIPLE, "patches.patched_attributes"),
    f"{KEYWORDS}.__getitem__": "arguments.keyword_argument",
    f"{POSITIONAL}.__getitem__": "arguments.positional_argument",
}
ATTRIBUTES: Final = {
    "typedamock._MemberMock.return_value": "attributes.child_in_return_value",
    "typedamock._CallableMock.call_args": "attributes.typed_calls",
    "typedamock._CallableMock.call_args_list": "attributes.typed_calls",
    "typedamock._AwaitedMock.await_args": "attributes.typed_calls",
    "typedamock._AwaitedMock.await_args_list": "attributes.typed_calls",
    **{f"{name}.__setattr__": "undeclared.undeclared_assigned" for name in METHOD_MOCKS},
    **{f"{name}.side_effect": "side_effects.side_effect" for name in METHOD_MOCKS},
    f"{CALL}.args": "attributes.typed_positional",
    f"{CALL}.kwargs": "attributes.typed_keyword",
    **dict.fromkeys(MOCKER_CLASSES, "attributes.mock_class_of_mocker"),
}
MEMBER: Final = "attributes.MemberHook"
UNDECLARED: Final = "undeclared.UndeclaredMemberHook"
LOOSE_MEMBER: Final = "attributes.loosely_mocked_member"
CONFIGURE_MOCK: Final = "configured.checked_configure_mock"
ANNOTATION: Final = "annotations.mocked_annotation"
METHOD_MOCK_CLASS: Final = "method_mocks.derive_from_mocks"
PATCH_CLASS: Final = "method_mocks.vary_with_mock"
PATCHED_MODULES: Final = "dependencies.patched_modules"


@cache
def loaded(hook: str) -> Any:
    """The function or class of that name, a value of the tables above."""
    module, _, name = hook.partition(".")
    return getattr(import_module(f"typedamock_mypy.{module}"), name)
