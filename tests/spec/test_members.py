"""What inspection reads off a spec, one case per source of members and per shape of annotation."""

import abc
import asyncio
import contextlib
import dataclasses
import enum
import functools
import inspect
import linecache
import sys
import textwrap
import types
import typing
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterator
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Generic,
    Literal,
    NamedTuple,
    Optional,
    Protocol,
    Self,
    TypedDict,
)

import attrs
import pydantic
import pytest
from typing_extensions import TypeVar

from typedamock.spec.annotations import Unknown
from typedamock.spec.kinds import Kind
from typedamock.spec.members import MISSING, Member, Members

T = TypeVar("T")
BoundT = TypeVar("BoundT", bound="User")
DefaultT = TypeVar("DefaultT", default=int)
ConstrainedT = TypeVar("ConstrainedT", str, bytes)


class User:
    name: str


class Http:
    async def get(self, url: str) -> User: ...


def reading(spec: Any, name: str, **options: Any) -> tuple[Kind, Any]:
    member = Members(spec, **options)[name]
    return member.kind, member.type


def parameters(spec: Any, name: str) -> str:
    member = Members(spec)[name]
    assert member.signature is not None
    return str(member.signature.replace(return_annotation=inspect.Signature.empty))


def module_from_source(name: str, source: str, monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    module = types.ModuleType(name)
    file = f"<{name}>"
    module.__file__ = file
    text = textwrap.dedent(source)
    linecache.cache[file] = (len(text), None, text.splitlines(True), file)
    monkeypatch.setitem(sys.modules, name, module)
    exec(compile(text, file, "exec", dont_inherit=True), vars(module))
    return module


# ---- kinds by annotation


class Returns:
    async def coroutine(self) -> int: ...
    def awaitable(self) -> Awaitable[int]: ...
    def coroutine_object(self) -> Coroutine[Any, Any, int]: ...
    def future(self) -> asyncio.Future[int]: ...
    def task(self) -> "asyncio.Task[int]": ...
    def optional_awaitable(self) -> Awaitable[int] | None: ...
    def either(self) -> int | Awaitable[int]: ...
    def either_awaitable(self) -> Awaitable[int] | Awaitable[str]: ...
    async def nested(self) -> Awaitable[int]: ...
    async def iterator_behind_await(self) -> AsyncIterator[User]: ...
    def async_iterator(self) -> AsyncIterator[User]: ...
    async def async_generator(self) -> AsyncGenerator[User, None]:
        yield User()

    async def async_generator_without_annotation(self):  # type: ignore[no-untyped-def]
        yield User()

    @contextlib.asynccontextmanager
    async def session(self) -> AsyncIterator[Http]:
        yield Http()

    @contextlib.contextmanager
    def lock(self) -> Iterator[User]:
        yield User()

    def acquire(self) -> contextlib.AbstractAsyncContextManager[Http]: ...
    def open(self) -> contextlib.AbstractContextManager[User]: ...
    def plain(self) -> User: ...
    def nothing(self) -> None: ...
    def unannotated(self): ...  # type: ignore[no-untyped-def]

    @types.coroutine
    def old_coroutine(self) -> Generator[Any, None, int]:
        yield


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("coroutine", (Kind.ASYNC_METHOD, int)),
        ("awaitable", (Kind.ASYNC_METHOD, int)),
        ("coroutine_object", (Kind.ASYNC_METHOD, int)),
        ("future", (Kind.METHOD, asyncio.Future[int])),
        ("task", (Kind.METHOD, asyncio.Task[int])),
        ("optional_awaitable", (Kind.ASYNC_METHOD, int)),
        ("either", (Kind.METHOD, int | Awaitable[int])),
        ("either_awaitable", (Kind.ASYNC_METHOD, int | str)),
        ("nested", (Kind.ASYNC_METHOD, Awaitable[int])),
        ("iterator_behind_await", (Kind.ASYNC_METHOD, AsyncIterator[User])),
        ("async_iterator", (Kind.ASYNC_ITERATOR, User)),
        ("async_generator", (Kind.ASYNC_ITERATOR, User)),
        ("async_generator_without_annotation", (Kind.ASYNC_ITERATOR, Unknown)),
        ("session", (Kind.ASYNC_CONTEXT_MANAGER, Http)),
        ("lock", (Kind.CONTEXT_MANAGER, User)),
        ("acquire", (Kind.ASYNC_CONTEXT_MANAGER, Http)),
        ("open", (Kind.CONTEXT_MANAGER, User)),
        ("plain", (Kind.METHOD, User)),
        ("nothing", (Kind.METHOD, None)),
        ("unannotated", (Kind.METHOD, Unknown)),
        ("old_coroutine", (Kind.ASYNC_METHOD, int)),
    ],
)
def test_kind_of_method_by_what_it_returns(name: str, expected: tuple[Kind, Any]) -> None:
    assert reading(Returns, name) == expected


