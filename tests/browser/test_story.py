"""A municipality's whole year in a browser, each person in turn, at a desk and on a phone: eight measures of two units,
three papers, one of them returned, to the seal. Every press is counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Municipality, Role
from accounts.tenancy import open_municipality
from approvals.models import Submission
from plans.models import Measure
from tests.browser.conftest import assert_sound, sign
from tests.browser.steps import choose_paper, draft_paper, fill_scores, go_to, tab_to, tell_of_measure
from tests.browser.watching import Watched, watch
from tests.conftest import wait_until
from tests.factories import (
    AUDITOR_TITLE,
    MAYOR_TITLE,
    make_assessment,
    make_member,
    make_municipality,
    make_route,
    make_unit,
)
from tests.plans.evidence import samples

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]
MOST_PRESSES = 90
PAPERS = ("รายงานการวิเคราะห์ผล", "แผนการนำผลสู่การปฏิบัติ", "รายงานผลการดำเนินการ")
RETURNED = "ขอให้เพิ่มวันที่ประชุมในขั้นตอนของมาตรการที่ 3"
UNITS = ["กองคลัง"] * 5 + ["กองช่าง"] * 3
INDICATORS = [10, 10, 9, 8, 7, 6, 5, 4]
TABLE = "\n".join(
    [
        "มาตรการ/โครงการ/กิจกรรม\tตัวชี้วัด\tขั้นตอน/วิธีการปฏิบัติ\tช่วงระยะเวลา\tผู้รับผิดชอบ",
        *(
            f"ปรับปรุงงานบริการเรื่องที่ {number}\t{indicator}\tกำหนดผู้รับผิดชอบและวันแล้วเสร็จ\tต.ค. 68 - ก.ย. 69\t{unit}"
            for number, (indicator, unit) in enumerate(zip(INDICATORS, UNITS, strict=True), 1)
        ),
    ]
)
ANALYSES = "\n".join(f"ตัวชี้วัดที่ {number}\nงานส่วนนี้ประชาชนเข้าถึงได้สะดวกขึ้นกว่าเดิม" for number in range(1, 11))
ANALYSES += "\nจุดอ่อน\nเอกสารป้องกันการทุจริตเผยแพร่ไม่ครบ\nแนวทางปรับปรุง\nเผยแพร่ให้ครบทุกเรื่องภายในไตรมาสแรก"


@pytest.fixture
def town(transactional_db: None) -> Municipality:
    """Its people and its route; nothing entered yet."""
    town = make_municipality(name="เทศบาลตำบลทดสอบ", document_prefix="ลป 52201")
    finance, works = make_unit(town, "กองคลัง"), make_unit(town, "กองช่าง")
    make_member(town, Role.COORDINATOR, username="coordinator", name="นางสาวจัดทำ ดี", title="นักวิเคราะห์นโยบายและแผน")
    make_member(town, Role.STAFF, username="finance", name="นางคลัง รอบคอบ", unit=finance)
    make_member(town, Role.STAFF, username="works", name="นายช่าง ชำนาญ", unit=works)
    make_member(town, Role.AUDITOR, username="auditor", name="นายตรวจ ถี่ถ้วน", title=AUDITOR_TITLE)
    make_member(town, Role.EXECUTIVE, username="mayor", name="นายนำ เมืองดี", title=MAYOR_TITLE)
    make_route(town)
    return town


def next_step(page: Page, words: str) -> None:
    """The one button of the year's page."""
    page.locator(".first").get_by_role("link", name=words, exact=True).click()


def enter_and_plan(page: Page) -> None:
    """Figures, analyses and a table from Word: all typed or pasted once, then handed out."""
    next_step(page, "บันทึกคะแนน")
    fill_scores(page)
    page.get_by_role("button", name="บันทึกคะแนน").click()
    expect(page.get_by_role("heading", name="ผลการประเมิน ปีงบประมาณ พ.ศ. 2568")).to_be_visible()
    go_to(page, "แผน")
    page.get_by_role("button", name="เปิดแผน พ.ศ. 2569").click()
    page.get_by_role("link", name="นำเข้าตาราง").first.click()
    page.get_by_label("หรือวางตารางที่คัดลอกมา").fill(TABLE)
    page.get_by_role("button", name="อ่านตาราง").click()
    expect(page.get_by_role("heading", name=re.compile("อ่านได้ 8 มาตรการ"))).to_be_visible()
    page.get_by_role("button", name="ยืนยันและนำเข้า").click()
    page.get_by_role("link", name="ดูแผน").click()
    page.get_by_role("link", name="บทวิเคราะห์", exact=True).click()
    page.get_by_role("link", name="วางบทวิเคราะห์ทั้งฉบับ").click()
    page.get_by_label("บทวิเคราะห์ทั้งฉบับ").fill(ANALYSES)
    page.get_by_role("button", name="แบ่งตามหัวข้อ").click()
    page.get_by_role("button", name="รับ 10 หัวข้อ").click()
    expect(page.get_by_text("เขียนครบ 10 จาก 10")).to_be_visible()
    go_to(page, "ปีนี้")
    next_step(page, "มอบหมาย")
    page.get_by_role("button", name="มอบหมายที่เลือก").click()
    expect(page.get_by_text("มอบหมาย 8 มาตรการแล้ว")).to_be_visible()
    assert_sound(page)


def report(page: Page, count: int, pdf: Path) -> None:
    """By keyboard alone; one of the unit's measures is done, so it wants a proof with its day."""
    tab_to(page, ".first .btn-primary")
    page.keyboard.press("Enter")
    expect(page.locator("#report-told")).to_have_text(f"ยังขาด {count}")
    for number in range(1, count + 1):
        tell_of_measure(page, number, proof=pdf if number == 1 else None)
    expect(page.locator("#report-told")).to_have_text(f"พร้อมส่ง {count}")
    assert_sound(page)
    tab_to(page, "#hand-in")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"ส่งให้ผู้ประสานงานแล้ว {count} มาตรการ")).to_be_visible()


