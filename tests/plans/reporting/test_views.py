"""The page on which a unit reports: without scripts, as one types, with evidence beside; and its queries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.editing.merging import fingerprint, mark
from accounts.models import Municipality, Notice, Role, Unit
from accounts.tenancy import open_municipality
from plans.models import Evidence, Measure, Plan
from plans.reporting.models import MeasureComment
from plans.rules.workflow import Stage
from tests.factories import make_measure, make_member, make_plan, make_unit
from tests.plans.evidence import samples

pytestmark = pytest.mark.django_db
STEP = mark("ขั้นแรก")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def finance(municipality: Municipality) -> Unit:
    return make_unit(municipality, "กองคลัง")


@pytest.fixture
def clerk(client: Client, municipality: Municipality, finance: Unit) -> Client:
    client.force_login(make_member(municipality, Role.STAFF, unit=finance, name="เจ้าหน้าที่"))
    return client


def measure_of(plan: Plan, finance: Unit, **more: Any) -> Measure:
    return make_measure(plan, units=[finance], stage=Stage.ASSIGNED, **more)


def page_of(plan: Plan) -> str:
    return f"/m/{plan.municipality.code}/plan/{plan.fiscal_year}/reports/"


def sent(measure: Measure, typed: Mapping[str, Any], opened: Mapping[str, Any]) -> dict[str, Any]:
    """What the page sends of one measure; `opened` are the values it showed."""
    fields = {"done": [], "outputs": [""], "outcome": "", "status": "planned"} | dict(typed)
    shown = {"status": "planned"} | dict(opened)
    return {f"{measure.pk}-{name}": value for name, value in fields.items()} | {
        f"{measure.pk}-opened": fingerprint(shown)
    }


def stored(measure: Measure) -> Measure:
    with open_municipality(measure.plan.municipality):
        return Measure.objects.with_rows().prefetch_related("evidence").get(pk=measure.pk)


def test_a_page_without_scripts_saves_and_hands_in_what_is_ready(clerk: Client, plan: Plan, finance: Unit) -> None:
    ready, bare = measure_of(plan, finance, title="ครบ"), measure_of(plan, finance, title="ขาด<b>")
    written = {"outputs": ["๑. อบรม 3 รุ่น", ""], "outcome": "เวลารอลดเหลือ 15 นาที", "status": "in_progress"}
    form = sent(ready, written, {}) | sent(bare, {"outputs": ["คู่มือ 2 เล่ม"]}, {})
    answer = clerk.post(page_of(plan), form | {"hand_in": "1"}, follow=True)
    assert (stored(ready).stage, stored(bare).stage) == (Stage.SUBMITTED, Stage.ASSIGNED)
    assert [output.text for output in stored(ready).outputs.all()] == ["อบรม 3 รุ่น"]
    assert "ส่งให้ผู้ประสานงานแล้ว 1 มาตรการ" in answer.text
    assert "ขาด&lt;b&gt;: ยังไม่เลือกว่าทำถึงไหน · ยังไม่มีผลลัพธ์" in answer.text
    taken = clerk.post(f"{page_of(plan)}{ready.pk}/take-back/", follow=True)
    assert "กลับมาแก้ไขแล้ว" in taken.text


def test_what_two_people_changed_stands_twice_and_nothing_is_handed_in(
    clerk: Client, plan: Plan, finance: Unit
) -> None:
    measure = measure_of(plan, finance, outcome="ของเพื่อน")
    written = {"outputs": ["อบรม 3 รุ่น"], "outcome": "ของฉัน", "status": "in_progress"}
    answer = clerk.post(page_of(plan), sent(measure, written, {"outcome": "เดิม"}) | {"hand_in": "1"})
    assert answer.status_code == 422
    for words in ("ของเพื่อน", "ของฉัน", "หลังจากที่ท่านเปิดหน้านี้"):
        assert words in answer.text
    assert (stored(measure).stage, stored(measure).outcome) == (Stage.ASSIGNED, "ของเพื่อน")


def test_one_part_is_saved_while_it_is_typed(clerk: Client, plan: Plan, finance: Unit) -> None:
    measure = measure_of(plan, finance)
    address = f"{page_of(plan)}{measure.pk}/save/"
    typed = {"done": [STEP], "outputs": ["ขั้นแรกแล้ว"], "outcome": "ยาว" * 2000}
    told = clerk.post(address, sent(measure, typed, {})).json()
    assert (told["state"], told["wrong"], told["marks"]["done"]) == ("unsaved", ["outcome"], mark([STEP]))
    assert "กล่าวซ้ำขั้นตอนข้อ 1" in told["html"][f"{measure.pk}-outputs-note"]
    assert stored(measure).done_steps == [STEP]
    shown = {"done": [STEP], "outputs": ["ขั้นแรกแล้ว"]}
    told = clerk.post(address, sent(measure, shown | {"outcome": "ดีขึ้น"}, shown)).json()
    assert (told["state"], told["said"][:11], told["conflicts"]) == ("saved", "บันทึกแล้ว ", {})
    again = clerk.post(address, sent(measure, shown | {"outcome": "อื่น"}, shown)).json()
    assert again["conflicts"] == {"outcome": "ดีขึ้น"}
    with open_municipality(plan.municipality):
        Measure.objects.filter(pk=measure.pk).update(stage=Stage.SUBMITTED)
    late = clerk.post(address, sent(measure, {"outcome": "สาย"}, {"outcome": "ดีขึ้น"})).json()
    assert (late["state"], stored(measure).outcome) == ("unsaved", "ดีขึ้น")
    assert "จึงทำรายการนี้ไม่ได้" in late["html"][f"{measure.pk}-state"]


def test_evidence_is_dropped_dated_and_taken_away_beside_the_report(
    clerk: Client, plan: Plan, finance: Unit, works_clerk: Client
) -> None:
    measure = measure_of(plan, finance)
    base = f"{page_of(plan)}{measure.pk}/"
    broken = SimpleUploadedFile("ภาพ.png", b"x")
    refused = clerk.post(f"{base}attach/", {f"{measure.pk}-file": broken}, headers=HTMX)
    assert 'class="error"' in refused.text
    file = SimpleUploadedFile("ประกาศ No Gift.pdf", samples.pdf())
    clerk.post(f"{base}attach/", {f"{measure.pk}-file": file, f"{measure.pk}-step": STEP}, headers=HTMX)
    clerk.post(f"{base}attach/", {f"{measure.pk}-url": "https://www.example.go.th/a"}, headers=HTMX)
    with open_municipality(plan.municipality):
        added, link = Evidence.objects.all()
    assert (added.title, added.step, link.title) == ("ประกาศ No Gift", STEP, "www.example.go.th/a")
    day = {f"evidence{added.pk}-day": "2 มี.ค. 2569"}
    assert works_clerk.post(f"{base}evidence/{added.pk}/day/", day, headers=HTMX).status_code == 403
    assert "2 มี.ค. 2569" in clerk.post(f"{base}evidence/{added.pk}/day/", day, headers=HTMX).text
    wrong = clerk.post(f"{base}evidence/{added.pk}/day/", {f"evidence{added.pk}-day": "เมื่อวาน"}, headers=HTMX)
    assert 'class="error"' in wrong.text
    clerk.post(f"{base}evidence/{link.pk}/remove/", headers=HTMX)
    assert [e.title for e in stored(measure).evidence.all()] == ["ประกาศ No Gift"]


@pytest.fixture
def works_clerk(municipality: Municipality) -> Client:
    client = Client()
    client.force_login(make_member(municipality, Role.STAFF, unit=make_unit(municipality, "กองช่าง")))
    return client


def test_an_unknown_part_is_nowhere(clerk: Client, plan: Plan, finance: Unit) -> None:
    measure_of(plan, finance)
    for key in ("0", "x", "1u", "9" * 30, f"1u{'9' * 19}"):
        assert clerk.post(f"{page_of(plan)}{key}/save/").status_code == 404


def test_the_planners_form_asks_a_unit_for_no_report(clerk: Client, plan: Plan, finance: Unit) -> None:
    measure = measure_of(plan, finance, outputs=["หนึ่ง"], outcome="ดีขึ้น", status="done")
    address = f"/m/{plan.municipality.code}/plan/2569/measures/{measure.pk}/edit/"
    page = clerk.get(address).text
    assert 'name="outcome"' not in page
    assert "outputs-lines" not in page
    steps = {"steps-TOTAL_FORMS": "1", "steps-INITIAL_FORMS": "0", "steps-0-text": "ขั้นแรก"}
    clerk.post(address, {"kind": "measure", "title": "ใหม่", "version": "1", "status": "planned", "outcome": ""} | steps)
    assert (stored(measure).title, stored(measure).outcome, stored(measure).status) == ("ใหม่", "ดีขึ้น", "done")


def test_a_remark_is_told_to_those_concerned(
    clerk: Client, works_clerk: Client, plan: Plan, finance: Unit, municipality: Municipality
) -> None:
    coordinator = make_member(municipality, Role.COORDINATOR)
    measure = measure_of(plan, finance, title="คู่มือ")
    address = f"/m/{municipality.code}/plan/2569/measures/{measure.pk}/comment/"
    assert works_clerk.post(address, {"text": "ดู"}).status_code == 403
    assert clerk.post(address, {"text": " "}).status_code == 422
    clerk.post(address, {"text": "ขอขยายเวลา<b>"})
    with open_municipality(municipality):
        [comment] = MeasureComment.objects.all()
    assert [(n.user, n.title, n.detail) for n in Notice.objects.all()] == [
        (coordinator, "ความเห็นจากเจ้าหน้าที่: คู่มือ", "ขอขยายเวลา<b>")
    ]
    assert "ขอขยายเวลา&lt;b&gt;" in works_clerk.get(f"/m/{municipality.code}/plan/2569/measures/{measure.pk}/").text
    assert comment.text == "ขอขยายเวลา<b>"


@pytest.mark.parametrize("path", ["reports/", "receive/"])
def test_a_page_costs_the_same_for_one_measure_and_for_many(
    clerk: Client, plan: Plan, finance: Unit, path: str
) -> None:
    counts = []
    for number in (1, 6):
        for _ in range(number):
            for stage in (Stage.ASSIGNED, Stage.SUBMITTED, Stage.ACCEPTED):
                make_measure(plan, units=[finance], stage=stage)
                make_measure(plan, all_units=True, stage=stage)
        with CaptureQueriesContext(connection) as queries:
            assert clerk.get(f"/m/{plan.municipality.code}/plan/2569/{path}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], [query["sql"] for query in queries.captured_queries]
