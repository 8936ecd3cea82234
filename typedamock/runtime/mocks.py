"""The mock classes: subclasses of the standard library's, whose children are ours."""

from __future__ import annotations

import sys
import unittest.mock as _um
from typing import Any

from typedamock.runtime.call import Arguments, recorded_call

_CallableMixin = _um.CallableMixin
_StdAsyncMockMixin = _um.AsyncMockMixin


class NonCallableMock(_um.NonCallableMock):
    def _get_child_mock(self, /, **kw: Any) -> Any:
        if self._mock_sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        name = kw.get("_new_name")
        if name in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kw)
        cls = type(self)
        if issubclass(cls, MagicMock) and name in _um._async_method_magics:
            return AsyncMock(**kw)
        if issubclass(cls, _StdAsyncMockMixin):
            sync = name in _um._all_sync_magics or (self._mock_methods and name in self._mock_methods)
            return (MagicMock if sync else AsyncMock)(**kw)
        if not issubclass(cls, _CallableMixin):
            return (MagicMock if issubclass(cls, NonCallableMagicMock) else Mock)(**kw)
        return cls.__mro__[1](**kw)


class Mock(NonCallableMock, _um.Mock):
    _arguments_class = Arguments

    def _increment_mock_call(self, /, *args: Any, **kwargs: Any) -> None:
        super()._increment_mock_call(*args, **kwargs)
        call = recorded_call(args, kwargs, self._spec_signature, type(self)._arguments_class)
        self.call_args = self.call_args_list[-1] = call


class NonCallableMagicMock(NonCallableMock, _um.NonCallableMagicMock):
    pass


class MagicMock(Mock, _um.MagicMock):
    pass


class AsyncMock(Mock, _um.AsyncMock):
    async def _execute_mock_call(self, /, *args: Any, **kwargs: Any) -> Any:
        try:
            return await super()._execute_mock_call(*args, **kwargs)
        finally:
            call = recorded_call(args, kwargs, self._spec_signature, type(self)._arguments_class)
            self.await_args = self.await_args_list[-1] = call


class PropertyMock(Mock, _um.PropertyMock):
    def _get_child_mock(self, /, **kw: Any) -> Any:
        return MagicMock(**kw)


if sys.version_info >= (3, 13):

    class ThreadingMock(Mock, _um.ThreadingMock):
        pass
