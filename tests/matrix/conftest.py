"""The two municipalities of the matrix, with everyone who might ask for them."""

from copy import deepcopy
from typing import Any

import pytest

from accounts import limited_process
from accounts.tenancy import open_municipality
from documents.authority import Authority
from tests.factories import make_user
from tests.matrix.people import Place, ask_pages, make_place

_judge = limited_process.run
_judged: dict[tuple[str, ...], Any] = {}


@pytest.fixture(autouse=True)
def _judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes are given to a process of their own once: the matrix asks who may, not what is in a file."""

    def judge(function: str, given: bytes, *arguments: str, **limits: Any) -> Any:
        asked = (function, given.hex(), *arguments)
        if asked not in _judged:
            _judged[asked] = _judge(function, given, *arguments, **limits)
        return deepcopy(_judged[asked])

    monkeypatch.setattr(limited_process, "run", judge)


@pytest.fixture
def here(authority: Authority) -> Place:
    place = make_place("ลำปาง", "ลับฝั่งเหนือ")
    place.people["nobody"] = make_user(password=None)
    place.people["administrator"] = make_user(is_superuser=True, is_staff=True, password=None)
    with open_municipality(place.municipality):
        ask_pages(place, "administrator")
    return place


@pytest.fixture
def there(here: Place) -> Place:
    place = make_place("ฉะเชิงเทรา", "ลับฝั่งใต้")
    here.people["elsewhere"], here.people["far officer"] = place.people["coordinator"], place.people["officer"]
    return place
