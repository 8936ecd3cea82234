"""What is done to the class of one mock, or remembered of it, does not show in mocks made later.

Classes of dropped mocks are used again, which `unittest.mock` does not do: so it is what to compare with.
"""

from __future__ import annotations

import abc
import gc
import threading
import unittest.mock
import weakref
from collections.abc import Callable, Iterator, Mapping, Sized
from functools import singledispatch
from typing import Any, Protocol, runtime_checkable

import pytest

import typedamock

LIBRARIES = pytest.mark.parametrize(
    "library", [unittest.mock, typedamock], ids=["unittest.mock", "typedamock"]
)


class Registry(abc.ABC):  # noqa: B024  # nothing derives from it
    """An abstract class that mocks are registered with."""


class Base:
    inherited = "from the class"


@runtime_checkable
class HasSize(Protocol):
    size: int


@singledispatch
def described(value: object) -> str:
    return "object"


weak_notes: weakref.WeakKeyDictionary[type, str] = weakref.WeakKeyDictionary()


def rename(mock: Any) -> None:
    type(mock).__name__ = type(mock).__qualname__ = "Renamed"


def document(mock: Any) -> None:
    type(mock).__module__, type(mock).__doc__ = "elsewhere", "Something else."


def inherit(mock: Any) -> None:
    type(mock).__bases__ = (Base, *type(mock).__bases__)


def register(mock: Any) -> None:
    Registry.register(type(mock))


def note_weakly(mock: Any) -> None:
    weak_notes[type(mock)] = "noted"


def dispatch(mock: Any) -> None:
    described.register(type(mock), lambda value: "mock")


def ask_and_take_away_size(mock: Any) -> None:
    assert issubclass(type(mock), Sized)
    mock.mock_add_spec(["name"])


def ask_and_delete_size(mock: Any) -> None:
    assert isinstance(mock, Sized)
    del mock.__len__


def give_a_property(mock: Any) -> None:
    type(mock).size = typedamock.PropertyMock(return_value=3)
    assert isinstance(mock, HasSize)


def derive(mock: Any) -> None:
    class Derived(type(mock)):  # type: ignore[misc]
        size = 3

    assert Derived().size == 3
    weak_notes[Derived] = "derived"


def refer_to_itself(mock: Any) -> None:
    mock.itself = mock
    rename(mock)


def observed(mock: Any) -> dict[str, object]:
    cls = type(mock)
    return {
        "name": (cls.__name__, cls.__qualname__, repr(mock).split(" ")[0].split(".")[-1]),
        "module": cls.__module__ == cls.__mro__[1].__module__,
        "doc": cls.__doc__ == cls.__mro__[1].__doc__,
        "inherited": "inherited" in dir(cls),
        "registered": isinstance(mock, Registry),
        "noted": weak_notes.get(cls),
        "dispatched": described(mock),
        "sized": isinstance(mock, Sized),
        "size": isinstance(getattr(mock, "size", 0), int),
        "subclasses": cls.__subclasses__(),
    }


@LIBRARIES
@pytest.mark.parametrize("specified", [{}, {"spec": ["name"]}], ids=["no spec", "spec"])
@pytest.mark.parametrize(
    "use",
    [
        rename,
        document,
        inherit,
        register,
        note_weakly,
        dispatch,
        give_a_property,
        derive,
        refer_to_itself,
        ask_and_take_away_size,
        ask_and_delete_size,
    ],
)
def test_what_was_done_to_a_class_does_not_show_in_the_next_mock(
    library: Any, use: Callable[[Any], None], specified: dict[str, Any]
) -> None:
    expected = observed(library.MagicMock(**specified))
    for _ in range(3):
        use(library.MagicMock())
        gc.collect(0)
        assert observed(library.MagicMock(**specified)) == expected


def test_classes_are_used_again() -> None:
    made = 0

    class Made(typedamock.MagicMock):
        def __init_subclass__(cls) -> None:
            nonlocal made
            made += 1

    for _ in range(5):
        mocks = [Made() for _ in range(5)]
        for mock in mocks:
            assert not isinstance(mock, (Mapping, Registry))
            mock.method()
        del mock, mocks
        gc.collect()
    assert made == 15


