from bare_mocks import WorkerMock
from conditions_mocks import VersionedMock
from inline_stub_mocks import EngineMock
from optional_dependency_mocks import UploaderMock
from private_names_mocks import VaultMock
from standard_library_mocks import QueueMock, StreamReaderMock
from stars_mocks import StarredMock
from stub_package_mocks import ClientMock
from typing_extensions import assert_type


async def use(
    worker: WorkerMock,
    engine: EngineMock,
    client: ClientMock[int],
    queue: QueueMock[str],
    reader: StreamReaderMock,
) -> None:
    assert_type(await worker.work(1), float)
    worker.work.assert_awaited_once_with("1")  # E
    assert_type(await engine.start(1), bool)
    engine.start.return_value = 1  # E
    assert_type(await client.get("k"), int | None)
    client.get.return_value = "1"  # E
    client.watch.await_args  # E
    client.stream.assert_awaited_once()
    client.name = "x"
    queue.get.return_value = 1  # E
    queue.put_nowait.assert_called_once_with("x")
    assert_type(await reader.readexactly(1), bytes)


async def use_more(
    versioned: VersionedMock, uploader: UploaderMock, vault: VaultMock, starred: StarredMock
) -> None:
    versioned.get.assert_awaited_once_with(b"")
    versioned.get.assert_awaited_once_with("")  # E
    uploader.upload.assert_awaited_once_with("x", config=1)
    uploader.upload.assert_awaited_once_with(1)  # E
    vault.get.return_value = 1  # E
    starred.one.return_value = 1  # E
