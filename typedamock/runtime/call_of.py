"""`call_of`: a `call` that a signature takes."""

from __future__ import annotations

import inspect
import unittest.mock as _um
from collections.abc import Callable
from typing import Any

from typedamock.runtime.call import Call, recorded_call
from typedamock.spec.signature import SignatureLike


def call_of(member: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Call:
    """`call(*args, **kwargs)`, checked against `member`'s signature; for `assert_has_awaits` and `==`.

    `member` is a mock or what a mock stands in for. Raises TypeError when its signature does not take the
    arguments; a mock without a spec takes any.
    """
    signature = _signature_of(member)
    if signature is not None:
        signature.bind(*args, **kwargs)
    return recorded_call(args, kwargs, signature)


def _signature_of(member: Callable[..., Any]) -> SignatureLike | None:
    if isinstance(member, _um.NonCallableMock):
        return member._spec_signature  # type: ignore[no-any-return]
    try:
        return inspect.signature(member)
    except ValueError:  # of a builtin
        return None
