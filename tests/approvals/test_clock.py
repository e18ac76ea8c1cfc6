"""A clock that jumped signs nothing, and says why."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.tenancy import open_municipality
from approvals.clock import ClockWrong, check_clock
from tests.approvals.town import Town


def test_a_clock_that_agrees_is_believed(town: Town) -> None:
    with open_municipality(town.municipality):
        check_clock(town.municipality)


@pytest.mark.parametrize("jump", [dt.timedelta(minutes=6), dt.timedelta(days=-400)])
def test_a_clock_that_is_not_the_databases_stops_signing(
    town: Town, monkeypatch: pytest.MonkeyPatch, jump: dt.timedelta
) -> None:
    submission = town.submitted()
    now = timezone.now
    with monkeypatch.context() as patched:
        patched.setattr(timezone, "now", lambda: now() + jump)
        step = town.signed(submission).steps.get(order=0)
    assert step.signed_at is None
    assert step.signing_error == (
        "นาฬิกาของเครื่องไม่ตรงกับนาฬิกาของฐานข้อมูล ระบบจึงยังไม่ลงลายมือชื่อ จนกว่าผู้ดูแลระบบจะตั้งนาฬิกา แล้วจะลงให้เอง"
    )
    assert town.signed(submission).steps.get(order=0).signing_error == ""


def test_a_clock_before_the_last_audit_entry_stops_signing(town: Town) -> None:
    with open_municipality(town.municipality):
        town.submitted()
        last = AuditEntry.objects.order_by("-sequence")[0]
        later = AuditEntry(
            municipality=town.municipality,
            sequence=last.sequence + 1,
            at=timezone.now() + dt.timedelta(minutes=6),
            action="test",
            object_type="test",
            object_id="1",
            detail={},
            previous_hash=last.hash,
            hash="0" * 64,
        )
        later.save()
        with pytest.raises(ClockWrong, match="เดินถอยหลัง"):
            check_clock(town.municipality)
