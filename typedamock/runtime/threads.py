"""`ThreadingMock`, which waits for calls that other threads make."""

from __future__ import annotations

import threading
import unittest.mock as _um
from typing import Any
from unittest.mock import sentinel

from typedamock.runtime.mocks import MagicMock
from typedamock.runtime.unannotated import unannotated

_UNSET = sentinel.TIMEOUT_UNSET


@unannotated
class ThreadingMixin:
    """Mirrors `unittest.mock.ThreadingMixin`, whose place in the order of bases would be behind ours."""

    DEFAULT_TIMEOUT: float | None = None

    def __init__(self, /, *args: Any, timeout: Any = _UNSET, **kwargs: Any) -> None:
        self.__dict__["_mock_events"] = _Events(self.DEFAULT_TIMEOUT if timeout is _UNSET else timeout)
        super().__init__(*args, **kwargs)

    @property
    def _mock_wait_timeout(self) -> float | None:
        timeout: float | None = self.__dict__["_mock_events"].timeout
        return timeout

    def _get_child_mock(self, /, **kw: Any) -> Any:
        parents: tuple[Any, ...] = (kw.get("parent"), kw.get("_new_parent"))
        for parent in parents:
            if issubclass(type(parent), ThreadingMixin):
                kw["timeout"] = parent._mock_wait_timeout
                break
        return super()._get_child_mock(**kw)  # type: ignore[misc]

    def reset_mock(self, /, *args: Any, **kwargs: Any) -> None:
        super().reset_mock(*args, **kwargs)  # type: ignore[misc]
        self.__dict__["_mock_events"] = _Events(self._mock_wait_timeout)

    def _mock_call(self, /, *args: Any, **kwargs: Any) -> Any:
        value = self._execute_mock_call(*args, **kwargs)  # type: ignore[attr-defined]
        self.__dict__["_mock_events"].happened(args, kwargs)
        return value

    def wait_until_called(self, *, timeout: Any = _UNSET) -> None:
        """Wait until the mock is called; None waits for ever, by default the constructor's timeout counts.

        Raises AssertionError when the time is over.
        """
        events: _Events = self.__dict__["_mock_events"]
        if timeout is _UNSET:
            timeout = events.timeout
        if not events.any_call.wait(timeout=timeout):
            name = self._mock_name or "mock"  # type: ignore[attr-defined]
            raise AssertionError(f"{name} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, /, *args: Any, **kwargs: Any) -> None:
        """Wait until the mock is called with these arguments, no longer than the constructor's timeout.

        Raises AssertionError when the time is over.
        """
        events: _Events = self.__dict__["_mock_events"]
        if not events.of(args, kwargs).wait(timeout=events.timeout):
            expected = self._format_mock_call_signature(args, kwargs)  # type: ignore[attr-defined]
            raise AssertionError(f"{expected} call not found")


class _Events:
    """What a `ThreadingMock` waits for."""

    def __init__(self, timeout: float | None) -> None:
        self.timeout = timeout
        self.any_call = threading.Event()
        self.calls: list[tuple[tuple[Any, ...], dict[str, Any], threading.Event]] = []
        self.lock = threading.Lock()

    def of(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> threading.Event:
        with self.lock:
            for known_args, known_kwargs, event in self.calls:
                if (known_args, known_kwargs) == (args, kwargs):
                    return event
            event = threading.Event()
            self.calls.append((args, kwargs, event))
            return event

    def happened(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.of(args, kwargs).set()
        self.any_call.set()


class ThreadingMock(ThreadingMixin, MagicMock, _um.ThreadingMock):  # type: ignore[misc,name-defined,unused-ignore]
    """A `MagicMock` that can wait until calls have happened in another thread.

    `timeout` limits every waiting, in seconds; without it `DEFAULT_TIMEOUT` does, and None waits for ever.
    """
