"""Classes that attrs makes: slots, frozen, keyword-only, and the older spelling."""

from __future__ import annotations

from typing import Generic, TypeVar

import attr
import attrs
from attrs import define, field, frozen

T = TypeVar("T")


def parsed(size: str | int) -> int:
    return int(size)


@define
class Address:
    street: str
    zip_code: str = field(default="", kw_only=True)
    tags: list[str] = field(factory=list)

    async def verify(self, *, strict: bool = False) -> bool:
        raise NotImplementedError

    @zip_code.validator
    def _check_zip_code(self, attribute: attrs.Attribute[str], value: str) -> None: ...


@frozen(kw_only=True)
class Account(Generic[T]):
    """An account that never changes."""

    number: int
    owner: T
    address: Address | None = None

    async def close(self, reason: str) -> T:
        raise NotImplementedError


@attrs.define(slots=False, order=True)
class Premium(Account[str]):
    level: int = attrs.field(converter=int)
    size: int = attrs.field(default=1, converter=parsed)

    @level.default
    def _level(self) -> int:
        return 1

    @property
    def limit(self) -> float:
        raise NotImplementedError


@attr.s(auto_attribs=True, slots=True)
class Legacy:
    name: str
    size: int = attr.ib(default=0)

    def rename(self, name: str) -> Legacy:
        raise NotImplementedError
