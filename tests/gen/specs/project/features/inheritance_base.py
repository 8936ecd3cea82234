from __future__ import annotations

import abc
import typing as t

KeyT = t.TypeVar("KeyT")
ValueT = t.TypeVar("ValueT", bound="Entity")


class Entity:
    name: str = ""


class Closing:
    def close(self, code: int = 0) -> None:
        """Close it."""


class Repository(Closing, abc.ABC, t.Generic[KeyT, ValueT]):
    table: t.ClassVar[str] = "entities"

    @abc.abstractmethod
    async def get(self, key: KeyT, default: ValueT | None = None) -> ValueT | None: ...

    async def all(self, *keys: KeyT, **filters: object) -> dict[KeyT, ValueT]:
        raise NotImplementedError
