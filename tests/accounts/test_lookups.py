"""A list of keys with one that no column can hold finds the others, on every database."""

import pytest

from accounts.models import Municipality, Role, Unit
from accounts.tenancy import open_municipality
from tests.factories import make_member, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.mark.parametrize("key", [10**30, -(10**30), 2**63, int("9" * 4000)], ids=["30", "-30", "64 bits", "4000"])
def test_a_key_past_64_bits_is_no_row(municipality: Municipality, key: int) -> None:
    unit = make_unit(municipality)
    with open_municipality(municipality):
        assert list(Unit.objects.filter(pk__in=[key, unit.pk])) == [unit]
        assert list(Unit.objects.filter(pk__in=[key])) == []
        assert list(Unit.objects.exclude(pk__in=[key])) == [unit]
        assert list(Unit.objects.filter(municipality__in=[key, municipality.pk])) == [unit]


def test_a_list_of_rows_and_a_query_are_still_asked(municipality: Municipality) -> None:
    person = make_member(municipality, Role.STAFF, unit=make_unit(municipality))
    with open_municipality(municipality):
        assert list(Unit.objects.filter(membership__in=person.memberships.all())) == list(Unit.objects.all())
        assert list(Unit.objects.filter(pk__in=[str(unit.pk) for unit in Unit.objects.all()])) == list(
            Unit.objects.all()
        )
