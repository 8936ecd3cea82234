"""The class of a mock of an instance: all that its spec is, and a mock besides.

Two classes are made for each spec in each module that uses it:

    Mocked[pkg:client:Client]                     a protocol; its own member names the spec
    <members-redef of Mocked[pkg:client:Client]>  its base, derived from the spec: a variable for each member

The types of the variables are computed when they are read: `attributes`. Each module has classes of its
own, since a cache file can hold only what its own module defines; as they are protocols, those of different
modules are one type. The method resolution order goes on, after the spec's, with the mock classes.
"""

from mypy.mro import MroError, merge
from mypy.nodes import (
    GDEF,
    Block,
    ClassDef,
    Decorator,
    FuncBase,
    MypyFile,
    SymbolNode,
    SymbolTable,
    SymbolTableNode,
    TypeInfo,
    Var,
)
from mypy.types import Instance
from mypy.typestate import type_state

from typedamock_mypy.fullnames import LOOSELY_MOCKED, MEMBERS_PREFIX, MOCK, MOCK_HIERARCHY, OF_CALLS
from typedamock_mypy.names import Names
from typedamock_mypy.synthesis import member_symbol, setter_of, variable_of

_SPEC_MEMBER = "__typedamock_spec__"

_REBOUND_PREFIX = "<rebound "

_NOT_MEMBERS = frozenset(
    {
        "__annotations__",
        "__class__",
        "__class_getitem__",
        "__dataclass_fields__",
        "__delattr__",
        "__delete__",
        "__dict__",
        "__doc__",
        "__get__",
        "__getattr__",
        "__getattribute__",
        "__getstate__",
        "__hash__",
        "__init__",
        "__init_subclass__",
        "__match_args__",
        "__module__",
        "__new__",
        "__post_init__",
        "__reduce__",
        "__reduce_ex__",
        "__set__",
        "__set_name__",
        "__setattr__",
        "__setstate__",
        "__slots__",
        "__weakref__",
    }
)


def mocked_class(spec: Instance, module: MypyFile, names: Names, *, refresh: bool = False) -> TypeInfo:
    """The class `Mocked[spec]` of `module`, made there if need be.

    Args:
        refresh: whether the spec may have changed since, as it may in the daemon.
    """
    key = f"Mocked[{_colons(str(spec) if spec.args else spec.type.fullname)}]"
    known = module.names.get(key)
    if known is not None and isinstance(known.node, TypeInfo):
        members = members_of(known.node)
        if members is not None and members.bases[0] == spec:
            if members.mro[1 : len(spec.type.mro)] != spec.type.mro[:-1]:
                # The daemon has given the spec other bases since.
                _order_bases(known.node, members, names)
                refresh = True
            if refresh:
                declare_members(members)
            return known.node
    short_name = f"Mocked[{_short(spec)}]"
    members = _new_class(module, f"{MEMBERS_PREFIX}{key}>", short_name, [spec, *plain_mock(names)])
    loose = names.class_named(LOOSELY_MOCKED)
    if loose is not None:
        # The spec is what the T of a parameter `Mocked[T]` is inferred to be.
        members.bases.append(Instance(loose, [spec]))
    leaf = _new_class(module, key, short_name, [Instance(members, [])])
    _order_bases(leaf, members, names)
    declare_members(members)
    for info in (members, leaf):
        info.is_protocol = True
        info.metadata["typedamock"] = {}
    marker = variable_of(_SPEC_MEMBER, leaf)
    marker.type = spec
    # Read-only, so that Mocked[Derived] is accepted as Mocked[Base].
    marker.is_property = True
    leaf.names[_SPEC_MEMBER] = member_symbol(marker)
    return leaf


def _order_bases(leaf: TypeInfo, members: TypeInfo, names: Names) -> None:
    spec = members.bases[0].type
    members.mro = [members, *spec.mro[:-1]]
    members.mro += [c for c in mock_hierarchy(names) if c not in members.mro]
    members.mro += [base.type for base in members.bases if base.type not in members.mro]
    members.mro.append(spec.mro[-1])
    leaf.mro = [leaf, *members.mro]
    for info in (members, leaf):
        # The standard library's mocks derive from Any in typeshed; a mock with a spec is not just anything.
        info.fallback_to_any = spec.fallback_to_any
        info.metaclass_type = info.calculate_metaclass_type()
        type_state.reset_all_subtype_caches_for(info)


def mocked_constructor(
    leaf: TypeInfo, calls: Instance, module: MypyFile, names: Names
) -> tuple[TypeInfo, TypeInfo]:
    """The classes of a mock of a class, which is also used as if it were a mock of an instance.

    Args:
        leaf: the class `Mocked[...]` of the instances.
        calls: the method mock that knows the constructor's signature.
        module: where the classes are made.

    Returns:
        What the mock's attributes are looked up in, and the class whose constructor it seems to be.
    """
    members = members_of(leaf)
    type_class = names.class_named("builtins.type")
    assert members is not None and type_class is not None
    # checkmember.analyze_class_attribute_access would find the methods of the mock classes unbound.
    instances = _new_class(
        module, f"<instances-redef of {_key(leaf)}>", members.bases[0].type.name, [Instance(members, [])]
    )
    instances.mro = [instances, members, *members.bases[0].type.mro]
    constructor = _new_class(
        module,
        f"<constructor-redef of {_key(leaf)}>",
        f"Mocked[type[{leaf.name.removeprefix('Mocked[').removesuffix(']')}]]",
        [calls, Instance(leaf, []), Instance(type_class, [])],
    )
    constructor.mro = [constructor]
    for base in (calls.type, leaf, type_class):
        constructor.mro += [info for info in base.mro[:-1] if info not in constructor.mro]
    constructor.mro.append(leaf.mro[-1])
    for info in (constructor, instances):
        info.fallback_to_any = leaf.fallback_to_any
        info.metadata["typedamock"] = {}
        type_state.reset_all_subtype_caches_for(info)
    return constructor, instances