@LIBRARIES
def test_a_class_that_marks_its_subclasses(library: Any) -> None:
    class Marking(library.MagicMock):  # type: ignore[misc]
        known: weakref.WeakSet[type] = weakref.WeakSet()

        def __init_subclass__(cls) -> None:
            cls.__name__, cls.number = "Marked", len(cls.known)
            cls.known.add(cls)

    mocks = [Marking() for _ in range(3)]
    assert [mock.number for mock in mocks] == [0, 1, 2]
    assert repr(mocks[0]).startswith("<Marked ")


def test_a_resurrected_mock_shares_its_class_with_none() -> None:
    kept: list[Any] = []

    class Keeper:
        def __init__(self, mock: Any) -> None:
            self.mock = mock
            mock.keeper = self

        def __del__(self) -> None:
            kept.append(self.mock)

    for _ in range(10):
        Keeper(typedamock.MagicMock())
    gc.collect()
    mocks = [*kept, *(typedamock.MagicMock() for _ in range(20))]
    assert len(kept) == 10
    assert len({type(mock) for mock in mocks}) == len(mocks)


@pytest.fixture
def collecting_at_any_moment() -> Iterator[None]:
    threshold = gc.get_threshold()
    gc.set_threshold(1)
    yield
    gc.set_threshold(*threshold)


def test_no_two_mocks_share_a_class_whatever_threads_and_collector_do(collecting_at_any_moment: None) -> None:
    mistakes: list[str] = []

    def make_mocks(number: int) -> None:
        for i in range(20):
            mocks = [typedamock.MagicMock(), typedamock.AsyncMock(spec=Base), typedamock.MagicMock()]
            for j, mock in enumerate(mocks):
                mock.itself = mock if j % 2 else None
                type(mock).mark = (number, i, j)
            if [type(mock).mark for mock in mocks] != [(number, i, j) for j in range(3)]:
                mistakes.append(f"{number} {i}")

    threads = [threading.Thread(target=make_mocks, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not mistakes


# ---- the class of a mock as a class to call


@LIBRARIES
def test_the_class_of_a_mock_makes_mocks(library: Any) -> None:
    mock = library.MagicMock()
    type(mock).size = library.PropertyMock(return_value=3)
    made = type(mock)(return_value=5, name="made")
    assert made() == 5
    assert made.size == 3
    assert isinstance(made, type(mock)) and type(made) is not type(mock)
    assert made != mock and mock != made and made == made
    assert type(made.child) is not type(made) and made.child.size == 3
    assert repr(made).startswith("<MagicMock name='made'")


@LIBRARIES
def test_the_class_of_a_dropped_mock_makes_mocks(library: Any) -> None:
    assert type(library.MagicMock())(return_value=5)() == 5


@LIBRARIES
def test_code_under_test_makes_another_of_its_own_kind(library: Any) -> None:
    class Point:
        def moved(self, by: int) -> Any:
            return type(self)(moved=by)  # type: ignore[call-arg]

    mock = library.Mock(name="point")
    moved = Point.moved(mock, 3)
    assert moved.moved == 3


# ---- subclasses that decide on the spec themselves


@LIBRARIES
def test_a_subclass_may_pass_a_spec_of_its_own(library: Any) -> None:
    class NamedMock(library.MagicMock):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, spec=["name", "__str__"], **kwargs)

    mock: Any = NamedMock()
    mock.__str__.return_value = "named"
    assert str(mock) == "named"
    with pytest.raises(TypeError):
        len(mock)
    with pytest.raises(AttributeError):
        mock.size  # noqa: B018


@LIBRARIES
def test_a_subclass_may_keep_its_spec_to_itself(library: Any) -> None:
    class OpenMock(library.MagicMock):  # type: ignore[misc]
        def __init__(self, spec: Any = None, **kwargs: Any) -> None:
            super().__init__(**kwargs)

    mock = OpenMock(spec=["name"])
    mock.__len__.return_value = 3
    assert len(mock) == 3
    assert mock.size is mock.size
