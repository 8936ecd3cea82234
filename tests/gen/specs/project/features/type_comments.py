"""As written for Python 2 and 3 alike: types stand in comments (PEP 484)."""

from collections.abc import Callable
from typing import Dict, List, Optional  # noqa: UP035


class Legacy(object):
    rows = []  # type: List[int]
    title = None  # type: Optional[str]  # as shown
    plain = 1  # type: ignore
    encode = str  # type: Callable[[int], str]

    def __init__(self, size):
        # type: (int) -> None
        self.index = {}  # type: Dict[str, int]
        self.size = size

    def read(self, key, default=None, *others, **options):
        # type: (int, Optional[str], *bytes, **bool) -> List[str]
        """Read one."""
        raise NotImplementedError

    async def write(
        self,
        key,  # type: int
        value="",  # type: str
    ):
        # type: (...) -> bool
        raise NotImplementedError

    def whole(self, other):
        # type: (Legacy, Legacy) -> Legacy
        raise NotImplementedError

    @property
    def name(self):
        # type: () -> str
        raise NotImplementedError

    @name.setter
    def name(self, value):
        # type: (str) -> None
        ...

    def broken(self, key):
        # type: (int, str, bytes) -> str
        raise NotImplementedError
