"""Named tuples that a call makes, beside a class statement and as its base."""

import collections
from collections import namedtuple
from typing import NamedTuple

Size = NamedTuple("Size", [("width", int), ("height", "int | None")])
Offset = namedtuple("Offset", ["left", "top"])


class Box(Size):
    async def grow(self, by: Size) -> "Box":
        raise NotImplementedError


class Corner(NamedTuple("Corner", (("x", int), ("y", int)))):
    def moved(self, by: Offset) -> int:
        raise NotImplementedError


class Edge(collections.namedtuple("Edge", "start, end")):
    def length(self) -> float:
        raise NotImplementedError
