"""Several mocks in one list, dictionary or conditional expression: what they have in common is a mock."""

import sys
from unittest.mock import AsyncMock

from app.client import User


class Api:
    async def fetch(self, key: int) -> User:
        return User()

    async def count(self, key: int) -> int:
        return 1

    async def search(self, text: str) -> str:
        return ""

    def close(self) -> None: ...


api = AsyncMock(spec=Api)


async def same_parameters() -> None:
    for method in [api.fetch, api.count]:
        method.side_effect = ValueError
        method.assert_awaited_once_with(1)
        method.assert_awaited_once_with("x")
        # E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]
        reveal_type(method.await_args.arguments.key)  # N: Revealed type is "int | Any"
        reveal_type(method.await_args.kwargs["key"])  # N: Revealed type is "int | Any"
        (await method(1)).anything
        method.return_value.anything
    for method, key in [(api.fetch, 1), (api.count, 2)]:
        method.assert_awaited_once_with(key)
    for name, method in {"fetch": api.fetch, "count": api.count}.items():
        method.assert_not_awaited()
    (api.fetch if sys.argv else api.count).assert_not_awaited()


def different_parameters() -> None:
    for method in (api.fetch, api.search, api.close):
        method.assert_not_called()
        method.reset_mock()
