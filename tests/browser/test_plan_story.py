"""How a plan is written in a real browser: from the weak indicator to a measure in a unit's own words, and back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Municipality, Role
from tests.browser.conftest import assert_sound
from tests.browser.steps import go_to
from tests.factories import make_member, make_municipality, make_unit

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]
PLAN = "แผนปีงบประมาณ พ.ศ. 2569"
TABLE = """<table>
<tr><th>มาตรการ/โครงการ/กิจกรรม</th><th>ตัวชี้วัด</th><th>ข้อคำถาม</th><th>ขั้นตอน/วิธีการปฏิบัติ</th>
<th>ช่วงระยะเวลา</th><th>ผู้รับผิดชอบ</th></tr>
<tr><td>โครงการบัตรคิวทุกจุดบริการ</td><td>๖. คุณภาพการดำเนินงาน</td><td>ข้อ e๑</td><td>๑. สำรวจจุดบริการ<br>๓. ติดตั้งบัตรคิว</td>
<td>ต.ค. ๖๘ - มี.ค. ๖๙</td><td>กองช่าง</td></tr>
</table>"""


@pytest.fixture
def town(transactional_db: None) -> Municipality:
    town = make_municipality(name="เทศบาลตำบลทดสอบ")
    finance, works = make_unit(town, "กองคลัง"), make_unit(town, "กองช่าง")
    make_member(town, Role.COORDINATOR, username="coordinator", name="ผู้ประสานงาน")
    make_member(town, Role.STAFF, username="finance", name="เจ้าหน้าที่ กองคลัง", unit=finance)
    make_member(town, Role.STAFF, username="works", name="เจ้าหน้าที่ กองช่าง", unit=works)
    return town


def open_plan(page: Page) -> None:
    go_to(page, "แผน")
    expect(page.get_by_role("heading", name=PLAN)).to_be_visible()


def enter_scores(page: Page) -> None:
    page.get_by_role("link", name="บันทึกคะแนน").first.click()
    figures = {"total": "90.83", "EIT1": "95.92", "EIT2": "91.67", "OIT": "82.50", "6": "84.00", "10": "70.00"}
    for item, score in figures.items():
        page.locator(f"#id_item_{item}").fill(score)
    page.get_by_role("button", name="บันทึกคะแนน").click()
    expect(page.get_by_role("heading", name="ผลการประเมิน ปีงบประมาณ พ.ศ. 2568")).to_be_visible()


def analyse(page: Page) -> None:
    """Drafts fill what is empty; what was written stays."""
    page.get_by_role("link", name="บทวิเคราะห์", exact=True).click()
    page.get_by_role("link", name=re.compile("การป้องกันการทุจริต")).click()
    page.locator("#id_weakness_10").fill("เขียนเอง: เอกสารยังไม่ครบ")
    expect(page.locator("#draft-status")).to_have_text(re.compile("บันทึกแล้ว"))
    page.get_by_role("button", name=re.compile("ร่างที่ยังว่างทั้งหมด")).click()
    for number, score in ((10, "70.00"), (6, "84.00")):
        page.locator("nav.write-list a", has_text=re.compile(f"^{number}")).click()
        expect(page.locator(f"#id_finding_{number}")).to_have_value(re.compile(score))
        page.get_by_role("button", name="อ่านแล้ว ใช้ตามนี้").click()
        expect(page.get_by_role("button", name="อ่านแล้ว ใช้ตามนี้")).to_have_count(0)
        if number == 10:
            expect(page.locator("#id_weakness_10")).to_have_value("เขียนเอง: เอกสารยังไม่ครบ")
    assert_sound(page)
    go_to(page, "แผน")
    expect(page.get_by_role("heading", name=PLAN)).to_be_visible()


def close_a_gap(page: Page) -> None:
    """From what is missing to a measure: the indicator is ticked, the finding drafted."""
    page.get_by_role("link", name="ตัวชี้วัดที่ 10 ไม่มีมาตรการ").click()
    expect(page.get_by_label("10 การป้องกันการทุจริต")).to_be_checked()
    expect(page.locator("#id_finding")).to_have_value(re.compile("70.00"))
    page.locator("#id_title").fill("เผยแพร่ข้อมูลป้องกันการทุจริตให้ครบ")
    page.get_by_label("กองคลัง").check()
    page.get_by_label("ตั้งแต่เดือน").select_option(label="ต.ค. 2568")
    page.get_by_label("ถึงเดือน").select_option(label="ก.ย. 2569")
    page.get_by_role("button", name="บันทึกมาตรการ").click()
    expect(page.get_by_role("heading", name="เผยแพร่ข้อมูลป้องกันการทุจริตให้ครบ")).to_be_visible()
    assert_sound(page)


def paste_a_table(page: Page) -> None:
    """What the coordinator has in Word comes along as it is."""
    open_plan(page)
    page.get_by_role("link", name="นำเข้าตาราง").click()
    page.wait_for_load_state()
    page.evaluate(
        """html => { const data = new DataTransfer();
        data.setData("text/html", html); data.setData("text/plain", "ตาราง");
        const box = document.getElementById("id_pasted"); box.focus(); box.value = "ตาราง";
        box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true})); }""",
        TABLE,
    )
    expect(page.get_by_text("รับตารางที่วางแล้ว 2 แถว")).to_be_visible()
    assert_sound(page)
    page.get_by_role("button", name="อ่านตาราง").click()
    expect(page.get_by_role("heading", name=re.compile("อ่านได้ 1 มาตรการ"))).to_be_visible()
    assert_sound(page)
    page.get_by_role("button", name="ยืนยันและนำเข้า").click()
    page.get_by_role("link", name="ดูแผน").click()
    expect(page.get_by_role("link", name="โครงการบัตรคิวทุกจุดบริการ")).to_be_visible()


def hand_out(page: Page) -> None:
    page.get_by_role("link", name="มอบหมาย", exact=True).click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    assert_sound(page)
    page.get_by_role("button", name="มอบหมายที่เลือก").click()
    expect(page.get_by_text("มอบหมาย 2 มาตรการแล้ว")).to_be_visible()
    assert_sound(page)


def fill_in(page: Page) -> None:
    """A notice leads to the unit's measure; items are put in order by keyboard; a draft survives leaving the page."""
    page.get_by_role("link", name=re.compile("แจ้งเตือน")).click()
    expect(page.get_by_text("ได้รับมอบหมาย: เผยแพร่ข้อมูลป้องกันการทุจริตให้ครบ")).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name=re.compile("ได้รับมอบหมาย")).click()
    page.get_by_role("link", name="แก้ไขแผน").click()
    steps = page.locator("#steps-lines textarea")
    steps.nth(0).fill("๑. นำขึ้นเว็บไซต์")
    page.locator("#steps-more").click()
    expect(steps).to_have_count(2)
    steps.nth(1).fill("ตั้งผู้รับผิดชอบ")
    up = page.get_by_role("button", name="เลื่อนข้อนี้ขึ้น").nth(1)
    up.focus()
    page.keyboard.press("Enter")
    expect(steps.nth(0)).to_have_value("ตั้งผู้รับผิดชอบ")
    expect(page.locator("#draft-status")).to_contain_text("บันทึกร่างแล้ว", timeout=15_000)
    page.reload()
    expect(page.get_by_text("มีร่างที่ยังไม่ได้บันทึก")).to_be_visible()
    expect(steps.nth(0)).to_have_value("ตั้งผู้รับผิดชอบ")
    assert_sound(page)
    page.get_by_role("button", name="บันทึกมาตรการ").click()
    expect(page.locator("article ol").first.locator("li")).to_have_text(["ตั้งผู้รับผิดชอบ", "นำขึ้นเว็บไซต์"])
    page.get_by_role("button", name="ส่งให้ผู้ประสานงาน").click()
    expect(page.locator(".page-head .tag", has_text="ส่งแล้ว รอตรวจรับ")).to_be_visible()


