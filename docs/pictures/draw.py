"""Draw the pictures of docs/every-checker.md: `python -m docs.pictures.draw`, from the repository's root.

What they show is what checkers and a language server say of docs/example at this moment.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text

from tests.ide.language_server import LanguageServer, eventually
from tests.typing.checkers import MYPY_WITH_PLUGIN, PYRIGHT_STANDARD, Checker, Diagnostic, installed_program

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "example"


@dataclass(frozen=True)
class Picture:
    """The mistakes of one way, as its checker reports them, and what an editor offers.

    `made` starts the line before the mistakes in tests/mistakes.py. In `file`, the editor completes after
    `typed`, the last lines of which are shown.
    """

    name: str
    made: str
    checker: Checker
    typed: str
    file: str = "tests/mistakes.py"

    def draw(self, folder: Path) -> str:
        """The picture as SVG.

        Args:
            folder: a copy of the example.
        """
        source = (folder / "tests" / "mistakes.py").read_text().splitlines()
        first = next(number for number, line in enumerate(source, 1) if line.startswith(self.made))
        last = next(
            number for number in range(first, len(source) + 1) if source[number : number + 1] in ([], [""])
        )
        reported = {d.line: d for d in self.checker.check(folder, Path(sys.executable), "tests/mistakes.py")}
        console = Console(record=True, width=112, file=io.StringIO())
        for number in range(first, last + 1):
            line = re.sub(r"\s*# E: .*", "", source[number - 1])
            console.print(Syntax(line, "python", theme="ansi_dark", background_color="default"))
            if number in reported:
                console.print(_message(reported[number]))
        console.print()
        console.print(_completion(self, folder))
        # Without the font that rich has browsers load from elsewhere.
        return re.sub(r"@font-face \{.*?\}", "", console.export_svg(title=self.checker.name), flags=re.DOTALL)


PYRIGHT = replace(PYRIGHT_STANDARD, name="pyright")
PICTURES = (
    Picture(
        "with_the_plugin",
        "with_the_plugin = ",
        MYPY_WITH_PLUGIN,
        "async def test_the_rate_of_the_day_counts(rates: Mocked[RatesClient]) -> None:\n    mocked(rates.",
        "tests/test_with_mocked.py",
    ),
    Picture("with_mocked", "with_mocked = ", PYRIGHT, "= mock_of(RatesClient)\nmocked(with_mocked.rate)."),
    Picture("with_a_generated_mock", "generated = ", PYRIGHT, "= RatesClientMock()\ngenerated.rate."),
)


def _message(diagnostic: Diagnostic) -> Text:
    return Text("    ^ " + diagnostic.message.replace("\xa0", " ").splitlines()[0], style="red", no_wrap=True)


def _completion(picture: Picture, folder: Path) -> Text:
    program = installed_program("pyright", "pyright-langserver")
    assert program is not None
    with LanguageServer([str(program), "--stdio"], folder, Path(sys.executable)) as server:
        offered = eventually(
            lambda: server.completions(picture.file, picture.typed),
            lambda names: bool({"await_args", "rate"} & names),
        )
    names = sorted(name for name in offered if not name.startswith("_"))
    lines = [line for line in picture.typed.splitlines() if not line.startswith("=")]
    return Text("\n".join(lines) + "\n", style="bold") + Text("  ".join(names), style="cyan")


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = shutil.copytree(EXAMPLE, Path(temporary) / "example")
        for picture in PICTURES:
            (HERE / f"{picture.name}.svg").write_text(picture.draw(folder))


if __name__ == "__main__":
    main()
