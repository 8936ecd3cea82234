"""What an order costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shop.rates import RatesClient, UnknownCurrency


@dataclass(frozen=True)
class Order:
    """The prices of what was ordered, in euro, and the day of the order."""

    prices: Sequence[Decimal]
    day: date


class Checkout:
    """Bills orders."""

    def __init__(self, rates: RatesClient) -> None:
        self._rates = rates

    async def total(self, order: Order, currency: str = "EUR") -> Decimal:
        """What `order` costs in `currency`, at the rate of its day.

        Raises ValueError for a currency without a rate; the message names those that have one.
        """
        euros = sum(order.prices, Decimal())
        if currency == "EUR":
            return euros
        try:
            rate = await self._rates.rate(currency, on=order.day)
        except UnknownCurrency:
            known = ", ".join(await self._rates.currencies())
            raise ValueError(f"{currency} is none of {known}") from None
        return (euros * rate).quantize(Decimal("0.01"))
