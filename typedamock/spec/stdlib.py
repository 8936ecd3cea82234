"""What this library takes of the insides of `unittest.mock`, under the names that it has there.

All of it is taken here, at import: names set into `unittest.mock` later cannot come back here, and a version
of Python in which one of them is gone says so at once.
"""

import unittest.mock
from typing import Any

_mock: Any = unittest.mock

InvalidSpecError: type[Exception] = _mock.InvalidSpecError
_SpecState: Any = _mock._SpecState
_all_magics: Any = _mock._all_magics
_all_sync_magics: Any = _mock._all_sync_magics
_allowed_names: Any = _mock._allowed_names
_async_method_magics: Any = _mock._async_method_magics
_callable: Any = _mock._callable
_check_spec_arg_typos: Any = _mock._check_spec_arg_typos
_deleted: Any = _mock._deleted
_extract_mock: Any = _mock._extract_mock
_get_signature_object: Any = _mock._get_signature_object
_get_target: Any = _mock._get_target
_instance_callable: Any = _mock._instance_callable
_is_async_func: Any = _mock._is_async_func
_is_async_obj: Any = _mock._is_async_obj
_is_exception: Any = _mock._is_exception
_is_instance_mock: Any = _mock._is_instance_mock
_is_list: Any = _mock._is_list
_is_magic: Any = _mock._is_magic
_magics: Any = _mock._magics
_must_skip: Any = _mock._must_skip
_patch_stopall: Any = _mock._patch_stopall
_set_return_value: Any = _mock._set_return_value
_set_signature: Any = _mock._set_signature
_setup_async_mock: Any = _mock._setup_async_mock
_try_iter: Any = _mock._try_iter
iscoroutinefunction: Any = _mock.iscoroutinefunction
