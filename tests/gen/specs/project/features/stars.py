from features.stars_names import *


class Starred:
    async def one(self, item: Public) -> Listed:  # noqa: F405
        raise NotImplementedError
