from __future__ import annotations

from typing import AnyStr, Generic, TypedDict, TypeVar, TypeVarTuple, Unpack

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
