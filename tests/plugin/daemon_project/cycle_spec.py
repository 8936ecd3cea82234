from dataclasses import dataclass

import cycle_test


@dataclass
class Box:
    size: int

    def grow(self, by: int) -> int:
        return cycle_test.limit()
