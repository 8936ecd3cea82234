from collections.abc import Mapping
from unittest.mock import AsyncMock, create_autospec

from app.client import Client, Transport, User

m = AsyncMock(spec=Client)

reveal_type(m.fetch.await_args.arguments.user_id)  # N: Revealed type is "int | Any"
reveal_type(m.fetch.await_args_list[0].arguments.name)  # N: Revealed type is "str"
m.fetch.await_args.arguments.nope
# E: Item "Arguments" of "Arguments | Any" has no attribute "nope"  [union-attr]
m.fetch.await_args.argumnets  # E: Item "Call[Arguments]" of "Call[Arguments] | Any" has no attribute "argumnets"  [union-attr]
reveal_type(m.fetch.await_args_list[0].args)  # N: Revealed type is "tuple[int, ...]"
reveal_type(m.fetch.await_args_list[0][0])  # N: Revealed type is "tuple[int, ...]"
reveal_type(m.fetch.await_args_list[0].kwargs["name"])  # N: Revealed type is "str"
m.fetch.await_args.kwargs["nam"]
# E: "nam" is not a valid TypedDict key; expected one of ("user_id", "name")  [misc]
args, kwargs = m.fetch.await_args_list[0]
reveal_type(args)  # N: Revealed type is "tuple[int, ...]"

m.fetch.side_effect = lambda: User()
# E: Incompatible types in assignment (expression has type "Callable[[], User]", variable has type ...

t = AsyncMock(spec=Transport)
t.stat.return_value.st_size = "x"
# E: Incompatible types in assignment (expression has type "str", variable has type "int")  [assignment]
t.lines.return_value = [3]  # E: List item 0 has incompatible type "int"; expected "str"  [list-item]
t.log.return_value = 3
# E: Incompatible types in assignment (expression has type "int", variable has type "NonCallableMock | None")  [assignment]
reveal_type(t.log.call_args_list[0].kwargs["level"])  # N: Revealed type is "int | Any"
reveal_type(t.log.call_args_list[0].arguments.level)  # N: Revealed type is "int | None"
reveal_type(t.move.call_args_list[0].args[0])  # N: Revealed type is "str"
reveal_type(t.move.call_args_list[0][0][1])  # N: Revealed type is "app.client.User"
reveal_type(t.move.call_args_list[0].args[-1])  # N: Revealed type is "Any"
reveal_type(t.move.call_args_list[0].args[1:])  # N: Revealed type is "tuple[Any, ...]"

Environment = Mapping[bytes, str] | Mapping[str, str]


class Shell:
    def run(self, command: str, env: Environment | None = None) -> int:
        return 0


shell = AsyncMock(spec=Shell)
shell.run.call_args.kwargs["env"]["PATH"].upper()
shell.run.call_args.args[1]["PATH"].upper()
for argument in t.move.call_args_list[0].args:
    argument.anything
first, second = t.move.call_args.args
assert t.move.call_args.args == (1, "x")
assert len(t.move.call_args[0]) == 2

called = create_autospec(Transport)
called.return_value = 3
# E: Incompatible types in assignment (expression has type "int", variable has type "Transport | Reply")  [assignment]
called.assert_called_once_with(ulr="x")
# E>=2.1: Unexpected keyword argument "ulr"...
# E<2.1: No overload variant matches argument type "str"  [call-overload]
