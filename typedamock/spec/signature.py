"""What arguments a callable takes: a fast check, and the canonical message when the check fails."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from typedamock.spec.stdlib import _get_signature_object

_CO_VARARGS = inspect.CO_VARARGS
# The name is in the interpreter's messages.
_BLANK = (lambda: None).__code__.replace(co_name="mock", co_qualname="mock")

Check = Callable[..., None]


def says_nothing(function: types.FunctionType) -> bool:
    """Whether a method is a mere placeholder: no parameters, no annotations, an empty body.

    CPython's own tests call such methods of a spec with any arguments.
    """
    code = function.__code__
    return (
        code.co_code in _EMPTY_BODIES
        and code.co_argcount + code.co_kwonlyargcount <= 1
        and not code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS)
        and not function.__annotations__
    )


def _empty(self: Any) -> None: ...


async def _empty_async(self: Any) -> None: ...


_EMPTY_BODIES = (_empty.__code__.co_code, _empty_async.__code__.co_code)


class SignatureLike(Protocol):
    """What binds the arguments of a call: `inspect.Signature` or `OverloadedSignature`."""

    def bind(self, /, *args: Any, **kwargs: Any) -> inspect.BoundArguments: ...


class OverloadedSignature:
    """The signatures of an overloaded function: a call is bound to the first that takes it."""

    def __init__(self, signatures: Sequence[inspect.Signature]) -> None:
        self.signatures: tuple[inspect.Signature, ...] = tuple(signatures)

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


def _do_nothing(
    names: tuple[str, ...],
    positional_only: int,
    positional: int,
    keyword_only: int,
    flags: int,
    defaults: int,
    keyword_defaults: Sequence[str],
) -> Check:
    """A function with these parameters that does nothing: the interpreter itself binds the arguments.

    Making it from a blank code object is some 30 times cheaper than compiling source text, and calling it
    some 40 times cheaper than `Signature.bind`. It does not hold the default values, which may be anything.
    """
    code = _BLANK.replace(
        co_argcount=positional_only + positional,
        co_posonlyargcount=positional_only,
        co_kwonlyargcount=keyword_only,
        co_nlocals=len(names),
        co_varnames=names,
        co_flags=_BLANK.co_flags | flags,
    )
    check = types.FunctionType(code, {}, "check", (None,) * defaults)
    if keyword_defaults:
        check.__kwdefaults__ = dict.fromkeys(keyword_defaults)
    return check


def check_of_signature(signature: inspect.Signature) -> Check:
    """A function that raises some TypeError for arguments that `signature` does not take."""
    names: dict[inspect._ParameterKind, list[str]] = {kind: [] for kind in inspect._ParameterKind}
    defaults = 0
    keyword_defaults = []
    for parameter in signature.parameters.values():
        names[parameter.kind].append(parameter.name)
        if parameter.default is not parameter.empty:
            if parameter.kind is parameter.KEYWORD_ONLY:
                keyword_defaults.append(parameter.name)
            else:
                defaults += 1
    positional_only, positional, var_positional, keyword_only, var_keyword = names.values()
    flags = (inspect.CO_VARARGS if var_positional else 0) | (inspect.CO_VARKEYWORDS if var_keyword else 0)
    return _do_nothing(
        (*positional_only, *positional, *keyword_only, *var_positional, *var_keyword),
        len(positional_only),
        len(positional),
        len(keyword_only),
        flags,
        defaults,
        keyword_defaults,
    )


def _check_of_function(function: types.FunctionType, eat_self: bool) -> Check | None:
    """As `check_of_signature`, read from the function's code; None when that does not tell."""
    if getattr(function, "__wrapped__", None) is not None or hasattr(function, "__signature__"):
        return None
    code = function.__code__
    flags = code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS)
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + flags.bit_count()]
    positional_only = code.co_posonlyargcount
    positional = code.co_argcount - positional_only
    defaults = len(function.__defaults__ or ())
    if eat_self and code.co_argcount:
        names = names[1:]
        if positional_only:
            positional_only -= 1
        else:
            positional -= 1
        defaults = min(defaults, positional_only + positional)
    elif eat_self and not flags & _CO_VARARGS:
        return None
    keyword_defaults = tuple(function.__kwdefaults__ or ())
    return _do_nothing(
        names, positional_only, positional, code.co_kwonlyargcount, flags, defaults, keyword_defaults
    )


