"""The kinds of members that a spec has, and the qualified names that decide them: the one table of the
runtime, the generator and the mypy plugin.

Plain data. A name is `module.name` as the field writes it: where a class is documented
(`functools.partial`) and, since inspection meets objects, where it says it lives.
A mapping gives the index of the type argument that matters: `Coroutine[Any, Any, T]` -> 2.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

__all__ = [
    "ABSTRACT_DECORATORS",
    "ASYNC_CONTEXT_MANAGERS",
    "ASYNC_CONTEXT_MANAGER_DECORATORS",
    "ASYNC_ITERATORS",
    "AWAITABLES",
    "CALLABLES",
    "CLASSMETHODS",
    "CONTEXT_MANAGERS",
    "CONTEXT_MANAGER_DECORATORS",
    "COROUTINE_DECORATORS",
    "ITERATORS",
    "KIND_OF_RETURNED",
    "NEVER",
    "OVERLOADS",
    "PARTIALS",
    "PROPERTIES",
    "QUALIFIERS",
    "SELF",
    "SIGNATURE_PRESERVING_DECORATORS",
    "SINGLEDISPATCHES",
    "STATICMETHODS",
    "UNIONS",
    "Kind",
]


class Kind(Enum):
    """What a member is to the one who uses it; the value is how messages and docs call it.

    The five kinds of methods say what *calling* gives; "T" is the type that the annotation carries there.
    """

    ASYNC_METHOD = "async method"
    """`async def`, or `def` that returns one of `AWAITABLES`: awaiting the call gives T."""

    METHOD = "method"
    """The call gives T, whatever T may be."""

    ASYNC_ITERATOR = "async iterator"
    """The call gives an async iterator of T: async generators, `def` returning one of `ASYNC_ITERATORS`."""

    ASYNC_CONTEXT_MANAGER = "async context manager"
    """The call gives a manager; `async with` gives T."""

    CONTEXT_MANAGER = "context manager"
    """The call gives a manager; `with` gives T."""

    AWAITABLE_CONTEXT_MANAGER = "awaitable context manager"
    """The call is not awaitable by the table, but gives an object of a class T that has both `__await__` and
    `__aenter__` (`aiohttp.ClientSession.get`). Its mock is a method that returns a mock of T."""

    PROPERTY = "property"
    """Also `functools.cached_property`; reading gives T."""

    ATTRIBUTE = "attribute"
    """Reading gives T."""

    AWAITABLE_ATTRIBUTE = "awaitable attribute"
    """A property or attribute annotated as one of `AWAITABLES`: awaiting what it holds gives T."""

    CLASS = "class"
    """A nested class, or a class in a module."""

    MODULE = "module"
    """A module in a module."""


def _names(*names: str) -> frozenset[str]:
    return frozenset(names)


def _typing(*names: str) -> frozenset[str]:
    return frozenset(f"{module}.{name}" for module in ("typing", "typing_extensions") for name in names)


def _at(index: int, *names: str) -> dict[str, int]:
    return dict.fromkeys(names, index)


# ---- types: name -> index of the type argument that holds T

AWAITABLES: Final[Mapping[str, int]] = MappingProxyType(
    {
        **_at(0, "collections.abc.Awaitable", *_typing("Awaitable")),
        **_at(2, "collections.abc.Coroutine", *_typing("Coroutine"), "types.CoroutineType"),
        # No Future or Task: such an object is cancelled and given callbacks, which a coroutine cannot be.
        # What typeshed gives to functions that `types.coroutine` decorates.
        **_at(0, "typing.AwaitableGenerator"),
    }
)

ASYNC_ITERATORS: Final[Mapping[str, int]] = MappingProxyType(
    {
        **_at(0, "collections.abc.AsyncIterator", *_typing("AsyncIterator")),
        **_at(0, "collections.abc.AsyncIterable", *_typing("AsyncIterable")),
        **_at(0, "collections.abc.AsyncGenerator", *_typing("AsyncGenerator"), "types.AsyncGeneratorType"),
    }
)

ITERATORS: Final[Mapping[str, int]] = MappingProxyType(
    {
        **_at(0, "collections.abc.Iterator", *_typing("Iterator")),
        **_at(0, "collections.abc.Iterable", *_typing("Iterable")),
        **_at(0, "collections.abc.Generator", *_typing("Generator"), "types.GeneratorType"),
    }
)
"""No kind of their own: what a function decorated as a context manager is annotated with."""

ASYNC_CONTEXT_MANAGERS: Final[Mapping[str, int]] = MappingProxyType(
    _at(
        0,
        "contextlib.AbstractAsyncContextManager",
        "contextlib._AsyncGeneratorContextManager",
        *_typing("AsyncContextManager"),
    )
)

CONTEXT_MANAGERS: Final[Mapping[str, int]] = MappingProxyType(
    _at(
        0,
        "contextlib.AbstractContextManager",
        "contextlib._GeneratorContextManager",
        *_typing("ContextManager"),
    )
)

KIND_OF_RETURNED: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        **dict.fromkeys(AWAITABLES, Kind.ASYNC_METHOD),
        **dict.fromkeys(ASYNC_ITERATORS, Kind.ASYNC_ITERATOR),
        **dict.fromkeys(ASYNC_CONTEXT_MANAGERS, Kind.ASYNC_CONTEXT_MANAGER),
        **dict.fromkeys(CONTEXT_MANAGERS, Kind.CONTEXT_MANAGER),
    }
)
"""The kind of a plain `def` by the qualified name that its return annotation starts with; else METHOD."""

CALLABLES: Final = _names("collections.abc.Callable", *_typing("Callable"))
"""An attribute of `Callable[..., Awaitable[T]]` is an ASYNC_METHOD; others likewise by what they return."""

UNIONS: Final = _names("types.UnionType", *_typing("Union", "Optional"))
"""The kind is that of the arms other than None if they all agree, else METHOD or ATTRIBUTE."""

QUALIFIERS: Final = _names(
    "dataclasses.InitVar", *_typing("Annotated", "ClassVar", "Final", "Required", "NotRequired", "ReadOnly")
)
"""`Qualifier[T, ...]` is T as far as mocks are concerned."""

NEVER: Final = _typing("NoReturn", "Never")

SELF: Final = _typing("Self")

# ---- decorators, by the qualified name of what decorates

COROUTINE_DECORATORS: Final = _names("types.coroutine", "asyncio.coroutine")

ASYNC_CONTEXT_MANAGER_DECORATORS: Final = _names("contextlib.asynccontextmanager")

CONTEXT_MANAGER_DECORATORS: Final = _names("contextlib.contextmanager")

PROPERTIES: Final = _names(
    "builtins.property",
    "functools.cached_property",
    "abc.abstractproperty",
    "enum.property",
    "types.DynamicClassAttribute",
)

STATICMETHODS: Final = _names("builtins.staticmethod", "abc.abstractstaticmethod")

CLASSMETHODS: Final = _names("builtins.classmethod", "abc.abstractclassmethod")

ABSTRACT_DECORATORS: Final = _names(
    "abc.abstractmethod", "abc.abstractproperty", "abc.abstractstaticmethod", "abc.abstractclassmethod"
)

OVERLOADS: Final = _typing("overload")

SINGLEDISPATCHES: Final = _names("functools.singledispatch", "functools.singledispatchmethod")
"""The signature and the kind are those of the function that is dispatched from."""

PARTIALS: Final = _names("functools.partial", "functools.partialmethod")
"""The signature lacks what is bound; the kind is that of the bound function."""

SIGNATURE_PRESERVING_DECORATORS: Final = _names(
    "abc.abstractmethod",
    "functools.cache",
    "functools.lru_cache",
    "functools.wraps",
    "warnings.deprecated",
    *_typing("final", "no_type_check", "override", "runtime_checkable"),
    "typing_extensions.deprecated",
)
"""What they decorate keeps its signature and its kind."""
