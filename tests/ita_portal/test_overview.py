"""Many municipalities at once: who sees which, filtered, sorted in Thai order, and at the same cost however many."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Oversight
from tests.factories import make_assessment, make_municipality, make_user

pytestmark = pytest.mark.django_db

D = Decimal


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
        ("", ["งาว", "แจ้ห่ม", "บ้านโพธิ์", "เมืองปาน"]),
        ("sort=total&desc=on", ["เมืองปาน", "แจ้ห่ม", "บ้านโพธิ์", "งาว"]),
        ("sort=change", ["บ้านโพธิ์", "เมืองปาน", "แจ้ห่ม", "งาว"]),
        ("sort=province", ["บ้านโพธิ์", "งาว", "แจ้ห่ม", "เมืองปาน"]),
        ("province=ลำปาง", ["งาว", "แจ้ห่ม", "เมืองปาน"]),
        ("province=ลำปาง&district=งาว", ["งาว"]),
        ("type=ทม", ["บ้านโพธิ์"]),
        ("level=ผ่านดีเยี่ยม", ["เมืองปาน"]),
        ("level=ยังไม่มีคะแนน", ["งาว"]),
        ("year=2567&sort=total&desc=on", ["เมืองปาน", "บ้านโพธิ์", "งาว", "แจ้ห่ม"]),
        ("year=x&sort=x&province=x", ["งาว", "แจ้ห่ม", "บ้านโพธิ์", "เมืองปาน"]),
    ],
)
def test_filters_and_orders(administrator: Client, country: None, query: str, names: list[str]) -> None:
    assert listed(administrator, query) == names
    assert administrator.get(f"/overview/?{query}").status_code == 200


def test_a_total_that_was_computed_counts_like_one_that_was_entered(administrator: Client) -> None:
    parts = ("IIT", "EIT1", "EIT2", "OIT")
    for name, items in (("ครบ", ("total", *parts)), ("ไม่มีภาพรวม", parts), ("ขาดส่วน", parts[:3])):
        make_assessment(make_municipality(name=f"เทศบาลตำบล{name}"), 2568, dict.fromkeys(items, D(90)))
    assert listed(administrator, "sort=total&desc=on") == ["ครบ", "ไม่มีภาพรวม", "ขาดส่วน"]
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


def test_the_page_tells_falls_distribution_and_missing_papers(administrator: Client, country: None) -> None:
    context = administrator.get("/overview/?year=2568").context
    assert [(row.name.removeprefix("เทศบาลตำบล"), row.change) for row in context["falls"]] == [
        ("บ้านโพธิ์", D("-25.00")),
        ("เมืองปาน", D("-1.00")),
    ]
    assert {bar.label: bar.count for bar in context["levels"]} == {
        "ผ่านดีเยี่ยม": 1,
        "ผ่านดี": 1,
        "ต้องปรับปรุง": 1,
        "ยังไม่มีคะแนน": 1,
    }
    assert [(bar.label, bar.count) for bar in context["totals"]] == [("95–100", 1), ("85–90", 1), ("70–75", 1)]
    assert not any(row.has_analysis or row.has_plan for row in context["rows"])


def test_nobody_with_nothing_sees_an_empty_table_that_says_so(client: Client, country: None) -> None:
    client.force_login(make_user())
    assert listed(client) == []
    assert "ไม่มีเทศบาลตามเงื่อนไขนี้" in client.get("/overview/").content.decode()


def test_before_any_figures_the_page_says_what_to_do(administrator: Client) -> None:
    assert "ยังไม่มีคะแนนของปีใด" in administrator.get("/overview/").content.decode()


def test_at_most_twelve_queries_however_many_rows(administrator: Client, country: None) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            administrator.get("/overview/?year=2568&province=ลำปาง&sort=10")
        return len(captured)

    queries()  # once more than that to remember the choice
    few = queries()
    for number in range(20):
        town(f"เพิ่ม{number}", "88", "87")
    assert few == queries() <= 12
