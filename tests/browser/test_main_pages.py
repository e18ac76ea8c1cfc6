"""The pages of a year as each is met first, nothing of it kept by the browser: light, and still while it comes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Response
from pytest_django.live_server_helper import LiveServer

from accounts.models import Oversight, Role, User
from accounts.tenancy import open_municipality
from plans.models import Evidence
from plans.rules.workflow import Stage
from tests.browser.watching import packed, shift_of
from tests.factories import (
    make_assessment,
    make_measure,
    make_member,
    make_municipality,
    make_plan,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = [f"ขั้นตอนที่ {n} ที่มีผู้รับผิดชอบและวันแล้วเสร็จซึ่งประกาศไว้ให้ประชาชนทราบ" for n in range(1, 6)]
OUTPUTS = [f"คู่มือการให้บริการฉบับปรับปรุง {n} กระบวนงาน" for n in range(1, 4)]
OUTCOME = "เวลารอเฉลี่ยลดลงจาก 40 นาทีเหลือ 22 นาที และข้อร้องเรียนลดลงจาก 8 เรื่องเหลือ 2 เรื่อง"
OWN = "/m/{code}/"
PAGES = {
    "coordinator": (
        *(OWN, f"{OWN}plan/2569/", f"{OWN}papers/", f"{OWN}scores/2568/", f"{OWN}plan/2569/receive/"),
        *(f"{OWN}scores/2568/comparison/", f"{OWN}plan/2569/analysis/10/", "/search/?q=บริการ"),
    ),
    "finance": (f"{OWN}plan/2569/reports/",),
    "officer": ("/overview/",),
}
MOST_BYTES, MOST_SHIFT = 100_000, 0.05


@pytest.fixture
def code(transactional_db: None) -> str:
    """A municipality with eight measures that are all told, three proofs to each, and five others in its province."""
    others = [make_municipality() for _ in range(5)]
    town = make_municipality(name="เทศบาลตำบลชื่อยาวที่สุดเท่าที่มีในประเทศ")
    for place in (town, *others):
        make_assessment(place)
    make_assessment(town, 2567)
    unit = make_unit(town)
    make_member(town, Role.COORDINATOR, username="coordinator", name="ผู้ประสานงานที่มีชื่อยาวมากกว่าใคร")
    make_member(town, Role.STAFF, username="finance", unit=unit)
    Oversight.objects.create(user=make_user(username="officer"), province=town.province)
    plan = make_plan(town)
    for n in range(8):
        texts = {"steps": STEPS, "outputs": OUTPUTS, "outcome": OUTCOME, "finding": OUTCOME}
        title = f"ปรับปรุงขั้นตอนและระยะเวลาการให้บริการประชาชน เรื่องที่ {n}"
        measure = make_measure(plan, title=title, units=[unit], status="done", stage=Stage.ASSIGNED, **texts)
        with open_municipality(town):
            rows = [
                Evidence(measure=measure, title=f"ภาพถ่ายการประชุมครั้งที่ {k}", day=dt.date(2026, 3, 2)) for k in range(3)
            ]
            Evidence.objects.bulk_create(rows)
    return town.code


def enter(context: BrowserContext, live_server: LiveServer, username: str) -> Page:
    """Without the sign-in's page, which others look at."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    return page


def answers_to(page: Page) -> list[Response]:
    """All that comes from now on."""
    came: list[Response] = []
    page.on("response", lambda response: came.append(response))  # it wants a function to mark
    return came


def test_every_main_page_is_light_and_stands_still(code: str, context: BrowserContext, live_server: LiveServer) -> None:
    weights: dict[str, int] = {}  # of the files that all pages share
    told: dict[tuple[int, str], tuple[int, float]] = {}
    for username, paths in PAGES.items():
        page = enter(context, live_server, username)
        came = answers_to(page)
        for path in paths:
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 800})
                came.clear()
                page.goto(live_server.url + path.format(code=code))
                shift = shift_of(page)
                files = [each for each in came if not each.url.endswith(".ttf")]
                for each in files:
                    if each.url not in weights or "/static/" not in each.url:
                        weights[each.url] = packed(each)
                told[width, path] = sum(weights[each.url] for each in files), shift
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.close()
    print(told)  # noqa: T201 - docs/performance.md reports them
    assert [key for key, (weight, shift) in told.items() if weight >= MOST_BYTES or shift >= MOST_SHIFT] == []
    assert len(told) == 20
