"""The command line."""

import argparse
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    p = argparse.ArgumentParser(prog="typedamock")
    sub = p.add_subparsers(dest="command")
    g = sub.add_parser("gen")
    g.add_argument("target")
    g.add_argument("-o", dest="output")
    g.add_argument("--python")
    a = p.parse_args(argv)
    from typedamock.gen.environment import find_environment
    from typedamock.gen.errors import GenError
    from typedamock.gen.generate import Generator
    from typedamock.gen.targets import Target

    try:
        g = Generator(find_environment(a.python))
        b = g.build(Target(*a.target.split(":")))
    except GenError as e:
        print("error:", e, file=sys.stderr)
        return 2
    for n in b.notes:
        print("note:", n, file=sys.stderr)
    t = g.render([b.mock], a.target)
    Path(a.output).write_text(t) if a.output else print(t)
    return 0
