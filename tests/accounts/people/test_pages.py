"""The pages of people, positions, acting and identity, as a local administrator meets them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.editing.merging import fingerprint
from accounts.models import Membership, Municipality, Role, User
from accounts.people.identity import stored_identity
from accounts.signing_in.invitations import invited_by
from accounts.tenancy import open_municipality
from tests.factories import MAYOR_TITLE, make_member, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def local(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR, name="นางดูแล"))
    return client


@pytest.mark.parametrize("searched", ["กองช่าง", "เจ้าหน้าที่", "นายช่าง", "WORKS@", "ช่าง เจ้าหน้าที่"])
def test_people_are_found_by_what_stands_in_their_line(
    local: Client, municipality: Municipality, other: Municipality, searched: str
) -> None:
    make_member(
        municipality, Role.STAFF, unit=make_unit(municipality, "กองช่าง"), name="นายช่าง ดี", email="works@example.go.th"
    )
    make_member(municipality, Role.EXECUTIVE, name="นายนำ เมืองดี")
    make_member(other, Role.STAFF, unit=make_unit(other, "กองช่าง"), name="นายช่าง อื่น")
    page = local.get(f"/m/{municipality.code}/setup/people/", {"search": searched}).content.decode()
    assert "นายช่าง ดี" in page
    assert "นายนำ" not in page
    assert "นายช่าง อื่น" not in page
    assert "ไม่พบ “ไม่มี”" in local.get(f"/m/{municipality.code}/setup/people/", {"search": "ไม่มี"}).content.decode()


def test_a_code_is_shown_once_and_not_again_for_the_same_name(local: Client, municipality: Municipality) -> None:
    address = f"/m/{municipality.code}/setup/people/add/"
    data = {"name": "นายใหม่", "roles": ["staff"], "username": "new.user", "email": ""}
    shown = local.post(address, data)
    [code] = re.findall(r"<code>([A-Z2-9-]{14})</code>", shown.content.decode())
    assert "no-store" in shown.headers["Cache-Control"]
    assert invited_by(code).username == "new.user"
    again = local.post(address, data)
    assert (again.status_code, "ชื่อผู้ใช้นี้มีผู้ใช้แล้ว" in again.content.decode()) == (422, True)
    assert User.objects.count() == 2


def test_a_button_that_is_pressed_twice_adds_one_person(local: Client, municipality: Municipality) -> None:
    """Without a name to sign in by, which would be taken: another one is proposed each time."""
    address = f"/m/{municipality.code}/setup/people/add/"
    data = {"name": "นายใหม่  มาดี", "roles": ["staff"], "username": "", "email": "new@example.go.th"}
    assert local.post(address, data).status_code == 200
    again = local.post(address, data | {"name": "นายใหม่ มาดี", "email": "New@example.go.th"})
    assert (again.status_code, "ชื่อและอีเมลนี้อยู่ในรายชื่อแล้ว" in again.content.decode()) == (422, True)
    assert User.objects.count() == 2
    assert local.post(address, data | {"email": "another@example.go.th"}).status_code == 200  # of the same name


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "กรุณาพิมพ์ชื่อ–นามสกุล"),
        ({"roles": []}, "กรุณาเลือกบทบาทอย่างน้อยหนึ่งอย่าง"),
        ({"roles": ["emperor"]}, "ไม่มีบทบาทนี้"),
        ({"email": "a@b"}, "อีเมลไม่ครบ"),
        ({"username": "ชื่อไทย"}, "ใช้ตัวอักษรอังกฤษตัวเล็ก"),
        ({"unit": "99"}, "ไม่มีหน่วยงานนี้แล้ว"),
        ({"position": "x"}, "ไม่มีตำแหน่งนี้แล้ว"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_lost(
    local: Client, municipality: Municipality, fields: dict[str, object], said: str
) -> None:
    data = {"name": "นายใหม่ พิมพ์แล้ว", "roles": ["staff"], **fields}
    answer = local.post(f"/m/{municipality.code}/setup/people/add/", data)
    page = answer.content.decode()
    assert (answer.status_code, said in page) == (422, True)
    assert "name" in fields or 'value="นายใหม่ พิมพ์แล้ว"' in page
    assert User.objects.count() == 1


def test_two_people_at_one_person_meet_and_the_second_may_go_on(local: Client, municipality: Municipality) -> None:
    person = make_member(municipality, Role.STAFF, name="นายเดิม")
    address = f"/m/{municipality.code}/setup/people/{person.pk}/"
    [mark] = re.findall(r'name="opened_with" value="([^"]+)"', local.get(address).content.decode())
    data = {"name": "นายเดิม", "opened_with": mark}
    assert local.post(address, data | {"roles": ["auditor"]}).status_code == 302
    met = local.post(address, data | {"roles": ["executive"]})
    page = met.content.decode()
    assert (met.status_code, "ขณะนี้บันทึกไว้ว่า นายเดิม · ผู้ตรวจสอบ" in page) == (409, True)
    [compared] = re.findall(r'name="compared" value="([^"]+)"', page)
    assert local.post(address, data | {"roles": ["executive"], "compared": compared}).status_code == 302
    with open_municipality(municipality):
        assert Membership.objects.get(user=person).role == Role.EXECUTIVE


def test_who_leaves_is_shown_with_what_waits_and_cannot_come_back_in(local: Client, municipality: Municipality) -> None:
    mayor = make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE, name="นายนำ")
    theirs = Client()
    theirs.force_login(mayor)
    address = f"/m/{municipality.code}/setup/people/{mayor.pk}/leave/"
    page = local.get(address).content.decode()
    assert "งานที่ค้างอยู่ 0 เรื่อง" in page
    assert f"ผู้รับตำแหน่ง{MAYOR_TITLE}ต่อ" in page
    assert local.post(address, {}).status_code == 302
    assert theirs.get(f"/m/{municipality.code}/").status_code == 302
    listed = local.get(f"/m/{municipality.code}/setup/people/").content.decode()
    assert "ปิดบัญชีแล้ว 1 คน" in listed
    assert local.get(address).status_code == 404


def test_own_page_says_what_may_not_be_changed(local: Client, municipality: Municipality) -> None:
    own = User.objects.get()
    page = local.get(f"/m/{municipality.code}/setup/people/{own.pk}/").content.decode()
    assert "บทบาทและตำแหน่งของตนเองเปลี่ยนไม่ได้" in page
    assert "/code/" not in page
    answer = local.post(f"/m/{municipality.code}/setup/people/{own.pk}/code/", follow=True)
    assert "ออกรหัสให้ตนเองไม่ได้" in answer.content.decode()


def test_identity_is_set_told_and_met(local: Client, municipality: Municipality) -> None:
    address = f"/m/{municipality.code}/setup/identity/"
    data = {"website": "muangpan.example.go.th", "document_prefix": "ลป 52201", "opened_with": ""}
    bad = local.post(address, data | {"website": "ไม่ใช่ที่อยู่"})
    assert (bad.status_code, "ที่อยู่เว็บไซต์ไม่ครบ" in bad.content.decode()) == (422, True)
    assert local.post(address, data).status_code == 302
    met = local.post(address, data | {"document_prefix": "ลป 99"})
    assert (met.status_code, "ขณะนี้เว็บไซต์คือ https://muangpan" in met.content.decode()) == (409, True)
    municipality.refresh_from_db()
    assert (municipality.website, municipality.document_prefix) == ("https://muangpan.example.go.th", "ลป 52201")
    mark = fingerprint(stored_identity(municipality))
    assert (
        local.post(address, data | {"name": "เมืองหลวง", "province": "กรุงเทพ", "opened_with": mark}).status_code == 302
    )
    municipality.refresh_from_db()
    assert municipality.province == "ลำปาง"


def test_dates_of_acting_are_checked_at_their_place(local: Client, municipality: Municipality) -> None:
    make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE)
    answer = local.post(f"/m/{municipality.code}/setup/acting/", {"start": "2 ต.ค. 2569", "end": "1 ต.ค. 2569"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for said in ("วันสุดท้ายต้องไม่ก่อนวันแรก", "กรุณาเลือกตำแหน่ง", "กรุณาเลือกบุคคล", 'value="2 ต.ค. 2569"'):
        assert said in page
