"""What a module's check depends on that its imports do not show.

Two of mypy's means: a build orders modules by their imports, to which a plugin may add; the daemon checks
again what depends on a trigger that a change has fired.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from mypy.checker import TypeChecker
from mypy.nodes import Import, ImportAll, ImportFrom, MypyFile, TypeInfo
from mypy.options import Options
from mypy.server.trigger import make_trigger, make_wildcard_trigger
from mypy.types import Instance

_PATCHED_PATH = r"""\bpatch(?:\.multiple)?\(\s*(['"])([A-Za-z_][\w.]*)\1"""


def patched_modules(file: MypyFile, options: Options) -> set[str]:
    """The project's modules whose names the file patches by path."""
    try:
        source = Path(file.path).read_text("utf-8", "replace")
    except OSError:
        return set()
    if "patch" not in source:
        return set()
    paths = {match[2] for match in re.finditer(_PATCHED_PATH, source)}
    modules = {module for path in paths if (module := project_module(path, file, options)) is not None}
    # In the other ways, what is not on the command line is not to be part of the build.
    followed = ("normal", "silent")
    return {module for module in modules if options.clone_for_module(module).follow_imports in followed}


def project_module(path: str, file: MypyFile, options: Options) -> str | None:
    """The longest beginning of a dotted path that is a module of the project."""
    names = path.split(".")
    roots = _roots(file, options)
    for length in range(len(names), 0, -1):
        for root in roots:
            place = os.path.join(root, *names[:length])
            if os.path.isfile(f"{place}.py") or os.path.isfile(os.path.join(place, "__init__.py")):
                return ".".join(names[:length])
    return None


def is_of_project(module: MypyFile, file: MypyFile, options: Options) -> bool:
    """Whether a module is where `project_module` would find it, by its name, for that file."""
    path = os.path.abspath(module.path)
    place = os.path.join(*module.fullname.split("."))
    ends = (f"{os.sep}{place}.py", os.path.join(os.sep, place, "__init__.py"))
    return any(path.endswith(end) and path.removesuffix(end) in _roots(file, options) for end in ends)


def imported_modules(file: MypyFile) -> set[str]:
    """The modules that a file may import by its import statements, their packages included."""
    found: set[str] = set()
    for statement in file.imports:
        if isinstance(statement, Import):
            found.update(name for name, _ in statement.ids)
        elif isinstance(statement, (ImportFrom, ImportAll)):
            base = statement.id
            if statement.relative:
                package = file.fullname.split(".")
                up = statement.relative - (1 if file.is_package_init_file() else 0)
                base = ".".join([*package[: len(package) - up], *filter(None, [base])])
            found.add(base)
            if isinstance(statement, ImportFrom):
                found.update(f"{base}.{name}" for name, _ in statement.names)
    return {".".join(name.split(".")[:length]) for name in found for length in range(1, name.count(".") + 2)}


def depend_on_members(spec: Instance, checker: TypeChecker) -> None:
    """Have what is being checked checked again when any member of the class changes."""
    # server/deps.py reads the syntax tree, in which there is no mocked class.
    for base in spec.type.mro[:-1]:
        # Of the module itself, the daemon checks all that a change may concern. A trigger would fire for
        # ever: what reprocesses a function beside a dataclass also makes the dataclass's methods anew.
        if base.module_name != checker.tree.fullname:
            _depend_on([make_wildcard_trigger(base.fullname)], checker)


def triggers_of_bases(spec: TypeInfo, module: MypyFile) -> list[str]:
    """What fires when the class, or a base of it, gets other bases, as far as these are of other modules."""
    return [make_trigger(base.fullname) for base in spec.mro[:-1] if base.module_name != module.fullname]


def depend_on_names(fullnames: Iterable[str], checker: TypeChecker) -> None:
    """Have what is being checked checked again when one of these names of a module or a class changes."""
    _depend_on([make_trigger(fullname) for fullname in fullnames], checker)


def _depend_on(triggers: Iterable[str], checker: TypeChecker) -> None:
    if checker.options.fine_grained_incremental or checker.options.cache_fine_grained:
        target = checker.tscope.current_target()
        for trigger in triggers:
            checker.tree.plugin_deps.setdefault(trigger, set()).add(target)


def _roots(file: MypyFile, options: Options) -> list[str]:
    # As in modulefinder.compute_search_paths: the base of the file, the working directory, the search path.
    base = os.path.abspath(file.path)
    for _ in range(file.fullname.count(".") + (2 if file.is_package_init_file() else 1)):
        base = os.path.dirname(base)
    search = [*options.mypy_path, *os.environ.get("MYPYPATH", "").split(os.pathsep)]
    return [base, os.getcwd(), *(os.path.abspath(item) for item in search if item)]
