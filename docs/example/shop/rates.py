"""The exchange rates, from a service on the web."""

from datetime import date
from decimal import Decimal
from types import TracebackType
from typing import Self

import httpx


class UnknownCurrency(Exception):
    """The service has no rate for this currency."""


class RatesClient:
    """A client of the rates service."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def rate(self, currency: str, *, on: date | None = None) -> Decimal:
        """How many of `currency` one euro was worth on that day, today by default."""
        day = "latest" if on is None else on.isoformat()
        response = await self._http.get(f"/rates/{day}", params={"currency": currency})
        if response.status_code == 404:
            raise UnknownCurrency(currency)
        response.raise_for_status()
        return Decimal(response.json()["rate"])

    async def currencies(self) -> list[str]:
        """The currencies that have a rate."""
        response = await self._http.get("/currencies")
        response.raise_for_status()
        return [str(name) for name in response.json()]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._http.aclose()
