from unittest.mock import AsyncMock, MagicMock, Mock, create_autospec

from app.client import Client, User

AsyncMock(spec=Client, timeout=3.0)
AsyncMock(spec=Client, timeot=3.0)
# E: "Mocked[Client]" has no attribute "timeot"; maybe "timeout"?  [typedamock]
AsyncMock(spec=Client, timeout="x")
# E: Incompatible type for "timeout" of the mock (got "str", expected "float")  [typedamock]
AsyncMock(spec=Client, auto_spec=True)
# E: "Mocked[Client]" has no attribute "auto_spec"  [typedamock]
AsyncMock(spec=Client, name="client", wraps=Client(""), unsafe=True, return_value=3, side_effect=None)
AsyncMock(spec=Client, **{"fetch.return_value": User()})
AsyncMock(spec=Client, **{"fetch.return_value": 3})
# E: Incompatible type for "fetch.return_value" of the mock (got "int", expected "User")  [typedamock]
AsyncMock(spec=Client, **{"fetchh.return_value": 3})
# E: "Mocked[Client]" has no attribute "fetchh"; maybe "fetch"?  [typedamock]
AsyncMock(spec=Client, **{"fetch.side_effect": [User(), ValueError]})
AsyncMock(spec=Client, **{"session.execute.return_value": [1]})
AsyncMock(spec=Client, fetch=AsyncMock(return_value=User()), close=lambda: None)

m = MagicMock(spec=Client)
m.configure_mock(timeout=3.0, **{"close.side_effect": ValueError})
m.configure_mock(timeot=3.0)
# E: "Mocked[Client]" has no attribute "timeot"; maybe "timeout"?  [typedamock]
m.fetch.configure_mock(return_value=3)
# E: Incompatible type for "return_value" of the mock (got "int", expected "User")  [typedamock]

create_autospec(Client, instance=True, spec_set=True, timeout=1.0)
create_autospec(Client, instance=True, url=3)
# E: Incompatible type for "url" of the mock (got "int", expected "str")  [typedamock]

m.fetch = AsyncMock(return_value=User())
m.fetch = AsyncMock(return_value=3)
# E: Incompatible type for "return_value" of the mock (got "int", expected "User")  [typedamock]
m.fetch = AsyncMock(retrun_value=3)
# E: "AsyncMethodMock[[int, DefaultNamedArg(str, 'name')], User, Arguments]" has no attribute "retrun_value"; maybe "return_value"?  [typedamock]

AsyncMock(spec=Client, timeot=3.0)  # type: ignore[typedamock]
unspecced = Mock(anything=3, other="x")
unspecced.configure_mock(more=3)
AsyncMock(spec=Client, fetch=AsyncMock(return_value=User()))
AsyncMock(spec=Client, fetch=AsyncMock(return_value=3))
# E: Incompatible type for "return_value" of the mock (got "int", expected "User")  [typedamock]
AsyncMock(spec=Client, **{"session.execute": AsyncMock(return_value=3)})
# E: Incompatible type for "return_value" of the mock (got "int", expected "list[int]")  [typedamock]
