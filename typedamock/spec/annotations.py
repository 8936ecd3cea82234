"""Evaluate one annotation in the names that its place in the source sees; what has no value is `Unknown`.

`typing.get_type_hints` is not used: one bad name would lose every annotation of the class.
"""

import builtins
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["Scope", "Unknown", "evaluate", "raw_annotations"]


class _UnknownType(type):
    """Whatever an annotation does with an unknown name gives an unknown type again."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown

    def __getitem__(cls, arguments: object) -> Any:
        return Unknown

    def __call__(cls, *args: object, **kwargs: object) -> Any:
        return Unknown

    def __or__(cls, other: object) -> Any:
        return Unknown

    def __ror__(cls, other: object) -> Any:
        return Unknown

    def __repr__(cls) -> str:
        return "Unknown"


class Unknown(metaclass=_UnknownType):
    """The type of what has no annotation, or one that cannot be evaluated: anything."""


class Scope:
    """The names that the annotations of a class, a function (of a class) or a module see.

    Args:
        module_names: the globals of the module.
        owner: the class in whose body the annotation stands.
        function: the function whose parameters and result are annotated.
        may_import: whether modules that only type checkers import are imported, or known if they are loaded.
    """

    __slots__ = ("function", "may_import", "module_names", "owner")

    def __init__(
        self,
        module_names: Mapping[str, Any],
        owner: type | None = None,
        function: types.FunctionType | None = None,
        *,
        may_import: bool = True,
    ) -> None:
        self.may_import: bool = may_import
        self.module_names: Mapping[str, Any] = module_names
        self.owner: type | None = owner
        self.function: types.FunctionType | None = function

    @classmethod
    def of_class(cls, owner: type) -> "Scope":
        module = sys.modules.get(getattr(owner, "__module__", None) or "")
        return cls(vars(module) if module is not None else {}, owner)

    @classmethod
    def of_function(cls, function: types.FunctionType, owner: type | None = None) -> "Scope":
        return cls(function.__globals__, owner, function)

    def lookup(self, name: str) -> Any:
        """What `name` refers to, `Unknown` if nothing."""
        for place in self._places():
            if name in place:
                return place[name]
        owner = self.owner
        if owner is not None and name == owner.__name__:
            return owner
        for place in self._enclosing_calls():
            if name in place:
                return place[name]
        from typedamock.spec import source_names

        return source_names.find(
            name, self.module_names, evaluate_in_module, Unknown, may_import=self.may_import
        )

    def _places(self) -> Iterator[Mapping[str, Any]]:
        function, owner = self.function, self.owner
        if function is not None:
            yield _type_parameters(function)
            yield _closure(function)
        if owner is not None:
            yield _TypesOf(vars(owner))
            yield _type_parameters(owner)
            yield _closure(_annotate_function(owner))
        yield self.module_names
        yield vars(builtins)

    def _enclosing_calls(self) -> Iterator[Mapping[str, Any]]:
        """The local names of calls, still running, of the functions that the owner was defined in.

        Under PEP 563, or as a string, a local name is kept nowhere else.
        """
        annotated = self.function or self.owner
        enclosing = "" if annotated is None else annotated.__qualname__
        while True:
            enclosing, locals_marker, _ = enclosing.rpartition(".<locals>.")
            if not locals_marker:
                return
            frame: types.FrameType | None = sys._getframe(1)
            while frame is not None:
                if frame.f_code.co_qualname == enclosing and frame.f_globals is self.module_names:
                    yield frame.f_locals
                    break
                frame = frame.f_back


class _TypesOf(Mapping[str, Any]):
    """The names of a class body that can be types: a method called `list` does not hide the type."""

    __slots__ = ("_names",)

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> Any:
        value = self._names[name]
        if isinstance(value, type) or typing.get_origin(value) is not None or _is_type_parameter(value):
            return value
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        try:
            self[name]  # type: ignore[index]
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._names if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_type_parameter(value: object) -> bool:
    return type(value).__name__ in ("TypeVar", "ParamSpec", "TypeVarTuple", "TypeAliasType", "NewType")


def _type_parameters(owner: object) -> Mapping[str, Any]:
    parameters = getattr(owner, "__type_params__", ())
    if type(parameters) is not tuple:
        return {}
    return {parameter.__name__: parameter for parameter in parameters if _is_type_parameter(parameter)}


def _closure(function: types.FunctionType | None) -> Mapping[str, Any]:
    """The enclosing functions' names that a function refers to, those that have a value by now."""
    if function is None or not function.__closure__:
        return {}
    names = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__, strict=True):
        try:
            names[name] = cell.cell_contents
        except ValueError:  # empty
            continue
    return names


class _Names(dict[str, Any]):
    """The local names of an evaluated annotation: every name is asked for here first."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._scope = scope

    def __missing__(self, name: str) -> Any:
        return self._scope.lookup(name)


def evaluate(annotation: object, scope: Scope) -> Any:
    """Evaluate one annotation as it is found: a type, a string or a forward reference.

    Returns:
        The annotation's value, in which strings may be left (`list["User"]`); `Unknown` if it has none.
        Names that nothing defines are `Unknown` where they stand. Never raises.
    """
    if isinstance(annotation, typing.ForwardRef):
        annotation = annotation.__forward_arg__
    if not isinstance(annotation, str):
        return annotation
    text = annotation.strip()
    # As typing does for `*args: *Ts`; the parentheses let a string go on over lines.
    text = f"({text},\n)[0]" if text.startswith("*") else f"({text}\n)"
    try:
        return eval(compile(text, "<annotation>", "eval"), {}, _Names(scope))
    except Exception:  # noqa: BLE001 - an annotation is any code
        return Unknown


def evaluate_in_module(expression: str, module_names: Mapping[str, Any]) -> Any:
    return evaluate(expression, Scope(module_names))


if sys.version_info >= (3, 14):
    import annotationlib

    _NAMES_OF_ANNOTATIONS = frozenset(
        {"__annotate__", "__annotate_func__", "__annotations__", "__annotations_cache__"}
    )

    def _annotate_function(owner: object) -> types.FunctionType | None:
        namespace = vars(owner) if isinstance(owner, type) else {}
        annotate = annotationlib.get_annotate_from_class_namespace(namespace)
        return annotate if isinstance(annotate, types.FunctionType) else None

    def raw_annotations(owner: object) -> Mapping[str, Any]:
        """The annotations of a class's own body, a function or a module, each as `evaluate` takes it."""
        if isinstance(owner, type | types.ModuleType) and _NAMES_OF_ANNOTATIONS.isdisjoint(vars(owner)):
            return {}  # asking would add one of them, which mocks of the class or module then had
        # Values where all have one; else each as its source, so that one bad name costs one annotation. The
        # interpreter gives no sources where constants alone raise (`"User" | None`).
        for annotation_format in (annotationlib.Format.VALUE, annotationlib.Format.STRING):
            try:
                return annotationlib.get_annotations(owner, format=annotation_format)  # type: ignore[arg-type]
            except Exception:  # noqa: BLE001 - annotations are any code
                continue
        from typedamock.spec.source_annotations import source_annotations

        return source_annotations(owner)

else:

    def _annotate_function(owner: object) -> types.FunctionType | None:
        return None

    def raw_annotations(owner: object) -> Mapping[str, Any]:
        """The annotations of a class's own body, a function or a module, each as `evaluate` takes it."""
        if isinstance(owner, types.FunctionType):
            return owner.__annotations__
        namespace = getattr(owner, "__dict__", {})
        annotations = namespace.get("__annotations__")
        return annotations if isinstance(annotations, dict) else {}
