from typing import Generic, TypeVar

from features.inheritance_base import Entity, Repository

K = TypeVar("K")
Name = TypeVar("Name")


class Keyed(Repository[K, Entity], Generic[K]):
    async def first(self) -> tuple[K, Entity]:
        raise NotImplementedError


class UserRepository(Keyed[int]):
    """Binds what its bases leave open."""

    async def rename(self, key: int, name: str) -> "Entity":
        raise NotImplementedError


class Directory(Repository[Name, Entity]):
    """Its bases do not see that the body has another `Name`."""

    class Name:
        text: str
