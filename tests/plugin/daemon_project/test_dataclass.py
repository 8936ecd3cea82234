from dataclasses import dataclass
from unittest.mock import MagicMock

from lib.record import Record


@dataclass
class Holder:
    record: Record
    count: int

    def total(self, value: int) -> int:
        return self.record.get(value) + self.count


def test_holder() -> None:
    m = MagicMock(spec=Holder)
    m.count = 3
    m.total.return_value = 3
    reveal_type(m.total)
    m.record.get.assert_called_once_with("x")


# end
