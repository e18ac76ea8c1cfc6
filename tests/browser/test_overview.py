"""The officer's overview and a municipality's place among others, on a page and on a phone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Oversight, Role
from accounts.tenancy import open_municipality
from plans.calendar.models import OwnDate
from tests.browser.conftest import assert_sound
from tests.factories import make_assessment, make_member, make_municipality, make_user

pytestmark = pytest.mark.django_db(transaction=True)

PARTS = ("total", "IIT", "EIT1", "EIT2", "OIT")
TOTALS = {"บ้านดอยงาม": "99.12", "เมืองปาน": "90.49", "ท่าผาทอง": "66.90", "วังทองล่าง": "84.22"}
# The five facts of a row, each in sight without scrolling sideways; the second row ends in the first 740 px.
FACTS = """() => [...document.querySelectorAll(".overview tbody tr")].slice(0, 2).every(row => {
  const facts = [".total", ".level", ".change", ".papers", ".days"].map(name => row.querySelector(name));
  const seen = facts.map(fact => fact.getBoundingClientRect());
  return seen.every(box => box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= 740); })"""


def test_an_officers_overview_and_a_municipalitys_place(
    sign_in: Callable[[str], Page], live_server: LiveServer
) -> None:
    places = {name: make_municipality(name=f"เทศบาลตำบล{name}") for name in (*TOTALS, "แม่คำฝาย")}
    for name, total in TOTALS.items():
        make_assessment(places[name], 2568, dict.fromkeys(PARTS, Decimal(total)))
    with open_municipality(places["ท่าผาทอง"]):
        OwnDate.objects.create(
            municipality=places["ท่าผาทอง"],
            fiscal_year=2569,
            title="ปิดเล่ม",
            day=timezone.localdate() - dt.timedelta(2),
            closes=True,
        )
    Oversight.objects.create(user=make_user(username="officer"), province="ลำปาง")
    make_member(places["เมืองปาน"], Role.STAFF, username="staff")
    page = sign_in("officer")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/overview/")
    rows = page.locator(".overview tbody tr")
    expect(rows.first).to_contain_text("ทต.ท่าผาทอง")
    expect(rows.first).to_contain_text("เกิน 2 วัน")
    expect(rows.nth(1)).to_contain_text("ยังไม่บันทึก")
    assert_sound(page)
    # The row that has the focus is ringed and named above; the server had ringed the first.
    drawing = page.locator("svg.spread.on-page")
    expect(drawing.locator(".ring text")).to_have_text("ทต.ท่าผาทอง 66.90")
    page.get_by_role("link", name="ทต.บ้านดอยงาม").focus()
    expect(drawing.locator(".ring text")).to_have_text("ทต.บ้านดอยงาม 99.12")
    expect(page.locator("[data-spread-said]")).to_have_text("ทต.บ้านดอยงาม ลำดับ 1")
    dot = drawing.locator(f"[data-at='{places['บ้านดอยงาม'].code}']")
    assert dot.get_attribute("cx") == drawing.locator(".ring circle").get_attribute("cx")
    # A list acts at once, keeps the focus, and comes back as it was left.
    page.get_by_label("เรียง").focus()
    page.get_by_label("เรียง").select_option("คะแนนสูงสุดก่อน")
    expect(rows.first).to_contain_text("ทต.บ้านดอยงาม")
    expect(page).to_have_url(re.compile("sort=highest"))
    expect(page.get_by_label("เรียง")).to_be_focused()
    page.get_by_label("เรียง").select_option("ชื่อ ก–ฮ")
    expect(rows.first).to_contain_text("ทต.ท่าผาทอง")
    page.go_back()
    expect(rows.first).to_contain_text("ทต.บ้านดอยงาม")
    page.get_by_role("link", name="ทต.วังทองล่าง").focus()
    expect(drawing.locator(".ring text")).to_have_text("ทต.วังทองล่าง 84.22")
    page.goto(f"{live_server.url}/overview/")
    expect(rows.first).to_contain_text("ทต.บ้านดอยงาม")
    page.get_by_label("ระดับ").select_option("ผ่านดี")
    expect(rows).to_have_count(1)
    page.get_by_role("link", name="ล้างตัวกรอง").click()
    expect(rows).to_have_count(5)
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.locator("svg.spread.on-phone")).to_be_visible()
    expect(drawing).to_be_hidden()
    assert page.evaluate(FACTS)
    assert_sound(page)
    # The same on a phone: chosen from a list, gone into, held against the others; the comparison at a desk, too.
    page.get_by_label("ระดับ").select_option("ผ่านดี")
    expect(rows).to_have_count(1)
    page.get_by_role("link", name="ล้างตัวกรอง").click()
    expect(rows).to_have_count(5)
    page.get_by_role("link", name="ทต.เมืองปาน").click()
    expect(page.get_by_role("heading", name="งาน ITA ปีงบประมาณ พ.ศ. 2569")).to_be_visible()
    page.goto(f"{live_server.url}/m/{places['เมืองปาน'].code}/scores/2568/")
    page.get_by_role("link", name="เทียบกับแห่งอื่น").click()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.get_by_role("link", name="เทศบาลตำบลบ้านดอยงาม")).to_be_visible()
    # The municipality itself: the same place, and nobody's name.
    staff = sign_in("staff")
    staff.goto(f"{live_server.url}/m/{places['เมืองปาน'].code}/scores/2568/")
    assert_sound(staff)
    staff.get_by_role("link", name="เทียบกับแห่งอื่น").click()
    expect(staff.get_by_text("ลำดับ 2").first).to_be_visible()
    expect(staff.get_by_text("บ้านดอยงาม")).to_have_count(0)
    assert_sound(staff)
