# ruff: noqa
from collections.abc import AsyncIterator, Callable
from typing import Self

type Predicate[T] = Callable[[T], bool]
type Pair[A, B] = tuple[A, B]


class Store[K: (int, str), V, *Rest]:
    async def get(self, key: K) -> V | None: ...
    async def filter(self, predicate: Predicate[V]) -> list[Pair[K, V]]:
        return []

    async def convert[R: (int, float)](self, convert: Callable[[V], R], rest: tuple[*Rest]) -> R:
        raise NotImplementedError

    def watch(self) -> AsyncIterator[V]:
        raise NotImplementedError

    def clone(self) -> Self:
        return self


class Users(Store[int, str, bytes, float]):
    async def by_name(self, name: str) -> int:
        raise NotImplementedError
