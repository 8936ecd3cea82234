from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Generator, Mapping
from typing import Any


class Job(ABC):
    @abstractmethod
    def __await__(self) -> Generator[Any, None, int]: ...

    @abstractmethod
    def __aiter__(self) -> AsyncIterator[bytes]: ...

    @abstractmethod
    async def __anext__(self) -> bytes: ...

    @abstractmethod
    def __contains__(self, key: object) -> bool: ...

    @abstractmethod
    def __getitem__(self, key: str) -> int: ...

    @abstractmethod
    def _prepare(self) -> None: ...

    @property
    @abstractmethod
    def id(self) -> str: ...

    @classmethod
    @abstractmethod
    def make(cls, options: Mapping[str, str]) -> Job: ...
