"""From an empty installation to the first sealed paper, by who has read no manual: printed invitations, second factors,
one municipality with five units, seven people, one route and one acting officer. Every page in Thai only.

Who sets up presses what can be pressed at a desk and on a phone; what two people do alike, one does at a desk and the
other on a phone. A coordinator's year at both is tests/browser/test_story.py.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import ActingAppointment, Membership, Municipality, Unit
from accounts.tenancy import open_municipality
from approvals.models import RouteStep
from tests.accounts.signing_in.second_factors import code_of
from tests.browser import steps
from tests.browser.conftest import assert_sound
from tests.browser.watching import Watched, watch
from tests.factories import PASSWORD
from thai.dates import medium_date

pytestmark = pytest.mark.django_db(transaction=True)

MOST_CLICKS, MOST_PAGES = 40, 12  # of the local administrator, from the check list to the check list
UNITS = "สำนักปลัดเทศบาล\nกองคลัง\nกองช่าง\nกองการศึกษา\nหน่วยตรวจสอบภายใน"
PEOPLE = """ชื่อ–นามสกุล\tตำแหน่ง\tหน่วยงาน\tบทบาท\tอีเมล
นายนำ เมืองดี\tนายกเทศมนตรี\t\tผู้บริหาร\tmayor@example.go.th
นางรอง เมืองดี\tรองนายกเทศมนตรี\t\tผู้บริหาร\t
นางสาวจัดทำ ดี\tนักวิเคราะห์นโยบายและแผน\tสำนักปลัดเทศบาล\tผู้ประสานงาน ITA\tplan@example.go.th
นายตรวจ ถี่ถ้วน\tนักวิชาการตรวจสอบภายใน\tหน่วยตรวจสอบภายใน\tผู้ตรวจสอบ\taudit@example.go.th
นางคลัง รอบคอบ\tผู้อำนวยการกองคลัง\tกองคลัง\tผู้ตรวจสอบ\t
นายช่าง ชำนาญ\tนายช่างโยธา\tกองช่าง\tเจ้าหน้าที่\t
นางครู ใจดี\tนักวิชาการศึกษา\tกองการศึกษา\tเจ้าหน้าที่\t
"""
DESK, PHONE = 1280, 360
# In sight, whole, and under nothing else.
IN_REACH = """button => {
  button.scrollIntoView({block: "center", behavior: "instant"});
  const box = button.getClientRects()[0];
  const there = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return box && box.left >= 0 && box.right <= innerWidth && button.contains(there);
}"""
PAPER, YEAR = "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ — แบบห้าคอลัมน์", "พ.ศ. 2569"


@dataclass(frozen=True)
class Slip:
    """What a person is handed: the name to sign in by and the code for the first time."""

    username: str
    code: str


@dataclass
class Person:
    """Somebody at a browser of their own, with an app for codes or a machine with a finger reader."""

    page: Page
    secret: str = ""

    def sign(self, button: str) -> None:
        """The button, and the one on the page that asks once more."""
        self.page.get_by_role("button", name=button).click()
        expect(self.page.get_by_role("heading", name="ยืนยันว่าเป็นท่าน")).to_be_visible()
        if self.secret:
            self.page.get_by_label("รหัส 6 หลัก").fill(code_of(self.secret, 1))  # the one before was used to add it
            self.page.get_by_role("button", name=button).click()
        else:
            self.page.get_by_role("button", name="ยืนยันด้วยพาสคีย์").click()


class Office:
    """All of them share a browser, one after the other."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self._context, self._address = context, address

    def door(self, width: int = DESK) -> Page:
        for left in self._context.pages:
            left.close()
        self._context.clear_cookies()
        page = self._context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(self._address)
        return page

    def first_day(self, slip: Slip, width: int, *, passkey: bool = False) -> Person:
        """From the slip to the person's own page of the portal, with a second factor."""
        page = self.door(width)
        steps.use_invitation(page, slip.code)
        return self.enter(page, slip.username, passkey=passkey)

    def enter(self, page: Page, username: str, *, passkey: bool = False) -> Person:
        steps.give_password(page, username)
        expect(page.get_by_text("เพิ่มอย่างน้อยหนึ่งวิธีก่อนทำงานต่อ")).to_be_visible()
        person = Person(page)
        if passkey:
            steps.authenticator(self._context, page)
            steps.add_passkey(page)
        else:
            person.secret = steps.add_app(page)
        with page.expect_navigation(wait_until="domcontentloaded"):  # counted before anything else is
            page.get_by_role("link", name="ITA Portal").click()
        return person


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    return watch(context)


@pytest.fixture
def office(context: BrowserContext, live_server: LiveServer, watched: Watched) -> Office:
    return Office(context, live_server.url)


