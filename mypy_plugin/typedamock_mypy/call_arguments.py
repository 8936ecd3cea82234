"""The arguments of a call expression by position and name, with their types."""

from mypy.nodes import ARG_NAMED, ARG_POS, ArgKind, CallExpr, Expression
from mypy.plugin import FunctionContext, MethodContext
from mypy.types import ProperType, Type, get_proper_type


class CallArguments:
    """What one call passes. Read from the call itself: the formals of mock classes differ between Pythons."""

    def __init__(self, call: CallExpr, types: dict[int, Type]) -> None:
        self._types = types
        self.positional: list[Expression] = []
        self.named: dict[str, Expression] = {}
        for kind, name, expression in zip(call.arg_kinds, call.arg_names, call.args, strict=True):
            if kind == ARG_POS:
                self.positional.append(expression)
            elif kind == ARG_NAMED and name is not None:
                self.named[name] = expression
            elif kind == ArgKind.ARG_STAR:
                # What follows has no known position.
                break

    @classmethod
    def of(cls, ctx: FunctionContext | MethodContext) -> "CallArguments | None":
        """Those of the call that a hook is about, None if it is no call expression (a decorator, say)."""
        if not isinstance(ctx.context, CallExpr):
            return None
        types = {
            id(expression): typ
            for expressions, types in zip(ctx.args, ctx.arg_types, strict=False)
            for expression, typ in zip(expressions, types, strict=False)
        }
        return cls(ctx.context, types)

    def get(self, position: int, *names: str) -> Expression | None:
        """The argument at that position or of one of these names."""
        if 0 <= position < len(self.positional):
            return self.positional[position]
        return next((self.named[name] for name in names if name in self.named), None)

    def type_of(self, argument: Expression) -> ProperType | None:
        """The type of one of the arguments."""
        typ = self._types.get(id(argument))
        return get_proper_type(typ) if typ is not None else None