def receive(page: Page) -> None:
    next_step(page, "ตรวจรับรายงาน")
    page.get_by_role("button", name="รับที่เลือก (8)").click()
    expect(page.get_by_text("ตรวจรับครบทุกมาตรการแล้ว")).to_be_visible()


def submit(page: Page) -> None:
    page.get_by_role("link", name="ตรวจก่อนเสนอ").click()
    sign(page, "ลงนามและเสนอ")
    expect(page.get_by_text(f"รอ{AUDITOR_TITLE}พิจารณา")).to_be_visible()


def send_back(page: Page) -> None:
    """The auditor's first paper in the row."""
    next_step(page, "อ่านและพิจารณา")
    page.get_by_role("link", name="ส่งคืนให้แก้ไข").click()
    page.get_by_label("เหตุผล").fill(RETURNED)
    page.get_by_role("button", name="ส่งคืน", exact=True).click()
    expect(page.get_by_text("ส่งคืนผู้จัดทำแล้ว")).to_be_visible()


def approve(page: Page, opinion: str, count: int) -> None:
    """One after the other: what was decided leads to the next."""
    for left in range(count, 0, -1):
        page.get_by_label("ความเห็น").fill(opinion)
        sign(page, "เห็นชอบและลงนาม")
        expect(page.get_by_role("status").filter(has_text="ลงนามแล้ว")).to_be_visible()
        if left > 1:
            page.get_by_role("link", name="อ่านเรื่องถัดไป").click()
    assert_sound(page)


def _sealed(town: Municipality) -> int:
    with open_municipality(town):
        return Submission.objects.filter(state="sealed").count()


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    return watch(context)


@pytest.mark.parametrize("width", [1280, 360])
def test_a_year_of_eight_measures_and_three_papers(
    town: Municipality, worker: None, sign_in: SignIn, watched: Watched, tmp_path: Path, width: int
) -> None:
    pdf = tmp_path / "ประกาศ.pdf"
    pdf.write_bytes(samples.pdf())
    told: dict[str, tuple[int, int]] = {}

    def as_(username: str) -> Page:
        page = sign_in(username)
        page.set_viewport_size({"width": width, "height": 800})
        return page

    def count(who: str) -> None:
        told[who] = (
            watched.presses - sum(presses for presses, _ in told.values()),
            watched.pages - sum(pages for _, pages in told.values()),
        )

    enter_and_plan(as_("coordinator"))
    count("plan")
    report(as_("finance"), 5, pdf)
    report(as_("works"), 3, pdf)
    count("report")
    page = as_("coordinator")
    receive(page)
    count("receive")
    for paper in PAPERS:
        draft_paper(page, paper)
        submit(page)
    count("papers")
    page = as_("auditor")
    send_back(page)
    page.get_by_role("link", name="อ่านเรื่องถัดไป").click()
    approve(page, "ตรวจแล้วถูกต้อง", 2)
    count("audit")
    page = as_("coordinator")
    expect(page.get_by_text(RETURNED).first).to_be_visible()
    go_to(page, "เอกสาร")
    page.get_by_role("link", name="แก้แล้วเสนอใหม่").click()
    page.get_by_role("button", name="จัดทำฉบับเพื่อตรวจและเสนอ").click()
    submit(page)
    count("mend")
    page = as_("auditor")
    next_step(page, "อ่านและพิจารณา")
    approve(page, "ตรวจแล้วถูกต้อง", 1)
    count("audit again")
    page = as_("mayor")
    next_step(page, "อ่านและพิจารณา")
    approve(page, "อนุมัติ", 3)
    count("sign")
    wait_until(lambda: _sealed(town) == 3)
    go_to(page, "ปีนี้")
    expect(page.get_by_text("ผนึกแล้ว")).to_have_count(3)
    assert_sound(page)

    print(f"a year at {width} px: {watched.presses} presses, {watched.pages} pages, {told}")  # noqa: T201  # docs/performance.md reports them
    assert watched.presses <= MOST_PRESSES
    assert told["report"][0] <= 20
    assert told["receive"][0] <= 4  # one to sign in
    with open_municipality(town):
        assert {measure.stage for measure in Measure.objects.all()} == {"accepted"}
        assert sorted(Submission.objects.values_list("state", flat=True)) == ["returned", "sealed", "sealed", "sealed"]


def test_a_paper_being_made_can_be_cancelled_and_made_again(
    town: Municipality, sign_in: SignIn, live_server: LiveServer
) -> None:
    """Without a worker the paper waits; the page says so, cancels, and queues again."""
    make_assessment(town)
    page = sign_in("coordinator")
    choose_paper(page)
    page.get_by_role("button", name="จัดทำเอกสาร").click()
    expect(page.get_by_role("heading", name="รอจัดทำ")).to_be_visible()
    page.get_by_role("button", name="ยกเลิกการจัดทำ").click()
    expect(page.get_by_role("heading", name="ยกเลิก")).to_be_visible()
    page.get_by_role("button", name="จัดทำอีกครั้ง").click()
    expect(page.get_by_role("heading", name="รอจัดทำ")).to_be_visible()
    assert_sound(page)


def test_pages_work_by_keyboard_alone(town: Municipality, live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_label("ชื่อผู้ใช้").focus()
    page.keyboard.type("coordinator")
    page.keyboard.press("Tab")
    page.keyboard.type("a-long-test-password")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/m/{town.code}/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="ข้ามไปเนื้อหา")).to_be_focused()
