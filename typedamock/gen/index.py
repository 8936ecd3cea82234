"""What a module binds, read from its source with `ast`: imports, classes, functions, assignments."""

import ast
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TypeVar

from typedamock.gen.conditions import Conditions
from typedamock.gen.immutable import immutable
from typedamock.gen.locate import Source
from typedamock.gen.outline import outline
from typedamock.gen.type_comments import annotate, has_type_comments

_TYPE_PARAMETERS = "__type_params__"
_TYPE_ALIAS = "__type_alias__"

_Definition = TypeVar("_Definition", bound=ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)


@immutable
class Import:
    """`import module` bound to a name, or `from module import name`."""

    module: str
    name: str | None


class Class:
    """A class statement; its body is parsed when it is first asked for.

    Attributes:
        header: the statement, of which the body may be missing

    Args:
        read: gives the whole statement and the names that its body binds; may raise SourceSyntaxError
    """

    def __init__(
        self, header: ast.ClassDef, qualname: str, read: "Callable[[], tuple[ast.ClassDef, Scope]]"
    ) -> None:
        self.name: str = header.name
        self.qualname: str = qualname
        self.header: ast.ClassDef = header
        self._read = read

    def parse(self) -> None:
        """Parse the body now.

        Raises:
            SourceSyntaxError: it is not Python
        """
        _, _, error = self._whole
        if error is not None:
            raise error

    @cached_property
    def _whole(self) -> "tuple[ast.ClassDef, Scope, SourceSyntaxError | None]":
        try:
            return (*self._read(), None)
        except SourceSyntaxError as error:
            return self.header, Scope(), error

    @property
    def node(self) -> ast.ClassDef:
        """The whole statement; its header where the body is not Python."""
        return self._whole[0]

    @property
    def scope(self) -> "Scope":
        """What the body binds: nothing where it is not Python."""
        return self._whole[1]

    @cached_property
    def type_parameters(self) -> tuple[str, ...]:
        return type_parameters(self.header)


AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


class Function:
    """All definitions of one name in one scope: overloads, a property's accessors, a redefinition.

    Args:
        read: gives the first of them; as of a `Class`
    """

    def __init__(self, name: str, read: "Callable[[], AnyFunction]") -> None:
        self.name: str = name
        self._reads = [read]

    def add(self, read: "Callable[[], AnyFunction]") -> None:
        self._reads.append(read)

    @property
    def is_python(self) -> bool:
        """Whether all of it can be parsed; nobody else is to ask for what cannot."""
        try:
            return bool(self.nodes)
        except SourceSyntaxError:
            return False

    @cached_property
    def nodes(self) -> list[AnyFunction]:
        return [read() for read in self._reads]


@dataclass(slots=True)
class Assignment:
    name: str
    annotation: ast.expr | None
    value: ast.expr | None
    # The class variable `Name: TypeAlias`, and `type Name[...] = ...` with its parameters.
    type_parameters: tuple[str, ...] | None = None


Binding = Import | Class | Function | Assignment


@dataclass(slots=True)
class Scope:
    """The names that a module's or class's body binds.

    Attributes:
        ambiguous: names that are bound in several branches between which no checker can choose
        reexported: what `import X as X` says to be the module's own
        stars: the modules whose names a `from module import *` brings, in order
    """

    names: dict[str, Binding] = field(default_factory=dict)
    ambiguous: set[str] = field(default_factory=set)
    reexported: set[str] = field(default_factory=set)
    stars: list[str] = field(default_factory=list)


