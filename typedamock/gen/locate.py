"""From a module's name to its source: the only step that reads."""

import io
import os
import tokenize
from enum import Enum
from functools import cached_property
from hashlib import blake2b
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from typedamock.gen.environment import Environment
from typedamock.gen.immutable import immutable


class Origin(Enum):
    """Whose module it is: decides the section of its import, and how far names are followed into it."""

    STANDARD_LIBRARY = 0
    PACKAGE = 1
    PROJECT = 2


@immutable
class Source:
    """The source that describes a module to a checker.

    Attributes:
        path: the file; of a namespace package its folder, with empty text
        is_stub: whether it is a `.pyi`
        is_package: whether relative imports count from the module itself
        text: decoded, newlines universal
        is_compiled: there is only an extension module: path is that, text is empty
    """

    module: str
    path: Path
    is_stub: bool
    is_package: bool
    origin: Origin
    text: str
    is_compiled: bool = False


class UndecodableSource(Exception):
    """The file is not text in the encoding that it declares."""


class Locator:
    """Finds modules in the order of PEP 561: project, standard library, stub packages, packages."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self._found: dict[str, _Found | None] = {}
        self._sources: dict[str, Source | None] = {}
        self._listings: dict[str, frozenset[str]] = {}
        self.digests: dict[str, str] = {}
        self.matched_folders: dict[str, str] = {}

    @cached_property
    def _standard_library(self) -> dict[str, tuple[tuple[int, int], tuple[int, int] | None]]:
        versions = {}
        for line in (self.environment.typeshed / "VERSIONS").read_text(encoding="utf-8").splitlines():
            name, _, span = line.partition("#")[0].partition(":")
            if span:
                first, _, last = span.strip().partition("-")
                versions[name.strip()] = (_version(first), _version(last) if last else None)
        return versions

    def is_standard_library(self, module: str) -> bool:
        return module.partition(".")[0] in self._standard_library

    def source(self, module: str) -> Source | None:
        """The source of a module, None where there is none.

        Raises:
            UndecodableSource: the bytes are not text
        """
        if module not in self._sources:
            found = self._find(module)
            self._sources[module] = None if found is None else self._read(module, found)
        return self._sources[module]

    def exists(self, module: str) -> bool:
        return self._find(module) is not None

    def consulted(self) -> dict[str, str]:
        """Every module asked for, and the path that answered ("" for none): what a result depends on."""
        return {module: str(found.path) if found else "" for module, found in self._found.items()}

    def path(self, module: str) -> str:
        found = self._find(module)
        return str(found.path) if found else ""

    def submodules(self, module: str) -> list[str]:
        """The names of the modules and packages directly inside a package, sorted."""
        found = self._find(module)
        folders = () if found is None else found.folders
        return sorted({name for folder in folders for name in self._matched(folder)})

    def project_modules(self) -> list[str]:
        """The names of what can be imported from the project itself, sorted."""
        return sorted({name for folder in self.environment.project for name in self._matched(str(folder))})

    def _matched(self, folder: str) -> set[str]:
        self.matched_folders[folder] = self.names_digest(folder)
        return _module_names(folder, self._listing(folder))

    def names_digest(self, folder: str) -> str:
        """Tells whether the modules in a folder are still the same."""
        names = sorted(_module_names(folder, self._listing(folder)))
        return blake2b("\0".join(names).encode(), digest_size=16).hexdigest()

    def top_level(self) -> list[str]:
        """The names of what can be imported, for suggestions; sorted."""
        folders = (*self.environment.project, *self.environment.packages)
        names = {
            name for folder in folders for name in _module_names(str(folder), self._listing(str(folder)))
        }
        return sorted(names | {name for name in self._standard_library if "." not in name})

    # ---- finding

    def _find(self, module: str) -> "_Found | None":
        if module in self._found:
            return self._found[module]
        parent, _, name = module.rpartition(".")
        if not all(part.isidentifier() for part in module.split(".")):
            found = None
        elif self.is_standard_library(module):
            found = self._find_in_typeshed(module)
        elif not parent:
            found = self._find_top_level(name)
        else:
            above = self._find(parent)
            found = None if above is None else self._find_below(above, name)
        self._found[module] = found
        return found

    def _find_in_typeshed(self, module: str) -> "_Found | None":
        version = self.environment.version
        for ancestor in _ancestors(module):
            first, last = self._standard_library.get(ancestor, ((3, 0), None))
            if version < first or (last is not None and version > last):
                return None
        path = str(self.environment.typeshed)
        found = None
        for part in module.split("."):
            found = self._look_in(path, part, Origin.STANDARD_LIBRARY)
            if found is None:
                return None
            path = found.folders[0] if found.folders else ""
        return found

    def _find_top_level(self, name: str) -> "_Found | None":
        for folder in self.environment.project:
            found = self._look_in(str(folder), name, Origin.PROJECT)
            if found is not None and not found.is_namespace:
                return found
        stubs = None
        for folder in self.environment.packages:
            stubs = self._look_in(str(folder), f"{name}-stubs", Origin.PACKAGE)
            if stubs is not None:
                break
        inline, namespaces = None, []
        for origin, folders in (
            (Origin.PROJECT, self.environment.project),
            (Origin.PACKAGE, self.environment.packages),
        ):
            for folder in folders:
                found = self._look_in(str(folder), name, origin)
                if found is None:
                    continue
                if not found.is_namespace:
                    inline = inline or found
                else:
                    namespaces.append(found)
        if inline is None and namespaces:
            first = namespaces[0]
            inline = _Found(
                first.path,
                first.origin,
                is_package=True,
                is_namespace=True,
                folders=tuple(folder for found in namespaces for folder in found.folders),
            )
        if stubs is None:
            return inline
        if inline is None:
            return stubs
        return stubs.over(inline)

    def _find_below(self, above: "_Found", name: str) -> "_Found | None":
        namespaces = []
        for folder in above.folders:
            found = self._look_in(folder, name, above.origin)
            if found is not None and not found.is_namespace:
                return (
                    found
                    if above.fallback is None
                    else found.over(self._find_below(above.fallback, name) or found)
                )
            if found is not None:
                namespaces.append(found)
        if above.fallback is not None:
            inline = self._find_below(above.fallback, name)
            if inline is not None:
                return inline
        if namespaces:
            first = namespaces[0]
            return _Found(
                first.path,
                first.origin,
                True,
                True,
                tuple(folder for found in namespaces for folder in found.folders),
            )
        return None

    def _look_in(self, folder: str, name: str, origin: Origin) -> "_Found | None":
        listing = self._listing(folder)
        if name in listing:
            inside = os.path.join(folder, name)
            entries = self._listing(inside)
            for init in ("__init__.pyi", "__init__.py"):
                if init in entries:
                    return _Found(
                        os.path.join(inside, init),
                        origin,
                        is_package=True,
                        is_namespace=False,
                        folders=(inside,),
                    )
        for suffix in (".pyi", ".py"):
            if name + suffix in listing:
                return _Found(os.path.join(folder, name + suffix), origin)
        for suffix in EXTENSION_SUFFIXES:
            if name + suffix in listing:
                return _Found(os.path.join(folder, name + suffix), origin, is_compiled=True)
        for entry in listing:
            if entry.startswith(f"{name}.") and entry.endswith((".so", ".pyd")):
                return _Found(os.path.join(folder, entry), origin, is_compiled=True)
        if name in listing:
            inside = os.path.join(folder, name)
            if os.path.isdir(inside):
                return _Found(inside, origin, is_package=True, is_namespace=True, folders=(inside,))
        return None

    def _listing(self, folder: str) -> frozenset[str]:
        if folder not in self._listings:
            try:
                self._listings[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._listings[folder] = frozenset()
        return self._listings[folder]

    # ---- reading

    def _read(self, module: str, found: "_Found") -> Source:
        path = Path(found.path)
        text = ""
        if not found.is_namespace and not found.is_compiled:
            try:
                content = path.read_bytes()
            except OSError as error:
                raise UndecodableSource(f"{path}: {error.strerror or error}") from error
            self.digests[found.path] = blake2b(content, digest_size=16).hexdigest()
            text = _decode(content, path)
        return Source(
            module, path, found.path.endswith(".pyi"), found.is_package, found.origin, text, found.is_compiled
        )


@immutable
class _Found:
    path: str
    origin: Origin
    is_package: bool = False
    is_namespace: bool = False
    folders: tuple[str, ...] = ()
    is_compiled: bool = False
    # Of a stub package: the package it describes, whose modules count where the stubs have none.
    fallback: "_Found | None" = None

    def over(self, inline: "_Found") -> "_Found":
        if self.path == inline.path:
            return self
        return _Found(self.path, self.origin, self.is_package, self.is_namespace, self.folders, False, inline)


def _module_names(folder: str, listing: frozenset[str]) -> set[str]:
    names = set()
    for entry in listing:
        stem, dot, suffix = entry.partition(".")
        if not stem.isidentifier() or stem == "__init__" or stem == "__pycache__":
            continue
        if (dot and suffix.rpartition(".")[2] in {"py", "pyi", "so", "pyd"}) or (
            not dot and os.path.isdir(os.path.join(folder, entry))
        ):
            names.add(stem)
    return names


def _ancestors(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def _version(text: str) -> tuple[int, int]:
    major, _, minor = text.strip().partition(".")
    return int(major), int(minor)


def _decode(content: bytes, path: Path) -> str:
    try:
        text = content.decode(_encoding(content))
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        raise UndecodableSource(f"{path}: {error}") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _encoding(content: bytes) -> str:
    second_line = content.find(b"\n") + 1
    end = content.find(b"\n", second_line)
    if content.find(b"coding", 0, None if end < 0 else end) < 0:
        return "utf-8"
    encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    return encoding
