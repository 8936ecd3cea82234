"""Functions that narrow what they are given."""

from typing import Any, Literal, Never, TypeGuard

from typing_extensions import TypeIs, deprecated


class Checks:
    def is_text(self, value: object) -> TypeIs[str]:
        raise NotImplementedError

    def are_numbers(self, values: list[Any], strict: bool = False) -> TypeGuard[list[int]]:
        raise NotImplementedError

    @deprecated("use is_text")
    def text(self, value: object, how: Literal["it's", 'a "quote"', b"bytes", None] = None) -> bool:
        raise NotImplementedError

    def unreachable(self, value: Never, /) -> Never:
        raise NotImplementedError
