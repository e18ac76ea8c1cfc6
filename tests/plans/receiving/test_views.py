"""Receiving: chosen beforehand, many at once, returned with reasons; one text of many parts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.editing.models import Draft
from accounts.models import Municipality, Role, Unit
from accounts.tenancy import open_municipality
from plans.models import Measure, Plan, Target
from plans.reporting.models import Contribution
from plans.rules.workflow import Stage
from tests.factories import make_measure, make_member, make_plan, make_unit

pytestmark = pytest.mark.django_db
WRITTEN = {"outputs": ["อบรม 3 รุ่น 120 คน"], "outcome": "เวลารอลดจาก 40 เหลือ 15 นาที", "status": "in_progress"}


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def finance(municipality: Municipality) -> Unit:
    return make_unit(municipality, "กองคลัง")


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


def page_of(plan: Plan) -> str:
    return f"/m/{plan.municipality.code}/plan/{plan.fiscal_year}/receive/"


def stages(plan: Plan) -> list[str]:
    with open_municipality(plan.municipality):
        return [measure.stage for measure in Measure.objects.all()]


def ticked(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'value="(\d+)" aria-label="[^"]*" checked', page)]


def test_what_waits_without_a_fault_is_chosen_and_taken_at_once(coordinator: Client, plan: Plan, finance: Unit) -> None:
    good = [make_measure(plan, units=[finance], stage=Stage.SUBMITTED, **WRITTEN) for _ in range(2)]
    bad = make_measure(plan, units=[finance], stage=Stage.SUBMITTED, **WRITTEN | {"outcome": ""})
    page = coordinator.get(page_of(plan)).text
    assert ticked(page) == [measure.pk for measure in good]
    assert "ยังไม่มีผลลัพธ์" in page
    chosen = {"measures": [*ticked(page), 0, bad.pk + 1]}
    assert "ตรวจรับแล้ว 2 มาตรการ" in coordinator.post(f"{page_of(plan)}accept/", chosen, follow=True).text
    assert stages(plan) == [Stage.ACCEPTED, Stage.ACCEPTED, Stage.SUBMITTED]
    late = coordinator.post(f"{page_of(plan)}accept/", chosen, follow=True)
    assert "อีก 2 มาตรการไม่รอตรวจรับแล้ว" in late.text
    assert "อย่างน้อยหนึ่งรายการ" in coordinator.post(f"{page_of(plan)}accept/", {}, follow=True).text


def test_one_reason_for_all_and_another_for_one(coordinator: Client, plan: Plan, finance: Unit) -> None:
    first, second = (make_measure(plan, units=[finance], stage=Stage.SUBMITTED) for _ in range(2))
    chosen = {"measures": [first.pk, second.pk], f"reason-{second.pk}": "ขอวันที่"}
    refused = coordinator.post(f"{page_of(plan)}return/", chosen)
    assert (refused.status_code, "กรุณาบอกเหตุผล" in refused.text, "ขอวันที่" in refused.text) == (422, True, True)
    assert ticked(refused.text) == [first.pk, second.pk]
    assert coordinator.post(f"{page_of(plan)}return/", {"reason": "ร่าง", "autosave": "keep"}).json()["state"] == "kept"
    assert "ร่าง</textarea>" in coordinator.get(page_of(plan)).text
    coordinator.post(f"{page_of(plan)}return/", chosen | {"reason": "ขอตัวเลข"})
    with open_municipality(plan.municipality):
        assert [m.return_reason for m in Measure.objects.all()] == ["ขอตัวเลข", "ขอวันที่"]
        assert not Draft.objects.exists()


def test_another_day_and_a_reminder_for_those_who_wait(coordinator: Client, plan: Plan, finance: Unit) -> None:
    waiting = make_measure(plan, units=[finance], stage=Stage.ASSIGNED)
    chosen = {"measures": [waiting.pk]}
    past = coordinator.post(f"{page_of(plan)}due/", chosen | {"due": "1 ต.ค. 2560"})
    assert (past.status_code, "ต้องไม่ผ่านไปแล้ว" in past.text) == (422, True)
    told = coordinator.post(f"{page_of(plan)}due/", chosen | {"due": "30 ก.ย. 2570"}, follow=True)
    assert "เปลี่ยนกำหนดส่ง 1 มาตรการแล้ว" in told.text
    assert "เตือนผู้ที่ยังไม่ส่งแล้ว 1" in coordinator.post(f"{page_of(plan)}remind/", chosen, follow=True).text


def test_the_parts_of_many_units_become_one_text(coordinator: Client, plan: Plan, finance: Unit) -> None:
    works = make_unit(plan.municipality, "กองช่าง")
    measure = make_measure(plan, units=[finance, works], stage=Stage.ASSIGNED)
    with open_municipality(plan.municipality):
        row = Contribution.objects.create(measure=measure, unit=finance, stage="submitted", **WRITTEN)
    assert "ยังไม่ส่ง: กองช่าง" in coordinator.get(page_of(plan)).text
    base = f"{page_of(plan)}{measure.pk}/"
    assert "เติมทุกส่วนที่ส่งแล้ว (1)" in coordinator.get(base).text
    assert "เติมลงข้อความรวมแล้ว: กองคลัง" in coordinator.post(f"{base}add/", {"unit": finance.pk}, follow=True).text
    assert coordinator.post(f"{base}return/", {"unit": finance.pk, "reason": ""}).status_code == 422
    coordinator.post(f"{base}return/", {"unit": finance.pk, "reason": "ขอวันที่"})
    with open_municipality(plan.municipality):
        row.refresh_from_db()
    assert (row.stage, row.return_reason) == (Stage.RETURNED, "ขอวันที่")
    coordinator.post(f"{base}accept/")
    assert stages(plan) == [Stage.ACCEPTED]
    alone = make_measure(plan, units=[finance])
    assert coordinator.get(f"{page_of(plan)}{alone.pk}/").status_code == 404


def test_a_text_that_cannot_be_stored_stays_on_the_page_with_why(coordinator: Client, plan: Plan) -> None:
    measure = make_measure(plan, all_units=True, stage=Stage.ASSIGNED)
    with open_municipality(plan.municipality):
        Target.objects.create(measure=measure, item="o99")  # which a correction of the rules took out of the year
    typed = {f"{measure.pk}-opened": "", f"{measure.pk}-outcome": "เวลารอลดเหลือ 15 นาที"}
    refused = coordinator.post(f"{page_of(plan)}{measure.pk}/", typed)
    assert refused.status_code == 422
    assert "เวลารอลดเหลือ 15 นาที" in refused.text
    assert "ไม่มีข้อ o99" in refused.text
