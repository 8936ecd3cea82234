"""Classes whose methods or constructor checkers synthesise, and what every object has, abstract."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple, Tuple, dataclass_transform  # noqa: UP035


class Point(NamedTuple):
    x: int
    y: int = 0

    async def moved(self, by: int) -> Point:
        raise NotImplementedError


@dataclass_transform(kw_only_default=True)
class ModelType(type):
    pass


class Model(metaclass=ModelType):
    def __init_subclass__(cls, frozen: bool = False) -> None: ...


class Order(Model, frozen=True):
    """An order as it is stored."""

    number: int

    async def save(self, *, force: bool = False) -> int:
        raise NotImplementedError


class Invoice(Model):
    number: int

    def __init__(self, text: str) -> None:
        self.number = int(text)

    def pay(self, amount: int) -> bool:
        raise NotImplementedError


class Key(ABC):
    @abstractmethod
    def __eq__(self, other: object) -> bool: ...

    @abstractmethod
    def __hash__(self) -> int: ...

    @abstractmethod
    def __repr__(self) -> str: ...

    async def rotate(self) -> None: ...


class Journal:
    """Attributes that have the names of a mock's own."""

    method_calls: list[str]
    mock_calls: int = 0

    def reset_mock(self, hard: bool) -> int:
        raise NotImplementedError


class Lists(dict[str, list[int]]):
    """`dict.setdefault` without a default is for values that may be None."""

    async def load(self, path: str) -> None: ...


Interval = Tuple[float, str]  # noqa: UP006


class Timing(Interval):
    async def record(self) -> None: ...
