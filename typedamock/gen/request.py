"""What the user asks for."""

from keyword import iskeyword

from typedamock.gen.errors import GenError
from typedamock.gen.immutable import immutable

DEFAULT_NAME = "{name}Mock"


@immutable
class Request:
    """What is to be generated.

    Attributes:
        targets: as the user writes them
        configured: the project's targets that share files with these
        exclude: of what patterns match
        name: the template of a mock's name
        output: a folder, a .py file, or "" for standard output
    """

    targets: tuple[str, ...]
    configured: tuple[str, ...]
    exclude: tuple[str, ...]
    name: str
    output: str

    def key(self) -> list[object]:
        return [self.targets, self.configured, self.exclude, self.name, self.output]

    @property
    def is_folder(self) -> bool:
        return bool(self.output) and not self.output.endswith(".py")


def check_name(template: str) -> None:
    """Refuse a template that gives no class names.

    Raises:
        GenError: it holds other fields than `{name}`, or no identifier comes of it
    """
    try:
        name = template.format(name="Spec")
    except (LookupError, ValueError, AttributeError) as error:
        raise GenError("name", f"the template {template!r} can hold {{name}} and no other field") from error
    if not name.isidentifier() or iskeyword(name):
        raise GenError("name", f"the template {template!r} gives {name!r}, which is no name of a class")
