"""What a mock is to yield, in `async for` and `for`."""

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterable, Iterator
from unittest.mock import AsyncMock, MagicMock

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


class Rows:
    def all(self, start: int = 0) -> Iterator[str]:
        yield ""

    def each(self) -> Generator[int, str, bool]:
        yield 1
        return True


def wants(lines: Iterator[str], more: Iterable[str]) -> None: ...


def of_iterators() -> None:
    rows = MagicMock(spec=Rows)
    rows.all.return_value.__iter__.return_value = ["x"]
    rows.all.return_value.__iter__.return_value = [1]
    # E: List item 0 has incompatible type "int"; expected "str"  [list-item]
    rows.all.return_value.__next__.side_effect = ["x", StopIteration]
    rows.all.return_value = iter(["x"])
    rows.all.return_value = ["x"]
    rows.all.return_value = (line for line in "abc")
    for line in rows.all():
        line.upper()
    first, second = rows.all()
    wants(rows.all(), rows.all.return_value)
    [*rows.all(), next(rows.all()), *sorted(rows.all(), key=len)]
    rows.each().send("x")
    rows.each.return_value.close()
    rows.each.return_value.close.assert_called_once_with()
