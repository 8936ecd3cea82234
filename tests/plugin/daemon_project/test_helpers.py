from unittest.mock import AsyncMock

from helpers import Environment, make, make_handler, need_other
from lib.client import Client
from lib.facade import Handler


def test_of_helper() -> None:
    need_other(make_handler())


def test_member_of_base() -> None:
    handler = make_handler()
    need_other(handler)
    handler.ping.return_value = "x"
    handler.handle.return_value = "x"


def test_type_variable() -> None:
    make(Handler).handle.return_value = "x"
    make(Handler).ping.return_value = "x"


def test_bound_anew() -> None:
    mock = AsyncMock(spec=Client)
    mock = AsyncMock(spec=Handler)
    need_other(mock)
    mock.handle.return_value = "x"
    mock.ping.return_value = "x"


def test_attribute(environment: Environment) -> None:
    need_other(environment.handler)
    environment.handler.ping.return_value = "x"
