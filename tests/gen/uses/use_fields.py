from attrs_records_mocks import AccountMock, AddressMock, LegacyMock, PremiumMock
from features.attrs_records import Account, Address, Legacy
from fields_mocks import PriceMock
from typing_extensions import assert_type


async def use_attrs(account: AccountMock[bytes]) -> None:
    address = AddressMock()
    AddressMock("Long Street")  # E
    address.street = "Long Street"
    address.street = 1  # E
    assert_type(address.tags, list[str])
    address.verify.return_value = 1  # E
    address.verify.assert_awaited_once_with(strict=True)
    assert_type(account.owner, bytes)
    assert_type(await account.close("moved"), bytes)
    premium = PremiumMock()
    assert_type(premium.owner, str)
    assert_type(premium.level, int)
    premium.limit = 2.5
    premium.close.assert_awaited_once_with(1)  # E
    specs: tuple[Address, Account[bytes], Account[str], Legacy] = (address, account, premium, LegacyMock())
    del specs


async def use_price(price: PriceMock) -> None:
    assert_type(PriceMock.currency, str)
    price.notes = [""]
    price.amount = ""  # E
    price.convert.assert_awaited_once_with(currency="EUR")
    price.convert.return_value = ""  # E
