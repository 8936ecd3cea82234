"""The hooks: which name is whose. They dispatch, and compute nothing."""

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

from typedamock_mypy import hooks
from typedamock_mypy.fullnames import (
    CONFIGURE_MOCK,
    DERIVED_METHOD_MOCKS,
    LOOSELY_MOCKED,
    MEMBERS_PREFIX,
    METHOD_MOCKS,
    MOCKED,
    NON_CALLABLE_MOCK,
    PATCH_CLASS,
    PATCH_THAT_INJECTS,
    TYPEDAMOCK,
)
from typedamock_mypy.settings import RETYPE_UNITTEST_MOCK, read_settings
from typedamock_mypy.version import SHAPE

# build.PRI_LOW's neighbour that mypy/plugin.py names as "a good choice".
_PRIORITY = 10
_MOCKS = frozenset({"pytest_mock", "typedamock", "typedamock.mock", "unittest.mock"})


class TypedamockPlugin(Plugin):
    """Types the mocks of `typedamock`, `unittest.mock` and pytest-mock by their specs."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        settings = read_settings(options.config_file)
        self._retypes_unittest_mock = settings[RETYPE_UNITTEST_MOCK]
        # mypy's snapshot of plugins is that of the last build: it misses modules that an earlier build, with
        # another version of the plugin, left in the cache. build.validate_meta compares this for each module.
        self._config_data = f"{TYPEDAMOCK} {SHAPE} {settings}"
        self._member_hooks: dict[str, Callable[[AttributeContext], Type]] = {}

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        # A look-up first: mypy asks for each call and each attribute in the project.
        hook = hooks.FUNCTIONS.get(fullname)
        return None if hook is None or self._is_left_alone(fullname) else hooks.loaded(hook)

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        hook = hooks.METHODS.get(fullname)
        return None if hook is None or self._is_left_alone(fullname) else hooks.loaded(hook)

    def get_method_signature_hook(self, fullname: str) -> Callable[[MethodSigContext], FunctionLike] | None:
        # checkexpr.method_fullname: the class is the receiver's own, not the one that defines the method.
        return hooks.loaded(hooks.CONFIGURE_MOCK) if fullname.endswith(CONFIGURE_MOCK) else None

    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        if MEMBERS_PREFIX in fullname:
            if fullname not in self._member_hooks:
                self._member_hooks[fullname] = hooks.loaded(hooks.MEMBER)(fullname)
            return self._member_hooks[fullname]
        if fullname.startswith(NON_CALLABLE_MOCK):
            undeclared: Callable[[AttributeContext], Type] = hooks.loaded(hooks.UNDECLARED)(fullname)
            return undeclared
        is_loose = fullname.startswith(LOOSELY_MOCKED)
        hook = hooks.LOOSE_MEMBER if is_loose else hooks.ATTRIBUTES.get(fullname)
        return None if hook is None or self._is_left_alone(fullname) else hooks.loaded(hook)

    def get_type_analyze_hook(self, fullname: str) -> Callable[[AnalyzeTypeContext], Type] | None:
        return hooks.loaded(hooks.ANNOTATION) if fullname == MOCKED else None

    def get_customize_class_mro_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        is_method_mock = fullname in METHOD_MOCKS or fullname in DERIVED_METHOD_MOCKS
        is_patch = fullname in (PATCH_CLASS, PATCH_THAT_INJECTS)
        hook = hooks.METHOD_MOCK_CLASS if is_method_mock else hooks.PATCH_CLASS if is_patch else None
        return hooks.loaded(hook) if hook is not None else None

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        if not any(_imports_mocks(statement) for statement in file.imports):
            return []
        modules = hooks.loaded(hooks.PATCHED_MODULES)(file, self.options) - {file.fullname}
        return [(_PRIORITY, name, -1) for name in (TYPEDAMOCK, *sorted(modules))]

    def report_config_data(self, ctx: ReportConfigContext) -> object:
        return self._config_data

    def _is_left_alone(self, fullname: str) -> bool:
        return not self._retypes_unittest_mock and fullname.startswith(("unittest.", "pytest_mock."))


def _imports_mocks(statement: ImportBase) -> bool:
    if isinstance(statement, Import):
        return any(name in _MOCKS for name, _ in statement.ids)
    if isinstance(statement, ImportFrom):
        return statement.id in _MOCKS or (
            statement.id == "unittest" and any(name == "mock" for name, _ in statement.names)
        )
    return isinstance(statement, ImportAll) and statement.id in _MOCKS
