"""What goes wrong in tests, in each of the three ways: who reports a line stands at its end."""

from decimal import Decimal
from unittest.mock import AsyncMock

from shop.rates import RatesClient
from tests.rates_mock import RatesClientMock
from typedamock import call_of, mock_of, mocked

with_the_plugin = AsyncMock(spec=RatesClient)
with_the_plugin.rate.return_value = "1.1"  # E: mypy
with_the_plugin.rate.side_effect = [Decimal("1.1"), 2]  # E: mypy
with_the_plugin.rate.assert_awaited_once_with("USD", no="2026-01-31")  # E: mypy
with_the_plugin.rates.return_value = Decimal("1.1")  # E: mypy
with_the_plugin.rate.assert_awaited_onec_with("USD")  # E: mypy

with_mocked = mock_of(RatesClient)
mocked(with_mocked.rate).return_value = "1.1"  # E: mypy, pyright
mocked(with_mocked.rate).side_effect = [Decimal("1.1"), 2]  # E: mypy, pyright
mocked(with_mocked.rate).assert_awaited_once_with("USD", no="2026-01-31")  # E: mypy, pyright
mocked(with_mocked.rates).return_value = Decimal("1.1")  # E: mypy, pyright
mocked(with_mocked.rate).assert_awaited_onec_with("USD")  # E: mypy, pyright
mocked(with_mocked.rate).assert_has_awaits([call_of(with_mocked.rate, 3)])  # E: mypy, pyright

generated = RatesClientMock()
generated.rate.return_value = "1.1"  # E: mypy, pyright
generated.rate.side_effect = [Decimal("1.1"), 2]  # E: mypy, pyright
generated.rate.assert_awaited_once_with("USD", no="2026-01-31")  # E: mypy, pyright
generated.rates.return_value = Decimal("1.1")  # E: mypy, pyright
generated.rate.assert_awaited_onec_with("USD")  # E: mypy, pyright
generated.rate.await_args.arguments.curency  # E: mypy, pyright
