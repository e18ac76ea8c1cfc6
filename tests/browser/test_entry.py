"""Entering a year in a real browser: paste, live check, keyboard, a lost session, two people."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from accounts.editing.models import Draft
from accounts.models import Municipality, Role, User
from accounts.tenancy import open_municipality
from scores.actions import save_figures
from scores.models import Assessment
from tests.browser.conftest import assert_sound
from tests.factories import FIGURES, PASSWORD, actor_for, make_member, make_municipality

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]
PASTE = """(element, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def town(transactional_db: None) -> Municipality:
    town = make_municipality(name="เทศบาลตำบลทดสอบ")
    make_member(town, Role.STAFF, username="staff", name="สมชาย ใจดี")
    return town


@pytest.fixture
def colleague(town: Municipality) -> User:
    return make_member(town, Role.COORDINATOR, username="colleague", name="สมหญิง รักงาน")


@pytest.fixture
def entry(town: Municipality, sign_in: SignIn, live_server: LiveServer) -> Callable[[], Page]:
    """The entry page of 2568, as staff."""

    def opened() -> Page:
        page = sign_in("staff")
        page.goto(f"{live_server.url}/m/{town.code}/scores/2568/edit/")
        return page

    return opened


def paste(page: Page, item: str, text: str) -> None:
    page.locator(f"#id_item_{item}").focus()
    page.locator(f"#id_item_{item}").evaluate(PASTE, text)


def values(page: Page, *items: str) -> list[str]:
    return [page.locator(f"#id_item_{item}").input_value() for item in items]


def saved(page: Page) -> None:
    """Waits for the draft, which a test must not overtake."""
    expect(page.locator("#draft-status")).to_contain_text("บันทึกร่างแล้ว", timeout=15_000)


def refused(route: Route) -> None:
    """The network fails drafts, and nothing else."""
    if route.request.method == "POST":
        route.fulfill(status=429, body="")
    else:
        route.continue_()


INDICATORS = [str(n) for n in range(1, 11)]


def test_a_column_of_excel_with_thai_digits(entry: Callable[[], Page]) -> None:
    page = entry()
    block = "ตัวชี้วัด\tคะแนน\r\n" + "".join(
        f"{n}\tตัวชี้วัด\t{score}\r\n"
        for n, score in enumerate(["๙๙.๓๕", "99,78", "100", "-", "๙๘,๗๑", "", "93.92", "เก้าสิบ", "95.00%", " 70 "], 1)
    )
    page.locator("#id_item_8").fill("12")
    paste(page, "1", block)
    assert values(page, *INDICATORS) == ["99.35", "99.78", "100", "-", "98.71", "", "93.92", "12", "95.00", "70"]
    said = page.locator("#pasted-words")
    expect(said).to_contain_text("เติมแล้ว 9 ช่อง")
    expect(said).to_contain_text("ไม่เข้าใจ 2 แห่ง")
    expect(said).to_contain_text("“8\tตัวชี้วัด\tเก้าสิบ”")
    assert_sound(page)
    page.get_by_role("button", name="เลิกทำการวาง").click()
    assert values(page, "1", "8", "10") == ["", "12", ""]
    paste(page, "9", "95\n70\n88")
    expect(said).to_contain_text("เติมแล้ว 2 ช่อง")
    expect(said).to_contain_text("ไม่มีช่องให้ 1 ค่า: 88")


def test_both_parts_of_the_survey_and_a_row_across(entry: Callable[[], Page]) -> None:
    page = entry()
    page.get_by_text("คะแนนรายข้อของตัวชี้วัดที่ 6").click()
    paste(page, "e1_1", "e1\t95.1\t90.1\ne2\t95.2\t90.2\ne3\t95.3\t90.3\ne4\t95.4\t90.4")
    assert values(page, "e1_1", "e2_1", "e3_1", "e4_1") == ["95.1", "95.2", "95.3", "95.4"]
    assert values(page, "e1_2", "e2_2", "e3_2", "e4_2") == ["90.1", "90.2", "90.3", "90.4"]
    expect(page.locator("#id_item_e4_1")).to_be_visible()  # what was filled is unfolded
    paste(page, "total", "90.83\t98.97\t93.80\t95.92\t91.67\t82.50")
    assert values(page, "total", "IIT", "EIT", "EIT1", "EIT2", "OIT") == [
        *("90.83", "98.97", "93.80", "95.92", "91.67", "82.50")
    ]


def test_lines_of_a_pdf(entry: Callable[[], Page]) -> None:
    page = entry()
    paste(
        page,
        "1",
        "ผลการประเมิน ปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ๙๙.๓๕\n"
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ 99.78 คะแนน\n\n"
        "ตัวชี้วัดที่ 3 การใช้อํานาจ 100\n"
        "ตัวชี้วัดที่ 4\n"
        "การใช้ทรัพย์สินของราชการ 96,99\n"
        "ลําดับที่ 5 การแก้ไขปัญหาการทุจริต –\n",
    )
    assert values(page, *INDICATORS[:6]) == ["99.35", "99.78", "100", "96.99", "-", ""]
    said = page.locator("#pasted-words")
    expect(said).to_contain_text("เติมแล้ว 5 ช่อง")
    expect(said).to_contain_text("ไม่เข้าใจ 2 แห่ง จึงไม่ได้เติม: “ผลการประเมิน ปีงบประมาณ พ.ศ. 2568”, “ตัวชี้วัดที่ 4”")


TEN = "\r\n".join(f"{n}\t{90 + n / 10:.2f}" for n in range(1, 11))


def test_what_is_no_figure_keeps_its_place(entry: Callable[[], Page]) -> None:
    page = entry()
    for first in ("#DIV/0!", "NA", "ไม่มี", "91.105"):
        page.locator("#id_item_1").fill("")
        paste(page, "1", f"{first}\n92.20\n93.30")
        assert values(page, "1", "2", "3") == ["", "92.20", "93.30"]
        expect(page.locator("#pasted-words")).to_contain_text(f"ไม่เข้าใจ 1 แห่ง จึงไม่ได้เติม: “{first}”")
    paste(page, "1", "คะแนน\n81.10\n\n83.30")
    assert values(page, "1", "2", "3") == ["81.10", "92.20", "83.30"]
    expect(page.locator("#pasted-words")).to_contain_text("ช่องว่าง 1 ช่องไม่ได้ลบคะแนนเดิม")


def test_labels_pasted_along_decide_the_row(entry: Callable[[], Page]) -> None:
    page = entry()
    page.get_by_text("คะแนนรายข้อของตัวชี้วัดที่ 1 (3 ช่อง)").click()
    paste(page, "i1", '"i1\nตอบหนึ่ง"\t91.10\n"i2\nตอบสอง"\t92.20\n"i3\nตอบสาม"\t93.30\n')
    assert values(page, "i1", "i2", "i3") == ["91.10", "92.20", "93.30"]
    paste(page, "i1", "i1\t81.10\ni2\t82.20\ni4\t84.40")
    assert values(page, "i1", "i2", "i3", "i4") == ["81.10", "82.20", "93.30", "84.40"]
    paste(page, "1", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ๙๑.๑๐\nตัวชี้วัดที่ 3 การใช้อำนาจ ๙๓.๓๐")
    assert values(page, "1", "2", "3") == ["91.10", "", "93.30"]
    paste(page, "o1", "การใช้งบประมาณ\t72.20\nการใช้อำนาจ\t73.30")
    assert values(page, "2", "3", "o1") == ["72.20", "73.30", ""]
    page.get_by_role("button", name="เลิกทำการวาง").click()
    assert values(page, "2", "3") == ["", "93.30"]
    assert_sound(page)


def test_a_number_beside_another_name_is_filled_nowhere(entry: Callable[[], Page]) -> None:
    page = entry()
    paste(page, "1", "1\tการปฏิบัติหน้าที่\t91.10\n2\tการใช้อำนาจ\t93.30")
    assert values(page, "1", "2", "3") == ["91.10", "", ""]
    expect(page.locator("#pasted-words")).to_contain_text("ไม่เข้าใจ 1 แห่ง จึงไม่ได้เติม: “2\tการใช้อำนาจ\t93.30”")


def test_the_ten_indicators_land_on_their_rows(entry: Callable[[], Page]) -> None:
    page = entry()
    paste(page, "total", TEN)
    assert values(page, "total", *INDICATORS) == ["", *(f"{90 + n / 10:.2f}" for n in range(1, 11))]


NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัด\tน้ำหนัก\tคะแนน\tระดับ\n" + "".join(f"{name}\t10\t9{n}.10\tผ่านดี\n" for n, name in enumerate(NAMES, 1)),
        "ที่\tตัวชี้วัด\tปี 2567\tปี ๒๕๖๘\n" + "".join(f"{n}\t{name}\t80.00\t9{n}.10\n" for n, name in enumerate(NAMES, 1)),
        "".join(f"{name}\t9{n}.10\tผ่าน\t+1.20\n" for n, name in enumerate(NAMES, 1)),
        "IIT\t1\tการปฏิบัติหน้าที่\t91.10\n\t2\tการใช้งบประมาณ\t92.10\nEIT\t3\tการใช้อำนาจ\t93.10",
        "หน่วยงาน\tปี\t" + "\t".join(NAMES) + "\nก\t2567\t1\t2\t3\nก\t2568\t91.10\t92.10\t93.10",
        "1\t2\t3\n91.10\t92.10\t93.10",
    ],
    ids=["weight and level", "two years", "level and change", "instruments before names", "lying", "lying numbers"],
)
def test_the_column_of_this_years_scores_is_taken(entry: Callable[[], Page], text: str) -> None:
    page = entry()
    paste(page, "total", text)
    assert values(page, "total", "IIT", "EIT", "1", "2", "3", "4") == ["", "", "", "91.10", "92.10", "93.10", ""]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ตัวชี้วัด\tคะแนน ปี 2567\nการใช้อำนาจ\t80.00", "ตัวชี้วัด คะแนน ปี 2567"),
        ("การใช้อำนาจ\t10\t93.10\nการใช้งบประมาณ\t10\t92.10", "การใช้อำนาจ\t10\t93.10"),
    ],
    ids=["another year", "nobody says which is the score"],
)
def test_a_figure_that_may_be_another_is_filled_nowhere(entry: Callable[[], Page], text: str, told: str) -> None:
    page = entry()
    paste(page, "1", text)
    assert values(page, *INDICATORS) == [""] * 10
    expect(page.locator("#pasted-words")).to_contain_text(f"“{told}”")


