from __future__ import annotations

from typing import Generic, Self, TypeVar

T = TypeVar("T", bound="Query")
Root = TypeVar("Root")


class Query:
    def where(self, **conditions: object) -> Self:
        return self

    def limit(self: T, count: int) -> T:
        return self

    @classmethod
    def parse(cls: type[Root], text: str) -> Root:
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None: ...

    @property
    def parent(self) -> Self | None:
        return None


Item = TypeVar("Item")


class Chain(Generic[Item]):
    """Self among the parameters is the mock with all its type parameters."""

    def join(self, other: Self) -> Self:
        raise NotImplementedError

    def then(self, other: Self, key: Root) -> Root:
        raise NotImplementedError

    def items(self: "Chain[Root]", *more: Root) -> list[Root]:
        raise NotImplementedError

    def first(self: "Chain[list[Root]]") -> Root:
        raise NotImplementedError


class Words(Chain[str]):
    """Of text."""
