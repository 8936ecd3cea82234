"""Imports before and after, in the manner of LibCST's own codemod tests."""

from __future__ import annotations

import libcst as cst
from libcst.codemod import CodemodCommand, CodemodContext, CodemodTest

from typedamock.migrate.imports import ImportsToTypedamock


class Codemod(CodemodCommand):
    def __init__(self, context: CodemodContext, backport: bool = True) -> None:
        super().__init__(context)
        self.backport = backport

    def transform_module_impl(self, tree: cst.Module) -> cst.Module:
        assert self.context.wrapper is not None
        return tree.visit(ImportsToTypedamock(self.context.wrapper, tree.code, self.backport))


class TestImports(CodemodTest):
    TRANSFORM = Codemod

    def assert_unchanged(self, code: str) -> None:
        self.assertCodemod(code, code)

    def test_from_import(self) -> None:
        self.assertCodemod(
            "from unittest.mock import AsyncMock, MagicMock as MM  # mocks",
            "from typedamock import AsyncMock, MagicMock as MM  # mocks",
        )

    def test_from_import_over_lines_keeps_its_form(self) -> None:
        before = """
            from unittest.mock import (  # noqa: I001
                patch,  # first
                AsyncMock,
            )

            client = AsyncMock( )  # as it was
        """
        self.assertCodemod(before, before.replace("unittest.mock", "typedamock"))

    def test_star(self) -> None:
        self.assertCodemod(
            "from unittest.mock import *  # noqa: F403", "from typedamock.mock import *  # noqa: F403"
        )

    def test_the_module(self) -> None:
        self.assertCodemod("from unittest import mock", "from typedamock import mock")
        self.assertCodemod("from unittest import mock as m", "from typedamock import mock as m")

    def test_the_module_beside_another_name(self) -> None:
        self.assertCodemod(
            """
            # both
            from unittest import TestCase, mock, skip  # kept
            """,
            """
            # both
            from unittest import TestCase, skip
            from typedamock import mock  # kept
            """,
        )

    def test_the_module_beside_another_name_in_one_line_with_a_statement(self) -> None:
        self.assertCodemod(
            "import os; from unittest import TestCase, mock",
            "import os; from unittest import TestCase; from typedamock import mock",
        )

    def test_the_module_in_a_suite_of_one_line(self) -> None:
        self.assertCodemod(
            "if True: from unittest import TestCase, mock",
            "if True: from unittest import TestCase; from typedamock import mock",
        )

    def test_dotted_import_and_its_uses(self) -> None:
        self.assertCodemod(
            """
            import unittest.mock

            @unittest.mock.patch("app.send")
            def test(send: unittest.mock.Mock) -> "unittest.mock.Mock | None":
                return unittest . mock.Mock()
            """,
            """
            import typedamock.mock

            @typedamock.mock.patch("app.send")
            def test(send: typedamock.mock.Mock) -> "typedamock.mock.Mock | None":
                return typedamock . mock.Mock()
            """,
        )

    def test_dotted_import_that_also_served_unittest(self) -> None:
        self.assertCodemod(
            """
            import unittest.mock  # both

            class Test(unittest.TestCase):
                m = unittest.mock.Mock()
            """,
            """
            import unittest
            import typedamock.mock  # both

            class Test(unittest.TestCase):
                m = typedamock.mock.Mock()
            """,
        )

    def test_dotted_import_beside_unittest_itself(self) -> None:
        self.assertCodemod(
            """
            import unittest
            import unittest.mock

            class Test(unittest.TestCase):
                m = unittest.mock.Mock()
            """,
            """
            import unittest
            import typedamock.mock

            class Test(unittest.TestCase):
                m = typedamock.mock.Mock()
            """,
        )

    def test_dotted_import_under_another_name(self) -> None:
        self.assertCodemod("import os, unittest.mock as um", "import os, typedamock.mock as um")

    def test_dotted_import_in_a_function(self) -> None:
        self.assertCodemod(
            """
            def test() -> None:
                import unittest.mock

                with unittest.mock.patch("app.send"):
                    pass
            """,
            """
            def test() -> None:
                import typedamock.mock

                with typedamock.mock.patch("app.send"):
                    pass
            """,
        )

    def test_a_local_of_that_name_is_no_import(self) -> None:
        self.assertCodemod(
            """
            import unittest.mock

            def test(unittest):
                return unittest.mock.Mock()
            """,
            """
            import typedamock.mock

            def test(unittest):
                return unittest.mock.Mock()
            """,
        )

    def test_the_backport(self) -> None:
        self.assertCodemod("import mock", "from typedamock import mock")
        self.assertCodemod("import mock as m", "from typedamock import mock as m")
        self.assertCodemod("from mock import patch, Mock", "from typedamock import patch, Mock")
        self.assertCodemod(
            "import os, mock, sys",
            """
            import os, sys
            from typedamock import mock
            """,
        )

    def test_a_module_of_the_project_named_mock(self) -> None:
        for code in ("import mock", "from mock import patch"):
            self.assertCodemod(code, code, backport=False)

    def test_relative_imports(self) -> None:
        self.assert_unchanged("from .mock import AsyncMock")
        self.assert_unchanged("from . import mock")
        self.assert_unchanged("from .unittest import mock")

    def test_a_name_that_typedamock_lacks_stays(self) -> None:
        self.assertCodemod(
            """
            from unittest.mock import (
                _patch,
                AsyncMock,  # ours
                Mock,
            )
            """,
            """
            from unittest.mock import (
                _patch,
            )
            from typedamock import (
                AsyncMock,  # ours
                Mock,
            )
            """,
        )

    def test_parentheses_keep_their_lines_and_comments(self) -> None:
        self.assertCodemod(
            """
            from unittest import (
                TestCase,  # the case
                mock,  # the mocks
                skip
            )
            from unittest import (
                TestCase,  # the case
                mock
            )
            """,
            """
            from unittest import (
                TestCase,  # the case
                skip
            )
            from typedamock import (
                mock,  # the mocks
            )
            from unittest import (
                TestCase,  # the case
            )
            from typedamock import mock
            """,
        )

    def test_lines_of_comments_stay_above_their_name(self) -> None:
        self.assertCodemod(
            """
            from unittest.mock import (  # mocks
                # the mock
                AsyncMock,
                # what is private
                # to the module
                _patch, _Call,  # both

                # and this
                patch,
                # that is all
            )
            from unittest.mock import (
                # what is private
                _patch,
                AsyncMock, patch
            )
            """,
            """
            from unittest.mock import (  # mocks
                # what is private
                # to the module
                _patch, _Call,  # both
            )
            from typedamock import (  # mocks
                # the mock
                AsyncMock,

                # and this
                patch,
                # that is all
            )
            from unittest.mock import (
                # what is private
                _patch
            )
            from typedamock import AsyncMock, patch
            """,
        )

    def test_what_a_comment_tells_a_linter_is_told_for_each_line(self) -> None:
        self.assertCodemod(
            """
            from unittest.mock import patch, _patch  # type: ignore[a]  # noqa: F401, X  # why
            from unittest.mock import patch, _patch  # noqa
            from unittest.mock import patch, _patch  # not a noqa
            """,
            """
            from unittest.mock import _patch  # type: ignore[a]  # noqa: F401, X
            from typedamock import patch  # type: ignore[a]  # noqa: F401, X  # why
            from unittest.mock import _patch  # noqa
            from typedamock import patch  # noqa
            from unittest.mock import _patch
            from typedamock import patch  # not a noqa
            """,
        )

    def test_types_in_strings(self) -> None:
        self.assertCodemod(
            """
            from typing import cast
            import unittest.mock

            def test(a: "list[unittest.mock.Mock]", b: "app.unittest.mock") -> "unittest.mock.Mock":
                return cast("list[unittest.mock.Mock]", a, "list[unittest.mock.Mock]")
            """,
            """
            from typing import cast
            import typedamock.mock

            def test(a: "list[typedamock.mock.Mock]", b: "app.unittest.mock") -> "typedamock.mock.Mock":
                return cast("list[typedamock.mock.Mock]", a, "list[unittest.mock.Mock]")
            """,
        )

    def test_each_function_keeps_the_unittest_that_it_uses(self) -> None:
        self.assertCodemod(
            """
            def a():
                import unittest
                return unittest.main

            def b():
                import unittest.mock
                return unittest.TestCase, unittest.mock.Mock()

            def c():
                import unittest.mock
                return unittest.mock.Mock()
            """,
            """
            def a():
                import unittest
                return unittest.main

            def b():
                import unittest
                import typedamock.mock
                return unittest.TestCase, typedamock.mock.Mock()

            def c():
                import typedamock.mock
                return typedamock.mock.Mock()
            """,
        )

    def test_other_imports_of_unittest(self) -> None:
        self.assert_unchanged("from unittest import TestCase")
        self.assert_unchanged("import unittest.case")

    def test_strings_stay(self) -> None:
        self.assert_unchanged(
            """
            import sys

            def test(mocker):
                mocker.patch("unittest.mock.AsyncMock")
                sys.modules["unittest.mock"]
            """
        )

    def test_twice_is_once(self) -> None:
        self.assert_unchanged(
            """
            import typedamock.mock
            from typedamock import AsyncMock, mock
            from typedamock.mock import *
            """
        )
