"""Newer syntax for an older `ast`: type parameters (PEP 695, 696) as decorators and annotations.

`ast` knows the syntax of the Python it runs on; the target may be written for a newer one. LibCST parses it
anywhere, and what is then left to read has the old shape:

    class Store[K: int](Base): ...   ->   @__type_params__("K: int")
                                          class Store(Base): ...
    type Pair[T] = tuple[T, T]       ->   Pair: __type_alias__("T") = tuple[T, T]

Function bodies are emptied unless they hold something that the index reads: their docstring, assignments to
attributes and yields stay.
"""

import libcst as cst

TYPE_PARAMETERS = "__type_params__"
TYPE_ALIAS = "__type_alias__"


def downgrade(text: str) -> str:
    """The same declarations in syntax that `ast` of Python 3.11 reads.

    Raises:
        libcst.ParserSyntaxError: it is no Python that LibCST knows
    """
    return cst.parse_module(text).visit(_Downgrade()).code


_MOST_BRACKETS = 200  # as CPython's own tokenizer


def nests_too_deeply(text: str) -> bool:
    """Whether a text has more brackets inside each other than LibCST's parser surely has stack for."""
    depth = 0
    for character in text if len(text) > _MOST_BRACKETS else "":
        if character in "([{":
            depth += 1
            if depth > _MOST_BRACKETS:
                return True
        elif character in ")]}":
            depth -= 1
    return False


class _Downgrade(cst.CSTTransformer):
    def leave_ClassDef(self, original_node: cst.ClassDef, updated_node: cst.ClassDef) -> cst.ClassDef:
        if updated_node.type_parameters is None:
            return updated_node
        return updated_node.with_changes(
            type_parameters=None,
            decorators=[*updated_node.decorators, _decorator(updated_node.type_parameters)],
        )

    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef:
        if updated_node.type_parameters is None:
            return updated_node
        return updated_node.with_changes(
            type_parameters=None,
            decorators=[*updated_node.decorators, _decorator(updated_node.type_parameters)],
        )

    def leave_TypeAlias(self, original_node: cst.TypeAlias, updated_node: cst.TypeAlias) -> cst.AnnAssign:
        parameters = updated_node.type_parameters
        return cst.AnnAssign(
            target=updated_node.name,
            annotation=cst.Annotation(_call(TYPE_ALIAS, parameters)),
            value=updated_node.value,
        )

    def leave_FormattedString(
        self, original_node: cst.FormattedString, updated_node: cst.FormattedString
    ) -> cst.SimpleString:
        return cst.SimpleString('""')


def _decorator(parameters: cst.TypeParameters) -> cst.Decorator:
    return cst.Decorator(_call(TYPE_PARAMETERS, parameters))


def _call(name: str, parameters: cst.TypeParameters | None) -> cst.Call:
    module = cst.Module([])
    texts = [] if parameters is None else [_text(module, parameter) for parameter in parameters.params]
    return cst.Call(cst.Name(name), [cst.Arg(cst.SimpleString(repr(text))) for text in texts])


def _text(module: cst.Module, parameter: cst.TypeParam) -> str:
    return module.code_for_node(parameter.with_changes(comma=cst.MaybeSentinel.DEFAULT)).strip()
