"""A year's plan: the list of years, coverage with its clicks, the list and its filter, effects."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.models import Evidence, Measure, Plan
from plans.rules.workflow import Stage
from tests.factories import (
    FIGURES,
    make_assessment,
    make_many_measures,
    make_measure,
    make_member,
    make_plan,
    make_unit,
)

pytestmark = pytest.mark.django_db

D = Decimal
QUESTIONS = {"o21": D(0), "o22": D(100), "e1/1": D(100), "e1/2": D(80)}


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


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


# --- The list of years ---------------------------------------------------------------------------------------------


def test_a_plan_can_be_opened_for_each_year_after_one_with_rules(coordinator: Client, base: str) -> None:
    assert f'action="{base}2569/open/"' in page(coordinator, base)
    assert coordinator.post(f"{base}2569/open/").headers["Location"] == f"{base}2569/"
    said = page(coordinator, base)
    assert f'action="{base}2569/open/"' not in said
    assert f'href="{base}2569/"' in said


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("2601/open/", "post"),
        ("2569/", "get"),
        ("2569/effects/", "get"),
        ("2569/analysis/", "get"),
        ("2569/analysis/10/", "get"),
    ],
)
def test_what_is_not_there_is_not_found(coordinator: Client, base: str, path: str, method: str) -> None:
    assert getattr(coordinator, method)(base + path).status_code == 404


# --- Coverage ------------------------------------------------------------------------------------------------------


def test_every_gap_is_told_once_and_one_click_from_being_filled(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES | QUESTIONS)
    said = page(coordinator, f"{base}2569/")
    assert 'ขาด 2 จุดก่อนจัดทำเอกสารแผน: <a href="' in said
    for path in ("analysis/10/", "measures/new/?indicator=10", "measures/new/?indicator=10&amp;question=o21"):
        assert f'href="{base}2569/{path}"' in said
    assert f"{base}2569/measures/new/?indicator=6&amp;question=e1" in said
    made = make_measure(plan, indicators=[10])
    said = page(coordinator, f"{base}2569/")
    assert f'href="{base}2569/measures/new/?indicator=10"' not in said
    for path, words in (("edit/#div_id_units", "ไม่มีผู้รับผิดชอบ"), ("edit/#id_start", "ไม่มีช่วงเวลา")):
        address = f'href="{base}2569/measures/{made.pk}/{path}">'
        assert f"{address}ที่ 1 {words}</a>" in said
        assert f"{address}ยัง{words}<" in said


def test_the_clicks_lead_to_pages_with_the_place_named(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES | QUESTIONS)
    made = make_measure(plan)
    for path, place in (
        ("analysis/10/", 'id="id_finding_10"'),
        (f"measures/{made.pk}/edit/", 'id="div_id_units"'),
        (f"measures/{made.pk}/edit/", 'id="id_start"'),
    ):
        assert place in page(coordinator, f"{base}2569/{path}"), path


def test_of_many_measures_the_first_are_named_and_the_rest_counted(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    make_many_measures(plan, 20)
    context = coordinator.get(f"{base}2569/").context
    row = next(r for r in context["coverage"] if r.row.item == "10")
    assert ([number for number, _, _ in row.measures], row.more) == ([1, 2, 3, 4, 5, 6], 14)
    assert (len(context["named_gaps"]), context["more_gaps"]) == (4, context["gaps"] - 4)


def test_staff_are_led_to_their_own_measures_only(client: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    unit = make_unit(plan.municipality)
    mine, theirs = make_measure(plan, units=[unit], indicators=[10]), make_measure(plan, indicators=[10])
    with open_municipality(plan.municipality):
        Measure.objects.update(stage=Stage.ASSIGNED)
    client.force_login(make_member(plan.municipality, Role.STAFF, unit=unit))
    said = page(client, f"{base}2569/")
    assert f"measures/{mine.pk}/edit/#id_start" in said
    assert "ที่ 2 ไม่มีผู้รับผิดชอบ" in said
    assert not any(path in said for path in (f"measures/{theirs.pk}/edit/", "measures/new/", "2569/analysis/10/"))


def test_sentences_of_last_year_and_measures_without_an_aim_are_told(
    coordinator: Client, plan: Plan, base: str
) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    period = (dt.date(2025, 10, 1), dt.date(2026, 9, 30))
    idle = make_measure(plan, indicators=[], all_units=True, start=period[0], end=period[1])
    with open_municipality(plan.municipality):
        save_analyses(system_actor(plan.municipality), plan, {3: AnalysisTexts("ดีอยู่แล้ว")})
        plan.analyses.update(inherited=True)
        Measure.objects.filter(pk=idle.pk).update(inherited=["finding", "title"])
    said = page(coordinator, f"{base}2569/")
    mend = f'<a href="{base}2569/measures/{idle.pk}/edit/">'
    assert f"{mend}ที่ 1 ไม่ตอบตัวชี้วัดใด</a>" in said
    assert f"{mend}ที่ 1 มี 2 ข้อความจากปีก่อนที่ยังไม่ทบทวน</a>" in said
    assert "บทวิเคราะห์รอทบทวน" in said


def test_a_whole_plan_says_so_and_leads_to_its_paper(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    make_measure(plan, all_units=True, start=dt.date(2025, 10, 1), end=dt.date(2026, 9, 30))
    said = page(coordinator, f"{base}2569/")
    assert "ครบทุกจุด" in said
    assert said.count("btn-primary") == 1
    assert f'href="/m/{plan.municipality.code}/years/2569/papers/#paper-plan">จัดทำเอกสารแผน' in said
    make_measure(plan, status="cancelled", indicators=[])
    assert "ครบทุกจุด" in page(coordinator, f"{base}2569/")


def test_an_empty_plan_offers_its_ways_to_begin(coordinator: Client, plan: Plan, base: str) -> None:
    said = page(coordinator, f"{base}2569/")
    for path in ("measures/new/", "import/", "copy/", "analysis/", "remove/"):
        assert f'2569/{path}"' in said
    assert said.count("btn-primary") == 1


# --- The list ------------------------------------------------------------------------------------------------------


def test_measures_stand_under_their_themes_in_the_plans_order(coordinator: Client, plan: Plan, base: str) -> None:
    for theme in ("ข", "ข", "", "ก", "ข"):
        make_measure(plan, theme=theme)
    shown = coordinator.get(f"{base}2569/").context["themes"]
    assert [(theme.title, [line.number for line in theme.lines]) for theme in shown] == [
        ("ข", [1, 2]),
        ("ไม่ระบุประเด็น", [3]),
        ("ก", [4]),
        ("ข", [5]),
    ]


def test_without_themes_there_is_no_heading(coordinator: Client, plan: Plan, base: str) -> None:
    make_measure(plan)
    assert "theme-row" not in page(coordinator, f"{base}2569/")


def test_the_list_is_narrowed_and_keeps_the_plans_numbers(coordinator: Client, plan: Plan, base: str) -> None:
    finance = make_unit(plan.municipality, "กองคลัง")
    section = make_unit(plan.municipality, "งานพัสดุ", parent=finance)
    works = make_unit(plan.municipality, "กองช่าง")
    for more in ({"units": [works]}, {"units": [section]}, {"all_units": True, "status": "done"}, {"status": ""}):
        make_measure(plan, **more)

    def numbers(query: str) -> list[int]:
        shown = coordinator.get(f"{base}2569/?{query}").context["themes"]
        return [line.number for theme in shown for line in theme.lines]

    assert numbers("") == numbers("unit=999&stage=x&status=y") == [1, 2, 3, 4]
    assert numbers(f"unit={finance.pk}") == numbers(f"unit={section.pk}") == [2, 3]
    assert numbers("unit=all") == numbers("status=done") == [3]
    assert numbers("status=none") == [4]
    assert numbers("stage=draft") == [1, 2, 3, 4]
    assert numbers(f"stage=accepted&unit={works.pk}") == []
    assert "ไม่มีมาตรการตามที่เลือก" in page(coordinator, f"{base}2569/?stage=accepted")
    assert "<details open><summary>กรอง" in page(coordinator, f"{base}2569/")  # remembered, and said


def test_measures_are_put_in_order_on_a_page_of_its_own(coordinator: Client, plan: Plan, base: str) -> None:
    first, second = make_measure(plan, title="หนึ่ง"), make_measure(plan, title="สอง")
    assert f'href="{base}2569/order/">จัดลำดับ</a>' in page(coordinator, f"{base}2569/")
    said = page(coordinator, f"{base}2569/order/")
    assert said.index("หนึ่ง") < said.index("สอง")
    assert said.count(" disabled") == 2
    moved = coordinator.post(f"{base}2569/measures/{second.pk}/move/", {"up": "1"})
    assert moved.headers["Location"] == f"{base}2569/order/#measure-{second.pk}"
    said = page(coordinator, f"{base}2569/order/")
    assert said.index("สอง") < said.index("หนึ่ง")
    assert coordinator.post(f"{base}2569/order/", {"order": [first.pk, second.pk]}).status_code == 200


# --- Effects -------------------------------------------------------------------------------------------------------


def test_done_while_the_score_fell_stands_first(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    make_measure(plan, title="คะแนนขึ้น", indicators=[10], status="done")
    make_measure(plan, title="คะแนนลง", indicators=[9], status="done")
    assert "ยังไม่มีคะแนนปี 2569" in page(coordinator, f"{base}2569/effects/")
    make_assessment(plan.municipality, 2569, FIGURES | {"total": D(90), "10": D(80), "9": D(90), "8": D(80)})
    said = page(coordinator, f"{base}2569/effects/")
    assert "ทำเสร็จแล้วแต่คะแนนลด 1 รายการ" in said
    assert said.index("คะแนนลง</a>") < said.index("คะแนนขึ้น</a>")
    assert "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน (ลดลง 11.63 คะแนน)" in said


def test_effects_without_the_answered_years_figures_say_so(coordinator: Client, plan: Plan, base: str) -> None:
    make_measure(plan)
    assert "ยังไม่มีคะแนนปี 2568" in page(coordinator, f"{base}2569/effects/")


@pytest.mark.parametrize("path", ["2569/", "2569/effects/", ""])
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STAFF])
def test_pages_cost_the_same_queries_at_one_measure_and_at_three_hundred(
    client: Client, plan: Plan, base: str, role: str, path: str
) -> None:
    client.force_login(make_member(plan.municipality, role))
    for year in (2568, 2569):
        make_assessment(plan.municipality, year, FIGURES | QUESTIONS)
    made = make_measure(plan, units=[make_unit(plan.municipality)], outputs=["ก"], questions=["o21"])
    with open_municipality(plan.municipality):
        Evidence.objects.create(measure=made, title="รูป", url="https://example.go.th")
    one = queries(client, base + path)
    make_many_measures(plan, 299)
    assert queries(client, base + path) == one


UNKNOWN = "จึงยังไม่รู้ว่าอ่อนหรือไม่"
FULL_MARKS = dict.fromkeys(FIGURES, D(100))


@pytest.mark.parametrize(
    ("entered", "said", "missing"),
    [
        (FULL_MARKS, set(), ""),
        ({"total": D(95)}, {UNKNOWN}, "ยังไม่มีคะแนน 10 ตัวชี้วัด"),
        ({item: score for item, score in FULL_MARKS.items() if item != "4"}, {UNKNOWN}, "ยังไม่มีคะแนน 1 ตัวชี้วัด"),
        ({item: score for item, score in FIGURES.items() if item != "4"}, {UNKNOWN}, "ยังไม่มีคะแนน 1 ตัวชี้วัด"),
        (FIGURES, set(), ""),
    ],
)
def test_an_indicator_without_a_score_is_not_called_good(
    coordinator: Client, plan: Plan, base: str, entered: dict[str, Decimal], said: set[str], missing: str
) -> None:
    make_assessment(plan.municipality, 2568, entered)
    page = coordinator.get(f"{base}2569/").content.decode()
    assert {words for words in (UNKNOWN,) if words in page} == said
    assert missing in page
