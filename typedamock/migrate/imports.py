"""The codemod that turns imports of `unittest.mock` and its backport `mock` into imports of typedamock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar, cast

import libcst as cst
from libcst.codemod import CodemodContext, VisitorBasedCodemodCommand
from libcst.helpers import get_full_name_for_node
from libcst.metadata import BaseMetadataProvider, PositionProvider, Scope, ScopeProvider

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
_DOTTED_STANDARD: Final = re.compile(r"\bunittest\.mock\b")


@dataclass(frozen=True, order=True)
class Note:
    """Something left as it was, and why; `line` counts from 1 in the source before the change."""

    line: int
    text: str


class ImportsToTypedamock(VisitorBasedCodemodCommand):
    """Every form of import of `unittest.mock`, and the uses of the name that `import unittest.mock` binds.

    Args:
        context: as for every libcst codemod.
        backport: whether a top-level module `mock` is the backport from PyPI; False where the project has a
            module of its own by that name.

    What it leaves is in `notes`.
    """

    DESCRIPTION: str = "Import mocks from typedamock instead of unittest.mock or mock."

    def __init__(self, context: CodemodContext, backport: bool = True) -> None:
        super().__init__(context)
        self.notes: list[Note] = []
        self._sources = {_STANDARD} | (_BACKPORT_MODULES if backport else set())
        self._renamed: set[cst.Name] = set()
        self._keeps_unittest = False
        self._annotation_depth = 0

    # ---- before anything changes: which uses of the name `unittest` mean the module `unittest.mock`

    def visit_Module(self, node: cst.Module) -> None:
        finder = _UnittestUses(self)
        node.visit(finder)
        self._renamed = finder.renamed
        self._keeps_unittest = finder.other_uses and not finder.imports_unittest_itself

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
        if not isinstance(value, str) or not _DOTTED_STANDARD.match(value):
            return updated_node
        if not self._annotation_depth:
            self._note(original_node, f"the string {original_node.value} still names unittest.mock")
            return updated_node
        if not self._renamed and not self._imports_dotted(original_node):
            return updated_node
        return updated_node.with_changes(value=_DOTTED_STANDARD.sub("typedamock.mock", updated_node.value))

    def visit_Attribute(self, node: cst.Attribute) -> None:
        if get_full_name_for_node(node) != _STANDARD or node.value in self._renamed:
            return
        scope = self.scope(node.value)
        if scope is not None and "unittest" in scope:
            self._note(node, "unittest.mock is used here without an import of its own")

    def _imports_dotted(self, node: cst.CSTNode) -> bool:
        scope = self.scope(node)
        return scope is not None and _binds_standard(scope)

    # ---- imports

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.SimpleStatementLine]:
        body = self._replaced(original_node.body, updated_node.body)
        if body is None:
            return updated_node
        if len(updated_node.body) > 1 or len(body) == 1:
            return updated_node.with_changes(body=body)
        first = updated_node.with_changes(
            body=body[:1], trailing_whitespace=cst.TrailingWhitespace(newline=cst.Newline())
        )
        rest = [cst.SimpleStatementLine(body=[statement]) for statement in body[1:-1]]
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
                result += self._import(statement)
            elif isinstance(statement, cst.ImportFrom):
                result += self._import_from(before, statement)
            else:
                result.append(statement)
        if len(result) == len(updated) and all(map(lambda a, b: a is b, result, updated)):
            return None
        return result

    def _import(self, statement: cst.Import) -> Iterator[cst.Import | cst.ImportFrom]:
        kept: list[cst.ImportAlias] = []
        from_typedamock: list[cst.ImportAlias] = []
        needs_unittest = False
        for alias in statement.names:
            module = alias.evaluated_name
            if module == _STANDARD:
                kept.append(alias.with_changes(name=_dotted("typedamock.mock")))
                needs_unittest |= alias.asname is None and self._keeps_unittest
            elif module in self._sources and (alias.asname is not None or module == "mock"):
                from_typedamock.append(
                    alias.with_changes(name=cst.Name("mock"), comma=cst.MaybeSentinel.DEFAULT)
                )
            else:
                kept.append(alias)
        if needs_unittest:
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
        wrapper = self.context.wrapper
        assert wrapper is not None, "metadata exists only within transform_module()"
        return cast("Mapping[cst.CSTNode, _T]", wrapper.resolve(provider))


class _UnittestUses(cst.CSTVisitor):
    """Where the name `unittest` leads to `unittest.mock` and where elsewhere, by the scopes that bind it."""

    def __init__(self, codemod: ImportsToTypedamock) -> None:
        super().__init__()
        self._codemod = codemod
        self.renamed: set[cst.Name] = set()
        self.other_uses = False
        self.imports_unittest_itself = False

    def visit_Import(self, node: cst.Import) -> bool:
        self.imports_unittest_itself |= any(
            alias.evaluated_name == "unittest" and alias.asname is None for alias in node.names
        )
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        if get_full_name_for_node(node) != _STANDARD or not isinstance(node.value, cst.Name):
            return True
        scope = self._codemod.scope(node.value)
        if scope is not None and _binds_standard(scope):
            self.renamed.add(node.value)
        else:
            self.other_uses = True
        return False

    def visit_Name(self, node: cst.Name) -> None:
        if node.value == "unittest":
            self.other_uses = True


def _binds_standard(scope: Scope) -> bool:
    """Whether the name `unittest` is bound here by `import unittest.mock`."""
    nodes = [getattr(assignment, "node", None) for assignment in scope["unittest"]]
    return any(
        isinstance(node, cst.Import)
        and any(alias.evaluated_name == _STANDARD and alias.asname is None for alias in node.names)
        for node in nodes
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
    elif not kept:
        yield statement.with_changes(module=_dotted(module))
    else:
        yield statement.with_changes(names=_without_last_comma(kept))
        yield cst.ImportFrom(
            module=_dotted(module),
            # Commas may carry the line breaks of the parentheses that the new statement lacks.
            names=[alias.with_changes(comma=cst.MaybeSentinel.DEFAULT) for alias in moved],
        )


def _without_last_comma(aliases: list[cst.ImportAlias]) -> list[cst.ImportAlias]:
    return [*aliases[:-1], aliases[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)]


def _dotted(name: str) -> cst.Name | cst.Attribute:
    node: cst.Name | cst.Attribute
    first, *rest = name.split(".")
    node = cst.Name(first)
    for part in rest:
        node = cst.Attribute(value=node, attr=cst.Name(part))
    return node
