"""`python -m typedamock`."""

from typedamock.cli import main

raise SystemExit(main())
