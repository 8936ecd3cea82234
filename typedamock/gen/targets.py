"""`module:Class`, and patterns of them."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice

from typedamock.gen import syntax
from typedamock.gen.definitions import (
    ClassDefinition,
    Found,
    FunctionDefinition,
    ModuleDefinition,
    VariableDefinition,
)
from typedamock.gen.errors import GenError
from typedamock.gen.immutable import immutable
from typedamock.gen.index import Class, SourceSyntaxError
from typedamock.gen.locate import UndecodableSource
from typedamock.gen.resolve import Resolver, Scope
from typedamock.gen.suggest import as_target, did_you_mean

_WILD = re.compile(r"[*?\[]")
_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """One class as the user names it."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}:{self.name}"


@immutable
class Pattern:
    """A target whose sides may hold wildcards."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}:{self.name}"

    @property
    def is_wild(self) -> bool:
        return bool(_WILD.search(self.module) or _WILD.search(self.name))

    def matches(self, target: Target) -> bool:
        return _module_matches(self.module, target.module) and fnmatchcase(target.name, self.name)


def parse_pattern(text: str) -> Pattern:
    """The pattern that a text like `app.services.*:*Service` is.

    Raises:
        GenError: it is not `module:Class`
    """
    module, colon, name = text.strip().partition(":")
    if not colon:
        raise GenError("bad-target", f"a target is written module:Class, for example {as_target(text)}", text)
    plain_module, plain_name = _WILD.sub("x", module), _WILD.sub("x", name)
    plain_module, plain_name = plain_module.replace("]", "x"), plain_name.replace("]", "x")
    if not _DOTTED.fullmatch(plain_module) or not _DOTTED.fullmatch(plain_name):
        raise GenError(
            "bad-target",
            "a target is written module:Class, each side a dotted name or a pattern of one; "
            f"did you mean {as_target(text)!r}?",
            text,
        )
    return Pattern(module, name)


def expand(
    patterns: Iterable[Pattern], exclude: Iterable[Pattern], resolver: Resolver
) -> tuple[list[Target], list[GenError]]:
    """The targets that patterns stand for, each once, in order; and the patterns that stand for none."""
    excluded = list(exclude)
    targets: dict[Target, None] = {}
    errors = []
    for pattern in patterns:
        if not pattern.is_wild:
            targets[Target(pattern.module, pattern.name)] = None
            continue
        matched = sorted(_matching(pattern, resolver))
        if not matched:
            where = "no module" if not list(_modules(pattern.module, resolver)) else "no public class"
            errors.append(
                GenError(
                    "no-match", f"{where} matches the pattern (looked in {_searched(resolver)})", str(pattern)
                )
            )
        targets.update(
            dict.fromkeys(target for target in matched if not any(one.matches(target) for one in excluded))
        )
    return list(targets), errors


def _searched(resolver: Resolver) -> str:
    environment = resolver.locator.environment
    return ", ".join(dict.fromkeys(map(str, (*environment.project, *environment.packages))))


def _matching(pattern: Pattern, resolver: Resolver) -> Iterator[Target]:
    for module in _modules(pattern.module, resolver):
        try:
            indexed = resolver.module(module)
        except (SourceSyntaxError, UndecodableSource):
            yield Target(module, pattern.name)  # whoever looks for its classes says what is wrong
            continue
        if indexed is None:
            continue
        exported = indexed.exported
        for name in indexed.scope.names if exported is None else exported:
            if not fnmatchcase(name, pattern.name) or (
                name.startswith("_") and not pattern.name.startswith("_")
            ):
                continue
            found = resolver.lookup(module, name)
            if found is None or not isinstance(found.definition, ClassDefinition):
                continue
            # Without __all__, what a module imports is not its own, unless it says `import X as X` (PEP 484).
            is_own = (
                exported is not None
                or found.definition.module.name == module
                or name in indexed.scope.reexported
            )
            if is_own and not _is_alias(name, found.definition, module, resolver):
                yield Target(module, name)


def _is_alias(name: str, definition: ClassDefinition, module: str, resolver: Resolver) -> bool:
    """Whether the module has a class by the class's own name, too."""
    own = resolver.lookup(module, definition.binding.name)
    return (
        name != definition.binding.name
        and own is not None
        and isinstance(own.definition, ClassDefinition)
        and own.definition.binding is definition.binding
    )


def _modules(pattern: str, resolver: Resolver) -> Iterator[str]:
    head, *rest = pattern.split(".")
    heads = (
        [head]
        if not _WILD.search(head)
        else [name for name in resolver.locator.project_modules() if fnmatchcase(name, head)]
    )
    for first in heads:
        if resolver.locator.exists(first):
            yield from _below(first, rest, resolver)


def _below(module: str, parts: list[str], resolver: Resolver) -> Iterator[str]:
    if not parts:
        yield module
        return
    part, *rest = parts
    if part == "**":
        yield from _below(module, rest, resolver)
        for name in resolver.locator.submodules(module):
            yield from _below(f"{module}.{name}", parts, resolver)
        return
    names = resolver.locator.submodules(module) if _WILD.search(part) else [part]
    for name in names:
        is_matched = fnmatchcase(name, part) and (not name.startswith("_") or part.startswith("_"))
        if is_matched and resolver.locator.exists(f"{module}.{name}"):
            yield from _below(f"{module}.{name}", rest, resolver)


def _module_matches(pattern: str, module: str) -> bool:
    expression = "".join(
        {".**": r"(\.[^.]+)*", "**": ".*"}.get(part, _component(part))
        for part in re.split(r"(\.\*\*|\*\*)", pattern)
    )
    return re.fullmatch(expression, module) is not None


