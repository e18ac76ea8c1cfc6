"""What administrators change of people, positions and ways: in the trail of whom it concerns, and told there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.audit import broken_links
from accounts.models import (
    ActingAppointment,
    AuditEntry,
    Membership,
    Municipality,
    Notice,
    Position,
    Role,
    Unit,
    User,
)
from accounts.tenancy import open_all, open_municipality
from tests.factories import MAYOR_TITLE, make_measure, make_member, make_plan, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True, is_staff=True, name="ผู้ดูแล"))
    return client


@pytest.fixture
def mayor(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE, name="นายนำ เมืองดี")


def posted(client: Client, page: str, /, *args: object, **fields: Any) -> None:
    answer = client.post(reverse(f"admin:{page}", args=args), fields)
    assert answer.status_code == 302, answer.context["errors"] if answer.context else answer


def entries(place: Municipality) -> list[tuple[str, str, dict[str, list[str | None]]]]:
    with open_municipality(place):
        assert broken_links(place) == []
        return [(e.action, e.detail["name"], e.detail["changes"]) for e in AuditEntry.objects.order_by("sequence")]


def test_a_member_added_changed_and_removed(
    administrator: Client, municipality: Municipality, other: Municipality, mayor: User
) -> None:
    person = make_user(name="นางสาวใหม่")
    fields = {"municipality": municipality.pk, "user": person.pk, "unit": "", "position": ""}
    posted(administrator, "accounts_membership_add", **fields, role=Role.STAFF)
    with open_all():
        pk = Membership.objects.get(user=person).pk
    posted(administrator, "accounts_membership_change", pk, **fields, role=Role.COORDINATOR)
    posted(administrator, "accounts_membership_change", pk, **fields, role=Role.COORDINATOR)  # nothing changed
    posted(administrator, "accounts_membership_delete", pk, post="yes")
    assert entries(municipality) == [
        (
            "member.added",
            "นางสาวใหม่ · เจ้าหน้าที่หน่วยงาน",
            {
                "เทศบาล": [None, municipality.name],
                "ผู้ใช้": [None, "นางสาวใหม่"],
                "บทบาท": [None, "เจ้าหน้าที่หน่วยงาน"],
            },
        ),
        ("member.changed", "นางสาวใหม่ · ผู้ประสานงาน ITA", {"บทบาท": ["เจ้าหน้าที่หน่วยงาน", "ผู้ประสานงาน ITA"]}),
        (
            "member.removed",
            "นางสาวใหม่ · ผู้ประสานงาน ITA",
            {
                "เทศบาล": [municipality.name, None],
                "ผู้ใช้": ["นางสาวใหม่", None],
                "บทบาท": ["ผู้ประสานงาน ITA", None],
            },
        ),
    ]
    assert entries(other) == []
    told = list(Notice.objects.filter(user=mayor).order_by("pk"))
    assert [notice.title for notice in told] == [
        "ผู้ดูแลระบบเพิ่มสมาชิก “นางสาวใหม่ · เจ้าหน้าที่หน่วยงาน”",
        "ผู้ดูแลระบบแก้ไขสมาชิก “นางสาวใหม่ · ผู้ประสานงาน ITA”",
        "ผู้ดูแลระบบลบสมาชิก “นางสาวใหม่ · ผู้ประสานงาน ITA”",
    ]
    assert (told[1].detail, told[1].path) == (
        "บทบาท: เจ้าหน้าที่หน่วยงาน → ผู้ประสานงาน ITA",
        reverse("trail", args=[municipality.code]),
    )


def test_rows_ticked_in_a_list_are_recorded_one_by_one(
    administrator: Client, municipality: Municipality, mayor: User
) -> None:
    members = [make_member(municipality, Role.STAFF, name=f"คนที่ {n}") for n in (1, 2)]
    with open_all():
        pks = list(Membership.objects.filter(user__in=members).order_by("pk").values_list("pk", flat=True))
    action = {"action": "delete_selected", "_selected_action": pks, "post": "yes"}
    posted(administrator, "accounts_membership_changelist", **action)
    assert [entry[:1] for entry in entries(municipality)] == [("member.removed",)] * 2


def test_positions_and_units_below_a_municipality(
    administrator: Client, municipality: Municipality, mayor: User
) -> None:
    with open_municipality(municipality):
        position = Position.objects.get()
        spare = Position.objects.create(municipality=municipality, title="ตำแหน่งที่ยุบ")
    own = {name: getattr(municipality, name) for name in ("code", "name", "type", "district", "province")}
    counts = {
        "units-TOTAL_FORMS": 1,
        "units-INITIAL_FORMS": 0,
        "positions-TOTAL_FORMS": 2,
        "positions-INITIAL_FORMS": 2,
    }
    posted(
        administrator,
        "accounts_municipality_change",
        municipality.pk,
        **own,
        **counts,
        **{
            "units-0-municipality": municipality.pk,
            "units-0-name": "กองช่าง",
            "units-0-order": 1,
            "positions-0-id": position.pk,
            "positions-0-municipality": municipality.pk,
            "positions-0-title": "นายกเทศมนตรีเมือง",
            "positions-1-id": spare.pk,
            "positions-1-municipality": municipality.pk,
            "positions-1-title": spare.title,
            "positions-1-DELETE": "on",
        },
        document_prefix="ลป 52201",
    )
    assert entries(municipality) == [
        ("municipality.changed", municipality.name, {"อำเภอ": ["เมือง", "เมืองลำปาง"], "รหัสตัวพยัญชนะ": ["", "ลป 52201"]}),
        (
            "unit.added",
            "กองช่าง",
            {"เทศบาล": [None, municipality.name], "ชื่อหน่วยงานภายใน": [None, "กองช่าง"], "ลำดับ": [None, "1"]},
        ),
        (
            "position.removed",
            "ตำแหน่งที่ยุบ",
            {"เทศบาล": [municipality.name, None], "ตำแหน่ง": ["ตำแหน่งที่ยุบ", None]},
        ),
        ("position.changed", "นายกเทศมนตรีเมือง", {"ตำแหน่ง": [MAYOR_TITLE, "นายกเทศมนตรีเมือง"]}),
    ]
    with open_municipality(municipality):
        assert list(Unit.objects.values_list("name", flat=True)) == ["กองช่าง"]


def test_acting_shows_its_days_in_the_buddhist_era(
    administrator: Client, municipality: Municipality, mayor: User
) -> None:
    with open_municipality(municipality):
        member, position = Membership.objects.get(), Position.objects.get()
    posted(
        administrator,
        "accounts_actingappointment_add",
        position=position.pk,
        membership=member.pk,
        start="1 ต.ค. 2569",
        end="30 ก.ย. 2570",
        order_number="12/2569",
    )
    [(action, name, changes)] = entries(municipality)
    assert (action, name) == ("acting.added", f"นายนำ เมืองดี รักษาราชการแทน {MAYOR_TITLE}")
    assert (changes["ตั้งแต่วันที่"], changes["คำสั่งที่"]) == ([None, "1 ต.ค. 2569"], [None, "12/2569"])
    with open_municipality(municipality):
        assert ActingAppointment.objects.count() == 1


def test_an_account_concerns_every_municipality_of_its_person(
    administrator: Client, municipality: Municipality, other: Municipality, mayor: User
) -> None:
    with open_municipality(other):
        Membership.objects.create(municipality=other, user=mayor, role=Role.STAFF)
    posted(administrator, "accounts_user_change", mayor.pk, username=mayor.username, name="นายนำ เมืองใหม่", email="")
    changed = ("account.changed", "นายนำ เมืองใหม่")
    for place in (municipality, other):
        [entry] = entries(place)
        assert entry[:2] == changed
        assert entry[2]["ชื่อ–นามสกุล"] == ["นายนำ เมืองดี", "นายนำ เมืองใหม่"]
        assert set(entry[2]) <= {"ชื่อ–นามสกุล", "รับอีเมลสรุปแจ้งเตือน", "ใช้งานได้"}


def test_a_new_password_is_told_without_the_password(
    administrator: Client, municipality: Municipality, mayor: User
) -> None:
    secret = "another-long-password-2569"
    administrator.post(
        reverse("admin:auth_user_password_change", args=[mayor.pk]),
        {"password1": "short", "password2": "different", "usable_password": "true"},
    )
    assert entries(municipality) == []
    posted(
        administrator,
        "auth_user_password_change",
        mayor.pk,
        password1=secret,
        password2=secret,
        usable_password="true",
    )
    assert entries(municipality) == [("account.password_set", "นายนำ เมืองดี", {})]
    assert [notice.title for notice in Notice.objects.filter(user=mayor)] == ["ผู้ดูแลระบบตั้งรหัสผ่านใหม่ของผู้ใช้ “นายนำ เมืองดี”"]


def test_an_officers_province_concerns_its_municipalities(
    administrator: Client, municipality: Municipality, other: Municipality, mayor: User
) -> None:
    officer = make_user(name="นายจังหวัด")
    posted(administrator, "accounts_oversight_add", user=officer.pk, province=municipality.province)
    assert [entry[0] for entry in entries(municipality)] == ["oversight.added"]
    assert entries(other) == []


def test_a_change_that_is_refused_leaves_no_entry(
    administrator: Client, municipality: Municipality, mayor: User
) -> None:
    with open_municipality(municipality):
        member = Membership.objects.get()
    answer = administrator.post(
        reverse("admin:accounts_membership_change", args=[member.pk]),
        {"municipality": municipality.pk, "user": mayor.pk, "role": "emperor"},
    )
    assert answer.status_code == 200
    assert entries(municipality) == []


def test_a_new_municipality_can_be_removed_while_it_has_no_trail(
    administrator: Client, municipality: Municipality
) -> None:
    posted(administrator, "accounts_municipality_delete", municipality.pk, post="yes")
    assert not Municipality.objects.filter(pk=municipality.pk).exists()


def test_what_keeps_a_municipality_is_counted_and_not_shown(administrator: Client, municipality: Municipality) -> None:
    make_measure(make_plan(municipality, 2569))
    page = administrator.get(reverse("admin:accounts_municipality_delete", args=[municipality.pk])).content.decode()
    assert "<li>แผน 1 รายการ</li>" in page
    assert "<li>บันทึกการใช้งาน 2 รายการ</li>" in page
    assert "measure.saved" not in page
