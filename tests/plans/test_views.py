"""Pages of a municipality's plans."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.actions import save_analyses
from plans.models import Measure, Plan
from tests.factories import FIGURES, make_assessment, make_measure, make_member, make_plan, make_unit

pytestmark = pytest.mark.django_db

D = Decimal
NO_LINES = {f"{name}-{counter}_FORMS": "0" for name in ("steps", "outputs") for counter in ("TOTAL", "INITIAL")}
TYPED = {"version": "0", "kind": "measure", "title": "มาตรการใหม่", "status": "planned"} | NO_LINES
STEPS = {"steps-TOTAL_FORMS": "3", "steps-0-text": "๑. หนึ่ง", "steps-1-text": "", "steps-2-text": "สอง"}


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def base(municipality: Municipality) -> str:
    return f"/m/{municipality.code}/plan/"


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


def measures(plan: Plan) -> list[Measure]:
    with open_municipality(plan.municipality):
        return list(plan.measures.with_rows())


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_a_plan_can_be_opened_for_each_year_after_one_with_rules(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    assert f'action="{base}2569/open/"' in coordinator.get(base).content.decode()
    response = coordinator.post(f"{base}2569/open/")
    assert response.headers["Location"] == f"{base}2569/"
    page = coordinator.get(base).content.decode()
    assert f'action="{base}2569/open/"' not in page
    assert f'href="{base}2569/"' in page


@pytest.mark.parametrize(("path", "method"), [("2601/open/", "post"), ("2569/", "get"), ("2569/measures/1/", "get")])
def test_what_is_not_there_is_not_found(coordinator: Client, base: str, path: str, method: str) -> None:
    assert getattr(coordinator, method)(base + path).status_code == 404


def test_the_plan_shows_where_it_has_gaps(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    page = coordinator.get(f"{base}2569/").content.decode()
    assert f'href="{base}2569/measures/new/?indicator=10"' in page
    assert f'href="{base}2569/measures/new/?indicator=9"' not in page
    make_measure(plan, title="มาตรการตอบตัวชี้วัดสิบ", indicators=[10])
    page = coordinator.get(f"{base}2569/").content.decode()
    assert f'href="{base}2569/measures/new/?indicator=10"' not in page
    assert "มาตรการตอบตัวชี้วัดสิบ" in page


def test_a_gap_begins_the_measure_that_closes_it(coordinator: Client, plan: Plan, base: str) -> None:
    response = coordinator.get(f"{base}2569/measures/new/?indicator=10")
    assert response.context["form"]["indicators"].value() == [10]
    assert coordinator.get(f"{base}2569/measures/new/?indicator=x").context["form"]["indicators"].value() is None


def test_what_was_typed_is_stored(coordinator: Client, plan: Plan, base: str) -> None:
    more: dict[str, Any] = {"indicators": ["9", "10"], "questions": "o๑๒", "start": "2025-10-01", "end": "2026-09-01"}
    response = coordinator.post(f"{base}2569/measures/new/", TYPED | STEPS | more, follow=True)
    assert response.redirect_chain == [(f"{base}2569/", 302)]
    assert "บันทึก “มาตรการใหม่” แล้ว" in response.content.decode()
    [measure] = measures(plan)
    assert [(s.order, s.text) for s in measure.steps.all()] == [(1, "หนึ่ง"), (2, "สอง")]
    assert (measure.indicator_numbers, measure.question_ids) == ([9, 10], ["o12"])
    assert (measure.start, measure.end) == (dt.date(2025, 10, 1), dt.date(2026, 9, 30))


@pytest.mark.parametrize(
    ("mistake", "message"),
    [
        ({"title": ""}, "กรุณาระบุชื่อมาตรการ/โครงการ/กิจกรรม"),
        ({"questions": "i99"}, "ปีงบประมาณ พ.ศ. 2568 ไม่มีข้อ i99"),
        ({"start": "2026-05-01", "end": "2025-10-01"}, "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"),
    ],
)
def test_after_an_error_everything_typed_is_still_there(
    coordinator: Client, plan: Plan, base: str, mistake: dict[str, str], message: str
) -> None:
    unit = make_unit(plan.municipality)
    typed: dict[str, Any] = TYPED | STEPS | {"finding": "พบ <ปัญหา>", "theme": "ประเด็นหนึ่ง", "outcome": "ผลลัพธ์ที่ได้"}
    chosen = {"indicators": ["9"], "units": [str(unit.pk)]}
    response = coordinator.post(f"{base}2569/measures/new/", typed | chosen | mistake)
    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    for text in ("พบ &lt;ปัญหา&gt;", "ประเด็นหนึ่ง", "ผลลัพธ์ที่ได้", "๑. หนึ่ง", "สอง"):
        assert text in page
    form = response.context["form"]
    assert (form["indicators"].value(), form["units"].value()) == (["9"], [str(unit.pk)])
    assert measures(plan) == []


def test_a_form_overtaken_by_another_is_a_conflict_that_keeps_what_was_typed(
    coordinator: Client, plan: Plan, base: str
) -> None:
    measure = make_measure(plan, title="เดิม")
    url = f"{base}2569/measures/{measure.pk}/"
    assert coordinator.post(url, TYPED | {"version": "1", "title": "หนึ่ง"}).status_code == 302
    response = coordinator.post(url, TYPED | STEPS | {"version": "1", "title": "สองที่พิมพ์ไว้"})
    page = response.content.decode()
    assert response.status_code == 409
    assert all(text in page for text in ("มีผู้อื่นบันทึกมาตรการนี้", "สองที่พิมพ์ไว้", "๑. หนึ่ง"))
    assert [m.title for m in measures(plan)] == ["หนึ่ง"]


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_who_may_not_edit_a_measure_reads_it_and_is_refused_the_form(
    client: Client, plan: Plan, base: str, role: str
) -> None:
    measure = make_measure(plan, title="ของกองช่าง", units=[make_unit(plan.municipality, "กองช่าง")], steps=["ขั้นที่อ่านได้"])
    client.force_login(make_member(plan.municipality, role))
    url = f"{base}2569/measures/{measure.pk}/"
    page = client.get(url)
    assert (page.status_code, page.templates[0].name) == (200, "plans/measure_read.html")
    assert all(text in page.content.decode() for text in ("ของกองช่าง", "ขั้นที่อ่านได้", "กองช่าง"))
    assert client.post(url, TYPED | {"version": "1"}).status_code == 403
    assert [m.title for m in measures(plan)] == ["ของกองช่าง"]


def test_staff_edit_their_units_measure_but_do_not_delete_it(client: Client, plan: Plan, base: str) -> None:
    unit = make_unit(plan.municipality)
    measure = make_measure(plan, units=[unit])
    client.force_login(make_member(plan.municipality, Role.STAFF, unit=unit))
    url = f"{base}2569/measures/{measure.pk}/"
    assert "plans/measure.html" in [t.name for t in client.get(url).templates]
    assert f'href="{url}delete/"' not in client.get(url).content.decode()
    assert client.post(url, TYPED | {"version": "1", "units": [unit.pk]}).status_code == 302
    assert client.post(f"{url}delete/").status_code == 403
    assert [m.title for m in measures(plan)] == ["มาตรการใหม่"]


def test_a_measure_is_found_in_its_own_year_only(coordinator: Client, plan: Plan, base: str) -> None:
    make_plan(plan.municipality, 2568)
    measure = make_measure(plan)
    for page in ("", "delete/"):
        assert coordinator.get(f"{base}2568/measures/{measure.pk}/{page}").status_code == 404


def test_deleting_asks_first(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan)
    url = f"{base}2569/measures/{measure.pk}/delete/"
    assert "ออกจากแผน?" in coordinator.get(url).content.decode()
    assert len(measures(plan)) == 1
    assert coordinator.post(url).headers["Location"] == f"{base}2569/"
    assert measures(plan) == []


@pytest.mark.parametrize(("way", "order"), [("up", [1, 0, 2]), ("down", [0, 2, 1])])
def test_a_measure_moves_up_and_down(coordinator: Client, plan: Plan, base: str, way: str, order: list[int]) -> None:
    made = [make_measure(plan) for _ in range(3)]
    coordinator.post(f"{base}2569/measures/{made[1].pk}/move/", {way: "1"})
    assert measures(plan) == [made[n] for n in order]


def test_one_more_line_carries_its_number_and_the_next(coordinator: Client, base: str) -> None:
    response = coordinator.get(f"{base}lines/steps/4/", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert 'name="steps-4-text"' in page
    assert '<input type="hidden" name="steps-TOTAL_FORMS" value="5"' in page
    assert f'hx-get="{base}lines/steps/5/"' in page
    assert "<html" not in page
    for path in ("lines/steps/60/", "lines/units/1/"):
        assert coordinator.get(base + path).status_code == 404


def test_analyses_are_shown_beside_their_scores_and_stored(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    with open_municipality(plan.municipality):
        save_analyses(system_actor(plan.municipality), plan, {10: ("พบข้อบกพร่อง", "")})
    page = coordinator.get(f"{base}2569/analysis/").content.decode()
    assert all(text in page for text in ("พบข้อบกพร่อง", "70.00", 'id="indicator-10"'))
    response = coordinator.post(f"{base}2569/analysis/", {"finding_1": "ดี", "finding_10": ""})
    assert response.headers["Location"] == f"{base}2569/"
    with open_municipality(plan.municipality):
        assert [(a.indicator, a.finding) for a in plan.analyses.all()] == [(1, "ดี")]


def test_an_analysis_written_meanwhile_is_not_overwritten(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}2569/analysis/"
    opened = {field.html_name: field.value() or "" for field in coordinator.get(url).context["form"]}
    assert coordinator.post(url, opened | {"finding_1": "เขียนก่อน"}).status_code == 302
    coordinator.post(url, opened | {"finding_2": "เขียนทีหลังจากหน้าที่เปิดไว้"})
    with open_municipality(plan.municipality):
        assert "เขียนก่อน" in [analysis.finding for analysis in plan.analyses.all()]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STAFF])
def test_a_plan_costs_the_same_queries_at_one_measure_and_at_thirty(
    client: Client, plan: Plan, base: str, role: str
) -> None:
    client.force_login(make_member(plan.municipality, role))
    make_assessment(plan.municipality, 2568, FIGURES | {"i1": D(90)})
    units = [make_unit(plan.municipality, name) for name in ("กองคลัง", "กองช่าง")]
    make_measure(plan, units=units, outputs=["ก"])
    one, listed = queries(client, f"{base}2569/"), queries(client, base)
    for _ in range(29):
        make_measure(plan, units=units, steps=["ก", "ข"], outputs=["ค"], questions=["o1"])
    assert queries(client, f"{base}2569/") == one
    assert queries(client, base) == listed
