"""The hooks: which name is whose. They dispatch, and compute nothing."""

import dataclasses
from collections.abc import Callable

from mypy.nodes import Import, ImportAll, ImportBase, ImportFrom, MypyFile
from mypy.options import Options
from mypy.plugin import (
    AnalyzeTypeContext,
    AttributeContext,
    ClassDefContext,
    FunctionContext,
    MethodContext,
    MethodSigContext,
    Plugin,
    ReportConfigContext,
)
from mypy.types import FunctionLike, Type

from typedamock_mypy import (
    annotations,
    arguments,
    attributes,
    configured,
    constructors,
    method_mocks,
    patches,
    undeclared,
)
from typedamock_mypy.dependencies import patched_modules
from typedamock_mypy.fullnames import (
    ASYNC_METHOD_MOCK,
    CONFIGURE_MOCK,
    CREATE_AUTOSPEC,
    KEYWORDS,
    METHOD_MOCKS,
    MOCK_OF,
    MOCKED,
    MOCKED_FUNCTION,
    MOCKER_CREATE_AUTOSPEC,
    MOCKER_SPY,
    NON_CALLABLE_MOCK,
    PATCH,
    PATCH_MULTIPLE,
    PATCH_OBJECT,
    SPECCED_CLASSES,
    TYPEDAMOCK,
)
from typedamock_mypy.mocked_class import MEMBERS_PREFIX
from typedamock_mypy.settings import read_settings
from typedamock_mypy.version import SHAPE

_FUNCTIONS: dict[str, Callable[[FunctionContext], Type]] = {
    **dict.fromkeys(SPECCED_CLASSES, constructors.constructed_mock),
    **dict.fromkeys(CREATE_AUTOSPEC, constructors.autospecced),
    MOCK_OF: constructors.mock_of_class,
    MOCKED_FUNCTION: constructors.mocked_member,
}
_METHODS: dict[str, Callable[[MethodContext], Type]] = {
    **dict.fromkeys(SPECCED_CLASSES, constructors.constructed_mock),
    f"{ASYNC_METHOD_MOCK}.__call__": method_mocks.coroutine_of_call,
    **dict.fromkeys(PATCH, patches.patched_by_path),
    **dict.fromkeys(PATCH_OBJECT, patches.patched_attribute),
    MOCKER_SPY: patches.spied_attribute,
    **dict.fromkeys(PATCH_MULTIPLE, patches.patched_attributes),
    f"{KEYWORDS}.__getitem__": arguments.keyword_argument,
    MOCKER_CREATE_AUTOSPEC: constructors.autospecced,
}
# build.PRI_LOW's neighbour that mypy/plugin.py names as "a good choice".
_PRIORITY = 10
_MOCKS = frozenset({"unittest", "unittest.mock", "pytest_mock", "mock"})


class TypedamockPlugin(Plugin):
    """Types the mocks of `typedamock`, `unittest.mock` and pytest-mock by their specs."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._settings = read_settings(options.config_file)

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        if self._is_left_alone(fullname):
            return None
        return _FUNCTIONS.get(fullname)

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        if self._is_left_alone(fullname):
            return None
        return _METHODS.get(fullname)

    def get_method_signature_hook(self, fullname: str) -> Callable[[MethodSigContext], FunctionLike] | None:
        # checkexpr.method_fullname: the class is the receiver's own, not the one that defines the method.
        return configured.checked_configure_mock if fullname.endswith(CONFIGURE_MOCK) else None

    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        if MEMBERS_PREFIX in fullname:
            return attributes.MemberHook(fullname)
        if fullname.startswith(("typedamock.", "pytest_mock.")) and not self._is_left_alone(fullname):
            return attributes.HOOKS.get(fullname)
        if fullname.startswith(NON_CALLABLE_MOCK):
            return undeclared.UndeclaredMemberHook(fullname)
        return None

    def get_type_analyze_hook(self, fullname: str) -> Callable[[AnalyzeTypeContext], Type] | None:
        return annotations.mocked_annotation if fullname == MOCKED else None

    def get_customize_class_mro_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        return method_mocks.derive_from_mocks if fullname in METHOD_MOCKS else None

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        if not any(_imports_mocks(statement) for statement in file.imports):
            return []
        modules = patched_modules(file, self.options) - {file.fullname}
        return [(_PRIORITY, name, -1) for name in (TYPEDAMOCK, *sorted(modules))]

    def report_config_data(self, ctx: ReportConfigContext) -> object:
        # mypy's snapshot of plugins is that of the last build: it misses modules that an earlier build, with
        # another version of the plugin, left in the cache. build.validate_meta compares this for each module.
        return {TYPEDAMOCK: SHAPE, **dataclasses.asdict(self._settings)}

    def _is_left_alone(self, fullname: str) -> bool:
        return not self._settings.unittest_mock and fullname.startswith(("unittest.", "pytest_mock."))


def _imports_mocks(statement: ImportBase) -> bool:
    if isinstance(statement, Import):
        return any(name in _MOCKS for name, _ in statement.ids)
    return isinstance(statement, (ImportFrom, ImportAll)) and statement.id in _MOCKS
