"""One memo with its report from the check list to a phone on which nobody is signed in: five turns, a real worker, real
signatures, and the notice of each turn in the bell."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import ActingAppointment, Membership, Municipality, Position, Role
from accounts.tenancy import open_municipality
from approvals.models import Submission
from tests.approvals.town import DRAFTER_TITLE, WHOLE
from tests.browser.conftest import assert_sound, sign
from tests.browser.steps import choose_paper
from tests.documents.forgeries import flipped
from tests.factories import (
    AUDITOR_TITLE,
    FIGURES,
    MAYOR_TITLE,
    make_assessment,
    make_measure,
    make_member,
    make_municipality,
    make_plan,
    make_route,
)

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]
CLERK_TITLE, TREASURER_TITLE = "ปลัดเทศบาล", "ผู้อำนวยการกองคลัง"
MEMO = "บันทึกข้อความ — นำส่งรายงานการวิเคราะห์"
ELSEWHERE = "เทศบาลตำบลห้วยทดสอบ"
WHY = "คะแนน OIT ตามที่สำนักงาน ป.ป.ช. ประกาศ เทศบาลคำนวณเองไม่ได้"
RETURNED = "ขอให้เพิ่มวันที่ประชุมคณะทำงานในข้อเท็จจริง"


@pytest.fixture
def town(transactional_db: None) -> Municipality:
    """Its clerk's position is vacant: the treasurer acts for it. Its OIT as announced is not what its parts give."""
    make_municipality(name=ELSEWHERE)
    town = make_municipality(name="เทศบาลตำบลทดสอบ", document_prefix="ลป 52201")
    make_member(town, Role.COORDINATOR, username="coordinator", name="นางสาวจัดทำ ดี", title=DRAFTER_TITLE)
    make_member(town, Role.AUDITOR, username="auditor", name="นายตรวจ ถี่ถ้วน", title=AUDITOR_TITLE)
    make_member(town, Role.AUDITOR, username="treasurer", name="นางคลัง รอบคอบ", title=TREASURER_TITLE)
    make_member(town, Role.EXECUTIVE, username="mayor", name="นายนำ เมืองดี", title=MAYOR_TITLE)
    make_route(town, [AUDITOR_TITLE, CLERK_TITLE, MAYOR_TITLE])
    make_assessment(town, 2568, FIGURES | {"OIT": Decimal("83.50"), "total": Decimal("91.23")})
    make_measure(make_plan(town), title="เผยแพร่ข้อมูลป้องกันการทุจริตให้ครบ", **WHOLE)
    today = timezone.localdate()
    with open_municipality(town):
        ActingAppointment.objects.create(
            position=Position.objects.get(title=CLERK_TITLE),
            membership=Membership.objects.get(user__username="treasurer"),
            start=today - dt.timedelta(days=3),
            end=today + dt.timedelta(days=3),
            order_number="412/2569",
            order_date=today - dt.timedelta(days=4),
        )
    return town


def told(page: Page, words: str) -> None:
    """From the bell to what it is about."""
    page.get_by_role("link", name=re.compile("^แจ้งเตือน")).click()
    notice = page.get_by_role("listitem").filter(has_text=words).first
    expect(notice.get_by_text("ยังไม่อ่าน")).to_be_visible()
    assert_sound(page)
    notice.get_by_role("link").click()


def compose(page: Page) -> None:
    """The memo's facts speak of another municipality: what somebody copied."""
    choose_paper(page)
    page.locator("#id_paper").select_option(label=MEMO)
    page.get_by_label("ปีงบประมาณของเอกสาร").select_option(label="พ.ศ. 2568")
    page.get_by_role("button", name="แก้ข้อความก่อน").click()
    write(page, f"{ELSEWHERE}ได้รับผลการประเมินแล้ว ได้คะแนนรวม {{คะแนนรวม}}")
    assert_sound(page)


def write(page: Page, words: str) -> None:
    page.get_by_role("link", name="ข้อเท็จจริง", exact=True).first.click()
    page.get_by_label("ข้อความ", exact=True).fill(words)
    page.get_by_role("button", name="บันทึกส่วนนี้").click()
    expect(page.get_by_text("บันทึกส่วน “ข้อเท็จจริง” แล้ว")).to_be_visible()


