"""A class that something faster replaces at run time."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    path: str


class Parser:
    def parse(self, data: bytes) -> Message:
        raise NotImplementedError

    def parser(self) -> Parser:
        raise NotImplementedError


PyMessage = Message
PyParser = Parser

try:
    from not_installed_anywhere import Message, Parser
except ImportError:
    pass

if __name__ == "__main__":
    from features.fallbacks import Parser as Parser
