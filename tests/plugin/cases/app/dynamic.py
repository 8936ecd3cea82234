"""Names that are not written in this module."""

import os

for option in os.environ:
    vars()[option] = True


class Only:
    """The one object of its class."""

    instance: "Only | None" = None

    def __new__(cls) -> "Only":
        if cls.instance is None:
            made = super().__new__(cls)
            setattr(made, "client", object())
            cls.instance = made
        return cls.instance
