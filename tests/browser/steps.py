"""What people do on pages, for every story in which they do it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.accounts.signing_in.second_factors import code_of
from tests.browser.conftest import assert_sound, sign_out
from tests.factories import FIGURES, PASSWORD
from thai.digits import to_thai

# --- Coming in --------------------------------------------------------------------------------------------------------


def give_password(page: Page, username: str) -> None:
    page.get_by_label("ชื่อผู้ใช้").fill(username)
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()


def use_invitation(page: Page, code: str) -> None:
    """From the door to an own password."""
    page.get_by_role("link", name="เริ่มใช้งานด้วยรหัสเชิญ").click()
    page.get_by_label("รหัสเชิญ").fill(code)
    page.get_by_role("button", name="ไปต่อ").click()
    page.locator("#id_password1").fill(PASSWORD)
    page.locator("#id_password2").fill(PASSWORD)
    page.get_by_role("button", name="ตั้งรหัสผ่าน").click()
    page.get_by_role("link", name="เข้าสู่ระบบ").last.click()


def authenticator(context: BrowserContext, page: Page) -> tuple[CDPSession, dict[str, Any]]:
    """A machine with a finger reader, as the browser would use one."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def add_app(page: Page) -> str:
    """From the page of second factors to that of recovery codes; the app's secret."""
    page.get_by_role("link", name="เพิ่มแอปรหัส 6 หลัก").click()
    page.get_by_text("สแกนไม่ได้").click()
    secret = page.locator("code").inner_text()
    page.get_by_label("รหัส 6 หลัก").fill(code_of(secret))
    page.get_by_role("button", name="เพิ่มแอปนี้").click()
    expect(page.get_by_role("heading", name="รหัสสำรอง")).to_be_visible()
    return secret


def add_passkey(page: Page) -> None:
    """Likewise, where the page has a machine for it."""
    page.get_by_role("link", name="เพิ่มพาสคีย์").click()
    page.get_by_role("button", name="เพิ่มพาสคีย์").click()
    expect(page.get_by_role("heading", name="รหัสสำรอง")).to_be_visible()


def leave(page: Page) -> None:
    sign_out(page)
    expect(page.get_by_role("heading", name="เข้าสู่ระบบ")).to_be_visible()


def go_to(page: Page, section: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name=section, exact=True).click()


# --- By keyboard alone ------------------------------------------------------------------------------------------------


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Presses Tab until something of this kind has the focus, as whoever has no mouse does."""
    for _ in range(50):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no {selector} in fifty steps")


def tell_of_measure(page: Page, number: int, proof: Path | None = None) -> None:
    """One measure's report, key by key; with a proof it is done, else under way."""
    tab_to(page, "[name$=-done]")
    page.keyboard.press("Space")
    tab_to(page, "[name$=-outputs]")
    page.keyboard.insert_text(f"อบรม {number} รุ่น")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(f"คู่มือ {number} เล่ม")
    tab_to(page, "[name$=-outcome]")
    page.keyboard.insert_text(f"เวลารอลดจาก 40 เหลือ {number} นาที")
    tab_to(page, "[name$=-status]")
    page.keyboard.press("ArrowRight")
    if proof:
        page.keyboard.press("ArrowRight")
        add_proof(page, proof)


def add_proof(page: Page, pdf: Path) -> None:
    """To the file's field of this measure, and back past its day to the status."""
    tab_to(page, "input[type=file]", "Shift+Tab")
    card = page.locator("[data-card]", has=page.locator(":focus"))
    card.locator("input[type=file]").set_input_files(pdf)
    expect(card.locator(".report-name")).to_have_text(pdf.stem)
    card.locator("input[type=file]").focus()  # where the file's window was opened
    tab_to(page, "[name$=-day]", "Shift+Tab")
    page.keyboard.insert_text("2 มี.ค. 2569")
    page.keyboard.press("Tab")
    tab_to(page, "[name$=-status]")


# --- A year and its papers --------------------------------------------------------------------------------------------


def fill_scores(page: Page) -> None:
    for item, score in FIGURES.items():
        page.locator(f"#id_item_{item}").fill(to_thai(score))


def plan_measure(page: Page) -> None:
    """From the weakest indicator to a measure that is handed out."""
    go_to(page, "แผน")
    page.get_by_role("button", name="เปิดแผน พ.ศ. 2569").click()
    page.locator("#coverage").get_by_role("link", name=re.compile("^เพิ่มมาตรการ 10")).click()
    expect(page.get_by_label("10 การป้องกันการทุจริต")).to_be_checked()
    page.locator("#id_title").fill("เผยแพร่ข้อมูลป้องกันการทุจริตให้ครบ")
    steps = page.locator("#steps-lines textarea")
    steps.nth(0).fill("๑. ตั้งผู้รับผิดชอบ")
    page.locator("#steps-more").click()
    expect(steps).to_have_count(2)
    page.locator("#steps-more").click()
    expect(steps).to_have_count(3)
    steps.nth(1).fill("นำขึ้นเว็บไซต์ https://www.example.go.th/2569")
    page.get_by_label("กองคลัง").check()
    page.get_by_label("ตั้งแต่เดือน").select_option(label="ต.ค. 2568")
    page.get_by_label("ถึงเดือน").select_option(label="ก.ย. 2569")
    assert_sound(page)
    page.get_by_role("button", name="บันทึกมาตรการ").click()
    expect(page.get_by_role("heading", name="เผยแพร่ข้อมูลป้องกันการทุจริตให้ครบ")).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="มอบหมาย", exact=True).click()
    page.get_by_role("button", name="มอบหมายที่เลือก").click()
    expect(page.get_by_text("มอบหมาย 1 มาตรการแล้ว")).to_be_visible()


def choose_paper(page: Page) -> None:
    """To the form of any paper of any year."""
    go_to(page, "เอกสาร")
    page.get_by_role("link", name="จัดทำเอกสารอื่น").click()


def draft_paper(page: Page, name: str) -> None:
    """One that is still missing, by its own button."""
    go_to(page, "เอกสาร")
    page.get_by_role("button", name=f"จัดทำร่าง {name}").click()
    expect(page.get_by_role("img", name=re.compile("^หน้า 1 จาก"))).to_be_visible(timeout=60_000)


def make_paper(page: Page, label: str, year: str) -> None:
    choose_paper(page)
    page.locator("#id_paper").select_option(label=label)
    page.get_by_label("ปีงบประมาณของเอกสาร").select_option(label=year)
    page.get_by_role("button", name="จัดทำเอกสาร").click()
    expect(page.get_by_role("img", name=re.compile("^หน้า 1 จาก"))).to_be_visible(timeout=60_000)
