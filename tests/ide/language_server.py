"""A language server as an editor starts it, and what it answers about one place of a file."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import unquote, urlparse

T = TypeVar("T")


class ServerEnded(Exception):
    """The server's output ended, or it did not answer in time."""


@dataclass(frozen=True)
class Definition:
    """Where a name is defined."""

    file: Path
    line: str


class LanguageServer:
    """A client of one server on one project.

    Places are given by the text before them, which must be in the file exactly once.
    """

    def __init__(self, command: list[str], root: Path, python: Path) -> None:
        """`command` starts the server on its standard streams; `python` is the interpreter of the project."""
        self._root = root
        self._settings: dict[str, Any] = {
            "python": {"pythonPath": str(python), "analysis": {"diagnosticMode": "openFilesOnly"}}
        }
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._requests = 0
        self._texts: dict[Path, str] = {}
        self._version = 0
        self._process = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, "VIRTUAL_ENV": str(python.parent.parent)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._read, daemon=True).start()
        self._request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": [{"uri": root.as_uri(), "name": root.name}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
                },
                "initializationOptions": {"workspace": {"environmentPath": str(python)}},
            },
        )
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": self._settings})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            self._request("shutdown", None, seconds=5)
            self._notify("exit", None)
            self._process.wait(5)
        except (ServerEnded, subprocess.TimeoutExpired, BrokenPipeError):
            self._process.kill()
            self._process.wait()

    def completions(self, file: str, after: str) -> set[str]:
        """The names that are offered to one who has typed that text and nothing after it in its line."""
        answer = self._ask("completion", file, after, end_line=True)
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"].partition("(")[0] for item in items}

    def hover(self, file: str, at_the_end_of: str) -> str:
        """What is shown for the name that ends that text."""
        answer = self._ask("hover", file, at_the_end_of, inside=True)
        return _plain_text(answer and answer["contents"])

    def definition(self, file: str, at_the_end_of: str) -> Definition | None:
        """Where the name that ends that text is defined."""
        answer = self._ask("definition", file, at_the_end_of, inside=True)
        place = answer[0] if isinstance(answer, list) and answer else answer
        if not place:
            return None
        path = Path(unquote(urlparse(place.get("uri") or place["targetUri"]).path))
        start = (place.get("range") or place["targetSelectionRange"])["start"]["line"]
        return Definition(path, path.read_text().splitlines()[start].strip())

    def signatures(self, file: str, after: str) -> list[str]:
        """The signatures that are offered right after that text, an opening bracket."""
        answer = self._ask("signatureHelp", file, after)
        return [signature["label"] for signature in (answer or {}).get("signatures", [])]

    def _ask(self, what: str, file: str, before: str, *, inside: bool = False, end_line: bool = False) -> Any:
        path = self._root / file
        text = path.read_text()
        if text.count(before) != 1:
            raise ValueError(f"{before!r} is not once in {path}")
        head, _, tail = text.partition(before)
        if end_line:
            text = head + before + "\n" + tail.partition("\n")[2]
        self._show(path, text)
        *lines, last = (head + before).split("\n")
        return self._request(
            f"textDocument/{what}",
            {
                "textDocument": {"uri": path.as_uri()},
                "position": {"line": len(lines), "character": len(last) - inside},
            },
        )

    def _show(self, path: Path, text: str) -> None:
        """Have that text in the editor."""
        if self._texts.get(path) == text:
            return
        self._version += 1
        document: dict[str, Any] = {"uri": path.as_uri(), "version": self._version}
        if path in self._texts:
            change = {"textDocument": document, "contentChanges": [{"text": text}]}
            self._notify("textDocument/didChange", change)
        else:
            opened = {**document, "languageId": "python", "text": text}
            self._notify("textDocument/didOpen", {"textDocument": opened})
        self._texts[path] = text

    def _request(self, method: str, params: Any, seconds: float = 60) -> Any:
        self._requests += 1
        self._send({"id": self._requests, "method": method, "params": params})
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = self._messages.get(timeout=left)
            except queue.Empty:
                break
            if message is None:
                raise ServerEnded(f"at {method}")
            if "method" in message:
                self._answer(message)
            elif message["id"] == self._requests:
                # Servers refuse what they are not ready for yet; so far, that is no answer.
                return message.get("result")
        raise ServerEnded(f"no answer to {method}")

    def _answer(self, message: dict[str, Any]) -> None:
        """Answer a request of the server: until then, it serves nothing."""
        if "id" not in message:
            return
        result: Any = None
        if message["method"] == "workspace/configuration":
            result = [self._settings.get(item.get("section", "")) for item in message["params"]["items"]]
        self._send({"id": message["id"], "result": result})

    def _notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _read(self) -> None:
        output = self._process.stdout
        assert output is not None
        while header := output.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                header = output.readline()
            self._messages.put(json.loads(output.read(length)))
        self._messages.put(None)


def eventually(ask: Callable[[], T], is_right: Callable[[T], bool], seconds: float = 20) -> T:
    """The answer, asked for again until it is right: a server answers before it has read everything."""
    end = time.monotonic() + seconds
    while not is_right(answer := ask()) and time.monotonic() < end:
        time.sleep(0.2)
    return answer


def _plain_text(contents: Any) -> str:
    if isinstance(contents, list):
        return "\n".join(map(_plain_text, contents))
    if isinstance(contents, dict):
        return str(contents["value"])
    return contents or ""
