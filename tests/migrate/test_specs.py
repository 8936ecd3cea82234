"""Which bare AsyncMock() gains its spec, asking mypy."""

from __future__ import annotations

import textwrap
from importlib.metadata import version
from pathlib import Path

import pytest

from typedamock.migrate.command import main

pytest.importorskip("mypy", reason="mypy tells which class a parameter wants")

APP = """
    from typing import Any, Protocol


    class Client:
        def __init__(self) -> None:
            self.base = ""

        async def fetch(self, user_id: int) -> str:
            return ""

        def close(self) -> None: ...

        @property
        def url(self) -> str:
            return self.base


    class Cache(Protocol):
        async def get(self, key: str) -> bytes: ...


    class Service:
        def __init__(self, client: Client, *, cache: Cache | None = None, extra: Any = None) -> None: ...


    def either(client: Client | Cache) -> None: ...
    def callback(function: object) -> None: ...
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package `app` and a folder for tests, in the current directory of the tests that use it."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "app").mkdir()
    (folder / "app" / "__init__.py").write_text("")
    (folder / "app" / "client.py").write_text(textwrap.dedent(APP))
    (folder / "app" / "devices.py").write_text(textwrap.dedent(DEVICES))
    return folder


HEAD = """\
from app import devices
from app.client import {names}
from typedamock import AsyncMock, MagicMock, Mock


"""

DEVICES = """
    import asyncio
    from dataclasses import dataclass
    from typing import TYPE_CHECKING, Any, cast


    @dataclass(frozen=True)
    class Place:
        room: str


    class Device:
        def __init__(self, address: str) -> None:
            self.address = address

        def name(self) -> str:
            return self.address

        def place(self) -> Place: ...


    class Opened:
        def open(self) -> None:
            self.handle = 3


    class Holder:
        def opened(self) -> Opened | None: ...


    class Anything:
        def __getattr__(self, name: str) -> int: ...


    class Sized:
        def __len__(self) -> int: ...


    class OnlyChecked:
        if TYPE_CHECKING:
            def late(self) -> None: ...


    def device(value: Device) -> None: ...
    def opened(value: Opened) -> None: ...
    def holder(value: Holder) -> None: ...
    def anything(value: Anything) -> None: ...
    def sized(value: Sized) -> None: ...
    def only_checked(value: OnlyChecked) -> None: ...
    def server(value: asyncio.AbstractServer) -> None: ...
    def transport(value: asyncio.BaseTransport) -> None:
        cast(asyncio.Transport, value).write(b"")