def test_a_blank_inside_a_figure_parts_nothing(entry: Callable[[], Page]) -> None:
    page = entry()
    paste(page, "1", "การปฏิบัติหน้าที่ 91. 10\nการใช้งบประมาณ 92 .20")
    assert values(page, "1", "2") == ["91.10", "92.20"]
    paste(page, "3", "93. 10\n94. 20")
    assert values(page, "3", "4") == ["93.10", "94.20"]
    paste(page, "5", "1. 85\n2. 86")
    assert values(page, "5", "6") == ["85", "86"]


def test_each_row_checks_itself(entry: Callable[[], Page]) -> None:
    page = entry()
    row = page.locator(".score-line").filter(has=page.locator("#id_item_IIT"))
    for n, score in enumerate(["99.53", "99.78", "100.00", "96.99", "98.71"], 1):
        page.locator(f"#id_item_{n}").fill(score)
    expect(row).to_contain_text("คำนวณได้ 99.00")
    expect(row).not_to_have_class("score-line wrong")
    page.locator("#id_item_IIT").fill("๙๘.๙๗")
    expect(row).to_contain_text("คำนวณได้ 99.00 ไม่ตรงกับที่กรอก")
    page.get_by_text("คะแนนรายข้อของตัวชี้วัดที่ 1 (3 ช่อง)").click()
    paste(page, "i1", "98.05\n100\n100")
    expect(row).to_contain_text("คำนวณได้ 99.00 น่าจะผิดที่ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่")
    expect(row).to_have_class("score-line wrong")
    assert_sound(page)

    page.locator("#id_item_9").fill("195")
    expect(page.locator("#id_item_9_check")).to_have_text("คะแนนต้องไม่เกิน 100")
    expect(page.locator("#id_item_9")).to_have_attribute("aria-invalid", "true")
    page.locator("#id_item_9").fill("95")
    expect(page.locator("#id_item_9_check")).to_have_text("")
    expect(page.locator("#id_item_9")).not_to_have_attribute("aria-invalid", "true")


