"""NUL, half characters and foreign codecs are refused wherever they come in, before anything is asked or stored."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Municipality, Role
from tests.factories import make_member, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

REFUSED = "อ่านข้อมูลที่ส่งมาไม่ได้"


def refused(answer: Any) -> bool:
    return answer.status_code == 400 and REFUSED in answer.content.decode()


@pytest.fixture
def coordinator(municipality: Municipality) -> Client:
    client = Client()
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


@pytest.mark.parametrize("path", ["/m/%00/", "/unsubscribe/a%00b/", "/%00"])
def test_nul_in_an_address_is_refused(coordinator: Client, path: str) -> None:
    assert refused(coordinator.get(path))


@pytest.mark.parametrize("query", ["stage=%00", "%00=1", "a=1&a=x%00"])
def test_nul_in_a_query_is_refused(coordinator: Client, municipality: Municipality, query: str) -> None:
    make_plan(municipality)
    assert refused(coordinator.get(f"/m/{municipality.code}/plan/2569/?{query}"))


@pytest.mark.parametrize("data", [{"opinion": "a\x00"}, {"a\x00": "1"}, {"a": ["1", "\x00"]}])
@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", None])
def test_nul_in_a_field_or_its_name_is_refused(data: dict[str, Any], content_type: str | None) -> None:
    address, client = reverse("sign-in"), Client()
    if content_type:
        body = "&".join(f"{n}={v}".replace("\x00", "%00") for n, v in data.items()).replace("['1', '\\x00']", "%00")
        assert refused(client.post(address, body, content_type))
    else:
        assert refused(client.post(address, data))


def test_nul_signing_in_is_refused(client: Client) -> None:
    """The name would have gone straight into a query."""
    assert refused(client.post(reverse("sign-in"), {"login": "a\x00", "password": "x"}))


@pytest.mark.parametrize("value", ['"\\000"', '"abc\\000def"'])
def test_nul_in_a_cookie_is_refused(value: str) -> None:
    """Cookies in quotation marks may hold any character by its octal number."""
    assert refused(Client(headers={"Cookie": f"sessionid={value}"}).get("/"))


def test_nul_in_a_header_is_refused(client: Client) -> None:
    assert refused(client.get(reverse("sign-in"), headers={"X-Forwarded-For": "1.2.3.4\x00"}))


@pytest.mark.parametrize("charset", ["unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "rot13", "cp874"])
def test_a_form_in_another_codec_is_refused(client: Client, charset: str) -> None:
    """Python's own escapes would make half a character of plain letters."""
    body = b'--b\r\nContent-Disposition: form-data; name="code"\r\n\r\n\\ud800\r\n--b--\r\n'
    answer = client.generic("POST", reverse("verify"), body, f"multipart/form-data; boundary=b; charset={charset}")
    assert refused(answer)
    assert refused(client.get(reverse("verify"), headers={"Content-Type": f"text/plain; charset={charset}"}))


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", "no-such-codec"])
def test_utf8_is_read(client: Client, charset: str) -> None:
    body = '--b\r\nContent-Disposition: form-data; name="code"\r\n\r\nก\r\n--b--\r\n'.encode()
    answer = client.generic("POST", reverse("verify"), body, f"multipart/form-data; boundary=b; charset={charset}")
    assert answer.status_code == 422


@pytest.mark.parametrize("value", ["%ED%A0%80", "%FF", "%C0%80"])
def test_broken_utf8_is_read_as_the_mark_for_unknown_characters(client: Client, value: str) -> None:
    assert client.get(f"/verify/?a={value}").status_code == 200
    assert client.get(f"/v/{value}/").status_code == 404


def test_a_page_is_sent_compressed_and_a_file_as_it_is(coordinator: Client, municipality: Municipality) -> None:
    make_plan(municipality)
    page, wanted = reverse("plans:year", kwargs={"code": municipality.code, "year": 2569}), {"Accept-Encoding": "gzip"}
    packed, plain = coordinator.get(page, headers=wanted), coordinator.get(page)
    assert (packed["Content-Encoding"], "Content-Encoding" in plain) == ("gzip", False)
    assert len(packed.content) * 3 < len(gzip.decompress(packed.content))
    assert {"Accept-Encoding", "Cookie"} <= {name.strip() for name in plain["Vary"].split(",")}
    assert "Content-Encoding" not in coordinator.get(f"{page}export.xlsx", headers=wanted)