def _component(part: str) -> str:
    return re.escape(part).replace(r"\*", "[^.]*").replace(r"\?", "[^.]")


def find_class(target: Target, resolver: Resolver) -> Found:
    """The class that a target names.

    Raises:
        GenError: there is no such module or class, its source is broken or missing, or it is not a class
    """
    locator = resolver.locator
    about = str(target)
    if not locator.exists(target.module):
        known, _, missing = _longest_known(target.module, resolver)
        names = locator.submodules(known) if known else locator.top_level()
        hint = _as_nested(target, resolver) or did_you_mean(
            missing, names, lambda name: f"{known}.{name}" if known else name
        )
        inside = f"{known} has no module {missing!r}" if known else f"there is no module {missing!r}"
        raise GenError("unknown-module", f"{inside}{hint} (looked in {_searched(resolver)})", about)
    try:
        source = locator.source(target.module)
        module = resolver.module(target.module)
    except SourceSyntaxError as error:
        path = locator.path(target.module)
        raise GenError(
            "syntax", f"{path}:{error.line}: the source is not valid Python: {error}", about
        ) from error
    except UndecodableSource as error:
        raise GenError("syntax", f"the source cannot be read: {error}", about) from error
    if module is None:
        compiled = source.path if source else target.module
        raise GenError(
            "no-source",
            f"{compiled} is compiled and has no stub; install a stub package or write a .pyi beside it",
            about,
        )
    head, *rest = target.name.split(".")
    found = resolver.lookup(target.module, head)
    for position, part in enumerate(rest):
        if found is None:
            break
        inner = resolver.attribute(found, part)
        if inner is None and isinstance(found.definition, ClassDefinition):
            names = list(found.definition.binding.scope.names)
            outer = ".".join([head, *rest[:position]])
            raise GenError(
                "unknown-class", f"the class {outer} has no {part!r}{did_you_mean(part, names)}", about
            )
        found = inner
    if found is None:
        names = sorted(_classes(target.module, resolver))
        raise GenError(
            "unknown-class",
            f"the module {target.module} has no {head!r}"
            f"{_elsewhere(target, resolver) or did_you_mean(head, names)} "
            f"(looked in {module.source.path})",
            about,
        )
    if isinstance(found.definition, ModuleDefinition):
        raise GenError(
            "not-a-class", f"it is a module; name a class of it, or {found.definition.name}:* for all", about
        )
    if not isinstance(found.definition, ClassDefinition):
        raise GenError(
            "not-a-class",
            f"it is {_noun(found)}, not a class{_instead(found, resolver)} (looked in {module.source.path})",
            about,
        )
    return found


def _as_nested(target: Target, resolver: Resolver) -> str:
    """The hint for `app.client.Client:Inner`, which names a class where its module belongs."""
    known, _, missing = _longest_known(target.module, resolver)
    name = f"{target.module[len(known) + 1 :]}.{target.name}"
    found = resolver.lookup(known, missing) if known else None
    is_class = found is not None and isinstance(found.definition, ClassDefinition)
    return f"; did you mean '{known}:{name}'?" if is_class else ""


# A large package takes long to search, for no more than a hint.
_SEARCHED_MODULES = 200


def _elsewhere(target: Target, resolver: Resolver) -> str:
    """The hint for a class that stands inside one of the module's classes, or in a module below it."""
    for name in _classes(target.module, resolver):
        found = resolver.lookup(target.module, name)
        definition = None if found is None else found.definition
        if not isinstance(definition, ClassDefinition) or definition.binding.name != name:
            continue
        if isinstance(definition.binding.scope.names.get(target.name), Class):
            return f"; did you mean '{target.module}:{name}.{target.name}'?"
    for module in islice(_below(target.module, ["**"], resolver), _SEARCHED_MODULES):
        try:
            indexed = resolver.module(module)
        except (SourceSyntaxError, UndecodableSource):
            continue
        if indexed is not None and isinstance(indexed.scope.names.get(target.name), Class):
            return f"; did you mean '{module}:{target.name}'?"
    return ""


def _instead(found: Found, resolver: Resolver) -> str:
    """What to do where a target names something that has no mock of its own."""
    match found.definition:
        case FunctionDefinition(module, _, outer) if outer:
            return f"; it is a member of the mock of {module.name}:{outer[-1].qualname}"
        case FunctionDefinition():
            return "; for a function there are create_autospec() and mocked()"
        case VariableDefinition(module, binding, outer):
            written = binding.annotation or (
                binding.value.func if isinstance(binding.value, ast.Call) else binding.value
            )
            if written is not None:
                expression = syntax.parse(module.text(written))
                name = syntax.unsubscripted(expression)
                its_class = resolver.find(name, Scope(module, outer))
                if its_class is not None and isinstance(its_class.definition, ClassDefinition):
                    return f"; name its class, {its_class.ref.module}:{its_class.ref.name}"
    return ""


def _longest_known(module: str, resolver: Resolver) -> tuple[str, str, str]:
    parts = module.split(".")
    for size in range(len(parts) - 1, 0, -1):
        known = ".".join(parts[:size])
        if resolver.locator.exists(known):
            return known, ".", parts[size]
    return "", "", parts[0]


def _classes(module: str, resolver: Resolver) -> Iterator[str]:
    for name in resolver.module_names(module):
        found = resolver.lookup(module, name)
        if found is not None and isinstance(found.definition, ClassDefinition):
            yield name


def _noun(found: Found) -> str:
    return {
        "FunctionDefinition": "a function",
        "VariableDefinition": "a variable",
        "AliasDefinition": "an alias of a type",
        "OpaqueTypeDefinition": "a type made by a call",
        "VarDefinition": "a type parameter",
        "SpecialForm": "a special form",
    }[type(found.definition).__name__]
