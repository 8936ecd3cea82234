from features.stars_more import *

__all__ = ["Public"]
__all__ += ["Listed"]


class Public: ...


class Hidden: ...
