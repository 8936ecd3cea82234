from collections.abc import Iterator
from typing import Self, TypedDict

from typing_extensions import NotRequired, Unpack


class Options(TypedDict):
    a: int
    b: NotRequired[str]


class Sequence:
    def __len__(self) -> int:
        return 0

    def __getitem__(self, index: int) -> str:
        return ""

    def __iter__(self) -> Iterator[str]:
        return iter([])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None: ...
    def __contains__(self, item: object) -> bool:
        return True

    def __call__(self, x: int) -> str:
        return ""

    def __eq__(self, other: object) -> bool:
        return True

    def __lt__(self, other: "Sequence") -> bool:
        return True

    def __add__(self, other: "Sequence") -> "Sequence":
        return self

    def options(self, **options: Unpack[Options]) -> int:
        return 0
