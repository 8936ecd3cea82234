"""Draw the pictures of docs/every-checker.md: `python -m docs.pictures.draw`, from the repository's root.

What they show is what checkers and a language server say of docs/example at this moment.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text

from tests.ide.language_server import LanguageServer, eventually
from tests.typing.checkers import MYPY_WITH_PLUGIN, PYRIGHT_STANDARD, Checker, Diagnostic, installed_program

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "example"

# The picture, the line before its mistakes in the example, who is asked, and where the editor completes.
PICTURES = (
    ("with_the_plugin", "with_the_plugin = ", MYPY_WITH_PLUGIN, None),
    ("with_mocked", "with_mocked = ", PYRIGHT_STANDARD, "mock_of(RatesClient)\nmocked(with_mocked.rate)."),
    ("with_a_generated_mock", "generated = ", PYRIGHT_STANDARD, "RatesClientMock()\ngenerated.rate."),
)


def draw(name: str, made: str, checker: Checker, completed: str | None, folder: Path) -> None:
    """Draw one picture: the mistakes of one way, as its checker reports them, and what an editor offers."""
    source = (folder / "tests" / "mistakes.py").read_text().splitlines()
    first = next(number for number, line in enumerate(source, 1) if line.startswith(made))
    last = next(
        number for number in range(first, len(source) + 1) if source[number : number + 1] in ([], [""])
    )
    reported = {d.line: d for d in checker.check(folder, Path(sys.executable), "tests/mistakes.py")}
    console = Console(record=True, width=112, file=io.StringIO())
    for number in range(first, last + 1):
        line = re.sub(r"\s*# E: .*", "", source[number - 1])
        console.print(Syntax(line, "python", theme="ansi_dark", background_color="default"))
        if number in reported:
            console.print(_message(reported[number]))
    if completed is not None:
        console.print()
        console.print(_completion(completed, folder))
    # Without the font that rich has browsers load from elsewhere.
    svg = re.sub(r"@font-face \{.*?\}", "", console.export_svg(title=checker.name), flags=re.DOTALL)
    (HERE / f"{name}.svg").write_text(svg)


def _message(diagnostic: Diagnostic) -> Text:
    return Text("    ^ " + diagnostic.message.replace("\xa0", " ").splitlines()[0], style="red", no_wrap=True)


def _completion(typed: str, folder: Path) -> Text:
    program = installed_program("pyright", "pyright-langserver")
    assert program is not None
    with LanguageServer([str(program), "--stdio"], folder, Path(sys.executable)) as server:
        offered = eventually(
            lambda: server.completions("tests/mistakes.py", typed), lambda names: "await_args" in names
        )
    names = sorted(name for name in offered if not name.startswith("_"))
    return Text(typed.splitlines()[-1] + "\n", style="bold") + Text("  ".join(names), style="cyan")


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = shutil.copytree(EXAMPLE, Path(temporary) / "example")
        for picture in PICTURES:
            draw(*picture, folder)


if __name__ == "__main__":
    main()