def test_awaitable_and_context_manager_at_once() -> None:
    aiohttp = pytest.importorskip("aiohttp")
    kind, tp = reading(aiohttp.ClientSession, "get")
    assert kind is Kind.AWAITABLE_CONTEXT_MANAGER
    assert typing.get_args(tp) == (aiohttp.ClientResponse,)
    assert reading(tp, "__aenter__") == (Kind.ASYNC_METHOD, aiohttp.ClientResponse)


class Attributes:
    client: Http
    hook: Callable[[int], Awaitable[str]]
    plain_hook: Callable[[int], str]
    optional_hook: Callable[[int], Awaitable[str]] | None
    any_hook: Callable[..., Awaitable[str]]
    ready: Awaitable[int]
    default: Http = Http()
    default_hook: Callable[[int], Awaitable[str]] = lambda value: value  # type: ignore[assignment, return-value]
    constant: ClassVar[int] = 3
    final: Final[str] = "x"
    annotated: Annotated[Http, "metadata"]
    literal: Literal["a", "b"]
    bad: "no_such_name"  # type: ignore[name-defined]  # noqa: F821
    broken: "1 +"  # type: ignore[valid-type]  # noqa: F722
    raising: "1 / 0"  # type: ignore[valid-type]
    list_of_bad: "list[no_such_name]"  # type: ignore[name-defined]  # noqa: F821
    no_type = 5

    @property
    def http(self) -> Http: ...

    @functools.cached_property
    def cached(self) -> "Http": ...

    @property
    def later(self) -> Awaitable[int]: ...

    @property
    async def async_property(self) -> int: ...

    @property
    def callback(self) -> Callable[[str], Awaitable[int]]: ...

    @property
    @abc.abstractmethod
    def abstract(self) -> int: ...

    class Inner:
        pass


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("client", (Kind.ATTRIBUTE, Http)),
        ("hook", (Kind.ASYNC_METHOD, str)),
        ("plain_hook", (Kind.METHOD, str)),
        ("optional_hook", (Kind.ASYNC_METHOD, str)),
        ("any_hook", (Kind.ASYNC_METHOD, str)),
        ("ready", (Kind.AWAITABLE_ATTRIBUTE, int)),
        ("default", (Kind.ATTRIBUTE, Http)),
        ("default_hook", (Kind.ASYNC_METHOD, str)),
        ("constant", (Kind.ATTRIBUTE, int)),
        ("final", (Kind.ATTRIBUTE, str)),
        ("annotated", (Kind.ATTRIBUTE, Http)),
        ("literal", (Kind.ATTRIBUTE, Literal["a", "b"])),
        ("bad", (Kind.ATTRIBUTE, Unknown)),
        ("broken", (Kind.ATTRIBUTE, Unknown)),
        ("raising", (Kind.ATTRIBUTE, Unknown)),
        ("list_of_bad", (Kind.ATTRIBUTE, list[Any])),
        ("no_type", (Kind.ATTRIBUTE, Unknown)),
        ("http", (Kind.PROPERTY, Http)),
        ("cached", (Kind.PROPERTY, Http)),
        ("later", (Kind.AWAITABLE_ATTRIBUTE, int)),
        ("async_property", (Kind.AWAITABLE_ATTRIBUTE, int)),
        ("callback", (Kind.ASYNC_METHOD, int)),
        ("abstract", (Kind.PROPERTY, int)),
        ("Inner", (Kind.CLASS, Attributes.Inner)),
    ],
)
def test_attributes_and_properties(name: str, expected: tuple[Kind, Any]) -> None:
    assert reading(Attributes, name) == expected


def test_signature_of_a_callable_attribute_is_positional() -> None:
    assert parameters(Attributes, "hook") == "(arg0: int, /)"
    assert parameters(Attributes, "optional_hook") == "(arg0: int, /)"
    assert parameters(Attributes, "callback") == "(arg0: str, /)"
    assert Members(Attributes)["any_hook"].signature is None
    assert Members(Attributes)["client"].signature is None


# ---- sources of members


