from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Distributions:
    """The two files that a release uploads."""

    wheel: Path
    sdist: Path


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """The sdist of the repository, and the wheel built from that sdist, as `python -m build` makes them."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(REPOSITORY)],
        check=True,
        capture_output=True,
    )
    (wheel,) = out.glob("*.whl")
    (sdist,) = out.glob("*.tar.gz")
    return Distributions(wheel, sdist)


@pytest.fixture(scope="session")
def clean_python(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new virtual environment with the wheel and its dependencies, nothing else."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", str(distributions.wheel)], check=True, capture_output=True
    )
    return python


@pytest.fixture(scope="session")
def wheel_python(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new virtual environment that holds the wheel, and reaches what is installed here.

    To be asked by type checkers and language servers: what they find of typedamock is what a release uploads.
    """
    folder = tmp_path_factory.mktemp("wheel")
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    (site_packages,) = folder.rglob("site-packages")
    with zipfile.ZipFile(distributions.wheel) as wheel:
        wheel.extractall(site_packages)
    elsewhere = {REPOSITORY, sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    installed_here = [
        entry
        for entry in sys.path
        if Path(entry).is_dir()
        # site-packages lies in the folder of the standard library, and may lie in the repository.
        and (Path(entry).name == "site-packages" or not any(map(Path(entry).is_relative_to, elsewhere)))
    ]
    (site_packages / "installed_here.pth").write_text("\n".join(installed_here))
    return python
