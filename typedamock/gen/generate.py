"""From targets to mocks: every step but writing."""

from typedamock.gen import index, syntax
from typedamock.gen.definitions import ClassDefinition, Found, SpecialForm
from typedamock.gen.errors import GenError, Note
from typedamock.gen.hierarchy import Ancestor, linearise, metaclass_of
from typedamock.gen.immutable import immutable
from typedamock.gen.locate import Locator, Origin
from typedamock.gen.members import build_mock
from typedamock.gen.model import Mock
from typedamock.gen.names import Names, Origins, referenced_modules
from typedamock.gen.render import render
from typedamock.gen.resolve import Resolver, Scope
from typedamock.gen.targets import Target, find_class
from typedamock.gen.types import Ref

_NO_CALL = Ref("builtins", "type")
_FINAL = frozenset({"typing.final", "typing_extensions.final"})


@immutable
class Built:
    """The mock of one target, and what in it is less precise than the spec."""

    mock: Mock
    notes: tuple[Note, ...]


class Generator:
    """Generates mocks from the sources of one environment; what was read for one target serves the next."""

    def __init__(self, locator: Locator) -> None:
        self.locator = locator
        self.resolver: Resolver = Resolver(locator)

    def build(self, target: Target, name_template: str = "{name}Mock") -> Built:
        """The mock of one class.

        Raises:
            GenError: there is no such class, or it cannot be mocked
        """
        found = find_class(target, self.resolver)
        definition = found.definition
        assert isinstance(definition, ClassDefinition)
        ancestors = linearise(self.resolver, definition, str(target))
        self._refuse_final(definition, str(target))
        self._refuse_typed_dict(ancestors, str(target))
        self._refuse_metaclass(ancestors, str(target))
        notes: list[Note] = []
        name = name_template.format(name=definition.binding.name)
        spec = self._referred(target, found)
        return Built(
            build_mock(self.resolver, ancestors, str(target), name, spec, notes), tuple(dict.fromkeys(notes))
        )

    def render(self, mocks: list[Mock], command: str) -> str:
        """The module that holds mocks."""
        origins = {module: self._origin(module) for module in referenced_modules(mocks)}
        return render(mocks, command, Names(mocks, Origins(origins)))

    def _origin(self, module: str) -> Origin:
        if self.locator.is_standard_library(module):
            return Origin.STANDARD_LIBRARY
        source = self.locator.source(module.partition(".")[0])
        return Origin.PACKAGE if source is None else source.origin

    def _referred(self, target: Target, found: Found) -> Ref:
        if self.locator.is_standard_library(target.module):
            return Ref(target.module, target.name)
        return found.ref

    def _refuse_final(self, definition: ClassDefinition, target: str) -> None:
        scope = Scope(definition.module, definition.outer)
        for decorator in index.decorators(definition.binding.header):
            found = self.resolver.find(syntax.parse(definition.module.text(decorator)), scope)
            if found is not None and found.ref.qualified in _FINAL:
                raise GenError(
                    "final-class",
                    "the class is @final: no checker accepts a subclass of it; "
                    "mock a Protocol or base class of it",
                    target,
                )

    def _refuse_typed_dict(self, ancestors: tuple[Ancestor, ...], target: str) -> None:
        for ancestor in ancestors:
            for base in ancestor.definition.binding.header.bases:
                expression = syntax.parse(ancestor.definition.module.text(base))
                found = self.resolver.find(
                    expression, Scope(ancestor.definition.module, ancestor.definition.outer)
                )
                if found is not None and found.definition == SpecialForm("TypedDict"):
                    raise GenError(
                        "typed-dict",
                        "a TypedDict is a dict without methods of its own; use a literal",
                        target,
                    )

    def _refuse_metaclass(self, ancestors: tuple[Ancestor, ...], target: str) -> None:
        for ancestor in ancestors:
            metaclass = metaclass_of(self.resolver, ancestor.definition)
            if metaclass is not None:
                self._refuse_call(metaclass, ancestor, target)

    def _refuse_call(self, metaclass: ClassDefinition, ancestor: Ancestor, target: str) -> None:
        name = metaclass.ref.qualified
        if name in {"enum.EnumMeta", "enum.EnumType"}:
            raise GenError(
                "enum", "an Enum's members are all its values: there is nothing to mock; use a member", target
            )
        for above in linearise(self.resolver, metaclass, target):
            is_call = isinstance(above.definition.binding.scope.names.get("__call__"), index.Function)
            if above.ref != _NO_CALL and is_call:
                raise GenError(
                    "metaclass-call",
                    f"the metaclass {name} of {ancestor.ref.qualified} decides what calling the class "
                    "gives, so checkers would not know the mock's type; mock a Protocol or base class of it",
                    target,
                )