"""


def migrated(
    project: Path, monkeypatch: pytest.MonkeyPatch, names: str, bodies: list[str]
) -> tuple[str, list[str]]:
    """The import line and the bodies of one test function each, after the migration."""
    monkeypatch.chdir(project)
    functions = [
        f"async def test_{number}(hub):\n" + textwrap.indent(textwrap.dedent(body).strip("\n"), "    ")
        for number, body in enumerate(bodies)
    ]
    path = project / "test_it.py"
    path.write_text(HEAD.format(names=names) + "\n\n\n".join(functions) + "\n")
    assert main(["-q", "test_it.py"]) == 0
    once = path.read_text()
    assert main(["-q", "--check", "test_it.py"]) == 0, "twice is not once"
    head, *rest = once.split("async def ")
    return head.splitlines()[1], [textwrap.dedent(part.split("\n", 1)[1]).strip("\n") for part in rest]


def test_a_spec_where_it_is_certain(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [
        "Service(AsyncMock())",
        "Service(client=AsyncMock(), cache=AsyncMock())",
        """
        client = AsyncMock()  # the client
        client.fetch.return_value = "Zoë"
        client.close.side_effect = ValueError
        Service(client)
        await client.fetch(3)
        client.fetch.assert_awaited_once_with(3)
        assert client.fetch.await_args.args == (3,)
        client.close.assert_called_once()
        assert client.mock_calls == [] and hub is not client
        """,
        """
        client = AsyncMock()
        client.base = "b"
        client.fetch = AsyncMock()
        client.fetch.return_value.anything = 3
        Service(client)
        """,
    ]
    expected = [
        "Service(AsyncMock(spec=Client))",
        "Service(client=AsyncMock(spec=Client), cache=AsyncMock(spec=Cache))",
        textwrap.dedent(bodies[2]).strip("\n").replace("AsyncMock()", "AsyncMock(spec=Client)"),
        textwrap.dedent(bodies[3]).strip("\n").replace("AsyncMock()", "AsyncMock(spec=Client)", 1),
    ]
    imports, after = migrated(project, monkeypatch, "Service", bodies)
    assert after == expected
    assert imports == "from app.client import Cache, Client, Service"


UNCERTAIN = {
    "a member that the class lacks": "client.nope.return_value = 1",
    "awaited, but not async": "client.close.assert_awaited_once()",
    "awaits what is not async": "await client.close()",
    "reaches beyond a returned value": "client.fetch.return_value.upper.return_value = 'A'",
    "reaches beyond what a call returns": "client.fetch(1).close()",
    "reaches beyond what an await returns": "(await client.fetch(1)).anything",
    "reaches beyond a property": "client.url.upper.return_value = 'A'",
    "called itself": "await client()",
    "configured as a callable": "client.return_value = 1",
    "handed to what takes anything": "callback(client)",
    "handed to Any": "Service(client, extra=client)",
    "handed to what is not annotated": "hub.add(client)",
    "handed to two classes": "either(client)",
    "stored": "hub.client = client",
    "bound again": "client = AsyncMock()",
    "used as a context manager": "async with client: pass",
    "shadowed": "f = lambda client: client.nope",
    "beside an ignore": "hub.go()  # type: ignore[attr-defined]",
}


def test_no_spec_where_it_is_not(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [f"client = AsyncMock()\n{use}\nService(client)" for use in UNCERTAIN.values()]
    _, after = migrated(project, monkeypatch, "Service, callback, either", bodies)
    changed = [why for why, before, now in zip(UNCERTAIN, bodies, after, strict=True) if before != now]
    assert changed == []


def test_mocks_of_other_kinds_where_nothing_is_async(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [
        "devices.device(MagicMock())",
        """
        device = Mock()
        device.name.return_value = "Zoë"
        device.address = "a"
        devices.device(device)
        assert device.name.call_args_list[0].args == ()
        """,
        "devices.device(AsyncMock())",
        "Service(MagicMock())",
        "Service(Mock())",
        "devices.server(AsyncMock())",
    ]
    _, after = migrated(project, monkeypatch, "Service", bodies)
    assert after == [
        "devices.device(MagicMock(spec=devices.Device))",
        textwrap.dedent(bodies[1]).strip("\n").replace("Mock()", "Mock(spec=devices.Device)"),
        "devices.device(AsyncMock(spec=devices.Device))",
        "Service(MagicMock())",
        "Service(Mock())",
        "devices.server(AsyncMock(spec=AbstractServer))",
    ]


def test_no_spec_that_knows_less_than_the_code_may_use(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    functions = ["opened", "holder", "anything", "sized", "only_checked", "transport"]
    bodies = [f"devices.{function}(MagicMock())" for function in functions]
    _, after = migrated(project, monkeypatch, "Service", bodies)
    assert after == bodies


def test_configured_with_something_it_is_not_bare(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [
        "Service(AsyncMock(name='client'))",
        "callback(AsyncMock())",
        "client = AsyncMock()\nclient.close()",
    ]
    _, after = migrated(project, monkeypatch, "Service, callback", bodies)
    assert after == bodies


def test_what_one_question_fails_at_does_not_hinder_the_other(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A project that supports an older Python than some installed package does: mypy 1 stops there."""
    monkeypatch.chdir(project)
    newer, config, path = project / "newer.py", project / "mypy.ini", project / "test_it.py"
    newer.write_text("try: ...\nexcept* ValueError: ...\n")
    config.write_text("[mypy]\npython_version = 3.10\n")
    path.write_text(
        "import newer\nfrom app.client import Client, Service\nfrom unittest.mock import AsyncMock\n"
        "Service(AsyncMock())\nx = 1  # type: ignore\n"
    )
    try:
        assert main(["test_it.py"]) == 0
    finally:
        newer.unlink()
        config.unlink()
    assert "Service(AsyncMock(spec=Client))" in path.read_text()
    said = capsys.readouterr().err
    assert "bare mocks were left" not in said
    assert ("`# type: ignore` comments were left as they are" in said) is (version("mypy") < "2")


def test_without_mypy_the_imports_are_done_and_the_rest_is_noted(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setattr("typedamock.migrate.asking.find_spec", lambda name: None)
    path = project / "test_it.py"
    path.write_text("from unittest.mock import AsyncMock\nx = AsyncMock()\n")
    assert main(["test_it.py"]) == 0
    assert path.read_text() == "from typedamock import AsyncMock\nx = AsyncMock()\n"
    assert "note: mypy is not installed" in capsys.readouterr().err


def test_no_spec_by_a_name_that_means_something_else_in_a_function(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = ["Service(AsyncMock())", "Client = 3"]
    _, after = migrated(project, monkeypatch, "Client, Service", bodies)
    assert after == bodies


def test_ignores_that_became_needless_go(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The backport has no stubs, typedamock has; what was unused before stays, and so does what is used."""
    monkeypatch.chdir(project)
    path = project / "test_ignores.py"
    path.write_text(
        textwrap.dedent(
            """\
            import os, mock  # type: ignore[import-untyped]  # why
            from mock import patch  # type: ignore
            wrong: int = ""  # type: ignore[assignment, attr-defined]
            never: int = 3  # type: ignore[assignment]
            """
        )
    )
    assert main(["-q", path.name]) == 0
    assert path.read_text() == textwrap.dedent(
        """\
        import os
        from typedamock import mock  # why
        from typedamock import patch
        wrong: int = ""  # type: ignore[assignment, attr-defined]
        never: int = 3  # type: ignore[assignment]
        """
    )
    assert main(["-q", "--check", path.name]) == 0


@pytest.mark.parametrize(("head", "encoding"), [("", "utf-8"), ("# coding: latin-1", "latin-1")])
def test_ignores_go_from_lines_as_python_counts_them(
    head: str, encoding: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    path = project / "test_ignores.py"
    before = f"{head}\n\f\nname = 'Zo\xeb \x1c'\nfrom mock import patch  # type: ignore  # voil\xe0\n\f\n"
    path.write_bytes(before.encode(encoding))
    assert main(["-q", path.name]) == 0
    after = before.replace("from mock", "from typedamock").replace("# type: ignore  ", "")
    assert path.read_bytes().decode(encoding) == after
