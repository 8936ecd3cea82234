from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Final


class Settings:
    defaults: ClassVar[dict[str, int]] = {}
    version: Final = "1"
    limit: Final[int] = 3
    name: str

    def __init__(self) -> None:
        self.created: float = 0.0
        self.inferred = [1]

    @property
    def size(self) -> int:
        """How many there are."""
        return 0

    @property
    def timeout(self) -> float:
        return 0.0

    @timeout.setter
    def timeout(self, value: float | str) -> None: ...

    @cached_property
    def cost(self) -> int:
        return 0


@dataclass(frozen=True)
class Money:
    amount: int
    currency: str = "EUR"
    tags: list[str] = field(default_factory=list)

    def rounded(self) -> "Money":
        return self
