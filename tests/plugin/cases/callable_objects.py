"""Mocks of objects that can be called: what they know of their calls is that of `__call__`."""

from typing import Protocol
from unittest.mock import AsyncMock, MagicMock, create_autospec

from app.client import User


class Handler:
    async def __call__(self, event: str, *, retry: int = 0) -> bool:
        return True


class Factory:
    def __call__(self, name: str) -> User:
        return User()

    def close(self) -> None: ...


class Callback(Protocol):
    async def __call__(self, number: int) -> str: ...


handler = AsyncMock(spec=Handler)
handler.assert_awaited_once_with("x", retry=1)
handler.assert_awaited_once_with(1)
# E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "int"; expected "str"  [arg-type]
handler.assert_called_with("x", retri=1)
# E: Unexpected keyword argument "retri" for "assert_called_with" of "AsyncMethodMock"; did you mean "retry"?  [call-arg]
handler.return_value = "x"
# E: Incompatible types in assignment (expression has type "str", variable has type "bool")  [assignment]
handler.side_effect = [True, ValueError]
handler.side_effect = ["x"]
# E: List item 0 has incompatible type "str"; expected "bool | BaseException | type[BaseException]"  [list-item]
reveal_type(handler.await_args.arguments.event)  # N: Revealed type is "str | Any"
AsyncMock(spec=Handler, return_value="x")
# E: Incompatible type for "return_value" of the mock (got "str", expected "bool")  [typedamock]

factory = MagicMock(spec=Factory)
factory.return_value.name = "a"
factory.assert_called_once_with(3)
# E: Argument 1 to "assert_called_once_with" of "AsyncMethodMock" has incompatible type "int"; expected "str"  [arg-type]
made = create_autospec(Factory)
made.return_value.close.assert_called_once_with()
made.return_value.anything
made("x")

callback = AsyncMock(spec=Callback)
callback.assert_awaited_once_with("x")
# E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]

MagicMock(spec=User).assert_called_once_with("a mock can be called, whatever its spec")
