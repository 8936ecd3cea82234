"""How a file names a class when it runs, or could."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from mypy.nodes import Import, ImportFrom, MypyFile, NameExpr, TypeInfo

__all__ = ["module_to_import_from", "name_in"]


def name_in(tree: MypyFile, info: TypeInfo) -> str | None:
    """The name by which a file knows a class when it runs, if it does: `Client`, or `app.Client`."""
    at_run_time = list(_names_at_run_time(tree))
    for name in at_run_time:
        if tree.names[name].node is info:
            return name
    for name in at_run_time:
        module = tree.names[name].node
        if isinstance(module, MypyFile) and _offers(module, info):
            return f"{name}.{info.name}"
    return None


def module_to_import_from(tree: MypyFile, info: TypeInfo, files: Mapping[str, MypyFile]) -> str | None:
    """The shortest module that has the class under its own name, among its own and the packages around it."""
    if info.fullname != f"{info.module_name}.{info.name}" or info.name in tree.names:
        return None
    home = files.get(info.module_name)
    if home is None:
        return None
    parts = info.module_name.split(".")
    for length in range(1, len(parts)):
        module = ".".join(parts[:length])
        package = files.get(module)
        symbol = None if package is None else package.names.get(info.name)
        if package is not None and symbol is not None and symbol.node is info and symbol.module_public:
            return module if _offers(package, info) else None
    return info.module_name if _offers(home, info) else None


def _offers(module: MypyFile, info: TypeInfo) -> bool:
    """Whether the module has the class under its own name when it runs.

    A stub says so only of the standard library, whose stubs typeshed compares with what runs.
    """
    symbol = module.names.get(info.name)
    if symbol is None or symbol.node is not info or not symbol.module_public or info.name.startswith("_"):
        return False
    if module.is_stub:
        return module.fullname.partition(".")[0] in sys.stdlib_module_names and not _is_only_for_checkers(
            info
        )
    return info.name in _names_at_run_time(module)


def _is_only_for_checkers(info: TypeInfo) -> bool:
    return any(
        isinstance(decorator, NameExpr) and decorator.name == "type_check_only"
        for decorator in info.defn.decorators
    )


def _names_at_run_time(tree: MypyFile) -> Iterator[str]:
    """The names of a module, less those that it imports for checkers alone."""
    for_checkers = {
        alias or name.partition(".")[0]
        for statement in tree.imports
        if isinstance(statement, Import | ImportFrom) and statement.is_mypy_only
        for name, alias in (statement.ids if isinstance(statement, Import) else statement.names)
    }
    yield from (name for name in tree.names if name not in for_checkers)
