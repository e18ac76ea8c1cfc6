"""What is typed while a session changes hands, ends, or the network fails: nothing lost, nothing under a wrong name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from accounts.editing.models import Draft
from accounts.models import Municipality, Role, User
from accounts.tenancy import open_municipality
from approvals.models import SubmissionStep
from documents.authority import Authority
from plans.models import Measure, Progress
from tests.approvals.town import Town, make_town
from tests.browser.conftest import assert_sound, sign, sign_out
from tests.factories import PASSWORD, make_measure, make_member, make_municipality

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[str], Page]
OPINION = "เห็นควรอนุมัติตามที่เสนอ"
SIGNED_OUT = "หมดเวลาการใช้งานหรือออกจากระบบแล้ว"
ANOTHER = "ผู้ที่เข้าสู่ระบบอยู่ตอนนี้ไม่ใช่ผู้ที่เปิดหน้านี้"


@pytest.fixture
def town(transactional_db: None, authority: Authority) -> Town:
    town = make_town(make_municipality())
    for name, user in (("coordinator", town.coordinator), ("auditor", town.auditor)):
        user.username = name
        user.set_password(PASSWORD)
        user.save()
    return town


@pytest.fixture
def paper(town: Town, live_server: LiveServer) -> str:
    """A paper that waits for the auditor's opinion."""
    submission = town.submitted()
    with open_municipality(town.municipality):
        step = submission.current_step
    assert step is not None
    return f"{live_server.url}/m/{town.municipality.code}/queue/{submission.version_id}/steps/{step.pk}/"


@pytest.fixture
def measure(town: Town) -> Measure:
    return make_measure(town.plan, title="คู่มือ", steps=["หนึ่ง"])


@pytest.fixture
def measure_page(measure: Measure, live_server: LiveServer) -> str:
    return f"{live_server.url}/m/{measure.plan.municipality.code}/plan/2569/measures/{measure.pk}/"


def enter(tab: Page, username: str) -> None:
    """Signs in on the sign-in page that the tab shows."""
    tab.get_by_label("ชื่อผู้ใช้").fill(username)
    tab.get_by_label("รหัสผ่าน").fill(PASSWORD)
    tab.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
    tab.wait_for_url(lambda url: "/sign-in/" not in url)


def elsewhere(context: BrowserContext, address: str, username: str) -> None:
    """Somebody signs out and in, in another tab."""
    tab = context.new_page()
    tab.goto(address)
    sign_out(tab)
    enter(tab, username)
    tab.close()


def kept(page: Page) -> None:
    expect(page.locator("[data-said]", has_text="บันทึกร่างแล้ว")).to_be_visible(timeout=15_000)


def opinions(town: Town) -> list[str]:
    with open_municipality(town.municipality):
        return [step.opinion for step in SubmissionStep.objects.exclude(decision="").order_by("order")]


def drafts(municipality: Municipality) -> list[tuple[str, User]]:
    with open_municipality(municipality):
        return [(draft.form.partition("/")[0], draft.user) for draft in Draft.objects.all()]


def test_the_same_person_signs_in_again_in_another_tab(
    town: Town, paper: str, sign_in: SignIn, context: BrowserContext
) -> None:
    page = sign_in("auditor")
    page.goto(paper)
    elsewhere(context, paper, "auditor")
    page.get_by_label("ความเห็น").fill(OPINION)
    kept(page)  # with the token that holds now
    expect(page.locator("#trouble")).to_be_hidden()
    assert drafts(town.municipality) == [("step", town.auditor)]
    sign(page)
    expect(page.get_by_text("ลงนามแล้ว")).to_be_visible()
    assert opinions(town) == ["", OPINION]
    assert drafts(town.municipality) == []


def test_what_is_under_way_while_somebody_proves_anew_signs_nobody_out(
    measure: Measure, measure_page: str, town: Town, sign_in: SignIn, context: BrowserContext, live_server: LiveServer
) -> None:
    """A draft that was sent under the session's former key finds nobody; the tab goes on with the key that holds."""

    def late(route: Route) -> None:
        tab = context.new_page()
        tab.goto(f"{live_server.url}/account/again/?next=/account/")
        tab.get_by_label("รหัสผ่าน").fill(PASSWORD)
        tab.get_by_role("button", name="ยืนยัน").click()
        tab.wait_for_url("**/account/")
        tab.close()
        answer = route.fetch(headers={**route.request.headers, "cookie": former})
        answers.append((answer.status, "sessionid" in answer.headers.get("set-cookie", "")))
        route.fulfill(response=answer)

    answers: list[tuple[int, bool]] = []
    page = sign_in("coordinator")
    page.goto(f"{measure_page}edit/")
    former = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in context.cookies())
    page.route("**/edit/", late, times=1)
    page.locator("#id_outcome").fill("พิมพ์ระหว่างยืนยันตัว")
    kept(page)  # tried again by itself, once one is back on the page
    assert answers == [(401, False)]
    expect(page.get_by_text(SIGNED_OUT)).to_be_hidden()
    assert drafts(town.municipality) == [("measure", town.coordinator)]


