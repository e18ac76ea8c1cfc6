"""Many municipalities at once: who sees which, filtered, sorted in Thai order, and at the same cost however many."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from typing import cast

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Oversight
from accounts.tenancy import open_all, open_municipality
from approvals.models import Submission
from documents.models import Paper, PaperKind, PaperVersion
from ita_portal.overview.facts import Due
from ita_portal.overview.reading import nearest_of
from ita_portal.overview.views import ShownRow
from plans.calendar.models import OwnDate
from scores.models import Assessment
from tests.factories import make_assessment, make_measure, make_member, make_municipality, make_plan, make_user

pytestmark = pytest.mark.django_db

D = Decimal
READY = {"state": "ready", "sha256": "0" * 64, "pages": 3}


def town(name: str, total: str = "", before: str = "", **fields: str) -> Municipality:
    place = make_municipality(name=f"เทศบาลตำบล{name}", **fields)
    for year, score in ((2568, total), (2567, before)):
        if score:
            make_assessment(place, year, {item: D(score) for item in ("total", "IIT", "EIT1", "EIT2", "OIT", "10")})
    return place


@pytest.fixture
def country() -> None:
    town("เมืองปาน", "96", "97", district="เมืองปาน")
    town("แจ้ห่ม", "86", "80", district="แจ้ห่ม")
    town("งาว", "", "90", district="งาว")
    town("บ้านโพธิ์", "70", "95", province="ฉะเชิงเทรา", type="ทม")


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


def listed(client: Client, query: str = "") -> list[str]:
    text = client.get(f"/overview/export.csv?{query}").getvalue().decode("utf-8-sig")
    return [row["municipality"].removeprefix("เทศบาลตำบล") for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["งาว", "บ้านโพธิ์", "แจ้ห่ม", "เมืองปาน"]),
        ("sort=name", ["งาว", "แจ้ห่ม", "บ้านโพธิ์", "เมืองปาน"]),
        ("sort=highest", ["เมืองปาน", "แจ้ห่ม", "บ้านโพธิ์", "งาว"]),
        ("sort=fallen", ["บ้านโพธิ์", "เมืองปาน", "แจ้ห่ม", "งาว"]),
        ("province=ลำปาง&sort=name", ["งาว", "แจ้ห่ม", "เมืองปาน"]),
        ("province=ลำปาง&district=งาว", ["งาว"]),
        ("type=ทม", ["บ้านโพธิ์"]),
        ("level=ผ่านดีเยี่ยม", ["เมืองปาน"]),
        ("level=ยังไม่มีคะแนน", ["งาว"]),
        ("lacking=on&level=ผ่านดีเยี่ยม", ["เมืองปาน"]),
        ("year=2567&sort=highest", ["เมืองปาน", "บ้านโพธิ์", "งาว", "แจ้ห่ม"]),
        ("year=x&sort=x&province=x&level=x&at=x&page=x", ["งาว", "บ้านโพธิ์", "แจ้ห่ม", "เมืองปาน"]),
        (f"at={'9' * 900}&page={'9' * 900}&year={'9' * 900}", ["งาว", "บ้านโพธิ์", "แจ้ห่ม", "เมืองปาน"]),
    ],
)
def test_filters_and_orders(administrator: Client, country: None, query: str, names: list[str]) -> None:
    assert listed(administrator, query) == names
    assert administrator.get(f"/overview/?{query}").status_code == 200


def test_a_total_that_was_computed_counts_like_one_that_was_entered(administrator: Client) -> None:
    parts = ("IIT", "EIT1", "EIT2", "OIT")
    for name, items in (("ครบ", ("total", *parts)), ("ไม่มีภาพรวม", parts), ("ขาดส่วน", parts[:3])):
        make_assessment(make_municipality(name=f"เทศบาลตำบล{name}"), 2568, dict.fromkeys(items, D(90)))
    assert listed(administrator, "sort=highest") == ["ครบ", "ไม่มีภาพรวม", "ขาดส่วน"]
    assert listed(administrator, "level=ผ่านดี") == ["ครบ", "ไม่มีภาพรวม"]
    assert listed(administrator, "level=ยังไม่มีคะแนน") == ["ขาดส่วน"]


def test_an_officer_sees_the_own_province_only(client: Client, country: None) -> None:
    officer = make_user()
    Oversight.objects.create(user=officer, province="ฉะเชิงเทรา")
    client.force_login(officer)
    assert listed(client) == ["บ้านโพธิ์"]
    page = client.get("/overview/").content.decode()
    assert "บ้านโพธิ์" in page
    assert "เมืองปาน" not in page


def test_an_officer_begins_with_the_overview_once_there_are_results(client: Client) -> None:
    officer = make_user()
    Oversight.objects.create(user=officer, province="ลำปาง")
    client.force_login(officer)
    town("ก"), town("ข")
    assert "เทศบาลตำบลข" in client.get("/").content.decode()
    town("ค", "90")
    assert client.get("/").headers["Location"] == "/overview/"
    assert "ใช้ครั้งแรก" in client.get("/overview/").content.decode()


def test_the_page_tells_how_the_totals_lie_and_rings_one(administrator: Client, country: None) -> None:
    context = administrator.get("/overview/?year=2568").context
    picture = context["picture"]
    assert [(mark.name, count) for mark, count in picture.levels] == [
        ("ผ่านดีเยี่ยม", 1),
        ("ผ่านดี", 1),
        ("ต้องปรับปรุง", 1),
    ]
    assert (picture.count, picture.median, picture.axis.low, picture.axis.target) == (3, D("86.00"), 65, D(85))
    assert (context["count"], context["scored"], context["complete"], context["lacking"]) == (4, 3, 0, 4)
    assert (context["chosen"].said, context["chosen"].rank) == ("ทต.บ้านโพธิ์ 70.00", 3)
    code = Municipality.objects.get(name="เทศบาลตำบลเมืองปาน").code
    page = administrator.get(f"/overview/?year=2568&at={code}")
    assert page.context["chosen"].said == "ทต.เมืองปาน 96.00"
    assert f'<tr class="chosen" data-at="{code}"' in page.content.decode()


def test_papers_days_and_reports_of_the_year_of_work(
    administrator: Client, country: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In force counts, whatever draft is newer; an own last day wins; a unit's measure may be nearer."""
    place = Municipality.objects.get(name="เทศบาลตำบลเมืองปาน")
    with open_municipality(place):
        user = make_member(place)
        for kind, variant, year, states in (
            (PaperKind.ANALYSIS, "", 2568, ["sealed", "in_review"]),
            (PaperKind.PLAN, "", 2569, ["returned", "approved"]),
            (PaperKind.MEMO, "analysis", 2568, ["sealed"]),
            (PaperKind.IMPLEMENTATION, "", 2568, ["sealed"]),  # last year's
        ):
            paper = Paper.objects.create(municipality=place, kind=kind, variant=variant, fiscal_year=year)
            for number, state in enumerate(states, 1):
                version = PaperVersion.objects.create(paper=paper, number=number, content={}, **READY)
                reason = {"reason": "แก้ไข"} if state == "returned" else {}
                Submission.objects.create(version=version, state=state, submitted_by=user, **reason)
        OwnDate.objects.create(municipality=place, fiscal_year=2569, title="ปิดเล่ม", day="2026-04-30", closes=True)
        plan = make_plan(place)

    def shown() -> ShownRow:
        rows = administrator.get("/overview/?year=2568&sort=highest").context["rows"]
        return cast(ShownRow, rows[0])

    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2026, 3, 12))
    assert shown().row.slots == ("sealed", "under-way", "sealed", "lacking")
    assert (shown().left, shown().late, shown().row.due) == ("49 วัน", False, Due(dt.date(2026, 4, 30)))
    measure = make_measure(plan, stage="assigned")
    with open_municipality(place):
        measure.due = dt.date(2026, 3, 10)
        measure.save()
    assert (shown().left, shown().late, shown().row.due) == (
        "เกิน 2 วัน",
        True,
        Due(dt.date(2026, 3, 10), is_report=True),
    )
    with open_municipality(place):
        measure.stage = "submitted"
        measure.save()
    assert shown().left == "49 วัน"
    text = administrator.get("/overview/export.csv?year=2568&level=ผ่านดีเยี่ยม").getvalue().decode("utf-8-sig")
    line = next(csv.DictReader(io.StringIO(text)))
    assert (line["plan_paper"], line["next_due"], line["days_left"], line["10"]) == (
        "under-way",
        "2026-04-30",
        "49",
        "96.00",
    )


