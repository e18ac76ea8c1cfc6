"""The check list in a real browser: a refused press leads to what is missing, a reason saves itself as it is typed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from accounts.tenancy import open_municipality
from plans.models import Measure
from tests.approvals.town import Town, make_town
from tests.browser.conftest import assert_sound, sign
from tests.browser.test_story import SignIn
from tests.factories import PASSWORD, make_municipality

REASON = "ตรวจทานในที่ประชุมแล้ว"


@pytest.fixture
def page(sign_in: SignIn, authority: None, live_server: LiveServer) -> Page:
    """The page of a paper with one error, opened by who drafted it."""
    town: Town = make_town(make_municipality())
    version = town.made()
    with open_municipality(town.municipality):
        Measure.objects.update(inherited=["title"])
    User.objects.filter(pk=town.coordinator.pk).update(username="drafter")
    drafter = User.objects.get(username="drafter")
    drafter.set_password(PASSWORD)
    drafter.save()
    page = sign_in("drafter")
    page.goto(f"{live_server.url}/m/{town.municipality.code}/papers/{version.pk}/check/")
    return page


@pytest.mark.django_db(transaction=True)
def test_from_a_refused_press_to_a_reason(page: Page) -> None:
    assert_sound(page)
    page.get_by_role("button", name="ลงนามและเสนอ").click()
    expect(page.get_by_text("ยังเสนอไม่ได้ 1 ข้อ")).to_be_visible()
    expect(page.locator("#refused")).to_be_focused()
    assert_sound(page)
    page.get_by_role("link", name=re.compile("^มาตรการที่ 1 มีข้อความจากแผนปีก่อน")).click()
    box = page.get_by_label("หรือให้เหตุผลที่เสนอทั้งที่ยังมีข้อนี้")
    expect(box).to_be_in_viewport()
    box.fill(REASON)
    expect(page.locator("[data-said]")).to_contain_text("บันทึกร่างแล้ว")
    page.goto(page.url.replace("/submit/", "/check/"))
    expect(page.get_by_label("หรือให้เหตุผลที่เสนอทั้งที่ยังมีข้อนี้")).to_have_value(REASON)
    sign(page, "ลงนามและเสนอ")
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_text("ข้อผิดที่เสนอพร้อมเหตุผล")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_page_has_its_room_before_its_picture_and_one_fills_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.route("**/*.png", lambda route: route.fulfill(status=404))
    page.reload()
    first = page.locator("#page-1").bounding_box()
    button = page.get_by_role("button", name="ลงนามและเสนอ").bounding_box()
    assert first is not None
    assert button is not None
    assert first["width"] > 300
    assert first["height"] > 1.4 * first["width"]
    assert button["y"] > first["y"] + first["height"]
