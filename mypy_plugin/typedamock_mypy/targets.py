"""What a patch is about: `"package.module.Class.member"`, or an object and the name of an attribute.

Names are looked up as run time does: a module's own imports, submodules, names that are assigned in some
branch. Where the build does not know all that an object may have, nothing is said.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from mypy.checker import TypeChecker
from mypy.checkmember import analyze_member_access
from mypy.nodes import (
    Context,
    Decorator,
    Expression,
    FuncDef,
    MypyFile,
    OverloadedFuncDef,
    RefExpr,
    TypeInfo,
    Var,
)
from mypy.typeops import type_object_type
from mypy.types import (
    FunctionLike,
    Instance,
    ProperType,
    TupleType,
    TypeType,
    UnionType,
    get_proper_type,
)

from typedamock_mypy.compat import instance_type_of
from typedamock_mypy.dependencies import depend_on_names, imported_modules, is_of_project
from typedamock_mypy.errors import maybe
from typedamock_mypy.mocked_class import spec_of

# Ways of a module to get names that are not written in it.
_DYNAMIC: Final = r"\b(?:__getattr__\b|__import__\(|globals\(|locals\(|setattr\(sys\.modules\b|vars\(\))"


class Missing:
    """There is no such name; the message says where it was looked for."""

    def __init__(self, message: str) -> None:
        self.message: Final = message


Owner = MypyFile | ProperType
"""What has attributes: a module or an object."""


class Targets:
    """Finds the targets of the patches in one module."""

    def __init__(self, checker: TypeChecker, context: Context) -> None:
        self._checker = checker
        self._context = context

    def named(self, path: str) -> Owner | Missing | None:
        """The target of `patch("package.module.name")`; None if the build does not tell."""
        modules = self._checker.modules
        tree = self._checker.tree
        names = path.split(".")
        for length in range(len(names) - 1, 0, -1):
            module = modules.get(".".join(names[:length]))
            # Of another module, even if it is there, it depends on the order of the build what is known.
            if module is not None and (
                is_of_project(module, tree, self._checker.options)
                or module.fullname in imported_modules(tree)
            ):
                return self._walk(module, names[length:])
        return None

    def owner(self, expression: Expression, typ: ProperType | None) -> Owner | None:
        """What the first argument of `patch.object` is."""
        # To the checker it is a ModuleType, whichever module.
        if isinstance(expression, RefExpr) and isinstance(expression.node, MypyFile):
            return expression.node
        return typ

    def attribute(self, owner: Owner, name: str) -> Owner | Missing | None:
        """The attribute of that name; None if the build does not tell."""
        if isinstance(owner, MypyFile):
            return self._of_module(owner, name)
        if name.startswith("__"):
            return None
        for info in _classes_of(owner):
            depend_on_names((f"{base.fullname}.{name}" for base in info.mro), self._checker)
        classes = _searched_classes(owner)
        if isinstance(owner, TypeType) and any(_has_name(info, name) for info in _classes_of(owner)):
            # `type(client)`: of a name that it lacks, nothing is said, since a derived class may have it.
            classes = _classes_of(owner)
        if classes is None:
            return None
        if not any(_has_name(info, name) for info in classes):
            defining = {base.module_name for info in classes for base in info.mro}
            if self._may_be_of_subclass_with(name, owner) or self._is_set_in(defining, name):
                return None
            known = (known for info in classes for base in info.mro for known in base.names)
            return Missing(_message(f'"{_display_name(owner)}"', name, known))
        if isinstance(owner, UnionType):
            return None
        with self._checker.msg.filter_errors():
            return get_proper_type(
                analyze_member_access(
                    name,
                    owner,
                    self._context,
                    is_lvalue=False,
                    is_super=False,
                    is_operator=False,
                    original_type=owner,
                    chk=self._checker,
                    suppress_errors=True,
                )
            )

    def _walk(self, owner: Owner, names: list[str]) -> Owner | Missing | None:
        found: Owner | Missing | None = owner
        for name in names:
            if found is None or isinstance(found, Missing):
                break
            found = self.attribute(found, name)
        return found

    def _may_be_of_subclass_with(self, name: str, typ: ProperType) -> bool:
        """Whether an object of that type may be of a subclass which has the name."""
        if isinstance(typ, UnionType):
            return any(self._may_be_of_subclass_with(name, get_proper_type(item)) for item in typ.items)
        if not isinstance(typ, Instance) or spec_of(typ.type) is not None:
            return False
        if typ.type.is_abstract or typ.type.is_protocol:
            return True
        # Of other modules, even if they are there, it depends on the order of the build what is known.
        known = (typ.type.module_name, self._checker.tree.fullname)
        classes = (symbol.node for module in known for symbol in self._checker.modules[module].names.values())
        return any(
            isinstance(info, TypeInfo) and typ.type in info.mro and name in info.names for info in classes
        )

    def _is_set_in(self, modules: Iterable[str], name: str) -> bool:
        """Whether one of the modules, or that under check, gives an object an attribute of that name."""
        name = re.escape(name)
        setting = re.compile(rf"""\.{name}\s*=[^=]|\bsetattr\([^)]*['"]{name}['"]""")
        for module in {self._checker.tree.fullname, *modules}:
            tree = self._checker.modules[module]
            try:
                source = "" if tree.is_stub else Path(tree.path).read_text("utf-8", "replace")
            except OSError:
                continue
            if setting.search(source):
                return True
        return False

    def _of_module(self, module: MypyFile, name: str) -> Owner | Missing | None:
        depend_on_names([f"{module.fullname}.{name}"], self._checker)
        if "__name__" not in module.names:
            # Not analysed yet: semanal.SemanticAnalyzer.add_implicit_module_attrs comes first.
            return None
        submodule = self._checker.modules.get(f"{module.fullname}.{name}")
        symbol = module.names.get(name)
        if symbol is None:
            if submodule is not None:
                return submodule
            if "__getattr__" in module.names or name.startswith("__") or _may_have(module, name):
                return None
            if self._is_set_in((), name):
                return None
            known = [known for known in module.names if known.isidentifier()]
            return Missing(_message(f'Module "{module.fullname}"', name, known))
        node = symbol.node
        if isinstance(node, MypyFile):
            return node
        if isinstance(node, TypeInfo):
            return type_object_type(node, self._checker.named_type)
        if isinstance(node, Decorator):
            node = node.var
        if isinstance(node, (FuncDef, OverloadedFuncDef, Var)) and node.type is not None:
            return get_proper_type(node.type)
        return None


