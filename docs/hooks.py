"""What mkdocs.yml cannot say: where the reference comes from, and pages that come and go with the code."""

import shutil
import tempfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

_COPY = tempfile.TemporaryDirectory(prefix="typedamock-stubs-")


# Before mkdocstrings reads its own options.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.plugins["mkdocstrings"].config["handlers"]["python"]["paths"].insert(0, _copied_stubs(config))
    named = str(config.nav)
    for section in config.nav:
        if "In depth" in section:
            section["In depth"] += [page for page in _pages(config, ".") if page not in named]
        if "Error codes" in section:
            section["Error codes"] += _pages(config, "errors")
    return config


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
