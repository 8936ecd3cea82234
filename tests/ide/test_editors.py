"""What editors complete, show and find of typedamock, asked of the language servers themselves."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ide.language_server import LanguageServer, eventually
from tests.typing.checkers import installed_program

FILE = "uses.py"
CLIENT = {"fetch", "get", "close", "url"}
KEYWORDS = {"user_id=", "name="}
ASYNC_MOCK = {
    "return_value",
    "side_effect",
    "await_args",
    "await_args_list",
    "await_count",
    "assert_awaited_once_with",
    "assert_called_once_with",
    "assert_has_awaits",
    "reset_mock",
}


@dataclass(frozen=True)
class Server:
    """A language server that can be installed from PyPI."""

    distribution: str
    program: str
    options: tuple[str, ...] = ()
    infers_parameters: bool = True
    completes_keywords: bool = True
    shows_docstring_of_decorated: bool = True

    def __str__(self) -> str:
        return self.distribution


SERVERS = (
    Server("pyright", "pyright-langserver", ("--stdio",)),
    Server("basedpyright", "basedpyright-langserver", ("--stdio",)),
    Server("ty", "ty", ("server",)),
    Server("pyrefly", "pyrefly", ("lsp",)),
    Server("zuban", "zuban", ("server",), completes_keywords=False, shows_docstring_of_decorated=False),
    Server("jedi-language-server", "jedi-language-server", infers_parameters=False, completes_keywords=False),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a generated mock."""
    folder = shutil.copytree(Path(__file__).parent / "project", tmp_path_factory.mktemp("editor") / "project")
    command = [sys.executable, "-m", "typedamock", "gen", "client:Client", "-o", "client_mock.py"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module", params=SERVERS, ids=str)
def kind(request: pytest.FixtureRequest) -> Server:
    assert isinstance(request.param, Server)
    return request.param


@pytest.fixture(scope="module")
def server(kind: Server, project: Path, wheel_python: Path) -> Iterator[LanguageServer]:
    program = installed_program(kind.distribution, kind.program)
    if program is None:
        pytest.skip(f"{kind.distribution} is not installed: pip install 'typedamock[checkers]'")
    with LanguageServer([str(program), *kind.options], project, wheel_python) as server:
        yield server


@pytest.mark.parametrize(
    ("after", "names", "without_parameters"),
    [
        pytest.param("ClientMock()\nmock.", CLIENT | {"reset_mock", "mock_calls"}, True, id="generated mock"),
        pytest.param("ClientMock()\nmock.fetch.", ASYNC_MOCK, True, id="its member"),
        pytest.param("\nmock.get.", ASYNC_MOCK, True, id="its overloaded member"),
        pytest.param("mock.fetch.await_args.", {"args", "kwargs", "arguments"}, True, id="recorded call"),
        pytest.param("await_args.arguments.", {"user_id", "name"}, False, id="recorded arguments"),
        pytest.param("\nclient.", CLIENT, True, id="mock_of"),
        pytest.param("given.", CLIENT, False, id="Mocked"),
        pytest.param("mocked(client.fetch).", ASYNC_MOCK, True, id="mocked member"),
        pytest.param("    typed_mocker.", {"patch", "spy", "stopall"}, True, id="typed_mocker"),
        pytest.param("patch(client.fetch, owner=client).", ASYNC_MOCK, True, id="its patch"),
        pytest.param("mocked(client).", {"reset_mock", "mock_calls"}, True, id="mocked whole"),
        pytest.param("    fetch.", ASYNC_MOCK, True, id="patched"),
    ],
)
def test_completion(
    server: LanguageServer, kind: Server, after: str, names: set[str], without_parameters: bool
) -> None:
    """`without_parameters`: also by a server that does not infer type parameters."""
    if not (kind.infers_parameters or without_parameters):
        pytest.skip(f"{kind} infers no type parameters, and does not look into an alias of Annotated")
    offered = eventually(lambda: server.completions(FILE, after), names.issubset)
    assert names - offered == set()


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("ClientMock()\nmock.fetch.assert_awaited_once_with(", id="generated"),
        pytest.param("mocked(client.fetch).assert_awaited_once_with(", id="mocked"),
    ],
)
def test_completion_of_keywords(server: LanguageServer, kind: Server, after: str) -> None:
    if not kind.completes_keywords:
        pytest.skip(f"{kind} offers no names of parameters")
    offered = eventually(lambda: server.completions(FILE, after), KEYWORDS.issubset)
    assert KEYWORDS - offered == set()


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("ClientMock()\nmock.fetch", id="member of a generated mock"),
        pytest.param("ClientMock()\nmock.fetch.assert_awaited_once_with", id="its assert"),
        pytest.param("mocked(client.fetch).assert_awaited_once_with", id="assert of a mocked member"),
        pytest.param("    fetch.assert_awaited_once_with", id="assert of a patched member"),
    ],
)
def test_hover(server: LanguageServer, kind: Server, place: str) -> None:
    if not kind.infers_parameters:
        pytest.skip(f"{kind} infers no ParamSpec")
    shown = eventually(lambda: server.hover(FILE, place), lambda text: "user_id" in text)
    assert "user_id: int" in shown
    assert "name: str" in shown