def _classes_of(typ: ProperType) -> list[TypeInfo]:
    if isinstance(typ, UnionType):
        return [info for item in typ.items for info in _classes_of(get_proper_type(item))]
    if isinstance(typ, FunctionLike) and typ.is_type_obj():
        return [typ.type_object()]
    if isinstance(typ, TypeType):
        return _classes_of(typ.item)
    return [typ.type] if isinstance(typ, Instance) else []


def _searched_classes(typ: ProperType) -> list[TypeInfo] | None:
    """The classes that have the attributes of an object of that type; None if it may have others."""
    if isinstance(typ, UnionType):
        # A name in one of the alternatives is enough.
        union: list[TypeInfo] = []
        for item in typ.items:
            classes = _searched_classes(get_proper_type(item))
            if classes is None:
                return None
            union += classes
        return union
    if isinstance(typ, FunctionLike) and typ.is_type_obj():
        instance = get_proper_type(instance_type_of(typ.items[0]))
        if isinstance(instance, TupleType):
            instance = instance.partial_fallback
        if not isinstance(instance, Instance):
            return None
        classes = [instance.type, typ.items[0].fallback.type]
    elif isinstance(typ, Instance) and typ.extra_attrs is None and not typ.type.is_metaclass():
        classes = [typ.type]
    else:
        # Some class, say: `type`, `type[Client]`.
        return None
    return None if any(_is_open_ended(info) for info in classes) else classes


def _is_open_ended(info: TypeInfo) -> bool:
    stood_for = spec_of(info)
    if stood_for is not None:
        # Of a mock, what its spec has.
        return _is_open_ended(stood_for.type)
    return (
        info.fallback_to_any
        or info.fullname == "types.ModuleType"
        or any(
            (method := info.get_method(name)) is not None and method.info.fullname != "builtins.object"
            for name in ("__getattr__", "__getattribute__")
        )
    )


def _has_name(info: TypeInfo, name: str) -> bool:
    return any(
        name in base.names
        or (name.startswith("_") and name.removeprefix(f"_{base.name.lstrip('_')}") in base.names)
        for base in info.mro
    )


def _may_have(module: MypyFile, name: str) -> bool:
    """Whether a module may have a name after all that mypy does not know of."""
    path = Path(module.path)
    if module.is_stub:
        # Stubs leave out what is private.
        return name.startswith("_")
    if any(path.parent.glob(f"{name}.*")) or (path.parent / name).is_dir():
        return True
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return True
    # In a branch for another platform or Python, say, or by a star import from a module without types.
    return bool(re.search(rf"\b{re.escape(name)}\b|import \*|{_DYNAMIC}", text))


def _display_name(typ: ProperType) -> str:
    if isinstance(typ, FunctionLike) and typ.is_type_obj():
        return typ.type_object().name
    return typ.type.name if isinstance(typ, Instance) else str(typ)


def _message(owner: str, name: str, known: Iterable[str]) -> str:
    return f'{owner} has no attribute "{name}" to patch{maybe(name, known)}'
