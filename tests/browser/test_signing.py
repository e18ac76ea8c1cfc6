"""Reading and signing papers on a desk and on a phone, by mouse, finger and key, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from accounts.tenancy import open_municipality
from approvals.models import Submission, SubmissionStep
from documents.authority import Authority
from tests.approvals.town import Town, make_town
from tests.browser.conftest import assert_sound, from_menu, sign
from tests.factories import PASSWORD, make_municipality

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[str], Page]


@pytest.fixture
def town(transactional_db: None, authority: Authority) -> Town:
    """A town whose auditor finds a plan and an analysis waiting."""
    town = make_town(make_municipality())
    town.auditor.username = "auditor"
    town.auditor.set_password(PASSWORD)
    town.auditor.save()
    town.submitted(opinion="ขอเสนอ")
    town.submitted(town.made("analysis", 2568, "narrative"))
    return town


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, sign_in: SignIn, town: Town) -> Page:
    page = sign_in("auditor")
    page.set_viewport_size({"width": request.param, "height": 740})
    return page


def opinions(town: Town) -> list[str]:
    with open_municipality(town.municipality):
        return [step.opinion for step in SubmissionStep.objects.filter(order=1, decision="approved").order_by("pk")]


def go_to_the_queue(page: Page) -> None:
    from_menu(page, "เรื่องเสนอ")


def read_the_first(page: Page) -> None:
    """Opens the first paper that waits; whole, for a link to a part that is not there yet leads nowhere."""
    page.get_by_role("link", name="อ่านและพิจารณา").first.click()
    page.wait_for_url("**/queue/*/steps/*/", wait_until="load")


def test_two_papers_in_one_sitting(town: Town, page: Page) -> None:
    go_to_the_queue(page)
    assert_sound(page)
    read_the_first(page)
    expect(page.get_by_text("เรื่องที่ 1 จาก 2")).to_be_visible()
    assert_sound(page)
    page.get_by_label("ความเห็น").fill("เห็นควรอนุมัติ")
    expect(page.get_by_text("เหลือ 1,986 ตัวอักษร")).to_be_visible()
    page.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(page.get_by_role("definition").filter(has_text="เห็นควรอนุมัติ")).to_be_visible()
    assert_sound(page)
    page.get_by_label("รหัสผ่านของท่าน").fill("ผิด")
    page.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(page.get_by_role("alert")).to_contain_text("รหัสผ่านไม่ถูกต้อง ลองได้อีก 4 ครั้ง")
    expect(page.get_by_role("alert")).to_be_focused()
    assert_sound(page)
    page.get_by_label("รหัสผ่านของท่าน").fill(PASSWORD)
    page.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(page.get_by_role("status").filter(has_text="ลงนามแล้ว")).to_be_visible()
    assert_sound(page)
    # The second paper wants no password any more: three presses.
    page.get_by_role("link", name="อ่านเรื่องถัดไป").click()
    expect(page.get_by_text("ยืนยันตัวแล้ว ใช้ลงนามได้ถึง")).to_be_visible()
    sign(page)
    expect(page.get_by_text("ไม่มีเรื่องรอท่านแล้ว")).to_be_visible()
    assert opinions(town) == ["เห็นควรอนุมัติ", ""]


def test_pages_keep_their_place_and_grow_by_a_link(town: Town, page: Page) -> None:
    """No picture arrives: the place is there all the same."""

    def never(route: Route) -> None:
        route.fulfill(status=404)

    page.route("**/*.png", never)
    go_to_the_queue(page)
    read_the_first(page)
    page.get_by_role("link", name="หน้าจริง", exact=True).click()
    sheet = page.get_by_role("img").first
    box = sheet.bounding_box()
    assert box is not None
    assert abs(box["width"] / box["height"] - 842 / 595) < 0.02 or abs(box["width"] / box["height"] - 595 / 842) < 0.02
    page.get_by_role("link", name="ขยาย หน้า 1", exact=True).click()
    grown = sheet.bounding_box()
    assert grown is not None
    assert abs(grown["width"] - 2 * box["width"]) < 4
    page.get_by_role("link", name="ย่อ หน้า 1", exact=True).click()
    again = sheet.bounding_box()
    assert again is not None
    assert abs(again["width"] - box["width"]) < 1


def test_on_a_phone_large_letters_come_first(town: Town, sign_in: SignIn) -> None:
    page = sign_in("auditor")
    page.set_viewport_size({"width": 360, "height": 740})
    go_to_the_queue(page)
    read_the_first(page)
    words, pages = page.locator("#words"), page.locator("#pages")
    expect(words).to_be_visible()
    expect(pages).to_be_hidden()
    size = page.locator(".large p.body").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 18
    page.get_by_role("link", name="หน้าจริง", exact=True).click()
    expect(pages).to_be_visible()
    expect(words).to_be_hidden()
    page.get_by_role("link", name="ไปที่ช่องลงนาม").click()
    expect(page.get_by_label("ความเห็น")).to_be_in_viewport()
    for button in (page.get_by_role("button", name="เห็นชอบและลงนาม"), page.get_by_role("link", name="ไปที่ช่องลงนาม")):
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_by_keyboard_alone(town: Town, sign_in: SignIn) -> None:
    page = sign_in("auditor")
    go_to_the_queue(page)
    page.get_by_role("link", name="อ่านและพิจารณา").first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("ความเห็น").focus()
    page.keyboard.type("บรรทัดแรก")
    page.keyboard.press("Enter")
    page.keyboard.type("บรรทัดที่สอง")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="ยืนยันว่าเป็นท่าน")).to_be_visible()
    page.get_by_label("รหัสผ่านของท่าน").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("ลงนามแล้ว")).to_be_visible()
    assert opinions(town) == ["บรรทัดแรก\nบรรทัดที่สอง"]


def test_two_tabs_decide_once(town: Town, sign_in: SignIn) -> None:
    page = sign_in("auditor")
    go_to_the_queue(page)
    read_the_first(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("ความเห็น").fill("ของแท็บที่สอง")
    sign(page)
    expect(page.get_by_text("ลงนามแล้ว")).to_be_visible()
    other.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(other.get_by_text("ขั้นนี้พิจารณาไปแล้ว โดย นายตรวจ ถี่ถ้วน เวลา")).to_be_visible()
    expect(other.get_by_text("ข้อความที่พิมพ์ไว้: “ของแท็บที่สอง”")).to_be_visible()
    assert opinions(town) == [""]


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer, town: Town) -> Iterator[Page]:
    """A phone without scripts, on which the auditor is signed in."""
    context = browser.new_context(java_script_enabled=False, locale="th-TH", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_label("ชื่อผู้ใช้").fill("auditor")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    yield page
    context.close()


def test_without_scripts(town: Town, plain: Page) -> None:
    go_to_the_queue(plain)
    read_the_first(plain)
    plain.get_by_role("link", name="หน้าจริง", exact=True).click()
    expect(plain.locator("#pages")).to_be_visible()
    plain.get_by_label("ความเห็น").fill("เห็นชอบ")
    sign(plain)
    expect(plain.get_by_text("ลงนามแล้ว")).to_be_visible()
    plain.get_by_role("link", name="อ่านเรื่องถัดไป").click()
    plain.get_by_role("link", name="ส่งคืนให้แก้ไข").click()
    plain.get_by_label("เหตุผล").fill("ตารางที่ 2 ไม่ครบ")
    plain.get_by_role("button", name="ส่งคืน").click()
    expect(plain.get_by_text("ส่งคืนผู้จัดทำแล้ว")).to_be_visible()
    with open_municipality(town.municipality):
        states = sorted(Submission.objects.values_list("state", flat=True))
    assert (opinions(town), states) == (["เห็นชอบ"], ["in_review", "returned"])


def test_the_page_of_returning_is_sound(town: Town, page: Page) -> None:
    go_to_the_queue(page)
    read_the_first(page)
    page.get_by_role("link", name="ส่งคืนให้แก้ไข").click()
    page.get_by_role("button", name="ส่งคืน").click()
    expect(page.get_by_text("กรุณาระบุเหตุผล")).to_be_visible()
    assert_sound(page)
