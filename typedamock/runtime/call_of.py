"""`call_of`: a `call` that a signature takes."""

from __future__ import annotations

import unittest.mock as _um
from collections.abc import Callable
from typing import Any

from typedamock.runtime.call import Call, recorded_call
from typedamock.runtime.state import STATE, State
from typedamock.spec.signature import Binding


def call_of(member: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Call:
    """`call(*args, **kwargs)`, checked against `member`'s signature; for `assert_has_awaits` and `==`.

    `member` is a mock or what a mock stands in for. Raises TypeError when its signature does not take the
    arguments; a mock without a spec takes any.
    """
    binding = _binding_of(member)
    if binding is not None:
        binding.refuse(args, kwargs)
    return recorded_call((args, kwargs), binding)


def _binding_of(member: Callable[..., Any]) -> Binding | None:
    if not isinstance(member, _um.NonCallableMock):
        return Binding(member)
    state: State | None = member.__dict__.get(STATE)
    return None if state is None else state.binding
