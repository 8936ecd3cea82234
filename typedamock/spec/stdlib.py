"""What this library takes of the insides of `unittest.mock`, under the names that it has there.

All of it is taken here, at import, and nowhere else: names set into `unittest.mock` later cannot come back here,
and a version of Python in which one of them is gone says so at once.
"""

import unittest.mock
from typing import Any

_mock: Any = unittest.mock

InvalidSpecError = _mock.InvalidSpecError
_SpecState = _mock._SpecState
_all_magics = _mock._all_magics
_all_sync_magics = _mock._all_sync_magics
_allowed_names = _mock._allowed_names
_async_method_magics = _mock._async_method_magics
_callable = _mock._callable
_check_spec_arg_typos = _mock._check_spec_arg_typos
_deleted = _mock._deleted
_extract_mock = _mock._extract_mock
_get_signature_object = _mock._get_signature_object
_get_target = _mock._get_target
_instance_callable = _mock._instance_callable
_is_async_func = _mock._is_async_func
_is_async_obj = _mock._is_async_obj
_is_exception = _mock._is_exception
_is_instance_mock = _mock._is_instance_mock
_is_list = _mock._is_list
_is_magic = _mock._is_magic
_magics = _mock._magics
_must_skip = _mock._must_skip
_patch_stopall = _mock._patch_stopall
_set_return_value = _mock._set_return_value
_set_signature = _mock._set_signature
_setup_async_mock = _mock._setup_async_mock
_try_iter = _mock._try_iter
iscoroutinefunction = _mock.iscoroutinefunction
