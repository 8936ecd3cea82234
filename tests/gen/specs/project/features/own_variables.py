from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec, TypedDict, TypeVar, TypeVarTuple, Unpack

T = TypeVar("T")
Model = TypeVar("Model", bound="Record")
Text = TypeVar("Text", str, bytes)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")


class Record:
    id: int = 0


class Options(TypedDict, total=False):
    timeout: float
    retries: int


class Session:
    async def fetch(self, model: type[Model], id: int) -> Model:
        raise NotImplementedError

    def join(self, left: Text, right: Text) -> Text:
        raise NotImplementedError

    async def run_sync(
        self, function: Callable[Concatenate["Session", P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        raise NotImplementedError

    async def gather(self, *jobs: Unpack[Ts]) -> tuple[Unpack[Ts]]:
        raise NotImplementedError

    async def request(self, url: str, **options: Unpack[Options]) -> Any:
        raise NotImplementedError

    def retry(self, function: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
        raise NotImplementedError
