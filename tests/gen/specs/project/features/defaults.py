import enum
from typing import Literal

Mode = Literal["fast", "slow"]
_UNSET = object()


class Level(enum.Enum):
    LOW = 1


class Defaults:
    async def call(
        self,
        number: int = -1,
        ratio: float = 1,
        text: str = "single",
        raw: bytes = b"x",
        mode: Mode = "fast",
        level: Level = Level.LOW,
        thing: object = _UNSET,
        items: tuple[int, ...] = (),
        escaped: str = 'a"b\\',
        nothing: None = None,
        later: "int | None" = None,
    ) -> None: ...