class FromInit:
    def __init__(self, http: Http, plain, user: User | None = None, *, url: "str" = ""):  # type: ignore[no-untyped-def]
        self.http = http
        self.plain = plain
        self.db: "Http" = make()  # noqa: UP037
        self.user = user or User()
        self.optional = user
        self.made = User()
        self.made_elsewhere = make()
        self.first, self.second = 1, 2
        self.__private = http
        if plain:
            self.in_branch: int = 1
        else:
            self.in_other_branch = url
        for self.step in ():
            pass
        with contextlib.nullcontext() as self.context:
            try:
                self.in_try = url
            except ValueError:
                self.in_except = url
        other = plain
        other.not_ours = 1

        def inner() -> None:
            self.in_inner = 1

        self.chained = self.also_chained = http


def make() -> Any: ...


@pytest.mark.parametrize(
    ("name", "tp"),
    [
        ("http", Http),
        ("plain", Unknown),
        ("db", Http),
        ("user", User),
        ("optional", User | None),
        ("made", User),
        ("made_elsewhere", Unknown),
        ("first", Unknown),
        ("second", Unknown),
        ("_FromInit__private", Http),
        ("in_branch", int),
        ("in_other_branch", str),
        ("step", Unknown),
        ("context", Unknown),
        ("in_try", str),
        ("in_except", str),
        ("chained", Http),
        ("also_chained", Http),
    ],
)
def test_init_assignments(name: str, tp: Any) -> None:
    assert reading(FromInit, name) == (Kind.ATTRIBUTE, tp)
    assert name in Members(FromInit).names()


@pytest.mark.parametrize("name", ["not_ours", "in_inner", "other", "self"])
def test_init_assigns_to_self_alone(name: str) -> None:
    assert name not in Members(FromInit)
    assert name not in Members(FromInit).names()


def test_init_without_source_gives_names() -> None:
    namespace: dict[str, Any] = {}
    source = """
class NoSource:
    def __init__(self, value, other):
        self.value = value
        self.pair, other.foreign = value, value
        value.foreign_too = self
        self.__mangled = 1
        f = lambda: self.value
"""
    exec(source, namespace)
    members = Members(namespace["NoSource"])
    assert {"value", "pair", "_NoSource__mangled"} <= set(members.names())
    assert "foreign" not in members
    assert "foreign_too" not in members
    assert reading(namespace["NoSource"], "value") == (Kind.ATTRIBUTE, Unknown)


def test_init_of_a_base_and_a_callable_attribute() -> None:
    class Base:
        def __init__(self, notify: Callable[[str], Awaitable[None]], http: Http) -> None:
            self.notify = notify
            self.http = http

    class Sub(Base):
        def __init__(self) -> None:
            self.own = 1

    assert reading(Sub, "notify") == (Kind.ASYNC_METHOD, None)
    assert parameters(Sub, "notify") == "(arg0: str, /)"
    assert reading(Sub, "http") == (Kind.ATTRIBUTE, Http)
    assert "own" in Members(Sub)


def test_init_behind_a_decorator_and_post_init() -> None:
    def logged(function: Any) -> Any:
        @functools.wraps(function)
        def wrapper(*args: Any) -> Any:
            return function(*args)

        return wrapper

    class Service:
        @logged
        def __init__(self, http: Http) -> None:
            self.http = http

    @dataclasses.dataclass
    class Data:
        http: Http

        def __post_init__(self) -> None:
            self.user: User = User()

    assert reading(Service, "http") == (Kind.ATTRIBUTE, Http)
    assert reading(Data, "user") == (Kind.ATTRIBUTE, User)


def test_dataclass_fields() -> None:
    @dataclasses.dataclass
    class Data:
        plain: Http
        factory: list[int] = dataclasses.field(default_factory=list)
        default: int = 3
        constant: ClassVar[int] = 1
        parameter: dataclasses.InitVar[int] = dataclasses.field(kw_only=True)
        _: dataclasses.KW_ONLY
        keyword: "User"

    members = Members(Data)
    assert members["plain"].type is Http
    assert members["factory"].type == list[int]
    assert members["default"].type is int
    assert members["constant"].type is int
    assert members["keyword"].type is User
    assert "parameter" not in members
    assert "_" not in members


@pytest.mark.parametrize("slots", [False, True])
def test_attrs_fields(slots: bool) -> None:
    @attrs.define(slots=slots)
    class Data:
        plain: Http
        factory: list[int] = attrs.field(factory=list)

    @attrs.define(slots=slots)
    class Sub(Data):
        own: int = 1

    Old = attrs.make_class("Old", {"x": attrs.field(type=User), "y": attrs.field()})
    assert reading(Sub, "plain") == (Kind.ATTRIBUTE, Http)
    assert reading(Sub, "factory") == (Kind.ATTRIBUTE, list[int])
    assert reading(Sub, "own") == (Kind.ATTRIBUTE, int)
    assert reading(Old, "x") == (Kind.ATTRIBUTE, User)
    assert reading(Old, "y") == (Kind.ATTRIBUTE, Unknown)


