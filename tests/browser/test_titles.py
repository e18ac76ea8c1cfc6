"""A year's questions given their words in a browser: pasted, looked at, taken; then they stand where numbers do."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Role
from accounts.tenancy import open_municipality
from tests.browser.conftest import assert_sound
from tests.factories import make_assessment, make_measure, make_member, make_municipality, make_plan, make_user

LIST = "ลำดับ\tข้อคำถาม\ni2\tคำลองของข้อที่สอง\ne2\tคำลองซึ่งยาวพอให้ขึ้นบรรทัดใหม่บนจอโทรศัพท์ของผู้ใช้ทุกคน\nบรรทัดที่ไม่มีเลขข้อ\tคำใด"
OURS = "เรื่องที่ถาม: ความเท่าเทียมในการให้บริการ (ระบบสรุป ยังไม่ยืนยัน)"
TAKEN = "คำลองซึ่งยาวพอให้ขึ้นบรรทัดใหม่บนจอโทรศัพท์ของผู้ใช้ทุกคน"


@pytest.mark.django_db(transaction=True)
def test_from_a_pasted_list_to_where_the_numbers_stand(sign_in: Callable[[str], Page], live_server: LiveServer) -> None:
    town = make_municipality()
    make_assessment(town, 2568, {"e2/1": Decimal("80.00"), "e2/2": Decimal("90.00"), "6": Decimal("85.00")})
    with open_municipality(town):
        measure = make_measure(make_plan(town, 2569), indicators=[6], questions=["e2"])
    make_member(town, Role.COORDINATOR, username="coordinator")
    make_user(username="administrator", is_superuser=True)
    own = f"{live_server.url}/m/{town.code}"
    pages = {
        f"{own}/scores/2568/items/": "ข้อ e2 {}",
        f"{own}/scores/2568/": "ข้อ e2 ส่วนที่ 1 {}",
        f"{own}/plan/2569/measures/{measure.pk}/": "ข้อ e2 {}",
        f"{own}/plan/2569/analysis/6/": "{}",
    }

    def stands(page: Page, words: str) -> None:
        for address, line in pages.items():
            page.goto(address)
            expect(page.get_by_text(line.format(words)).first).to_be_visible()
            assert_sound(page)

    page = sign_in("coordinator")
    stands(page, OURS)
    page.set_viewport_size({"width": 360, "height": 740})
    number = page.locator(".lost tbody th").first
    assert number.evaluate("cell => cell.scrollWidth <= cell.clientWidth")  # it does not run into the words

    page = sign_in("administrator")
    page.goto(f"{own}/scores/2568/items/")
    page.get_by_role("link", name="วางรายการถ้อยคำของปี 2568").click()
    expect(page.get_by_label("ถ้อยคำของปีงบประมาณ")).to_have_value("2568")
    assert_sound(page)
    page.get_by_label("รายการข้อที่คัดลอกมา").fill(LIST)
    page.get_by_label("ที่มา").fill("คู่มือของปี หน้า 12")
    page.get_by_role("button", name="ตรวจรายการ").click()
    expect(page.get_by_role("heading", name="ปี 2568: จะเพิ่มหรือเปลี่ยน 2 ข้อ")).to_be_visible()
    expect(page.get_by_role("row", name="บรรทัดที่ไม่มีเลขข้อ")).to_contain_text("ไม่พบเลขข้อ")
    expect(page.get_by_role("row", name="e2")).to_contain_text(TAKEN)
    assert_sound(page)
    page.get_by_role("button", name="บันทึก 2 ข้อ").click()
    expect(page.get_by_text("บันทึกถ้อยคำของปี 2568 แล้ว 2 ข้อ")).to_be_visible()
    expect(page.get_by_role("row", name="2568")).to_contain_text("ข้อ i1, i3–i15, e1, e3–e9")
    assert_sound(page)

    page = sign_in("coordinator")
    stands(page, TAKEN)
    expect(page.get_by_text(OURS)).to_have_count(0)
