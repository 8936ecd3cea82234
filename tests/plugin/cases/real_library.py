from unittest.mock import AsyncMock

import httpx
from typedamock import Mocked


def use(client: httpx.AsyncClient) -> None: ...


async def test_client(client: Mocked[httpx.AsyncClient]) -> None:
    use(client)
    client.get.return_value = httpx.Response(200)
    client.get.return_value = 3
    # E: Incompatible types in assignment (expression has type "int", variable has type "Response")  [assignment]
    client.get.return_value.json.return_value = {}
    client.get.assert_awaited_once_with("/users", params={"page": "1"})
    client.get.assert_awaited_once_with("/users", param={"page": "1"})
    # E: Unexpected keyword argument "param" for "assert_awaited_once_with" of "AsyncMethodMock"; did you mean "params"?  [call-arg]
    reveal_type(await client.get("/users"))  # N: Revealed type is "httpx._models.Response"
    async with client.stream("GET", "/users") as response:
        reveal_type(response)  # N: Revealed type is "httpx._models.Response"
    async with client as entered:
        reveal_type(entered)  # N: Revealed type is "httpx._client.AsyncClient"
    client.headers = {"accept": "text/html"}
    client.gett  # E: "Mocked[AsyncClient]" has no attribute "gett"; maybe "get"?  [attr-defined]


use(AsyncMock(spec=httpx.AsyncClient))
