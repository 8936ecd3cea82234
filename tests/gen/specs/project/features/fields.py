"""Fields of a dataclass that is kept by slots, frozen and keyword-only."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field
from typing import ClassVar


@dataclass(slots=True, frozen=True, kw_only=True)
class Price:
    currency: ClassVar[str] = "EUR"
    amount: float
    notes: list[str] = field(default_factory=list)
    rate: InitVar[float] = 1.0

    async def convert(self, currency: str) -> Price:
        raise NotImplementedError