def test_another_person_signs_in_in_another_tab(
    measure: Measure, measure_page: str, town: Town, sign_in: SignIn, context: BrowserContext
) -> None:
    make_member(town.municipality, Role.COORDINATOR, username="second", name="คนที่สอง")
    page = sign_in("coordinator")
    page.goto(measure_page)
    elsewhere(context, measure_page, "second")
    note = page.get_by_label("ความก้าวหน้า")
    note.fill("ประชุมแล้วหนึ่งครั้ง")
    expect(page.locator("#trouble").get_by_text(ANOTHER)).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="เพิ่มบันทึก").click()
    expect(page.locator("#trouble").get_by_text(ANOTHER)).to_be_visible()
    expect(note).to_have_value("ประชุมแล้วหนึ่งครั้ง")
    assert_sound(page)
    with open_municipality(town.municipality):
        assert not Progress.objects.exists()
    assert drafts(town.municipality) == []
    # A button without words of its own is refused on a page, and nothing happens in the second person's name.
    page.locator("#handover").get_by_role("link", name="มอบหมาย").wait_for()
    page.reload()
    expect(page.get_by_label("ความก้าวหน้า")).to_have_value("")  # the second person sees nothing of it
    elsewhere(context, measure_page, "coordinator")
    page.goto(measure_page)
    page.get_by_role("button", name="ใช้ร่างนี้").click()
    expect(page.get_by_label("ความก้าวหน้า")).to_have_value("ประชุมแล้วหนึ่งครั้ง")
    assert drafts(town.municipality) == [("measure", town.coordinator)]


