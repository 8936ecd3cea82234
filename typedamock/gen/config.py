"""`[tool.typedamock]` of pyproject.toml."""

import tomllib
from pathlib import Path

from typedamock.gen.errors import GenError
from typedamock.gen.immutable import immutable
from typedamock.gen.request import DEFAULT_NAME
from typedamock.gen.suggest import did_you_mean

_KEYS = ("targets", "exclude", "output", "name")


@immutable
class Config:
    """What a project configures.

    Attributes:
        file: where it is written; None where nothing is configured
        folder: what its paths are relative to
        output: as it is written, None where there is none
        silent: the file that was read and says nothing of typedamock
    """

    file: Path | None
    folder: Path
    targets: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    output: str | None = None
    name: str = DEFAULT_NAME
    silent: Path | None = None


def load_config(file: Path | None, folder: Path) -> Config:
    """The configuration in a file; by default in the nearest pyproject.toml of a folder and those around it.

    Raises:
        GenError: the file cannot be read, is no TOML, or has keys or values that mean nothing
    """
    if file is None:
        found = next((p for f in (folder, *folder.parents) if (p := f / "pyproject.toml").is_file()), None)
        if found is None:
            return Config(None, folder)
        file = found
        is_required = False
    else:
        is_required = True
    try:
        content = tomllib.loads(file.read_bytes().decode())
    except OSError as error:
        raise GenError("config", f"{file}: cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GenError("config", f"{file}: not valid TOML: {error}") from error
    tool = content.get("tool")
    table = tool.get("typedamock") if isinstance(tool, dict) else None
    if table is None:
        if is_required:
            raise GenError("config", f"{file}: has no [tool.typedamock]")
        return Config(None, folder, silent=file)
    if not isinstance(table, dict):
        raise GenError("config", f"{file}: tool.typedamock is not a table")
    for key in table:
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise GenError(
                "config",
                f"{file}: [tool.typedamock] has no key {key!r} (known: {known}){did_you_mean(key, _KEYS)}",
            )
    return Config(
        file,
        file.resolve().parent,
        _texts(table, "targets", file),
        _texts(table, "exclude", file),
        _text(table, "output", file),
        _text(table, "name", file) or DEFAULT_NAME,
    )


def _texts(table: dict[str, object], key: str, file: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise GenError("config", f"{file}: {key} in [tool.typedamock] is a list of strings, not {value!r}")
    return tuple(value)


def _text(table: dict[str, object], key: str, file: Path) -> str | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, str) or not value):
        raise GenError("config", f"{file}: {key} in [tool.typedamock] is a string, not {value!r}")
    return value if isinstance(value, str) else None
