"""Findings in a real browser: typed, underlined, mended by a button or the keyboard alone, set aside with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.tenancy import open_municipality
from documents.composition import open_paper
from plans.analyses.actions import AnalysisTexts, save_analyses
from scores.proofing.models import SetAsideFinding
from tests.approvals.town import Town, make_town
from tests.browser.conftest import assert_sound
from tests.factories import PASSWORD, make_municipality

pytestmark = pytest.mark.django_db(transaction=True)

WRONG = "ตัวชี้วัดที่ 10 ได้คะแนน 71.00 คะแนน"
ERROR = "ผลตรวจข้อความนี้: ข้อผิด 1 จุด"


@pytest.fixture
def town(transactional_db: None) -> Town:
    town = make_town(make_municipality())
    town.coordinator.username = "coordinator"
    town.coordinator.set_password(PASSWORD)
    town.coordinator.save()
    return town


@pytest.fixture
def page(town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]) -> Page:
    """The page of the analyses."""
    page = sign_in("coordinator")
    page.goto(live_server.url + reverse("plans:analysis-of", args=[town.municipality.code, 2569, 10]))
    return page


def test_from_typing_to_underlined_to_mended_and_undone(page: Page) -> None:
    box = page.locator("#id_finding_10")
    below = page.locator("#analyses .findings").first
    box.press_sequentially(WRONG)
    expect(below.get_by_role("status")).to_have_text(ERROR)
    expect(page.locator("#analyses mark.wrong")).to_have_text("71.00")
    assert_sound(page)
    box.press("Home")
    box.press_sequentially("ผล ")  # the mark goes along before the server is asked again
    expect(page.locator("#analyses mark.wrong")).to_have_text("71.00")
    below.get_by_role("button", name="แก้เป็น “70.00”").click()
    expect(box).to_have_value("ผล ตัวชี้วัดที่ 10 ได้คะแนน 70.00 คะแนน")
    expect(page.locator("#analyses mark.wrong")).to_have_count(0)
    expect(below.get_by_role("status")).to_have_text("ผลตรวจข้อความนี้: ไม่พบข้อผิดแล้ว")
    box.press("Control+z")
    expect(box).to_have_value(f"ผล {WRONG}")
    expect(page.locator("#analyses mark.wrong")).to_have_text("71.00")


def test_a_fix_of_a_text_that_changed_is_not_applied(page: Page) -> None:
    box = page.locator("#id_finding_10")
    box.fill(WRONG)
    button = page.get_by_role("button", name="แก้เป็น “70.00”")
    expect(button).to_be_visible()
    page.route(
        "**/analysis/10/", lambda route: route.fulfill(status=429, json={"state": "busy"})
    )  # what is asked from now on is not answered
    box.fill(WRONG.replace("71.00", "72.50"))
    button.click()
    expect(box).to_have_value(WRONG.replace("71.00", "72.50"))


def test_a_finding_is_set_aside_by_the_keyboard_alone(town: Town, page: Page) -> None:
    box = page.locator("#id_finding_10")
    box.fill(f"บทนำ\n{WRONG}")
    below = page.locator("#analyses .findings").first
    expect(below.get_by_role("status")).to_have_text(ERROR)
    box.focus()
    box.press("Control+Home")
    box.press("F8")
    chosen = page.evaluate("(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)")
    assert chosen == "71.00"
    page.keyboard.press("Tab")
    expect(below.get_by_role("button", name="แก้เป็น “70.00”")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the line for the reason
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(below.get_by_text("กรุณาบอกว่าเพราะเหตุใดจึงไม่ใช่ข้อผิด")).to_be_visible()
    page.keyboard.type("เป็นคะแนนของแบบทดสอบ")
    page.keyboard.press("Enter")
    expect(below.get_by_role("status")).to_have_text("ผลตรวจข้อความนี้: แจ้งว่าไม่ใช่ข้อผิด 1 จุด")
    expect(below.get_by_text("เป็นคะแนนของแบบทดสอบ")).to_be_visible()
    expect(page.locator("#analyses mark.wrong")).to_have_count(0)
    assert_sound(page)
    with open_municipality(town.municipality):
        assert SetAsideFinding.objects.get().reason == "เป็นคะแนนของแบบทดสอบ"
    page.keyboard.press("Enter")  # the way back has the focus
    expect(below.get_by_role("status")).to_have_text(ERROR)


def test_fields_and_findings_are_painted_together_in_a_paper(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    with open_municipality(town.municipality):
        paper = open_paper(town.actor(town.coordinator), "memo", 2569, "plan")
    page = sign_in("coordinator")
    page.goto(live_server.url + reverse("approvals:compose-section", args=[town.municipality.code, paper.pk, "facts"]))
    box = page.get_by_label("ข้อความ", exact=True)
    box.fill("ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} ได้คะแนนภาพรวม ๙๑.๘๓ คะแนน")
    expect(page.locator(".painted-copy .wrong")).to_have_text("๙๑.๘๓")
    expect(page.locator(".painted-copy .known")).to_have_text("{ปีที่ประเมิน}")
    assert_sound(page)
    page.get_by_role("button", name="แก้เป็น “๙๐.๘๓”").click()
    expect(box).to_have_value("ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} ได้คะแนนภาพรวม ๙๐.๘๓ คะแนน")
    box.press("Control+z")
    expect(page.locator(".painted-copy .wrong")).to_have_text("๙๑.๘๓")
    page.get_by_role("button", name="ใช้ {คะแนนรวม} แทนตัวเลข").click()
    expect(box).to_have_value("ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} ได้คะแนนภาพรวม {คะแนนรวม} คะแนน")
    expect(page.locator(".painted-copy .wrong")).to_have_count(0)
    typed = "บทนำ\nได้คะแนนภาพรวม ๙๑.๘๓ คะแนน\nคะแนนภาพรวม ๘๑.๘๓ คะแนน\nท้าย"
    box.fill(typed)
    page.get_by_role("button", name="แก้ทั้งหมด: คะแนนไม่ตรงกับข้อมูล 2 จุด").click()
    expect(box).to_have_value(typed.replace("๙๑.๘๓", "๙๐.๘๓").replace("๘๑.๘๓", "๙๐.๘๓"))
    expect(page.locator(".painted-copy .wrong")).to_have_count(0)
    box.press("Control+z")  # all of it is one step
    expect(box).to_have_value(typed)


def test_a_line_that_is_added_to_a_measure_is_read_too(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    page = sign_in("coordinator")
    page.goto(live_server.url + reverse("plans:add", args=[town.municipality.code, 2569]))
    page.locator("#steps-more").click()
    box = page.locator("#id_steps-1-text")
    box.fill(WRONG)
    expect(page.locator("#steps-lines .findings").nth(1).get_by_role("status")).to_have_text(ERROR)
    expect(page.locator("#steps-lines mark.wrong")).to_have_text("71.00")
    assert_sound(page)


def test_what_is_typed_before_the_added_line_is_listened_to_is_read_too(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    """A line stands in the page some milliseconds before the page has taken it up."""
    page = sign_in("coordinator")
    page.goto(live_server.url + reverse("plans:add", args=[town.municipality.code, 2569]))
    page.evaluate(
        """text => document.addEventListener("htmx:afterSwap", () => {
            document.getElementById("id_steps-1-text").value = text;
        }, { once: true })""",
        WRONG,
    )
    page.locator("#steps-more").click()
    expect(page.locator("#steps-lines .findings").nth(1).get_by_role("status")).to_have_text(ERROR)
    expect(page.locator("#steps-lines mark.wrong")).to_have_text("71.00")


def test_typing_into_a_long_text_has_no_lag(page: Page) -> None:
    """A key is drawn at once, whatever stands in the box: the server is asked beside it."""
    box = page.locator("#id_finding_10")
    box.fill(f"{'ข้อความยาวของเทศบาล ' * 150}\n{WRONG}")
    expect(page.locator("#analyses mark.wrong")).to_have_text("71.00")
    took = page.evaluate(
        """() => {
            const box = document.getElementById("id_finding_10");
            const start = performance.now();
            for (let key = 0; key < 50; key += 1) {
                box.setRangeText("ก", 0, 0, "end");
                box.dispatchEvent(new Event("input", { bubbles: true }));
            }
            return (performance.now() - start) / 50;
        }"""
    )
    assert took < 16, f"{took:.1f} ms a key"  # one picture of sixty a second


def test_a_line_is_painted_and_moves_with_its_box(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    with open_municipality(town.municipality):
        paper = open_paper(town.actor(town.coordinator), "memo", 2569, "plan")
    page = sign_in("coordinator")
    page.goto(live_server.url + reverse("approvals:compose-head", args=[town.municipality.code, paper.pk]))
    box = page.locator("#id_addressee")
    box.fill(f"นายกเทศมนตรี ผ่านปลัดเทศบาล ประธานสภา และหัวหน้าส่วนราชการที่เกี่ยวข้องกับเรื่องนี้ {WRONG}")
    expect(page.locator(".painted-line mark.wrong")).to_have_text("71.00")
    box.press("F8")
    assert (
        page.evaluate("(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)")
        == "71.00"
    )
    expect(page.locator(".painted-line mark.wrong")).to_be_in_viewport()
    copy = page.locator(".painted-line > .painted-copy")
    expect(copy).not_to_have_js_property("scrollLeft", 0)
    assert copy.evaluate("copy => copy.scrollLeft === copy.parentElement.querySelector('input').scrollLeft")
    assert_sound(page)


def test_letters_stand_over_their_marks_in_a_box_that_is_refused_too(page: Page) -> None:
    box = page.locator("#id_finding_10")
    box.fill(WRONG)
    paddings = """box => [box, box.parentElement.querySelector(".painted-copy")].map(
        (each) => getComputedStyle(each).padding)"""
    box.evaluate("box => box.classList.add('is-invalid')")
    of_box, of_copy = box.evaluate(paddings)
    assert of_box == of_copy


def test_a_reason_that_could_not_be_sent_stays_where_it_was_typed(page: Page) -> None:
    box = page.locator("#id_finding_10")
    box.fill(WRONG)
    below = page.locator("#analyses .findings").first
    below.get_by_text("ไม่ใช่ข้อผิด เพราะ…").click()
    reason = below.get_by_role("textbox")
    reason.fill("เป็นคะแนนของแบบทดสอบ")
    page.route("**/analysis/10/", lambda route: route.fulfill(status=429, json={"state": "busy", "said": "รอสักครู่"}))
    below.get_by_role("button", name="ไม่นับเป็นข้อผิด").click()
    expect(below.get_by_role("status")).to_have_text("รอสักครู่")
    expect(reason).to_have_value("เป็นคะแนนของแบบทดสอบ")
    page.unroute("**/analysis/10/")
    box.press("Home")
    box.press_sequentially(f"บทนำ{' ' * 3}")  # the same line is asked about again, the list is a new one
    expect(below.get_by_role("status")).to_have_text(ERROR)
    box.fill(WRONG)
    expect(below.get_by_role("status")).to_have_text(ERROR)
    expect(page.locator("#analyses mark.wrong")).to_have_text("71.00")


def test_the_check_list_leads_to_the_letters_of_a_finding(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    with open_municipality(town.municipality):
        save_analyses(town.actor(town.coordinator), town.plan, {10: AnalysisTexts(WRONG)})
        version = town.made("analysis", 2568, "narrative")
    page = sign_in("coordinator")
    page.goto(live_server.url + reverse("approvals:check", args=[town.municipality.code, version.pk]))
    page.get_by_role("link", name="เปิดที่บทวิเคราะห์").first.click()
    expect(page.locator("#id_finding_10")).to_be_focused()
    assert (
        page.evaluate("(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)")
        == "71.00"
    )


def test_a_finding_is_marked_on_its_page_until_its_kind_is_switched_off(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    with open_municipality(town.municipality):
        save_analyses(town.actor(town.coordinator), town.plan, {10: AnalysisTexts(WRONG)})
        version = town.made("analysis", 2568, "narrative")
    page = sign_in("coordinator")
    address = live_server.url + reverse("approvals:check", args=[town.municipality.code, version.pk])
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        line = page.locator(".check.bad", has_text="71.00")
        line.get_by_role("link", name=re.compile(r"^หน้า \d")).click()
        mark = page.locator("g.bad:target rect")
        expect(mark).to_be_in_viewport()
        expect(page.locator(".marked-page", has=mark).locator("img")).to_have_js_property("complete", True)
        assert_sound(page)

    page.goto(live_server.url + reverse("papers", args=[town.municipality.code]))
    page.get_by_role("link", name="การตรวจข้อความ").click()
    page.get_by_role("button", name="ปิดการตรวจ คะแนนไม่ตรงกับข้อมูล").click()
    expect(page.get_by_text("ปิดการตรวจ “คะแนนไม่ตรงกับข้อมูล” แล้ว")).to_be_visible()
    assert_sound(page)
    page.goto(address)
    expect(page.locator("g.bad")).to_have_count(0)
    said = page.locator(".check.warn", has_text="ปิดการตรวจ “คะแนนไม่ตรงกับข้อมูล”")
    said.get_by_role("link", name="เปิดหน้าการตรวจข้อความ").click()
    expect(page.locator("#kind-score")).to_be_in_viewport()
    page.get_by_role("button", name="เปิดการตรวจ คะแนนไม่ตรงกับข้อมูล").click()
    page.goto(address)
    expect(page.locator("g.bad").first).to_be_attached()
