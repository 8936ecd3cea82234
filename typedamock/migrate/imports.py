"""The codemod that turns imports of `unittest.mock` and its backport `mock` into imports of typedamock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeVar, cast

import libcst as cst
from libcst.helpers import get_full_name_for_node
from libcst.metadata import BaseMetadataProvider, MetadataWrapper, PositionProvider, Scope, ScopeProvider

__all__ = ["DROP_IN_NAMES", "ImportsToTypedamock", "Note"]

DROP_IN_NAMES: Final = frozenset(
    {
        "ANY",
        "DEFAULT",
        "FILTER_DIR",
        "AsyncMock",
        "InvalidSpecError",
        "MagicMock",
        "Mock",
        "NonCallableMagicMock",
        "NonCallableMock",
        "PropertyMock",
        "ThreadingMock",
        "call",
        "create_autospec",
        "mock_open",
        "patch",
        "seal",
        "sentinel",
    }
)
"""What typedamock offers of `unittest.mock`, on every Python: ThreadingMock exists from 3.13 on."""

_T = TypeVar("_T")
_STANDARD: Final = "unittest.mock"
_BACKPORT_MODULES: Final = frozenset({"mock", "mock.mock"})
_DOTTED_STANDARD: Final = re.compile(r"(?<![\w.])unittest\.mock\b")
# `import unittest`, and any other import that may bind the name.
_IMPORTS_UNITTEST: Final = re.compile(r"\bimport\b(?:[^\n]|\\\r?\n)*\bunittest\b")
_DOTTED_ELSEWHERE: Final = re.compile(r"(?<!from )\bunittest\.mock\b")
_WHITESPACE: Final = (
    cst.BaseParenthesizableWhitespace,
    cst.TrailingWhitespace,
    cst.EmptyLine,
    cst.Newline,
    cst.Comma,
    cst.Dot,
)
# What holds for a whole line, and so for each of the lines that it becomes.
_PRAGMA: Final = re.compile(r"#\s*(?:noqa|nosec|type:|pyright:|pylint:|pyrefly:|ty:|mypy:)[^#]*")


@dataclass(frozen=True, order=True)
class Note:
    """Something left as it was, and why; `line` counts from 1 in the source before the change."""

    line: int
    text: str


# Not a VisitorBasedCodemodCommand: that asks for each node whether some matcher wants it, half of the time.
class ImportsToTypedamock(cst.CSTTransformer):
    """Every form of import of `unittest.mock`, and the uses of the name that `import unittest.mock` binds.

    Args:
        wrapper: of the module that it is to visit.
        code: of that module; to have it from the tree costs as much as parsing.
        backport: whether a top-level module `mock` is the backport from PyPI; False where the project has a
            module of its own by that name.

    What it leaves is in `notes`.
    """

    def __init__(self, wrapper: MetadataWrapper, code: str, backport: bool = True) -> None:
        super().__init__()
        self._wrapper = wrapper
        self._imports_unittest = _IMPORTS_UNITTEST.search(code) is not None
        self.notes: list[Note] = []
        self._sources = {_STANDARD} | (_BACKPORT_MODULES if backport else set())
        self._renamed: set[cst.Name] = set()
        self._binding_unittest: set[cst.CSTNode] = set()
        self._skipped: tuple[type[cst.CSTNode], ...] = (
            _WHITESPACE
            if self._imports_unittest or _DOTTED_ELSEWHERE.search(code)
            else (*_WHITESPACE, cst.BaseExpression)
        )
        self._annotation_depth = 0
        self._types_to_cast_to: set[cst.CSTNode] = set()

    # ---- before anything changes: which uses of the name `unittest` mean the module `unittest.mock`

    def visit_Module(self, node: cst.Module) -> None:
        if not self._imports_unittest:
            return
        finder = _UnittestUses(self)
        node.visit(finder)
        self._renamed = finder.renamed
        self._binding_unittest = finder.binding_unittest

    def on_visit(self, node: cst.CSTNode) -> bool:
        # Most nodes are whitespace or below an expression; LibCST makes each of those that are visited anew.
        return not isinstance(node, self._skipped) and super().on_visit(node)

    def visit_Annotation(self, node: cst.Annotation) -> None:
        self._annotation_depth += 1

    def leave_Annotation(self, original_node: cst.Annotation, updated_node: cst.Annotation) -> cst.Annotation:
        self._annotation_depth -= 1
        return updated_node

    # ---- uses

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.Name:
        return (
            updated_node.with_changes(value="typedamock") if original_node in self._renamed else updated_node
        )

    def leave_SimpleString(
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> cst.SimpleString:
        value = original_node.evaluated_value
        if not isinstance(value, str) or not (found := _DOTTED_STANDARD.search(value)):
            return updated_node
        if not self._annotation_depth and original_node not in self._types_to_cast_to:
            if found.start() == 0:
                self._note(original_node, f"the string {original_node.value} still names unittest.mock")
            return updated_node
        if not self._renamed and not self._imports_dotted(original_node):
            return updated_node
        return updated_node.with_changes(value=_DOTTED_STANDARD.sub("typedamock.mock", updated_node.value))

    def visit_Call(self, node: cst.Call) -> None:
        if (get_full_name_for_node(node.func) or "").rpartition(".")[2] == "cast" and node.args:
            self._types_to_cast_to.add(node.args[0].value)

    def visit_Attribute(self, node: cst.Attribute) -> None:
        if get_full_name_for_node(node) != _STANDARD or node.value in self._renamed:
            return
        if any(isinstance(each, cst.Import) for each in _bindings(self.scope(node.value))):
            self._note(node, "unittest.mock is used here without an import of its own")

    def _imports_dotted(self, node: cst.CSTNode) -> bool:
        return any(map(_imports_standard, _bindings(self.scope(node))))

    # ---- imports

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.SimpleStatementLine]:
        body = self._replaced(original_node.body, updated_node.body)
        if body is None:
            return updated_node
        if len(updated_node.body) > 1 or len(body) == 1:
            return updated_node.with_changes(body=body)
        comment = updated_node.trailing_whitespace.comment
        line_end = cst.TrailingWhitespace(newline=cst.Newline())
        if comment is not None and (pragmas := _PRAGMA.findall(comment.value)):
            line_end = updated_node.trailing_whitespace.with_changes(
                comment=cst.Comment("  ".join(map(str.rstrip, pragmas)))
            )
        first = updated_node.with_changes(body=body[:1], trailing_whitespace=line_end)
        rest = [
            cst.SimpleStatementLine(body=[statement], trailing_whitespace=line_end)
            for statement in body[1:-1]
        ]
        return cst.FlattenSentinel(
            [first, *rest, updated_node.with_changes(body=body[-1:], leading_lines=[])]
        )

    def leave_SimpleStatementSuite(
        self, original_node: cst.SimpleStatementSuite, updated_node: cst.SimpleStatementSuite
    ) -> cst.SimpleStatementSuite:
        body = self._replaced(original_node.body, updated_node.body)
        return updated_node if body is None else updated_node.with_changes(body=body)

    def _replaced(
        self, original: Sequence[cst.BaseSmallStatement], updated: Sequence[cst.BaseSmallStatement]
    ) -> list[cst.BaseSmallStatement] | None:
        """The statements with their imports turned, or None where none is concerned."""
        result: list[cst.BaseSmallStatement] = []
        for before, statement in zip(original, updated, strict=True):
            if isinstance(statement, cst.Import):
                result += self._import(before, statement)
            elif isinstance(statement, cst.ImportFrom):
                result += self._import_from(before, statement)
            else:
                result.append(statement)
        if len(result) == len(updated) and all(map(lambda a, b: a is b, result, updated)):
            return None
        return result

    def _import(self, before: cst.CSTNode, statement: cst.Import) -> Iterator[cst.Import | cst.ImportFrom]:
        kept: list[cst.ImportAlias] = []
        from_typedamock: list[cst.ImportAlias] = []
        for alias in statement.names:
            module = alias.evaluated_name
            if module == _STANDARD:
                kept.append(alias.with_changes(name=_dotted("typedamock.mock")))
            elif module in self._sources and (alias.asname is not None or module == "mock"):
                from_typedamock.append(
                    alias.with_changes(name=cst.Name("mock"), comma=cst.MaybeSentinel.DEFAULT)
                )
            else:
                kept.append(alias)
                if module in self._sources:
                    self._note(
                        before, f"import {module} is left: import it under another name, or import mock"
                    )
        if before in self._binding_unittest:
            yield cst.Import(names=[cst.ImportAlias(name=cst.Name("unittest"))])
        if len(kept) == len(statement.names):
            changed = any(new is not old for new, old in zip(kept, statement.names, strict=True))
            yield statement.with_changes(names=kept) if changed else statement
            return
        if kept:
            yield statement.with_changes(names=_without_last_comma(kept))
        for alias in from_typedamock:
            yield cst.ImportFrom(module=cst.Name("typedamock"), names=[alias])

    def _import_from(self, before: cst.CSTNode, statement: cst.ImportFrom) -> Iterator[cst.ImportFrom]:
        module = get_full_name_for_node(statement.module) if statement.module is not None else None
        if statement.relative or module is None:
            yield statement
        elif module in self._sources:
            yield from self._from_mock_module(before, statement, module)
        elif module == "unittest" and not isinstance(statement.names, cst.ImportStar):
            yield from _split(statement, {"mock"}, "typedamock")
        else:
            yield statement

    def _from_mock_module(
        self, before: cst.CSTNode, statement: cst.ImportFrom, module: str
    ) -> Iterator[cst.ImportFrom]:
        if isinstance(statement.names, cst.ImportStar):
            yield statement.with_changes(module=_dotted("typedamock.mock"))
            return
        offered = DROP_IN_NAMES | ({"mock"} if module == "mock" else set())
        left = [alias.evaluated_name for alias in statement.names if alias.evaluated_name not in offered]
        if left:
            self._note(before, f"typedamock has no {', '.join(left)}: still imported from {module}")
        yield from _split(statement, offered, "typedamock")

    def _note(self, node: cst.CSTNode, text: str) -> None:
        self.notes.append(Note(self._metadata(PositionProvider)[node].start.line, text))

    def scope(self, node: cst.CSTNode) -> Scope | None:
        return self._metadata(ScopeProvider).get(node)

    def _metadata(self, provider: type[BaseMetadataProvider[_T]]) -> Mapping[cst.CSTNode, _T]:
        # Not METADATA_DEPENDENCIES: these cost several times the parsing, and few files need them.
        return cast("Mapping[cst.CSTNode, _T]", self._wrapper.resolve(provider))


class _UnittestUses(cst.CSTVisitor):
    """Where the name `unittest` leads to `unittest.mock` and where elsewhere, by the scopes that bind it.

    `renamed` are the names in `unittest.mock` that are to be others; `binding_unittest` are the imports of
    `unittest.mock` without which something else of `unittest` would be unknown.
    """

    def __init__(self, codemod: ImportsToTypedamock) -> None:
        super().__init__()
        self._codemod = codemod
        self.renamed: set[cst.Name] = set()
        self.binding_unittest: set[cst.CSTNode] = set()

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        if get_full_name_for_node(node) != _STANDARD or not isinstance(node.value, cst.Name):
            return True
        if any(map(_imports_standard, _bindings(self._codemod.scope(node.value)))):
            self.renamed.add(node.value)
        return False

    def visit_Name(self, node: cst.Name) -> None:
        if node.value != "unittest":
            return
        bindings = _bindings(self._codemod.scope(node))
        if all(map(_imports_nothing_but_standard, bindings)):
            self.binding_unittest.update(bindings)


def _bindings(scope: Scope | None) -> list[cst.CSTNode]:
    """What binds the name `unittest` in a scope."""
    if scope is None:
        return []
    nodes = (getattr(assignment, "node", None) for assignment in scope["unittest"])
    return [node for node in nodes if isinstance(node, cst.CSTNode)]


def _imports_standard(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Import) and any(
        alias.evaluated_name == _STANDARD and alias.asname is None for alias in node.names
    )


def _imports_nothing_but_standard(node: cst.CSTNode) -> bool:
    """Whether it binds `unittest` by `import unittest.mock`, and not by `import unittest` as well."""
    return isinstance(node, cst.Import) and all(
        alias.evaluated_name == _STANDARD
        for alias in node.names
        if alias.asname is None and alias.evaluated_name.partition(".")[0] == "unittest"
    )


def _split(
    statement: cst.ImportFrom, names: set[str] | frozenset[str], module: str
) -> Iterator[cst.ImportFrom]:
    """The statement, and beside it one that imports what `names` holds from `module`."""
    assert not isinstance(statement.names, cst.ImportStar)
    moved = [alias for alias in statement.names if alias.evaluated_name in names]
    kept = [alias for alias in statement.names if alias.evaluated_name not in names]
    if not moved:
        yield statement
        return
    if not kept:
        yield statement.with_changes(module=_dotted(module))
        return
    yield _with_names(statement, kept)
    spaces = _Spaces(statement)
    if any(map(spaces.hold_comment_on, moved)):
        yield _with_names(statement, moved).with_changes(module=_dotted(module))
    else:
        # Commas may carry the line breaks of the parentheses that the new statement lacks.
        yield cst.ImportFrom(module=_dotted(module), names=[_plain(alias) for alias in moved])


class _Spaces:
    """What stands before and behind each name of an import, comments included.

    A comment in a name's line is the name's, and lines of comments belong to the name below them.
    """

    def __init__(self, statement: cst.ImportFrom) -> None:
        assert not isinstance(statement.names, cst.ImportStar)
        nothing = cst.SimpleWhitespace("")
        start = statement.lpar.whitespace_after if statement.lpar is not None else nothing
        end = statement.rpar.whitespace_before if statement.rpar is not None else nothing
        behind = [
            alias.comma.whitespace_after if isinstance(alias.comma, cst.Comma) else end
            for alias in statement.names
        ]
        self.start = start
        self.behind = dict(zip(statement.names, behind, strict=True))
        self.before = dict(zip(statement.names, [start, *behind], strict=False))

    def between(
        self, behind: cst.BaseParenthesizableWhitespace, before: cst.BaseParenthesizableWhitespace
    ) -> cst.BaseParenthesizableWhitespace:
        """Of two names that had others between them: what was behind the first and before the second."""
        if behind is before:
            return before
        if not isinstance(before, cst.ParenthesizedWhitespace):
            has_lines = isinstance(behind, cst.ParenthesizedWhitespace)
            return behind.with_changes(empty_lines=[]) if has_lines else before
        return before.with_changes(
            first_line=behind.first_line
            if isinstance(behind, cst.ParenthesizedWhitespace)
            else before.first_line.with_changes(comment=None, whitespace=cst.SimpleWhitespace(""))
        )

    def hold_comment_on(self, alias: cst.ImportAlias) -> bool:
        behind, before = self.behind[alias], self.before[alias]
        lines = before.empty_lines if isinstance(before, cst.ParenthesizedWhitespace) else ()
        in_line = behind.first_line.comment if isinstance(behind, cst.ParenthesizedWhitespace) else None
        return in_line is not None or any(line.comment is not None for line in lines)


def _with_names(statement: cst.ImportFrom, aliases: list[cst.ImportAlias]) -> cst.ImportFrom:
    """The statement with some of its aliases; its parentheses close as they did, and comments stay."""
    assert not isinstance(statement.names, cst.ImportStar)
    spaces = _Spaces(statement)
    names = [
        alias.with_changes(
            comma=cst.Comma(whitespace_after=spaces.between(spaces.behind[alias], spaces.before[following]))
        )
        for alias, following in pairwise(aliases)
    ]
    last, end = aliases[-1], statement.names[-1]
    closing = statement.rpar
    if last is end:
        names.append(last)
    else:
        own, after = spaces.behind[last], spaces.behind[end]
        if isinstance(after, cst.ParenthesizedWhitespace):
            # Lines of comments at the end stay with the name that was the last.
            after = after.with_changes(empty_lines=[])
        after = spaces.between(own, after)
        keeps_line = isinstance(own, cst.ParenthesizedWhitespace) and own.first_line.comment is not None
        if isinstance(end.comma, cst.Comma) or keeps_line:
            names.append(last.with_changes(comma=cst.Comma(whitespace_after=after)))
        else:
            names.append(_plain(last))
        if closing is not None and not isinstance(end.comma, cst.Comma):
            space = cst.SimpleWhitespace("") if keeps_line else after
            closing = closing.with_changes(whitespace_before=space)
    opening = statement.lpar
    if opening is not None:
        space = spaces.between(spaces.start, spaces.before[aliases[0]])
        opening = opening.with_changes(whitespace_after=space)
    return statement.with_changes(names=names, lpar=opening, rpar=closing)


def _plain(alias: cst.ImportAlias) -> cst.ImportAlias:
    return alias.with_changes(comma=cst.MaybeSentinel.DEFAULT)


def _without_last_comma(aliases: list[cst.ImportAlias]) -> list[cst.ImportAlias]:
    return [*aliases[:-1], _plain(aliases[-1])]


def _dotted(name: str) -> cst.Name | cst.Attribute:
    node: cst.Name | cst.Attribute
    first, *rest = name.split(".")
    node = cst.Name(first)
    for part in rest:
        node = cst.Attribute(value=node, attr=cst.Name(part))
    return node
