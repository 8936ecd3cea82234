"""The functions that a test may put in the place of a mocked one: a side effect, or assigned to the member.

They are written for the test: they take the calls that it makes, under names of their own, with parameters
narrower than the spec's. So what they are checked against asks for less than the spec's signature does.
"""

from collections.abc import Sequence

from mypy.checker import TypeChecker
from mypy.nodes import (
    ARG_NAMED,
    ARG_NAMED_OPT,
    ARG_OPT,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    ArgKind,
    Expression,
    LambdaExpr,
    RefExpr,
)
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    NoneType,
    ProperType,
    Type,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from typedamock_mypy.names import Names

_PRECISE = frozenset(
    {"builtins.bool", "builtins.bytes", "builtins.complex", "builtins.float", "builtins.int", "builtins.str"}
)
_BY_POSITION = (ARG_POS, ARG_OPT)
_BY_KEYWORD = (ARG_NAMED, ARG_NAMED_OPT)
_REQUIRED = (ARG_POS, ARG_NAMED)


class Replacements:
    """What is accepted in the place of a function.

    Args:
        signatures: the function's, more than one if it is overloaded.
        results: the types that a replacement may return.
    """

    def __init__(
        self, signatures: Sequence[CallableType], results: Sequence[Type], checker: TypeChecker
    ) -> None:
        self._signatures = signatures
        self._result = UnionType.make_union([of_no_consequence(typ) for typ in results])
        self._checker = checker
        self._function = Names(checker.modules).instance("builtins.function")

    def types(self) -> list[CallableType]:
        """The types of all of them."""
        if self._is_any_call():
            anything = AnyType(TypeOfAny.special_form)
            return [self._callable([(ARG_STAR, None, anything), (ARG_STAR2, None, anything)], any_call=True)]
        parameters = self._parameters()
        required = [p for p in parameters if p[0] in _REQUIRED]
        # By position where the spec allows it: as few as the spec requires, or all.
        shapes = [[_by_position(*p) for p in required]]
        if len(required) < len(parameters):
            shapes.append([_by_position(*p) for p in parameters])
        names = [name for kind, name, _ in required if kind == ARG_POS]
        if names and None not in names:
            shapes.append([(ARG_NAMED, name, typ) for _, name, typ in required])
        return [self._callable(shape) for shape in shapes]

    def type_for(self, function: Expression) -> Type:
        """That of the types which the function has; else, for the message, what the spec's calls ask for."""
        types = self.types()
        if types[0].is_ellipsis_args:
            return types[0]
        own = type_of(function, self._checker)
        whole = self.expected()
        if not isinstance(function, LambdaExpr) or not isinstance(own, CallableType):
            return next((typ for typ in types if is_subtype(own, typ, options=self._checker.options)), whole)
        # The type of its body depends on what it is to return.
        own = own.copy_modified(ret_type=self._result)
        for typ in types:
            if is_subtype(own, typ, options=self._checker.options):
                return typ if own.arg_kinds == typ.arg_kinds else own
        # checkexpr.infer_lambda_type_using_context reports a callable that differs from the lambda in the
        # kinds of its parameters, but only if there is no other.
        return UnionType([whole, types[0]])

    def expected(self) -> CallableType:
        """What the spec's calls ask for, for a message."""
        if self._is_any_call():
            return self.types()[0]
        return self._signatures[0].copy_modified(ret_type=self._result, fallback=self._function)

    def _is_any_call(self) -> bool:
        signature = self._signatures[0]
        return len(self._signatures) > 1 or bool(signature.variables) or signature.is_ellipsis_args

    def _parameters(self) -> list[tuple[ArgKind, str | None, Type]]:
        signature = self._signatures[0]
        return list(zip(signature.arg_kinds, signature.arg_names, signature.arg_types, strict=True))

    def _callable(
        self, parameters: Sequence[tuple[ArgKind, str | None, Type]], *, any_call: bool = False
    ) -> CallableType:
        return CallableType(
            [_parameter(typ) for _, _, typ in parameters],
            [kind for kind, _, _ in parameters],
            [name for _, name, _ in parameters],
            self._result,
            self._function,
            is_ellipsis_args=any_call,
        )


def is_function(expression: Expression, checker: TypeChecker) -> bool:
    """Whether it is a lambda or names a function or method, of which there is no doubt that it is one."""
    if not isinstance(expression, RefExpr):
        return isinstance(expression, LambdaExpr)
    typ = type_of(expression, checker)
    return isinstance(typ, FunctionLike) and not typ.is_type_obj()


def type_of(value: Expression, checker: TypeChecker) -> ProperType:
    """The type of what a test puts somewhere, whatever is expected there."""
    with checker.msg.filter_errors():
        return get_proper_type(checker.expr_checker.accept(value))


def of_no_consequence(result: Type) -> Type:
    """The type of what may be returned in the place of `result`: of None, anything."""
    return AnyType(TypeOfAny.special_form) if isinstance(get_proper_type(result), NoneType) else result


def _by_position(kind: ArgKind, name: str | None, typ: Type) -> tuple[ArgKind, str | None, Type]:
    if kind in _BY_POSITION:
        return ARG_POS, None, typ
    return (ARG_NAMED if kind in _BY_KEYWORD else kind), name, typ


def _parameter(typ: Type) -> Type:
    proper = get_proper_type(typ)
    if isinstance(proper, Instance) and proper.type.fullname in _PRECISE:
        return proper
    return AnyType(TypeOfAny.special_form)
