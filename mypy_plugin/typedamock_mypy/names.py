"""Look-up of classes by qualified name, also of modules that the module under check does not import."""

from collections.abc import Mapping, Sequence

from mypy.nodes import MypyFile, TypeInfo
from mypy.types import Instance, Type, UnionType


class Names:
    """The classes of a build, by qualified name."""

    def __init__(self, modules: Mapping[str, MypyFile]) -> None:
        self._modules = modules

    def class_named(self, fullname: str) -> TypeInfo | None:
        """The top-level class of that name, None if its module is not part of the build."""
        # Not `named_type`: checker.py's asserts that the name is visible from the module under check.
        module_name, _, name = fullname.rpartition(".")
        module = self._modules.get(module_name)
        symbol = module.names.get(name) if module is not None else None
        return symbol.node if symbol is not None and isinstance(symbol.node, TypeInfo) else None

    def instance(self, fullname: str, args: Sequence[Type] = ()) -> Instance:
        """An instance of a class of a module that every build has, such as those our stubs import."""
        info = self.class_named(fullname)
        assert info is not None, fullname
        return Instance(info, args)


def union_of(types: Sequence[Type]) -> Type:
    """The union of the types, each once. Not simplified: comparing each with each costs too much."""
    return types[0] if len(types) == 1 else UnionType.make_union(list(dict.fromkeys(types)))
