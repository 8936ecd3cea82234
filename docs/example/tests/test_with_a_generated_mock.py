"""With any checker and editor: a command wrote the mock's class.

The command is `typedamock gen shop.rates:RatesClient -o tests/rates_mock.py`.
"""

from datetime import date
from decimal import Decimal

import pytest

from shop.checkout import Checkout, Order
from shop.rates import UnknownCurrency
from tests.rates_mock import RatesClientMock

ORDER = Order([Decimal("10"), Decimal("2.5")], date(2026, 1, 31))


async def test_the_rate_of_the_day_counts() -> None:
    rates = RatesClientMock()
    rates.rate.return_value = Decimal("1.1")
    assert await Checkout(rates).total(ORDER, "USD") == Decimal("13.75")
    rates.rate.assert_awaited_once_with("USD", on=ORDER.day)
    rates.currencies.assert_not_awaited()


async def test_an_unknown_currency_names_the_known_ones() -> None:
    rates = RatesClientMock()
    rates.rate.side_effect = UnknownCurrency("XXX")
    rates.currencies.return_value = ["CHF", "USD"]
    with pytest.raises(ValueError, match="XXX is none of CHF, USD"):
        await Checkout(rates).total(ORDER, "XXX")
    assert rates.rate.await_args.arguments.currency == "XXX"
    assert rates.rate.await_args.arguments.on == ORDER.day