def make(page: Page) -> None:
    page.get_by_role("button", name="จัดทำฉบับเพื่อตรวจและเสนอ").click()
    expect(page.get_by_role("img", name=re.compile("^หน้า 1 จาก"))).to_be_visible(timeout=60_000)


def reason_of(page: Page, error: str) -> Locator:
    return page.locator(".check.bad", has_text=error).get_by_label("หรือให้เหตุผลที่เสนอทั้งที่ยังมีข้อนี้")


def signed_by(page: Page, count: int) -> None:
    """The worker put that many signatures into the file."""
    expect(page.get_by_text("ลงลายมือชื่อแล้ว", exact=True)).to_have_count(count, timeout=60_000)


def decide(page: Page, opinion: str) -> None:
    page.get_by_label("ความเห็น").fill(opinion)
    assert_sound(page)
    sign(page)
    expect(page.get_by_role("status").filter(has_text="ลงนามแล้ว")).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="ดูเอกสารที่พิจารณาแล้ว").click()


def check_mend_and_explain(page: Page) -> None:
    """Two errors: one is mended where its link leads, the other goes with a reason that every signer will read."""
    page.get_by_role("link", name="ตรวจก่อนเสนอ").click()
    expect(page.locator(".check.bad")).to_have_count(2)
    assert_sound(page)
    page.get_by_role("button", name="ลงนามและเสนอ").click()
    expect(page.get_by_text("ยังเสนอไม่ได้ 2 ข้อ")).to_be_visible()
    assert_sound(page)
    page.locator(".check.bad", has_text=ELSEWHERE).get_by_role("link", name="เปิดที่ข้อความ").click()
    write(page, "เทศบาลได้รับผลการประเมินแล้ว ได้คะแนนรวม {คะแนนรวม}")
    make(page)
    page.get_by_role("link", name="ตรวจก่อนเสนอ").click()
    expect(page.locator(".check.bad")).to_have_count(1)
    submit(page)


def submit(page: Page) -> None:
    reason_of(page, "OIT").fill(WHY)
    sign(page, "ลงนามและเสนอ")
    expect(page.get_by_text(f"รอ{AUDITOR_TITLE}พิจารณา")).to_be_visible()
    signed_by(page, 1)


def read_and_return(page: Page) -> None:
    told(page, "รอท่านพิจารณา")
    expect(page.get_by_text(WHY)).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="ส่งคืนให้แก้ไข").click()
    page.get_by_label("เหตุผล").fill(RETURNED)
    assert_sound(page)
    page.get_by_role("button", name="ส่งคืน", exact=True).click()
    expect(page.get_by_text("ส่งคืนผู้จัดทำแล้ว")).to_be_visible()
    assert_sound(page)


def correct(page: Page, number: str) -> None:
    """From the reason to the words; the corrected version keeps the letter's number."""
    told(page, "ส่งคืนให้แก้ไข")
    expect(page.get_by_text(RETURNED).first).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="แก้ข้อความของเอกสาร").click()
    write(page, "คณะทำงานประชุมเมื่อวันที่ 3 พฤศจิกายน 2569 แล้วเห็นว่าได้คะแนนรวม {คะแนนรวม}")
    make(page)
    page.get_by_role("link", name="ตรวจก่อนเสนอ").click()
    expect(page.get_by_text("ข้อความ “ข้อเท็จจริง” เปลี่ยน")).to_be_visible()
    assert_sound(page)
    submit(page)
    expect(page.get_by_text(f"เลขที่หนังสือ {number}")).to_be_visible()
    assert_sound(page)


def act_for_the_clerk(page: Page) -> None:
    told(page, "รอท่านพิจารณา")
    decision = page.locator("#decision")
    expect(decision.get_by_text("รักษาราชการแทน").first).to_be_visible()
    expect(decision.get_by_text(re.compile("คำสั่งที่ 412/2569 ลงวันที่"))).to_be_visible()
    decide(page, "เห็นควรอนุมัติ")
    expect(page.get_by_text(re.compile(r"คำสั่งที่ 412/2569 ลงวันที่ .* \(.* – .*\)"))).to_be_visible()


