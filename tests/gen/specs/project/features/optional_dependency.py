from __future__ import annotations

try:
    from not_installed_anywhere import Config  # type: ignore[import-not-found]
except ImportError:
    Config = None


class Uploader:
    async def upload(self, path: str, config: Config | None = None) -> int:
        raise NotImplementedError