@pytest.mark.parametrize(
    ("place", "documented", "decorated"),
    [
        pytest.param("import ClientMock", "A client of the user service.", False, id="generated mock"),
        pytest.param("ClientMock()\nmock.fetch", "Fetch one user.", True, id="its member"),
        pytest.param("call_of(client.fetch", "Fetch one user.", False, id="member of mock_of"),
        pytest.param(
            "ClientMock()\nmock.fetch.assert_awaited_once_with", "with these arguments", False, id="assert"
        ),
        pytest.param("client = mock_of", "A strict mock", False, id="mock_of itself"),
    ],
)
def test_hover_shows_the_docstring(
    server: LanguageServer, kind: Server, place: str, documented: str, decorated: bool
) -> None:
    """`decorated`: as the methods of generated mocks are; their type is what the decorator gives."""
    if decorated and not kind.shows_docstring_of_decorated:
        pytest.skip(f"{kind} shows the docstring of the mock's class there")
    shown = eventually(lambda: server.hover(FILE, place), lambda text: documented in text)
    assert documented in shown


@pytest.mark.parametrize(
    ("place", "file", "line"),
    [
        pytest.param("ClientMock()\nmock.fetch", "client_mock.py", "async def fetch(", id="generated"),
        pytest.param("call_of(client.fetch", "client.py", "async def fetch(", id="mock_of"),
    ],
)
def test_definition(server: LanguageServer, place: str, file: str, line: str) -> None:
    found = eventually(lambda: server.definition(FILE, place), lambda found: found is not None)
    assert found is not None
    assert (found.file.name, found.line[: len(line)]) == (file, line)


@pytest.mark.parametrize(
    ("after", "parameters"),
    [
        pytest.param("ClientMock()\nmock.fetch.assert_awaited_once_with(", ["user_id: int"], id="generated"),
        pytest.param("mock.get.assert_awaited_once_with(", ["key: int", "key: str"], id="overloaded"),
        pytest.param("mocked(client.fetch).assert_awaited_once_with(", ["user_id: int"], id="mocked"),
        pytest.param("    fetch.assert_awaited_once_with(", ["user_id: int"], id="patched"),
    ],
)
def test_signature_help(server: LanguageServer, kind: Server, after: str, parameters: list[str]) -> None:
    if not kind.infers_parameters:
        pytest.skip(f"{kind} infers no ParamSpec")
    offered = eventually(
        lambda: server.signatures(FILE, after), lambda signatures: len(signatures) == len(parameters)
    )
    assert [parameter in signature for parameter, signature in zip(parameters, offered, strict=True)] == [
        True
    ] * len(parameters), offered