def send_back(page: Page) -> None:
    open_plan(page)
    page.get_by_role("link", name="เผยแพร่ข้อมูลป้องกันการทุจริตให้ครบ").click()
    page.locator("summary", has_text="ส่งกลับให้แก้ไข").click()
    page.get_by_label("เหตุผลและสิ่งที่ต้องแก้").fill("ขอให้ระบุวันที่ในขั้นตอนที่ 2")
    page.get_by_role("button", name="ส่งกลับ", exact=True).click()
    expect(page.locator(".page-head .tag", has_text="ส่งกลับให้แก้ไข")).to_be_visible()


def test_a_plan_from_the_weak_indicator_to_a_unit_and_back(town: Municipality, worker: None, sign_in: SignIn) -> None:
    page = sign_in("coordinator")
    enter_scores(page)
    go_to(page, "แผน")
    page.get_by_role("button", name="เปิดแผน พ.ศ. 2569").click()
    expect(page.get_by_text("ขาด 2 จุดก่อนจัดทำเอกสารแผน")).to_be_visible()
    expect(page.locator("#coverage tr.weak")).to_have_count(2)
    analyse(page)
    close_a_gap(page)
    paste_a_table(page)
    hand_out(page)
    expect(page.get_by_text("ครบทุกจุด")).to_be_visible()

    fill_in(sign_in("finance"))
    send_back(sign_in("coordinator"))
    page = sign_in("finance")
    expect(page.get_by_role("heading", name="แก้ไขรายงาน 1 มาตรการที่ถูกส่งกลับ")).to_be_visible()
