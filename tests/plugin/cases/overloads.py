from unittest.mock import AsyncMock, MagicMock

from app.client import Client, Repo, User, load_user, parse_user
from app.sequences import Sequence

m = AsyncMock(spec=Client)


async def use() -> None:
    reveal_type(await m.get(1))  # N: Revealed type is "int"
    reveal_type(await m.get("a"))  # N: Revealed type is "str"
    reveal_type(await m.gen(1))  # N: Revealed type is "list[int]"


m.get.assert_awaited_once_with("a")
m.get.assert_awaited_once_with(b"")  # E: No overload variant matches argument type "bytes"  [call-overload]
m.get.side_effect = [1, "a"]
m.get.side_effect = [1.0]
# E: List item 0 has incompatible type "float"; expected "int | str | BaseException | type[BaseException]"  [list-item]
reveal_type(m.get.await_args.arguments.key)  # N: Revealed type is "int | str | Any"
reveal_type(m.get.await_args.args[0])  # N: Revealed type is "int | str | Any"
m.gen.assert_awaited_with(1)
m.gen.assert_awaited_with()  # E: Too few arguments  [call-arg]

repo = AsyncMock(spec=Repo[User])
reveal_type(repo.load)  # N: Revealed type is "typedamock.AsyncMethodMock[[id: int], app.client.User, typedamock.Arguments]"
reveal_type(AsyncMock(spec=Repo))  # N: Revealed type is "overloads.Mocked[app:client:Repo[Any]]"
reveal_type(AsyncMock(spec=Repo).load.return_value)  # N: Revealed type is "Any"


def need(repo: Repo[int]) -> None: ...


need(repo)  # E: Argument 1 to "need" has incompatible type "Mocked[Repo[User]]"; expected "Repo[int]"  [arg-type]

reveal_type(AsyncMock(spec=load_user))
# N: Revealed type is "typedamock.AsyncMethodMock[[a: int, b: str =], app.client.User, typedamock.Arguments]"
reveal_type(MagicMock(spec=parse_user))
# N: Revealed type is "typedamock.MethodMock[[text: str], app.client.User, typedamock.Arguments]"

s = MagicMock(spec=Sequence)
reveal_type(s[0])  # N: Revealed type is "str"
s("x")  # E: Argument 1 to "__call__" of "MethodMock" has incompatible type "str"; expected "int"  [arg-type]
s.options.assert_called_once_with(a="x")
# E: Argument "a" to "assert_called_once_with" of "MethodMock" has incompatible type "str"; expected "int"  [arg-type]
for i in m:  # E: "Mocked[Client]" has no attribute "__iter__" (not iterable)  [attr-defined]
    pass
