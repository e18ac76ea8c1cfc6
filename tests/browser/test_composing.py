"""Composing a paper in a browser: a field is inserted, the sheet follows what is typed, an unknown field is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.tenancy import open_municipality
from documents.composition import open_paper
from documents.models import PaperSection
from tests.approvals.town import make_town
from tests.browser.conftest import assert_sound
from tests.factories import PASSWORD, make_municipality

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_text_is_written_with_fields_beside_its_sheet(
    transactional_db: None, live_server: LiveServer, sign_in: Callable[[str], Page]
) -> None:
    town = make_town(make_municipality())
    town.coordinator.username = "coordinator"
    town.coordinator.set_password(PASSWORD)
    town.coordinator.save()
    with open_municipality(town.municipality):
        paper = open_paper(town.actor(town.coordinator), "analysis", 2568, "narrative")
    page = sign_in("coordinator")
    page.goto(live_server.url + reverse("approvals:compose", args=[town.municipality.code, paper.pk]))
    assert_sound(page)
    box = page.get_by_label("ข้อความ", exact=True)
    box.fill("ระดับ")
    page.get_by_role("button", name="แทรก ระดับ", exact=True).click()
    expect(box).to_have_value("ระดับ{ระดับ}")
    expect(page.locator("#sheet-summary")).to_have_text("ระดับผ่าน")
    box.press_sequentially(" {คะแนนทั้งหมด}")
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