def rebound_class(mock: Instance, module: MypyFile) -> TypeInfo:
    """A class of that mock which is assignable to everything, for a variable that held another one."""
    info = _derived_class(_REBOUND_PREFIX, [mock], module)
    info.fallback_to_any = True
    return info


def spied_class(mock: Instance, spy: Instance, module: MypyFile) -> TypeInfo:
    """A class of that method mock with what pytest-mock's class of spies has besides."""
    return _derived_class("<spied ", [mock, spy], module)


def _derived_class(prefix: str, bases: list[Instance], module: MypyFile) -> TypeInfo:
    # The first base is a mock; what the others derive from, it does, too.
    mock, *others = bases
    key = f"{prefix}{_colons(str(mock))}>"
    known = module.names.get(key)
    if known is not None and isinstance(known.node, TypeInfo) and known.node.bases == bases:
        info = known.node
    else:
        info = _new_class(module, key, mock.type.name, bases)
        info.metadata["typedamock"] = {}
    info.mro = [info, *(base.type for base in others), *mock.type.mro]
    info.metaclass_type = info.calculate_metaclass_type()
    type_state.reset_all_subtype_caches_for(info)
    return info


def has_any_member(info: TypeInfo) -> bool:
    """Whether the class may have members that mypy does not know of, as an unknown base of it may."""
    return (info.mro[1] if _REBOUND_PREFIX in info.fullname else info).fallback_to_any


def declare_members(members: TypeInfo) -> None:
    """Give the class a variable for each member that its spec has by now, and no other."""
    spec = members.bases[0].type
    declared = _declared_members(spec)
    if (setter := spec.get_method("__setattr__")) is None or setter.info.fullname == "builtins.object":
        # Hides NonCallableMock.__setattr__, which would let any name be set.
        declared["__setattr__"] = None
        if "__setattr__" not in members.names:
            members.names["__setattr__"] = setter_of(members)
    if "__call__" in declared:
        for name in OF_CALLS - declared.keys():
            declared[name] = None
    for name in [name for name in members.names if name not in declared]:
        del members.names[name]
    for name, node in declared.items():
        if name not in members.names:
            variable = variable_of(name, members)
            # A property as far as subtypes.get_member_flags sees, so that Mocked[Derived], whose methods may
            # return less, is accepted as Mocked[Base]; settable, as everything is in a mock.
            variable.is_property = variable.is_settable_property = not isinstance(node, Var)
            members.names[name] = member_symbol(variable)


def members_of(info: TypeInfo) -> TypeInfo | None:
    """Of a class `Mocked[...]`, or one derived from it, the class with the members."""
    for base in info.mro:
        if MEMBERS_PREFIX in base.fullname:
            return base
    return None


def spec_of(info: TypeInfo) -> Instance | None:
    """What a class `Mocked[...]` stands in for; None of any other class."""
    members = members_of(info)
    return members.bases[0] if members is not None else None


def plain_mock(names: Names) -> list[Instance]:
    """The base that makes a mock of what different mocks have in common, where `join` looks for that."""
    mock = names.class_named(MOCK)
    return [Instance(mock, [])] if mock is not None else []


def mock_hierarchy(names: Names) -> list[TypeInfo]:
    """The method resolution order of a class that derives from all mock classes, without object."""
    lines = [list(info.mro[:-1]) for name in MOCK_HIERARCHY if (info := names.class_named(name)) is not None]
    try:
        return merge(lines)
    except MroError:
        return []


def _declared_members(spec: TypeInfo) -> dict[str, SymbolNode | None]:
    declared: dict[str, SymbolNode | None] = {}
    for base in spec.mro:
        if base.fullname in ("builtins.object", "typing.Generic", "typing.Protocol"):
            continue
        for name, symbol in base.names.items():
            if name in _NOT_MEMBERS or "-redef" in name or name in declared:
                continue
            if isinstance(symbol.node, (Var, FuncBase, Decorator, TypeInfo)):
                declared[name] = symbol.node
    return declared


def _new_class(module: MypyFile, key: str, short_name: str, bases: list[Instance]) -> TypeInfo:
    definition = ClassDef(short_name, Block([]))
    definition.fullname = f"{module.fullname}.{key}"
    info = TypeInfo(SymbolTable(), definition, module.fullname)
    definition.info = info
    info.bases = bases
    module.names[key] = SymbolTableNode(GDEF, info, module_public=False, module_hidden=True)
    return info


def _key(info: TypeInfo) -> str:
    return info.fullname.removeprefix(f"{info.module_name}.")


def _colons(text: str) -> str:
    # lookup.lookup_fully_qualified splits a name at its dots.
    return text.replace(".", ":")


def _short(spec: Instance) -> str:
    if not spec.args:
        return spec.type.name
    args = ", ".join(_short(a) if isinstance(a, Instance) else str(a) for a in spec.args)
    return f"{spec.type.name}[{args}]"