def test_pydantic_fields() -> None:
    class Model(pydantic.BaseModel):
        name: str
        tags: list[int] = pydantic.Field(default_factory=list)
        _hidden: int = pydantic.PrivateAttr(default=1)

        @pydantic.computed_field  # type: ignore[prop-decorator]
        @property
        def size(self) -> int:
            return 1

    Created = pydantic.create_model("Created", x=(int, ...))
    assert reading(Model, "name") == (Kind.ATTRIBUTE, str)
    assert reading(Model, "tags") == (Kind.ATTRIBUTE, list[int])
    assert reading(Model, "_hidden") == (Kind.ATTRIBUTE, int)
    assert reading(Model, "size") == (Kind.PROPERTY, int)
    assert reading(Created, "x") == (Kind.ATTRIBUTE, int)


def test_named_tuple_and_slots() -> None:
    class Point(NamedTuple):
        x: int
        owner: "User"

    class Slotted:
        __slots__ = ("plain", "typed")
        typed: User

    assert reading(Point, "x") == (Kind.ATTRIBUTE, int)
    assert reading(Point, "owner") == (Kind.ATTRIBUTE, User)
    assert reading(Point, "_asdict")[0] is Kind.METHOD
    assert reading(Slotted, "plain") == (Kind.ATTRIBUTE, Unknown)
    assert reading(Slotted, "typed") == (Kind.ATTRIBUTE, User)


def test_typed_dict_keys_are_no_attributes() -> None:
    class Movie(TypedDict):
        title: str

    assert "title" not in Members(Movie)
    assert "items" in Members(Movie)


def test_protocol_and_abc() -> None:
    class Gateway(Protocol):
        url: str

        async def send(self, data: bytes) -> int: ...

    class Base(abc.ABC):
        @abc.abstractmethod
        async def run(self) -> User: ...

        @abc.abstractmethod
        def plain(self) -> Awaitable[User]: ...

    assert reading(Gateway, "url") == (Kind.ATTRIBUTE, str)
    assert reading(Gateway, "send") == (Kind.ASYNC_METHOD, int)
    assert reading(Base, "run") == (Kind.ASYNC_METHOD, User)
    assert reading(Base, "plain") == (Kind.ASYNC_METHOD, User)


def test_enum_members_and_methods() -> None:
    class Color(enum.Enum):
        RED = 1

        async def paint(self) -> User: ...

    assert "paint" in Members(Color).names()
    assert reading(Color, "paint") == (Kind.ASYNC_METHOD, User)
    assert reading(Color, "RED") == (Kind.ATTRIBUTE, Color)
    assert reading(Color, "name")[0] is Kind.PROPERTY


def test_metaclass_members_are_those_of_the_class_alone() -> None:
    class Meta(type):
        async def load(cls, key: int) -> User: ...

    class Model(metaclass=Meta):
        pass

    assert "load" not in Members(Model)
    assert "load" not in Members(Model).names()
    assert reading(Model, "load", as_class=True) == (Kind.ASYNC_METHOD, User)
    assert str(Members(Model, as_class=True)["load"].signature).startswith("(key: int)")


def test_a_class_itself_has_no_attributes_of_instances() -> None:
    class Service:
        client: Http
        default: int = 3
        registry: ClassVar[dict[str, int]]

        def __init__(self) -> None:
            self.user = User()

    members = Members(Service, as_class=True)
    for name in ("client", "user"):
        assert name not in members
        assert name not in members.names()
        assert name in Members(Service)
    assert members["default"].type is int
    assert members["registry"].type == dict[str, int]
    assert "registry" in members.names()


class Wrapped:
    async def send(self, to: str, body: str, *, urgent: bool = False) -> User: ...
    def plain(self, to: str, body: str) -> User: ...

    send_hello = functools.partialmethod(send, body="hello")
    send_ann = functools.partialmethod(send, "ann")

    @classmethod
    async def create(cls, key: int) -> "Wrapped": ...

    @staticmethod
    async def helper(key: int) -> User: ...

    partial_create = functools.partialmethod(create, 1)

    @functools.singledispatchmethod
    async def handle(self, event: object) -> User: ...

    @handle.register
    async def _(self, event: int) -> User: ...

    @functools.lru_cache  # noqa: B019
    def cached(self, key: int) -> User: ...

    @functools.cache  # noqa: B019
    def cached_forever(self, key: int) -> User: ...


