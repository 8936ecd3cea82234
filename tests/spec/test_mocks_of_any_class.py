"""Mocks of any class: they are made without raising, and have what the class has."""

from typing import Any

import pytest
from hypothesis import given, settings

import typedamock
from tests.spec.test_any_class import compiled, sources


class Service:
    client: int

    async def run(self) -> None: ...


def test_the_mock_of_a_class_has_no_attributes_of_instances() -> None:
    assert hasattr(typedamock.AsyncMock(spec=Service), "client")
    assert "client" in dir(typedamock.AsyncMock(spec=Service))
    mock = typedamock.create_autospec(Service)
    assert not hasattr(mock, "client")
    assert "client" not in dir(mock)
    assert hasattr(mock.return_value, "client")


@settings(deadline=None, max_examples=60)
@given(sources())
def test_mocks_of_any_class(drawn: tuple[str, set[str]]) -> None:
    source, declared = drawn
    module = compiled(source)
    if module is None:
        return
    spec = module.Spec
    mocks: list[Any] = [
        typedamock.AsyncMock(spec=spec),
        typedamock.MagicMock(spec_set=spec),
        typedamock.create_autospec(spec, instance=True),
        typedamock.mock_of(spec),
    ]
    for mock in mocks:
        assert mock.__class__ is spec
        for name in sorted(declared - {"__len__"}):
            assert hasattr(mock, name), name
            assert name in dir(mock)
        assert not hasattr(mock, "no_such_member")
        with pytest.raises(AttributeError):
            mock.no_such_member()
        if mock is not mocks[0] and mock is not mocks[2]:
            with pytest.raises(AttributeError):
                mock.no_such_member = 1
