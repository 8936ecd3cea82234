"""The codemod that gives calls `AsyncMock()` at known places their `spec=`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import libcst as cst
from libcst.codemod import CodemodContext, VisitorBasedCodemodCommand
from libcst.codemod.visitors import AddImportsVisitor
from libcst.metadata import BaseMetadataProvider, CodeRange, PositionProvider

__all__ = ["GiveSpecs"]


class GiveSpecs(VisitorBasedCodemodCommand):
    """`AsyncMock()` becomes `AsyncMock(spec=Name)`, and so for every other mock.

    Args:
        context: as for every libcst codemod.
        specs: by (line from 1, column from 0) of a call, the name of the class and the module to import it
            from, or None where the file knows it.
    """

    DESCRIPTION: str = "Give bare mocks the spec that they stand in for."
    METADATA_DEPENDENCIES: ClassVar[Collection[type[BaseMetadataProvider[Any]]]] = (PositionProvider,)

    def __init__(
        self, context: CodemodContext, specs: Mapping[tuple[int, int], tuple[str, str | None]]
    ) -> None:
        super().__init__(context)
        self._specs = specs

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.Call:
        position = self.get_metadata(PositionProvider, original_node)
        assert isinstance(position, CodeRange)
        start = position.start
        spec = self._specs.get((start.line, start.column))
        if spec is None or updated_node.args:
            return updated_node
        name, module = spec
        if module is not None:
            AddImportsVisitor.add_needed_import(self.context, module, name)
        no_space = cst.SimpleWhitespace("")
        argument = cst.Arg(
            keyword=cst.Name("spec"),
            equal=cst.AssignEqual(whitespace_before=no_space, whitespace_after=no_space),
            value=cst.parse_expression(name),
        )
        return updated_node.with_changes(args=[argument])
