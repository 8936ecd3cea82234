"""Run the same five tests with each library, in one environment that has them all, and print the table.

    python docs/comparison/compare.py PYTHON

PYTHON has pytest, pytest-asyncio, mypy, pyright, decoy, mocksafe, pytest-mock, typed-pytest and typedamock.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
CASES = ("right", "wrong value", "wrong call", "wrong assert", "unknown member")
MYPY = "[mypy]\nstrict = true\n"


def run(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout


def flagged(output: str, mark: str, source: str) -> set[str]:
    """The cases that an error line points into."""
    lines = source.splitlines()
    found = set()
    for match in re.finditer(rf"\.py:(\d+):[^\n]*{mark}", output):
        number = int(match[1])
        test = next(
            (line for line in reversed(lines[:number]) if line.startswith("async def test_")), "imports"
        )
        found.add(test.removeprefix("async def test_").partition("(")[0].replace("_", " "))
    return found


def main(python: str) -> None:
    print("| library | test | run | mypy --strict | pyright |\n|---|---|---|---|---|")
    for path in sorted(HERE.glob("with_*.py")):
        for plugin in (
            ("", "plugins = typedamock_mypy\n")
            if "unittest" in path.name or "pytest_mock" in path.name
            else ("",)
        ):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                test = folder / f"test_{path.name}"
                shutil.copy(path, test)
                shutil.copy(HERE.parent.parent / "tests/docs/shop.py", folder)
                (folder / "mypy.ini").write_text(MYPY + plugin)
                (folder / "pytest.ini").write_text("[pytest]\nasyncio_mode = auto\n")
                source = test.read_text()
                ran = run(folder, python, "-m", "pytest", "-q", "-rA", "--tb=no", test.name)
                failed = {
                    case for case in CASES if f"FAILED {test.name}::test_{case.replace(' ', '_')}" in ran
                }
                by_mypy = flagged(run(folder, python, "-m", "mypy", test.name), "error:", source)
                by_pyright = flagged(
                    run(folder, python, "-m", "pyright", "--pythonpath", python, test.name), "error:", source
                )
                library = path.stem.removeprefix("with_") + (" + plugin" if plugin else "")
                for case in CASES:
                    row = ["fails" if case in failed else "passes"]
                    row += ["error" if case in found else "-" for found in (by_mypy, by_pyright)]
                    print(f"| {library} | {case} | {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
