"""The cases. What each observes is what the page states."""

import asyncio
import functools
import inspect
from typing import Any

from tests.spec.differences.specs import (
    AttrsSettings,
    Client,
    Color,
    Decorated,
    Fetcher,
    FetcherProtocol,
    Http,
    Model,
    Movie,
    Node,
    Pair,
    Repo,
    Settings,
    Slotted,
    User,
)
from tests.spec.differences.table import difference

# ---- awaitables

AWAITABLES = "What is awaited"


@difference(
    AWAITABLES,
    "`def` that returns `Awaitable[T]`",
    standard="TypeError",
    ours="{'hello': 'world'}",
    issues=("TestSlide#323", "asynctest#100"),
)
async def awaitable(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    client.awaitable.return_value = {"hello": "world"}
    result = await client.awaitable()
    client.awaitable.assert_awaited_once()
    return result


@difference(AWAITABLES, "`def` that returns `Coroutine[Any, Any, T]`", standard="TypeError", ours="5")
async def coroutine(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    client.coroutine.return_value = 5
    return await client.coroutine()


@difference(AWAITABLES, "`def` that returns `asyncio.Future[T]`", standard="TypeError", ours="5")
async def future(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    client.future.return_value = 5
    return await client.future()


@difference(
    AWAITABLES,
    "An attribute of `Callable[..., Awaitable[T]]`",
    standard="AttributeError: Mock object has no attribute 'on_change'",
    ours="'changed'",
)
async def callable_attribute(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    client.on_change.return_value = "changed"
    return await client.on_change(1)


@difference(
    AWAITABLES,
    "Its arguments are checked",
    standard="AttributeError: Mock object has no attribute 'on_change'",
    ours="TypeError: missing a required argument: 'arg0'",
)
async def callable_attribute_arguments(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    return await client.on_change()


@difference(
    AWAITABLES,
    "A property that gives an awaitable",
    standard="TypeError",
    ours="True",
)
async def awaitable_property(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    await client.ready
    return True


@difference(
    AWAITABLES,
    "A class with `async def __call__`",
    standard="TypeError",
    ours="call('url')",
    issues=("cpython#116055",),
)
async def async_call(library: Any) -> Any:
    fetcher = library.create_autospec(Fetcher, instance=True)
    await fetcher("url")
    return fetcher.await_args


@difference(
    AWAITABLES,
    "An instance with `async def __call__`",
    standard="False",
    ours="True",
    issues=("cpython#116055",),
)
def async_call_of_instance(library: Any) -> Any:
    return inspect.iscoroutinefunction(library.AsyncMock(spec=Fetcher()).__call__)


@difference(AWAITABLES, "A protocol with `async def __call__`", standard="TypeError", ours="3")
async def async_call_protocol(library: Any) -> Any:
    fetcher = library.create_autospec(FetcherProtocol, instance=True)
    fetcher.return_value = 3
    return await fetcher("url")


@difference(
    AWAITABLES,
    "A wrapper (`functools.wraps`) of an `async def`, with autospec",
    standard="TypeError",
    ours="True",
)
async def wrapped(library: Any) -> Any:
    decorated = library.create_autospec(Decorated, instance=True)
    await decorated.get(1)
    return True


@difference(
    AWAITABLES,
    "`functools.partialmethod` of an `async def`, with autospec",
    standard="TypeError",
    ours="call('ann')",
)
async def partial_method(library: Any) -> Any:
    client = library.create_autospec(Client, instance=True)
    await client.send_hello("ann")
    return client.send_hello.await_args


@difference(
    AWAITABLES,
    "`functools.singledispatchmethod`, with autospec",
    standard="TypeError",
    ours="call(1)",
)
async def single_dispatch_method(library: Any) -> Any:
    client = library.create_autospec(Client, instance=True)
    await client.handle(1)
    return client.handle.await_args


@difference(AWAITABLES, "An async method of an enum", standard="AttributeError", ours="True")
async def enum_method(library: Any) -> Any:
    color = library.AsyncMock(spec=Color)
    await color.paint()
    return True


@difference(
    AWAITABLES,
    "An async method of the metaclass, where the class itself is mocked",
    standard="AttributeError: Mock object has no attribute 'load'",
    ours="True",
)
async def metaclass_method(library: Any) -> Any:
    model = library.create_autospec(Model)
    await model.load(1)
    return True


# ---- iterators and context managers

MANAGERS = "Async iterators and context managers"


@difference(MANAGERS, "`def` that returns `AsyncIterator[T]`", standard="TypeError", ours="[1, 2]")
async def async_iterator(library: Any) -> Any:
    client = library.AsyncMock(spec=Client)
    client.iterate.return_value = [1, 2]
    return [row async for row in client.iterate()]


@difference(MANAGERS, "An async generator", standard="TypeError", ours="[1, 2]")
async def async_generator(library: Any) -> Any:
    client = library.AsyncMock(spec=Client)
    client.generate.return_value = [1, 2]
    return [row async for row in client.generate()]


@difference(
    MANAGERS,
    "`@asynccontextmanager`: what `async with` gives",
    standard="(False, True)",
    ours="(True, False)",
)
async def async_context_manager(library: Any) -> Any:
    client = library.AsyncMock(spec=Client)
    async with client.session() as http:
        return isinstance(http, Http), hasattr(http, "no_such_name")


@difference(MANAGERS, "`-> AbstractAsyncContextManager[T]`", standard="False", ours="True")
async def abstract_async_context_manager(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    async with client.connect() as http:
        return isinstance(http, Http)


@difference(MANAGERS, "`@contextmanager`: what `with` gives", standard="False", ours="True")
def context_manager(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    with client.lock() as http:
        return isinstance(http, Http)


@difference(
    MANAGERS,
    "What is awaited or entered, as `aiohttp.ClientSession.get`",
    standard="TypeError",
    ours="(True, True)",
)
async def awaitable_context_manager(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    client.request.return_value = user = User()
    async with client.request("url") as entered:
        return entered is user, await client.request("url") is user


# ---- attributes

ATTRIBUTES = "Attributes that are declared, not assigned"


@difference(
    ATTRIBUTES,
    "An annotation in the class body",
    standard="AttributeError: Mock object has no attribute 'http'",
    ours="(True, False)",
    issues=("cpython#124816",),
)
def class_annotation(library: Any) -> Any:
    client = library.AsyncMock(spec=Client)
    return isinstance(client.http, Http), hasattr(client, "no_such_name")


@difference(
    ATTRIBUTES,
    "`spec_set` lets it be set",
    standard="AttributeError: Mock object has no attribute 'timeout'",
    ours="3.0",
    issues=("cpython#85041",),
)
def set_declared(library: Any) -> Any:
    client = library.MagicMock(spec_set=Client)
    client.timeout = 3.0
    return client.timeout


@difference(
    ATTRIBUTES,
    "... and says what a misspelt name was meant to be",
    standard="AttributeError: Mock object has no attribute 'timeuot'",
    ours="AttributeError: Mock object has no attribute 'timeuot'\ndid you mean 'timeout'?",
    issues=("cpython#85041",),
)
def set_misspelt(library: Any) -> Any:
    client = library.MagicMock(spec_set=Client)
    client.timeuot = 3.0


@difference(
    ATTRIBUTES,
    "`self.db = db` in `__init__`, `db` annotated",
    standard="AttributeError: Mock object has no attribute 'db'",
    ours="True",
)
def assigned_parameter(library: Any) -> Any:
    return isinstance(library.AsyncMock(spec=Client).db, Http)


@difference(
    ATTRIBUTES,
    "`self.cache: Http = ...` in `__init__`",
    standard="AttributeError: Mock object has no attribute 'cache'",
    ours="True",
)
def assigned_with_annotation(library: Any) -> Any:
    return isinstance(library.AsyncMock(spec=Client).cache, Http)


@difference(
    ATTRIBUTES,
    "`spec_set` lets be set what `__init__` sets",
    standard="AttributeError: Mock object has no attribute 'retries'",
    ours="5",
    issues=("home-assistant#117938",),
)
def set_assigned(library: Any) -> Any:
    client = library.AsyncMock(spec_set=Client)
    client.retries = 5
    return client.retries


@difference(
    ATTRIBUTES,
    "A dataclass field without a default",
    standard="AttributeError: Mock object has no attribute 'http'",
    ours="(True, True)",
    issues=("cpython#124176",),
)
def dataclass_field(library: Any) -> Any:
    settings = library.MagicMock(spec=Settings)
    return isinstance(settings, Settings), isinstance(settings.http, Http)


@difference(
    ATTRIBUTES,
    "... or with a default factory, with autospec",
    standard="False",
    ours="True",
    issues=("cpython#124176", "cpython#135368"),
    standard_since=(((3, 14), "True"),),
)
def dataclass_field_with_factory(library: Any) -> Any:
    settings = library.create_autospec(Settings, instance=True)
    return hasattr(settings, "names")


@difference(ATTRIBUTES, "A field of an attrs class", standard="False", ours="True", issues=("attrs#462",))
def attrs_field(library: Any) -> Any:
    return isinstance(library.MagicMock(spec=AttrsSettings).http, Http)


@difference(ATTRIBUTES, "A field of a NamedTuple", standard="False", ours="True")
def named_tuple_field(library: Any) -> Any:
    return isinstance(library.MagicMock(spec=Pair).left, Http)


@difference(ATTRIBUTES, "An annotated slot", standard="False", ours="True")
def slot(library: Any) -> Any:
    return isinstance(library.MagicMock(spec=Slotted).http, Http)


@difference(ATTRIBUTES, "A property", standard="(False, True)", ours="(True, False)")
def annotated_property(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    return isinstance(client.current, Http), callable(client.current)


@difference(ATTRIBUTES, "A `functools.cached_property`", standard="False", ours="True")
def cached_property(library: Any) -> Any:
    return isinstance(library.MagicMock(spec=Client).cached, Http)


@difference(ATTRIBUTES, "A descriptor with an annotated `__get__`", standard="False", ours="True")
def descriptor(library: Any) -> Any:
    return isinstance(library.MagicMock(spec=Client).column, User)


# ---- results

RESULTS = "What an unconfigured call gives"


@difference(RESULTS, "`-> None`", standard="False", ours="True")
async def none_result(library: Any) -> Any:
    return await library.AsyncMock(spec=Client).save() is None


@difference(RESULTS, "`-> User`: a mock of a User", standard="(False, True)", ours="(True, False)")
async def class_result(library: Any) -> Any:
    user = await library.AsyncMock(spec=Client).send("ann", "hello")
    return isinstance(user, User), hasattr(user, "no_such_name")


@difference(RESULTS, "`-> User | None`: never a guessed None", standard="False", ours="True")
async def optional_result(library: Any) -> Any:
    return isinstance(await library.AsyncMock(spec=Client).find("ann"), User)


@difference(RESULTS, "`-> Self`", standard="False", ours="True")
def self_result(library: Any) -> Any:
    return isinstance(library.MagicMock(spec=Client).where("a").where("b"), Client)


@difference(RESULTS, "A class that returns its like, all the way down", standard="False", ours="True")
def recursive_result(library: Any) -> Any:
    return isinstance(library.MagicMock(spec=Node).child().child().child(), Node)


@difference(
    RESULTS,
    "A mock that a call gives checks arguments, too",
    standard="None",
    ours="TypeError: missing a required argument: 'name'",
)
async def member_of_a_result(library: Any) -> Any:
    user = await library.AsyncMock(spec=Client).send("ann", "hello")
    user.rename()


@difference(RESULTS, "Overloads", standard="False", ours="True")
async def overloaded_result(library: Any) -> Any:
    return isinstance(await library.AsyncMock(spec=Client).load(1), User)


@difference(
    RESULTS,
    "`Repo[User]` as a spec",
    standard="(False, False)",
    ours="(True, True)",
    standard_since=(((3, 13), "TypeError"),),
)
async def generic_alias(library: Any) -> Any:
    repo = library.AsyncMock(spec=Repo[User])
    return isinstance(repo, Repo), isinstance(await repo.get(1), User)


@difference(RESULTS, "A name that only type checkers import", standard="False", ours="True")
def type_checking_name(library: Any) -> Any:
    from collections import OrderedDict

    return isinstance(library.MagicMock(spec=Client).registry(), OrderedDict)


@difference(RESULTS, "A name that nothing defines costs its annotation alone", standard="True", ours="True")
def broken_name(library: Any) -> Any:
    return library.MagicMock(spec=Client).broken() is not None


@difference(RESULTS, "`-> int`: the same as ever", standard="1", ours="1")
async def int_result(library: Any) -> Any:
    return int(await library.AsyncMock(spec=Client).count())


# ---- arguments

ARGUMENTS = "Arguments"


@difference(
    ARGUMENTS,
    "`spec=` checks them",
    standard="True",
    ours="TypeError: missing a required argument: 'body'",
    issues=("cpython#74772",),
)
def sync_arguments(library: Any) -> Any:
    library.MagicMock(spec=Client).send_now("ann")
    return True


@difference(
    ARGUMENTS,
    "... of an async method",
    standard="True",
    ours="TypeError: missing a required argument: 'body'",
    issues=("cpython#74772",),
)
async def async_arguments(library: Any) -> Any:
    await library.AsyncMock(spec=Client).send("ann")
    return True


@difference(
    ARGUMENTS,
    "... of a class method",
    standard="True",
    ours="TypeError: missing a required argument: 'url'",
    standard_since=(),
    issues=("cpython#74772",),
)
async def classmethod_arguments(library: Any) -> Any:
    await library.AsyncMock(spec=Client).create(uri="x")
    return True


@difference(
    ARGUMENTS,
    "... of a static method",
    standard="True",
    ours="TypeError: missing a required argument: 'url'",
    issues=("cpython#74772",),
)
async def staticmethod_arguments(library: Any) -> Any:
    await library.AsyncMock(spec=Client).ping()
    return True


# ---- strict mocks

STRICT = "Strict: `mock_of`, or else `create_autospec(spec, instance=True, spec_set=True)`"


@difference(
    STRICT,
    "A `return_value` of the wrong type",
    standard="'no user'",
    ours="TypeError: Client.send.return_value must be User, not str: 'no user'",
    issues=("mock#92", "mypy#9776"),
)
async def wrong_return_value(library: Any) -> Any:
    client = library.mock_of(Client)
    client.send.return_value = "no user"
    return await client.send("ann", "hello")


@difference(
    STRICT,
    "A `side_effect` list with a value of the wrong type",
    standard="1",
    ours="TypeError: Client.send.side_effect[1] must be User, not int: 1",
)
async def wrong_side_effect(library: Any) -> Any:
    client = library.mock_of(Client)
    client.send.side_effect = [ValueError(), 1]
    try:
        await client.send("ann", "hello")
    except ValueError:
        return await client.send("ann", "hello")


@difference(
    STRICT,
    "No `return_value` for a type of values",
    standard="1",
    ours="AssertionError: Client.count() has no return_value for `-> int`: set its return_value",
)
async def unset_value(library: Any) -> Any:
    client = library.mock_of(Client)
    return int(await client.count())


@difference(
    STRICT,
    "An unknown attribute",
    standard="AttributeError: Mock object has no attribute 'fetch'",
    ours="AttributeError: Mock object has no attribute 'fetch'",
)
def unknown_attribute(library: Any) -> Any:
    client = library.mock_of(Client)
    client.fetch = 1


@difference(
    STRICT,
    "A function that is never to return",
    standard="True",
    ours="AssertionError: Client.fail() is annotated as never returning: set its side_effect",
)
def never_returns(library: Any) -> Any:
    client = library.mock_of(Client)
    client.fail()
    return True


@difference(STRICT, "A coroutine from a `side_effect`", standard="True", ours="False")
async def coroutine_from_side_effect(library: Any) -> Any:
    async def user() -> User:
        return User()

    client = library.mock_of(Client)
    client.send.side_effect = lambda to, body: user()
    result = await client.send("ann", "hello")
    if inspect.iscoroutine(result):
        result.close()
        return True
    return False


@difference(STRICT, "A mock is a value of its spec", standard="True", ours="True")
async def mock_as_value(library: Any) -> Any:
    client = library.mock_of(Client)
    client.send.return_value = library.MagicMock(spec=User)
    return isinstance(await client.send("ann", "hello"), User)


# ---- messages

MESSAGES = "Messages"


@difference(
    MESSAGES,
    "A misspelt assertion",
    standard="[]",
    ours="[\"did you mean 'assert_awaited_once_with'?\"]",
)
def misspelt_assertion(library: Any) -> Any:
    client = library.AsyncMock(spec=Client)
    try:
        client.send.assert_awaited_onec_with("ann", "hello")
    except AttributeError as error:
        return getattr(error, "__notes__", [])


@difference(
    MESSAGES,
    "A misspelt `return_value`",
    standard="None",
    ours="AttributeError: Mock object has no attribute 'retrun_value'\ndid you mean 'return_value'?",
)
def misspelt_return_value(library: Any) -> Any:
    library.AsyncMock(spec=Client).send.retrun_value = User()


@difference(
    MESSAGES,
    "A misspelt member",
    standard="AttributeError: Mock object has no attribute 'snd'",
    ours="AttributeError: Mock object has no attribute 'snd'\ndid you mean 'send'?",
)
def misspelt_member(library: Any) -> Any:
    library.AsyncMock(spec=Client).snd("ann", "hello")


@difference(
    MESSAGES,
    "Which call was nearest, and what differs",
    standard="AssertionError: send('ann', 'hello') await not found",
    ours="AssertionError: send('ann', 'hello') await not found\n"
    "the nearest call, number 2 of 2, differs in:\n  body: expected 'hello', got 'hullo'",
)
async def nearest_call(library: Any) -> Any:
    client = library.AsyncMock(spec=Client)
    await client.send("bob", "bye")
    await client.send("ann", body="hullo")
    client.send.assert_any_await("ann", "hello")


@difference(
    MESSAGES,
    "Which signature does not take the arguments",
    standard="True",
    ours="TypeError: missing a required argument: 'body'\n"
    "in a call of Client.send(to: str, body: str) -> User",
)
def which_signature(library: Any) -> Any:
    library.MagicMock(spec=Client).send("ann")
    return True


# ---- the same

SAME = "The same as ever"


@difference(SAME, "Async class and static methods", standard="(True, True)", ours="(True, True)")
def class_and_static_methods(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    return inspect.iscoroutinefunction(client.create), inspect.iscoroutinefunction(client.ping)


@difference(SAME, "`functools.partial` of an `async def` as a spec", standard="1", ours="1")
async def partial_function(library: Any) -> Any:
    async def fetch(url: str, timeout: int) -> int: ...

    return await library.AsyncMock(spec=functools.partial(fetch, timeout=1), return_value=1)("url")


@difference(
    SAME, "`async def` that returns an `AsyncIterator`: awaited, then iterated", standard="[]", ours="[]"
)
async def iterator_behind_await(library: Any) -> Any:
    client = library.MagicMock(spec=Client)
    return [row async for row in await client.rows_behind_await()]


@difference(
    SAME, "The keys of a TypedDict are no attributes", standard="AttributeError", ours="AttributeError"
)
def typed_dict(library: Any) -> Any:
    return library.MagicMock(spec=Movie).title


@difference(SAME, "Async methods of the standard library", standard="True", ours="True")
def library_method(library: Any) -> Any:
    return inspect.iscoroutinefunction(library.MagicMock(spec=asyncio.Queue).get)


@difference(SAME, "A function of a module", standard="True", ours="True")
def module_function(library: Any) -> Any:
    return inspect.iscoroutinefunction(library.MagicMock(spec=asyncio).sleep)


@difference(SAME, "What C code does not tell is not checked", standard="True", ours="True")
def c_method(library: Any) -> Any:
    library.MagicMock(spec=dict).update(1, 2, 3, 4)
    return True


@difference(
    SAME,
    "A mock is no spec",
    standard="InvalidSpecError: Cannot spec a Mock object.",
    ours="InvalidSpecError: Cannot spec a Mock object.",
)
def mock_as_spec(library: Any) -> Any:
    return library.MagicMock(spec=library.MagicMock())
