"""Writing, finding and taking back in a real browser, at 1280 px and 360 px: one story through all of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.analyses.actions import AnalysisTexts, save_analyses, written
from tests.browser.conftest import assert_sound
from tests.factories import FIGURES, make_assessment, make_measure, make_member, make_municipality, make_plan

pytestmark = pytest.mark.django_db(transaction=True)

PASTED = "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล\nได้ ๙๕.๐๐ คะแนน\nตัวชี้วัดที่ 8 การปรับปรุง\nได้คะแนน 92.63 คะแนน"


def test_a_coordinator_writes_finds_and_takes_back(live_server: LiveServer, sign_in: Callable[[str], Page]) -> None:
    town = make_municipality()
    make_member(town, Role.COORDINATOR, username="coordinator")
    make_assessment(town, 2567, FIGURES | {"10": Decimal(60)})
    make_assessment(town, 2568, FIGURES | {"o21": Decimal(0), "o22": Decimal(100)})
    before, plan = make_plan(town, 2568), make_plan(town)
    measure = make_measure(plan, title="มาตรการ No Gift Policy ปี ๒๕๖๙", steps=["จัดทำประกาศ"])
    with open_municipality(town):
        save_analyses(system_actor(town), before, {10: AnalysisTexts("พบเมื่อปีก่อน", "อ่อนเมื่อปีก่อน")})
        save_analyses(system_actor(town), plan, {n: AnalysisTexts(f"เขียนแล้ว {n}") for n in range(1, 8)})
    page = sign_in("coordinator")
    base = f"{live_server.url}/m/{town.code}/plan/2569/"

    # Typed, saved while typing, and on to the next by a key: what was typed last goes along.
    page.goto(f"{base}analysis/")
    expect(page.get_by_role("heading", name=re.compile("8. การปรับปรุง"))).to_be_visible()
    assert_sound(page)
    page.goto(f"{base}analysis/10/")
    box = page.locator("#id_finding_10")
    height = box.bounding_box()
    box.fill("\n".join(f"บรรทัดที่ {n}" for n in range(9)))
    grown = box.bounding_box()
    assert height is not None
    assert grown is not None
    assert grown["height"] > height["height"] > 80  # px: an empty box has room for three lines
    expect(page.locator("#draft-status")).to_have_text(re.compile("^บันทึกแล้ว"))
    page.get_by_role("button", name="คัดลอกมาแก้ในช่องที่ว่าง").click()
    expect(page.locator("#id_weakness_10")).to_have_value("อ่อนเมื่อปีก่อน")
    assert_sound(page)
    page.locator("#id_response_10").press_sequentially("ทำทันที")
    page.keyboard.press("Alt+PageUp")
    expect(page.get_by_role("heading", name=re.compile("9. การเปิดเผยข้อมูล"))).to_be_visible()
    with open_municipality(town):
        assert written(plan)[10][1:3] == ("อ่อนเมื่อปีก่อน", "ทำทันที")

    # A whole is pasted, looked at, and taken.
    page.get_by_role("link", name="วางบทวิเคราะห์ทั้งฉบับ").click()
    assert_sound(page)
    page.get_by_label("บทวิเคราะห์ทั้งฉบับ").fill(PASTED)
    page.get_by_role("button", name="แบ่งตามหัวข้อ").click()
    expect(page.get_by_text("ตัวเลขไม่ตรง")).to_be_visible()
    assert_sound(page)
    page.get_by_role("button", name="รับ 2 หัวข้อ").click()
    expect(page.get_by_text("รับบทวิเคราะห์ 2 หัวข้อแล้ว")).to_be_visible()
    expect(page.get_by_text("เขียนครบ 10 จาก 10")).to_be_visible()

    # A measure is deleted and brought back; another search finds it by any part of a word.
    page.goto(f"{base}measures/{measure.pk}/delete/")
    page.get_by_role("button", name="ลบมาตรการ").click()
    page.get_by_text("อื่น ๆ", exact=True).click()
    page.get_by_role("link", name="ถังมาตรการที่ลบ").click()
    assert_sound(page)
    page.get_by_role("button", name="นำกลับมา").click()
    expect(page.get_by_text("พร้อมประวัติและหลักฐาน")).to_be_visible()
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("searchbox", name="คำที่ต้องการค้น").fill("gift 2569 ประกาศ")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_have_text(["Gift", "๒๕๖๙", "ประกาศ"])
    assert_sound(page)
    page.get_by_role("link", name=re.compile("No Gift")).click()
    expect(page.get_by_role("heading", name=re.compile("No Gift"))).to_be_visible()
    page.goto(f"{base}remove/")
    expect(page.get_by_text("มีมาตรการ 1 รายการ")).to_be_visible()
    assert_sound(page)