def test_the_keyboard_moves_along_the_column(entry: Callable[[], Page]) -> None:
    page = entry()
    page.locator("#id_item_total").focus()
    for key in ("9", "0", "Enter", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    expect(page.locator("#id_item_EIT")).to_be_focused()
    assert values(page, "total") == ["90"]
    page.locator("#id_item_1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_item_2")).to_be_focused()  # folded questions are passed over
    page.get_by_text("คะแนนรายข้อของตัวชี้วัดที่ 1 (3 ช่อง)").click()
    page.locator("#id_item_1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_item_i1")).to_be_focused()
    assert page.url.endswith("/edit/")


def test_a_draft_that_was_left_says_its_day(entry: Callable[[], Page]) -> None:
    page = entry()
    page.evaluate(
        """() => {
            const form = document.getElementById("figures");
            const key = `draft ${form.elements.page_of.value} ${new URL(form.action, location.href).pathname}`;
            const left = {at: "2026-10-02T03:05:00Z", pairs: [["item_1", "12.34"]]};
            localStorage.setItem(key, JSON.stringify(left));
        }"""
    )
    page.reload()
    offer = page.locator("main > .said", has_text="ในเครื่องนี้")
    expect(offer).to_contain_text(re.compile(r"เมื่อ 2 ต\.ค\. 69.* \d{2}:05 น\."))
    assert_sound(page)


