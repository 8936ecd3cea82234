import types, unittest.mock as um, functools
from . import mocks

ns = dict(vars(um))
for n in (
    "NonCallableMock",
    "Mock",
    "NonCallableMagicMock",
    "MagicMock",
    "AsyncMock",
    "PropertyMock",
    "ThreadingMock",
):
    if hasattr(mocks, n):
        ns[n] = getattr(mocks, n)


def move(f):
    g = types.FunctionType(f.__code__, ns, f.__name__, f.__defaults__, f.__closure__)
    g.__kwdefaults__ = f.__kwdefaults__
    g.__dict__.update(f.__dict__)
    g.__doc__ = f.__doc__
    if hasattr(f, "__wrapped__"):
        g = functools.wraps(f)(g)
    return g


for n in (
    "create_autospec",
    "mock_open",
    "_check_and_set_parent",
    "_set_signature",
    "_set_async_signature",
    "_setup_func",
    "_setup_async_mock",
    "_check_signature",
    "_patch_object",
    "_patch_multiple",
    "_patch_stopall",
    "seal",
):
    if n in ns:
        ns[n] = move(ns[n])
ns["_patch"] = type(
    "_patch",
    (um._patch,),
    {
        k: types.FunctionType(v.__code__, ns, k, v.__defaults__)
        for k, v in vars(um._patch).items()
        if isinstance(v, types.FunctionType)
        and k in ("copy", "__enter__", "decorate_callable", "decorate_async_callable", "decorate_class")
    },
)
patch = move(um.patch)
patch.object = ns["_patch_object"]
patch.dict = um._patch_dict
patch.multiple = ns["_patch_multiple"]
patch.stopall = ns["_patch_stopall"]
patch.TEST_PREFIX = "test"
ns["patch"] = patch
create_autospec = ns["create_autospec"]
mock_open = ns["mock_open"]
seal = ns["seal"]
