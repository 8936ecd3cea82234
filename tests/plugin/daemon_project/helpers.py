from typing import TypeVar
from unittest.mock import AsyncMock, create_autospec

from lib.base import OtherBase
from lib.facade import Handler
from typedamock import Mocked

T = TypeVar("T")


def make(spec: type[T]) -> Mocked[T]:
    return create_autospec(spec, instance=True)


class Environment:
    handler: Mocked[Handler]


def make_handler() -> Mocked[Handler]:
    return AsyncMock(spec=Handler)


def need_other(other: OtherBase) -> None: ...