class SourceSyntaxError(Exception):
    """The source is not Python.

    Args:
        message: the parser's
        line: 1-based; 0 where unknown
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Module:
    """One indexed module.

    Raises:
        SourceSyntaxError: it is not Python
    """

    def __init__(self, source: Source, conditions: Conditions) -> None:
        self.source = source
        self.name: str = source.module
        self.exported: list[str] | None = None
        self.exports_of: list[str] = []
        self.scope: Scope = Scope()
        self._text = source.text
        tree, self._ends = self._parse()
        _Indexer(self, conditions).read(tree.body, self.scope, "", is_weak=False)

    def _parse(self) -> tuple[ast.Module, dict[int, int]]:
        outlined = outline(self._text)
        try:
            return _parse(outlined.text), outlined.ends
        except SourceSyntaxError:
            pass
        try:
            return self._annotated(self._text), {}
        except SourceSyntaxError as error:
            self._text = _downgraded(self._text, error)
            return _parse(self._text), {}

    def _annotated(self, text: str, lines_before: int = 0) -> ast.Module:
        """The tree of a text that stands below some lines; what comments annotate is annotated."""
        text_in_place = "\n" * lines_before + text
        if not has_type_comments(text):
            return _parse(text_in_place)
        try:
            tree = _parse(text_in_place, type_comments=True)
        except SourceSyntaxError:  # of a comment, maybe
            return _parse(text_in_place)
        return annotate(tree, self._append)

    def _append(self, text: str) -> int:
        """Keep a text besides the module's own: the number of its line."""
        self._lines.append(text)
        return len(self._lines)

    def whole(self, node: _Definition) -> _Definition:
        """The statement of which the outline has only the head.

        Raises:
            SourceSyntaxError: it is not Python
        """
        last = self._ends.get(node.lineno)
        if last is None:
            return node
        first = node.lineno
        if node.decorator_list:
            first = node.decorator_list[0].lineno
            while not self._lines[first - 1].startswith("@"):
                first -= 1
        text = "\n".join(self._lines[first - 1 : last])
        try:
            tree = self._annotated(text, first - 1)
        except SourceSyntaxError as error:
            text = _downgraded(text, error)
            tree = _parse("\n" * len(self._lines) + text)
            self._lines += text.split("\n")
        (whole,) = tree.body
        assert isinstance(whole, type(node))
        return whole

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    def text(self, node: ast.expr | ast.arg) -> str:
        """The source of an expression as it is written, line breaks included."""
        if isinstance(node, ast.Name):
            return node.id
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        start, end = node.col_offset, node.end_col_offset or 0
        if first == last:
            return _cut(self._lines[first], start, end)
        middle = self._lines[first + 1 : last]
        return "\n".join([_cut(self._lines[first], start, None), *middle, _cut(self._lines[last], 0, end)])

    def mentions(self, word: str, node: ast.stmt) -> bool:
        """Whether the text of a statement contains a word, be it in a comment."""
        return any(word in line for line in self._lines[node.lineno - 1 : node.end_lineno])

    @property
    def package(self) -> str:
        return self.name if self.source.is_package else self.name.rpartition(".")[0]

    def absolute(self, module: str | None, level: int) -> str:
        """The absolute name of what `from ..module import` names."""
        if not level:
            return module or ""
        parts = self.package.split(".") if self.package else []
        above = parts[: len(parts) - (level - 1)] if level > 1 else parts
        return ".".join([*above, *([module] if module else [])])


def _downgraded(text: str, error: SourceSyntaxError) -> str:
    """The text in syntax that `ast` knows.

    Raises:
        SourceSyntaxError: the error, where LibCST cannot read the text either
    """
    from libcst import ParserSyntaxError

    from typedamock.gen.downgrade import downgrade, nests_too_deeply

    if nests_too_deeply(text):
        raise error
    try:
        return downgrade(text)
    except ParserSyntaxError:
        raise error from None
    except (RecursionError, UnicodeError) as failure:
        raise SourceSyntaxError(str(failure), 0) from failure


def _parse(text: str, type_comments: bool = False) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text, type_comments=type_comments)
    except SyntaxError as error:
        raise SourceSyntaxError(error.msg or "invalid syntax", error.lineno or 0) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise SourceSyntaxError(str(error) or "nested too deeply", 0) from error


def _cut(line: str, start: int, end: int | None) -> str:
    if line.isascii():
        return line[start:end]
    return line.encode()[start:end].decode()


