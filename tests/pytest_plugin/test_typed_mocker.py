"""`typed_mocker`, in suites of its own."""

from __future__ import annotations

from importlib import import_module

import pytest


def test_a_function_is_replaced_wherever_it_was_imported(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import asyncio
        import notify, service
        from notify import send

        def test_patch(typed_mocker):
            original = send
            mock = typed_mocker.patch(notify.send)
            mock.return_value = False
            assert asyncio.run(service.greet(3)) is False
            mock.assert_awaited_once_with(3, text="hello")
            assert notify.send is service.send is send
            typed_mocker.stopall()
            assert notify.send is service.send is send is original

        def test_undone():
            assert asyncio.run(service.greet(3)) is True
            assert notify.send is service.send is send

        def test_only_there(typed_mocker):
            mock = typed_mocker.patch(service.send, owner=service)
            assert service.send is not notify.send
            asyncio.run(service.greet(3))
            mock.assert_awaited_once()
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=3)


def test_methods_of_objects_and_of_classes(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import asyncio
        import pytest
        from service import Client

        def test_of_an_object(typed_mocker):
            client = Client()
            mock = typed_mocker.patch(client.fetch)
            mock.return_value = "Ada"
            assert asyncio.run(client.fetch(1)) == "Ada"
            mock.assert_awaited_once_with(1)
            assert asyncio.run(Client().fetch(1)) == "user 1"
            with pytest.raises(TypeError):
                asyncio.run(client.fetch(usr_id=1))

        def test_of_a_class(typed_mocker):
            mock = typed_mocker.patch(Client.fetch)
            mock.return_value = "Ada"
            client = Client()
            assert asyncio.run(client.fetch(1)) == "Ada"
            mock.assert_awaited_once_with(client, 1)

        def test_of_a_local_class(typed_mocker):
            class Local:
                def member(self) -> int: return 3
            with pytest.raises(TypeError, match="give the owner"):
                typed_mocker.patch(Local.member)
            typed_mocker.patch(Local.member, owner=Local).return_value = 4
            assert Local().member() == 4

        def test_of_nothing(typed_mocker):
            with pytest.raises(TypeError, match="give the owner"):
                typed_mocker.patch(lambda: 3)

        def test_undone():
            assert asyncio.run(Client().fetch(1)) == "user 1"
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=5)


def test_a_spy_passes_on(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import asyncio
        import notify, service
        from service import Client

        def test_spy(typed_mocker):
            client = Client()
            fetch = typed_mocker.spy(client.fetch)
            assert asyncio.run(client.fetch(7, fresh=True)) == "user 7"
            fetch.assert_awaited_once_with(7, fresh=True)
            every = typed_mocker.spy(Client.close)
            client.close()
            every.assert_called_once_with(client)
            count = typed_mocker.spy(notify.count)
            assert service.size("abc") == 3
            count.assert_called_once_with("abc")
            typed_mocker.resetall()
            count.assert_not_called()
            fetch.assert_not_awaited()
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=1)


def test_the_test_machinery_keeps_what_it_has(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import time

        def test_time(typed_mocker):
            from _pytest import timing
            kept = timing.time
            typed_mocker.patch(time.time).return_value = 0.0
            assert time.time() == 0.0
            assert timing.time is kept
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=1)


def test_functions_of_the_standard_library_wherever_they_are_found(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        notify_sleep="""
        from os import getcwd
        from time import sleep

        def wait():
            sleep(100)
            return getcwd()
        """
    )
    suite.makepyfile(
        """
        import io, os, random, threading, time
        import notify_sleep

        def test_it(typed_mocker):
            sleep = typed_mocker.patch(time.sleep)
            typed_mocker.patch(os.getcwd).return_value = "/nowhere"
            assert notify_sleep.wait() == "/nowhere" == os.getcwd()
            sleep.assert_called_once_with(100)
            typed_mocker.patch(os.path.exists).return_value = True
            assert os.path.exists("/nowhere")
            typed_mocker.patch(random.random).return_value = 0.5
            assert random.random() == 0.5
            opened = typed_mocker.patch(open)
            assert open("x") is io.open("x") is opened.return_value

        def test_what_it_imported_for_itself(typed_mocker):
            kept = threading._time
            typed_mocker.patch(time.monotonic)
            assert threading._time is kept
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=2)


def test_classes_and_what_is_no_plain_function(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        kinds="""
        import functools

        class Outer:
            class Inner:
                def member(self): return 1
                @functools.lru_cache
                def cached(self): return 1
                @staticmethod
                def static(): return 1
                @classmethod
                def of_class(cls): return 1

        @functools.lru_cache
        def cached(): return 1

        def make(): return Outer.Inner()
        """
    )
    suite.makepyfile(
        """
        import kinds
        from kinds import Outer, cached
        Inner = Outer.Inner

        def test_a_nested_class(typed_mocker):
            mock = typed_mocker.patch(Inner)
            mock.return_value.member.return_value = 2
            assert kinds.make().member() == Inner().member() == 2

        def test_members(typed_mocker):
            for member in (Inner.cached, Inner.static, Inner.of_class, cached):
                typed_mocker.patch(member).return_value = 2
            assert Inner().cached() == Inner.static() == Inner().of_class() == kinds.cached() == 2
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=2)


def test_patching_a_mock_of_its_own_gives_that_mock(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import notify, pytest
        from service import Client

        @pytest.fixture(autouse=True)
        def sent(typed_mocker): return typed_mocker.patch(notify.send)

        def test_it(typed_mocker, sent):
            assert typed_mocker.patch(notify.send) is sent
            client = Client()
            fetch = typed_mocker.patch(client.fetch)
            assert typed_mocker.patch(client.fetch) is fetch

        def test_a_spy(typed_mocker, sent):
            assert typed_mocker.spy(notify.send) is sent
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=2)


