"""A measure's own pages and the pages of many hands."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Municipality, Role, Unit
from accounts.tenancy import open_municipality
from plans.models import Evidence, EvidenceFile, Measure, MeasureRevision, Plan, Progress
from plans.rules.workflow import Stage
from tests.factories import make_many_measures, make_measure, make_member, make_plan, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def finance(municipality: Municipality) -> Unit:
    return make_unit(municipality, "กองคลัง")


@pytest.fixture
def base(municipality: Municipality) -> str:
    return f"/m/{municipality.code}/plan/"


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


@pytest.fixture
def clerk(municipality: Municipality, finance: Unit) -> Client:
    client = Client()
    client.force_login(make_member(municipality, Role.STAFF, unit=finance))
    return client


def stored(measure: Measure) -> Measure:
    with open_municipality(measure.plan.municipality):
        return Measure.objects.get(pk=measure.pk)


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_everybody_reads_a_measure_and_only_its_people_find_what_to_do(
    client: Client, plan: Plan, base: str, role: str
) -> None:
    measure = make_measure(
        plan, title="ของกองช่าง", steps=["ขั้นที่ <b>อ่านได้"], units=[make_unit(plan.municipality, "กองช่าง")]
    )
    client.force_login(make_member(plan.municipality, role))
    page = client.get(f"{base}2569/measures/{measure.pk}/").content.decode()
    assert all(text in page for text in ("ของกองช่าง", "ขั้นที่ &lt;b&gt;อ่านได้", "กองช่าง"))
    for action in ("edit/", "submit/", "accept/", "return/", "progress/", "delete/"):
        assert f'/measures/{measure.pk}/{action}"' not in page


def test_a_measure_is_found_in_its_own_year_only(coordinator: Client, plan: Plan, base: str) -> None:
    make_plan(plan.municipality, 2568)
    measure = make_measure(plan)
    for page in ("", "edit/", "history/", "delete/"):
        assert coordinator.get(f"{base}2569/measures/{measure.pk}/{page}").status_code == 200
        assert coordinator.get(f"{base}2568/measures/{measure.pk}/{page}").status_code == 404


def test_deleting_asks_first(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan)
    url = f"{base}2569/measures/{measure.pk}/delete/"
    assert "ออกจากแผน?" in coordinator.get(url).content.decode()
    assert stored(measure)
    assert coordinator.post(url).headers["Location"] == f"{base}2569/"
    with open_municipality(plan.municipality):
        assert not Measure.objects.exists()


@pytest.mark.parametrize(("way", "order"), [("up", [1, 0, 2]), ("down", [0, 2, 1])])
def test_a_measure_moves_up_and_down(coordinator: Client, plan: Plan, base: str, way: str, order: list[int]) -> None:
    made = [make_measure(plan) for _ in range(3)]
    coordinator.post(f"{base}2569/measures/{made[1].pk}/move/", {way: "1"})
    with open_municipality(plan.municipality):
        assert list(plan.measures.all()) == [made[n] for n in order]


def test_the_whole_order_is_taken_at_once_or_refused(coordinator: Client, plan: Plan, base: str) -> None:
    first, second = make_measure(plan), make_measure(plan)
    url = f"{base}2569/order/"
    assert coordinator.post(url, {"order": [second.pk, first.pk]}).status_code == 200
    for wrong in ([second.pk], [second.pk, second.pk], [second.pk, first.pk, 999], ["x"], []):
        assert coordinator.post(url, {"order": wrong}).status_code == 409
    with open_municipality(plan.municipality):
        assert list(plan.measures.all()) == [second, first]


def test_progress_is_noted_by_its_people_with_its_day(clerk: Client, plan: Plan, finance: Unit, base: str) -> None:
    measure = make_measure(plan, units=[finance], stage=Stage.ACCEPTED)
    url = f"{base}2569/measures/{measure.pk}/progress/"
    today = timezone.localdate()
    refused = clerk.post(url, {"day": (today + dt.timedelta(days=1)).isoformat(), "text": "ประชุมพรุ่งนี้"})
    assert (refused.status_code, "ยังมาไม่ถึง" in refused.content.decode()) == (422, True)
    assert "ประชุมพรุ่งนี้" in refused.content.decode()
    assert clerk.post(url, {"day": "", "text": ""}).status_code == 422
    assert clerk.post(url, {"day": today.isoformat(), "text": "ประชุม\nสองกอง"}).status_code == 302
    page = clerk.get(f"{base}2569/measures/{measure.pk}/").content.decode()
    assert "ประชุม<br>สองกอง" in page
    assert stored(measure).stage == Stage.ASSIGNED


@pytest.mark.parametrize(("form", "field"), [("progress", "text"), ("return", "reason")])
def test_a_refused_form_is_said_at_the_head_of_the_page(
    coordinator: Client, plan: Plan, base: str, form: str, field: str
) -> None:
    page = f"{base}2569/measures/{make_measure(plan, stage=Stage.SUBMITTED).pk}/"
    refused = coordinator.post(f"{page}{form}/", {field: " "})
    said = "ยังบันทึกไม่ได้ กรุณาแก้ไขช่องที่แสดงข้อความสีแดง"
    assert (refused.status_code, refused.text.partition("<h1>")[0].count(said)) == (422, 1)
    assert said not in coordinator.get(page).text


def test_a_measure_goes_round_through_its_pages(
    coordinator: Client, clerk: Client, plan: Plan, finance: Unit, base: str
) -> None:
    measure = make_measure(plan, units=[finance])
    url = f"{base}2569/measures/{measure.pk}/"
    assert clerk.get(f"{url}edit/").status_code == 403
    handed = coordinator.post(f"{base}2569/assign/", {"measures": [measure.pk], "due": ""})
    assert handed.headers["Location"] == f"{base}2569/"
    assert "คู่มือ" in clerk.get(f"{base}2569/reports/").content.decode()
    assert clerk.post(f"{url}submit/").status_code == 302
    refused = coordinator.post(f"{url}return/", {"reason": " "})
    assert (refused.status_code, "กรุณาบอกเหตุผล" in refused.content.decode()) == (422, True)
    coordinator.post(f"{url}return/", {"reason": "เพิ่มขั้นตอน <ที่สอง>"})
    assert "เพิ่มขั้นตอน &lt;ที่สอง&gt;" in clerk.get(url).content.decode()
    assert "เพิ่มขั้นตอน &lt;ที่สอง&gt;" in clerk.get(f"{base}2569/reports/").content.decode()
    clerk.post(f"{url}submit/")
    coordinator.post(f"{url}accept/")
    assert stored(measure).stage == Stage.ACCEPTED
    late = coordinator.post(f"{url}accept/", follow=True)
    assert "ทำรายการนี้ไม่ได้" in late.content.decode()


def test_what_cannot_be_handed_out_is_told_and_nothing_goes(coordinator: Client, plan: Plan, base: str) -> None:
    nobodys = make_measure(plan, title="ไม่มีผู้รับ")
    url = f"{base}2569/assign/"
    assert "ไม่มีผู้รับ" in coordinator.get(url).content.decode()
    for data, said in [
        ({"measures": [nobodys.pk]}, "ยังไม่มีผู้รับผิดชอบ: ไม่มีผู้รับ"),
        ({}, "กรุณาเลือกมาตรการอย่างน้อยหนึ่งรายการ"),
        ({"measures": [nobodys.pk], "due": "2001-01-01"}, "วันที่ต้องไม่ผ่านไปแล้ว"),
    ]:
        refused = coordinator.post(url, data)
        assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert stored(nobodys).stage == Stage.DRAFT


def test_an_address_may_tick_the_measures_to_hand_over(coordinator: Client, plan: Plan, base: str) -> None:
    waiting = make_measure(plan, all_units=True)
    first, second = make_measure(plan), make_measure(plan)

    def ticked(query: str) -> set[int]:
        rows = coordinator.get(f"{base}2569/assign/{query}").context["rows"]
        return {measure.pk for measure, is_ticked in rows if is_ticked}

    assert ticked("") == {waiting.pk}
    assert ticked(f"?measure={first.pk}&measure={second.pk}&measure=x&measure=999999") == {first.pk, second.pk}
    assert ticked("?measure=x") == set()


def test_last_years_sentences_are_marked_until_reviewed(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan, title="คู่มือ", finding="ของปีก่อน")
    with open_municipality(plan.municipality):
        Measure.objects.filter(pk=measure.pk).update(inherited=["finding"])
    url = f"{base}2569/measures/{measure.pk}/"
    assert "ยังไม่มีใครตรวจ 1 แห่ง" in coordinator.get(url).content.decode()
    coordinator.post(f"{url}review/")
    assert "ยังไม่มีใครตรวจ" not in coordinator.get(url).content.decode()


def test_history_shows_every_save_and_compares_any_two(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan, title="หนึ่ง", steps=["ก"])
    form = {"kind": "measure", "status": "planned", "outputs-TOTAL_FORMS": "0", "outputs-INITIAL_FORMS": "0"}
    form |= {"steps-TOTAL_FORMS": "1", "steps-INITIAL_FORMS": "0", "steps-0-text": "ก"}
    for version, title in enumerate(["หนึ่งสอง", "หนึ่งสองสาม"], 1):
        edited = coordinator.post(
            f"{base}2569/measures/{measure.pk}/edit/", form | {"version": version, "title": title}
        )
        assert edited.status_code == 302
    url = f"{base}2569/measures/{measure.pk}/history/"
    page = coordinator.get(url).content.decode()
    assert "<ins>สาม</ins>" in page
    assert "<ins>สองสาม</ins>" in coordinator.get(f"{url}?a=1&b=3").content.decode()
    assert "<del>สองสาม</del>" in coordinator.get(f"{url}?a=3&b=1").content.decode()
    assert "ไม่ต่างกัน" in coordinator.get(f"{url}?a=2&b=2").content.decode()
    assert coordinator.get(f"{url}?a=x&b=99").status_code == 200


def test_handing_out_costs_the_same_queries_at_one_measure_and_at_three_hundred(
    coordinator: Client, plan: Plan, base: str
) -> None:
    make_measure(plan)
    one = queries(coordinator, f"{base}2569/assign/")
    make_many_measures(plan, 299)
    assert coordinator.get(f"{base}2569/assign/").content.decode().count('name="measures"') == 300
    assert queries(coordinator, f"{base}2569/assign/") == one


def test_a_measures_pages_cost_the_same_queries_at_one_row_and_at_three_hundred(
    coordinator: Client, plan: Plan, base: str
) -> None:
    measure = make_measure(plan, title="คู่มือ")
    pages = [f"{base}2569/measures/{measure.pk}/{page}" for page in ("", "history/", "edit/")]

    def make_rows(count: int) -> None:
        with open_municipality(plan.municipality):
            content = MeasureRevision.objects.filter(measure=measure)[0].content
            last = measure.revisions.count()
            MeasureRevision.objects.bulk_create(
                MeasureRevision(measure=measure, version=last + n, content=content) for n in range(1, count + 1)
            )
            Progress.objects.bulk_create(
                Progress(measure=measure, day=dt.date(2025, 10, 1), text=f"บันทึก {n}") for n in range(count)
            )
            proofs = Evidence.objects.bulk_create(Evidence(measure=measure, title=f"รูป {n}") for n in range(count))
            EvidenceFile.objects.bulk_create(
                EvidenceFile(evidence=e, number=1, sha256="0" * 64, filename="รูป.png", media_type="image/png", size=1)
                for e in proofs
            )

    make_rows(1)
    few = [queries(coordinator, url) for url in pages]
    make_rows(299)
    assert [queries(coordinator, url) for url in pages] == few


def test_the_way_to_ones_reports_leads_to_the_year_at_hand_and_says_why_there_are_none(
    clerk: Client, client: Client, plan: Plan, base: str
) -> None:
    make_plan(plan.municipality, 2568)
    assert "ยังไม่มีมาตรการที่มอบหมาย" in clerk.get(f"{base}mine/", follow=True).content.decode()
    assert clerk.get(f"{base}mine/").headers["Location"] == f"{base}2569/reports/"
    client.force_login(make_member(plan.municipality, Role.STAFF))
    assert "ยังไม่ได้ระบุหน่วยงานภายใน" in client.get(f"{base}mine/", follow=True).content.decode()
    with open_municipality(plan.municipality):
        Plan.objects.all().delete()
    assert client.get(f"{base}mine/").headers["Location"] == base
