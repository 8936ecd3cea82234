from callables_mocks import HooksMock, RouterMock
from features.callables import Hooks, Router
from typing_extensions import assert_type


async def handle(line: str) -> int:
    return len(line)


def passed_on(hooks: Hooks[[], bytes], router: Router[[str], bytes]) -> None:
    del hooks, router


async def use_callables(hooks: HooksMock[[], bytes], router: RouterMock[[str], bytes]) -> None:
    passed_on(hooks, router)
    hooks.on_event.return_value = 1
    hooks.on_event.return_value = ""  # E
    assert_type(await hooks.on_event("a", b""), int)
    hooks.on_event.assert_awaited_once_with("a", b"")
    hooks.on_event.assert_awaited_once_with("a", 1)  # E
    hooks.on_close.side_effect = ["a"]
    hooks.on_close.assert_called_once_with(1)
    hooks.on_close.assert_awaited_once_with(1)  # E
    if hooks.on_error:
        hooks.on_error.assert_called_once_with(KeyError())
    hooks.on_error = None
    hooks.render(1, two=2).upper()
    hooks.either = "text"
    router.handler.await_args.args
    router.handler = handle
    router.handler = len  # E
    router.fallback = None
    router.prepare = print
    router.prepare.return_value = None
    router.prepare.return_value = 1  # E
    router.middleware.return_value = [b""]
    router.middleware.assert_awaited_once_with(1, "")
    router.middleware.assert_awaited_once_with("")  # E
    router.encode.assert_called_once_with(b"")
    router.encode.return_value = 1  # E
    router.decode.return_value = b""
    router.retries = ""  # E
    assert_type(router.timeout, float)
    assert_type(await router.dispatch("/"), bytes)
    router.dispatch.return_value = b""
