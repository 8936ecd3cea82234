"""With any checker, nothing to set up: `mock_of` makes the mock, `mocked` shows its mock side."""

from datetime import date
from decimal import Decimal

import httpx
import pytest

from shop.checkout import Checkout, Order
from shop.rates import RatesClient, UnknownCurrency
from typedamock import Mocked, call_of, mock_of, mocked, patched

ORDER = Order([Decimal("10"), Decimal("2.5")], date(2026, 1, 31))


@pytest.fixture
def rates() -> Mocked[RatesClient]:
    return mock_of(RatesClient)


async def test_the_rate_of_the_day_counts(rates: Mocked[RatesClient]) -> None:
    mocked(rates.rate).return_value = Decimal("1.1")
    assert await Checkout(rates).total(ORDER, "USD") == Decimal("13.75")
    mocked(rates.rate).assert_awaited_once_with("USD", on=ORDER.day)
    mocked(rates.currencies).assert_not_awaited()


async def test_an_unknown_currency_names_the_known_ones(rates: Mocked[RatesClient]) -> None:
    mocked(rates.rate).side_effect = UnknownCurrency("XXX")
    mocked(rates.currencies).return_value = ["CHF", "USD"]
    with pytest.raises(ValueError, match="XXX is none of CHF, USD"):
        await Checkout(rates).total(ORDER, "XXX")
    assert mocked(rates.rate).await_args == call_of(rates.rate, "XXX", on=ORDER.day)


async def test_the_service_is_asked_for_that_day() -> None:
    http = mock_of(httpx.AsyncClient)
    mocked(http.get).return_value = httpx.Response(404)
    with pytest.raises(UnknownCurrency):
        await RatesClient(http).rate("XXX", on=ORDER.day)
    mocked(http.get).assert_awaited_once_with("/rates/2026-01-31", params={"currency": "XXX"})


async def test_a_rate_that_stands_still() -> None:
    client = RatesClient(mock_of(httpx.AsyncClient))
    with patched(client, client.rate) as rate:
        rate.return_value = Decimal("2")
        assert await Checkout(client).total(ORDER, "USD") == Decimal("25.00")
        rate.assert_awaited_once_with("USD", on=ORDER.day)
