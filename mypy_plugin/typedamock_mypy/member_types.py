"""The type of a mocked member, made from the type that the member has in the spec."""

from collections.abc import Callable
from typing import TypeGuard

from mypy.checker import TypeChecker
from mypy.checkmember import analyze_member_access
from mypy.erasetype import erase_type, erase_typevars
from mypy.maptype import map_instance_to_supertype
from mypy.nodes import ARG_POS, Context, Expression, MypyFile, Var
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    NoneType,
    Overloaded,
    Parameters,
    ProperType,
    TupleType,
    Type,
    TypeOfAny,
    TypeType,
    UnionType,
    get_proper_type,
)

from typedamock.spec.kinds import ASYNC_ITERATORS, AWAITABLES
from typedamock_mypy.arguments import arguments_type
from typedamock_mypy.dependencies import depend_on_members
from typedamock_mypy.fullnames import (
    ASYNC_METHOD_MOCK,
    ASYNC_METHOD_MOCKS,
    METHOD_MOCK,
    METHOD_MOCKS,
    NON_CALLABLE_MOCK,
    OVERLOADED_ASYNC_METHOD_MOCK,
    OVERLOADED_METHOD_MOCK,
)
from typedamock_mypy.mocked_class import mocked_class, spec_of
from typedamock_mypy.names import Names, union_of
from typedamock_mypy.replacements import Replacements, is_function, of_no_consequence

_VALUE_MODULES = frozenset(
    {
        "builtins",
        "collections",
        "datetime",
        "decimal",
        "enum",
        "fractions",
        "ipaddress",
        "types",
        "typing",
        "uuid",
        "_collections_abc",
    }
)
# The positions of the type that they yield.
_ITERATORS = {"typing.Generator": 0, "typing.Iterator": 0}
# In modules of values, but hard to make by hand, or configured as a mock: `__iter__.return_value = [...]`.
_MOCKABLE = ASYNC_ITERATORS.keys() | _ITERATORS.keys() | {"typing.IO", "typing.TextIO", "typing.BinaryIO"}
_AWAITED = {
    ASYNC_METHOD_MOCK: ASYNC_METHOD_MOCK,
    METHOD_MOCK: ASYNC_METHOD_MOCK,
    OVERLOADED_ASYNC_METHOD_MOCK: OVERLOADED_ASYNC_METHOD_MOCK,
    OVERLOADED_METHOD_MOCK: OVERLOADED_ASYNC_METHOD_MOCK,
}