@pytest.mark.parametrize(
    ("name", "kind", "signature"),
    [
        ("send", Kind.ASYNC_METHOD, "(to: str, body: str, *, urgent: bool = False)"),
        ("send_hello", Kind.ASYNC_METHOD, "(to: str, *, body: str = 'hello', urgent: bool = False)"),
        ("send_ann", Kind.ASYNC_METHOD, "(body: str, *, urgent: bool = False)"),
        ("helper", Kind.ASYNC_METHOD, "(key: int)"),
        ("handle", Kind.ASYNC_METHOD, "(event: object)"),
        ("cached", Kind.METHOD, "(key: int)"),
        ("cached_forever", Kind.METHOD, "(key: int)"),
    ],
)
def test_wrapping_kinds_of_the_standard_library(name: str, kind: Kind, signature: str) -> None:
    assert reading(Wrapped, name) == (kind, User)
    assert parameters(Wrapped, name) == signature


def test_classmethod_and_partial_of_classmethod() -> None:
    assert reading(Wrapped, "create") == (Kind.ASYNC_METHOD, Wrapped)
    assert parameters(Wrapped, "create") == "(key: int)"
    assert reading(Wrapped, "partial_create") == (Kind.ASYNC_METHOD, Wrapped)
    assert parameters(Wrapped, "partial_create") == "()"


def wrap(function: Callable[..., Any]) -> Any:
    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


def wrap_with_annotation(function: Callable[..., Any]) -> Any:
    @functools.wraps(function, assigned=("__name__", "__qualname__", "__doc__"))
    def wrapper(*args: Any, **kwargs: Any) -> str:
        return str(function(*args, **kwargs))

    return wrapper


def wrap_async(function: Callable[..., Any]) -> Any:
    @functools.wraps(function)
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


class Decorated:
    @wrap
    async def once(self, key: int) -> User: ...

    @wrap
    @wrap
    async def twice(self, key: int) -> User: ...

    @wrap_with_annotation
    async def to_str(self, key: int) -> User: ...

    @wrap_async
    def made_async(self, key: int) -> User: ...

    @wrap
    @contextlib.asynccontextmanager
    async def session(self) -> AsyncIterator[Http]:
        yield Http()

    @staticmethod
    @wrap
    async def static(key: int) -> User: ...

    @classmethod
    @wrap
    async def of_class(cls, key: int) -> User: ...


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("once", (Kind.ASYNC_METHOD, User)),
        ("twice", (Kind.ASYNC_METHOD, User)),
        ("to_str", (Kind.METHOD, str)),
        ("made_async", (Kind.ASYNC_METHOD, User)),
        ("session", (Kind.ASYNC_CONTEXT_MANAGER, Http)),
        ("static", (Kind.ASYNC_METHOD, User)),
        ("of_class", (Kind.ASYNC_METHOD, User)),
    ],
)
def test_wraps_chains(name: str, expected: tuple[Kind, Any]) -> None:
    assert reading(Decorated, name) == expected


class Overloaded:
    @typing.overload
    async def load(self, key: int) -> User: ...
    @typing.overload
    async def load(self, key: list[int]) -> list[User]: ...
    async def load(self, key: Any) -> Any: ...

    @typing.overload
    def disagree(self, key: int) -> Awaitable[User]: ...
    @typing.overload
    def disagree(self, key: str) -> User: ...
    def disagree(self, key: Any) -> Any: ...


class OverloadedProtocol(Protocol):
    @typing.overload
    async def load(self, key: int) -> User: ...
    @typing.overload
    async def load(self, key: str) -> User: ...


def test_overloads() -> None:
    assert reading(Overloaded, "load") == (Kind.ASYNC_METHOD, User | list[User])
    assert parameters(Overloaded, "load") == "(key: Any)"
    assert reading(Overloaded, "disagree") == (Kind.METHOD, Any)
    assert reading(OverloadedProtocol, "load") == (Kind.ASYNC_METHOD, User)
    assert Members(OverloadedProtocol)["load"].signature is None


class SyncClient(Protocol):
    is_async: Literal[False]


class AsyncClient(Protocol):
    is_async: Literal[True]

    def execute(self) -> Any: ...


class Commands:
    @typing.overload
    def load(self: SyncClient, key: int) -> User: ...
    @typing.overload
    def load(self: AsyncClient, key: int) -> Awaitable[User]: ...
    def load(self: Any, key: int) -> User | Awaitable[User]: ...

    @typing.overload
    @classmethod
    def made(cls: "type[RedisLike]") -> Awaitable[User]: ...
    @typing.overload
    @classmethod
    def made(cls: "type[Blocking]") -> User: ...
    @classmethod
    def made(cls) -> Any: ...


