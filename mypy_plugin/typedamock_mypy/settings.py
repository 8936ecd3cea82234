"""The plugin's settings: `[tool.typedamock-mypy]` in pyproject.toml, `[typedamock-mypy]` in other files."""

import configparser
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from mypy.errors import CompileError

from typedamock_mypy.errors import maybe

_SECTION = "typedamock-mypy"
_BOOLEANS = configparser.RawConfigParser.BOOLEAN_STATES


@dataclass(frozen=True)
class Settings:
    """What can be set.

    Attributes:
        unittest_mock: whether mocks made with `unittest.mock` and pytest-mock are typed, too.
    """

    unittest_mock: bool = True


def read_settings(config_file: str | None) -> Settings:
    """The settings in mypy's configuration file.

    Raises:
        CompileError: the section has a key that does not exist, or a value that is not of its type.
    """
    if config_file is None or not Path(config_file).is_file():
        return Settings()
    known = [field.name for field in fields(Settings)]
    values: dict[str, bool] = {}
    for name, value in _section(Path(config_file)).items():
        place = f"{config_file}: [{_section_name(config_file)}]"
        if name not in known:
            raise CompileError([f"{place}: Unrecognized option: {name}{maybe(name, known)}"])
        if isinstance(value, str):
            value = _BOOLEANS.get(value.lower(), value)
        if not isinstance(value, bool):
            raise CompileError([f"{place}: {name}: expected true or false, not {value!r}"])
        values[name] = value
    return Settings(**values)


def _section(config_file: Path) -> dict[str, object]:
    if config_file.suffix == ".toml":
        section = tomllib.loads(config_file.read_text("utf-8")).get("tool", {}).get(_SECTION, {})
        return dict(section)
    parser = configparser.RawConfigParser()
    parser.read(config_file, "utf-8")
    return dict(parser[_SECTION]) if parser.has_section(_SECTION) else {}


def _section_name(config_file: str) -> str:
    return f"tool.{_SECTION}" if config_file.endswith(".toml") else _SECTION
