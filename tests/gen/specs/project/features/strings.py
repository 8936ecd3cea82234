from typing import Literal


class Strings:
    def quotes(
        self,
        single: str = "x",
        inner: str = 'say "hi"',
        escaped: str = 'a"b\\',
        apostrophe: str = "it's",
        raw: str = r"\d",
        empty: str = "",
        code: Literal["a", "b"] = "a",
        blob: bytes = b"x",
    ) -> str:
        r"""A "quoted" first line with a back\slash and quotes at its end: "x"

        More.
        """
        raise NotImplementedError
