"""The mock classes by role, for code that the classes themselves depend on; set by `mocks`."""

from __future__ import annotations

from typing import Any

async_mixin: Any
callable_async_mixin: Any
async_mock: Any
magic_mock: Any
mock: Any
non_callable_magic_mock: Any
non_callable_mock: Any
# For methods whose call gives an async iterator.
async_iterator_mock: Any
# For methods whose call is awaited or entered.
awaitable_manager_mock: Any
# For methods that are no coroutines, but give a future.
future_mock: Any

# The module whose FILTER_DIR and CHECK_SIGNATURES count: `typedamock.mock`.
settings: Any
