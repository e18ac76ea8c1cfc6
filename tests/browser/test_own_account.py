"""A person's own account as people use it: another address, a passkey's name, and signing in by another server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from accounts import tasks
from accounts.models import Municipality, Role, User
from tests.accounts.signing_in.oidc_server import name_server, running_server
from tests.browser.conftest import assert_sound, sign_out
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server(settings: Settings, live_server: LiveServer) -> Iterator[None]:
    with running_server() as address:
        name_server(settings, address, live_server.url)
        policy = deepcopy(settings.CONTENT_SECURITY_POLICY)
        policy["DIRECTIVES"]["form-action"] = ["'self'", address]
        settings.CONTENT_SECURITY_POLICY = policy
        yield


@pytest.fixture
def clerk(municipality: Municipality) -> User:
    make_member(municipality, Role.LOCAL_ADMINISTRATOR, name="นางดูแล ระบบดี")
    return make_member(municipality, Role.STAFF, username="clerk", name="นายช่าง ดี", email="old@example.go.th")


def give_password(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/sign-in/?next=/account/")
    page.get_by_label("ชื่อผู้ใช้").fill("clerk")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()


def test_another_address_and_another_servers_button(
    live_server: LiveServer, page: Page, browser: Browser, clerk: User, server: None
) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    assert_sound(page)
    give_password(page, live_server)
    expect(page.get_by_text("ถ้าไม่ถูกต้องให้แจ้ง นางดูแล ระบบดี")).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="เปลี่ยนอีเมล").click()
    page.get_by_label("อีเมลใหม่").fill("new@example")
    page.get_by_role("button", name="ส่งลิงก์ยืนยัน").click()
    expect(page.get_by_text("อีเมลไม่ถูกต้อง")).to_be_visible()
    assert_sound(page)
    page.get_by_label("อีเมลใหม่").fill("new@example.go.th")
    page.get_by_role("button", name="ส่งลิงก์ยืนยัน").click()
    expect(page.get_by_text("รอท่านเปิดลิงก์ที่ส่งไป new@example.go.th")).to_be_visible()
    tasks.mail_new_email(clerk.pk)
    link = re.search(r"http\S+/account/email/confirm/\S+", str(mail.outbox[-1].body))
    assert link
    page.goto(link[0])
    assert_sound(page)
    page.get_by_role("button", name="ยืนยันอีเมลนี้").click()
    expect(page.get_by_text("เปลี่ยนอีเมลแล้ว", exact=True)).to_be_visible()

    # In a browser that keeps to the policy, which forbids forms to lead anywhere else.
    strict = browser.new_context(locale="th-TH").new_page()
    give_password(strict, live_server)
    strict.get_by_role("button", name="เชื่อมกับ บัญชีหน่วยงาน").click()
    strict.get_by_role("button", name="somebody").first.click()
    expect(strict.get_by_text("เชื่อมแล้ว เข้าสู่ระบบด้วย บัญชีหน่วยงาน ได้")).to_be_visible()
    sign_out(strict)
    strict.get_by_role("button", name="เข้าสู่ระบบด้วย บัญชีหน่วยงาน").click()
    strict.get_by_role("button", name="somebody").first.click()
    expect(strict.locator(".menu summary")).to_contain_text("นายช่าง ดี")
    strict.context.close()
    stranger = browser.new_context(locale="th-TH").new_page()
    stranger.goto(f"{live_server.url}/sign-in/")
    stranger.get_by_role("button", name="เข้าสู่ระบบด้วย บัญชีหน่วยงาน").click()
    stranger.locator("input[name=sub]").fill("a stranger")
    stranger.get_by_role("button", name="Authorize").click()
    expect(stranger.get_by_role("heading", name="บัญชีนี้ยังไม่ได้เชื่อม")).to_be_visible()
    stranger.context.close()
