"""The two municipalities of the matrix, with everyone who might ask for them."""

import pytest

from accounts.tenancy import open_municipality
from documents.authority import Authority
from tests.factories import make_user
from tests.matrix.people import Place, ask_pages, make_place


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
