"""The platform administrator takes a list of municipalities in, having seen what it does."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from accounts.models import AuditEntry, Municipality
from accounts.tenancy import open_municipality
from ita_portal.municipality_import_views import MOST
from tests.factories import make_municipality, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/municipalities/import/"
HEADER = "รหัส\tชื่อ\tประเภท\tอำเภอ\tจังหวัด\tเว็บไซต์\n"
ROW = "5520101\tเทศบาลตำบลหนึ่ง\tทต.\tเกาะคา\tลำปาง\t\n"


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True, name="ผู้ดูแลกลาง"))
    return client


def shown_on(page: str) -> str:
    return next(iter(re.findall(r'name="shown" value="([^"]+)"', page)), "")


def test_a_list_is_shown_before_it_is_stored(administrator: Client) -> None:
    old = make_municipality(code="5520102", name="เทศบาลตำบลเดิม", district="แม่ทะ", province="ลำปาง", type="ทต")
    pasted = HEADER + ROW + "5520102\tเทศบาลตำบลสอง\tทต.\tแม่ทะ\tลำปาง\t\n"
    page = administrator.post(ADDRESS, {"pasted": pasted}).text
    assert "ใหม่ 1 แก้ไข 1 แห่ง" in page
    assert "เทศบาลตำบลเดิม → เทศบาลตำบลสอง" in page
    assert Municipality.objects.count() == 1
    stored = administrator.post(ADDRESS, {"pasted": pasted, "shown": shown_on(page)})
    assert stored.headers["Location"] == "/municipalities/"
    assert "นำเข้ารายชื่อแล้ว ใหม่ 1 แก้ไข 1 เหมือนเดิม 0 แห่ง" in administrator.get("/municipalities/").text
    new = Municipality.objects.get(code="5520101")
    assert (new.name, new.place) == ("เทศบาลตำบลหนึ่ง", "อำเภอเกาะคา จังหวัดลำปาง")
    for place in (old, new):
        with open_municipality(place):
            entry = AuditEntry.objects.get()
            assert (entry.action, entry.user and entry.user.name) == ("municipality.imported", "ผู้ดูแลกลาง")
    assert "ไม่มีแห่งใดใหม่หรือเปลี่ยนไป เหมือนเดิม 2 แห่ง" in administrator.post(ADDRESS, {"pasted": pasted}).text


def test_what_is_wrong_is_named_and_nothing_is_stored(administrator: Client) -> None:
    pasted = HEADER + ROW + "55201\tเทศบาลตำบลสอง\tสภา\tแม่ทะ\tลำปาง\t\n"
    page = administrator.post(ADDRESS, {"pasted": pasted}).text
    assert "ต้องแก้ 2 แห่ง" in page
    assert "รหัสหน่วยงานต้องเป็นตัวเลข 7 หลัก" in page
    assert shown_on(page) == ""
    assert administrator.post(ADDRESS, {"pasted": pasted, "shown": "x"}).status_code == 409
    assert not Municipality.objects.exists()


@pytest.mark.parametrize(
    ("there", "said"),
    [("เกาะกา\tลำปาง", "จังหวัดลำปางไม่มีอำเภอ “เกาะกา”"), ("เกาะคา\tล้านนา", "ไม่รู้จักจังหวัด “ล้านนา”")],
)
def test_an_unknown_place_is_refused(administrator: Client, there: str, said: str) -> None:
    page = administrator.post(ADDRESS, {"pasted": HEADER + ROW.replace("เกาะคา\tลำปาง", there)}).text
    assert said in page
    assert shown_on(page) == ""


def test_what_changed_meanwhile_is_shown_again(administrator: Client) -> None:
    pasted = HEADER + ROW
    shown = shown_on(administrator.post(ADDRESS, {"pasted": pasted}).text)
    make_municipality(code="5520101", name="เทศบาลตำบลหนึ่ง", district="เกาะคา", province="ลำปาง", type="ทต")
    again = administrator.post(ADDRESS, {"pasted": pasted, "shown": shown})
    assert (again.status_code, "เปลี่ยนไปจากที่แสดงไว้" in again.text) == (409, True)


def test_a_file_is_read_and_goes_on_as_text(administrator: Client) -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ROW):
        sheet.append(row.rstrip("\n").split("\t"))
    book.save(out)
    page = administrator.post(ADDRESS, {"file": SimpleUploadedFile("รายชื่อ.xlsx", out.getvalue())}).text
    assert "ใหม่ 1 แก้ไข 0 แห่ง" in page
    assert "5520101\tเทศบาลตำบลหนึ่ง" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"pasted": "  "}, "กรุณาวางตาราง หรือเลือกไฟล์"),
        ({"file": SimpleUploadedFile("x.pdf", b"%PDF-1.7 x")}, ""),
        ({"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 broken")}, ""),
        ({"pasted": HEADER + ROW * (MOST + 1)}, "รายชื่อยาวเกิน 300 แห่ง"),
    ],
)
def test_what_cannot_be_a_list_is_said(administrator: Client, data: dict[str, object], said: str) -> None:
    refused = administrator.post(ADDRESS, data)
    assert (refused.status_code, said in refused.text) == (422, True)
    assert not Municipality.objects.exists()


def test_nobody_else_takes_a_list_in(client: Client) -> None:
    client.force_login(make_user())
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"pasted": HEADER + ROW}).status_code == 403
