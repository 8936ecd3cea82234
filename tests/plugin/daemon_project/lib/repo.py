from typing import Generic, TypeVar

T = TypeVar("T")


class Repo(Generic[T]):
    def load(self) -> T:
        raise NotImplementedError
