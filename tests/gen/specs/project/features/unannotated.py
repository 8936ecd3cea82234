# mypy: allow-untyped-defs, allow-untyped-calls


import json


class Legacy:
    limit = 3
    codec = json

    def __init__(self, size):
        self.size = size
        self.first, self.second = 1, 2

    def get(self, key, default=None, *rest, flag=True, **extra):
        return default

    async def fetch(self, key):
        return key

    @property
    def kind(self):
        return "legacy"

    async def stream(self):
        yield 1

    def implicit(self, size: int = None) -> str:  # type: ignore[assignment]
        return ""

    def json(self):
        return {}

    as_json = json