def test_a_lost_session_loses_nothing(entry: Callable[[], Page], town: Municipality, context: BrowserContext) -> None:
    page = entry()
    page.locator("#id_item_9").fill("๙๕")
    saved(page)
    context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator("#id_item_10").fill("หกสิบ")
    page.locator("#id_item_8").fill("91.63")
    expect(page.get_by_text("หมดเวลาการใช้งานหรือออกจากระบบแล้ว")).to_be_visible()
    expect(page.locator("#draft-status")).to_have_text("ยังไม่ได้บันทึกร่าง")
    page.get_by_role("button", name="บันทึกคะแนน").click()  # does not leave for the sign-in page
    expect(page.get_by_text("หมดเวลาการใช้งานหรือออกจากระบบแล้ว")).to_be_visible()
    assert_sound(page)

    # The first page tries again by itself; what it would save while the second one opens is not what is looked at here.
    page.route("**/edit/", refused)
    with context.expect_page() as opened:
        page.get_by_role("link", name="เข้าสู่ระบบในแท็บใหม่").click()
    tab = opened.value
    tab.get_by_label("ชื่อผู้ใช้").fill("staff")
    tab.get_by_label("รหัสผ่าน").fill(PASSWORD)
    tab.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    offer = tab.locator("main > .said", has_text="ในเครื่องนี้")
    expect(offer).to_be_visible()
    expect(tab.locator("#id_item_9")).to_be_disabled()
    assert_sound(tab)
    offer.get_by_role("button", name="ใช้ร่างนี้").click()
    expect(tab.get_by_text("มีร่างที่ยังไม่ได้บันทึกของท่าน")).to_be_visible()
    expect(tab.locator("#id_item_10")).to_have_value("หกสิบ")
    assert values(tab, "8", "9") == ["91.63", "๙๕"]
    assert tab.evaluate("localStorage.length") == 0
    tab.close()

    # The page that was open all the time goes on as well, with the new session's token.
    page.bring_to_front()
    page.unroute("**/edit/")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_text("หมดเวลาการใช้งานหรือออกจากระบบแล้ว")).to_be_hidden()
    page.locator("#id_item_10").fill("60")
    page.get_by_role("button", name="บันทึกคะแนน").click()
    page.wait_for_url("**/scores/2568/")
    with open_municipality(town):
        figures = Assessment.objects.get().entered()
        assert not Draft.objects.exists()
    assert {item: str(score) for item, score in figures.items()} == {"8": "91.63", "9": "95.00", "10": "60.00"}
    page.go_back()
    page.reload()
    expect(page.get_by_text("ในเครื่องนี้")).to_have_count(0)


def test_a_network_that_fails_loses_nothing(entry: Callable[[], Page]) -> None:
    page = entry()
    page.route("**/edit/", refused)
    page.locator("#id_item_9").fill("95")
    expect(page.get_by_text("ติดต่อระบบไม่ได้")).to_be_visible(timeout=10_000)
    page.reload()
    expect(page.get_by_text("ในเครื่องนี้")).to_be_visible()
    page.get_by_role("button", name="ทิ้งร่าง").click()
    expect(page.locator("#id_item_9")).to_be_enabled()
    assert values(page, "9") == [""]
    assert json.loads(page.evaluate("JSON.stringify(localStorage)")) == {}


