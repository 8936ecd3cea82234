"""What a side effect, or what is assigned to a method, may be; messages say what was expected, by parameter."""

from typing import TypedDict
from unittest.mock import AsyncMock

from app.client import Client, User

class Movie(TypedDict):
    title: str
    year: int


class Movies:
    def find(self, title: str) -> Movie | None: ...


m = AsyncMock(spec=Client)


def of_text(text: str) -> User:
    return User()


def of_nothing() -> User:
    return User()


def of_id(user_id: int) -> int:
    return user_id


async def by_position(number: int, name: str = "") -> User:
    return User()


m.fetch.side_effect = by_position
m.fetch.side_effect = of_text
# E: Incompatible types in assignment (expression has type "Callable[[str], User]", variable has type "def (user_id: int, *, name: str = ...) -> User | Awaitable[User]")  [assignment]
m.fetch.side_effect = of_nothing
# E: Incompatible types in assignment (expression has type "Callable[[], User]", variable has type "def (user_id: int, *, name: str = ...) -> User | Awaitable[User]")  [assignment]
m.fetch.side_effect = of_id
# E: Incompatible types in assignment (expression has type "Callable[[int], int]", variable has type "def (user_id: int, *, name: str = ...) -> User | Awaitable[User]")  [assignment]
m.fetch.side_effect = lambda number: User()
m.fetch.side_effect = lambda number, name: User()
m.fetch.side_effect = lambda *args, **kwargs: User()
m.close.side_effect = lambda text="": None
movies = AsyncMock(spec=Movies)
movies.find.side_effect = lambda t: {"title": t, "year": 1} if t else None
movies.find.side_effect = lambda t="": {"title": t, "year": 1}
movies.find.side_effect = lambda t: {"title": t}
# E: Incompatible types in assignment (expression has type "Callable[[str], dict[str, str]]", variable has type "Callable[[str], Movie | None]")  [assignment]
# E: Incompatible return value type (got "dict[str, str]", expected "Movie | None")  [return-value]
m.close.side_effect = lambda *args: None
m.fetch.side_effect = [User(), 3]
# E: List item 1 has incompatible type "int"; expected "User | BaseException | type[BaseException]"  [list-item]
m.fetch = of_text
# E: Incompatible types in assignment (expression has type "Callable[[str], User]", variable has type "def fetch(self, user_id: int, *, name: str = ...) -> Awaitable[User]")  [assignment]


def everywhere_in_a_function() -> None:
    try:
        for _ in range(3):
            m.fetch.side_effect = of_text
            # E: Incompatible types in assignment (expression has type "Callable[[str], User]", variable has type "def (user_id: int, *, name: str = ...) -> User | Awaitable[User]")  [assignment]
    finally:
        m.fetch.side_effect = by_position


def texts() -> list[str]:
    return []


def messages_say_what_a_value_of_its_kind_has_to_be(flag: bool) -> None:
    m.fetch.side_effect = User() if flag else ValueError
    # E: Incompatible types in assignment (expression has type "User | type[ValueError]", variable has type "BaseException | type[BaseException] | Iterable[User] | def (user_id: int, *, name: str = ...) -> User | Awaitable[User]")  [assignment]
    m.fetch.side_effect = User()
    # E: Incompatible types in assignment (expression has type "User", variable has type "BaseException | type[BaseException] | Iterable[User] | def (user_id: int, *, name: str = ...) -> User | Awaitable[User]")  [assignment]
    m.fetch.side_effect = Movies
    # E: Incompatible types in assignment (expression has type "type[Movies]", variable has type "def (user_id: int, *, name: str = ...) -> User | Awaitable[User]")  [assignment]
    m.fetch.side_effect = texts()
    # E: Incompatible types in assignment (expression has type "list[str]", variable has type "Iterable[User | BaseException | type[BaseException]]")  [assignment]
    m.fetch.side_effect = ValueError if flag else None
    m.fetch = User()
    # E: Incompatible types in assignment (expression has type "User", variable has type "def fetch(self, user_id: int, *, name: str = ...) -> Awaitable[User]")  [assignment]
    m.configure_mock(**{"fetch.side_effect": [1]})
    # E: Incompatible type for "fetch.side_effect" of the mock (got "list[int]", expected "Iterable[User | BaseException | type[BaseException]]")  [typedamock]
    m.configure_mock(**{"fetch.side_effect": of_nothing})
    # E: Incompatible type for "fetch.side_effect" of the mock (got "Callable[[], User]", expected "def (user_id: int, *, name: str = ...) -> User | Awaitable[User]")  [typedamock]
