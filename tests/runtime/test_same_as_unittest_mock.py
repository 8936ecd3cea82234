"""Random programs over mocks behave with our names as with unittest.mock's, step by step."""

from __future__ import annotations

import random
import re
import unittest.mock
import warnings
from collections.abc import Callable
from typing import Any

import pytest

import typedamock.mock

ATTRIBUTES = ("attr", "inner", "sync", "fetch", "prop", "st", "cm", "a", "b", "foo", "Inner", "deep", "adeep")
ASSERTIONS = (
    "assert_called_once_with",
    "assert_called_with",
    "assert_any_call",
    "assert_awaited_with",
    "assert_awaited_once_with",
    "assert_any_await",
)
RECORDED = ("called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls")
# Ours has the first; the attributes of a property object are no attributes of the mock of the property.
NOT_COMPARED = {"assert_all_awaited", "deleter", "fdel", "fget", "fset", "getter", "setter"}
AWAITED = ("await_count", "await_args", "await_args_list")
MAGIC = ("__len__", "__str__", "__bool__", "__getitem__", "__enter__", "__iter__", "__contains__", "__add__")


# Without annotations: those change what a mock of ours gives.
class Inner:
    z = 1

    def deep(self, a, b=2):  # type: ignore[no-untyped-def]
        return a

    async def adeep(self, a):  # type: ignore[no-untyped-def]
        return a


class Spec:
    attr = 1
    inner = Inner()
    Inner = Inner

    def sync(self, a, b=2):  # type: ignore[no-untyped-def]
        return 1

    async def fetch(self, a, *, k=3):  # type: ignore[no-untyped-def]
        return 1

    @property
    def prop(self):  # type: ignore[no-untyped-def]
        return 3

    @staticmethod
    def st(a):  # type: ignore[no-untyped-def]
        return a

    @classmethod
    async def cm(cls, a):  # type: ignore[no-untyped-def]
        return a

    def __len__(self) -> int:
        return 3


def function(a, b=1):  # type: ignore[no-untyped-def]
    return a


async def async_function(a, b=1):  # type: ignore[no-untyped-def]
    return a


MAKERS: list[Callable[[Any], Any]] = [
    lambda lib: lib.Mock(),
    lambda lib: lib.MagicMock(),
    lambda lib: lib.AsyncMock(),
    lambda lib: lib.NonCallableMock(),
    lambda lib: lib.NonCallableMagicMock(),
    lambda lib: lib.MagicMock(spec=Spec),
    lambda lib: lib.AsyncMock(spec=Spec),
    lambda lib: lib.Mock(spec_set=Spec),
    lambda lib: lib.create_autospec(Spec),
    lambda lib: lib.create_autospec(Spec, instance=True),
    lambda lib: lib.create_autospec(Spec, spec_set=True),
    lambda lib: lib.create_autospec(function),
    lambda lib: lib.create_autospec(async_function),
    lambda lib: lib.MagicMock(spec=["a", "b", "attr"]),
    lambda lib: lib.MagicMock(name="named"),
    lambda lib: lib.MagicMock(side_effect=[1, 2, ValueError("x"), 4]),
    lambda lib: lib.AsyncMock(side_effect=[1, KeyError("k")]),
    lambda lib: lib.MagicMock(return_value=7),
    lambda lib: lib.AsyncMock(return_value=7),
    lambda lib: lib.MagicMock(wraps=Spec()),
    lambda lib: lib.AsyncMock(wraps=async_function),
    lambda lib: lib.MagicMock(spec=function),
    lambda lib: lib.MagicMock(spec=async_function),
    lambda lib: lib.PropertyMock(return_value=2),
]


def is_mock(value: Any) -> bool:
    return issubclass(type(value), unittest.mock.NonCallableMock)


def without_addresses(text: str) -> str:
    return re.sub(r"(id=')?(0x)?[0-9a-f]{8,}'?", "", text)


def comparable(value: Any) -> Any:
    """What two libraries must agree on about `value`."""
    if is_mock(value):
        kind = type(value).__mro__[1].__name__
        try:
            return kind, without_addresses(repr(value))
        except TypeError:  # a mock that lost its name has no repr in either library
            return kind, None
    if isinstance(value, unittest.mock._Call):
        return "call", [comparable(part) for part in tuple.__iter__(value)]
    if isinstance(value, (list, tuple)):
        return [comparable(part) for part in value]
    if isinstance(value, dict):
        return {key: comparable(part) for key, part in value.items()}
    if isinstance(value, BaseException):
        # pytest-mock adds to the messages of unittest.mock's classes
        message = without_addresses(str(value)).replace("typedamock.runtime.mocks.", "unittest.mock.")
        return type(value).__name__, message.partition("\n\npytest introspection")[0]
    if isinstance(value, (str, int)):
        return without_addresses(str(value))
    return type(value).__name__


