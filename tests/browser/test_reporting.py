"""Reporting in one sitting: a unit by keyboard alone on a desk and on a phone, a coordinator in one click; counted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Role
from accounts.tenancy import open_municipality
from plans.measures.content import content_of
from plans.models import Measure, Plan
from plans.reporting.models import Contribution
from plans.rules.workflow import Stage
from tests.browser.conftest import assert_sound
from tests.browser.steps import tab_to, tell_of_measure
from tests.factories import PASSWORD, make_measure, make_member, make_municipality, make_plan, make_unit
from tests.plans.evidence import samples

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]
# Counted are a pointer's clicks; a key that presses a button makes a click of no pointer.
COUNT = """
const more = (name) => { sessionStorage[name] = +(sessionStorage[name] ?? 0) + 1; };
addEventListener("click", (event) => { if (event.detail) more("clicks"); }, true);
addEventListener("keydown", () => more("keys"), true);
more("pages");"""


@pytest.fixture
def plan(transactional_db: None) -> Plan:
    """Eight measures of the unit's own and one that it shares; the other unit's part of that is in."""
    town = make_municipality(name="เทศบาลตำบลทดสอบ")
    finance, works = make_unit(town, "กองคลัง"), make_unit(town, "กองช่าง")
    make_member(town, Role.COORDINATOR, username="coordinator", name="ผู้ประสานงาน")
    make_member(town, Role.STAFF, username="finance", name="เจ้าหน้าที่ กองคลัง", unit=finance)
    plan = make_plan(town)
    for number in range(8):
        make_measure(plan, title=f"มาตรการที่ {number + 1}", units=[finance], stage=Stage.ASSIGNED)
    shared = make_measure(plan, title="ทำร่วมกัน", all_units=True, stage=Stage.ASSIGNED)
    with open_municipality(town):
        Contribution.objects.create(
            measure=shared, unit=works, stage="submitted", outputs=["ตรวจ 9 จุด"], outcome="ร้องเรียนลดจาก 8 เหลือ 2 เรื่อง"
        )
    return plan


def address(live_server: LiveServer, plan: Plan, page: str) -> str:
    return f"{live_server.url}/m/{plan.municipality.code}/plan/2569/{page}/"


def counted(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(
        "Object.fromEntries(['clicks', 'keys', 'pages'].map((name) => [name, +(sessionStorage[name] ?? 0)]))"
    )
    return found


def test_a_unit_reports_by_keyboard_and_a_coordinator_receives_at_once(
    plan: Plan, sign_in: SignIn, live_server: LiveServer, tmp_path: Path
) -> None:
    pdf = tmp_path / "ประกาศ.pdf"
    pdf.write_bytes(samples.pdf())
    page = sign_in("finance")
    page.add_init_script(COUNT)
    page.goto(address(live_server, plan, "reports"))
    expect(page.locator("#report-told")).to_have_text("ยังขาด 9")
    assert_sound(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the content
    for number in range(1, 9):
        tell_of_measure(page, number, proof=pdf if number == 1 else None)
        if number == 1:
            expect(page.locator("#report-told")).to_have_text("พร้อมส่ง 1 · ยังขาด 8")
    expect(page.locator("#report-told")).to_have_text("พร้อมส่ง 8 · ยังขาด 1")
    tell_of_measure(page, 9)
    expect(page.locator("#report-told")).to_have_text("พร้อมส่ง 9")
    assert_sound(page)
    tab_to(page, "#hand-in")
    page.keyboard.press("Enter")
    expect(page.get_by_text("ส่งให้ผู้ประสานงานแล้ว 9 มาตรการ")).to_be_visible()
    assert_sound(page)
    reported = counted(page)

    # On a phone: taken back, mended, handed in again.
    page.set_viewport_size({"width": 360, "height": 740})
    tab_to(page, ".report-closed[id*=u] button")
    page.keyboard.press("Enter")
    expect(page.locator("#report-told")).to_contain_text("พร้อมส่ง 1")
    tab_to(page, "[name$=-outcome]")
    page.keyboard.insert_text(" ทุกจุดบริการ")
    expect(page.locator("#report-said")).to_contain_text("บันทึกแล้ว")
    tab_to(page, "#hand-in")
    page.keyboard.press("Enter")
    expect(page.get_by_text("ส่งให้ผู้ประสานงานแล้ว 1 มาตรการ")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})

    page = sign_in("coordinator")
    page.add_init_script(COUNT)
    page.goto(address(live_server, plan, "reports"))  # which leads to what was handed in
    expect(page.get_by_role("button", name="รับที่เลือก (8)")).to_be_visible()
    assert_sound(page)
    page.get_by_role("button", name="รับที่เลือก (8)").click()
    expect(page.get_by_text("ตรวจรับแล้ว 8 มาตรการ")).to_be_visible()
    received = counted(page)
    page.get_by_role("link", name="รวมเป็นข้อความเดียว ทำร่วมกัน").click()
    page.get_by_role("button", name="เติมทุกส่วนที่ส่งแล้ว (2)").click()
    expect(page.locator("[name$=-outputs]").nth(2)).to_have_value("ตรวจ 9 จุด")
    assert_sound(page)
    page.get_by_role("button", name="รับทั้งที่ส่งแล้ว 2 แห่ง").click()
    expect(page.get_by_text("ตรวจรับครบทุกมาตรการแล้ว")).to_be_visible()
    assert_sound(page)
    sys.stdout.write(f"reporting 9 measures: {reported}; receiving 8: {received}\n")
    assert reported["clicks"] <= 20
    assert received["clicks"] <= 3
    assert (reported["pages"], received["pages"]) == (2, 2)
    with open_municipality(plan.municipality):
        measures = Measure.objects.with_rows()
        assert {measure.stage for measure in measures} == {"accepted"}
        assert content_of(measures[0]).outputs == ("อบรม 1 รุ่น", "คู่มือ 1 เล่ม")


def test_nothing_that_is_typed_is_lost(
    plan: Plan, sign_in: SignIn, context: BrowserContext, live_server: LiveServer
) -> None:
    """A colleague on the same field, and a session that ends while somebody types."""
    page = sign_in("finance")
    page.goto(address(live_server, plan, "reports"))
    with open_municipality(plan.municipality):
        first = Measure.objects.get(title="มาตรการที่ 1")
        Measure.objects.filter(pk=first.pk).update(outcome="ของเพื่อน")
    card = page.locator(f"#part-{first.pk}")
    outcome = page.locator(f"#id_{first.pk}-outcome")
    outcome.fill("ของฉัน")
    outcome.blur()
    expect(card.locator(".theirs-text")).to_contain_text("ของเพื่อน")
    expect(outcome).to_have_value("ของฉัน")
    assert_sound(page)
    card.get_by_role("button", name="ใช้ของฉันแทน").click()
    expect(page.locator("#report-said")).to_contain_text("บันทึกแล้ว")
    context.clear_cookies(name="sessionid")
    outcome.fill("พิมพ์หลังหมดเวลา")
    outcome.blur()
    expect(page.get_by_text("หมดเวลาการใช้งานหรือออกจากระบบแล้ว")).to_be_visible()
    expect(page.locator("#report-said")).to_have_text("ยังไม่ได้บันทึก เก็บไว้ในเครื่องนี้")
    page.close()  # and the browser was closed, too
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_label("ชื่อผู้ใช้").fill("finance")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto(address(live_server, plan, "reports"))
    expect(page.locator("#report-said")).to_contain_text("บันทึกแล้ว")
    expect(page.locator(f"#id_{first.pk}-outcome")).to_have_value("พิมพ์หลังหมดเวลา")
    with open_municipality(plan.municipality):
        assert Measure.objects.get(pk=first.pk).outcome == "พิมพ์หลังหมดเวลา"
