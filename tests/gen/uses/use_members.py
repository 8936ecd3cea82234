from typing import Any

from abstract_mocks import JobMock
from awaitables_mocks import ClientMock, PendingMock
from decorators_mocks import ServiceMock
from features.awaitables import Response
from features.nested import Outer
from iteration_mocks import FeedMock
from nested_mocks import InnerMock, OuterMock
from properties_mocks import MoneyMock, SettingsMock
from protocols_mocks import SourceMock
from self_types_mocks import ChainMock, QueryMock, WordsMock
from shadowed_mocks import ShadowedMock
from typing_extensions import assert_type
from unannotated_mocks import LegacyMock


async def use_awaitables(client: ClientMock) -> None:
    assert_type(await client.fetch("/"), Response)
    client.fetch.return_value = Response()
    client.fetch.return_value = 200  # E
    client.fetch.assert_awaited_once_with("/")
    client.aliased.return_value = "x"
    client.aliased.return_value = 1  # E
    client.get.return_value = PendingMock()
    client.get.assert_called_once_with("/")
    client.get.assert_awaited_once()  # E
    async with client.get("/") as response:
        assert_type(response, Response)


async def use_decorators(service: ServiceMock) -> None:
    service.kept.assert_awaited_once_with(1)
    service.kept_with.assert_awaited_once_with("1")  # E
    service.blocked.assert_awaited_once_with(1)  # E
    assert_type(service.blocked(1), str)
    assert_type(service.names(1), list[str])
    assert_type(await service.query("select"), str)
    await service.query(1, "select")  # E
    assert_type(await service.leased(1), str)
    assert_type(service.label, str)
    service.cached.assert_called_once_with(1)
    service.cached.cache_clear.assert_called_once_with()
    assert_type(service.cached.cache_info().hits, int)
    service.cached.cached_clear()  # E
    service.loaded.assert_awaited_once_with(1)
    service.loaded.cache_clear()
    service.parsed.cache_clear("text")  # E
    service.now.assert_awaited_once_with(zone=1)  # E
    assert_type(service.build("a"), ServiceMock)
    service.alias.assert_awaited_once_with("1")  # E


async def use_iteration(feed: FeedMock) -> None:
    async for page in feed.pages(size=1):
        assert_type(page, list[int])
    async for number in await feed.opened():
        assert_type(number, int)
    feed.pages.assert_called_once_with(size="1")  # E
    feed.pages.await_args  # E
    feed.opened.assert_awaited_once()
    async with feed.transaction(level="x"):
        feed.transaction.assert_called_once_with(level="x")
    with feed.locked() as count:
        assert_type(count, int)


async def use_abstract(job: JobMock) -> None:
    assert_type(await job, int)
    async for chunk in job:
        assert_type(chunk, bytes)
    assert_type("a" in job, bool)
    assert_type(job["a"], int)
    assert_type(JobMock(), JobMock)
    job.__getitem__.assert_called_once_with(1)  # E


def use_self_with_arguments(chain: ChainMock[int], words: WordsMock) -> None:
    assert_type(chain.items(1), list[int])
    assert_type(words.items("a"), list[str])
    words.items.assert_called_once_with(1)  # E
    words.items.return_value = [1]  # E


async def use_self(query: QueryMock) -> None:
    assert_type(query.where(a=1).limit(2), QueryMock)
    assert_type(query.parse(""), QueryMock)
    query.limit.return_value = 1  # E
    async with query as entered:
        assert_type(entered, QueryMock)


def use_properties(settings: SettingsMock, money: MoneyMock) -> None:
    settings.size = 3
    settings.size = "3"  # E
    settings.timeout = "1"
    assert_type(settings.timeout, float)
    assert_type(settings.cost, int)
    assert_type(settings.created, float)
    assert_type(settings.inferred, list[int])
    money.amount = 3
    money.currency = 3  # E
    settings.zise  # E


async def use_the_rest(
    outer: OuterMock, inner: InnerMock, source: SourceMock[bytes], legacy: LegacyMock
) -> None:
    assert_type(outer.inner({}), Outer.Inner)
    inner.leaf.return_value = 1  # E
    assert_type(await source.read(1), bytes)
    source.read.return_value = ""  # E
    source.read.assert_awaited_once_with(count=1)  # E
    got: Any = legacy.get(1, 2, 3, flag=False, other=1)
    legacy.get.assert_called_once_with()  # E
    assert_type(await legacy.fetch(1), Any)
    legacy.implicit(None)
    legacy.implicit("x")  # E
    print(legacy.codec)
    legacy.as_json.assert_called_once_with()
    print(got)


async def use_shadowed(shadowed: ShadowedMock) -> None:
    assert_type(shadowed.set(1, int), set[int])
    shadowed.dict.assert_awaited_once_with(True, 1)
    shadowed.index.assert_awaited_once_with(count=1, index=2, _x=3, args=4, kwargs=5)
    assert_type(shadowed.index.await_args_list[0].arguments.count, int)
    assert_type(shadowed.tuple, int)
    shadowed.property.assert_called_once_with(id=1)
    shadowed.property.return_value = 1  # E
