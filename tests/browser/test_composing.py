"""Composing a paper in a browser: fields from a list, the sheet in step, order, pictures, pages to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.tenancy import open_municipality
from documents import composition, draft_pages
from documents.composition import add_section, open_paper
from documents.models import DraftPages, Paper, PaperSection
from tests.approvals.town import Town, make_town
from tests.browser.conftest import assert_sound
from tests.documents.test_pictures import picture
from tests.factories import PASSWORD, make_municipality

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(transactional_db: None) -> Town:
    town = make_town(make_municipality())
    town.coordinator.username = "coordinator"
    town.coordinator.set_password(PASSWORD)
    town.coordinator.save()
    return town


def composed(town: Town, kind: str = "analysis", year: int = 2568, variant: str = "narrative") -> Paper:
    with open_municipality(town.municipality):
        return open_paper(town.actor(town.coordinator), kind, year, variant)


def address(live_server: LiveServer, paper: Paper, view: str = "", *more: object) -> str:
    name = f"approvals:compose-{view}" if view else "approvals:compose"
    return live_server.url + reverse(name, args=[paper.municipality.code, paper.pk, *more])


def test_a_text_is_written_with_fields_beside_its_sheet(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    paper = composed(town)
    page = sign_in("coordinator")
    page.goto(address(live_server, paper))
    assert_sound(page)
    box = page.get_by_label("ข้อความ", exact=True)
    box.fill("ระดับ")
    page.get_by_role("button", name="แทรก ระดับ", exact=True).click()
    expect(box).to_have_value("ระดับ{ระดับ}")
    expect(page.locator("#sheet-summary")).to_have_text("ระดับผ่าน")
    box.press_sequentially(" {คะแนนทั้งหมด}")
    expect(box).to_have_value("ระดับ{ระดับ} {คะแนนทั้งหมด}")
    expect(page.locator("#words-found")).to_have_text("ไม่มีข้อมูลชื่อ {คะแนนทั้งหมด} ใช้ {คะแนนรวม} แทนได้")
    expect(page.locator("[data-said]", has_text="บันทึกร่างแล้ว")).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="บันทึกส่วนนี้").click()
    expect(page.locator(".invalid-feedback")).to_contain_text("ไม่มีข้อมูลชื่อ {คะแนนทั้งหมด}")
    assert_sound(page)
    box.fill("ระดับ{ระดับ}")
    page.get_by_role("button", name="บันทึกส่วนนี้").click()
    expect(page.get_by_text("บันทึกส่วน “สรุปผลการประเมิน” แล้ว")).to_be_visible()
    with open_municipality(town.municipality):
        assert PaperSection.objects.get().text == "ระดับ{ระดับ}"


def test_each_law_becomes_a_paragraph_of_its_own(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    paper = composed(town)
    page = sign_in("coordinator")
    page.goto(address(live_server, paper, "section", "law"))
    for _ in range(2):
        page.get_by_role("button", name="แทรก พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540").click()
    expect(page.get_by_label("ข้อความ", exact=True)).to_have_value(
        "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540\nพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"
    )


def test_a_brace_opens_the_list_which_the_keyboard_alone_can_use(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    page = sign_in("coordinator")
    page.goto(address(live_server, composed(town)))
    box, search = page.get_by_label("ข้อความ", exact=True), page.get_by_role("combobox", name="ค้นชื่อข้อมูล")
    box.fill("ได้ ")
    box.press_sequentially("{คะแนนรวม")
    expect(search).to_be_focused()
    expect(search).to_have_value("คะแนนรวม")
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_have_text("{คะแนนรวม} 90.83")
    expect(page.locator(".field-list [role=status]")).to_have_text("พบ 5 ชื่อ")
    assert_sound(page)
    search.press("ArrowDown")
    assert search.get_attribute("aria-activedescendant") == "field-option-1"
    search.press("ArrowUp")
    search.press("Enter")
    expect(box).to_be_focused()
    expect(box).to_have_value("ได้ {คะแนนรวม}")
    box.press_sequentially(" {ไก่")
    expect(page.locator(".field-list [role=status]")).to_have_text("ไม่พบชื่อนี้")
    search.press("Escape")
    expect(box).to_be_focused()
    expect(box).to_have_value("ได้ {คะแนนรวม} {ไก่")  # nothing that was typed is lost
    page.get_by_role("button", name="+ แทรกข้อมูล").click()
    page.get_by_role("option", name="{ระดับ}").click()
    expect(box).to_have_value("ได้ {คะแนนรวม} {ไก่{ระดับ}")


def test_fields_are_painted_where_they_stand(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    page = sign_in("coordinator")
    page.goto(address(live_server, composed(town)))
    box = page.get_by_label("ข้อความ", exact=True)
    box.fill(f"{'ข้อความยาวของเทศบาล ' * 60}\n\n{{คะแนนรวม}} {{ ไม่มี }}\n")
    assert page.locator(".painted-copy .known").all_text_contents() == ["{คะแนนรวม}"]
    assert page.locator(".painted-copy .unknown").all_text_contents() == ["{ ไม่มี }"]
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        sizes = page.evaluate(
            "['textarea', '.painted-copy'].map(at => document.querySelector(`.painted:not(.painted-line) > ${at}`))"
            ".map(e => [e.clientWidth, e.scrollHeight, getComputedStyle(e).font, getComputedStyle(e).padding])"
        )
        assert sizes[0] == sizes[1]
        assert page.evaluate("(e => e.scrollHeight <= e.clientHeight)(document.querySelector('.painted > textarea'))")


def test_sections_are_moved_by_dragging_by_buttons_and_by_the_keyboard(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    paper = composed(town, "memo", 2569, "plan")
    page = sign_in("coordinator")
    page.goto(address(live_server, paper))
    said, link = page.locator("#order-said"), page.get_by_role("link", name="ข้อเท็จจริง", exact=True)

    def order() -> list[str]:
        with open_municipality(town.municipality):
            return [each.key for each in composition.sections_today(Paper.objects.get(), {})]

    link.focus()
    link.press("Alt+ArrowUp")
    expect(said).to_have_text("ย้าย ข้อเท็จจริง ไปลำดับที่ 1 จาก 4")
    expect(link).to_be_focused()
    assert order() == ["facts", "background", "law", "considerations", "closing"]
    expect(page.locator(".sheet-part").nth(1)).to_have_attribute("id", "sheet-facts")  # behind the head
    down = page.get_by_role("button", name="ลง เรื่องเดิม")
    down.click()
    expect(said).to_have_text("ย้าย เรื่องเดิม ไปลำดับที่ 3 จาก 4")
    expect(down).to_be_focused()
    page.locator("[data-key=considerations] .handle").drag_to(page.locator("[data-key=facts]"))
    expect(said).to_have_text("ย้าย ข้อพิจารณา ไปลำดับที่ 1 จาก 4")
    assert order() == ["considerations", "facts", "law", "background", "closing"]
    with open_municipality(town.municipality):
        add_section(town.actor(town.coordinator), paper, "ของคนอื่น")
    link.press("Alt+ArrowUp")
    expect(said).to_have_text(composition.ORDER_CHANGED)
    assert page.locator(".part[data-key]").first.get_attribute("data-key") == "considerations"


def test_a_picture_is_put_in_and_its_words_are_seen_under_it(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page], tmp_path: Path
) -> None:
    paper = composed(town)
    file = tmp_path / "ผลที่ประกาศ.png"
    file.write_bytes(picture(size=(300, 200)))
    page = sign_in("coordinator")
    page.goto(address(live_server, paper))
    page.get_by_label("หัวข้อของส่วนที่เพิ่ม").fill("ผลที่ประกาศ")
    page.get_by_role("button", name="เพิ่มส่วน").click()
    page.get_by_label("ไฟล์ภาพ").set_input_files(file)
    page.get_by_role("button", name="ใส่ภาพ", exact=True).click()
    page.get_by_label("คำบรรยายภาพ").fill("ผลปี {ปีที่ประเมิน}")
    expect(page.locator("#sheet-own-1 figcaption")).to_have_text("ผลปี ๒๕๖๘")
    assert page.evaluate("document.querySelector('#sheet-own-1 img').naturalWidth") == 300
    assert_sound(page)
    page.get_by_role("button", name="บันทึกส่วนนี้").click()
    expect(page.get_by_text("บันทึกส่วน “ผลที่ประกาศ” แล้ว")).to_be_visible()


def test_pages_are_asked_for_watched_and_looked_at(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    paper = composed(town)
    page = sign_in("coordinator")
    page.goto(address(live_server, paper))
    page.get_by_label("ข้อความ", exact=True).fill("พิมพ์ไว้ยังไม่บันทึก")
    page.get_by_role("button", name="หน้า PDF").click()
    expect(page.get_by_role("heading", name="กำลังจัดหน้า")).to_be_visible()
    assert_sound(page)
    with open_municipality(town.municipality):
        draft_pages.render_asked(DraftPages.objects.get().pk)
    first = page.get_by_alt_text("ร่าง หน้า 1 จาก")
    expect(first).to_be_visible(timeout=10_000)
    assert_sound(page)
    page.get_by_role("link", name="กลับไปแก้ข้อความ").click()
    expect(page.get_by_label("ข้อความ", exact=True)).to_have_value("พิมพ์ไว้ยังไม่บันทึก")


def test_on_a_phone_one_of_three_views_is_shown_and_nothing_scrolls_sideways(
    town: Town, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    paper = composed(town)
    page = sign_in("coordinator")
    page.set_viewport_size({"width": 360, "height": 740})
    for fragment, shown in (("", "words"), ("#parts", "parts"), ("#sheet", "sheet"), ("#words", "words")):
        page.goto(address(live_server, paper) + fragment)
        for section in ("words", "parts", "sheet"):
            expect(page.locator(f"#{section}")).to_be_visible(visible=section == shown)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert_sound(page)


@pytest.mark.parametrize("kind", [("analysis", 2568, "narrative"), ("plan", 2569, "")], ids=["analysis", "plan"])
def test_the_page_keeps_to_its_own_policy(
    town: Town, live_server: LiveServer, browser: Browser, kind: tuple[str, int, str]
) -> None:
    paper = composed(town, *kind)
    context = browser.new_context(locale="th-TH")  # unlike the others it obeys the policy
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_label("ชื่อผู้ใช้").fill("coordinator")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto(address(live_server, paper))
    box = page.get_by_label("ข้อความ", exact=True)
    box.fill("พิมพ์")
    box.press_sequentially("{ระดับ")
    page.keyboard.press("Enter")
    expect(page.locator(".sheet-part.focus")).to_contain_text("พิมพ์")
    assert page.locator(".sheet table").count() > 0
    assert refused == []
    context.close()


def test_without_scripts_buttons_links_and_the_list_below_the_box_are_enough(
    town: Town, live_server: LiveServer, browser: Browser
) -> None:
    paper = composed(town, "memo", 2569, "plan")
    context = browser.new_context(java_script_enabled=False, locale="th-TH")
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_label("ชื่อผู้ใช้").fill("coordinator")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    page.goto(address(live_server, paper))
    page.get_by_role("link", name="ข้อเท็จจริง", exact=True).click()
    page.get_by_role("button", name="ขึ้น ข้อเท็จจริง").click()
    assert page.locator(".part[data-key]").first.get_attribute("data-key") == "facts"
    expect(page.locator(".fields code", has_text="{คะแนนรวม}").first).to_be_visible()
    for hidden in ("[data-insert]", ".handle", ".order-hint", ".field-list"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.get_by_label("ข้อความ", exact=True).fill("ได้ {คะแนนรวม}")
    page.get_by_role("button", name="หน้า PDF").click()
    expect(page.get_by_role("heading", name="กำลังจัดหน้า")).to_be_visible()
    page.get_by_role("button", name="ยกเลิก").click()
    expect(page.get_by_label("ข้อความ", exact=True)).to_have_value("ได้ {คะแนนรวม}")
    page.get_by_role("button", name="บันทึกส่วนนี้").click()
    expect(page.locator("#sheet-facts")).to_contain_text("ได้ ๙๐.๘๓")
    context.close()
