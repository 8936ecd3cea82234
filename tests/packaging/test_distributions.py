"""What a release uploads works where nothing of the repository is."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import textwrap
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from tests.conftest import REPOSITORY, Distributions
from typedamock import __version__


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)


def test_the_wheel_holds_the_packages_and_their_typing_markers(distributions: Distributions) -> None:
    names = zipfile.ZipFile(distributions.wheel).namelist()
    top = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert top == {"typedamock", "typedamock_mypy", "typedamock-stubs"}
    assert {f"{package}/py.typed" for package in top} <= set(names)
    assert {"typedamock-stubs/__init__.pyi", "typedamock-stubs/mock.pyi"} <= set(names)


def test_the_wheel_holds_the_sources_and_nothing_else(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    sources = {
        path.relative_to(folder.parent).as_posix()
        for folder in (
            REPOSITORY / "typedamock",
            REPOSITORY / "mypy_plugin" / "typedamock_mypy",
            REPOSITORY / "stubs" / "typedamock-stubs",
        )
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == sources
    assert {Path(name).suffix or Path(name).name for name in names} <= {".py", ".pyi", ".typed"}


def test_the_page_on_installing_states_the_size(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel) as wheel:
        megabytes = sum(member.file_size for member in wheel.infolist()) / 1e6
    page = (REPOSITORY / "docs" / "install.md").read_text("utf-8")
    stated = re.search(r"^\| typedamock, .*\| ([\d.]+) \|", page, re.MULTILINE)
    assert stated is not None
    assert abs(float(stated[1]) - megabytes) < 0.1, f"{megabytes:.2f} MB"


def test_the_metadata(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel) as wheel:
        (path,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(wheel.read(path).decode())
        assert path.replace("METADATA", "licenses/LICENSE") in wheel.namelist()
    assert (metadata["Version"], metadata["License-Expression"]) == (__version__, "MIT")
    assert not [name for name in metadata.get_all("Classifier", []) if name.startswith("License ::")]
    required = [name for name in metadata.get_all("Requires-Dist", []) if "extra ==" not in name]
    assert sorted(re.match(r"[\w-]+", name)[0] for name in required) == [  # type: ignore[index]
        "libcst",
        "rich",
        "typeshed-client",
        "typing-extensions",
    ]


def test_an_editable_install_has_every_package(tmp_path: Path) -> None:
    build = f"from hatchling.build import build_editable; build_editable({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=REPOSITORY, check=True, capture_output=True)
    (path,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        (pth,) = (name for name in wheel.namelist() if name.endswith(".pth"))
        folders = wheel.read(pth).decode().split()
    for package in ("typedamock", "typedamock_mypy", "typedamock-stubs"):
        assert any((Path(folder) / package / "py.typed").exists() for folder in folders), package


def test_the_sdist_holds_what_the_tests_need(distributions: Distributions) -> None:
    with tarfile.open(distributions.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "tests/conftest.py"} <= names


def test_the_metadata_renders_where_it_is_published(distributions: Distributions, tmp_path: Path) -> None:
    result = run(
        sys.executable,
        "-m",
        "twine",
        "check",
        "--strict",
        distributions.wheel,
        distributions.sdist,
        cwd=tmp_path,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_clean_environment_generates_a_mock_that_works(clean_python: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(
        textwrap.dedent(
            """\
            class Shop:
                async def price(self, item: str, *, currency: str = "EUR") -> int:
                    return 0
            """
        )
    )
    generated = run(clean_python, "-m", "typedamock", "gen", "shop:Shop", "-o", "shop_mock.py", cwd=tmp_path)
    assert (generated.returncode, generated.stderr) == (0, "")
    used = run(
        clean_python,
        "-c",
        textwrap.dedent(
            """\
            import asyncio
            from shop import Shop
            from shop_mock import ShopMock

            shop = ShopMock()
            shop.price.return_value = 3
            assert asyncio.run(shop.price("tea")) == 3
            shop.price.assert_awaited_once_with("tea")
            assert shop.price.await_args.arguments.currency == "EUR"
            assert isinstance(shop, Shop)
            """
        ),
        cwd=tmp_path,
    )
    assert used.returncode == 0, used.stderr


def test_mypy_finds_the_stubs_and_the_plugin_of_the_wheel(clean_python: Path, tmp_path: Path) -> None:
    (tmp_path / "check.py").write_text(
        textwrap.dedent(
            """\
            from typing_extensions import assert_type

            from typedamock import AsyncMethodMock, mock_of, mocked


            class Client:
                async def fetch(self, user_id: int) -> str:
                    return ""


            client = mock_of(Client)
            assert_type(client, Client)
            assert_type(mocked(client.fetch).return_value, str)
            mocked(client.fetch).assert_awaited_once_with(user="1")
            """
        )
    )
    checked = run(
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-executable",
        clean_python,
        "check.py",
        cwd=tmp_path,
    )
    errors = [line for line in checked.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 1, checked.stdout
    assert 'Unexpected keyword argument "user"' in errors[0]