class RedisLike(Commands):
    is_async: Literal[True] = True

    def execute(self) -> None: ...


class Blocking(Commands):
    is_async: Literal[False] = False


class NoClient(Commands):
    pass


class Box(Generic[T]):
    @typing.overload
    def get(self: "Box[int]") -> Awaitable[User]: ...
    @typing.overload
    def get(self: "Box[str]") -> User: ...
    def get(self) -> Any: ...


class IntBox(Box[int]):
    pass


def test_overloads_of_another_self() -> None:
    assert reading(RedisLike, "load") == (Kind.ASYNC_METHOD, User)
    assert reading(Blocking, "load") == (Kind.METHOD, User)
    assert reading(RedisLike, "made") == (Kind.ASYNC_METHOD, User)
    assert reading(Blocking, "made") == (Kind.METHOD, User)
    assert reading(Box[int], "get") == (Kind.ASYNC_METHOD, User)
    assert reading(IntBox, "get") == (Kind.ASYNC_METHOD, User)
    assert reading(Box[str], "get") == (Kind.METHOD, User)
    # No overload is its, or each may be.
    assert reading(NoClient, "load") == (Kind.METHOD, User | Awaitable[User])
    assert reading(Box, "get") == (Kind.METHOD, Any)


class Field(Generic[T]):
    @typing.overload
    def __get__(self, instance: None, owner: type) -> "Field[T]": ...
    @typing.overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: Any, owner: Any) -> Any: ...


class IntField:
    def __set_name__(self, owner: type, name: str) -> None: ...
    def __get__(self, instance: object, owner: type) -> int: ...
    def __set__(self, instance: object, value: int) -> None: ...


class UserField(Field[User]):
    pass


class Described:
    number = IntField()
    user = UserField()
    generic = Field[User]()
    annotated: Field[Http] = Field()
    later: Field[Callable[[int], Awaitable[str]]]


def test_descriptors_give_what_their_get_is_annotated_with() -> None:
    assert reading(Described, "number") == (Kind.ATTRIBUTE, int)
    assert reading(Described, "user") == (Kind.ATTRIBUTE, User)
    assert reading(Described, "generic") == (Kind.ATTRIBUTE, User)
    assert reading(Described, "annotated") == (Kind.ATTRIBUTE, Http)
    assert reading(Described, "later") == (Kind.ASYNC_METHOD, str)


# ---- what is a spec


def test_module() -> None:
    members = Members(asyncio)
    assert members["sleep"].kind is Kind.ASYNC_METHOD
    assert parameters(asyncio, "sleep").startswith("(delay, result=None")
    assert members["Queue"].kind is Kind.CLASS
    assert members["events"].kind is Kind.MODULE
    assert "sleep" in members.names()
    assert "no_such_function" not in members


def test_instance() -> None:
    class Service:
        client: Http

        async def run(self, key: int) -> User: ...

    service = Service()
    service.client = Http()
    service.extra = make  # type: ignore[attr-defined]
    members = Members(service)
    assert members["client"].type is Http
    assert members["run"].kind is Kind.ASYNC_METHOD
    assert parameters(service, "run") == "(key: int)"
    assert members["extra"].kind is Kind.METHOD
    assert {"client", "run", "extra"} <= set(members.names())


def test_function_has_the_members_of_functions() -> None:
    assert Members(make)["__name__"].kind is Kind.ATTRIBUTE


class Repo(Generic[T]):
    item: T

    async def get(self, key: int) -> T: ...
    def all(self) -> AsyncIterator[T]: ...
    def clone(self) -> Self: ...
    async def page(self) -> "list[T]": ...
    async def free(self, other: BoundT) -> BoundT: ...
    async def default(self) -> "DefaultT": ...
    async def constrained(self, x: ConstrainedT) -> ConstrainedT: ...
    def mapped(self, function: Callable[[T], "T"]) -> Callable[[T], Awaitable[T]]: ...


class UserRepo(Repo["User"]):
    pass


S = TypeVar("S")


class Keyed(Generic[S, T]):
    async def by_key(self, key: S) -> T: ...


class UsersByName(Keyed[str, T], Repo[T]):
    pass


@pytest.mark.parametrize("spec", [Repo[User], UserRepo, UsersByName[User]])
def test_type_arguments_along_the_bases(spec: Any) -> None:
    assert reading(spec, "get") == (Kind.ASYNC_METHOD, User)
    assert reading(spec, "item") == (Kind.ATTRIBUTE, User)
    assert reading(spec, "all") == (Kind.ASYNC_ITERATOR, User)
    assert reading(spec, "page") == (Kind.ASYNC_METHOD, list[User])
    assert reading(spec, "clone") == (Kind.METHOD, spec)
    assert reading(spec, "mapped") == (Kind.METHOD, Callable[[User], Awaitable[User]])


