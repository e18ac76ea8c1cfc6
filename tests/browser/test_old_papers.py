"""The door for papers made elsewhere in a browser: brought, checked, each place found, nothing left at sign-out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Municipality, Role, User
from accounts.tenancy import open_municipality
from approvals.old_papers import actions
from approvals.old_papers.models import OldPaper
from tests.approvals.old_papers.strangers import HEAD, RIGHT, WRONG, pdf
from tests.browser.conftest import assert_sound, sign_out
from tests.browser.test_story import SignIn
from tests.factories import make_assessment, make_member, make_municipality

TEXT = f"{HEAD}\n\n{RIGHT}\n{WRONG}"


def checked(municipality: Municipality) -> None:
    """What the worker does."""
    with open_municipality(municipality):
        actions.run(OldPaper.objects.all()[0].pk)


@pytest.mark.django_db(transaction=True)
def test_from_bringing_a_paper_to_each_place_in_it(sign_in: SignIn, live_server: LiveServer) -> None:
    municipality = make_municipality()
    make_assessment(municipality)
    User.objects.filter(pk=make_member(municipality, Role.STAFF, unit=None).pk).update(username="clerk")
    page = sign_in("clerk")
    page.goto(f"{live_server.url}/m/{municipality.code}/papers/")
    page.get_by_role("link", name="ตรวจเอกสารเดิม").click()
    assert_sound(page)
    expect(page.get_by_label("ปีงบประมาณของเอกสาร")).to_have_value("2568")

    page.get_by_label("หรือวางข้อความ").fill(TEXT)
    expect(page.locator("[data-said]")).to_contain_text("บันทึกร่างแล้ว")
    page.reload()
    expect(page.get_by_label("หรือวางข้อความ")).to_have_value(TEXT)
    page.get_by_role("button", name="ตรวจเอกสาร").click()
    expect(page.get_by_role("heading", name="กำลังตรวจ")).to_be_visible()
    assert_sound(page)
    checked(municipality)
    expect(page.get_by_text("ควรเป็น “93.92”")).to_be_visible()  # the page loads itself again
    assert_sound(page)
    found = page.locator(".check").last.bounding_box()
    excerpts = page.locator(".panel", has=page.locator("#at-1")).bounding_box()
    assert found
    assert excerpts
    assert excerpts["y"] - found["y"] - found["height"] >= 16  # a gap as between any two panels
    page.get_by_role("link", name="จุดที่ 1").click()
    expect(page.locator("#at-1 mark")).to_be_in_viewport()
    expect(page.locator("#at-1 mark")).to_have_text("93.29")

    page.goto(f"{live_server.url}/m/{municipality.code}/papers/old/")
    file = {"name": "เดิม.pdf", "mimeType": "application/pdf", "buffer": pdf([HEAD, RIGHT], [WRONG])}
    page.get_by_label("ไฟล์ Word").set_input_files(file)  # type: ignore[arg-type]  # a FilePayload
    expect(page.locator(".file-face").first).to_have_text("เลือกไฟล์ เดิม.pdf")
    page.get_by_role("button", name="ตรวจเอกสาร").click()
    expect(page.get_by_role("heading", name="กำลังตรวจ")).to_be_visible()
    checked(municipality)
    expect(page.get_by_text("ควรเป็น “93.92”")).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="จุดที่ 1 หน้า 2").click()
    expect(page.locator("#mark-1 rect")).to_be_in_viewport()
    mark = page.locator("#mark-1 rect").element_handle()
    image = page.get_by_alt_text("หน้า 2 ของเอกสาร").element_handle()
    boxes = "const [mark, image] = both.map(each => each.getBoundingClientRect());"
    within = f"both => {{ {boxes} return (mark.y - image.y) / image.height; }}"
    assert 0 < page.evaluate(within, [mark, image]) < 0.25  # both at one moment: the page may still be scrolling
    with page.expect_download() as download:
        page.get_by_role("link", name="ดาวน์โหลดสำเนาที่มีความเห็น").click()
    assert download.value.suggested_filename == "เดิม-ตรวจแล้ว.pdf"

    sign_out(page)
    page.wait_for_url(re.compile("/sign-in/"))
    with open_municipality(municipality):
        assert not OldPaper.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_table_of_scores_is_pasted_for_one_check(sign_in: SignIn, live_server: LiveServer) -> None:
    municipality = make_municipality()
    User.objects.filter(pk=make_member(municipality, Role.STAFF, unit=None).pk).update(username="clerk")
    page = sign_in("clerk")
    page.goto(f"{live_server.url}/m/{municipality.code}/papers/old/")
    assert_sound(page)
    page.get_by_label("ปีงบประมาณของเอกสาร").select_option("2568")
    page.get_by_label("หรือวางข้อความ").fill(TEXT)
    table = "คะแนนภาพรวม\t90.83\nตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร\t๙๓.๙๒\nอื่น\tx"
    page.get_by_label("คะแนนภาพรวม").evaluate(
        """(input, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        table,
    )
    expect(page.get_by_label("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร")).to_have_value("93.92")
    expect(page.locator("[data-placed]")).to_contain_text("เติมแล้ว 2 ช่อง · ไม่เข้าใจ 1 แห่ง")
    page.get_by_label("ตัวชี้วัดที่ 3 การใช้อำนาจ").fill("101")
    page.get_by_role("button", name="ตรวจเอกสาร").click()
    expect(page.get_by_text("คะแนนต้องไม่เกิน 100")).to_be_visible()
    assert_sound(page)
    page.get_by_label("ตัวชี้วัดที่ 3 การใช้อำนาจ").fill("")
    page.get_by_role("button", name="ตรวจเอกสาร").click()
    expect(page.get_by_role("heading", name="กำลังตรวจ")).to_be_visible()
    checked(municipality)
    expect(page.get_by_text("ควรเป็น “93.92”")).to_be_visible()
    expect(page.get_by_text("เทียบกับคะแนนปี 2568 ที่ท่านให้ไว้")).to_be_visible()
    assert_sound(page)
