"""What arguments a callable takes: a fast check, and the canonical message when the check fails."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Sequence
from typing import Any, Protocol


class BoundCall(Protocol):
    """The part of `inspect.BoundArguments` that is used."""

    arguments: dict[str, Any]

    @property
    def args(self) -> tuple[Any, ...]: ...
    @property
    def kwargs(self) -> dict[str, Any]: ...
    def apply_defaults(self) -> None: ...


class SignatureLike(Protocol):
    """What binds the arguments of a call: `inspect.Signature` or `OverloadedSignature`."""

    def bind(self, /, *args: Any, **kwargs: Any) -> BoundCall: ...


class OverloadedSignature:
    """The signatures of an overloaded function: a call is bound to the first that takes it."""

    def __init__(self, signatures: Sequence[inspect.Signature]) -> None:
        self.signatures = tuple(signatures)

    def bind(self, /, *args: Any, **kwargs: Any) -> inspect.BoundArguments:
        """Bind to the first signature that takes the arguments; the last one's TypeError when none does."""
        *others, last = self.signatures
        for signature in others:
            try:
                return signature.bind(*args, **kwargs)
            except TypeError:
                continue
        return last.bind(*args, **kwargs)

    def __repr__(self) -> str:
        return f"<OverloadedSignature {' | '.join(map(str, self.signatures))}>"


_Binder = Callable[..., None]

_BLANK = (lambda: None).__code__


def _binder(signature: inspect.Signature) -> _Binder:
    """A function with the parameters of `signature` that does nothing: the interpreter binds its arguments.

    Making it from a blank code object is some 30 times cheaper than compiling source text, and calling it
    some 40 times cheaper than `Signature.bind`.
    """
    names: dict[inspect._ParameterKind, list[str]] = {kind: [] for kind in inspect._ParameterKind}
    defaults = []
    keyword_defaults = {}
    flags = _BLANK.co_flags
    for parameter in signature.parameters.values():
        names[parameter.kind].append(parameter.name)
        if parameter.kind is parameter.VAR_POSITIONAL:
            flags |= inspect.CO_VARARGS
        elif parameter.kind is parameter.VAR_KEYWORD:
            flags |= inspect.CO_VARKEYWORDS
        elif parameter.default is not parameter.empty:
            if parameter.kind is parameter.KEYWORD_ONLY:
                keyword_defaults[parameter.name] = parameter.default
            else:
                defaults.append(parameter.default)
    positional_only, positional, var_positional, keyword_only, var_keyword = names.values()
    all_names = (*positional_only, *positional, *keyword_only, *var_positional, *var_keyword)
    code = _BLANK.replace(
        co_argcount=len(positional_only) + len(positional),
        co_posonlyargcount=len(positional_only),
        co_kwonlyargcount=len(keyword_only),
        co_nlocals=len(all_names),
        co_varnames=all_names,
        co_flags=flags,
    )
    function = types.FunctionType(code, {}, "check", tuple(defaults))
    function.__kwdefaults__ = keyword_defaults
    return function


def compile_check(signature: SignatureLike) -> Callable[..., None]:
    """A function that raises the TypeError of `signature.bind` for arguments that `signature` does not take."""
    if not isinstance(signature, inspect.Signature):

        def check_overloads(*args: Any, **kwargs: Any) -> None:
            signature.bind(*args, **kwargs)

        return check_overloads
    binder = _binder(signature)

    def check(*args: Any, **kwargs: Any) -> None:
        try:
            binder(*args, **kwargs)
        except TypeError:
            signature.bind(*args, **kwargs)
            raise

    return check