def press(button: Locator) -> None:
    """What could be pressed at the other width, too."""
    page, size = button.page, button.page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": DESK + PHONE - size["width"], "height": size["height"]})
    page.wait_for_function(IN_REACH, arg=button.element_handle(), timeout=10_000)  # a press on trial would be counted
    page.set_viewport_size(size)
    button.click()


def slips_on(page: Page) -> dict[str, Slip]:
    """By the people's names."""
    return {
        slip.locator("h2").inner_text(): Slip(slip.locator("strong").inner_text(), slip.locator("code").inner_text())
        for slip in page.locator(".slip").all()
    }


# --- Who sets up ------------------------------------------------------------------------------------------------------


def begin_a_municipality(page: Page) -> Slip:
    """The platform's administrator, from the first page to the slip for who looks after the municipality."""
    press(page.get_by_role("link", name="เทศบาลและผู้ดูแล"))
    press(page.get_by_role("link", name="เพิ่มเทศบาล"))
    page.get_by_label("รหัสหน่วยงาน").fill("5520199")
    page.locator("#id_name").fill("เทศบาลตำบลเพิ่งเริ่ม")
    page.get_by_label("ประเภท").select_option(label="เทศบาลตำบล")
    page.get_by_label("อำเภอ").fill("เมืองลำปาง")
    page.get_by_label("จังหวัด").select_option(label="ลำปาง")
    assert_sound(page)
    press(page.get_by_role("button", name="เพิ่มเทศบาลนี้"))
    page.get_by_label("ชื่อ–นามสกุล").fill("นางดูแล ระบบดี")
    press(page.get_by_role("button", name="เพิ่มและแสดงรหัส"))
    expect(page.get_by_role("heading", name="เพิ่มแล้ว 1 คน")).to_be_visible()
    return slips_on(page)["นางดูแล ระบบดี"]


def set_up(page: Page) -> dict[str, Slip]:
    """The local administrator, from the check list on, until nothing is missing."""
    press(page.get_by_role("link", name="ดูสิ่งที่ยังขาด"))
    expect(page.get_by_text("ลงนามได้แล้ว 0 จาก 4 แบบ")).to_be_visible()
    assert_sound(page)
    press(page.get_by_role("link", name="เพิ่มหน่วยงาน (ไม่มีหน่วยงาน)"))
    page.get_by_label("ชื่อหน่วยงาน").fill(UNITS)
    press(page.get_by_role("button", name="เพิ่มหน่วยงาน"))
    expect(page.get_by_text("เพิ่มหน่วยงานแล้ว 5 หน่วย")).to_be_visible()
    assert_sound(page)
    press(page.get_by_role("link", name="เพิ่มบุคคล").first)
    page.get_by_label("ตารางที่คัดลอกมา").fill(PEOPLE)
    press(page.get_by_role("button", name="ตรวจตาราง"))
    expect(page.get_by_text("7 แถว เพิ่ม 7 · มีอยู่แล้ว 0 · ต้องแก้ 0")).to_be_visible()
    assert_sound(page)
    press(page.get_by_role("button", name="เพิ่ม 7 คน และแสดงรหัสเชิญ"))
    expect(page.get_by_role("heading", name="เพิ่มแล้ว 7 คน")).to_be_visible()
    assert_sound(page)
    slips = slips_on(page)
    add_route(page)
    appoint(page)
    press(page.get_by_role("link", name=re.compile("^สิ่งที่ยังขาด")).first)
    expect(page.get_by_text("ลงนามได้แล้ว 4 จาก 4 แบบ")).to_be_visible()
    assert_sound(page)
    return slips


def add_route(page: Page) -> None:
    press(page.get_by_role("link", name="สร้างเส้นทาง", exact=True).first)
    for number, (heading, position) in enumerate(
        [
            ("ความเห็นผู้ตรวจสอบ", "นักวิชาการตรวจสอบภายใน"),
            ("ความเห็นรองนายกเทศมนตรี", "รองนายกเทศมนตรี"),
            ("คำสั่งนายกเทศมนตรี", "นายกเทศมนตรี"),
        ]
    ):
        page.locator(f"[name=step-{number}-heading]").fill(heading)
        page.locator(f"[name=step-{number}-position]").select_option(label=position)
    press(page.get_by_role("button", name="บันทึกเส้นทาง"))
    expect(page.get_by_text("บันทึกเส้นทางแล้ว")).to_be_visible()


