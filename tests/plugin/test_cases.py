"""Each file in `cases/` is a module that mypy checks with the plugin; it says what mypy must say.

All of them in one run of mypy, from scratch. `expectations` has the notation, `cases/app` what they mock.
"""

from pathlib import Path

import pytest

from tests.plugin.expectations import Message, differences, expected, reported
from tests.plugin.running import run_mypy

CASES = Path(__file__).parent / "cases"
FILES = sorted(path.name for path in CASES.glob("*.py"))


@pytest.fixture(scope="session")
def messages() -> dict[str, list[Message]]:
    return reported(run_mypy(CASES, *FILES))


@pytest.mark.parametrize("name", FILES)
def test_case(name: str, messages: dict[str, list[Message]]) -> None:
    wanted = expected((CASES / name).read_text())
    assert not (found := differences(wanted, messages.get(name, []))), "\n".join(found)
