"""`patch` and its family, which make mocks of ours; derived from the classes of `unittest.mock.patch`."""

from __future__ import annotations

import contextlib
import pkgutil
import sys
import unittest.mock as _um
from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import DEFAULT

from typedamock.runtime.autospec import create_autospec
from typedamock.runtime.base import NonCallableMock, is_made_child
from typedamock.runtime.mocks import AsyncMock, MagicMock, NonCallableMagicMock
from typedamock.spec.stdlib import (
    InvalidSpecError,
    _get_target,
    _instance_callable,
    _is_async_obj,
    _is_instance_mock,
    _is_list,
    _patch_stopall,
)

_StdPatch: Any = _um._patch
_StdNonCallableMock = _um.NonCallableMock
# Import statements of Python 3.15 that have not been carried out yet.
_LazyImport: Any = getattr(_um, "LazyImportType", ())


class _Patch(_StdPatch):  # type: ignore[misc]
    """One replaced attribute: the decorators are the standard library's, the mocks are ours."""

    def copy(self) -> _Patch:
        patcher = _Patch(
            self.getter,
            self.attribute,
            self.new,
            self.spec,
            self.create,
            self.spec_set,
            self.autospec,
            self.new_callable,
            self.kwargs,
        )
        patcher.attribute_name = self.attribute_name
        patcher.additional_patchers = [other.copy() for other in self.additional_patchers]
        return patcher

    def decorate_class(self, klass: type) -> type:
        return _decorate_tests(klass, lambda test: self.copy()(test))

    def get_original(self) -> tuple[Any, bool]:
        original, local = super().get_original()
        if local and issubclass(type(self.target), NonCallableMock):
            local = not is_made_child(self.target, self.attribute)
        return original, local

    def __enter__(self) -> Any:
        """Set the attribute; the new value, or for `patch.multiple` a dictionary of them."""
        if getattr(self, "is_started", False):
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        spec, spec_set, autospec = (
            None if given is False else given for given in (self.spec, self.spec_set, self.autospec)
        )
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        if isinstance(original, _LazyImport) and True in (spec is True, spec_set is True, autospec is True):
            original = original.resolve()

        if autospec is not None:
            new = self._autospecced(original, autospec, spec_set)
        elif self.new is DEFAULT:
            new = self._new_mock(original, spec, spec_set)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        else:
            new = self.new

        self.temp_original = original
        self.is_local = local
        self._exit_stack = contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            extra_args = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patcher in self.additional_patchers:
                extra = self._exit_stack.enter_context(patcher)
                if patcher.new is DEFAULT:
                    extra_args.update(extra)
            return extra_args
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info: Any) -> Any:
        try:
            return super().__exit__(*exc_info)
        finally:
            self.is_started = False

    def _new_mock(self, original: Any, spec: Any, spec_set: Any) -> Any:
        """The mock to set, when neither `new` nor `autospec` was given."""
        if spec is True:
            spec = original
        if spec_set is True:
            spec, spec_set = None, original if spec is None else spec
        allowed = spec if spec_set is None else spec_set
        if allowed is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")

        mock_class: Any = self.new_callable
        if mock_class is None:
            mock_class = MagicMock
            if _is_async_obj(allowed) or (spec is None and _is_async_obj(original)):
                mock_class = AsyncMock
            elif allowed is not None:
                is_callable = "__call__" in allowed if _is_list(allowed) else callable(allowed)
                if not is_callable:
                    mock_class = NonCallableMagicMock

        arguments: dict[str, Any] = {}
        if spec is not None:
            arguments["spec"] = spec
        if spec_set is not None:
            arguments["spec_set"] = spec_set
        if isinstance(mock_class, type) and issubclass(mock_class, _StdNonCallableMock) and self.attribute:
            arguments["name"] = self.attribute
        arguments.update(self.kwargs)
        new = mock_class(**arguments)

        if allowed is not None and isinstance(original, type) and _is_instance_mock(new):
            # The mock of a class gives mocks of instances.
            if not _is_list(allowed) and not _instance_callable(allowed):
                mock_class = NonCallableMagicMock
            arguments.pop("name")
            new.return_value = mock_class(_new_parent=new, _new_name="()", **arguments)
        return new

    def _autospecced(self, original: Any, autospec: Any, spec_set: Any) -> Any:
        """The mock to set, when `autospec` was given."""
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_instance_mock(self.target):
            raise InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. "
                f"[target={self.target!r}, attr={autospec!r}]"
            )
        if _is_instance_mock(autospec):
            target_name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} from target {target_name!r} as it has already been "
                f"mocked out. [target={self.target!r}, attr={autospec!r}]"
            )
        return create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)


class _PatchDict(_um._patch_dict):
    """`patch.dict`, which finds tests by our `patch.TEST_PREFIX`."""

    def decorate_class(self, klass: type) -> type:
        return _decorate_tests(klass, lambda test: _PatchDict(self.in_dict, self.values, self.clear)(test))


_PatchDict.__name__ = _PatchDict.__qualname__ = "_patch_dict"


def _decorate_tests(cls: type, decorate: Callable[[Any], Any]) -> type:
    for name in dir(cls):
        if name.startswith(patch.TEST_PREFIX):
            value = getattr(cls, name)
            if hasattr(value, "__call__"):  # noqa: B004  # as the standard library asks: of the instance
                setattr(cls, name, decorate(value))
    return cls


def _patch_object(
    target: Any,
    attribute: str,
    new: Any = DEFAULT,
    spec: Any = None,
    create: bool = False,
    spec_set: Any = None,
    autospec: Any = None,
    new_callable: Any = None,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> Any:
    """Replace the attribute called `attribute` of the object `target`; for the rest see `patch`."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _Patch(
        lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe
    )


def _patch_multiple(
    target: Any,
    spec: Any = None,
    create: bool = False,
    spec_set: Any = None,
    autospec: Any = None,
    new_callable: Any = None,
    **kwargs: Any,
) -> Any:
    """Replace several attributes of `target` (an object or the name of one) by keyword; see `patch`.

    Raises ValueError without a keyword.
    """
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    getter = partial(pkgutil.resolve_name, target) if type(target) is str else lambda: target
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _Patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    first, *others = patchers
    first.additional_patchers.extend(others)
    return first


def _patch(
    target: str,
    new: Any = DEFAULT,
    spec: Any = None,
    create: bool = False,
    spec_set: Any = None,
    autospec: Any = None,
    new_callable: Any = None,
    *,
    unsafe: bool = False,
    **kwargs: Any,
) -> Any:
    """Replace what `target` names (`"package.module.attribute"`) by `new`, or by a mock of ours.

    A decorator of functions (sync and async) and classes, and a context manager; arguments and behaviour are
    those of `unittest.mock.patch`, which documents them.
    """
    getter, attribute = _get_target(target)
    return _Patch(
        getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe
    )


patch: Any = _patch
patch.__name__ = patch.__qualname__ = "patch"
patch.object = _patch_object
patch.dict = _PatchDict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall  # the patches of both libraries are in one list
patch.TEST_PREFIX = "test"
