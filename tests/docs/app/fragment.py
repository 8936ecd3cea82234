# What the fragments on the plugin's pages take for granted.
from unittest.mock import AsyncMock, patch  # noqa: F401

from app.client import Client, User  # noqa: F401

from typedamock import Mocked  # noqa: F401

client = AsyncMock(spec=Client)


class Other: ...
