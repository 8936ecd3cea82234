"""Every qualified name that the plugin knows; the types of members are in `typedamock.spec.kinds`."""

from typing import Final

TYPEDAMOCK: Final = "typedamock"
UNITTEST_MOCK: Final = "unittest.mock"
MOCK_MODULES: Final = (UNITTEST_MOCK, "typedamock.mock")

_SPECCED_CLASS_NAMES: Final = (
    "AsyncMock",
    "MagicMock",
    "Mock",
    "NonCallableMagicMock",
    "NonCallableMock",
    "ThreadingMock",
)
SPECCED_CLASSES: Final = frozenset(
    f"{module}.{name}" for module in MOCK_MODULES for name in _SPECCED_CLASS_NAMES
)
"""The classes whose constructors take a spec."""

MOCK_HIERARCHY: Final = (
    "typedamock.mock.AsyncMock",
    "typedamock.mock.MagicMock",
    "typedamock.mock.NonCallableMagicMock",
    "unittest.mock.AsyncMock",
    "unittest.mock.MagicMock",
    "unittest.mock.NonCallableMagicMock",
)
"""A mock with a spec is accepted where one of these, or a base of theirs, is annotated."""

CREATE_AUTOSPEC: Final = frozenset({"unittest.mock.create_autospec", "typedamock.mock.create_autospec"})
MOCK_OF: Final = "typedamock.mock_of"
MOCKED_FUNCTION: Final = "typedamock.mocked"
PATCHED: Final = "typedamock.patched"
MOCKED: Final = "typedamock.Mocked"
LOOSELY_MOCKED: Final = "typedamock._LooselyMocked"
"""The class of `Mocked[T]`, whether or not T is known."""

_MOCKER: Final = "pytest_mock.plugin.MockerFixture"
MOCKER_CREATE_AUTOSPEC: Final = f"{_MOCKER}.create_autospec"
MOCKER_CLASSES: Final = frozenset(f"{_MOCKER}.{name}" for name in _SPECCED_CLASS_NAMES)
"""Attributes that hold the class of `unittest.mock` of the same name."""

_PATCHERS: Final = ("typedamock.mock._patcher", "unittest.mock._patcher", f"{_MOCKER}._Patcher")
PATCH: Final = frozenset(f"{patcher}.__call__" for patcher in _PATCHERS)
PATCH_OBJECT: Final = frozenset(
    {*(f"{patcher}.object" for patcher in _PATCHERS), f"{_MOCKER}._Patcher.context_manager"}
)
MOCKER_SPY: Final = f"{_MOCKER}.spy"
PATCH_CLASS: Final = "unittest.mock._patch"
PATCH_THAT_INJECTS: Final = "unittest.mock._patch_pass_arg"
PATCH_MULTIPLE: Final = frozenset(f"{patcher}.multiple" for patcher in _PATCHERS)
CONFIGURE_MOCK: Final = ".configure_mock"

MOCK: Final = "unittest.mock.Mock"
NON_CALLABLE_MOCK: Final = "unittest.mock.NonCallableMock"

METHOD_MOCK: Final = "typedamock.MethodMock"
ASYNC_METHOD_MOCK: Final = "typedamock.AsyncMethodMock"
OVERLOADED_METHOD_MOCK: Final = "typedamock.OverloadedMethodMock"
OVERLOADED_ASYNC_METHOD_MOCK: Final = "typedamock.OverloadedAsyncMethodMock"
ASYNC_METHOD_MOCKS: Final = frozenset({ASYNC_METHOD_MOCK, OVERLOADED_ASYNC_METHOD_MOCK})
METHOD_MOCKS: Final = ASYNC_METHOD_MOCKS | {METHOD_MOCK, OVERLOADED_METHOD_MOCK}
DERIVED_METHOD_MOCKS: Final = frozenset(
    f"typedamock.{name}"
    for name in ("_AsyncIteratorMethodMock", "_CachedAsyncMethodMock", "_CachedMethodMock")
)
"""The classes of the stubs that derive from one of `METHOD_MOCKS`."""

OF_CALLS: Final = frozenset(
    {
        "assert_any_await",
        "assert_any_call",
        "assert_awaited_once_with",
        "assert_awaited_with",
        "assert_called_once_with",
        "assert_called_with",
        "await_args",
        "await_args_list",
        "call_args",
        "call_args_list",
        "return_value",
        "side_effect",
    }
)
"""The attributes of a method mock that depend on the signature."""

MOCK_API: Final = "typedamock.MockApi"
CALL: Final = "typedamock.Call"
ARGUMENTS: Final = "typedamock.Arguments"
OPEN_ENDED_ARGUMENTS: Final = "typedamock._OpenEndedArguments"
KEYWORDS: Final = "typedamock._Keywords"
POSITIONAL: Final = "typedamock._Positional"

# "-redef": semanal_classprop.check_protocol_status reports a protocol that derives from a class, but learns
# of classes from nodes.local_definitions, which takes that for a mangled name and passes over it.
MEMBERS_PREFIX: Final = "<members-redef of "
