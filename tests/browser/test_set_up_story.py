"""A municipality on its feet: five units, seven people, one route and one acting officer, in few clicks and pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import ActingAppointment, Membership, Municipality, Role, Unit
from accounts.tenancy import open_municipality
from approvals.models import RouteStep
from tests.browser.conftest import assert_sound
from tests.factories import make_member, make_municipality

pytestmark = pytest.mark.django_db(transaction=True)

MOST_CLICKS, MOST_PAGES = 40, 12
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


class Counted:
    """A person at a page: every press, every field that is filled or chosen is a click; every load is a page."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.pages = page, 0, 1
        page.on("load", lambda _: self._loaded())

    def _loaded(self) -> None:
        self.pages += 1

    def press(self, name: str, role: str = "button") -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]  # link or button

    def fill(self, field: Locator, text: str) -> None:
        self.clicks += 1
        field.fill(text)

    def choose(self, field: Locator, label: str) -> None:
        self.clicks += 1
        field.select_option(label=label)


@pytest.fixture
def town(transactional_db: None) -> Municipality:
    town = make_municipality(name="เทศบาลตำบลเพิ่งเริ่ม", document_prefix="ลป 52201")
    make_member(town, Role.LOCAL_ADMINISTRATOR, username="local", name="นางดูแล ระบบดี")
    return town


def test_a_municipality_is_set_up_in_few_clicks(town: Municipality, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("local")
    person = Counted(page)
    person.press("ดูสิ่งที่ยังขาด", "link")
    expect(page.get_by_text("ลงนามได้แล้ว 0 จาก 4 แบบ")).to_be_visible()
    assert_sound(page)
    person.press("เพิ่มหน่วยงาน (ไม่มีหน่วยงาน)", "link")
    person.fill(page.get_by_label("ชื่อหน่วยงาน"), UNITS)
    person.press("เพิ่มหน่วยงาน")
    expect(page.get_by_text("เพิ่มหน่วยงานแล้ว 5 หน่วย")).to_be_visible()
    assert_sound(page)

    person.press("เพิ่มบุคคล", "link")
    person.fill(page.get_by_label("ตารางที่คัดลอกมา"), PEOPLE)
    person.press("ตรวจตาราง")
    expect(page.get_by_text("7 แถว เพิ่ม 7 · มีอยู่แล้ว 0 · ต้องแก้ 0")).to_be_visible()
    assert_sound(page)
    person.press("เพิ่ม 7 คน และแสดงรหัสเชิญ")
    expect(page.get_by_role("heading", name="เพิ่มแล้ว 7 คน")).to_be_visible()
    expect(page.locator("code")).to_have_count(7)
    assert_sound(page)

    person.press("สร้างเส้นทาง", "link")
    steps = [
        ("ความเห็นผู้ตรวจสอบ", "นักวิชาการตรวจสอบภายใน"),
        ("ความเห็นรองนายกเทศมนตรี", "รองนายกเทศมนตรี"),
        ("คำสั่งนายกเทศมนตรี", "นายกเทศมนตรี"),
    ]
    for number, (heading, position) in enumerate(steps):
        person.fill(page.locator(f"[name=step-{number}-heading]"), heading)
        person.choose(page.locator(f"[name=step-{number}-position]"), position)
    person.press("บันทึกเส้นทาง")
    expect(page.get_by_text("บันทึกเส้นทางแล้ว")).to_be_visible()

    person.press("รักษาราชการแทน", "link")
    person.choose(page.get_by_label("รักษาราชการแทนตำแหน่ง"), "รองนายกเทศมนตรี · นางรอง เมืองดี")
    person.choose(page.get_by_label("ผู้รักษาราชการแทน"), "นางคลัง รอบคอบ · ผู้อำนวยการกองคลัง")
    person.fill(page.get_by_role("textbox", name="ตั้งแต่วันที่"), "1 ต.ค. 2569")
    person.fill(page.get_by_role("textbox", name="ถึงวันที่"), "30 ก.ย. 2570")
    person.fill(page.get_by_role("textbox", name="คำสั่งที่"), "412/2569")
    person.press("บันทึกและแจ้งทั้งสองฝ่าย")
    expect(page.get_by_text("และแจ้งทั้งสองฝ่ายแล้ว")).to_be_visible()
    assert_sound(page)
    person.press("สิ่งที่ยังขาด", "link")
    expect(page.get_by_text("ลงนามได้แล้ว 4 จาก 4 แบบ")).to_be_visible()
    assert_sound(page)

    page.wait_for_load_state("load")
    print(f"set-up: {person.clicks} clicks, {person.pages} pages")  # noqa: T201  # docs/performance.md reports them
    assert person.clicks <= MOST_CLICKS
    assert person.pages <= MOST_PAGES
    with open_municipality(town):
        assert Unit.objects.count() == 5
        assert Membership.objects.count() == 8
        assert RouteStep.objects.count() == 3
        assert ActingAppointment.objects.get().order_number == "412/2569"
