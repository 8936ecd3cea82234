from collections.abc import Sequence
from typing import Generic, Self, TypeAlias, TypeVar

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


Tree: TypeAlias = "Sequence[Tree] | int"
Forest: TypeAlias = "Sequence[Forest] | int | str"


class Garden:
    def plant(self, tree: Tree) -> Forest:
        raise NotImplementedError


class Park(Garden):
    """Its override fits: whoever asks that of recursive aliases comes back to his question."""

    def plant(self, tree: Forest) -> Tree:
        raise NotImplementedError


class Sending:
    def _send(self, text: str) -> int:
        raise NotImplementedError


class AsyncSending:
    async def _send(self, text: str) -> int:
        raise NotImplementedError


class Remote(AsyncSending, Sending):  # type: ignore[misc]  # pyright: ignore
    """Of bases that conflict where mocks have no member."""

    def close(self) -> None: ...


class Copied:
    def _copy(self) -> Self:
        raise NotImplementedError


class Proxy(Copied):
    """What fits in the class alone does not in its mock."""

    def _copy(self) -> "Proxy":
        raise NotImplementedError

    def close(self) -> None: ...
