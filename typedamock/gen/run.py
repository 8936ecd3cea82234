"""One run of `typedamock gen`: from a request to the texts of its files."""

from collections.abc import Iterable
from pathlib import Path

from typedamock.gen.cache import Result
from typedamock.gen.errors import GenError, Note
from typedamock.gen.generate import Built, Generator
from typedamock.gen.locate import Locator
from typedamock.gen.model import Mock
from typedamock.gen.request import DEFAULT_NAME, Request
from typedamock.gen.targets import Pattern, Target, expand, parse_pattern


def run(request: Request, locator: Locator, jobs: int = 1) -> Result:
    """The texts of all files of a request.

    Raises:
        ExceptionGroup: of `GenError`, one for each target that failed
    """
    generator = Generator(locator)
    errors: list[GenError] = []
    asked = _expand(request.targets, request.exclude, generator, errors)
    also = _expand(request.configured, request.exclude, generator, errors)
    files: dict[str, dict[Target, None]] = {}
    for target in asked:
        files.setdefault(_file(request, target), {})[target] = None
    for target in also:
        if _file(request, target) in files:
            files[_file(request, target)][target] = None
    wanted = dict.fromkeys(target for targets in files.values() for target in sorted(targets))
    built, failures = build_all(generator, list(wanted), request.name, jobs)
    named = {*request.targets, *request.configured}
    # Where nothing else is left, a pattern names what it met.
    met = [error for error in failures if built and _is_passed_over(error, named)]
    notes = [_passed_over(error) for error in met]
    errors += [error for error in failures if error not in met]
    errors += _clashes(files, built)
    if errors:
        raise ExceptionGroup("gen", errors)
    texts, counts = {}, {}
    for path, targets in files.items():
        mocks = [built[target].mock for target in sorted(targets) if target in built]
        if not mocks:
            continue
        texts[path] = generator.render(mocks, _command(mocks, request.name))
        counts[path] = len(mocks)
        notes += [note for target in sorted(targets) if target in built for note in built[target].notes]
    return Result(texts, counts, tuple(notes))


_NOT_MOCKABLE = frozenset({"any-base", "bases", "enum", "final-class", "metaclass-call", "typed-dict"})


def _is_passed_over(error: GenError, named: set[str]) -> bool:
    """Whether a class that a pattern only happened to match is one that cannot be mocked."""
    return error.code in _NOT_MOCKABLE and error.target not in named


def _passed_over(error: GenError) -> Note:
    return Note(error.target, "", f"passed over: {error.message}", error.code)


def _expand(
    texts: Iterable[str], exclude: Iterable[str], generator: Generator, errors: list[GenError]
) -> list[Target]:
    patterns: list[Pattern] = []
    excluded: list[Pattern] = []
    for into, given in ((patterns, texts), (excluded, exclude)):
        for text in given:
            try:
                into.append(parse_pattern(text))
            except GenError as error:
                errors.append(error)
    targets, unmatched = expand(patterns, excluded, generator.resolver)
    errors += unmatched
    return targets


def build_all(
    generator: Generator, targets: list[Target], name: str, jobs: int
) -> tuple[dict[Target, Built], list[GenError]]:
    """The mocks of targets, and the errors of those that failed."""
    if jobs > 1 and len(targets) > 1:
        from typedamock.gen.parallel import build_in_processes

        return build_in_processes(generator, targets, name, jobs)
    built: dict[Target, Built] = {}
    errors = []
    for target in targets:
        try:
            built[target] = generator.build(target, name)
        except GenError as error:
            errors.append(error)
    return built, errors


def _file(request: Request, target: Target) -> str:
    if not request.is_folder:
        return request.output
    # Never the module's own name: the folder may be on the search path.
    return str(Path(request.output) / f"{target.module.replace('.', '_')}_mocks.py")


def _clashes(files: dict[str, dict[Target, None]], built: dict[Target, Built]) -> list[GenError]:
    errors = []
    for path, targets in files.items():
        modules = {target.module for target in targets}
        if len({module.replace(".", "_") for module in modules}) == 1 and len(modules) > 1:
            names = " and ".join(sorted(modules))
            errors.append(GenError("name-clash", f"the modules {names} would share the file {path}"))
        first: dict[str, Target] = {}
        for target in sorted(targets):
            if target not in built:
                continue
            mock = built[target].mock
            other = first.setdefault(mock.name, target)
            where = path or "standard output"
            if other != target:
                message = f"its mock {mock.name} would share {where} with that of {other}; use another output"
                errors.append(GenError("name-clash", message, str(target)))
    return errors


def _command(mocks: list[Mock], name: str) -> str:
    target = f" {mocks[0].target}" if len(mocks) == 1 else ""
    template = "" if name == DEFAULT_NAME else f" --name '{name}'"
    return f"typedamock gen{target}{template}"
