"""A pasted table of people: read in any order, judged row by row, good rows taken in while bad ones wait."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.audit import broken_links
from accounts.models import AuditEntry, Membership, Municipality, Notice, Position, Role, Unit, User
from accounts.people.members import people_of
from accounts.people.pasting import MOST_ROWS, NEW, NONE, Judge, JudgedRow, PastedRow, read_people
from accounts.signing_in.invitations import invited_by
from accounts.tenancy import open_municipality
from tables.errors import Unreadable
from tests.factories import MAYOR_TITLE, make_member, make_unit

TABLE = """ชื่อ\tตำแหน่ง\tหน่วยงาน\tบทบาท\tอีเมล
นายนำ เมืองดี\tนายกเทศมนตรี\t-\tผู้บริหาร\t
นางสาวตรวจ  ดี\tนักวิชาการตรวจสอบภายใน\tหน่วยตรวจสอบภายใน\tผู้ตรวจสอบ\taudit@example.go.th
นายช่าง ดี\tนายช่างโยธา\tกองช ่าง\tเจ้าหน้าที่\t
นายครู ดี\t\tกองการศึกษา\tผู้ดูแล\tteacher@example
"""


def test_columns_are_found_by_their_headings_in_any_order() -> None:
    rows = read_people("E-mail\tสิทธิ\tชื่อ - นามสกุล\tอื่น ๆ\na@b.go.th\tผู้บริหาร\tนาย ก\tx")
    assert rows == [PastedRow(name="นาย ก", role="ผู้บริหาร", email="a@b.go.th")]


def test_without_headings_columns_stand_in_their_usual_order() -> None:
    rows = read_people("นาย ก\tปลัดเทศบาล\tสำนักปลัด\tผู้บริหาร\nนาย ข\t–")
    assert rows == [PastedRow("นาย ก", "ปลัดเทศบาล", "สำนักปลัด", "ผู้บริหาร"), PastedRow("นาย ข")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "ไม่พบรายชื่อ"),
        ("ชื่อ\tตำแหน่ง\n", "ไม่พบรายชื่อ"),
        ("ตำแหน่ง\tหน่วยงาน\nก\tข", "ไม่พบคอลัมน์ชื่อ"),
        ("ก\tข\n" * (MOST_ROWS + 1), f"ไม่เกิน {MOST_ROWS} คน"),
    ],
)
def test_what_is_no_table_of_people_says_so(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_people(text)


def judged(municipality: Municipality, *rows: PastedRow) -> list[JudgedRow]:
    with open_municipality(municipality):
        units = Unit.objects.select_related("merged_into")
        return Judge(people_of(municipality), units, Position.objects.all()).judge(rows)


@pytest.mark.django_db
def test_a_name_spelt_alike_is_proposed_and_an_unknown_unit_waits(municipality: Municipality) -> None:
    works = make_unit(municipality, "กองช่าง")
    gone = make_unit(municipality, "กองครัง")
    finance = make_unit(municipality, "กองคลัง")
    with open_municipality(municipality):
        Unit.objects.filter(pk=gone.pk).update(merged_into=finance)
        clerk = Position.objects.create(municipality=municipality, title="ปลัดเทศบาล")
    row = {"name": "นาย ก", "role": "ผู้บริหาร"}
    exact, alike, merged, unknown, chosen, none = judged(
        municipality,
        PastedRow(**row, unit="กอง ช่าง", position="ปลัด เทศบาล"),
        PastedRow(**row | {"name": "นาย ข"}, unit="กองช่างง", position="ปลัดเทศบาลล"),
        PastedRow(**row | {"name": "นาย ค"}, unit="กองครัง"),
        PastedRow(**row | {"name": "นาย ง"}, unit="สถานธนานุบาล", position="ผู้จัดการ"),
        PastedRow(**row | {"name": "นาย จ"}, unit="สถานธนานุบาล", unit_choice=NEW, position_choice=str(clerk.pk)),
        PastedRow(**row | {"name": "นาย ฉ"}, unit="สถานธนานุบาล", unit_choice=NONE),
    )
    assert (exact.unit, exact.position, exact.near, exact.state) == (str(works.pk), str(clerk.pk), (), "add")
    assert (alike.unit, alike.position, alike.near) == (str(works.pk), str(clerk.pk), ("unit", "position"))
    assert (merged.unit, merged.near) == (str(finance.pk), ())
    assert (unknown.unit, unknown.position, unknown.state) == ("", NEW, "mend")
    assert unknown.problems == {"unit": "ไม่มีหน่วยงาน “สถานธนานุบาล”"}
    assert (chosen.unit, chosen.position, chosen.state) == (NEW, str(clerk.pk), "add")
    assert (none.unit, none.position, none.state) == (NONE, NONE, "add")


@pytest.mark.django_db
def test_who_is_there_is_known_by_name_or_e_mail_and_twice_is_said(municipality: Municipality) -> None:
    make_member(municipality, Role.STAFF, name="นาย ก ไก่", email="A@example.go.th", title=MAYOR_TITLE)
    by_name, by_email, new, twice, holder = judged(
        municipality,
        PastedRow(name="นาย  กไก่"),
        PastedRow(name="นาย ข", email="a@example.go.th"),
        PastedRow(name="นาย ค", role="เจ้าหน้าที่"),
        PastedRow(name="นายค", role="เจ้าหน้าที่"),
        PastedRow(name="นาย ง", role="executive", position=MAYOR_TITLE),
    )
    assert [each.state for each in (by_name, by_email, new, twice)] == ["there", "there", "add", "mend"]
    assert twice.problems == {"name": "ซ้ำกับแถวก่อนหน้า"}
    assert (holder.held, holder.role, holder.state) == ("นาย ก ไก่", "executive", "add")


@pytest.mark.django_db
def test_what_is_wrong_in_a_row_is_named(municipality: Municipality) -> None:
    [row] = judged(municipality, PastedRow(role="ผู้ดูแล", email="teacher@example"))
    assert row.problems == {"name": "ไม่มีชื่อ", "role": "ไม่มีบทบาท “ผู้ดูแล”", "email": "อีเมลไม่ครบ"}


def sent(page: str) -> dict[str, str]:
    """The rows' form as a browser sends it."""
    [form] = re.findall(r'<form[^>]*id="waiting">(.*?)</form>', page, re.DOTALL)
    fields = dict(re.findall(r'<input [^>]*name="(row-[\w-]+|seen)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select [^>]*name="(row-[\w-]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        fields[name] = (re.findall(r'value="([^"]*)" selected', options) or [""])[0]
    return fields