def test_one_for_each_scope(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import notify, pytest
        from service import size

        @pytest.fixture(scope="class")
        def counted(class_typed_mocker):
            count = class_typed_mocker.patch(notify.count)
            count.return_value = 7
            return count

        @pytest.mark.usefixtures("counted")
        class TestCounted:
            def test_one(self): assert size("") == 7
            def test_fails(self): assert size("") == 8
            def test_again(self): assert size("") == 7

        def test_undone(): assert size("") == 0

        @pytest.mark.parametrize("scope", ["class", "module", "package", "session"])
        def test_there(request, scope):
            request.getfixturevalue(f"{scope}_typed_mocker").patch(notify.count).return_value = 1
            assert size("") == 1
            request.getfixturevalue(f"{scope}_typed_mocker").stopall()
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=7, failed=1)


def test_what_cannot_be_patched_is_refused(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import pytest
        from typedamock import AsyncMock, create_autospec, mock_of
        from service import Client, greet

        class Owner:
            limit = 3
            @property
            def url(self): return ""
            def __len__(self): return 3

        @pytest.mark.parametrize(("member", "message"), [
            ("service.send", "give what 'service.send' names"),
            (Owner.url, "replace a property with"),
            (Owner.limit, "3 is neither a function nor a class"),
            (Owner().__len__, "__len__ is looked up in the class"),
            (mock_of(Client).fetch, "a mock already: set what it gives on that mock"),
            (create_autospec(greet), "a mock already"),
            (AsyncMock(), "a mock already"),
        ])
        def test_refused(typed_mocker, member, message):
            with pytest.raises(TypeError, match=message):
                typed_mocker.patch(member)
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=7)


ASYNC_TEST = """
    import pytest
    import notify, service

    {mark}
    async def test_it(typed_mocker):
        mock = typed_mocker.patch(notify.send)
        mock.return_value = False
        assert await service.greet(3) is False
        mock.assert_awaited_once_with(3, text="hello")
"""


def test_under_pytest_asyncio(suite: pytest.Pytester) -> None:
    pytest.importorskip("pytest_asyncio", reason="pytest-asyncio runs these tests")
    suite.makepyfile(ASYNC_TEST.format(mark="@pytest.mark.asyncio"))
    suite.runpytest_inprocess("--asyncio-mode=strict").assert_outcomes(passed=1)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_under_anyio(suite: pytest.Pytester, backend: str) -> None:
    pytest.importorskip("anyio", reason="anyio runs these tests")
    if backend == "trio":
        pytest.importorskip("trio", reason="trio is the loop of these tests")
    suite.makeconftest(
        f"""
        import pytest

        @pytest.fixture
        def anyio_backend(): return {backend!r}
        """
    )
    suite.makepyfile(ASYNC_TEST.format(mark="@pytest.mark.anyio"))
    suite.runpytest_inprocess("-p", "no:asyncio").assert_outcomes(passed=1)


def test_under_xdist(suite: pytest.Pytester) -> None:
    pytest.importorskip("xdist", reason="pytest-xdist runs these tests")
    suite.makeini("[pytest]\ntypedamock_fail_unawaited = true\n")
    suite.makepyfile(
        """
        import asyncio, notify, service
        from unittest.mock import AsyncMock

        def test_patch(typed_mocker):
            typed_mocker.patch(notify.send).return_value = False
            assert asyncio.run(service.greet(3)) is False

        def test_forgotten():
            AsyncMock()(3)
        """
    )
    result = suite.runpytest_subprocess("-n", "2", "-p", "no:randomly")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*never awaited:*", "*AsyncMock()(3)*"])


def test_with_pytest_mock(suite: pytest.Pytester) -> None:
    pytest.importorskip("pytest_mock", reason="pytest-mock makes these mocks")
    suite.makeini("[pytest]\ntypedamock_mocker = true\n")
    suite.makepyfile(
        """
        import notify, service, typedamock

        def test_it(mocker, typed_mocker):
            typed_mocker.patch(notify.send)
            patched = mocker.patch.object(service, "Client", autospec=True)
            assert isinstance(mocker.AsyncMock(), typedamock.AsyncMock)
            assert isinstance(mocker.patch("notify.count"), typedamock.MagicMock)
        """
    )
    suite.runpytest_inprocess().assert_outcomes(passed=1)


def test_without_pytest_mock(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    # By name in sys.modules, as the run inside finds it: an earlier one may have left another on the package.
    monkeypatch.setattr(import_module("typedamock.pytest_plugin.pytest_mock"), "find_spec", lambda name: None)
    suite.makeini("[pytest]\ntypedamock_mocker = true\n")
    suite.makepyfile("def test_it(): pass")
    result = suite.runpytest_inprocess()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*typedamock_mocker = true needs pytest-mock*"])


@pytest.mark.parametrize("checked", [True, False])
def test_signatures_are_checked_unless_the_suite_leans_on_wrong_calls(
    suite: pytest.Pytester, checked: bool
) -> None:
    suite.makeini(f"[pytest]\ntypedamock_check_signatures = {checked}\n")
    suite.makepyfile(
        """
        import asyncio
        from service import Client
        from typedamock import AsyncMock

        def test_call():
            asyncio.run(AsyncMock(spec=Client).fetch(usr_id=1))
        """
    )
    result = suite.runpytest_inprocess()
    result.assert_outcomes(**{"failed" if checked else "passed": 1})
