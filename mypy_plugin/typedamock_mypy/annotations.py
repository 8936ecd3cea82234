"""The annotation `Mocked[Client]`."""

from mypy.errorcodes import TYPE_ARG
from mypy.plugin import AnalyzeTypeContext
from mypy.semanal import SemanticAnalyzer
from mypy.semanal_shared import PRIORITY_FALLBACKS
from mypy.typeanal import TypeAnalyser
from mypy.types import (
    Instance,
    ProperType,
    TupleType,
    Type,
    TypeVarType,
    UnionType,
    get_proper_type,
)

from typedamock_mypy.dependencies import triggers_of_bases
from typedamock_mypy.fullnames import LOOSELY_MOCKED
from typedamock_mypy.mocked_class import declare_members, members_of, mocked_class
from typedamock_mypy.names import Names


def mocked_annotation(ctx: AnalyzeTypeContext) -> Type:
    """The type of `Mocked[Client]`: the class that `AsyncMock(spec=Client)` has."""
    analyser = ctx.api
    assert isinstance(analyser, TypeAnalyser)
    semantic = analyser.api
    assert isinstance(semantic, SemanticAnalyzer)
    if len(ctx.type.args) != 1:
        message = '"Mocked" expects one type argument, the class that it stands in for'
        analyser.fail(message, ctx.context, code=TYPE_ARG)
        return analyser.analyze_type(ctx.type.args[0]) if ctx.type.args else ctx.type
    spec = get_proper_type(analyser.analyze_type(ctx.type.args[0]))
    return _mocked(spec, ctx.type.line, ctx.type.column, semantic)


def _mocked(spec: ProperType, line: int, column: int, semantic: SemanticAnalyzer) -> Type:
    if isinstance(spec, UnionType):
        items = [_mocked(get_proper_type(item), line, column, semantic) for item in spec.items]
        return UnionType.make_union(items, line, column)
    module, names = semantic.cur_mod_node, Names(semantic.modules)
    if isinstance(spec, TypeVarType):
        loose = names.class_named(LOOSELY_MOCKED)
        return Instance(loose, [spec], line, column) if loose is not None else spec
    if isinstance(spec, TupleType):
        plain = spec.partial_fallback
    elif isinstance(spec, Instance):
        plain = spec
    else:
        # Of a placeholder, say.
        return spec
    if not plain.type.mro:
        semantic.defer()
        return spec
    leaf = mocked_class(Instance(plain.type, plain.args), module, names)
    for trigger in triggers_of_bases(plain.type, module):
        semantic.add_plugin_dependency(trigger)
    members = members_of(leaf)
    assert members is not None
    # By then, all methods are analysed in which `self.name = ...` declares a member.
    semantic.schedule_patch(PRIORITY_FALLBACKS, lambda: declare_members(members))
    mocked = Instance(leaf, [], line, column)
    return spec.copy_modified(fallback=mocked) if isinstance(spec, TupleType) else mocked
