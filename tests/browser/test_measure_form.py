"""A measure's form where only a browser shows it: the session that ends, no scripts, dragging, the Enter key."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Municipality, Role
from accounts.tenancy import open_municipality
from plans.models import Measure, Plan
from tests.browser.conftest import assert_sound
from tests.factories import PASSWORD, make_measure, make_member, make_municipality, make_plan

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]


@pytest.fixture
def town(transactional_db: None) -> Municipality:
    town = make_municipality(name="เทศบาลตำบลทดสอบ")
    make_member(town, Role.COORDINATOR, username="coordinator", name="ผู้ประสานงาน")
    return town


@pytest.fixture
def plan(town: Municipality) -> Plan:
    return make_plan(town)


@pytest.fixture
def form(plan: Plan, live_server: LiveServer) -> str:
    measure = make_measure(plan, title="คู่มือ", steps=["หนึ่ง", "สอง", "สาม"])
    return f"{live_server.url}/m/{plan.municipality.code}/plan/2569/measures/{measure.pk}/edit/"


def steps(plan: Plan) -> list[str]:
    with open_municipality(plan.municipality):
        return [step.text for step in Measure.objects.get().steps.all()]


def test_a_session_that_ended_loses_nothing(
    plan: Plan, form: str, sign_in: SignIn, context: BrowserContext, live_server: LiveServer
) -> None:
    page = sign_in("coordinator")
    page.goto(form)
    context.clear_cookies(name="sessionid")
    page.locator("#id_outcome").fill("พิมพ์หลังหมดเวลา")
    expect(page.get_by_text("หมดเวลาการใช้งานหรือออกจากระบบแล้ว")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(page.locator("#id_outcome")).to_have_value("พิมพ์หลังหมดเวลา")
    assert page.url == form
    other = context.new_page()
    other.goto(f"{live_server.url}/sign-in/")
    other.get_by_label("ชื่อผู้ใช้").fill("coordinator")
    other.get_by_label("รหัสผ่าน").fill(PASSWORD)
    other.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    other.wait_for_url(lambda url: "/sign-in/" not in url)
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()
    page.wait_for_url(lambda url: "/edit/" not in url)
    expect(page.get_by_text("พิมพ์หลังหมดเวลา")).to_be_visible()
    with open_municipality(plan.municipality):
        assert Measure.objects.get().outcome == "พิมพ์หลังหมดเวลา"


def test_a_list_is_put_in_order_by_dragging(plan: Plan, form: str, sign_in: SignIn) -> None:
    page = sign_in("coordinator")
    page.goto(form)
    handles = page.locator("#steps-lines .handle")
    handles.nth(2).drag_to(handles.nth(0))
    expect(page.locator("#steps-lines textarea").nth(0)).to_have_value("สาม")
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(page.get_by_text("บันทึก “คู่มือ” แล้ว")).to_be_visible()
    assert steps(plan) == ["สาม", "หนึ่ง", "สอง"]


def test_measures_are_put_in_order_by_dragging_and_by_keyboard(
    plan: Plan, sign_in: SignIn, live_server: LiveServer
) -> None:
    for title in ("แรก", "กลาง", "ท้าย"):
        make_measure(plan, title=title)
    page = sign_in("coordinator")
    page.goto(f"{live_server.url}/m/{plan.municipality.code}/plan/2569/")
    page.get_by_role("link", name="จัดลำดับ").click()
    titles = page.locator("tr[data-pk] th")
    page.locator(".handle").nth(2).drag_to(page.locator(".handle").nth(0))
    expect(titles).to_have_text(["ท้าย", "แรก", "กลาง"])
    expect(page.locator("tr[data-pk] td.num")).to_have_text(["1", "2", "3"])  # shown anew by the server
    down = page.get_by_role("button", name="เลื่อน ท้าย ลง")
    down.focus()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["แรก", "ท้าย", "กลาง"])
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["แรก", "กลาง", "ท้าย"])
    assert_sound(page)


def test_the_enter_key_saves(plan: Plan, form: str, sign_in: SignIn) -> None:
    page = sign_in("coordinator")
    page.goto(form)
    page.locator("#id_target_group").fill("พนักงาน")
    page.keyboard.press("Enter")
    expect(page.get_by_text("บันทึก “คู่มือ” แล้ว")).to_be_visible()
    with open_municipality(plan.municipality):
        assert Measure.objects.get().target_group == "พนักงาน"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(java_script_enabled=False, locale="th-TH")
    yield context.new_page()
    context.close()


def test_the_basics_work_without_scripts(plan: Plan, plain: Page, live_server: LiveServer) -> None:
    plain.goto(f"{live_server.url}/sign-in/?next=/m/{plan.municipality.code}/plan/2569/measures/new/")
    plain.get_by_label("ชื่อผู้ใช้").fill("coordinator")
    plain.get_by_label("รหัสผ่าน").fill(PASSWORD)
    plain.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    plain.locator("#id_title").fill("โดยไม่มีสคริปต์")
    lines = plain.locator("#steps-lines textarea")
    lines.nth(0).fill("สอง")
    plain.locator("#steps-more").click()
    lines.nth(1).fill("หนึ่ง")
    plain.get_by_role("button", name="เลื่อนข้อนี้ขึ้น").nth(1).click()
    expect(lines.nth(0)).to_have_value("หนึ่ง")
    plain.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(plain.get_by_role("heading", name="โดยไม่มีสคริปต์")).to_be_visible()
    assert steps(plan) == ["หนึ่ง", "สอง"]
