"""Targets on several cores."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from typedamock.gen.environment import Environment
from typedamock.gen.errors import GenError
from typedamock.gen.generate import Built, Generator
from typedamock.gen.locate import Locator
from typedamock.gen.targets import Target

_Chunk = tuple[dict[Target, Built], list[GenError], dict[str, str], list[str]]


def build_in_processes(
    generator: Generator, targets: list[Target], name: str, jobs: int
) -> tuple[dict[Target, Built], list[GenError]]:
    """As building them one after the other; targets of one package go to one process, which reads it once."""
    ordered = sorted(targets)
    size = -(-len(ordered) // jobs)
    chunks = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    environment = generator.locator.environment
    built: dict[Target, Built] = {}
    errors: list[GenError] = []
    with ProcessPoolExecutor(len(chunks), mp_context=get_context("spawn")) as pool:
        work = [(environment, chunk, name) for chunk in chunks]
        for chunk_built, chunk_errors, digests, modules in pool.map(_build_chunk, work):
            built |= chunk_built
            errors += chunk_errors
            generator.locator.digests |= digests
            for module in modules:
                generator.locator.exists(module)
    order = {str(target): position for position, target in enumerate(targets)}
    return built, sorted(errors, key=lambda error: order.get(error.target, 0))


def _build_chunk(work: tuple[Environment, list[Target], str]) -> _Chunk:
    from typedamock.gen.run import build_all

    environment, targets, name = work
    locator = Locator(environment)
    built, errors = build_all(Generator(locator), targets, name, jobs=1)
    return built, errors, locator.digests, list(locator.consulted())
