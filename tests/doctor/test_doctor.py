"""What the doctor finds in folders that are well and in folders that are not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from typedamock.cli import main
from typedamock.doctor import State, findings


def about(folder: Path, word: str) -> list[tuple[State, str, str | None]]:
    (folder / ".git").mkdir(exist_ok=True)
    return [(each.state, each.text, each.next_step) for each in findings(folder) if word in each.text]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mypy.ini", "[mypy]\nplugins = pydantic.mypy,\n  typedamock_mypy\n"),
        ("setup.cfg", "[mypy]\nplugins = typedamock_mypy\n"),
        ("pyproject.toml", '[tool.mypy]\nplugins = ["typedamock_mypy"]\n'),
    ],
)
def test_the_plugin_is_active(tmp_path: Path, name: str, text: str) -> None:
    pytest.importorskip("mypy", reason="the plugin is mypy's")
    (tmp_path / name).write_text(text)
    ((state, said, step),) = about(tmp_path, "mypy ")
    assert (state, step) == (State.GOOD, None)
    assert f"configured in {name}; the plugin is active" in said


@pytest.mark.parametrize(
    ("name", "text", "step"),
    [
        ("mypy.ini", "[mypy]\nstrict = true\n", "add `plugins = typedamock_mypy` to [mypy] in mypy.ini"),
        (
            "pyproject.toml",
            "[tool.mypy]\n",
            'add `plugins = ["typedamock_mypy"]` to [tool.mypy] in pyproject.toml',
        ),
        ("setup.cfg", "[metadata]\n", "add `plugins = typedamock_mypy` to [mypy] in mypy.ini"),
    ],
)
def test_the_plugin_is_not_active(tmp_path: Path, name: str, text: str, step: str) -> None:
    pytest.importorskip("mypy", reason="the plugin is mypy's")
    (tmp_path / name).write_text(text)
    ((state, _, next_step),) = about(tmp_path, "mypy ")
    assert (state, next_step) == (State.NOTE, step)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory of its own, whose `xdg` is $XDG_CONFIG_HOME."""
    pytest.importorskip("mypy", reason="what is configured is mypy")
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg"))
    return home


