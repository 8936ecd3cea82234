"""Which name is whose hook."""

from collections.abc import Callable
from typing import Final

from mypy.plugin import FunctionContext, MethodContext
from mypy.types import Type

from typedamock_mypy.annotations import mocked_annotation
from typedamock_mypy.arguments import keyword_argument, positional_argument
from typedamock_mypy.attributes import HOOKS, MemberHook
from typedamock_mypy.configured import checked_configure_mock
from typedamock_mypy.constructors import autospecced, constructed_mock, mock_of_class, mocked_member
from typedamock_mypy.dependencies import patched_modules
from typedamock_mypy.fullnames import (
    ASYNC_METHOD_MOCK,
    CREATE_AUTOSPEC,
    KEYWORDS,
    METHOD_MOCK,
    MOCK_OF,
    MOCKED_FUNCTION,
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
from typedamock_mypy.method_mocks import child_of_call, coroutine_of_call, derive_from_mocks
from typedamock_mypy.patches import (
    injected_mock,
    patched_attribute,
    patched_attributes,
    patched_by_path,
    patched_member,
    spied_attribute,
)
from typedamock_mypy.undeclared import UndeclaredMemberHook


class Hooks:
    """All of them; tables are by qualified name."""

    functions: Final[dict[str, Callable[[FunctionContext], Type]]] = {
        **dict.fromkeys(SPECCED_CLASSES, constructed_mock),
        **dict.fromkeys(CREATE_AUTOSPEC, autospecced),
        MOCK_OF: mock_of_class,
        MOCKED_FUNCTION: mocked_member,
        PATCHED: patched_member,
    }
    methods: Final[dict[str, Callable[[MethodContext], Type]]] = {
        **dict.fromkeys(SPECCED_CLASSES, constructed_mock),
        f"{ASYNC_METHOD_MOCK}.__call__": coroutine_of_call,
        f"{METHOD_MOCK}.__call__": child_of_call,
        **dict.fromkeys(PATCH, patched_by_path),
        **dict.fromkeys(PATCH_OBJECT, patched_attribute),
        MOCKER_SPY: spied_attribute,
        f"{PATCH_THAT_INJECTS}.__call__": injected_mock,
        **dict.fromkeys(PATCH_MULTIPLE, patched_attributes),
        f"{KEYWORDS}.__getitem__": keyword_argument,
        f"{POSITIONAL}.__getitem__": positional_argument,
        MOCKER_CREATE_AUTOSPEC: autospecced,
    }
    attributes: Final = HOOKS
    member: Final = MemberHook
    undeclared: Final = UndeclaredMemberHook
    configure_mock = staticmethod(checked_configure_mock)
    annotation = staticmethod(mocked_annotation)
    method_mock_class = staticmethod(derive_from_mocks)
    patched_modules = staticmethod(patched_modules)
