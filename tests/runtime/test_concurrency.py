"""Mocks in threads, tasks, event loops and other async libraries."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading

import pytest

from typedamock import AsyncMock, MagicMock, call


def test_threads_lose_no_call() -> None:
    mock = MagicMock(return_value=None)
    barrier = threading.Barrier(8)

    def work() -> None:
        barrier.wait()
        for number in range(20_000):
            mock.child(number)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mock.child.call_count == 160_000
    assert len(mock.child.call_args_list) == 160_000
    assert len(mock.mock_calls) == len(mock.method_calls) == 160_000


def test_threads_that_read_meanwhile_lose_no_call_either() -> None:
    mock = MagicMock(return_value=None)

    def work() -> None:
        for number in range(2_000):
            mock.child(number)
            if number % 100 == 0:
                assert mock.mock_calls

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(mock.mock_calls) == mock.child.call_count == 8_000


def test_threads_make_one_child() -> None:
    for _ in range(50):
        mock = MagicMock()
        found = []
        barrier = threading.Barrier(4)

        def work(
            mock: MagicMock = mock, barrier: threading.Barrier = barrier, found: list[object] = found
        ) -> None:
            barrier.wait()
            found.append(mock.child)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(map(id, found))) == 1


async def test_tasks_record_awaits_in_the_order_of_awaiting() -> None:
    mock = AsyncMock()
    first, second = mock("a"), mock("b")
    await second
    await first
    assert mock.call_args_list == [call("a"), call("b")]
    assert mock.await_args_list == [call("b"), call("a")]
    await asyncio.gather(*(mock(number) for number in range(100)))
    assert mock.await_count == 102


def test_one_mock_in_two_event_loops() -> None:
    mock = AsyncMock(return_value=1)
    for _ in range(2):

        async def use() -> int:
            value: int = await mock()
            return value

        assert asyncio.run(use()) == 1
    assert mock.await_count == 2


def test_trio() -> None:
    trio = pytest.importorskip("trio", reason="trio is not installed")
    mock = AsyncMock(return_value=1)

    async def main() -> None:
        async with trio.open_nursery() as nursery:
            for _ in range(5):
                nursery.start_soon(mock)

    trio.run(main)
    assert mock.await_count == 5


def test_anyio() -> None:
    anyio = pytest.importorskip("anyio", reason="anyio is not installed")
    mock = AsyncMock(return_value=1)

    async def main() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(5):
                group.start_soon(mock)

    anyio.run(main)
    assert mock.await_count == 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_process_reads_calls_whatever_other_threads_did() -> None:
    """It runs in a process of its own, since a fork of pytest's would have its threads and files."""
    program = """
import os, signal, sys, threading
from typedamock import MagicMock

mock = MagicMock()
end = threading.Event()

def call_and_read():
    while not end.is_set():
        mock.child(1)
        mock.mock_calls

threads = [threading.Thread(target=call_and_read) for _ in range(3)]
for thread in threads:
    thread.start()
failed = 0
for _ in range(30):
    child = os.fork()
    if child == 0:
        signal.alarm(5)  # ends a process that waits for ever
        mock.child(2)
        os._exit(len(mock.mock_calls) == 0)
    failed += os.waitpid(child, 0)[1] != 0
    if failed:
        break
end.set()
sys.exit(failed)
"""
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)