def test_what_the_user_has_configured_for_all_projects(home: Path, tmp_path: Path) -> None:
    """In the order of mypy: its defaults.USER_CONFIG_FILES."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "setup.cfg").write_text("[metadata]\nname = no section for mypy\n")
    for place in (".mypy.ini", ".config/mypy/config", "xdg/mypy/config"):
        file = home / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("[mypy]\nplugins = typedamock_mypy\n")
        ((state, said, step),) = about(project, "mypy ")
        assert (state, step) == (State.GOOD, None)
        assert said.endswith(f"configured in {file}; the plugin is active")
    (project / "mypy.ini").write_text("# mypy reads this file, though it has no section\n")
    ((_, said, step),) = about(project, "mypy ")
    assert "configured in mypy.ini; the plugin is not active" in said
    assert step == "add `plugins = typedamock_mypy` to [mypy] in mypy.ini"


def test_a_project_is_not_told_to_change_what_holds_for_all(home: Path, tmp_path: Path) -> None:
    file = home / ".mypy.ini"
    home.mkdir()
    file.write_text("[mypy]\nstrict = true\n")
    project = tmp_path / "project"
    project.mkdir()
    ((_, _, step),) = about(project, "mypy ")
    assert step == (
        "add `plugins = typedamock_mypy` to [mypy] in a mypy.ini of this project, "
        f"which mypy then reads in place of {file}"
    )


def test_beside_other_plugins(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="the plugin is mypy's")
    (tmp_path / "mypy.ini").write_text("[mypy]\nplugins = pydantic.mypy\n")
    ((_, _, step),) = about(tmp_path, "mypy ")
    assert step == "add typedamock_mypy to the plugins of [mypy] in mypy.ini"


def test_who_checks_with_something_else_is_not_sent_to_mypy(tmp_path: Path) -> None:
    (tmp_path / "pyrightconfig.json").write_text("{}")
    assert [step for _, _, step in about(tmp_path, "mypy ")] == [None]


@pytest.mark.parametrize("name", ["mypy.ini", "setup.cfg", "pyproject.toml"])
def test_a_configuration_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("[plugins\n")
    ((state, said, _),) = about(tmp_path, "mypy's configuration cannot be read")
    assert state is State.WRONG
    assert f"{name}: " in said


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\nmypy = 3\n", "[tool]\n"])
def test_tables_that_are_none(tmp_path: Path, text: str) -> None:
    pytest.importorskip("mypy", reason="the plugin is mypy's")
    (tmp_path / "pyproject.toml").write_text(text)
    ((_, said, _),) = about(tmp_path, "mypy ")
    assert "not configured here" in said


def test_other_checkers(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.pyright]\n[tool.ty]\n")
    assert [text.split()[0] for _, text, _ in about(tmp_path, "is configured")] == ["pyright", "ty"]


def test_other_checkers_from_a_folder_of_the_project(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyrightconfig.json").write_text("{}")
    (tmp_path / "pyproject.toml").write_text("[tool.ty]\n")
    (tmp_path / "tests").mkdir()
    found = [each.text.split()[0] for each in findings(tmp_path / "tests") if "is configured" in each.text]
    assert found == ["pyright", "ty"]


@pytest.mark.parametrize("name", ["mypy.ini", "pyproject.toml"])
def test_a_configuration_that_may_not_be_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_text

    def refuse(path: Path, encoding: str | None = None, errors: str | None = None) -> str:
        if path == tmp_path / name:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path, encoding, errors)

    (tmp_path / name).touch()
    # Root may read everything.
    monkeypatch.setattr(Path, "read_text", refuse)
    ((state, said, _),) = about(tmp_path, "mypy's configuration cannot be read")
    assert state is State.WRONG and f"{name}: " in said and "Permission denied" in said


def test_generated_mocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app.py").write_text("class Client:\n    async def fetch(self) -> int: ...\n")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.typedamock]\ntargets = ["app:Client"]\noutput = "mocks.py"\n'
    )
    assert about(tmp_path, "generated mocks") == [
        (State.WRONG, "generated mocks are not up to date", "typedamock gen")
    ]
    assert main(["gen"]) == 0
    ((state, _, _),) = about(tmp_path, "generated mocks")
    assert state is State.GOOD
    (tmp_path / "app.py").write_text("class Other: ...\n")
    ((state, said, _),) = about(tmp_path, "typedamock gen fails")
    assert state is State.WRONG
    assert "Client" in said


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.typedamock]\nnonsense = 1\n")
    assert main(["doctor"]) == 1
    assert "nonsense" in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab", reason="shtab makes the scripts")
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "migrate" in script
    assert "check" in script
    if (program := shutil.which(shell)) is None:
        pytest.skip(f"there is no {shell} to read the script")
    (tmp_path / "script").write_text(script)
    read = subprocess.run([program, "-n", tmp_path / "script"], capture_output=True, text=True)
    assert (read.returncode, read.stderr) == (0, "")


def test_completion_in_a_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab", reason="shtab makes the scripts")
    if (bash := shutil.which("bash")) is None:
        pytest.skip("there is no bash to complete in")
    assert main(["completion", "bash"]) == 0
    (tmp_path / "test_app.py").touch()
    asked = """
        COMP_WORDS=(typedamock {words}); COMP_CWORD={position}; _shtab_typedamock; echo "${{COMPREPLY[@]}}"
    """
    script = capsys.readouterr().out + "".join(
        asked.format(words=words, position=len(words.split()))
        for words in ("mig", "gen --ch", "completion f", "migrate test_")
    )
    done = subprocess.run([bash, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.split() == ["migrate", "--check", "fish", "test_app.py"]


def test_completion_without_shtab(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    assert "pip install 'typedamock[completion]'" in capsys.readouterr().err
