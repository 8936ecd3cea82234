"""What the names of `typing` and `typing_extensions` stand for."""

from typedamock.gen.types import Ref, VarKind, builtin

TYPING = frozenset({"typing", "typing_extensions"})
SPECIAL_FORMS = frozenset(
    [
        "Any",
        "Union",
        "Optional",
        "Literal",
        "Callable",
        "Annotated",
        "ClassVar",
        "Final",
        "Required",
        "NotRequired",
        "ReadOnly",
        "Self",
        "Never",
        "NoReturn",
        "LiteralString",
        "Type",
        "Tuple",
        "Concatenate",
        "Unpack",
        "TypeGuard",
        "TypeIs",
        "TypeForm",
        "TypeAlias",
        "Generic",
        "Protocol",
        "TypedDict",
        "NamedTuple",
        "TypeVar",
        "ParamSpec",
        "TypeVarTuple",
        "NewType",
    ]
)
# What `typing` only repeats (PEP 585): documented as deprecated aliases of these.
MODERN = {
    "List": builtin("list"),
    "Dict": builtin("dict"),
    "Set": builtin("set"),
    "FrozenSet": builtin("frozenset"),
    "Text": builtin("str"),
    "DefaultDict": Ref("collections", "defaultdict"),
    "OrderedDict": Ref("collections", "OrderedDict"),
    "Counter": Ref("collections", "Counter"),
    "ChainMap": Ref("collections", "ChainMap"),
    "Deque": Ref("collections", "deque"),
    "ContextManager": Ref("contextlib", "AbstractContextManager"),
    "AsyncContextManager": Ref("contextlib", "AbstractAsyncContextManager"),
    "Pattern": Ref("re", "Pattern"),
    "Match": Ref("re", "Match"),
    "AbstractSet": Ref("collections.abc", "Set"),
    **{
        name: Ref("collections.abc", name)
        for name in [
            "AsyncGenerator",
            "AsyncIterable",
            "AsyncIterator",
            "Awaitable",
            "Buffer",
            "ByteString",
            "Callable",
            "Collection",
            "Container",
            "Coroutine",
            "Generator",
            "Hashable",
            "ItemsView",
            "Iterable",
            "Iterator",
            "KeysView",
            "Mapping",
            "MappingView",
            "MutableMapping",
            "MutableSequence",
            "MutableSet",
            "Reversible",
            "Sequence",
            "Sized",
            "ValuesView",
        ]
        if name != "Buffer"
    },
}
# Names of `typing_extensions` that `typing` has in every Python that generated code is read with (3.11).
IN_TYPING = frozenset(
    [
        "Any",
        "AnyStr",
        "Concatenate",
        "Literal",
        "LiteralString",
        "Never",
        "NoReturn",
        "NotRequired",
        "ParamSpec",
        "Protocol",
        "Required",
        "Self",
        "SupportsAbs",
        "SupportsBytes",
        "SupportsComplex",
        "SupportsFloat",
        "SupportsIndex",
        "SupportsInt",
        "SupportsRound",
        "TypeGuard",
        "TypedDict",
        "Unpack",
        "IO",
        "TextIO",
        "BinaryIO",
        "NamedTuple",
    ]
)
VAR_KINDS = {"TypeVar": VarKind.TYPE, "ParamSpec": VarKind.PARAMETERS, "TypeVarTuple": VarKind.TUPLE}
TYPE_MAKERS = frozenset(
    [
        "typing.NewType",
        "typing_extensions.NewType",
        "typing.NamedTuple",
        "typing.TypedDict",
        "typing_extensions.TypedDict",
        "collections.namedtuple",
        "enum.Enum",
        "enum.IntEnum",
        "enum.StrEnum",
        "enum.Flag",
        "enum.IntFlag",
    ]
)
