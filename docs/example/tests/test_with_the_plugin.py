"""With mypy and `plugins = ["typedamock_mypy"]`: the tests as they always were."""

from datetime import date
from decimal import Decimal
from unittest.mock import AsyncMock

import pytest

from shop.checkout import Checkout, Order
from shop.rates import RatesClient, UnknownCurrency

ORDER = Order([Decimal("10"), Decimal("2.5")], date(2026, 1, 31))


async def test_the_rate_of_the_day_counts() -> None:
    rates = AsyncMock(spec=RatesClient)
    rates.rate.return_value = Decimal("1.1")
    assert await Checkout(rates).total(ORDER, "USD") == Decimal("13.75")
    rates.rate.assert_awaited_once_with("USD", on=ORDER.day)
    rates.currencies.assert_not_awaited()


async def test_an_unknown_currency_names_the_known_ones() -> None:
    rates = AsyncMock(spec=RatesClient)
    rates.rate.side_effect = UnknownCurrency("XXX")
    rates.currencies.return_value = ["CHF", "USD"]
    with pytest.raises(ValueError, match="XXX is none of CHF, USD"):
        await Checkout(rates).total(ORDER, "XXX")
    assert rates.rate.await_args.args == ("XXX",)