def appoint(page: Page) -> None:
    today = timezone.localdate()
    press(page.get_by_role("link", name="รักษาราชการแทน", exact=True).first)
    page.get_by_label("รักษาราชการแทนตำแหน่ง").select_option(label="รองนายกเทศมนตรี · นางรอง เมืองดี")
    page.get_by_label("ผู้รักษาราชการแทน").select_option(label="นางคลัง รอบคอบ · ผู้อำนวยการกองคลัง")
    page.get_by_role("textbox", name="ตั้งแต่วันที่").fill(medium_date(today))
    page.get_by_role("textbox", name="ถึงวันที่").fill(medium_date(today + dt.timedelta(days=90)))
    page.get_by_role("textbox", name="คำสั่งที่").fill("412/2569")
    press(page.get_by_role("button", name="บันทึกและแจ้งทั้งสองฝ่าย"))
    expect(page.get_by_text("และแจ้งทั้งสองฝ่ายแล้ว")).to_be_visible()
    assert_sound(page)


# --- Who works --------------------------------------------------------------------------------------------------------


def make_and_submit(coordinator: Person) -> None:
    page = coordinator.page
    page.get_by_role("link", name="บันทึกคะแนน").first.click()
    steps.fill_scores(page)
    page.get_by_role("button", name="บันทึกคะแนน").click()
    expect(page.get_by_role("heading", name="ผลการประเมิน ปีงบประมาณ พ.ศ. 2568")).to_be_visible()
    steps.plan_measure(page)
    steps.make_paper(page, PAPER, YEAR)
    page.get_by_role("link", name="ตรวจก่อนเสนอ").click()
    expect(page.get_by_text("ต้องแก้หรือให้เหตุผล")).to_have_count(0)
    coordinator.sign("ลงนามและเสนอ")
    expect(page.get_by_text("รอนักวิชาการตรวจสอบภายในพิจารณา")).to_be_visible()


def decide(person: Person, opinion: str) -> None:
    page = person.page
    page.get_by_role("link", name="อ่านและพิจารณา").click()
    page.get_by_label("ความเห็น").fill(opinion)
    person.sign("เห็นชอบและลงนาม")
    expect(page.get_by_role("status").filter(has_text="ลงนามแล้ว")).to_be_visible()


def verified(page: Page, pdf: Path) -> None:
    """The mayor takes the sealed paper; somebody without an account looks whether it is genuine."""
    page.get_by_role("link", name="ดูเอกสารที่พิจารณาแล้ว").click()
    expect(page.locator(".page-head .tag", has_text="ลงนามครบถ้วน")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("ลงลายมือชื่อแล้ว", exact=True)).to_have_count(4, timeout=60_000)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^ดาวน์โหลด")).first.click()
    download.value.save_as(pdf)


def test_an_empty_installation_seals_its_first_paper(
    office: Office, watched: Watched, worker: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", username="admin", name="ผู้ดูแลระบบ", interactive=False, verbosity=0)
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        begun = office.enter(office.door(), "admin")
        slip = begin_a_municipality(begun.page)
        local = office.first_day(slip, PHONE, passkey=True)
        before = (watched.clicks, watched.pages)
        slips = set_up(local.page)
        clicks, pages = watched.clicks - before[0], watched.pages - before[1]

        town = Municipality.objects.get()
        coordinator = office.first_day(slips["นางสาวจัดทำ ดี"], DESK, passkey=True)
        make_and_submit(coordinator)
        decide(office.first_day(slips["นายตรวจ ถี่ถ้วน"], PHONE), "ตรวจแล้วถูกต้อง")
        decide(office.first_day(slips["นางคลัง รอบคอบ"], DESK), "เห็นควรอนุมัติ")
        mayor = office.first_day(slips["นายนำ เมืองดี"], PHONE, passkey=True)
        decide(mayor, "อนุมัติ")
        pdf = tmp_path / "เอกสาร.pdf"
        verified(mayor.page, pdf)
        anyone = office.door()
        anyone.get_by_role("link", name="ตรวจสอบเอกสาร").first.click()
        anyone.locator("input[type=file]").set_input_files(pdf)
        anyone.get_by_role("button", name="ตรวจไฟล์").click()
        expect(anyone.get_by_role("heading", name="ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่")).to_be_visible(timeout=60_000)

    assert sorted(set(watched.foreign)) == []
    print(f"set-up: {clicks} clicks, {pages} pages; all: {watched.clicks} clicks, {watched.pages} pages")  # noqa: T201  # docs/performance.md reports them
    assert clicks <= MOST_CLICKS
    assert pages <= MOST_PAGES
    with open_municipality(town):
        assert Unit.objects.count() == 5
        assert Membership.objects.count() == 8
        assert RouteStep.objects.count() == 3
        assert ActingAppointment.objects.get().order_number == "412/2569"
