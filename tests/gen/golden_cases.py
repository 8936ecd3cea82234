"""Which targets each golden module is generated from."""

from __future__ import annotations

import sys
from pathlib import Path

from typedamock.gen.environment import Environment, find_environment
from typedamock.gen.locate import Locator
from typedamock.gen.request import DEFAULT_NAME, Request
from typedamock.gen.run import run

HERE = Path(__file__).parent
PROJECT = HERE / "specs" / "project"
SITE_PACKAGES = HERE / "specs" / "site_packages"
GOLDEN = HERE / "golden"

TARGETS: dict[str, tuple[str, ...]] = {
    "abstract": ("features.abstract:Job",),
    "attrs_records": (
        "features.attrs_records:Account",
        "features.attrs_records:Address",
        "features.attrs_records:Legacy",
        "features.attrs_records:Premium",
    ),
    "awaitables": ("features.awaitables:Client", "features.awaitables:Pending"),
    "bare": ("bare:Worker",),
    "callables": ("features.callables:Hooks", "features.callables:Router"),
    "conditions": ("features.conditions:Versioned",),
    "decorator_shapes": ("features.decorator_shapes:Service", "features.decorator_shapes:Jobs"),
    "decorators": ("features.decorators:Service",),
    "defaults": ("features.defaults:Defaults",),
    "fallbacks": ("features.fallbacks:Parser",),
    "fields": ("features.fields:Price",),
    "guards": ("features.guards:Checks",),
    "inheritance": (
        "features.inheritance:UserRepository",
        "features.inheritance:Keyed",
        "features.inheritance:Directory",
        "features.inheritance:Park",
        "features.inheritance:Remote",
        "features.inheritance:Proxy",
    ),
    "inline_stub": ("inline.engine:Engine",),
    "iteration": ("features.iteration:Feed",),
    "named_tuples": (
        "features.named_tuples:Box",
        "features.named_tuples:Corner",
        "features.named_tuples:Edge",
        "features.named_tuples:Offset",
    ),
    "nested": ("features.nested:Outer", "features.nested:Outer.Inner"),
    "optional_dependency": ("features.optional_dependency:Uploader",),
    "overloads": ("features.overloads:Redis",),
    "own_variables": ("features.own_variables:Session",),
    "pep695": ("features.pep695:Store", "features.pep695:Users"),
    "pep696": (
        "features.pep696:Connection",
        "features.pep696:Pool",
        "features.pep696:Batch",
        "features.pep696:Index",
    ),
    "private_names": ("features.private_names:Vault",),
    "properties": ("features.properties:Settings", "features.properties:Money"),
    "protocols": ("features.protocols:Source",),
    "read_differently": ("features.read_differently:Client",),
    "records": (
        "features.records:Point",
        "features.records:Order",
        "features.records:Invoice",
        "features.records:Key",
        "features.records:Journal",
        "features.records:Lists",
        "features.records:Timing",
    ),
    "self_types": (
        "features.self_types:Query",
        "features.self_types:Chain",
        "features.self_types:Words",
    ),
    "shadowed": ("features.shadowed:Shadowed",),
    "standard_library": ("asyncio:StreamReader", "asyncio:Queue", "urllib.request:OpenerDirector"),
    "stars": ("features.stars:Starred",),
    "strings": ("features.strings:Strings",),
    "stub_package": ("stubbed:Client",),
    "type_comments": ("features.type_comments:Legacy",),
    "unannotated": ("features.unannotated:Legacy",),
    "variadic": (
        "features.variadic:Anything",
        "features.variadic:Batch",
        "features.variadic:Connection",
        "features.variadic:Commands",
        "features.variadic:EmptyRow",
        "features.variadic:Mail",
        "features.variadic:Row",
        "features.variadic:Task",
    ),
}


def environment() -> Environment:
    """The specs alone, read as for Python 3.12 on Linux: the same on every machine."""
    found = find_environment(sys.executable)
    return Environment((PROJECT,), (SITE_PACKAGES,), found.typeshed, (3, 12), "linux")


def generate(case: str) -> tuple[str, list[str]]:
    """The module of a case, and its notes."""
    return generate_of(*TARGETS[case])


def generate_of(*targets: str) -> tuple[str, list[str]]:
    """One module of these targets, and its notes."""
    result = run(Request(targets, (), (), DEFAULT_NAME, ""), Locator(environment()))
    return result.texts[""], [str(note) for note in result.notes]


def main() -> None:
    """Write all golden modules anew: `python -m tests.gen.golden_cases`, then read the diff."""
    GOLDEN.mkdir(exist_ok=True)
    for case in TARGETS:
        text, notes = generate(case)
        (GOLDEN / f"{case}_mocks.py").write_text(text, encoding="utf-8")
        for note in notes:
            print(case, note)


if __name__ == "__main__":
    main()
