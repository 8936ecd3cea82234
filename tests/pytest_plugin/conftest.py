from __future__ import annotations

from importlib.metadata import entry_points

import pytest

# Loaded before any run inside of this process: what such a run loads first is dropped when it ends, and the
# package would go on holding it.
import typedamock.public  # noqa: F401


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project of its own, tested in a process of its own with the plugin registered."""
    if not any(entry.value == "typedamock.pytest_plugin.plugin" for entry in entry_points(group="pytest11")):
        monkeypatch.setenv("PYTEST_PLUGINS", "typedamock.pytest_plugin.plugin")
    pytester.makepyfile(
        notify="""
            async def send(user_id: int, text: str = "hi") -> bool:
                return True

            def count(text: str) -> int:
                return len(text)
        """,
        service="""
            from notify import count, send

            class Client:
                async def fetch(self, user_id: int, *, fresh: bool = False) -> str:
                    return f"user {user_id}"

                def close(self) -> None:
                    pass

            async def greet(user_id: int) -> bool:
                return await send(user_id, "hello")

            def size(text: str) -> int:
                return count(text)
        """,
    )
    return pytester
