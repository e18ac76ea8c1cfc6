"""Every error is a Thai page that says what to do, and those that must stand alone ask nothing of the database."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import Municipality
from accounts.tenancy import open_municipality
from ita_portal.error_pages import OWN_PAGES, PageForBareErrors, bad_request, own_page, server_error
from plans.models import Plan
from tests.factories import make_assessment, make_member, make_plan

pytestmark = pytest.mark.embedded

TITLES = {
    400: "อ่านข้อมูลที่ส่งมาไม่ได้",
    405: "เปิดที่อยู่นี้โดยตรงไม่ได้",
    413: "ข้อมูลที่ส่งมามากเกินไป",
    429: "ส่งคำขอถี่เกินไป",
    500: "ระบบขัดข้องชั่วคราว",
    503: "ระบบยังไม่พร้อมให้บริการ",
}


def says(answer: Any, status: int) -> None:
    """The answer is the page of this status, whole."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f'<h1 class="h4">{TITLES[status]}</h1>' in answer.content.decode()


def test_every_such_page_is_styled_and_asks_nothing_of_the_database() -> None:
    """This test may not touch the database: a query would fail it."""
    assert set(TITLES) == OWN_PAGES
    for status, title in TITLES.items():
        page = own_page(status)
        assert title in page
        files = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
        assert files
        assert all(map(finders.find, files))
        assert "<style" not in page
        assert "style=" not in page


def test_who_posts_to_a_page_that_is_only_read_is_told(client: Client) -> None:
    answer = client.post(reverse("health"))
    says(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD"
    assert int(answer.headers["Content-Length"]) == len(answer.content)


@pytest.mark.parametrize("data", ["x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), "&".join(["a=1"] * 1001)])
def test_more_than_is_taken_at_once_is_told(client: Client, data: str) -> None:
    says(client.post(reverse("verify"), data, "application/x-www-form-urlencoded"), 413)


def test_too_many_files_are_told(client: Client) -> None:
    files = {f"f{n}": SimpleUploadedFile(f"{n}.txt", b"x") for n in range(101)}
    says(client.post(reverse("verify"), files), 413)


def test_a_form_that_breaks_off_is_told(client: Client) -> None:
    says(client.post(reverse("verify"), b"--x", "multipart/form-data; boundary=\xe9"), 400)


@pytest.mark.parametrize("error", [BadRequest("x"), SuspiciousOperation("x")])
def test_what_cannot_be_read_is_told(error: Exception) -> None:
    says(bad_request(RequestFactory().get("/"), error), 400)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_is_away_is_no_fault_of_the_page(error: type[Exception]) -> None:
    def away(*_: object) -> None:
        raise error("connection refused")

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(away):
        answer = client.get(reverse("health"))
    says(answer, 503)
    assert answer.headers["Retry-After"] == "30"


@pytest.mark.django_db
def test_a_fault_of_ours_is_told_without_its_details() -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the code")

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(broken):
        answer = client.get(reverse("health"))
    says(answer, 500)
    assert b"secret" not in answer.content


def test_a_fault_outside_any_exception_is_500() -> None:
    says(server_error(RequestFactory().get("/")), 500)


@pytest.mark.parametrize(
    ("response", "content"),
    [
        (HttpResponse(status=429), TITLES[429]),
        (HttpResponse("told already", status=429), "told already"),
        (HttpResponse(status=409), ""),
    ],
)
def test_a_bare_error_gets_its_page_and_words_are_kept(response: HttpResponse, content: str) -> None:
    get_response: Callable[[HttpRequest], HttpResponse] = lambda request: response  # noqa: E731 - one line says it
    answer = PageForBareErrors(get_response)(RequestFactory().get("/"))
    assert isinstance(answer, HttpResponse)
    assert content in answer.content.decode()
    assert bool(answer.content) == bool(content)


def test_without_the_key_of_audit_trails_nothing_is_changed_and_the_page_says_why(
    client: Client, municipality: Municipality, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    client.force_login(make_member(municipality))
    make_plan(municipality)  # the chain has begun
    make_assessment(municipality, 2569)
    monkeypatch.setattr(settings, "KEYS_DIR", tmp_path)
    answer = client.post(f"/m/{municipality.code}/plan/2570/open/")
    assert answer.status_code == 503
    assert "กุญแจของบันทึกการใช้งานหายไปจากเครื่องแม่ข่าย" in answer.content.decode()
    with open_municipality(municipality):
        assert list(Plan.objects.values_list("fiscal_year", flat=True)) == [2569]