class MemberTypes:
    """Types of mocked members as one module sees them."""

    def __init__(self, checker: TypeChecker) -> None:
        self._checker = checker
        self._names = Names(checker.modules)
        self._module: MypyFile = checker.tree

    def member(self, spec: Instance, name: str, context: Context) -> ProperType:
        """The type that reading the member of a mock of `spec` gives."""
        typ = self.member_of_spec(spec, name, context)
        return AnyType(TypeOfAny.special_form) if _is_set_elsewhere(typ) else self.child(typ)

    def assigned(self, spec: Instance, name: str, context: Context, value: Expression | None) -> Type:
        """The type that assigning to the member of a mock of `spec` takes.

        Args:
            value: what is assigned, if that is known.
        """
        typ = self.member_of_spec(spec, name, context, assigned=True)
        if _is_set_elsewhere(typ):
            return AnyType(TypeOfAny.special_form)
        if _is_function(typ):
            return self._taken_for(typ, name, value)
        if isinstance(typ, UnionType) and value is not None and is_function(value, self._checker):
            # One that may be None, say.
            items = [get_proper_type(item) for item in typ.items]
            return UnionType.make_union(
                [self._taken_for(item, name, value) if _is_function(item) else item for item in items]
            )
        if not _has_setter(spec, name):
            return typ
        # No setter of the spec's changes what is read afterwards.
        return union_of([typ, self.member_of_spec(spec, name, context)])

    def _taken_for(self, function: FunctionLike, name: str, value: Expression | None) -> Type:
        """What may be assigned to a member of that name that is a function in the spec."""
        parts = _Parts(function)
        results = [erase_typevars(result) for result in parts.results]
        if parts.is_async:
            results = [self._names.instance("typing.Awaitable", [of_no_consequence(r)]) for r in results]
        signatures: list[CallableType] = list(parts.signatures)
        if name.startswith("__") and name.endswith("__"):
            # It becomes an attribute of the mock's class, as unittest.mock says: it is passed the mock.
            signatures = [_with_self(signature) for signature in signatures]
        functions = Replacements(signatures, results, self._checker)
        if value is not None and is_function(value, self._checker):
            return functions.type_for(value)
        everything = UnionType.make_union([self.function(function), *functions.types()])
        if value is None or self._fits(value, everything):
            return everything
        # For the message.
        return functions.expected()

    def of_calls(self, spec: Instance, name: str, context: Context, *, assigned: bool) -> ProperType:
        """The type of what a mock of an object that can be called knows of its calls."""
        function = self.member_of_spec(spec, "__call__", context)
        calls = self.calls(function) if isinstance(function, FunctionLike) else None
        # Whether calling it gives an awaitable, the mock's class says; that of both has all attributes.
        info = self._names.class_named(_AWAITED.get(calls.type.fullname, "")) if calls is not None else None
        if calls is None or info is None:
            return AnyType(TypeOfAny.special_form)
        return self._access(Instance(info, calls.args), name, context, assigned)

    def structural(self, spec: Instance, name: str, context: Context) -> ProperType:
        """The type of the member for protocols to compare: the spec's own, with a mock's attributes."""
        typ = self.member_of_spec(spec, name, context)
        return self._callable(typ) if isinstance(typ, FunctionLike) and not typ.is_type_obj() else typ

    def member_of_spec(
        self, spec: Instance, name: str, context: Context, *, assigned: bool = False
    ) -> ProperType:
        """The type of the member of `spec` itself: bound, expanded, decorators resolved."""
        depend_on_members(spec, self._checker)
        with self._checker.msg.filter_errors() as errors:
            typ = self._access(spec, name, context, assigned)
            if assigned and errors.has_new_errors():
                # A read-only property, a frozen field: a mock's can be set all the same.
                typ = self._access(spec, name, context, False)
        return typ

    def function(self, function: FunctionLike) -> ProperType:
        """The type of the mock of a function or bound method."""
        if isinstance(function, Overloaded) or function.items[0].variables:
            return self._callable(function)
        parts = _Parts(function)
        info = self._names.class_named(ASYNC_METHOD_MOCK if parts.is_async else METHOD_MOCK)
        if info is None:
            return AnyType(TypeOfAny.special_form)
        arguments = arguments_type(parts.signatures, self._names)
        return Instance(info, [_parameters(parts.signatures[0]), parts.results[0], arguments])

    def returned(self, result: Type) -> Type:
        """What may be set as the return value of a mock that returns `result`.

        Of an iterator, that is also what it is to yield, as `unittest.mock` has it for `__iter__`.
        """
        proper = get_proper_type(result)
        if isinstance(proper, NoneType):
            # Nobody looks at it; mypy has no subclass of None, not even one that is Any.
            return union_of([proper, self._names.instance(NON_CALLABLE_MOCK)])
        if isinstance(proper, Instance):
            index = ASYNC_ITERATORS.get(proper.type.fullname, _ITERATORS.get(proper.type.fullname))
            if index is not None:
                return union_of([proper, self._names.instance("typing.Iterable", [proper.args[index]])])
        return proper

    def calls(self, function: FunctionLike) -> Instance | None:
        """The class of a method mock by which calls of the function are recorded and asserted."""
        mock = self.function(function)
        if isinstance(mock, FunctionLike):
            mock = mock.items[0].fallback
        return mock if isinstance(mock, Instance) else None

    def _callable(self, function: FunctionLike) -> ProperType:
        """As `function`, for signatures that no ParamSpec can hold: overloads, type variables of its own."""
        parts = _Parts(function)
        info = self._names.class_named(
            OVERLOADED_ASYNC_METHOD_MOCK if parts.is_async else OVERLOADED_METHOD_MOCK
        )
        if info is None:
            return AnyType(TypeOfAny.special_form)
        result = union_of(_one_of_each_class([erase_typevars(typ) for typ in parts.results]))
        asserting = map_signatures(
            function,
            lambda signature: signature.copy_modified(ret_type=NoneType(), name=None, definition=None),
        )
        arguments = arguments_type(parts.signatures, self._names)
        mock = Instance(info, [function, asserting, result, arguments])
        # A call is checked by the callable's own signature; attributes are looked up in its fallback.
        return map_signatures(function, lambda signature: signature.copy_modified(fallback=mock))

    def child(self, typ: Type) -> ProperType:
        """The type of what a mock gives in place of an object of `typ`."""
        typ = get_proper_type(typ)
        if isinstance(typ, UnionType):
            items = [item for item in typ.items if not isinstance(get_proper_type(item), NoneType)]
            # As typeshed has it for results that may be None: nobody wants to assert that away in a test,
            # which knows what it has set.
            anything = AnyType(TypeOfAny.special_form)
            children: list[Type] = [self.child(item) for item in items]
            if len(items) > 1 and (
                children != [get_proper_type(item) for item in items]
                # Of a class whose instances are called, too: what the class gives, or an instance.
                or any(isinstance(item, Instance) and spec_of(item.type) is not None for item in children)
            ):
                return anything
            optional = [anything] if len(items) < len(typ.items) else []
            return get_proper_type(UnionType.make_union([*children, *optional]))
        if isinstance(typ, TupleType) and typ.partial_fallback.type.fullname != "builtins.tuple":
            # A named tuple: only a tuple is accepted as one, and its fields are those of its fallback.
            return typ.copy_modified(fallback=self._mocked(typ.partial_fallback))
        if isinstance(typ, Instance) and _is_mockable(typ):
            return self._mocked(typ)
        if isinstance(typ, FunctionLike) and not typ.is_type_obj():
            return self.function(typ)
        # An object is what the results of several mocks have in common, if not more; what a class is called
        # with is its own.
        if is_object(typ) or isinstance(typ, (FunctionLike, TypeType)):
            return AnyType(TypeOfAny.special_form)
        return typ

    def _fits(self, value: Expression, expected: Type) -> bool:
        with self._checker.msg.filter_errors():
            typ = self._checker.expr_checker.accept(value, expected)
        return is_subtype(typ, expected, options=self._checker.options)

    def _mocked(self, typ: Instance) -> Instance:
        refresh = self._checker.options.fine_grained_incremental
        return Instance(mocked_class(typ, self._module, self._names, refresh=refresh), [])

    def _access(self, spec: Instance, name: str, context: Context, assigned: bool) -> ProperType:
        return get_proper_type(
            analyze_member_access(
                name,
                spec,
                context,
                is_lvalue=assigned,
                is_super=False,
                is_operator=name.startswith("__") and name.endswith("__"),
                original_type=spec,
                self_type=spec,
                chk=self._checker,
                # An assignment's errors say whether the spec lets the member be set.
                suppress_errors=not assigned,
            )
        )


