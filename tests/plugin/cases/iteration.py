"""What a mock is to yield in `async for`."""

from collections.abc import AsyncGenerator, AsyncIterator
from unittest.mock import AsyncMock

from typedamock import mock_of, mocked


class Row: ...


class Table:
    def rows(self) -> AsyncIterator[Row]:
        raise NotImplementedError

    async def generated(self) -> AsyncGenerator[Row, None]:
        yield Row()

    def __aiter__(self) -> AsyncIterator[Row]:
        raise NotImplementedError


rows = [Row()]
table = AsyncMock(spec=Table, **{"rows.return_value": rows})

table.rows.return_value.__aiter__.return_value = rows
table.generated.return_value.__aiter__.return_value = rows
table.rows.return_value = rows
table.generated.return_value = rows
table.__aiter__.return_value = rows
table.rows.return_value = mock_of(Table).rows()
mocked(mock_of(Table).rows).return_value = rows

table.rows.return_value.__aiter__.return_value = ["row"]  # E: List item 0 has incompatible type "str"; expected "Row"  [list-item]
table.rows.return_value = ["row"]  # E: List item 0 has incompatible type "str"; expected "Row"  [list-item]
table.__aiter__.return_value = 3
# E: Incompatible types in assignment (expression has type "int", variable has type "AsyncIterator[Row] | Iterable[Row]")  [assignment]
table.rows.return_value.aclos()
# E: "Mocked[AsyncIterator[Row]]" has no attribute "aclos"  [typedamock-member]
