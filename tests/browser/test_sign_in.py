"""Signing in as people do: by password and the app's code, and by a passkey alone; and signing by either."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import AuditEntry, Municipality, Role, User
from accounts.signing_in.models import SecurityEvent
from accounts.tenancy import open_all
from documents.authority import Authority
from tests.accounts.signing_in.second_factors import code_of, give_app
from tests.approvals.town import make_town
from tests.browser import steps
from tests.browser.conftest import assert_sound, from_menu
from tests.browser.steps import authenticator, leave
from tests.factories import PASSWORD, make_member, make_municipality

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mayor(municipality: Municipality) -> Iterator[User]:
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        yield make_member(municipality, Role.EXECUTIVE, username="mayor", name="นายก ใจดี")


def give_password(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    steps.give_password(page, "mayor")


def test_a_mayor_adds_an_app_before_anything_else_and_signs_in_by_its_code(
    live_server: LiveServer, page: Page, mayor: User, municipality: Municipality
) -> None:
    give_password(page, live_server)
    expect(page.get_by_text("เพิ่มอย่างน้อยหนึ่งวิธีก่อนทำงานต่อ")).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="เพิ่มแอปรหัส 6 หลัก").click()
    page.get_by_text("สแกนไม่ได้").click()
    secret = page.locator("code").inner_text()
    assert_sound(page)
    page.get_by_label("รหัส 6 หลัก").fill(code_of(secret))
    page.get_by_role("button", name="เพิ่มแอปนี้").click()
    expect(page.get_by_role("heading", name="รหัสสำรอง")).to_be_visible()
    codes = page.locator("code").all_inner_texts()
    assert len(codes) == 10
    assert_sound(page)
    page.get_by_role("link", name="เก็บไว้แล้ว").click()
    leave(page)
    give_password(page, live_server)
    expect(page.get_by_role("heading", name="ยืนยันตัวขั้นที่สอง")).to_be_visible()
    assert_sound(page)
    page.get_by_label("รหัส 6 หลัก").fill(code_of(secret, 1))
    page.get_by_role("button", name="ยืนยันด้วยรหัส").click()
    page.wait_for_url(f"**/m/{municipality.code}/")
    from_menu(page, "บัญชีของท่าน")
    expect(page.get_by_text("เพิ่มวิธียืนยันตัว (แอปรหัส 6 หลัก)")).to_be_visible()
    assert_sound(page)


def test_a_passkey_takes_the_place_of_password_and_code(
    live_server: LiveServer, context: BrowserContext, page: Page, mayor: User, municipality: Municipality
) -> None:
    session, machine = authenticator(context, page)
    give_password(page, live_server)
    page.get_by_role("link", name="เพิ่มพาสคีย์").click()
    page.get_by_label("ชื่อที่ท่านจำเครื่องนี้ได้").fill("โทรศัพท์ของนายก")
    assert_sound(page)
    page.get_by_role("button", name="เพิ่มพาสคีย์").click()
    expect(page.get_by_role("heading", name="รหัสสำรอง")).to_be_visible()
    leave(page)
    give_password(page, live_server)
    page.get_by_role("button", name="ยืนยันด้วยพาสคีย์").click()
    page.wait_for_url(f"**/m/{municipality.code}/")
    leave(page)
    # Without a finger that the machine knows nothing is proven, and the page says so.
    asked = {"authenticatorId": machine["authenticatorId"]}
    session.send("WebAuthn.setUserVerified", asked | {"isUserVerified": False})
    page.get_by_role("button", name="เข้าสู่ระบบด้วยพาสคีย์").click()
    expect(page.get_by_text("เบราว์เซอร์ยังไม่ได้ยืนยันด้วยพาสคีย์")).to_be_visible()
    assert_sound(page)
    session.send("WebAuthn.setUserVerified", asked | {"isUserVerified": True})
    page.goto(f"{live_server.url}/sign-in/?next=/account/second-factor/")
    page.get_by_role("button", name="เข้าสู่ระบบด้วยพาสคีย์").click()
    expect(page.get_by_text("โทรศัพท์ของนายก")).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="เปลี่ยนชื่อ").click()
    assert_sound(page)
    page.get_by_label("ชื่อที่ท่านจำเครื่องนี้ได้").fill("เครื่องที่โต๊ะทำงาน")
    page.get_by_role("button", name="บันทึกชื่อ").click()
    expect(page.get_by_text("เครื่องที่โต๊ะทำงาน")).to_be_visible()
    page.get_by_role("link", name="นำออก").click()
    page.get_by_role("button", name="ยืนยันด้วยพาสคีย์").or_(page.get_by_role("button", name="นำออก")).click()
    page.get_by_role("button", name="นำออก").click()
    expect(page.get_by_text("นำออกไม่ได้ ผู้ลงนามหรือผู้ดูแลระบบต้องมีอย่างน้อยหนึ่งวิธี")).to_be_visible()
    assert SecurityEvent.objects.filter(user=mayor, kind=SecurityEvent.Kind.FACTOR_ADDED).count() == 1


# --- Signing papers ---------------------------------------------------------------------------------------------------


@pytest.fixture
def auditor(transactional_db: None, authority: Authority) -> User:
    """Finds a plan waiting."""
    town = make_town(make_municipality())
    User.objects.filter(pk=town.auditor.pk).update(username="mayor")
    town.auditor.refresh_from_db()
    town.auditor.set_password(PASSWORD)
    town.auditor.save()
    town.submitted(opinion="ขอเสนอ")
    return town.auditor


def press(page: Page) -> None:
    from_menu(page, "เรื่องเสนอ")
    page.get_by_role("link", name="อ่านและพิจารณา").first.click()
    page.get_by_label("ความเห็น").fill("เห็นควรอนุมัติ")
    page.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(page.get_by_role("heading", name="ยืนยันว่าเป็นท่าน")).to_be_visible()
    expect(page.get_by_label("รหัสผ่านของท่าน")).to_have_count(0)
    assert_sound(page)


def test_a_paper_is_signed_by_the_apps_code(live_server: LiveServer, page: Page, auditor: User) -> None:
    secret = give_app(auditor)
    give_password(page, live_server)
    page.get_by_label("รหัส 6 หลัก").fill(code_of(secret))
    page.get_by_role("button", name="ยืนยันด้วยรหัส").click()
    press(page)
    page.get_by_label("รหัส 6 หลัก").fill("4829")
    page.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(page.get_by_role("alert")).to_contain_text("รหัสมี 6 หลัก ท่านกรอก 4 หลัก")
    page.get_by_label("รหัส 6 หลัก").fill(code_of(secret, 1))
    page.get_by_role("button", name="เห็นชอบและลงนาม").click()
    expect(page.get_by_role("status").filter(has_text="ลงนามแล้ว")).to_be_visible()


def test_a_paper_is_signed_by_a_passkey(
    live_server: LiveServer, context: BrowserContext, page: Page, auditor: User
) -> None:
    authenticator(context, page)
    give_password(page, live_server)
    page.goto(f"{live_server.url}/account/second-factor/passkeys/add/")
    page.get_by_role("button", name="เพิ่มพาสคีย์").click()
    expect(page.get_by_role("heading", name="รหัสสำรอง")).to_be_visible()
    page.goto(live_server.url)
    press(page)
    page.get_by_role("button", name="ยืนยันด้วยพาสคีย์").click()
    expect(page.get_by_role("status").filter(has_text="ลงนามแล้ว")).to_be_visible()
    with open_all():
        entry = AuditEntry.objects.get(action="person.proven")
    assert (entry.user, entry.detail) == (auditor, {"by": "ด้วยพาสคีย์"})
