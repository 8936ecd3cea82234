import os
import sys

from app.client import Client

try:
    import uvloop as only_there  # type: ignore
except ImportError:
    only_there = None

if sys.platform == "win32":
    windows_only = 3

if os.environ.get("X"):
    on_other_platform = 1


def install() -> None:
    globals()["set_later"] = Client("")


class Service:
    def __init__(self) -> None:
        self.client = Client("")
