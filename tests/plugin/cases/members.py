from unittest.mock import ANY, AsyncMock, Mock, call

from app.client import Client, User

m = AsyncMock(spec=Client)

reveal_type(m.fetch)
# N: Revealed type is "typedamock.AsyncMethodMock[[user_id: int, *, name: str =], app.client.User, typedamock.Arguments]"


async def use() -> None:
    reveal_type(await m.fetch(1))  # N: Revealed type is "app.client.User"
    m.fetch(1)  # E: Value of type "Coroutine[Any, Any, User]" must be used  [unused-coroutine]
    await m.fetch("x")  # E: Argument 1 to "__call__" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]
    await m.fetch(1, nam="a")
    # E: Unexpected keyword argument "nam" for "__call__" of "AsyncMethodMock"; did you mean "name"?  [call-arg]
    async with m as client:
        reveal_type(client)  # N: Revealed type is "app.client.Client"
    reveal_type(await m.again(1))  # N: Revealed type is "app.client.User"
    reveal_type(await m.ping())  # N: Revealed type is "bool"
    async with m.lock("k") as user:
        reveal_type(user)  # N: Revealed type is "app.client.User"


m.fetch.return_value = User()
m.fetch.return_value = 3
# E: Incompatible types in assignment (expression has type "int", variable has type "User")  [assignment]

m.fetch.assert_awaited_once_with(1, name="a")
m.fetch.assert_awaited_once_with(ANY, name=ANY)
m.fetch.assert_awaited_once_with("1")
# E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]
m.fetch.assert_called_with(1, 2)
# E>=2.0: Too many positional arguments for "assert_called_with" of "AsyncMethodMock"  [call-arg]
# E<2.0: Too many positional arguments for "assert_called_with" of "AsyncMethodMock"  [misc]
# E: Argument 2 to "assert_called_with" of "AsyncMethodMock" has incompatible type "int"; expected "str"  [arg-type]
m.fetch.assert_has_awaits([call(1), call(2, name="b")])
m.fetch.await_args_list == [call(1)]
m.fetch.assert_awaited_once()

m.fetchh  # E: "Mocked[Client]" has no attribute "fetchh"; maybe "fetch"?  [attr-defined]
m.undreamt_of  # E: "Mocked[Client]" has no attribute "undreamt_of"  [typedamock-member]
m.undreamt_of  # type: ignore[attr-defined]
m.undreamt_of  # type: ignore[typedamock-member]
m.fetchh = 3  # E: "Mocked[Client]" has no attribute "fetchh"; maybe "fetch"?  [attr-defined]
m.fetch.assert_awaited_onec_with(1)
# E: "AsyncMethodMock[[int, DefaultNamedArg(str, 'name')], User, Arguments]" has no attribute "assert_awaited_onec_with"; maybe "assert_awaited_once_with", "assert_awaited_with", or "assert_awaited_once"?  [attr-defined]
m.fetch.retrun_value = User()
# E: "AsyncMethodMock[[int, DefaultNamedArg(str, 'name')], User, Arguments]" has no attribute "retrun_value"; maybe "return_value"?  [attr-defined]

reveal_type(m.close)  # N: Revealed type is "typedamock.MethodMock[[], None, typedamock.Arguments]"
m.close.await_args
# E: "MethodMock[[], None, Arguments]" has no attribute "await_args"  [attr-defined]
reveal_type(m.stream)
# N: Revealed type is "typedamock.MethodMock[[], typing.AsyncIterator[bytes], typedamock.Arguments]"
reveal_type(m.make)  # N: Revealed type is "typedamock.MethodMock[[base: str], app.client.Client, typedamock.Arguments]"
reveal_type(m.check)  # N: Revealed type is "typedamock.MethodMock[[base: str], bool, typedamock.Arguments]"
reveal_type(m.clone)  # N: Revealed type is "typedamock.MethodMock[[], app.client.Client, typedamock.Arguments]"
reveal_type(m.on_event)  # N: Revealed type is "typedamock.AsyncMethodMock[[str], int, typedamock.Arguments]"
reveal_type(m.ping)  # N: Revealed type is "typedamock.AsyncMethodMock[[times: int =], bool, typedamock.Arguments]"

m.url = "x"
m.url = 3  # E: Incompatible types in assignment (expression has type "int", variable has type "str")  [assignment]
m.timeout = 3.0
m.timeout = "x"
# E: Incompatible types in assignment (expression has type "str", variable has type "float")  [assignment]
m.__aenter__.return_value = m
m.__aenter__.return_value = 3
# E: Incompatible types in assignment (expression has type "int", variable has type "Client")  [assignment]

m.session.commit.assert_awaited_once_with()
m.session.commit.assert_awaited_once_with(1)
# E: Too many arguments for "assert_awaited_once_with" of "AsyncMethodMock"  [call-arg]
m.open.return_value.execute.return_value = [1]
m.open.return_value.execute.return_value = ["a"]  # E: List item 0 has incompatible type "str"; expected "int"  [list-item]
m.spare = None
m.open.return_value = Mock()

m.close.counter = 1
# E: "MethodMock[[], None, Arguments]" has no attribute "counter"  [typedamock-member]
