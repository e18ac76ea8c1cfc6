"""The whole year in a real browser: three people, real worker, real signatures."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Municipality, Role
from accounts.tenancy import open_municipality
from approvals.models import Submission
from tests.browser.conftest import assert_sound, sign
from tests.browser.steps import choose_paper, fill_scores, go_to, make_paper, plan_measure
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, make_member, make_municipality, make_route, make_unit

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]


@pytest.fixture
def town(transactional_db: None) -> Municipality:
    """A municipality with its people and no figures yet."""
    town = make_municipality(name="เทศบาลตำบลทดสอบ", document_prefix="ลป 52201")
    finance = make_unit(town, "กองคลัง")
    make_unit(town, "กองช่าง")
    make_member(town, Role.COORDINATOR, username="coordinator", name="ผู้ประสานงาน", title="นักวิเคราะห์นโยบายและแผน")
    make_member(town, Role.STAFF, username="finance", name="เจ้าหน้าที่ กองคลัง", unit=finance)
    make_member(town, Role.AUDITOR, username="auditor", name="ผู้ตรวจสอบ", title=AUDITOR_TITLE)
    make_member(town, Role.EXECUTIVE, username="mayor", name="นายกเทศมนตรี", title=MAYOR_TITLE)
    make_route(town)
    return town


def enter_scores(page: Page) -> None:
    expect(page.get_by_role("heading", name="บันทึกคะแนนปี 2568")).to_be_visible()
    page.get_by_role("link", name="บันทึกคะแนน").first.click()
    fill_scores(page)
    page.locator("#id_item_9").fill("195")
    page.get_by_role("button", name="บันทึกคะแนน").click()
    expect(page.get_by_text("คะแนนต้องไม่เกิน 100")).to_be_visible()
    expect(page.locator("#id_item_10")).to_have_value("๗๐.๐๐")  # what was typed is still there
    assert_sound(page)
    page.locator("#id_item_9").fill("95")
    page.get_by_role("button", name="บันทึกคะแนน").click()
    expect(page.get_by_role("heading", name="ผลการประเมิน ปีงบประมาณ พ.ศ. 2568")).to_be_visible()
    expect(page.locator(".tag", has_text=re.compile("^ผ่าน$"))).to_be_visible()
    expect(page.locator("tr.weak").last).to_contain_text("การป้องกันการทุจริต")
    assert_sound(page)


def report_results(page: Page) -> None:
    """Unit staff tell what came of their measure."""
    go_to(page, "รายงาน")
    page.locator("[name$=-outputs]").first.fill("เผยแพร่ครบ 8 ข้อ วันที่ 2 มีนาคม 2569")
    page.locator("[name$=-outcome]").fill("ประชาชนตรวจสอบข้อมูลได้เองทุกข้อ")
    page.get_by_text("เสร็จแล้ว", exact=True).click()
    expect(page.get_by_text("แจ้งว่าเสร็จแล้ว แต่ขั้นที่ 1, 2")).to_be_visible(timeout=15_000)


def submit(page: Page) -> None:
    """The list is read first; a paper without errors goes on its way."""
    page.get_by_role("link", name="ตรวจก่อนเสนอ").click()
    expect(page.get_by_text("ต้องแก้หรือให้เหตุผล")).to_have_count(0)
    assert_sound(page)
    sign(page, "ลงนามและเสนอ")
    expect(page.get_by_text(f"รอ{AUDITOR_TITLE}พิจารณา")).to_be_visible()


def decide(page: Page, opinion: str) -> None:
    page.get_by_role("link", name="อ่านและพิจารณา").click()
    assert_sound(page)
    page.get_by_label("ความเห็น").fill(opinion)
    sign(page)
    expect(page.get_by_text("ลงนามแล้ว")).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="ดูเอกสารที่พิจารณาแล้ว").click()
    expect(page.get_by_text("กำลังลงลายมือชื่ออิเล็กทรอนิกส์")).to_have_count(0, timeout=60_000)
    assert_sound(page)


def test_a_year_from_scores_to_a_verified_paper(
    town: Municipality, worker: None, sign_in: SignIn, context: BrowserContext, live_server: LiveServer, tmp_path: Path
) -> None:
    page = sign_in("coordinator")
    enter_scores(page)
    plan_measure(page)
    report_results(sign_in("finance"))

    page = sign_in("coordinator")
    make_paper(page, "รายงานการวิเคราะห์ผลการประเมิน — แบบบรรยาย", "พ.ศ. 2568")
    make_paper(page, "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ — แบบห้าคอลัมน์", "พ.ศ. 2569")
    assert_sound(page)
    submit(page)

    # Returned once, with a reason the drafter reads on the home page; a new version goes up.
    page = sign_in("auditor")
    page.get_by_role("link", name="อ่านและพิจารณา").click()
    page.get_by_role("link", name="ส่งคืนให้แก้ไข").click()
    page.get_by_role("button", name="ส่งคืน", exact=True).click()
    expect(page.get_by_text("กรุณาระบุเหตุผล")).to_be_visible()
    page.get_by_label("เหตุผล").fill("ขอให้เพิ่มมาตรการของตัวชี้วัดที่ 8")
    page.get_by_role("button", name="ส่งคืน", exact=True).click()
    expect(page.get_by_text("ส่งคืนผู้จัดทำแล้ว")).to_be_visible()
    page = sign_in("coordinator")
    expect(page.get_by_text("ขอให้เพิ่มมาตรการของตัวชี้วัดที่ 8").first).to_be_visible()
    make_paper(page, "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ — แบบห้าคอลัมน์", "พ.ศ. 2569")
    submit(page)

    decide(sign_in("auditor"), "ตรวจแล้วถูกต้อง")
    page = sign_in("mayor")
    decide(page, "อนุมัติ")
    expect(page.locator(".page-head .tag", has_text="ลงนามครบถ้วน")).to_be_visible()

    with open_municipality(town):
        version = Submission.objects.get(state="sealed").version
    context.clear_cookies()
    public = context.new_page()
    public.goto(f"{live_server.url}/verify/")
    public.get_by_label("รหัส 12 ตัวใต้ QR").fill(version.printed_code.lower())
    public.get_by_role("button", name="ตรวจสอบ").click()
    expect(public.get_by_role("heading", name="รหัสนี้เป็นของเอกสารจริง ซึ่งยังใช้อยู่")).to_be_visible()
    expect(public.locator(".signers li")).to_have_count(3)
    assert_sound(public)
    with public.expect_download() as download:
        public.get_by_role("link", name="ดาวน์โหลดฉบับนี้").click()
    pdf = tmp_path / "paper.pdf"
    download.value.save_as(pdf)
    public.goto(f"{live_server.url}/verify/")
    public.locator("input[type=file]").set_input_files(pdf)
    public.get_by_role("button", name="ตรวจไฟล์").click()
    expect(public.get_by_role("heading", name="ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่")).to_be_visible()
    said = subprocess.run(
        ["pdfsig", str(pdf)], env=os.environ | {"HOME": str(tmp_path)}, capture_output=True, check=False
    ).stdout.decode(errors="replace")
    assert said.count("Signature is Valid.") == 3


def test_a_paper_being_made_can_be_cancelled_and_made_again(
    town: Municipality, sign_in: SignIn, live_server: LiveServer
) -> None:
    """Without a worker the paper waits; the page says so, cancels, and queues again."""
    page = sign_in("coordinator")
    enter_scores(page)
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