def compile_signature_check(signature: SignatureLike | None) -> Check | None:
    """A function that raises some TypeError for wrong arguments; None without a signature."""
    if isinstance(signature, inspect.Signature):
        return check_of_signature(signature)
    if isinstance(signature, OverloadedSignature):
        *others, last = [check_of_signature(overload) for overload in signature.signatures]

        def check_overloads(*args: Any, **kwargs: Any) -> None:
            for check in others:
                try:
                    return check(*args, **kwargs)
                except TypeError:
                    continue
            return last(*args, **kwargs)

        return check_overloads if others else last
    return None


class Binding:
    """How the arguments of calls are bound to names: by the signature of `source`, read when it is needed.

    `source`, `as_instance` and `eat_self` are what `unittest.mock` takes to find a signature.
    """

    __slots__ = ("_signature", "as_instance", "eat_self", "source")

    _signature: SignatureLike | None

    def __init__(self, source: Any, as_instance: bool = False, eat_self: bool = False) -> None:
        self.source: Any = source
        self.as_instance: bool = as_instance
        self.eat_self: bool = eat_self

    @property
    def signature(self) -> SignatureLike | None:
        """The signature; None for a callable that has none."""
        try:
            return self._signature
        except AttributeError:
            found = _get_signature_object(self.source, self.as_instance, self.eat_self)
            signature: SignatureLike | None = found and found[1]
            self._signature = signature
            return signature

    def compile_check(self) -> Check | None:
        """A function that raises some TypeError for wrong arguments; None without a signature."""
        if type(self.source) is types.FunctionType:
            check = _check_of_function(self.source, self.eat_self)
            if check is not None:
                return check
        return compile_signature_check(self.signature)

    def refuse(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Raise the canonical TypeError for arguments that are not taken."""
        self._bind(args, kwargs)

    def arguments(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any] | None:
        """The arguments by name, defaults applied; None without a signature. TypeError as `bind` raises."""
        bound = self._bind(args, kwargs)
        if bound is None:
            return None
        bound.apply_defaults()
        return bound.arguments

    def _bind(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> inspect.BoundArguments | None:
        return None if self.signature is None else self.signature.bind(*args, **kwargs)


class UnboundMethodBinding(Binding):
    """A `Binding` for a function that may be a method: it is called with or without its first argument."""

    __slots__ = ("_of_instance",)

    @property
    def signature(self) -> SignatureLike | None:
        """As `unittest.mock` compares calls: by the function's own signature, where that fits."""
        try:
            return self._signature
        except AttributeError:
            function = inspect.signature(self.source)
            _, *parameters = function.parameters.values()
            method = function.replace(parameters=parameters)
            self._signature = OverloadedSignature([function, method])
            # More often than not such a mock takes the place of a bound method.
            self._of_instance = OverloadedSignature([method, function])
            return self._signature

    def compile_check(self) -> Check | None:
        return compile_signature_check(self.signature)

    def _bind(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> inspect.BoundArguments | None:
        return None if self.signature is None else self._of_instance.bind(*args, **kwargs)


def binding_of_spec(spec: Any, as_instance: bool, eat_self: bool) -> Binding:
    """How the calls of a mock of `spec` are bound."""
    if isinstance(spec, types.FunctionType) and not eat_self and spec.__code__.co_varnames[:1] in _SELVES:
        return UnboundMethodBinding(spec)
    return Binding(spec, as_instance, eat_self)


_SELVES = (("self",), ("cls",))
