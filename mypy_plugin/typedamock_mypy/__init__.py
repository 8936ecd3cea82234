"""The mypy plugin of typedamock: `plugins = typedamock_mypy`."""
