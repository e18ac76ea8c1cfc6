"""Checks of links by a real worker, and never inside a transaction.

Not marked embedded: SQLite cannot be flushed while its triggers keep the audit trail.
"""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans import tasks
from plans.evidence.actions import add_link, check_now
from plans.models import Evidence, Measure, Plan
from tests.conftest import wait_until
from thai.dates import fiscal_year

pytestmark = pytest.mark.django_db(transaction=True)


def make_link(municipality: Municipality) -> Evidence:
    plan = Plan.objects.create(municipality=municipality, fiscal_year=fiscal_year(timezone.localdate()))
    measure = Measure.objects.create(plan=plan, title="มาตรการ")
    return add_link(system_actor(municipality), measure, "ลิงก์", None, "http://ban.invalid/")


def test_a_check_refuses_to_run_inside_a_transaction(opened: Municipality) -> None:
    link = make_link(opened)
    with transaction.atomic(), pytest.raises(RuntimeError):
        check_now(link.pk)


def test_the_worker_checks_a_link_once_it_is_stored_and_those_left_behind_at_night(
    municipality: Municipality, worker: None
) -> None:
    with open_municipality(municipality):
        link = make_link(municipality)
        checked = Evidence.objects.filter(pk=link.pk, checked_at__isnull=False)
        wait_until(checked.exists)
        link.refresh_from_db()
        assert (link.check_state, link.check_report["message"]) == ("bad", "ไม่พบเว็บไซต์ชื่อ ban.invalid")
        Evidence.objects.update(check_state="", checked_at=None)
        tasks.check_links.delay()
        wait_until(checked.exists)