def test_free_type_variables() -> None:
    assert reading(Repo, "get") == (Kind.ASYNC_METHOD, Any)
    assert reading(Repo, "free") == (Kind.ASYNC_METHOD, User)
    assert reading(Repo, "default") == (Kind.ASYNC_METHOD, int)
    assert reading(Repo, "constrained") == (Kind.ASYNC_METHOD, str | bytes)


SelfT = TypeVar("SelfT", bound="Fluent")


class Fluent:
    def old(self: SelfT) -> SelfT: ...
    @classmethod
    async def make(cls: type[SelfT]) -> SelfT: ...
    def __enter__(self) -> Self: ...


class FluentSub(Fluent):
    pass


def test_self() -> None:
    assert reading(FluentSub, "old") == (Kind.METHOD, FluentSub)
    assert reading(FluentSub, "make") == (Kind.ASYNC_METHOD, FluentSub)
    assert reading(FluentSub, "__enter__") == (Kind.METHOD, FluentSub)


class Transaction(contextlib.AbstractAsyncContextManager[Http]):
    async def __aexit__(self, *exc: object) -> None: ...


def test_abstract_base_says_what_its_methods_give() -> None:
    assert reading(Transaction, "__aenter__") == (Kind.ASYNC_METHOD, Http)


Json = dict[str, "Json"] | list["Json"] | str
UserId = typing.NewType("UserId", int)


class Aliased:
    async def json(self) -> Json: ...
    async def user_id(self) -> UserId: ...
    async def optional(self) -> Optional["User"]: ...


def test_aliases_and_new_types() -> None:
    assert reading(Aliased, "user_id") == (Kind.ASYNC_METHOD, int)
    assert reading(Aliased, "optional") == (Kind.ASYNC_METHOD, User | None)
    kind, tp = reading(Aliased, "json")
    assert kind is Kind.ASYNC_METHOD
    assert typing.get_origin(typing.get_args(tp)[0]) is dict


# ---- names


def test_names_that_only_checkers_import(monkeypatch: pytest.MonkeyPatch) -> None:
    module_from_source("spec_clients", "class Client: ...\nclass Other: ...\n", monkeypatch)
    module = module_from_source(
        "spec_service",
        """
        from __future__ import annotations
        from typing import TYPE_CHECKING, Optional
        if TYPE_CHECKING:
            import spec_clients as sc
            import spec_clients
            from spec_clients import Client, Other as Renamed, NoSuch
            from no_such_module import Nothing
            Clients = list[Client]

        class Service:
            attribute: Client
            def __init__(self, other: Renamed) -> None:
                self.other = other
            async def client(self) -> Client: ...
            async def renamed(self) -> Optional[Renamed]: ...
            async def by_module(self) -> sc.Client: ...
            async def by_whole_module(self) -> spec_clients.Other: ...
            async def alias(self) -> Clients: ...
            async def nothing(self) -> Nothing: ...
            async def no_such(self) -> NoSuch: ...
            async def fine(self) -> int: ...
        """,
        monkeypatch,
    )
    clients = sys.modules["spec_clients"]
    members = Members(module.Service)
    assert members["attribute"].type is clients.Client
    assert members["other"].type is clients.Other
    assert members["client"].type is clients.Client
    assert members["renamed"].type == clients.Other | None
    assert members["by_module"].type is clients.Client
    assert members["by_whole_module"].type is clients.Other
    assert members["alias"].type == list[clients.Client]
    assert members["nothing"].type is Unknown
    assert members["no_such"].type is Unknown
    assert members["fine"].type is int


def test_local_names_of_a_running_function() -> None:
    class Local:
        pass

    class Service:
        async def get(self) -> "Local": ...
        async def itself(self) -> "Service": ...

    assert reading(Service, "get") == (Kind.ASYNC_METHOD, Local)
    assert reading(Service, "itself") == (Kind.ASYNC_METHOD, Service)


def test_a_method_does_not_hide_a_type() -> None:
    class Store:
        class Item: ...

        def list(self) -> "list[int]": ...  # type: ignore[valid-type]
        async def item(self) -> "Item": ...

    assert reading(Store, "list") == (Kind.METHOD, list[int])
    assert reading(Store, "item") == (Kind.ASYNC_METHOD, Store.Item)


