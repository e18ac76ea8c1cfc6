"""The date field in a real browser: reads what thai.dates reads, and its calendar is worked by keys alone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Membership, Municipality, Position, Role
from accounts.tenancy import open_municipality
from plans.models import Progress
from tests.browser.conftest import assert_sound
from tests.factories import PASSWORD, make_measure, make_member, make_municipality, make_plan, make_user
from thai.dates import MONTHS, medium_date

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]
TYPED: dict[str, str | None] = json.loads((Path(__file__).parents[1] / "thai" / "days.json").read_text())["days"]
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


def aloud(day: dt.date) -> str:
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {day.day} {MONTHS[day.month - 1]} พ.ศ. {day.year + 543}"


@pytest.fixture
def town(transactional_db: None) -> Municipality:
    town = make_municipality(name="เทศบาลตำบลทดสอบ")
    make_member(town, Role.COORDINATOR, username="coordinator", name="ผู้ประสานงาน")
    make_user(username="administrator", name="ผู้ดูแล", is_superuser=True, is_staff=True)
    return town


@pytest.fixture
def measure(town: Municipality, live_server: LiveServer) -> str:
    """The page of a measure, where progress is noted with a day."""
    pk = make_measure(make_plan(town)).pk
    return f"{live_server.url}/m/{town.code}/plan/2569/measures/{pk}/"


def day_box(page: Page) -> Locator:
    return page.locator("#id_day")


def open_calendar(page: Page) -> Locator:
    page.get_by_role("button", name="เลือกวันจากปฏิทิน").click()
    return page.get_by_role("dialog")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def test_the_script_reads_what_the_server_reads(measure: str, sign_in: SignIn) -> None:
    page = sign_in("coordinator")
    page.goto(measure)
    said = page.locator(".date-read")
    for typed, day in TYPED.items():
        day_box(page).fill(typed)
        assert said.text_content() == (aloud(dt.date.fromisoformat(day)) if day else ""), typed
        day_box(page).blur()
        assert said.text_content() == (aloud(dt.date.fromisoformat(day)) if day else "อ่านเป็นวันที่ไม่ได้"), typed
    day_box(page).fill("")
    assert said.text_content() == ""


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([], "2025-10-31"),
        (["ArrowRight"], "2025-11-01"),
        (["ArrowLeft"], "2025-10-30"),
        (["ArrowUp"], "2025-10-24"),
        (["ArrowDown"], "2025-11-07"),
        (["PageUp"], "2025-09-30"),
        (["PageUp", "PageDown"], "2025-10-30"),
        (["Shift+PageUp"], "2024-10-31"),
        (["Shift+PageUp", "Shift+PageDown"], "2025-10-31"),
        (["Home"], "2025-10-26"),
        (["End"], "2025-11-01"),
    ],
)
def test_every_key_of_the_calendar_moves_as_it_should(measure: str, sign_in: SignIn, keys: list[str], day: str) -> None:
    page = sign_in("coordinator")
    page.goto(measure)
    day_box(page).fill("31 ต.ค. 68")
    dialog = open_calendar(page)
    for key in keys:
        page.keyboard.press(key)
    assert focused(page) == aloud(dt.date.fromisoformat(day))
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(day_box(page)).to_be_focused()
    expect(day_box(page)).to_have_value(medium_date(dt.date.fromisoformat(day)))


def test_escape_leaves_everything_as_it_was(measure: str, sign_in: SignIn) -> None:
    page = sign_in("coordinator")
    page.goto(measure)
    day_box(page).fill("31 ต.ค. 68")
    dialog = open_calendar(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(day_box(page)).to_be_focused()
    expect(day_box(page)).to_have_value("31 ต.ค. 68")


def test_the_calendar_ends_where_the_field_does(measure: str, sign_in: SignIn) -> None:
    page = sign_in("coordinator")
    page.goto(f"{measure}evidence/new/")
    today = timezone.localdate()
    day_box(page).fill(medium_date(today))
    open_calendar(page)
    page.keyboard.press("Shift+PageDown")
    assert focused(page) == aloud(today)


def test_a_day_is_chosen_by_hand_and_stored(measure: str, sign_in: SignIn, town: Municipality) -> None:
    page = sign_in("coordinator")
    page.goto(measure)
    day_box(page).fill("30 ก.ย. 69")
    dialog = open_calendar(page)
    expect(dialog.get_by_role("heading")).to_have_text("กันยายน 2569")
    expect(dialog.locator("[aria-pressed=true]")).to_have_text("30")
    assert_sound(page)
    dialog.get_by_role("button", name="ปีก่อน").click()
    dialog.get_by_role("button", name="เดือนถัดไป").click()
    dialog.get_by_role("button", name="วันพุธที่ 15 ตุลาคม พ.ศ. 2568").click()
    expect(day_box(page)).to_be_focused()  # else it may take the focus while the next box is filled
    page.get_by_label("ความก้าวหน้า").fill("ประชุม")
    page.get_by_role("button", name="เพิ่มบันทึก").click()
    expect(page.get_by_text("15 ต.ค. 68")).to_be_visible()
    with open_municipality(town):
        assert Progress.objects.get().day == dt.date(2025, 10, 15)


def test_the_administrator_appoints_with_the_same_calendar(
    town: Municipality, sign_in: SignIn, live_server: LiveServer
) -> None:
    deputy = make_member(town, Role.EXECUTIVE, title="รองปลัดเทศบาล", name="รองปลัดคนหนึ่ง")
    with open_municipality(town):
        clerk = Position.objects.create(municipality=town, title="ปลัดเทศบาล")
        member = Membership.objects.get(user=deputy)
    page = sign_in("administrator")
    page.goto(f"{live_server.url}/admin/accounts/actingappointment/add/")
    page.locator("#id_position").select_option(str(clerk.pk))
    page.locator("#id_membership").select_option(str(member.pk))
    page.locator("#id_start").fill("1 ต.ค. 2568")
    assert_sound(page)
    page.get_by_role("button", name="เลือกวันจากปฏิทิน: ถึงวันที่").click()
    page.get_by_role("dialog").get_by_role("button", name="วันนี้").click()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator("td.field-start")).to_have_text("1 ต.ค. 2568")
    expect(page.locator("td.field-end")).to_have_text(medium_date(timezone.localdate()))


def test_without_scripts_the_text_is_enough(browser: Browser, measure: str, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/?next={measure.removeprefix(live_server.url)}")
    page.get_by_label("ชื่อผู้ใช้").fill("coordinator")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    expect(page.locator(".date-open")).to_be_hidden()
    day_box(page).fill("๑ ต.ค. ๒๕๖๘")
    page.get_by_label("ความก้าวหน้า").fill("ประชุม")
    page.get_by_role("button", name="เพิ่มบันทึก").click()
    expect(page.get_by_text("1 ต.ค. 68")).to_be_visible()
    context.close()
