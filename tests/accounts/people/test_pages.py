"""The pages of people, positions, acting and identity, as a local administrator meets them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from accounts.editing.merging import fingerprint
from accounts.models import ActingAppointment, Membership, Municipality, Position, Role, User
from accounts.people.identity import stored_identity
from accounts.permissions import system_actor
from accounts.signing_in.invitations import invited_by
from accounts.tenancy import open_municipality
from documents.composition import open_paper, sections_today
from documents.memo_heads import EMPTY, head_saying
from tests.factories import MAYOR_TITLE, make_member, make_plan, make_unit
from tests.matrix.posts import picture

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
    assert (met.status_code, "เว็บไซต์ https://muangpan" in met.content.decode()) == (409, True)
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


def test_who_acts_is_found_by_position_name_and_order_however_long_ago(
    local: Client, municipality: Municipality, other: Municipality
) -> None:
    today = timezone.localdate()
    for place, name, title, order, days in (
        (municipality, "นางรอง ดี", "ปลัดเทศบาล", "412/2569", 5),
        (municipality, "นายเดิม ดี", "ผู้อำนวยการกองช่าง", "77/2565", -900),
        (other, "นางรอง อื่น", "ปลัดเทศบาล", "412/2569", 5),
    ):
        with open_municipality(place):
            ActingAppointment.objects.create(
                position=Position.objects.get_or_create(municipality=place, title=title)[0],
                membership=Membership.objects.get(user=make_member(place, Role.EXECUTIVE, name=name)),
                start=today + dt.timedelta(days=days - 1),
                end=today + dt.timedelta(days=days),
                order_number=order,
            )
    base = f"/m/{municipality.code}/setup/acting/"
    now, then = "นางรอง ดี", "นายเดิม ดี"
    for searched, found in {"": [now, then], "ปลัด รอง": [now], "๔๑๒": [now], "กองช่าง": [then], "77/": [then]}.items():
        said = local.get(base, {"search": searched}).context
        assert [row.membership.user.name for row in (*said["open"], *said["page"])] == found
    assert "ไม่พบ “ไม่มี”" in local.get(base, {"search": "ไม่มี"}).content.decode()


def test_links_are_mailed_from_the_people_pages_to_who_has_never_come_in(
    local: Client,
    municipality: Municipality,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    settings: Settings,
) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(
        "accounts.background.current_app.send_task", lambda name, args: asked.append((name.rpartition(".")[2], args[0]))
    )
    base = f"/m/{municipality.code}/setup/people/"
    typed = {"name": "นายใหม่ ดี", "email": "new@example.go.th", "roles": ["staff"]}
    codes = local.post(f"{base}add/", typed).content.decode()
    local.post(f"{base}add/", {"name": "นางไม่มี อีเมล", "roles": ["staff"]})
    assert "ส่งลิงก์ทางอีเมล 1 คน" in codes
    chosen = re.findall(r'name="people" value="(\d+)"', codes)
    new = User.objects.get(email="new@example.go.th")
    assert chosen == [str(new.pk)]
    for people in ([*chosen, "x", "9" * 30], []):  # those of the page of codes, and everybody of the list
        with django_capture_on_commit_callbacks(execute=True):
            said = local.post(f"{base}mail/", {"people": people}, follow=True).content.decode()
        assert "กำลังส่งลิงก์เชิญทางอีเมล 1 คน" in said
    assert [pk for name, pk in asked if name == "mail_invitation"] == [new.pk, new.pk]
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "ส่งลิงก์เชิญ" not in local.get(base).content.decode()
    assert "ไม่ได้ตั้งค่าให้ส่งอีเมล" in local.post(f"{base}mail/", follow=True).content.decode()


def test_people_stand_on_pages_of_fifty(local: Client, municipality: Municipality) -> None:
    for number in range(51):
        make_member(municipality, Role.STAFF, name=f"คนที่ {number:02}", password=None)
    base = f"/m/{municipality.code}/setup/people/"
    assert len(local.get(base).context["page"]) == 50
    second = local.get(base, {"page": "2"})
    assert "คนที่ 50" in second.content.decode()
    assert local.get(base, {"page": "ข"}).context["page"].number == 1


def test_papers_take_telephone_and_letters_from_the_unit_then_the_municipality(
    local: Client, municipality: Municipality
) -> None:
    unit = make_unit(municipality, "กองคลัง")
    local.post(
        f"/m/{municipality.code}/setup/identity/",
        {"document_prefix": "ลป 1", "telephone": "0 5400 0000", "address": "1 ถนนตัวอย่าง", "opened_with": ""},
    )
    page = local.get(f"/m/{municipality.code}/plan/units/{unit.pk}/").content.decode()
    mark = re.findall(r'name="opened_with" value="([^"]*)"', page)[0]
    data = {"name": "กองคลัง", "document_prefix": "ลป 2", "telephone": "0 5400 0002", "opened_with": mark}
    assert local.post(f"/m/{municipality.code}/plan/units/{unit.pk}/", data).status_code == 302
    municipality.refresh_from_db()
    with open_municipality(municipality):
        head = head_saying(EMPTY | {"unit": unit.pk})
        typed = head_saying(EMPTY | {"unit": unit.pk, "telephone": "9"})
    assert (municipality.telephone, municipality.address) == ("0 5400 0000", "1 ถนนตัวอย่าง")
    assert (head.prefix, head.telephone, typed.telephone) == ("ลป 2", "0 5400 0002", "9")


def test_an_emblem_stands_on_the_covers_of_papers_begun_after_it(local: Client, municipality: Municipality) -> None:
    base = f"/m/{municipality.code}/"
    refused = local.post(f"{base}emblem/put/", {"picture": SimpleUploadedFile("x.png", b"no picture")}, follow=True)
    assert "ยังไม่ได้เปลี่ยนตรา" in refused.content.decode()
    assert "กรุณาเลือกไฟล์ภาพ" in local.post(f"{base}emblem/put/", follow=True).content.decode()
    local.post(f"{base}emblem/put/", {"picture": SimpleUploadedFile("ตรา.png", picture("green"))})
    municipality.refresh_from_db()
    assert local.get(f"{base}emblem/")["Content-Type"] == "image/png"
    make_plan(municipality)
    with open_municipality(municipality):
        paper = open_paper(system_actor(municipality), "plan", 2569, "")
        cover = next(each for each in sections_today(paper, {}) if each.is_cover)
    assert cover.picture == municipality.emblem
    local.post(f"{base}emblem/remove/")
    municipality.refresh_from_db()
    assert (municipality.emblem, local.get(f"{base}emblem/").status_code) == ("", 404)
