"""The pictures of docs/every-checker.md show what checkers and a language server say by now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docs.pictures.draw import EXAMPLE, HERE, PICTURES, Picture
from tests.typing.checkers import installed_program


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_picture_is_current(picture: Picture, tmp_path: Path) -> None:
    if installed_program("pyright", "pyright-langserver") is None:
        pytest.skip("pyright is not installed: pip install 'typedamock[checkers]'")
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
    folder = shutil.copytree(EXAMPLE, tmp_path / "example", ignore=ignored)
    current = (HERE / f"{picture.name}.svg").read_text()
    assert picture.draw(folder) == current, "draw it anew: python -m docs.pictures.draw"
