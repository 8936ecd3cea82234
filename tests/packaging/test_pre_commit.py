"""`.pre-commit-hooks.yaml`, as pre-commit runs it in a project of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY


def test_the_hook_fails_until_the_mocks_are_current(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit runs the hook")
    if not (REPOSITORY / ".git").exists():
        pytest.skip("pre-commit takes hooks from a git repository")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "typedamock"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m typedamock "$@"\n')
    program.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
    }
    project = tmp_path / "project"
    project.mkdir()
    (project / "shop.py").write_text("class Client:\n    async def fetch(self) -> int: ...\n")
    (project / "pyproject.toml").write_text(
        '[tool.typedamock]\ntargets = ["shop:Client"]\noutput = "mocks.py"\n'
    )

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)

    def hook() -> subprocess.CompletedProcess[str]:
        run("git", "add", "--all")
        command = (sys.executable, "-m", "pre_commit", "try-repo", str(REPOSITORY), "typedamock-gen")
        return run(*command, "--all-files", "--color=never")

    run("git", "init", "--quiet")
    missing = hook()
    assert missing.returncode == 1, missing.stdout + missing.stderr
    assert "mocks.py: missing; run typedamock gen" in missing.stdout
    assert run("typedamock", "gen").returncode == 0
    current = hook()
    assert current.returncode == 0, current.stdout + current.stderr
    with (project / "shop.py").open("a") as source:
        source.write("    async def close(self) -> None: ...\n")
    outdated = hook()
    assert outdated.returncode == 1, outdated.stdout + outdated.stderr
    assert "mocks.py: outdated; run typedamock gen" in outdated.stdout