def finished(coroutine: Any) -> Any:
    """What awaiting gives; nothing here waits."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    finally:
        coroutine.close()


def run(library: Any, seed: int) -> list[Any]:
    """What a random program observes with the mocks of `library`."""
    choose = random.Random(seed)
    mocks = [choose.choice(MAKERS)(library) for _ in range(3)]
    log: list[Any] = []

    def step(name: str, action: Callable[[], Any]) -> Any:
        try:
            value = action()
        except Exception as error:  # noqa: BLE001  # whatever is raised is what must be the same
            value = error
        log.append((name, comparable(value)))
        return value

    def turn() -> None:
        mock, other = choose.choice(mocks), choose.choice(mocks)
        attribute, assertion = choose.choice(ATTRIBUTES), choose.choice(ASSERTIONS)
        args = choose.choice([(), (1,), (1, 2)])
        kwargs = choose.choice([{}, {}, {"b": 3}, {"k": 1}])
        reset = choose.choice([{}, {"return_value": True}, {"side_effect": True}])
        effect = choose.choice([None, [1, 2], ValueError])
        value = choose.choice([5, other, None])
        magic, number = choose.choice(MAGIC), choose.choice([0, 3])
        calls = choose.choice(["call_args_list", "mock_calls", "method_calls"])
        match choose.randrange(27):
            case 0 | 1 | 2 | 3:
                found = step(f"get {attribute}", lambda: getattr(mock, attribute))
                mocks.extend([found] if is_mock(found) else [])
            case 4 | 5 | 6 | 7:
                result = step(f"call {args} {kwargs}", lambda: mock(*args, **kwargs))
                if hasattr(type(result), "send"):
                    result = step("await", lambda: finished(result))
                mocks.extend([result] if is_mock(result) else [])
            case 8:
                step(f"set {attribute}", lambda: setattr(mock, attribute, value))
            case 9:
                step("return_value", lambda: setattr(mock, "return_value", choose.choice([3, None])))
            case 10:
                step(f"reset {reset}", lambda: mock.reset_mock(**reset))
            case 11:
                step(f"attach {attribute}", lambda: mock.attach_mock(other, attribute))
            case 12:
                step(f"delete {attribute}", lambda: delattr(mock, attribute))
            case 13:
                step(f"{assertion} {args} {kwargs}", lambda: getattr(mock, assertion)(*args, **kwargs))
            case 14:
                calls = [unittest.mock.call(*args, **kwargs)]
                # members of a spec have signatures with us: their failures say more
                passed = step("has calls", lambda: not mock.assert_has_calls(calls))
                log[-1] = passed is True
            case 15:
                step("magic", lambda: bool(len(mock)) or bool(str(mock)))
            case 16:
                step("dir", lambda: [name for name in dir(mock) if name not in NOT_COMPARED])
            case 17:
                step("configure", lambda: mock.configure_mock(**{f"{attribute}.return_value": 9}))
            case 18:
                step("side_effect", lambda: setattr(mock, "side_effect", effect))
            case 19:
                step(f"set {magic}", lambda: setattr(mock, magic, lambda self, *args: number))
            case 20:
                step(f"{magic}.return_value", lambda: setattr(getattr(mock, magic), "return_value", number))
            case 21:
                step(f"delete {magic}", lambda: delattr(mock, magic))
            case 22:
                step("magic", lambda: [bool(mock), len(mock), 1 in mock, mock[1], mock + 1])
            case 23:
                step("call_count", lambda: setattr(mock, "call_count", number))
            case 24:
                step(f"{calls}.pop", lambda: getattr(mock, calls).pop())
            case 25:
                # with a spec, unittest.mock's seal may take for ever: it looks into `real` of an int's `real`
                step("seal", lambda: None if "spec" in repr(mock) else library.seal(mock))
            case 26:
                step(f"class {attribute}", lambda: setattr(type(mock), attribute, library.PropertyMock()))
        for place, known in enumerate(mocks[:6]):
            if is_mock(known):
                names = RECORDED + (AWAITED if issubclass(type(known), unittest.mock.AsyncMock) else ())
                for name in names:
                    step(f"{place}.{name}", lambda known=known, name=name: getattr(known, name))  # type: ignore[misc]

    for _ in range(14):
        turn()
    return log


@pytest.mark.parametrize("start", range(0, 400, 50))
def test_random_programs_observe_the_same(start: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # unittest.mock does not check the calls of a spec
    monkeypatch.setattr(typedamock.mock, "CHECK_SIGNATURES", False)
    for seed in range(start, start + 50):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs, ours = run(unittest.mock, seed), run(typedamock.mock, seed)
        assert ours == theirs, f"seed {seed}"
