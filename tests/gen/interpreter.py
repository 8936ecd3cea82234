"""An interpreter in whose environment the specs of the golden modules are installed."""

from __future__ import annotations

import sys
import venv
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def interpreter(folder: Path, *installed: Path) -> Path:
    """A new interpreter in `folder` that has those folders' modules as installed packages, and typedamock.

    typedamock is what this interpreter has, source tree or wheel, with its stubs.
    """
    venv.create(folder, with_pip=False)
    (site_packages,) = folder.rglob("site-packages")
    here = [entry for entry in sys.path if entry and Path(entry).is_dir() and Path(entry) != REPOSITORY]
    own = [*map(str, installed), str(REPOSITORY / "stubs"), str(REPOSITORY)]
    (site_packages / "specs.pth").write_text("\n".join([*own, *here]))
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
