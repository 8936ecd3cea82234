"""`python -m typedamock.migrate`: the subcommand by itself."""

import sys

from typedamock.migrate.command import main

if __name__ == "__main__":
    sys.exit(main())
