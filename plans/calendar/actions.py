"""Setting a day of the municipality's own, and taking it away."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.permissions import Actor, Capability, require
from plans.calendar.models import OwnDate
from plans.locking import lock_plans
from thai.dates import medium_date

MOST = 50  # days of one year


def add_date(actor: Actor, year: int, title: str, day: dt.date, *, closes: bool = False) -> OwnDate:
    """One more day of a year of work. ValidationError past `MOST`; the same one twice is one."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        of_year = OwnDate.objects.filter(fiscal_year=year)
        if same := of_year.filter(title=title, day=day, closes=closes).first():
            return same
        if of_year.count() >= MOST:
            raise ValidationError(f"ปีหนึ่งมีกำหนดของเทศบาลได้ {MOST} วัน กรุณาลบวันที่ไม่ใช้แล้วก่อน")
        added = OwnDate.objects.create(
            municipality=actor.municipality,
            fiscal_year=year,
            title=title,
            day=day,
            closes=closes,
            added_by=actor.user,
        )
        record(actor, "calendar.added", added, title=title, day=medium_date(day), fiscal_year=year)
    return added


def remove_date(actor: Actor, date: OwnDate) -> None:
    """Takes a day away; twice does no harm."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock_plans(actor)
        if found := OwnDate.objects.filter(pk=date.pk).first():
            day = medium_date(found.day)
            record(actor, "calendar.removed", found, title=found.title, day=day, fiscal_year=found.fiscal_year)
            found.delete()
