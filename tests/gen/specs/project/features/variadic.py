from __future__ import annotations

from collections.abc import Callable
from typing import AnyStr, Concatenate, Generic, ParamSpec, TypedDict, TypeVar, TypeVarTuple, Unpack

P = ParamSpec("P")
T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Batch(Generic[T, Unpack[Ts]]):
    async def send(self, first: T, *rest: Unpack[Ts]) -> tuple[T, Unpack[Ts]]:
        raise NotImplementedError

    async def rows(self) -> list[tuple[Unpack[Ts]]]:
        raise NotImplementedError


class Channel(Generic[AnyStr]):
    pass


class Connection:
    """A constrained type parameter is one of its constraints, not their union."""

    def attach(self, channel: Channel[AnyStr]) -> int:
        raise NotImplementedError

    async def run(self, data: AnyStr | None = None) -> Channel[AnyStr]:
        raise NotImplementedError


class Options(TypedDict, total=False):
    name: str
    loud: bool


class Commands:
    """A library ignores PEP 692 where it says that keys may not be parameters, too."""

    def add(self, name: str, *aliases: str, **options: Unpack[Options]) -> int:  # type: ignore[misc]  # pyright: ignore
        '''"Loud" commands first.'''
        raise NotImplementedError

    def change(self, old: str, **options: Unpack[Options]) -> int:
        raise NotImplementedError


class NoRows(Batch[str]):
    """Of no columns besides the first."""


class Row(Generic[Unpack[Ts]]):
    async def fetch(self, *columns: Unpack[Ts]) -> tuple[Unpack[Ts]]:
        raise NotImplementedError

    def joined(self, other: Row[()]) -> Row[Unpack[Ts]]:
        raise NotImplementedError


class EmptyRow(Row[()]):
    def is_empty(self) -> bool:
        raise NotImplementedError


class Task(Generic[T, P]):
    async def call(self, *args: P.args, **kwargs: P.kwargs) -> T:
        raise NotImplementedError

    def later(self, seconds: float, *args: P.args, **kwargs: P.kwargs) -> None: ...

    def then(self, step: Callable[Concatenate[T, P], None]) -> Callable[Concatenate[bytes, P], T]:
        raise NotImplementedError


class Mail(Task[int, [str, bytes]]):
    def subject(self) -> str:
        raise NotImplementedError


class Anything(Task[int, ...]):
    def subject(self) -> str:
        raise NotImplementedError
