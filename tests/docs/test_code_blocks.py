"""Every code block of the README and of docs/ does what it says.

The blocks of one page share a folder, which starts with `shop.py`; a block with a title is a file there.

- python: run, by pytest if it holds tests (a file in a folder of its own is only compiled). It must pass,
  unless `<!-- fails: TEXT -->` stands above it: then it must fail, and say TEXT.
- python without an import: a fragment. It follows `app/fragment.py`, and mypy with the plugin and the options
  of `[mypy]` on the page so far must report what its comments `# error: ` say, on the line of the comment or,
  where that holds nothing else, on the line above.
- toml, ini, yaml, json: parsed.
- console: what follows `$ ` is run where it is a program of ours, of a checker or of pytest; the lines below
  must be among its output, in that order, `...` for anything.
- text after python: if it is what mypy prints, mypy with the plugin prints just these errors for the block.

A page that a program writes is current if the program's `--check` says so.
"""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
FENCE = re.compile(
    r"(?:<!-- (?P<rule>fails): (?P<said>.*?) -->\n+)?"
    r"^(?P<indent> *)```(?P<language>\w+)(?P<options>[^\n]*)\n(?P<code>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
PROGRAMS = {"typedamock", "mypy", "pyright", "pytest", "python"}
MYPY_LINE = re.compile(r"^(\w+\.py):\d+: (?:error|note): ")


@dataclass(frozen=True)
class Block:
    line: int
    language: str
    title: str | None
    code: str
    fails: str | None


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for match in FENCE.finditer(text):
        title = re.search(r'title="([^"]+)"', match["options"])
        yield Block(
            line=text.count("\n", 0, match.start("language")) + 1,
            language=match["language"],
            title=title[1] if title else None,
            code=textwrap.dedent(match["code"]),
            fails=match["said"],
        )


@dataclass
class Sandbox:
    folder: Path
    last_python: str = ""
    mypy_options: dict[str, str] = field(default_factory=dict)

    def run(self, *command: str, folder: str = ".", **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"}
        environment.pop("PYTEST_ADDOPTS", None)
        # Only the plugins that the pages speak of: loading all that is installed takes longer than the tests.
        environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        environment["PYTEST_PLUGINS"] = "pytest_asyncio.plugin,xdist,typedamock.pytest_plugin.plugin"
        environment.update(variables)
        return subprocess.run(
            command, cwd=self.folder / folder, env=environment, capture_output=True, text=True
        )

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return name

    def python(self, block: Block) -> None:
        tests = re.search(r"^ *(?:async )?def test_", block.code, re.MULTILINE)
        name = self.write(block.title or f"{'test_' if tests else ''}line_{block.line}.py", block.code)
        self.last_python = block.code
        if "/" in name:
            compile(block.code, name, "exec")
            return
        if tests:
            done = self.run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", name)
        else:
            done = self.run(sys.executable, name)
        said = done.stdout + done.stderr
        if block.fails is None:
            assert done.returncode == 0, said
        else:
            assert done.returncode != 0, "it passes"
            assert block.fails in said, said

    def fragment(self, block: Block) -> None:
        prelude = (
            Path(__file__).parent / "app" / "fragment.py"
        ).read_text() + "\n\ndef fragment() -> None:\n"
        name = self.write("fragment.py", prelude + textwrap.indent(block.code, "    "))
        options = "".join(f"{key} = {value}\n" for key, value in self.mypy_options.items())
        self.write("mypy.ini", f"[mypy]\nplugins = typedamock_mypy\n{options}")
        done = self.run(sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", name)
        reported: dict[int, str] = {}
        for found in re.finditer(r"^fragment\.py:(\d+): error: (.*)$", done.stdout, re.MULTILINE):
            line = int(found[1]) - prelude.count("\n")
            reported[line] = f"{reported.get(line, '')}{found[2]}\n"
        expected: dict[int, str] = {}
        for number, text in enumerate(block.code.splitlines(), 1):
            code, mark, said = text.partition("# error: ")
            if mark:
                expected[number if code.strip() else number - 1] = said.strip()
        assert reported.keys() == expected.keys(), done.stdout
        for line, said in expected.items():
            assert said in reported[line], done.stdout

    def console(self, block: Block) -> None:
        for part in re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]:
            line, _, expected = part.partition("\n")
            said = self._said(line)
            if said is not None:
                _assert_in_order(expected.splitlines(), said)

    def _said(self, line: str) -> str | None:
        """What the commands of a line print; None if none of them is run here."""
        said = None
        folder = "."
        for part in line.split("&&"):
            words = shlex.split(part, comments=True)
            variables = {}
            while words and "=" in words[0]:
                name, _, value = words.pop(0).partition("=")
                variables[name] = value
            if words[:1] == ["cd"]:
                folder = words[1]
            elif words and words[0] in PROGRAMS and "pip" not in words:
                module = words[2:] if words[0] == "python" else words
                done = self.run(sys.executable, "-m", *module, folder=folder, **variables)
                said = (said or "") + done.stdout + done.stderr
                assert not re.search(r"^(?:error|Traceback)", done.stderr, re.MULTILINE), said
        return said

    def mypy_output(self, block: Block) -> None:
        match = MYPY_LINE.match(block.code)
        if match is None:
            return
        name = self.write(match[1], self.last_python)
        self.write("mypy.ini", "[mypy]\nplugins = typedamock_mypy\n")
        done = self.run(sys.executable, "-m", "mypy", "--no-error-summary", name)
        errors = [line for line in done.stdout.splitlines() if ": error: " in line]
        assert errors == [line for line in block.code.splitlines() if ": error: " in line]


def _assert_in_order(expected: list[str], said: str) -> None:
    rest = [line.rstrip() for line in said.splitlines()]
    for wanted in (line.rstrip() for line in expected):
        if wanted.strip() in ("", "..."):
            continue
        position = next((index for index, line in enumerate(rest) if wanted in line), None)
        assert position is not None, f"{wanted!r} is not among\n{said}"
        rest = rest[position + 1 :]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_the_code_blocks_of(page: Path, tmp_path: Path) -> None:
    written_by = re.search(r"This page is written by `python -m ([\w.]+)`", page.read_text("utf-8"))
    if written_by:
        subprocess.run([sys.executable, "-m", written_by[1], "--check"], cwd=REPOSITORY, check=True)
        return
    sandbox = Sandbox(tmp_path)
    shutil.copy(Path(__file__).parent / "shop.py", tmp_path)
    shutil.copytree(Path(__file__).parent / "app", tmp_path / "app")
    # The tutorial starts from nothing: a setting that its reader lacks must be missing here, too.
    if page.name != "tutorial.md":
        sandbox.write(
            "pytest.ini", "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"
        )
    for block in blocks(page):
        try:
            match block.language:
                case "python" if re.search(r"^(?:import|from) ", block.code, re.MULTILINE) or block.title:
                    sandbox.python(block)
                case "python":
                    sandbox.fragment(block)
                case "console":
                    sandbox.console(block)
                case "toml":
                    tomllib.loads(block.code)
                case "ini":
                    parser = configparser.RawConfigParser()
                    parser.read_string(block.code)
                    if parser.has_section("mypy"):
                        sandbox.mypy_options |= {k: v for k, v in parser.items("mypy") if k != "plugins"}
                case "json":
                    json.loads(block.code)
                case "yaml":
                    pytest.importorskip("yaml", reason="PyYAML reads the examples").safe_load(block.code)
                case "text":
                    sandbox.mypy_output(block)
                case other:
                    pytest.fail(f"nothing checks blocks of {other!r}")
        except (AssertionError, ValueError, configparser.Error) as error:
            pytest.fail(f"{page.name}:{block.line}: {error}", pytrace=False)
        if block.language in {"toml", "ini", "json", "yaml"} and block.title:
            sandbox.write(block.title, block.code)