def test_the_draft_is_there_again_and_can_be_thrown_away(entry: Callable[[], Page]) -> None:
    page = entry()
    page.locator("#id_item_9").fill("๙๕")
    saved(page)
    page.reload()
    expect(page.get_by_text("มีร่างที่ยังไม่ได้บันทึกของท่าน เมื่อ")).to_be_visible()
    assert values(page, "9") == ["๙๕"]
    assert_sound(page)
    page.get_by_role("button", name="ทิ้งร่าง").click()
    expect(page.get_by_text("มีร่างที่ยังไม่ได้บันทึก")).to_have_count(0)
    assert values(page, "9") == [""]


def test_a_colleague_saves_first(entry: Callable[[], Page], town: Municipality, colleague: User) -> None:
    with open_municipality(town):
        save_figures(actor_for(town, colleague), 2568, FIGURES)
    page = entry()
    expect(page.locator("#reason-line")).to_be_hidden()
    page.locator("#id_item_9").fill("๙๖")
    page.locator("#id_item_8").fill("๙๒.๕๐")
    expect(page.locator("#reason-line")).to_be_visible()
    page.get_by_label("เหตุผลที่แก้ไข").fill("ผลอุทธรณ์")
    saved(page)
    with open_municipality(town):
        save_figures(actor_for(town, colleague), 2568, {"9": FIGURES["OIT"], "7": FIGURES["1"]}, version=1)
    page.locator("#id_item_8").fill("๙๒.๕๑")
    expect(page.get_by_text("สมหญิง รักงาน บันทึกคะแนนปีนี้เมื่อ")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="บันทึกคะแนน").click()

    expect(page.get_by_role("heading", name="มีผู้บันทึกคะแนนปีนี้หลังจากที่ท่านเปิดหน้านี้")).to_be_visible()
    ninth, seventh = page.locator("#choose_item_9"), page.locator("#choose_item_7")
    expect(page.locator(".conflict")).to_have_count(2)
    expect(ninth).to_contain_text("82.50")
    expect(ninth).to_contain_text("สมหญิง รักงาน")
    assert values(page, "8", "9") == ["๙๒.๕๑", "๙๖"]
    expect(seventh.get_by_label("ใช้ที่บันทึกแล้ว")).to_be_checked()  # nothing was changed here
    assert_sound(page)
    page.get_by_role("button", name="บันทึกคะแนน").click()
    expect(page.get_by_text("กรุณาเลือกว่าจะใช้คะแนนใด")).to_be_visible()
    page.locator("#choose_item_9").get_by_label("ใช้ของฉัน").check()
    page.get_by_role("button", name="บันทึกคะแนน").click()
    page.wait_for_url("**/scores/2568/")
    with open_municipality(town):
        assessment = Assessment.objects.get()
        last = assessment.revisions.first()
        assert last is not None
        assert last.changes == {"8": ["91.63", "92.51"], "9": ["82.50", "96.00"]}
        assert (last.reason, str(last.by)) == ("ผลอุทธรณ์", "สมชาย ใจดี")

    page.get_by_role("link", name="แก้ไขคะแนน").click()
    row = page.locator(".score-line").filter(has=page.locator("#id_item_9"))
    row.locator("summary").click()
    expect(row).to_contain_text("สมชาย ใจดี: 82.50 → 96.00 (กรอก) เหตุผล: ผลอุทธรณ์")
    assert_sound(page)


def test_it_works_without_javascript(
    town: Municipality, live_server: LiveServer, context: BrowserContext, sign_in: SignIn
) -> None:
    cookies = (sign_in("staff"), context.cookies())[1]
    browser = context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, locale="th-TH")
    plain.add_cookies([{"name": c["name"], "value": c["value"], "url": live_server.url} for c in cookies])
    page = plain.new_page()
    page.goto(f"{live_server.url}/m/{town.code}/scores/2568/edit/")
    page.locator("#id_item_9").fill("๙๕,๐๐")
    page.get_by_role("button", name="บันทึกคะแนน").click()
    page.wait_for_url("**/scores/2568/")
    plain.close()
    with open_municipality(town):
        assert str(Assessment.objects.get().entered()["9"]) == "95.00"
