"""The plugin's settings: `[tool.typedamock-mypy]` in pyproject.toml, `[typedamock-mypy]` in other files."""

import configparser
import tomllib
from typing import Final

from mypy.errors import CompileError

from typedamock_mypy.errors import maybe

_SECTION = "typedamock-mypy"
_BOOLEANS = configparser.RawConfigParser.BOOLEAN_STATES

RETYPE_UNITTEST_MOCK: Final = "retype_unittest_mock"
"""Whether mocks made with `unittest.mock` and pytest-mock are typed, too."""

DEFAULTS: Final = {RETYPE_UNITTEST_MOCK: True}
"""What can be set, by name."""


def read_settings(config_file: str | None) -> dict[str, bool]:
    """The settings in mypy's configuration file, or `DEFAULTS` for what it does not set.

    Raises:
        CompileError: the section has a key that does not exist, or a value that is not of its type.
    """
    settings = DEFAULTS.copy()
    if config_file is None:
        return settings
    for name, value in _section(config_file).items():
        place = f"{config_file}: [{_section_name(config_file)}]"
        if name not in DEFAULTS:
            raise CompileError([f"{place}: Unrecognized option: {name}{maybe(name, DEFAULTS)}"])
        if isinstance(value, str):
            value = _BOOLEANS.get(value.lower(), value)
        if not isinstance(value, bool):
            raise CompileError([f"{place}: {name}: expected true or false, not {value!r}"])
        settings[name] = value
    return settings


def _section(config_file: str) -> dict[str, object]:
    try:
        with open(config_file, encoding="utf-8") as file:
            text = file.read()
    except FileNotFoundError:
        return {}
    if _SECTION not in text:
        # Parsing it once more is the greater part of the plugin's start.
        return {}
    if config_file.endswith(".toml"):
        return dict(tomllib.loads(text).get("tool", {}).get(_SECTION, {}))
    parser = configparser.RawConfigParser()
    parser.read_string(text, config_file)
    return dict(parser[_SECTION]) if parser.has_section(_SECTION) else {}


def _section_name(config_file: str) -> str:
    return f"tool.{_SECTION}" if config_file.endswith(".toml") else _SECTION
