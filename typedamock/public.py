"""The public names of `typedamock`, which takes them from here when the first is asked for."""

import sys

from typedamock.mock import (
    ANY as ANY,
    DEFAULT as DEFAULT,
    FILTER_DIR as FILTER_DIR,
    AsyncMock as AsyncMock,
    InvalidSpecError as InvalidSpecError,
    MagicMock as MagicMock,
    Mock as Mock,
    NonCallableMagicMock as NonCallableMagicMock,
    NonCallableMock as NonCallableMock,
    PropertyMock as PropertyMock,
    call as call,
    create_autospec as create_autospec,
    mock_open as mock_open,
    patch as patch,
    seal as seal,
    sentinel as sentinel,
)
from typedamock.runtime.call import Arguments as Arguments, Call as Call, Parameters as Parameters
from typedamock.runtime.call_of import call_of as call_of
from typedamock.runtime.callable_attributes import (
    AsyncCallableAttribute as AsyncCallableAttribute,
    CallableAttribute as CallableAttribute,
    OptionalAsyncCallableAttribute as OptionalAsyncCallableAttribute,
    OptionalCallableAttribute as OptionalCallableAttribute,
)
from typedamock.runtime.generated import (
    MockApi as MockApi,
    ShadowedMockApi as ShadowedMockApi,
    async_method as async_method,
    async_method_with as async_method_with,
    cached as cached,
    method as method,
    method_with as method_with,
    overloaded_async_method as overloaded_async_method,
    overloaded_method as overloaded_method,
)
from typedamock.runtime.patched import patched as patched
from typedamock.runtime.typed import (
    AsyncMethodMock as AsyncMethodMock,
    MethodMock as MethodMock,
    Mocked as Mocked,
    OverloadedAsyncMethodMock as OverloadedAsyncMethodMock,
    OverloadedMethodMock as OverloadedMethodMock,
    mock_of as mock_of,
    mocked as mocked,
)

if sys.version_info >= (3, 13):
    from typedamock.mock import ThreadingMock as ThreadingMock
