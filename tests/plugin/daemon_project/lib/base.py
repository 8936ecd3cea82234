class OtherBase:
    def pong(self) -> int: ...  # type: ignore[empty-body]


class Base:
    async def ping(self, times: int) -> bool: ...  # type: ignore[empty-body]
