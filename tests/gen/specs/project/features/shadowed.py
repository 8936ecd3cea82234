import builtins


class Shadowed:
    list: list[str]
    str: str

    def set(self, id: int, type: type[int]) -> set[int]:
        raise NotImplementedError

    async def dict(self, property: bool, int: int, self_: object = None) -> dict[bytes, bool]:
        raise NotImplementedError

    async def index(self, count: int, index: int, _x: int, args: int, kwargs: int) -> int:
        raise NotImplementedError

    async def filter(self, *, self_: int = 0, **_self: object) -> int:
        raise NotImplementedError

    def property(self, id: int) -> bool:
        raise NotImplementedError

    @builtins.property
    def tuple(self) -> int:
        raise NotImplementedError