class _Indexer:
    def __init__(self, module: Module, conditions: Conditions) -> None:
        self.module = module
        self.conditions = conditions

    def read(self, body: Iterable[ast.stmt], scope: Scope, prefix: str, is_weak: bool) -> bool:
        """Bind the names of a body; whether what stands behind it is reached."""
        for statement in body:
            match statement:
                case ast.Assert():
                    # `assert sys.platform == "win32"`: no checker sees the rest elsewhere.
                    if self.conditions.truth(statement.test) is False:
                        return False
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._function(statement, scope, is_weak)
                case ast.ClassDef():
                    self._class(statement, scope, prefix, is_weak)
                case ast.Import():
                    for alias in statement.names:
                        name = alias.asname or alias.name.partition(".")[0]
                        _bind(scope, name, Import(alias.name if alias.asname else name, None), is_weak)
                case ast.ImportFrom():
                    self._import_from(statement, scope, is_weak)
                case ast.Assign():
                    self._assign(statement, scope, is_weak)
                case ast.AnnAssign(target=ast.Name(id=name)):
                    _bind(scope, name, self._annotated(name, statement), is_weak)
                case ast.AugAssign(target=ast.Name(id="__all__")):
                    self._export(statement.value, is_new=False)
                case ast.Expr(
                    value=ast.Call(func=ast.Attribute(value=ast.Name(id="__all__"), attr=attr), args=[value])
                ):
                    self._export(value if attr == "extend" else ast.List([value], ast.Load()), is_new=False)
                case ast.If():
                    truth = self.conditions.truth(statement.test)
                    is_end_reached = truth is None
                    if truth is not False:
                        is_end_reached |= self.read(statement.body, scope, prefix, is_weak)
                    if truth is not True:
                        is_end_reached |= self.read(statement.orelse, scope, prefix, is_weak or truth is None)
                    if not is_end_reached:
                        return False
                case ast.Try() | ast.TryStar():
                    self.read(statement.body, scope, prefix, is_weak)
                    self.read(statement.orelse, scope, prefix, is_weak)
                    for handler in statement.handlers:
                        self.read(handler.body, scope, prefix, is_weak=True)
                    self.read(statement.finalbody, scope, prefix, is_weak)
                case ast.With() | ast.AsyncWith():
                    self.read(statement.body, scope, prefix, is_weak)
                case ast.For() | ast.While():
                    self.read(statement.body, scope, prefix, is_weak=True)
                    self.read(statement.orelse, scope, prefix, is_weak=True)
                case ast.Match():
                    for case in statement.cases:
                        self.read(case.body, scope, prefix, is_weak=True)
                case _ if sys.version_info >= (3, 12) and isinstance(statement, ast.TypeAlias):
                    parameters = tuple(ast.unparse(parameter) for parameter in statement.type_params)
                    alias_name = statement.name.id
                    _bind(
                        scope, alias_name, Assignment(alias_name, None, statement.value, parameters), is_weak
                    )
        return True

    def _function(self, node: AnyFunction, scope: Scope, is_weak: bool) -> None:
        read = partial(self.module.whole, node)
        bound = scope.names.get(node.name)
        if isinstance(bound, Function):
            if not is_weak:
                bound.add(read)
            return
        _bind(scope, node.name, Function(node.name, read), is_weak)

    def _class(self, node: ast.ClassDef, scope: Scope, prefix: str, is_weak: bool) -> None:
        qualname = f"{prefix}{node.name}"
        _bind(scope, node.name, Class(node, qualname, partial(self._read_class, node, qualname)), is_weak)

    def _read_class(self, node: ast.ClassDef, qualname: str) -> tuple[ast.ClassDef, Scope]:
        whole = self.module.whole(node)
        inner = Scope()
        self.read(whole.body, inner, f"{qualname}.", is_weak=False)
        return whole, inner

    def _import_from(self, node: ast.ImportFrom, scope: Scope, is_weak: bool) -> None:
        module = self.module.absolute(node.module, node.level)
        for alias in node.names:
            if alias.name == "*":
                scope.stars.append(module)
            else:
                _bind(scope, alias.asname or alias.name, Import(module, alias.name), is_weak)
                if alias.asname == alias.name:
                    scope.reexported.add(alias.name)

    def _assign(self, node: ast.Assign, scope: Scope, is_weak: bool) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                if target.id == "__all__":
                    self._export(node.value, is_new=True)
                _bind(scope, target.id, Assignment(target.id, None, node.value), is_weak)
            elif isinstance(target, ast.Tuple | ast.List):
                for element in target.elts:
                    if isinstance(element, ast.Name):
                        _bind(scope, element.id, Assignment(element.id, None, None), is_weak)

    def _annotated(self, name: str, node: ast.AnnAssign) -> Assignment:
        match node.annotation:
            case ast.Call(func=ast.Name(id=callee), args=args) if callee == _TYPE_ALIAS:
                return Assignment(name, None, node.value, _constants(args))
        return Assignment(name, node.annotation, node.value)

    def _export(self, value: ast.expr, is_new: bool) -> None:
        if is_new or self.module.exported is None:
            self.module.exported = []
        for node in _sequence(value):
            match node:
                case ast.Constant(value=str(name)):
                    self.module.exported.append(name)
                case ast.Attribute(value=ast.Name(id=module), attr="__all__"):
                    self.module.exports_of.append(module)


def _sequence(value: ast.expr) -> Iterator[ast.expr]:
    match value:
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            for element in elements:
                yield from _sequence(element.value) if isinstance(element, ast.Starred) else (element,)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from _sequence(left)
            yield from _sequence(right)
        case ast.Attribute():
            yield value


def positional(node: AnyFunction) -> list[ast.arg]:
    """The parameters that can be given by position, without `*args`."""
    return [*node.args.posonlyargs, *node.args.args]


def type_parameters(node: ast.ClassDef | AnyFunction) -> tuple[str, ...]:
    """The texts of the type parameters of PEP 695, as in `("K: int", "*Ts", "**P")`."""
    own: list[ast.AST] = getattr(node, "type_params", [])
    if own:
        return tuple(ast.unparse(parameter) for parameter in own)
    for decorator in node.decorator_list:
        match decorator:
            case ast.Call(func=ast.Name(id=name), args=args) if name == _TYPE_PARAMETERS:
                return _constants(args)
    return ()


def decorators(node: ast.ClassDef | AnyFunction) -> list[ast.expr]:
    """The decorators in their order, without the downgraded form of type parameters."""
    return [decorator for decorator in node.decorator_list if not _is_type_parameter_list(decorator)]


def _is_type_parameter_list(decorator: ast.expr) -> bool:
    match decorator:
        case ast.Call(func=ast.Name(id=name)):
            return name == _TYPE_PARAMETERS
    return False


def _constants(nodes: Iterable[ast.expr]) -> tuple[str, ...]:
    return tuple(
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _bind(scope: Scope, name: str, binding: Binding, is_weak: bool) -> None:
    if name in scope.names and is_weak:
        scope.ambiguous.add(name)
        return
    if isinstance(scope.names.get(name), Class | Function) and isinstance(binding, Import | Assignment):
        return  # a faster class of the same name, say: checkers know the one that they can read
    if is_weak:
        scope.ambiguous.discard(name)
    scope.names[name] = binding
