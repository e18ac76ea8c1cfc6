"""A real Chromium on the real pages; every page a test visits is also checked by axe and at 360 px."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import PASSWORD

expect.set_options(timeout=20_000)  # milliseconds; a busy machine is no fault of a page


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": os.environ["CHROMIUM"],
        "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    # axe is put into the pages from outside, which their content security policy rightly forbids.
    return {"locale": "th-TH", "viewport": {"width": 1280, "height": 900}, "bypass_csp": True}


@pytest.fixture
def context(context: BrowserContext) -> Iterator[BrowserContext]:
    """A context in which an error in a page's console fails the test."""
    errors: list[str] = []

    def watch(page: Page) -> None:
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))

    context.on("page", watch)
    yield context
    # A refused form answers 422 and a conflict 409: the browser reports the status, which is what is meant.
    assert [e for e in errors if "status of 4" not in e] == []


@pytest.fixture
def sign_in(live_server: LiveServer, context: BrowserContext) -> Callable[[str], Page]:
    """A page on which this user is signed in, whoever was before."""

    def signed_in(username: str) -> Page:
        context.clear_cookies()
        page = context.new_page()
        page.goto(f"{live_server.url}/sign-in/")
        page.get_by_label("ชื่อผู้ใช้").fill(username)
        page.get_by_label("รหัสผ่าน").fill(PASSWORD)
        page.get_by_role("button", name="เข้าสู่ระบบ", exact=True).click()
        page.wait_for_url(lambda url: "/sign-in/" not in url)
        return page

    return signed_in


def from_menu(page: Page, name: str) -> None:
    """Opens the menu behind the person's name and follows one of its links."""
    page.locator(".menu summary").click()
    page.get_by_role("navigation", name="เมนูของท่าน").get_by_role("link", name=name).click()


def sign_out(page: Page) -> None:
    """Leaves by the same menu."""
    page.locator(".menu summary").click()
    page.get_by_role("button", name="ออกจากระบบ").click()


def sign(page: Page, button: str = "เห็นชอบและลงนาม") -> None:
    """Presses the button and, on the page that asks once more, gives the password where it is wanted."""
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", name="ยืนยันว่าเป็นท่าน")).to_be_visible()
    password = page.get_by_label("รหัสผ่านของท่าน")
    if password.count():
        password.fill(PASSWORD)
    page.get_by_role("button", name=button).click()


def assert_sound(page: Page) -> None:
    """No accessibility violation axe can find, and nothing wider than a phone of 360 px."""
    page.add_script_tag(path=str(settings.VENDOR_DIR / "axe.min.js"))
    result = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    found = [(v["id"], v["nodes"][0]["html"]) for v in result["violations"]]
    assert found == [], page.url
    size = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 740})
    width = page.evaluate("document.documentElement.scrollWidth")
    assert size is not None
    page.set_viewport_size(size)
    assert width <= 360, f"{page.url} is {width} px wide on a phone"
