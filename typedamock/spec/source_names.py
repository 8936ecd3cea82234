"""Names that a module's source imports or defines for type checkers only (`if TYPE_CHECKING:`)."""

import ast
import importlib
import importlib.util
import linecache
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

__all__ = ["find"]

_source_names: dict[str, Mapping[str, ast.stmt]] = {}


def find(
    name: str,
    module_names: Mapping[str, Any],
    evaluate: Callable[[str, Mapping[str, Any]], Any],
    default: Any,
    *,
    may_import: bool = True,
) -> Any:
    """What a module's source says that `name` is: the imported object, whose module is imported if it may be;
    or what `evaluate` gives for the assigned expression, given with the module's names; else `default`.
    """
    return _find(
        name, module_names, evaluate, default, _import if may_import else sys.modules.get, frozenset()
    )


def _find(
    name: str,
    module_names: Mapping[str, Any],
    evaluate: Callable[[str, Mapping[str, Any]], Any],
    default: Any,
    load: Callable[[str], Any],
    seen: frozenset[tuple[object, str]],
) -> Any:
    here = (module_names.get("__name__"), name)
    if here in seen:
        return default
    statement = _names_of(module_names).get(name)
    if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
        if any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(statement.value)):
            return default
        return evaluate(ast.unparse(statement.value), module_names)
    if isinstance(statement, ast.Import):
        return _imported_module(name, statement, load, default)
    if isinstance(statement, ast.ImportFrom):
        original = next(alias.name for alias in statement.names if (alias.asname or alias.name) == name)
        module = load(_absolute_name(statement, module_names))
        if module is None:
            return default
        if hasattr(module, original):
            return getattr(module, original)
        submodule = load(f"{module.__name__}.{original}")
        if submodule is not None:
            return submodule
        return _find(original, vars(module), evaluate, default, load, seen | {here})
    return default


def _imported_module(name: str, statement: ast.Import, load: Callable[[str], Any], default: Any) -> Any:
    for alias in statement.names:
        if alias.asname == name:
            module = load(alias.name)
            return default if module is None else module
        top = alias.name.partition(".")[0]
        if alias.asname is None and top == name and load(alias.name) is not None:
            return sys.modules[top]
    return default


def _absolute_name(statement: ast.ImportFrom, module_names: Mapping[str, Any]) -> str:
    relative_name = "." * statement.level + (statement.module or "")
    package = module_names.get("__package__")
    try:
        return importlib.util.resolve_name(relative_name, package if isinstance(package, str) else None)
    except ImportError:
        return ""


def _import(name: str) -> Any:
    if not name:
        return None
    try:
        return importlib.import_module(name)
    except Exception:  # noqa: BLE001 - importing runs any code; what checkers alone import may not exist here
        return None


def _names_of(module_names: Mapping[str, Any]) -> Mapping[str, ast.stmt]:
    file = module_names.get("__file__")
    if not isinstance(file, str):
        return {}
    if file not in _source_names:
        lines = linecache.getlines(file, dict(module_names))
        try:
            module = ast.parse("".join(lines))
        except (SyntaxError, ValueError):
            _source_names[file] = {}
        else:
            _source_names[file] = dict(_conditional_names(module.body))
    return _source_names[file]


def _conditional_names(statements: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    for statement in statements:
        match statement:
            case ast.Import(names=aliases):
                yield from ((alias.asname or alias.name.partition(".")[0], statement) for alias in aliases)
            case ast.ImportFrom(names=aliases):
                yield from ((alias.asname or alias.name, statement) for alias in aliases)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name, statement
            case ast.If(body=body, orelse=otherwise):
                yield from _conditional_names(otherwise)
                yield from _conditional_names(body)
            case ast.Try(body=body, handlers=handlers, orelse=otherwise):
                for handler in handlers:
                    yield from _conditional_names(handler.body)
                yield from _conditional_names(body + otherwise)
            case _:
                pass
