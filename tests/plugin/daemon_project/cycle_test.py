from unittest.mock import MagicMock

import cycle_spec


def limit() -> int:
    return 3


def test_box() -> None:
    m = MagicMock(spec=cycle_spec.Box)
    m.size = 3
    m.grow.assert_called_once_with(1)
    reveal_type(m.grow)


# end
