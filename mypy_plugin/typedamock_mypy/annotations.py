"""The annotation `Mocked[Client]`."""

from mypy.plugin import AnalyzeTypeContext
from mypy.semanal import SemanticAnalyzer
from mypy.semanal_shared import PRIORITY_FALLBACKS
from mypy.typeanal import TypeAnalyser
from mypy.types import Instance, PlaceholderType, TupleType, Type, get_proper_type

from typedamock_mypy.mocked_class import declare_members, members_of, mocked_class
from typedamock_mypy.names import Names


def mocked_annotation(ctx: AnalyzeTypeContext) -> Type:
    """The type of `Mocked[Client]`: the class that `AsyncMock(spec=Client)` has."""
    analyser = ctx.api
    assert isinstance(analyser, TypeAnalyser)
    semantic = analyser.api
    assert isinstance(semantic, SemanticAnalyzer)
    if len(ctx.type.args) != 1:
        analyser.fail('"Mocked" expects one type argument, the class that it stands in for', ctx.context)
        return analyser.analyze_type(ctx.type.args[0]) if ctx.type.args else ctx.type
    spec = get_proper_type(analyser.analyze_type(ctx.type.args[0]))
    if isinstance(spec, PlaceholderType):
        return spec
    if isinstance(spec, TupleType):
        plain = spec.partial_fallback
    elif isinstance(spec, Instance):
        plain = spec
    else:
        return spec
    if not plain.type.mro:
        semantic.defer()
        return spec
    module = semantic.cur_mod_node
    leaf = mocked_class(Instance(plain.type, plain.args), module, Names(semantic.modules))
    members = members_of(leaf)
    assert members is not None
    # By then, all methods are analysed in which `self.name = ...` declares a member.
    semantic.schedule_patch(PRIORITY_FALLBACKS, lambda: declare_members(members))
    mocked = Instance(leaf, [], ctx.type.line, ctx.type.column)
    return spec.copy_modified(fallback=mocked) if isinstance(spec, TupleType) else mocked
