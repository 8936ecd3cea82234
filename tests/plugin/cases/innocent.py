"""What real suites do. Nothing here is an error."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import IO, Any, NamedTuple, TypeVar, Union
from unittest.mock import (
    ANY,
    AsyncMock,
    MagicMock,
    Mock,
    NonCallableMock,
    PropertyMock,
    call,
    create_autospec,
    patch,
    seal,
    sentinel,
)
import datetime
import logging
import os
import re
import socket
import subprocess
import sys
import types
from pathlib import Path

import pytest

import app.dynamic
from app.client import Client, Reply, Session, Transport, User
from app.sequences import Sequence
from typedamock import Mocked

T = TypeVar("T")


# 1. A mock, and the mock of a member, where the mock classes are annotated.
def helper(mock: Mock) -> None: ...
def base_helper(mock: NonCallableMock) -> None: ...
def made() -> AsyncMock:
    return AsyncMock(spec=Client)


@pytest.fixture
def member() -> Iterator[AsyncMock]:
    yield AsyncMock(spec=Client).fetch


@pytest.fixture
async def sync_member() -> AsyncIterator[MagicMock]:
    yield MagicMock(spec=Client).close


c = AsyncMock(spec=Client)
helper(c)
helper(c.fetch)
helper(c.get)
helper(c.close)
base_helper(c.gen)
mocks: list[AsyncMock] = [c, c.fetch]
parent = Mock()
parent.attach_mock(c.fetch, "fetch")
parent.attach_mock(c, "client")
c.attach_mock(Mock(), "close")
c is sentinel.client
[c.fetch, c.close][0].assert_called_once()
{"a": c.fetch, "b": c.close}["a"].assert_called_once()

# 2. and 3. Recorded calls are not Optional, and are tuples.
c.fetch.call_args[0][0]
args, kwargs = c.fetch.call_args
list(c.fetch.call_args)
c.fetch.call_args == ((1,), {})
c.fetch.call_args == call(1, name=ANY)
call(1) in c.fetch.mock_calls
call(1) in c.fetch.call_args_list
c.fetch.call_args_list == [call(1), call(2)]
c.fetch.call_args_list[0][0][0]
c.fetch.await_args_list[-1].args[0]
c.fetch.call_args.kwargs["name"]
c.fetch.call_args[1]["name"]
first, *rest = c.fetch.call_args.args
c.fetch.call_args.args == (1,)
c.fetch.call_args.kwargs == {"name": "x"}
c.fetch.call_args.kwargs == {}
passed: dict[str, Any] = c.fetch.call_args.kwargs
passed_on = dict(**c.fetch.call_args.kwargs)
for key in ("user_id", "name"):
    c.fetch.call_args.kwargs[key]
c.mock_calls == [call.fetch(1)]
c.method_calls


# 5. A class autospec is used as an instance.
def need(client: Client) -> None: ...
def need_class(client: type[Client]) -> None: ...


autospecced = create_autospec(Client)
need(autospecced)
need_class(autospecced)
helper(autospecced)
autospecced.fetch.return_value = User()
autospecced("x").fetch.assert_awaited_once_with(1)
autospecced.return_value.fetch.assert_awaited_once_with(1)


# 6. Assignments.
async def fake_fetch(user_id: int, *, name: str = "") -> User:
    return User()


c.fetch = fake_fetch
c.close = lambda: None
c.session.commit = AsyncMock()
c.session.execute = Mock(return_value=[1])
c.fetch, c.close = AsyncMock(return_value=User()), Mock()
other = Mock()
c.again = other
c.get = AsyncMock()
c.open.return_value = Session()
c.open.return_value = Mock()
c.configure_mock(fetch=AsyncMock())
type(c).url = PropertyMock(return_value="x")


# 7. Side effects written for the test.
def opened(user: User) -> Session:
    return Session()


def unannotated(user, key):  # type: ignore[no-untyped-def]
    return Session()


def other_names(*whatever: object, **more: object) -> Session:
    return Session()


c.open.side_effect = opened
c.open.side_effect = unannotated
c.open.side_effect = other_names
c.open.side_effect(User())
c.open.side_effect = lambda user, key="": Session()
c.open.side_effect = lambda *a, **k: Session()
c.open.side_effect = [Session(), ValueError, ValueError("x")]
c.open.side_effect = (Session() for _ in range(3))
c.open.side_effect = ValueError
c.open.side_effect = None
c.close.side_effect = lambda: 3
c.close.side_effect = iter([None, None])


# 8. Named tuples and struct sequences.
class Point(NamedTuple):
    x: int
    y: int = 0


point = Mock(spec=Point)
point.x = 3
create_autospec(Point)
create_autospec(Point, instance=True).x
stat = Mock(spec=os.stat_result)
stat.st_mode = 3

# 9. Specs that say nothing.
Handler = Callable[[int], str]
AsyncMock(spec=Handler)
AsyncMock(spec=["a", "b"]).a
AsyncMock(spec=None).x
AsyncMock(spec=int | str)
MagicMock(spec="text").upper()


def generic(cls: type[T]) -> T:
    return AsyncMock(spec=cls)  # type: ignore[no-any-return]


def anything(spec: Any) -> None:
    AsyncMock(spec=spec).whatever


# Subclasses of mocks, conditional mocks, what every mock has.
class OwnMock(AsyncMock):
    def extra(self) -> int:
        return 3


OwnMock(spec=Client).extra()
OwnMock(spec=Client).whatever
conditional = AsyncMock(spec=Client) if mocks else None
c.return_value = 3
c.side_effect = ValueError
c.assert_not_called()
c.fetch.reset_mock(return_value=True)
c._mock_children
c.fetch._mock_name
c.fetch.__name__
del c.fetch
seal(c)
isinstance(c, Client)
Mock(wraps=Client("")).whatever
with patch.object(c, "fetch", side_effect=ValueError):
    pass
with patch.object(c, "fetch", new=AsyncMock()) as new:
    new.whatever
c.open.return_value.execute.assert_called_once_with("x")
c.fetch.return_value.name = "x"

# Special methods that the spec has.
s = MagicMock(spec=Sequence)
len(s)
s[0]
for item in s:
    item.upper()
with s as entered:
    entered[0]
3 in s
s == 3
s < Sequence()
s + Sequence()
s(3)
s.__len__.return_value = 3
s.__getitem__.side_effect = lambda i: "x"
s.__enter__.return_value = s
s.options(a=1)
s.options.assert_called_once_with(a=1, b="x")

# A class that is used as an instance is called as one.
transport = create_autospec(Transport)
transport.return_value = create_autospec(Reply, instance=True)
transport.side_effect = [ValueError(), create_autospec(Reply)]
transport.assert_called_once_with(url="x", method="y")
transport.call_args[1]["method"]
transport("x")
transport()
with patch("app.client.Transport", autospec=True) as patched_transport:
    patched_transport.return_value.peer.assert_called_once_with()

# A test knows what was passed, and which of the things that a function may return it has set.
t = MagicMock(spec=Transport)
"x" in t.log.call_args.args[0]
t.log.call_args.kwargs["level"] + 1
t.move.call_args[0][1].name
t.move.call_args[1]["how"].append("x")
t.peer().close.assert_called_once_with()
peer: Client = t.peer()
t.parser.return_value.assert_called_once_with("x")
t.parser().return_value = Reply()
t.reply_class().assert_called_once_with()
t.reply_class.return_value.return_value.status = 3

# Fields of what has the shape of a tuple; iterators; what nobody looks at.
t.stat.return_value.st_size = 3
t.stat.return_value = os.stat("")
t.lines.return_value = ["x"]
t.lines.return_value = iter(["x"])
t.__iter__.return_value = ["x"]
t.log.return_value = Mock()
t.log = Mock(return_value=Mock())

# A list of mocks of different signatures.
for each in [t.log, t.move, t.log]:
    each.reset_mock()
for each_async in [c.fetch, c.ping, c.again]:
    each_async.assert_awaited_once()

# One of the overloads of patch.
with patch("time.time", Mock(return_value="a_time"), autospec=False):
    pass

# A lambda as a spec says how many arguments there are, not what is returned.
counted = Mock(spec=lambda *args: None, return_value=True)
counted.return_value = "x"
awaited = AsyncMock(spec=lambda *args: None, return_value=True)
awaited.return_value = "x"
callbacks: list[Callable[[str, int], Awaitable[bool]]] = [counted, awaited]


# Some class; an attribute that the test itself sets before.
def patched_in_some_class(some_class: type) -> None:
    with patch.object(some_class, "anything"):
        pass
    User.nickname = ""  # type: ignore[attr-defined]
    with patch.object(User, "nickname", "x"):
        pass
    setattr(User, "surname", "")
    with patch.object(User, "surname", "x"):
        pass


# What is hard to make by hand is mocked: a file, a path that need not exist, a match, the result of a process.
class Files:
    output: IO[bytes] | None

    def folder(self) -> Path:
        return Path()

    def match(self, text: str) -> re.Match[str] | None:
        return None


def of_files_and_processes() -> None:
    files = MagicMock(spec=Files)
    files.output.readline.side_effect = [b"x", b""]
    files.folder.return_value.exists.return_value = True
    (files.folder() / "x").exists.return_value = False
    files.folder.return_value = Path("x")
    files.match.return_value.group.return_value = "x"
    with patch("subprocess.run", autospec=True) as run, patch("subprocess.Popen", autospec=True) as process:
        run.return_value.stdout = "x"
        run.return_value = subprocess.CompletedProcess([], 0)
        run.return_value.stdout = "x"
        process.return_value.stdout.readline.side_effect = [b"", ""]


# Specs of which mypy does not know the class.
Alias = Union[Client, Session]


def of_something(some_class: type, something: object) -> None:
    Mock(spec=some_class).whatever()
    Mock(spec=something).whatever()
    Mock(spec=Alias).whatever()
    create_autospec(some_class, instance=True).whatever()


# A mock gives back what was set, whatever the setter of the spec would make of it.
class Message:
    @property
    def time(self) -> str:
        return ""

    @time.setter
    def time(self, value: datetime.datetime) -> None: ...


message = Mock(spec=Message)
message.time = "12:00"
message.time = datetime.datetime.now()


# An object of a derived class.
def of_derived_class(logger: logging.Logger) -> None:
    with patch.object(logger.handlers[0], "stream", sys.stdout):
        pass


# Classes in attributes; a name as the class body has it, and as it is called from without.
class Factory:
    product = Session

    class Part:
        def size(self) -> int:
            return 1

    def __assemble(self) -> None: ...


def of_factory() -> None:
    factory = MagicMock(spec=Factory)
    factory.Part.return_value.size.return_value = 2
    factory.product.return_value.execute.return_value = [1]
    factory.product.assert_called_once_with()
    factory.Part = MagicMock()
    factory.product = MagicMock()
    with patch.object(Factory, "_Factory__assemble"):
        pass


# What others set later, of which the class says no more than None.
class Driver:
    power = None

    def __init__(self) -> None:
        self.boot = None


def of_driver() -> None:
    driver = Mock(spec=Driver, power=Mock())
    driver.power.validate.assert_called_once_with(3)
    driver.boot.validate.side_effect = ValueError
    driver.boot = Session()
    driver.configure_mock(boot=3)


# A descriptor in an attribute; functions of any kind.
class Descriptor:
    def __get__(self, owner: object, cls: object = None) -> int:
        return 1

    def __set__(self, owner: object, value: int) -> None: ...

    def reset(self) -> None: ...


class HoldsMocks:
    descriptor = Mock(spec=Descriptor)
    class_function = Mock(spec=types.FunctionType)

    def __init__(self) -> None:
        self.function = Mock(spec=types.FunctionType)
        self.method = Mock(spec=types.MethodType)

    def use(self) -> None:
        self.function(1, 2)
        self.function.assert_called_once_with(1, 2)
        self.method.return_value = 3
        self.class_function.assert_called_once_with(1, 2)


# Names that a module makes, and attributes that a class sets, in ways that mypy does not follow.
def of_dynamic_names() -> None:
    with patch("app.dynamic.DEBUG", False), patch.object(app.dynamic, "VERBOSE", False):
        pass
    with patch.object(app.dynamic.Only(), "client"):
        pass


# A method written in C is no function: the autospec of it in its class is not passed `self`.
def of_compiled_method() -> None:
    with patch.object(socket.socket, "send", autospec=True) as send:
        send.return_value = 1
    send.assert_called_once_with(b"x")
    send.assert_called_once_with(ANY, b"x")


# Members that the test asks for first.
def of_asked_members(maybe: Mocked[Client] | None) -> None:
    client = Mock(spec=Client)
    if hasattr(client, "session_id"):
        client.session_id.upper()
        client.session_id = "x"
    if maybe is not None and hasattr(maybe, "session_id") and maybe.session_id:
        maybe.session_id.upper()
    if hasattr(client.fetch, "cache_clear"):
        client.fetch.cache_clear()


# Arguments that are passed by position alone have names nevertheless.
class ByPosition:
    def put(self, key: int, /, value: str = "") -> None: ...
    def __contains__(self, key: int, /) -> bool:
        return True


def of_position() -> None:
    by_position = MagicMock(spec=ByPosition)
    assert by_position.put.call_args.arguments.key == 1
    assert by_position.put.call_args_list[0].arguments.value == ""
    assert by_position.__contains__.call_args.arguments.key == 1


# A function, and not None, or something else besides, in an attribute or a property.
class Listener:
    on_event: Callable[[int], Awaitable[None]] | None = None

    @property
    def on_next(self) -> Callable[[str], None] | Awaitable[Any]:
        raise NotImplementedError

    @on_next.setter
    def on_next(self, callback: Callable[[str], None] | Awaitable[Any]) -> None: ...


async def on_anything(event: Any) -> Any: ...


def of_listener() -> None:
    listener = Mock(spec=Listener)
    listener.on_event = on_anything
    listener.on_event = lambda event: on_anything(event)
    listener.on_event = None
    listener.on_next = on_anything
    listener.on_next = lambda text: None