class _Parts:
    """The signatures of a function, and what a call of each gives, or awaiting it."""

    def __init__(self, function: FunctionLike) -> None:
        self.signatures = [
            signature.with_unpacked_kwargs().with_normalized_var_args() for signature in function.items
        ]
        awaited = [typ for item in self.signatures if (typ := awaited_type(item.ret_type)) is not None]
        self.is_async = len(awaited) == len(self.signatures)
        self.results = awaited if self.is_async else [item.ret_type for item in self.signatures]


def _one_of_each_class(results: list[Type]) -> list[Type]:
    """The results of overloads, `Process[Any]` in place of `Process[str]` and `Process[bytes]`.

    In the context of several of one class, mypy finds no type argument for a new object: `Process[Never]`.
    """
    different = [get_proper_type(result) for result in dict.fromkeys(results)]
    classes = [result.type for result in different if isinstance(result, Instance)]
    return [
        erase_type(result) if isinstance(result, Instance) and classes.count(result.type) > 1 else result
        for result in different
    ]


def awaited_type(returned: Type) -> Type | None:
    """What awaiting a call gives that returns `returned`, None if it is not awaited."""
    returned = get_proper_type(returned)
    if isinstance(returned, UnionType):
        arms = [item for item in returned.items if not isinstance(get_proper_type(item), NoneType)]
        awaited = [typ for item in arms if (typ := awaited_type(item)) is not None]
        return UnionType.make_union(awaited) if awaited and len(awaited) == len(arms) else None
    if not isinstance(returned, Instance):
        return None
    index = AWAITABLES.get(returned.type.fullname)
    if index is None:
        return None
    return returned.args[index] if index < len(returned.args) else AnyType(TypeOfAny.special_form)


