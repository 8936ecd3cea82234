from __future__ import annotations

from dataclasses import dataclass

from app.client import Client, Other
from typedamock import AsyncMock, Mocked


def need(client: Client) -> None: ...
def need_mock(client: Mocked[Client]) -> None: ...


def test_one(client: Mocked[Client], other: Mocked[Other] | None, many: list[Mocked[Client]]) -> None:
    reveal_type(client)  # N: Revealed type is "annotations.Mocked[app:client:Client]"
    reveal_type(client.base)  # N: Revealed type is "str"
    need(client)
    need_mock(client)
    need_mock(AsyncMock(spec=Client))
    if other:
        need_mock(other)
        # E: Argument 1 to "need_mock" has incompatible type "Mocked[Other]"; expected "Mocked[Client]"  [arg-type]
        # N: Following member(s) of "Mocked[Other]" have conflicts:
        # N:     __typedamock_spec__: expected "Client", got "Other"
    for item in many:
        item.fetch.assert_awaited_once_with("x")
        # E: Argument 1 to "assert_awaited_once_with" of "AsyncMethodMock" has incompatible type "str"; expected "int"  [arg-type]


MC = Mocked["Later"]


def forward(mock: MC) -> None:
    mock.late.assert_called_with()
    # E: Missing positional argument "x" in call to "assert_called_with" of "MethodMock"  [call-arg]
    mock.declared_in_method = 3
    mock.declared_in_method = ""
    # E: Incompatible types in assignment (expression has type "str", variable has type "int")  [assignment]


class Later:
    def late(self, x: int) -> None:
        self.declared_in_method = x


@dataclass
class Fixture:
    client: Mocked[Client]


Fixture(AsyncMock(spec=Client)).client.close.assert_called_once_with()
