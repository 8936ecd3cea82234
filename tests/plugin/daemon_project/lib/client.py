from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar, overload

from lib.base import Base, OtherBase

T = ParamSpec("T")
R = TypeVar("R")


def traced(function: Callable[T, Awaitable[R]]) -> Callable[T, Awaitable[R]]:
    raise NotImplementedError


class User: ...


class Session:
    def execute(self) -> int: ...


class Client(Base):
    timeout: float
    session: Session

    def __init__(self, base: str) -> None:
        self.base = base

    @property
    def url(self) -> str: ...
    async def fetch(self, user_id: int, *, name: str = "") -> User: ...
    def get(self, key: int) -> int: ...
    def close(self, code: int) -> None: ...
    @traced
    async def again(self, user_id: int) -> User: ...


# more


class Sub(Client):
    def sub(self) -> int: ...


_ = overload, OtherBase
