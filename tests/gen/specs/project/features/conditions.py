import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal
else:
    Decimal = None

try:
    from fractions import Fraction as Number
except ImportError:
    Number = int

if sys.version_info >= (3, 8):
    Key = bytes
else:
    Key = str


class Versioned:
    if sys.version_info >= (3, 11):

        async def get(self, key: Key) -> "Decimal":
            raise NotImplementedError

    else:

        async def get(self, key: str, old: bool) -> int:
            raise NotImplementedError

    if sys.platform == "no such platform":

        def never(self) -> None: ...

    def number(self) -> Number:
        raise NotImplementedError
