"""A variable that holds one mock after another. Its type is inferred from the first: that is no mistake."""

import unittest
from unittest.mock import ANY, AsyncMock, MagicMock, Mock, create_autospec, patch

from pytest_mock import MockerFixture

from app.client import Client, Session, load_user, parse_user
from typedamock import Mocked, mock_of


def test_mocks(flag: bool) -> None:
    mock = Mock(spec=Client)
    mock.fetch.return_value = 3
    # E: Incompatible types in assignment (expression has type "int", variable has type "User")  [assignment]
    mock = Mock(spec=Session)
    mock.execute.return_value = 3
    # E: Incompatible types in assignment (expression has type "int", variable has type "list[int]")  [assignment]
    mock.comit  # E: "Mocked[Session]" has no attribute "comit"; maybe "commit"?  [attr-defined]
    mock = mock_of(Session)
    mock = Mock()
    mock.anything.at_all()
    mock = Mock(spec=Client)
    mock.fetchh  # E: "Mocked[Client]" has no attribute "fetchh"; maybe "fetch"?  [attr-defined]
    if flag:
        either = AsyncMock(spec=Client)
    else:
        either = AsyncMock(spec=Session)
    later = None
    later = Mock(spec=Client)
    later = Mock(spec=Session)
    first, second = Mock(spec=Client), Mock(spec=Session)
    first, second = Mock(spec=Session), Mock(spec=Client)


def test_functions(mocker: MockerFixture) -> None:
    function = create_autospec(load_user)
    function = create_autospec(parse_user)
    function.assert_called_once_with("x")
    function.assert_called_once_with(1)
    # E: Argument 1 to "assert_called_once_with" of "MethodMock" has incompatible type "int"; expected "str"  [arg-type]
    constructor = create_autospec(Client)
    constructor = create_autospec(Session)
    constructor.assert_called_once_with()
    spied = mocker.patch.object(Client, "close", autospec=True)
    spied = mocker.patch.object(Client, "open", autospec=True)
    spied.assert_called_once_with(ANY, None)


def test_patches() -> None:
    with patch.object(Client, "close", autospec=True) as method:
        pass
    method.assert_called_once_with(ANY)
    with patch.object(Client, "open", autospec=True) as method:
        pass
    method.assert_called_once_with(ANY, None)
    method.assert_called_once_with(ANY, 1)
    # E: Argument 2 to "assert_called_once_with" of "MethodMock" has incompatible type "int"; expected "User | None"  [arg-type]


class TestPatchers(unittest.TestCase):
    def setUp(self) -> None:
        patcher = patch.object(Client, "close", autospec=True)
        self.close = patcher.start()
        self.addCleanup(patcher.stop)
        patcher = patch.object(Client, "open", autospec=True)
        self.open = patcher.start()
        self.addCleanup(patcher.stop)
        self.mock = MagicMock(spec=Client)

    def test_both(self) -> None:
        self.open.assert_called_once_with(ANY, None)
        self.open.assert_called_once_with(ANY, None, key=1)
        # E: Argument "key" to "assert_called_once_with" of "MethodMock" has incompatible type "int"; expected "str"  [arg-type]
        self.mock = MagicMock(spec=Session)
        self.mock.execute.assert_called_once_with("x")

    def test_many(self) -> None:
        for patcher in (
            patch.object(Client, "close", autospec=True),
            patch.object(Client, "fetch", autospec=True),
            patch("app.client.Client", autospec=True),
            patch("app.client.parse_user"),
        ):
            patcher.start()
            self.addCleanup(patcher.stop)


class Holder:
    of_class: Mocked[Client]

    def __init__(self) -> None:
        self.declared: Mocked[Client] = Mock(spec=Client)
        self.other: Mocked[Client] = Mock(spec=Session)
        # E: Incompatible types in assignment (expression has type "Mocked[Session]", variable has type "Mocked[Client]")  [assignment]


def test_declared(parameter: Mocked[Client]) -> None:
    declared: Mocked[Client] = AsyncMock(spec=Client)
    declared = AsyncMock(spec=Session)
    # E: Incompatible types in assignment (expression has type "Mocked[Session]", variable has type "Mocked[Client]")  [assignment]
    parameter = AsyncMock(spec=Session)
    # E: Incompatible types in assignment (expression has type "Mocked[Session]", variable has type "Mocked[Client]")  [assignment]
    holder = Holder()
    holder.declared = Mock(spec=Session)
    # E: Incompatible types in assignment (expression has type "Mocked[Session]", variable has type "Mocked[Client]")  [assignment]
    holder.of_class = Mock(spec=Session)
    # E: Incompatible types in assignment (expression has type "Mocked[Session]", variable has type "Mocked[Client]")  [assignment]
    real = Client("")
    real.session = AsyncMock(spec=Client)
    # E: Incompatible types in assignment (expression has type "Mocked[Client]", variable has type "Session")  [assignment]
