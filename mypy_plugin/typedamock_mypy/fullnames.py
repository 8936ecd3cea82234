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
MOCKED: Final = "typedamock.Mocked"

NON_CALLABLE_MOCK: Final = "unittest.mock.NonCallableMock"

METHOD_MOCK: Final = "typedamock.MethodMock"
ASYNC_METHOD_MOCK: Final = "typedamock.AsyncMethodMock"
OVERLOADED_METHOD_MOCK: Final = "typedamock.OverloadedMethodMock"
OVERLOADED_ASYNC_METHOD_MOCK: Final = "typedamock.OverloadedAsyncMethodMock"
ASYNC_METHOD_MOCKS: Final = frozenset({ASYNC_METHOD_MOCK, OVERLOADED_ASYNC_METHOD_MOCK})
METHOD_MOCKS: Final = ASYNC_METHOD_MOCKS | {METHOD_MOCK, OVERLOADED_METHOD_MOCK}
CALL: Final = "typedamock.Call"
ARGUMENTS: Final = "typedamock.Arguments"
