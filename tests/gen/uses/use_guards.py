from guards_mocks import ChecksMock
from typing_extensions import assert_type


def use_guards(checks: ChecksMock, value: object) -> None:
    checks.is_text.return_value = True
    checks.is_text.return_value = "yes"  # E
    assert_type(checks.is_text.call_args_list[0].arguments.value, object)
    checks.are_numbers.assert_called_once_with([1], strict=True)
    checks.are_numbers.assert_called_once_with([1], "strict")  # E
    checks.text.assert_called_once_with(value, 'a "quote"')
    checks.text.assert_called_once_with(value, "other")  # E
    if checks.is_text(value):
        assert_type(value, str)
