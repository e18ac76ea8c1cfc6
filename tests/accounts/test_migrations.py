"""Migrations that carry data: what stood in a database of an earlier release is right afterwards."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps

from accounts.models import ActingAppointment, Membership, Municipality, Position, Role
from accounts.tenancy import open_all, open_municipality
from tests.factories import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        (("2568-10-01", "2569-09-30"), ("2025-10-01", "2026-09-30")),
        (("2025-10-01", "2569-09-30"), ("2025-10-01", "2026-09-30")),
        (("2568-02-29", "2568-02-29"), ("2025-02-28", "2025-02-28")),
        (("2026-10-01", "2569-09-30"), ("2026-10-01", "2026-10-01")),  # ended, and no longer for 543 years
        (("2025-10-01", "2026-09-30"), ("2025-10-01", "2026-09-30")),
    ],
)
def test_acting_appointments_come_to_the_year_that_was_meant(
    municipality: Municipality, stored: tuple[str, str], meant: tuple[str, str]
) -> None:
    person = make_member(municipality, Role.EXECUTIVE, title="รองปลัดเทศบาล")
    start, end = map(dt.date.fromisoformat, stored)
    with open_municipality(municipality):
        clerk = Position.objects.create(municipality=municipality, title="ปลัดเทศบาล")
        member = Membership.objects.get(user=person)
        row = ActingAppointment.objects.create(position=clerk, membership=member, start=start, end=end)
    migration = import_module("accounts.migrations.0006_acting_days_of_the_real_year")
    with open_all():
        migration.bring_to_the_real_year(apps, None)
        row.refresh_from_db()
    assert (row.start.isoformat(), row.end.isoformat()) == meant
