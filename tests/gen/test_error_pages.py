"""Every code that the generator says has its page, and no page is about a code that it does not say."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent


def test_every_code_has_a_page() -> None:
    sources = [*(REPOSITORY / "typedamock" / "gen").glob("*.py"), REPOSITORY / "typedamock" / "cli.py"]
    said = set()
    for path in sources:
        text = path.read_text(encoding="utf-8")
        said |= set(re.findall(r'(?:GenError|Problem)\(\s*"([a-z-]+)"', text))
        said |= set(re.findall(r'_unknown\(\s*scope,\s*"([a-z-]+)"', text))
        said |= set(re.findall(r"--help \[([a-z-]+)\]", text))
    pages = {path.stem.removeprefix("gen-") for path in (REPOSITORY / "docs" / "errors").glob("gen-*.md")}
    assert said == pages
