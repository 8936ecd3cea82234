"""What is particular to zuban."""

from collections.abc import Awaitable, Callable
from typing import cast

from particulars import Cache, Listener, User

from typedamock import Mocked, call_of, mock_of, mocked

cache = mock_of(Cache)
listener = mock_of(Listener)

# Overloads: `mocked` takes the first one.
mocked(cache.get).return_value = 1
mocked(cache.get).return_value = ""  # E
mocked(cache.get).return_value = b""  # E
mocked(cache.get).side_effect = [b""]  # E
mocked(cache.get).assert_awaited_once_with(1)
mocked(cache.get).assert_awaited_once_with("key", default="")  # E
mocked(cache.get).assert_awaited_once_with(b"")  # E
mocked(cache.get).assert_awaited_once_with(1, default="")  # E

# `call_of` chooses by its arguments.
call_of(cache.get, 1)
call_of(cache.get, "key", default="")
call_of(cache.get, b"")  # E
call_of(cache.get, 1, default="")  # E

# A cast chooses the overload.
get = cast("Callable[[str], Awaitable[str]]", cache.get)
mocked(get).return_value = ""
mocked(get).return_value = 1  # E
mocked(get).assert_awaited_once_with("key")

# An awaited result that is Any makes the mock Any.
mocked(cache.json).assert_awaited_once_with(1)

# Type variables of the method's own.
mocked(cache.twice).assert_awaited_once_with(1)
mocked(cache.twice).assert_awaited_once_with()  # E
mocked(cache.twice).return_value = 3  # E
mocked(cache.twice).return_value = [1]
call_of(cache.twice, 1)
call_of(cache.twice)  # E

# Attributes that are callable: in a class body, it takes them for methods.
mocked(cache.on_hit).assert_awaited_once_with("")
mocked(cache.on_hit).assert_awaited_once_with(1)  # E
mocked(listener.on_event).assert_awaited_once_with("")  # E
mocked(listener.on_event).assert_awaited_once_with(1)  # E

# What is typed as a mock stays what it is.
fetch = mocked(cache.fetch)
mocked(fetch).return_value = 3  # E
mocked(mocked(cache.fetch)).return_value = User()
mocked(mocked(cache.fetch)).return_value = 3  # E

# Only the plugin and generated code type the member itself.
cache.fetch.return_value = User()  # E

# Keywords from a TypedDict, a decorator that passes an argument, a coroutine that is annotated as such.
mocked(cache.configure).assert_called_once_with(size=1)
mocked(cache.configure).assert_called_once_with(size="")  # E
mocked(cache.configure).assert_called_once_with(size=1, sise=1)
mocked(cache.query).assert_called_once_with("")
mocked(cache.query).assert_called_once_with(1, "")  # E
mocked(cache.save).return_value = ""  # E


class Suite:
    """The annotation of an attribute, in the class and in a method."""

    first: Mocked[Cache]

    def __init__(self) -> None:
        self.first = mock_of(Cache)
        self.second: Mocked[Cache] = mock_of(Cache)
