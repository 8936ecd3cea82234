from typing import Generic, TypeVar

from features.inheritance_base import Entity, Repository

K = TypeVar("K")


class Keyed(Repository[K, Entity], Generic[K]):
    async def first(self) -> tuple[K, Entity]:
        raise NotImplementedError


class UserRepository(Keyed[int]):
    """Binds what its bases leave open."""

    async def rename(self, key: int, name: str) -> "Entity":
        raise NotImplementedError
