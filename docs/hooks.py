"""What mkdocs.yml cannot say: where the reference comes from, and pages that come and go with the code."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_COPY = tempfile.TemporaryDirectory(prefix="typedamock-stubs-")


# Before mkdocstrings reads its own options.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.plugins["mkdocstrings"].config["handlers"]["python"]["paths"].insert(0, _copied_stubs(config))
    named = str(config.nav)
    sections = {title: pages for entry in config.nav for title, pages in _sections(entry)}
    sections["In depth"] += [page for page in _pages(config, ".") if page not in named]
    sections["Error codes"] += _pages(config, "errors")
    return config


def _sections(entry: Any) -> Iterator[tuple[str, list[Any]]]:
    """The sections that an entry of the navigation is or holds: their titles and their own entries."""
    for title, pages in entry.items() if isinstance(entry, dict) else ():
        if isinstance(pages, list):
            yield title, pages
            yield from (section for page in pages for section in _sections(page))


def _copied_stubs(config: MkDocsConfig) -> str:
    """The package as checkers see it, for mkdocstrings to find: the stubs, and what has none."""
    root = Path(config.config_file_path).parent
    stubs = root / "stubs" / "typedamock-stubs"
    package = Path(_COPY.name) / "typedamock"
    package.mkdir(exist_ok=True)
    for stub in stubs.glob("*.pyi"):
        shutil.copy(stub, package / f"{stub.stem}.py")
    shutil.copytree(root / "typedamock" / "pytest_plugin", package / "pytest_plugin", dirs_exist_ok=True)
    return _COPY.name


def _pages(config: MkDocsConfig, folder: str) -> list[str]:
    docs = Path(config.docs_dir)
    return [page.relative_to(docs).as_posix() for page in sorted((docs / folder).glob("*.md"))]
