"""What `inspect`, `dir`, `copy` and assignments by hand make of mocks, beside `unittest.mock`."""

from __future__ import annotations

import copy
import enum
import inspect
import pickle
import types
import typing
import unittest.mock
from collections.abc import Callable
from typing import Any

import pytest

import typedamock.mock


async def fetch(key):  # type: ignore[no-untyped-def]
    return key


class Color(enum.Enum):
    RED = 1


class Plain:
    def method(self, a):  # type: ignore[no-untyped-def]
        return a


class PlainWithDefault:
    def method(self, a, b=2):  # type: ignore[no-untyped-def]
        return a


class Meta(type):
    def of_meta(cls, a):  # type: ignore[no-untyped-def]
        return a


def module_without_annotations() -> types.ModuleType:
    module = types.ModuleType("module_without_annotations")
    vars(module)["fetch"] = fetch
    return module


def message(action: Callable[[], Any]) -> str:
    try:
        return str(action())
    except (AssertionError, AttributeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


# ---- annotations are the spec's to have


def signature_of_a_mock(library: Any) -> Any:
    return [str(inspect.signature(cls())) for cls in (library.Mock, library.MagicMock, library.AsyncMock)]


def annotations_of_a_mock(library: Any) -> Any:
    classes = (library.Mock, library.MagicMock, library.NonCallableMock, library.PropertyMock)
    return [message(lambda cls=cls: cls().__annotations__) for cls in classes]  # type: ignore[misc]


def annotations_of_an_async_mock(library: Any) -> Any:
    return library.AsyncMock().__annotations__


def annotations_of_a_mock_with_a_spec(library: Any) -> Any:
    return message(lambda: library.MagicMock(spec=["a"]).__annotations__), typing.get_type_hints(library.Mock)


def annotations_of_a_module(library: Any) -> Any:
    module = module_without_annotations()
    mock = library.MagicMock(spec=module)
    called = [hasattr(mock, name) for name in ("fetch", "_private")]
    return called, hasattr(mock, "__annotations__"), [name for name in vars(module) if "annot" in name]


def names_that_a_spec_gains(library: Any) -> Any:
    class Spec:
        def method(self, a):  # type: ignore[no-untyped-def]
            return a

    before = dir(Spec)
    library.MagicMock(spec=Spec).method(1)
    return dir(Spec) == before


# ---- what a mock has


def dir_of_a_mock_of_an_enum(library: Any) -> Any:
    return [name for name in dir(library.MagicMock(spec=Color)) if name.startswith("_")]


def dir_of_a_mock_of_a_mock_class(library: Any) -> Any:
    return "__signature__" in dir(library.Mock(spec=library.Mock))


def metaclass_as_a_spec(library: Any) -> Any:
    mock = library.create_autospec(Meta)
    return message(lambda: mock.of_meta()), "spec='function'" in repr(mock.of_meta)


def non_callable_mock_of_a_coroutine_function(library: Any) -> Any:
    mocks = [library.NonCallableMock(spec=fetch), library.NonCallableMagicMock(spec=fetch)]
    return [(callable(mock), message(lambda mock=mock: mock(1))) for mock in mocks]  # type: ignore[misc]


def mock_of_the_class_of_a_mock_with_a_spec(library: Any) -> Any:
    mock = type(library.MagicMock(spec=Plain))()
    return len(mock), int(mock), mock[1] is mock.__getitem__.return_value


def private_names_of_what_is_recorded(library: Any) -> Any:
    mock, asynchronous = library.Mock(), library.AsyncMock()
    mock(1)
    asynchronous(2).close()
    return (
        (mock._mock_called, mock._mock_call_count, mock._mock_call_args, mock._mock_call_args_list),
        (mock._mock_mock_calls, asynchronous._mock_await_count, asynchronous._mock_await_args),
        asynchronous._mock_await_args_list,
    )


def class_of_a_mock_with_a_spec_set(library: Any) -> Any:
    mock = library.Mock(spec_set=Plain)
    mock.__class__ = Color
    return mock.__class__, isinstance(mock, Color)


# ---- calls of functions that take `self`


def positions_and_keywords_of_an_unbound_method(library: Any) -> Any:
    plain = Plain()
    mocks = [library.Mock(spec=PlainWithDefault.method), library.create_autospec(PlainWithDefault.method)]
    found = []
    for mock in mocks:
        mock(plain, 1)
        for given in ({"a": 1}, {"self": plain, "a": 1}):
            args = () if "self" in given else (plain,)
            found.append(message(lambda mock=mock: mock.assert_called_once_with(*args, **given)))  # type: ignore[misc]  # noqa: B023
    found.append(message(lambda: mocks[1].assert_called_once_with(a=plain, b=1)))
    found.append(message(lambda: mocks[1].assert_has_calls([library.call(1)])))
    return [text.partition("\n")[0] for text in found]


# ---- what an unconfigured call gives


def results_that_call_back(library: Any) -> Any:
    deferred = type("Deferred", (), {"__module__": "twisted.internet.defer", "addBoth": lambda self: None})

    class Agent:
        def request(self, method: bytes) -> deferred:  # type: ignore[valid-type]
            return deferred()

    results = [
        mock.request(b"GET")
        for mock in (library.MagicMock(spec=Agent), library.create_autospec(Agent, instance=True))
    ]
    return [isinstance(result, deferred) for result in results]


# ---- copies


def deepcopy_of_a_mock_of_a_module(library: Any) -> Any:
    mock = library.MagicMock(spec=module_without_annotations())
    copied = copy.deepcopy(mock)
    return hasattr(copied, "fetch"), hasattr(copied, "other"), inspect.iscoroutinefunction(copied.fetch)


def deepcopy_of_a_child_with_a_spec(library: Any) -> Any:
    class Spec:
        @classmethod
        def create(cls, a):  # type: ignore[no-untyped-def]
            return a

    child = library.MagicMock(spec=Spec).create
    child.return_value = [1]
    copied = copy.deepcopy(child)
    return copied(1), copied.return_value is child.return_value


def copy_of_a_mock_that_reduces_itself(library: Any) -> Any:
    class Picklable(library.MagicMock):  # type: ignore[misc]
        def __reduce__(self) -> Any:
            return int, (3,)

    mock = library.MagicMock()
    mock.__reduce__ = lambda self: (int, (4,))
    return [(copy.copy(each), pickle.loads(pickle.dumps(each))) for each in (Picklable(), mock)]


# ---- classes that are mocks and something else


def exceptions_that_are_mocks(library: Any) -> Any:
    class NotFound(library.Mock, ValueError):  # type: ignore[misc]
        pass

    try:
        library.Mock(side_effect=NotFound(status=404))()
    except ValueError as error:
        return error.status, error.args, copy.copy(error).status, copy.deepcopy(error).status  # type: ignore[attr-defined]


def mocks_of_other_layouts(library: Any) -> Any:
    class Text(library.MagicMock, str):  # type: ignore[misc]
        pass

    class Entries(library.MagicMock, dict):  # type: ignore[misc]
        pass

    class Items(library.Mock, list):  # type: ignore[misc]
        pass

    items, entries = Items(), Entries()
    items.append(1)
    entries["a"] = 1
    return (
        (Text().upper(), isinstance(Text().other, library.MagicMock)),
        (list.__len__(items), items.other.called, len(entries), dict.__len__(entries), entries.mock_calls),
    )


def magic_methods_of_other_bases(library: Any) -> Any:
    class Client:
        def __len__(self) -> int:
            return 3

        def __enter__(self) -> str:
            return "connected"

        def __exit__(self, *exc: object) -> None: ...

    class ClientMock(library.MagicMock, Client):  # type: ignore[misc]
        pass

    client = ClientMock()
    with client as entered:
        pass
    observed = [len(client), entered, ClientMock()]
    client.__len__.return_value = 5
    observed.append(len(client))
    del client.__len__
    return [str(value).partition(" id=")[0] for value in (*observed, len(client), ClientMock(spec=["a"]).a)]


def allocations_of_another_base(library: Any) -> Any:
    made = []

    class Counted:
        def __new__(cls) -> Any:
            made.append(1)
            return super().__new__(cls)

    class CountedMock(library.MagicMock, Counted):  # type: ignore[misc]
        pass

    mock = CountedMock()
    mock.child  # noqa: B018
    return len(made)


# ---- counts set by hand


def count_set_by_hand(library: Any) -> Any:
    mock = library.Mock()
    mock(1)
    mock.call_count = 10
    counts = [mock.call_count]
    mock(2)
    return [*counts, mock.call_count]


def count_of_a_shortened_list(library: Any) -> Any:
    mock = library.Mock()
    mock(1)
    mock(2)
    mock.call_args_list.pop()
    counts = [mock.call_count]
    mock(3)
    counts.append(mock.call_count)
    mock.call_args_list = []
    counts.append(mock.call_count)
    mock(4)
    return [*counts, mock.call_count]


def count_that_is_no_number(library: Any) -> Any:
    mock = library.AsyncMock()
    mock.call_count = mock.await_count = "many"
    return mock.call_count, mock.await_count


@pytest.mark.parametrize(
    "observe",
    [
        signature_of_a_mock,
        annotations_of_a_mock,
        annotations_of_an_async_mock,
        annotations_of_a_mock_with_a_spec,
        annotations_of_a_module,
        names_that_a_spec_gains,
        dir_of_a_mock_of_an_enum,
        dir_of_a_mock_of_a_mock_class,
        metaclass_as_a_spec,
        non_callable_mock_of_a_coroutine_function,
        mock_of_the_class_of_a_mock_with_a_spec,
        private_names_of_what_is_recorded,
        class_of_a_mock_with_a_spec_set,
        positions_and_keywords_of_an_unbound_method,
        results_that_call_back,
        deepcopy_of_a_mock_of_a_module,
        deepcopy_of_a_child_with_a_spec,
        copy_of_a_mock_that_reduces_itself,
        exceptions_that_are_mocks,
        mocks_of_other_layouts,
        magic_methods_of_other_bases,
        allocations_of_another_base,
        count_set_by_hand,
        count_of_a_shortened_list,
        count_that_is_no_number,
    ],
    ids=lambda observe: observe.__name__,
)
def test_it_is_as_with_unittest_mock(observe: Callable[[Any], Any]) -> None:
    assert observe(typedamock.mock) == observe(unittest.mock)
