from typing import TypeVar

_Secret = dict[str, "_Value"]
_T = TypeVar("_T", bound="_Value")


class _Value: ...


class Vault:
    def __init__(self) -> None:
        self._handle = 1

    async def get(self, secret: _Secret) -> _Value:
        raise NotImplementedError

    async def cast(self, to: type[_T]) -> _T:
        raise NotImplementedError

    async def _refresh(self) -> None: ...

    def __mangled(self) -> None: ...