def publish(page: Page) -> str:
    """From the notice of the seal to the public page, whose address it answers."""
    told(page, "ลงนามครบแล้ว")
    expect(page.locator(".page-head .tag", has_text="ลงนามครบถ้วน")).to_be_visible()
    signed_by(page, 4)
    assert_sound(page)
    page.get_by_role("link", name="เผยแพร่ในหน้าสาธารณะของปี 2568").click()
    page.get_by_role("button", name=re.compile("^เผยแพร่ บันทึกข้อความ")).click()
    expect(page.get_by_text("เผยแพร่แล้ว ทุกคนเห็นได้ที่หน้าสาธารณะของปีนี้")).to_be_visible()
    assert_sound(page)
    return page.get_by_role("link", name="/p/").get_attribute("href") or ""


def take_from_the_public_page(phone: Page, folder: Path) -> Printed:
    phone.get_by_role("link", name=re.compile("^บันทึกข้อความ")).click()
    expect(phone.get_by_role("heading", name="รหัสนี้เป็นของเอกสารจริง ซึ่งยังใช้อยู่")).to_be_visible()
    assert_sound(phone)
    return printed(downloaded(phone, folder / "public.pdf"))


def downloaded(phone: Page, pdf: Path) -> Path:
    with phone.expect_download() as download:
        phone.get_by_role("link", name="ดาวน์โหลดฉบับนี้").click()
    download.value.save_as(pdf)
    return pdf


def verify_file(phone: Page, pdf: Path, said: str) -> None:
    """Where other work takes away the time in which an unknown file is judged, one is asked to come again."""
    checked = phone.get_by_text(f"ไฟล์ที่ตรวจ: {pdf.name}")
    busy = phone.get_by_role("heading", name="ระบบกำลังตรวจเอกสารอื่นอยู่ กรุณาลองใหม่")
    for _ in range(3):
        phone.get_by_role("link", name="ตรวจสอบเอกสาร", exact=True).click()
        assert_sound(phone)
        phone.locator("input[type=file]").set_input_files(pdf)
        phone.get_by_role("button", name="ตรวจไฟล์").click(timeout=60_000)
        expect(checked.or_(busy)).to_be_visible()
        if checked.count():
            break
    expect(phone.get_by_role("heading", name=said)).to_be_visible()
    assert_sound(phone)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Somebody's phone: no account, no history."""
    context = browser.new_context(locale="th-TH", viewport={"width": 360, "height": 740}, bypass_csp=True)
    yield context.new_page()
    context.close()


@dataclass(frozen=True)
class Printed:
    """What a person holds: the file, and the code printed under its QR."""

    pdf: Path
    code: str


def printed(pdf: Path) -> Printed:
    words = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", words)
    assert found, words
    return Printed(pdf, found[0])


def test_a_memo_from_its_check_list_to_a_phone(
    town: Municipality, worker: None, sign_in: SignIn, phone: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    page = sign_in("coordinator")
    compose(page)
    make(page)
    check_mend_and_explain(page)
    read_and_return(sign_in("auditor"))
    correct(sign_in("coordinator"), "ลป 52201/1")
    page = sign_in("auditor")
    told(page, "รอท่านพิจารณา")
    decide(page, "ตรวจแล้วถูกต้อง")
    act_for_the_clerk(sign_in("treasurer"))
    page = sign_in("mayor")
    told(page, "รอท่านพิจารณา")
    decide(page, "อนุมัติ")
    signed_by(page, 4)
    public = publish(sign_in("coordinator"))

    phone.goto(live_server.url + public)
    assert_sound(phone)
    paper = take_from_the_public_page(phone, tmp_path)
    phone.goto(f"{live_server.url}/verify/")
    phone.get_by_label("รหัส 12 ตัวใต้ QR").fill(paper.code.lower())
    phone.get_by_role("button", name="ตรวจสอบ").click()
    expect(phone.get_by_role("heading", name="รหัสนี้เป็นของเอกสารจริง ซึ่งยังใช้อยู่")).to_be_visible()
    expect(phone.locator(".signers li")).to_have_count(4)
    again = downloaded(phone, tmp_path / "again.pdf")
    assert again.read_bytes() == paper.pdf.read_bytes()
    verify_file(phone, again, "ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่")
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(flipped(again.read_bytes()))
    verify_file(phone, changed, "ไฟล์นี้ไม่ตรงกับฉบับจริง อย่าใช้")
    with open_municipality(town):
        assert sorted(Submission.objects.values_list("state", flat=True)) == ["returned", "sealed"]