def test_a_session_ends_while_an_opinion_is_typed(
    town: Town, paper: str, sign_in: SignIn, context: BrowserContext
) -> None:
    page = sign_in("auditor")
    page.goto(paper)
    Session.objects.all().delete()
    page.get_by_label("ความเห็น").fill(OPINION)
    page.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(page.get_by_text(SIGNED_OUT)).to_be_visible()
    expect(page.get_by_label("ความเห็น")).to_have_value(OPINION)
    assert_sound(page)
    with context.expect_page() as opened:
        page.get_by_role("link", name="เข้าสู่ระบบในแท็บใหม่").first.click()
    enter(opened.value, "auditor")
    opened.value.close()
    sign(page)
    expect(page.get_by_text("ลงนามแล้ว")).to_be_visible()
    assert opinions(town) == ["", OPINION]


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page without scripts, on which the auditor is signed in."""
    context = browser.new_context(java_script_enabled=False, locale="th-TH")
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    enter(page, "auditor")
    yield page
    context.close()


def test_a_session_ends_and_there_are_no_scripts(town: Town, paper: str, plain: Page) -> None:
    plain.goto(paper)
    Session.objects.all().delete()
    plain.get_by_label("ความเห็น").fill(OPINION)
    plain.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(plain.get_by_text("เข้าสู่ระบบแล้วจะกลับไปหน้าเดิมพร้อมสิ่งที่พิมพ์ไว้")).to_be_visible()
    enter(plain, "auditor")
    assert plain.url == paper
    expect(plain.get_by_text("มีร่างที่ยังไม่ได้บันทึก")).to_be_visible()
    expect(plain.get_by_label("ความเห็น")).to_have_value(OPINION)
    # The session is lost once more, on the page that asks for the password: the opinion is where it was.
    plain.get_by_role("button", name="เห็นชอบและลงนาม").click()
    plain.get_by_label("รหัสผ่านของท่าน").fill(PASSWORD)
    Session.objects.all().delete()
    plain.get_by_role("button", name="เห็นชอบและลงนาม").click()
    enter(plain, "auditor")
    assert plain.url == paper
    expect(plain.get_by_label("ความเห็น")).to_have_value(OPINION)
    sign(plain)
    expect(plain.get_by_text("ลงนามแล้ว")).to_be_visible()
    assert opinions(town) == ["", OPINION]


def test_a_reason_is_there_again_and_can_be_thrown_away(town: Town, paper: str, sign_in: SignIn) -> None:
    page = sign_in("auditor")
    page.goto(paper)
    page.get_by_role("link", name="ส่งคืนให้แก้ไข").click()
    page.get_by_label("เหตุผล").fill("ตัวเลขปี 2568 ไม่ตรงกัน")
    kept(page)
    page.reload()
    expect(page.get_by_label("เหตุผล")).to_have_value("ตัวเลขปี 2568 ไม่ตรงกัน")
    assert_sound(page)
    page.get_by_role("button", name="ทิ้งร่าง").click()
    expect(page.get_by_label("เหตุผล")).to_have_value("")
    assert drafts(town.municipality) == []


def test_a_draft_the_network_refused_is_sent_when_it_is_back(town: Town, measure_page: str, sign_in: SignIn) -> None:
    def refused(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=429, body="")
        else:
            route.continue_()

    page = sign_in("coordinator")
    page.goto(f"{measure_page}edit/")
    page.route("**/edit/", refused)
    page.locator("#id_outcome").fill("ยังไม่ถึงระบบ")
    expect(page.get_by_text("ติดต่อระบบไม่ได้")).to_be_visible(timeout=10_000)
    page.unroute("**/edit/")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    kept(page)
    expect(page.get_by_text("ติดต่อระบบไม่ได้")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    assert drafts(town.municipality) == [("measure", town.coordinator)]


def test_two_people_on_one_measure(
    town: Town, measure: Measure, measure_page: str, sign_in: SignIn, browser: Browser, live_server: LiveServer
) -> None:
    make_member(town.municipality, Role.COORDINATOR, username="second", name="คนที่สอง")
    page = sign_in("coordinator")
    page.goto(f"{measure_page}edit/")
    other = browser.new_context(locale="th-TH")
    second = other.new_page()
    second.goto(f"{live_server.url}/sign-in/?next={measure_page.removeprefix(live_server.url)}edit/")
    enter(second, "second")
    for tab, outcome in ((second, "ผลของคนที่สอง"), (page, "ผลของคนแรก")):
        tab.locator("#id_outcome").fill(outcome)
    second.locator("#id_theme").fill("ประเด็นใหม่")
    second.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(second.get_by_text("บันทึก “คู่มือ” แล้ว")).to_be_visible()
    other.close()
    page.locator("#id_remark").fill("หมายเหตุของคนแรก")
    expect(page.get_by_text("คนที่สอง บันทึกมาตรการนี้หลังจากที่ท่านเปิดหน้านี้")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(page.get_by_text("นำมาใส่ให้แล้ว: ประเด็น")).to_be_visible()
    expect(page.locator(".conflict")).to_have_count(1)
    expect(page.locator(".conflict")).to_contain_text("ผลของคนที่สอง")
    expect(page.locator("#id_outcome")).to_have_value("ผลของคนแรก")
    assert_sound(page)
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(page.get_by_text("บันทึก “คู่มือ” แล้ว")).to_be_visible()
    with open_municipality(town.municipality):
        stored = Measure.objects.get(pk=measure.pk)
    assert (stored.outcome, stored.theme, stored.remark) == ("ผลของคนแรก", "ประเด็นใหม่", "หมายเหตุของคนแรก")


def test_a_page_warns_before_its_session_ends_and_one_button_goes_on(
    town: Town, measure_page: str, sign_in: SignIn
) -> None:
    page = sign_in("coordinator")
    page.goto(measure_page)
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(minutes=5))
    page.clock.install()
    page.goto(measure_page)
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(minutes=5))
    page.clock.fast_forward("07:51:00")
    expect(page.get_by_text("อีกประมาณ 5 นาทีระบบจะให้เข้าสู่ระบบใหม่")).to_be_visible()
    assert_sound(page)
    page.get_by_role("button", name="ใช้งานต่อ").click()
    expect(page.get_by_text("ระบบจะให้เข้าสู่ระบบใหม่")).to_be_hidden()
    assert Session.objects.get().expire_date > timezone.now() + dt.timedelta(hours=7)
    Session.objects.all().delete()
    page.clock.fast_forward("07:51:00")
    expect(page.get_by_text("หมดเวลาการใช้งานแล้ว")).to_be_visible()