NEW_SYNTAX = """
from collections.abc import Awaitable, AsyncIterator
type Pair[A] = tuple[A, A]
type Later[A] = Awaitable[A]
type Endless = list[Endless]
type Broken = NoSuchName
class User: ...
class Repo[T: User]:
    item: T
    async def get(self) -> T: ...
    async def pair(self) -> Pair[T]: ...
    def later(self) -> Later[T]: ...
    async def own[S: User](self, x: S) -> S: ...
    async def endless(self) -> Endless: ...
    async def broken(self) -> Broken: ...
class Sub(Repo["User"]): ...
"""


@pytest.mark.skipif(sys.version_info < (3, 12), reason="PEP 695 syntax is that of Python 3.12")
@pytest.mark.parametrize("future", ["", "from __future__ import annotations\n"])
def test_pep_695(future: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module = module_from_source("spec_pep_695", future + NEW_SYNTAX, monkeypatch)
    for spec in (module.Repo, module.Repo[module.User], module.Sub):
        assert reading(spec, "get") == (Kind.ASYNC_METHOD, module.User)
        assert reading(spec, "item") == (Kind.ATTRIBUTE, module.User)
        assert reading(spec, "pair") == (Kind.ASYNC_METHOD, tuple[module.User, module.User])
        assert reading(spec, "later") == (Kind.ASYNC_METHOD, module.User)
        assert reading(spec, "own") == (Kind.ASYNC_METHOD, module.User)
        assert reading(spec, "endless")[0] is Kind.ASYNC_METHOD
        assert reading(spec, "broken") == (Kind.ASYNC_METHOD, Unknown)


DEFERRED = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from spec_clients import Client
class Service:
    client: Client
    later: Later
    broken: NoSuchName
    raising: 1 / 0
    mistaken: "Later" | None
    fine: int
    async def get(self, x: NoSuchName) -> Client: ...
    async def both(self) -> list[Client] | None: ...
    def __init__(self, client: Client) -> None:
        self.own = client
class Later: ...
def make():
    class Local: ...
    class Inner:
        local: Local
        broken: NoSuchName
        async def get(self, x: NoSuchName) -> Local: ...
    return Local, Inner
"""


@pytest.mark.skipif(sys.version_info < (3, 14), reason="annotations are deferred since Python 3.14")
def test_pep_649(monkeypatch: pytest.MonkeyPatch) -> None:
    clients = module_from_source("spec_clients", "class Client: ...\n", monkeypatch)
    module = module_from_source("spec_pep_649", DEFERRED, monkeypatch)
    members = Members(module.Service)
    assert members["client"].type is clients.Client
    assert members["later"].type is module.Later
    assert members["broken"].type is Unknown
    assert members["raising"].type is Unknown
    assert members["mistaken"].type is Unknown
    assert members["fine"].type is int
    assert members["get"].type is clients.Client
    assert members["both"].type == list[clients.Client] | None
    assert members["own"].type is clients.Client
    assert list(members["get"].signature.parameters) == ["x"]  # type: ignore[union-attr]
    local, inner = module.make()
    assert Members(inner)["local"].type is local
    assert Members(inner)["get"].type is local
    assert Members(inner)["broken"].type is Unknown


# ---- reading again


def test_a_patched_member_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    members = Members(Http)
    before = members["get"]
    assert members["get"] is before

    def get(self: Any) -> User: ...

    monkeypatch.setattr(Http, "get", get)
    assert members["get"].kind is Kind.METHOD
    monkeypatch.undo()
    assert members["get"].kind is Kind.ASYNC_METHOD


def test_a_name_that_is_patched_is_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    class Service:
        async def get(self) -> "Http": ...

    members = Members(Service)
    with monkeypatch.context() as patched:
        patched.setitem(globals(), "Http", object())
        assert members["get"].type is Unknown
    assert members["get"].type is Http


def test_nothing_is_read_before_it_is_asked_for() -> None:
    members = Members(Returns)
    member = members["async_iterator"]
    assert member._reading is None
    assert isinstance(member, Member)
    assert Members(Attributes)["client"].original is MISSING


def test_nearest_declaration_counts() -> None:
    class Base:
        client: object
        typed: User

        def plain(self) -> int: ...

    class Sub(Base):
        client: Http
        typed = None  # type: ignore[assignment]

        async def plain(self) -> int: ...  # type: ignore[override]

    assert reading(Sub, "client") == (Kind.ATTRIBUTE, Http)
    assert reading(Sub, "typed") == (Kind.ATTRIBUTE, User)
    assert reading(Sub, "plain") == (Kind.ASYNC_METHOD, int)
