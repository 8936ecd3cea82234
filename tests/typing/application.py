"""An application on httpx, aiohttp and asyncpg; clients.py has its tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import asyncpg
import httpx


class NotFound(Exception):
    pass


class Users:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def name(self, user_id: int) -> str:
        response = await self.http.get("/users", params={"id": user_id})
        if response.status_code == 404:
            raise NotFound(user_id)
        return response.text

    @property
    def ready(self) -> bool:
        return True

    @classmethod
    async def connect(cls, url: str, *, timeout: float = 1.0) -> Users:
        raise NotImplementedError

    @staticmethod
    def key(user_id: int) -> str:
        return f"user:{user_id}"

    async def all(self, *, page_size: int = 100) -> AsyncIterator[str]:
        yield ""

    @asynccontextmanager
    async def lock(self, user_id: int) -> AsyncIterator[httpx.AsyncClient]:
        yield self.http


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return await response.text()


async def count(connection: asyncpg.Connection) -> int:
    return len(await connection.fetch("select 1", timeout=3))
