"""The year's page as it stands in a browser: nothing moves, it is whole on a phone, and goes by keyboard."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Role
from tests.browser.conftest import assert_sound
from tests.browser.watching import shift_of
from tests.factories import make_assessment, make_measure, make_member, make_municipality, make_plan, make_unit

pytestmark = pytest.mark.django_db(transaction=True)

WHOLE = """() => [...document.querySelectorAll(".tabs a")].every(tab => {
  const box = tab.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.width > 0; })"""


def test_a_coordinators_year(sign_in: Callable[[str], Page], live_server: LiveServer) -> None:
    town = make_municipality(name="เทศบาลตำบลชื่อยาวที่สุดเท่าที่มีในประเทศ")
    make_member(town, Role.COORDINATOR, username="coordinator", name="ผู้ประสานงานที่มีชื่อยาวมากกว่าใคร")
    make_assessment(town)
    plan, unit = make_plan(town), make_unit(town)
    for stage in ("submitted", "assigned", "accepted"):
        make_measure(plan, units=[unit], stage=stage)
    make_plan(town, 2568)
    page = sign_in("coordinator")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{live_server.url}/m/{town.code}/")
        expect(page.get_by_role("heading", name="ตรวจรับรายงาน 1 มาตรการที่ส่งมาแล้ว")).to_be_visible()
        assert page.evaluate(WHOLE)
        assert_sound(page)
    # The next step is the first stop within the page, and each row's link is told by its task.
    page.get_by_role("link", name="ข้ามไปเนื้อหา").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("ตรวจรับรายงาน")
    expect(page.get_by_role("link", name=re.compile("^เขียนบทวิเคราะห์"))).to_have_count(2)
    # Another year is read by the switch, and the home page stays what it was.
    page.locator(".year-switch summary").focus()
    page.keyboard.press("Enter")
    assert_sound(page)
    page.get_by_role("link", name=re.compile("^ปี 2568")).click()
    expect(page.get_by_role("heading", name="งาน ITA ปีงบประมาณ พ.ศ. 2568")).to_be_visible()
    page.get_by_role("link", name="ITA Portal").click()
    expect(page.get_by_role("heading", name="งาน ITA ปีงบประมาณ พ.ศ. 2569")).to_be_visible()
    for path in ("calendar/2569/", "years/", "plan/2570/open/"):
        page.goto(f"{live_server.url}/m/{town.code}/{path}")
        assert_sound(page)


def test_the_plan_and_the_papers_of_a_year(sign_in: Callable[[str], Page], live_server: LiveServer) -> None:
    """Measures first and whole on a phone, what is missing leads to where it is mended, papers by what they want."""
    town = make_municipality(name="เทศบาลตำบลชื่อยาวที่สุดเท่าที่มีในประเทศ")
    make_member(town, Role.COORDINATOR, username="coordinator", name="ผู้ประสานงาน")
    make_assessment(town)
    make_assessment(town, 2569)
    plan, unit = make_plan(town), make_unit(town, "สำนักปลัดเทศบาลที่มีชื่อยาวมาก")
    period: dict[str, Any] = {"start": dt.date(2025, 10, 1), "end": dt.date(2026, 9, 30)}
    make_measure(plan, title="โครงการที่มีชื่อยาวเพื่อให้เห็นว่าแถวยังครบทั้งแถว", units=[unit], **period)
    make_measure(plan, title="ไม่มีผู้รับผิดชอบ", indicators=[9], **period)
    page = sign_in("coordinator")
    base = f"{live_server.url}/m/{town.code}/"
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("plan/2569/", "plan/2569/order/", "plan/2569/effects/", "papers/", "papers/new/"):
            page.goto(base + path)
            assert shift_of(page) < 0.05, path
            assert page.evaluate(WHOLE), path
            assert_sound(page)
        page.goto(f"{base}plan/2569/")
        measures, coverage = page.locator("#measures").bounding_box(), page.locator("#coverage").bounding_box()
        assert measures is not None
        assert coverage is not None
        assert (measures["y"] < coverage["y"]) == (width == 360)
        page.get_by_text("อื่น ๆ", exact=True).click()
        assert_sound(page)
        page.get_by_text("อื่น ๆ", exact=True).click()
    page.get_by_text("กรอง", exact=True).click()
    page.get_by_label("ผู้รับผิดชอบ").select_option(label=unit.name)
    page.get_by_role("button", name="แสดง", exact=True).click()
    expect(page.locator("#measures tbody tr")).to_have_count(1)
    page.get_by_role("link", name="ที่ 2 ไม่มีผู้รับผิดชอบ").click()
    page.get_by_label(unit.name).check()
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(page.get_by_text("บันทึก “ไม่มีผู้รับผิดชอบ” แล้ว")).to_be_visible()
    page.goto(f"{base}plan/2569/")
    expect(page.get_by_text("ครบทุกจุด")).to_be_visible()
    page.get_by_role("link", name="จัดทำเอกสารแผน").click()
    page.get_by_role("button", name="จัดทำร่าง แผนการนำผลสู่การปฏิบัติ").click()
    page.get_by_role("navigation", name="ส่วนต่าง ๆ").get_by_role("link", name="เอกสาร").click()
    expect(page.get_by_text("กำลังจัดทำ")).to_be_visible()
    assert_sound(page)