@pytest.mark.django_db
def test_good_rows_go_in_and_bad_ones_wait_until_they_are_mended(client: Client, municipality: Municipality) -> None:
    make_unit(municipality, "กองช่าง")
    make_unit(municipality, "กองการศึกษา")
    mayor = make_member(municipality, Role.EXECUTIVE, name="นายนำ เมืองดี", title=MAYOR_TITLE)
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR, name="นางดูแล"))
    address = f"/m/{municipality.code}/setup/people/paste/"
    page = client.post(address, {"pasted": TABLE}).content.decode()
    assert "4 แถว เพิ่ม 1 · มีอยู่แล้ว 1 · ต้องแก้ 2" in page
    assert "ไม่มีหน่วยงาน “หน่วยตรวจสอบภายใน”" in page
    assert "ตำแหน่งใหม่: นายช่างโยธา" in page
    assert User.objects.count() == 2
    fields = sent(page)
    added = client.post(address, fields | {"add": "on"}).content.decode()
    assert "เพิ่มแล้ว 1 คน" in added
    [code] = re.findall(r"<code>([A-Z2-9-]{14})</code>", added)
    worker = User.objects.get(name="นายช่าง ดี")
    assert invited_by(code) == worker
    waiting = sent(added)
    assert waiting["row-TOTAL_FORMS"] == "2"
    assert [waiting[f"row-{n}-name"] for n in (0, 1)] == ["นางสาวตรวจ ดี", "นายครู ดี"]
    waiting |= {"row-0-unit_choice": NEW, "row-1-role": "staff", "row-1-email": "teacher@example.go.th", "add": "on"}
    mended = client.post(address, waiting).content.decode()
    assert "เพิ่มแล้ว 2 คน" in mended
    again = client.post(address, waiting)
    assert (again.status_code, "มีอยู่แล้ว" in again.content.decode()) == (422, True)
    with open_municipality(municipality):
        rows = Membership.objects.exclude(user=mayor).select_related("unit", "position", "user").order_by("pk")[1:]
        assert [(m.user.name, m.role, str(m.unit), str(m.position), m.user.username) for m in rows] == [
            ("นายช่าง ดี", "staff", "กองช่าง", "นายช่างโยธา", f"staff.{municipality.code}"),
            ("นางสาวตรวจ ดี", "auditor", "หน่วยตรวจสอบภายใน", "นักวิชาการตรวจสอบภายใน", f"audit.{municipality.code}"),
            ("นายครู ดี", "staff", "กองการศึกษา", "None", f"teacher.{municipality.code}"),
        ]
        assert broken_links(municipality) == []
        actions = list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))
    assert actions == [
        *("position.added", "account.added", "member.added"),
        *("unit.added", "position.added", "account.added", "member.added", "account.added", "member.added"),
    ]
    titles = list(Notice.objects.filter(user=mayor).order_by("pk").values_list("title", flat=True))
    assert titles[-1] == "นางดูแล เพิ่มบุคคล 2 คน: นางสาวตรวจ ดี, นายครู ดี"


@pytest.mark.django_db
def test_a_name_that_means_another_unit_by_now_is_shown_again(client: Client, municipality: Municipality) -> None:
    unit = make_unit(municipality, "กองคลัง")
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR))
    address = f"/m/{municipality.code}/setup/people/paste/"
    fields = sent(client.post(address, {"pasted": "ชื่อ\tหน่วยงาน\tบทบาท\nนายหนึ่ง\tกองคลัง\tเจ้าหน้าที่"}).text)
    with open_municipality(municipality):
        Unit.objects.filter(pk=unit.pk).update(name="กองการคลัง")
    met = client.post(address, fields | {"add": "on"})
    assert (met.status_code, User.objects.count()) == (409, 1)
    assert "กรุณาตรวจแต่ละแถวอีกครั้ง" in met.text
    assert "ที่วาง: “กองคลัง”" in met.text
    assert client.post(address, sent(met.text) | {"add": "on"}).status_code == 200
    assert User.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "data",
    [
        {"pasted": ""},
        {"pasted": "PK\x03\x04" + "ก" * 50},
        {"pasted": "x" * 70_000},
        {"pasted": "<table><tr><td>ก</table>"},
        {"row-TOTAL_FORMS": "x"},
        {"row-TOTAL_FORMS": "9" * 30, "row-INITIAL_FORMS": "0"},
        {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", "row-0-name": "x" * 400},
        {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", "row-0-name": "ก", "row-0-unit_choice": "99", "add": "on"},
    ],
)
def test_whatever_comes_is_answered_and_adds_nobody(
    client: Client, municipality: Municipality, data: dict[str, str]
) -> None:
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR))
    assert client.post(f"/m/{municipality.code}/setup/people/paste/", data).status_code in {200, 422}
    assert User.objects.count() == 1
