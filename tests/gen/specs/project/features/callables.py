"""Attributes, fields and properties that hold something to be called."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, Optional, ParamSpec, Protocol, TypeAlias, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Handler: TypeAlias = Callable[[str], Awaitable[int]]


class Sink(Protocol):
    async def __call__(self, line: str) -> int: ...


@dataclass
class Hooks(Generic[P, T]):
    on_event: Callable[[str, T], Awaitable[int]]
    on_close: Callable[[int], str]
    on_error: Optional[Callable[[Exception], None]] = None
    render: Callable[..., str] = str
    either: Callable[[], int] | str = ""


class Router(Generic[P, T]):
    handler: Handler
    fallback: "Handler | None" = None
    middleware: Callable[Concatenate[int, P], Coroutine[Any, Any, list[T]]]
    sink: Sink
    anything: Callable
    prepare: Callable[..., Awaitable[None] | None]

    def __init__(self, encode: Callable[[T], bytes], retries: int, timeout: float | None = None) -> None:
        self.encode = encode
        self.decode: Callable[[bytes], T] = lambda data: data  # type: ignore[assignment, return-value]
        self.retries = retries
        self.timeout = 1.0 if timeout is None else timeout

    @property
    def dispatch(self) -> Callable[[str], Awaitable[T]]:
        """How a route is found."""
        raise NotImplementedError
