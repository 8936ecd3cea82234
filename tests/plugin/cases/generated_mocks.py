"""The members of a mock that `typedamock gen` wrote, with the plugin besides."""

from __future__ import annotations

from collections.abc import AsyncIterator

import typedamock as _tm


class _TableMockApi(_tm.MockApi):
    @_tm.method(_tm.Arguments)
    def rows(_self) -> AsyncIterator[int]:
        raise NotImplementedError

    @_tm.cached
    @_tm.async_method(_tm.Arguments)
    async def size(_self) -> int:
        raise NotImplementedError


def use(table: _TableMockApi) -> None:
    table.rows.assert_called_once_with()
    table.size.assert_awaited_once_with()
    table.size.cache_clear.assert_called_once_with()
    table.rows.return_value = [1]
    table.rows.yielded()
    # E: "_AsyncIteratorMethodMock[[], AsyncIterator[int], Arguments]" has no attribute "yielded"  [typedamock-member]
    table.size.cached_clear()
    # E: "_CachedAsyncMethodMock[[], int, Arguments]" has no attribute "cached_clear"; maybe "cache_clear"?  [attr-defined]
    table.size.clear()
    # E: "_CachedAsyncMethodMock[[], int, Arguments]" has no attribute "clear"  [typedamock-member]
