"""That a certificate runs out is told in time, each time once, and no longer than it concerns somebody."""

from __future__ import annotations

import datetime as dt

import pytest

from accounts.certificate_notices import forget, tell_end
from accounts.models import Municipality, Notice, User
from accounts.notices import notices_of, unread_count
from tests.factories import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

END = dt.date(2027, 3, 31)


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality)


def morning(municipality: Municipality, person: User, days_left: int) -> list[str]:
    """What the morning so many days before the end says."""
    before = set(Notice.objects.values_list("pk", flat=True))
    for _ in range(2):
        tell_end(
            [person],
            municipality,
            serial="7a01",
            name="ใบรับรองลายมือชื่อของท่าน",
            end=END,
            today=END - dt.timedelta(days=days_left),
            path="/style/",
        )
    return [f"{n.title} · {n.detail}" for n in Notice.objects.exclude(pk__in=before)]


def test_it_is_told_two_months_one_month_and_a_week_before_and_after(municipality: Municipality, person: User) -> None:
    said = {days: found for days in range(70, -5, -1) if (found := morning(municipality, person, days))}
    soon = "ใบรับรองลายมือชื่อของท่านใกล้หมดอายุ · ใช้ได้ถึง 31 มีนาคม 2570 (เหลือ {} วัน) กรุณาเปลี่ยนใบใหม่ก่อนพ้นวันนั้น"
    over = "ใบรับรองลายมือชื่อของท่านหมดอายุแล้ว · ใช้ได้ถึง 31 มีนาคม 2570 ลงนามด้วยใบรับรองนี้ไม่ได้แล้ว กรุณาเปลี่ยนใบใหม่"
    assert said == {60: [soon.format(60)], 30: [soon.format(30)], 7: [soon.format(7)], -1: [over]}
    assert unread_count(person) == 1  # the latest takes the place of those before


def test_a_missed_morning_is_made_up_for(municipality: Municipality, person: User) -> None:
    assert len(morning(municipality, person, 5)) == 1
    assert morning(municipality, person, 0) == []


def test_on_the_last_day_it_says_so(municipality: Municipality, person: User) -> None:
    (said,) = morning(municipality, person, 0)
    assert said.endswith("ใช้ได้ถึง 31 มีนาคม 2570 (วันนี้วันสุดท้าย) กรุณาเปลี่ยนใบใหม่ก่อนพ้นวันนั้น")


def test_one_that_was_replaced_is_forgotten(municipality: Municipality, person: User) -> None:
    morning(municipality, person, 20)
    forget(municipality, "7a0")  # another serial
    assert unread_count(person) == 1
    forget(municipality, "7a01")
    assert unread_count(person) == 0
    assert notices_of(person).count() == 1