def test_filters_that_find_nothing_are_named_and_cleared(administrator: Client, country: None) -> None:
    page = administrator.get("/overview/?level=ผ่าน&province=ลำปาง").content.decode()
    assert "ไม่มีเทศบาลตามเงื่อนไขนี้: ผ่าน, ลำปาง" in page
    assert "ล้างตัวกรอง" in page
    cleared = administrator.get("/overview/").context["form"].cleared
    assert administrator.get(f"/overview/?{cleared}").context["page"].paginator.count == 4
    assert administrator.get("/overview/").context["page"].paginator.count == 4


def test_nobody_with_nothing_sees_an_empty_table_that_says_so(client: Client, country: None) -> None:
    client.force_login(make_user())
    assert listed(client) == []
    assert "ไม่มีเทศบาลที่ท่านดูแล" in client.get("/overview/").content.decode()


def test_before_any_figures_the_page_says_what_to_do(administrator: Client) -> None:
    page = administrator.get("/overview/").content.decode()
    assert "ยังไม่มีคะแนนของปีใด" in page
    assert 'href="/imports/"' in page


def test_the_same_queries_from_one_row_to_three_hundred(administrator: Client, country: None) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            administrator.get("/overview/?year=2568&province=ลำปาง&sort=highest")
        return len(captured)

    queries()  # once more than that to remember the choice
    few = queries()
    places = [
        Municipality(
            code=f"{6000000 + n}", name=f"เพิ่ม{n}", name_key=f"เพิ่ม{n}", type="ทต", province="ลำปาง", district="ง"
        )
        for n in range(300)
    ]
    Municipality.objects.bulk_create(places)
    with open_all():
        Assessment.objects.bulk_create(
            Assessment(municipality=place, fiscal_year=2568, shown_total=D(85 + n % 15), level="ผ่าน")
            for n, place in enumerate(places)
        )
    assert few == queries() <= 14


def test_a_day_that_was_told_comes_before_one_that_was_expected_and_is_over() -> None:
    told, guessed = Due(dt.date(2026, 7, 31), is_report=True), Due(dt.date(2026, 4, 30), expected=True)
    assert [nearest_of(dt.date(2026, month, 10), guessed, told) for month in (4, 8)] == [guessed, told]