def is_method_mock(typ: Type) -> bool:
    """Whether `typ` is the type of a mocked function or method."""
    return _fullname_of_mock(typ) in METHOD_MOCKS


def is_async_method_mock(typ: Type) -> bool:
    """Whether `typ` is the type of a mocked function or method whose call is awaited."""
    return _fullname_of_mock(typ) in ASYNC_METHOD_MOCKS


def _fullname_of_mock(typ: Type) -> str:
    typ = get_proper_type(typ)
    if isinstance(typ, FunctionLike):
        typ = typ.fallback
    return typ.type.fullname if isinstance(typ, Instance) else ""


def as_method_mock(mock: Instance) -> Instance | None:
    """A mock as an instance of the class of method mocks that it is, or derives from."""
    for base in mock.type.mro:
        if base.fullname in METHOD_MOCKS:
            return map_instance_to_supertype(mock, base)
    return None


def result_in_place_of(typ: Type) -> ProperType:
    """What a mock may be set to return in place of `typ`: of a mock, also what that stands in for.

    The autospec of a class returns a mock of its instances, and may be set to return a real one.
    """
    typ = get_proper_type(typ)
    if isinstance(typ, UnionType):
        return get_proper_type(UnionType.make_union([result_in_place_of(item) for item in typ.items]))
    stood_for = spec_of(typ.type) if isinstance(typ, Instance) else None
    return stood_for if stood_for is not None else typ


def is_object(typ: Type) -> bool:
    """Whether `typ` says nothing of an object."""
    typ = get_proper_type(typ)
    return isinstance(typ, Instance) and typ.type.fullname == "builtins.object"


def is_typed_mock(typ: Instance) -> bool:
    """Whether `typ` is a mock's type that says which attributes it has."""
    return spec_of(typ.type) is not None or any(base.fullname in METHOD_MOCKS for base in typ.type.mro)


def _is_mockable(typ: Instance) -> bool:
    info = typ.type
    return info.fullname in _MOCKABLE or not (
        info.module_name in _VALUE_MODULES
        or info.is_enum
        or info.is_newtype
        or info.tuple_type is not None
        or info.typeddict_type is not None
        or info.fullname in METHOD_MOCKS
        or spec_of(info) is not None
        or info.has_base("unittest.mock.NonCallableMock")
    )


def _is_function(typ: ProperType) -> TypeGuard[FunctionLike]:
    return isinstance(typ, FunctionLike) and not typ.is_type_obj()


def _is_set_elsewhere(typ: ProperType) -> bool:
    """Whether all that is known of an attribute is that it is None: `driver = None`, for others to set."""
    return isinstance(typ, NoneType)


def _has_setter(spec: Instance, name: str) -> bool:
    symbol = spec.type.get(name)
    node = symbol.node if symbol is not None else None
    if not isinstance(node, Var):
        return True
    declared = get_proper_type(node.type)
    return isinstance(declared, Instance) and declared.type.has_readable_member("__set__")


def _with_self(signature: CallableType) -> CallableType:
    return signature.copy_modified(
        arg_types=[AnyType(TypeOfAny.special_form), *signature.arg_types],
        arg_kinds=[ARG_POS, *signature.arg_kinds],
        arg_names=["self", *signature.arg_names],
    )


def _parameters(signature: CallableType) -> Parameters:
    return Parameters(
        signature.arg_types,
        signature.arg_kinds,
        signature.arg_names,
        is_ellipsis_args=signature.is_ellipsis_args,
    )


def map_signatures(function: FunctionLike, change: Callable[[CallableType], CallableType]) -> FunctionLike:
    """The function with each of its signatures changed."""
    if isinstance(function, Overloaded):
        return Overloaded([change(item) for item in function.items])
    assert isinstance(function, CallableType)
    return change(function)
