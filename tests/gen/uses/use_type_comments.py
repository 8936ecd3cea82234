from type_comments_mocks import LegacyMock
from typing_extensions import assert_type


async def use(legacy: LegacyMock) -> None:
    assert_type(legacy.rows, list[int])
    assert_type(legacy.title, str | None)
    assert_type(legacy.index, dict[str, int])
    assert_type(legacy.size, int)
    assert_type(legacy.name, str)
    assert_type(legacy.read(1, "a", b"", loud=True), list[str])
    legacy.read.assert_called_once_with("a")  # E
    legacy.read.return_value = [1]  # E
    assert_type(await legacy.write(1), bool)
    legacy.write.assert_awaited_once_with(1, b"")  # E
    legacy.whole.assert_called_once_with(legacy)
    legacy.whole.assert_called_once_with(1)  # E
    legacy.encode.assert_called_once_with(1)
    legacy.encode.return_value = 1  # E
