"""Units added, renamed, put under another and ordered."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from accounts.audit import broken_links
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import AuditEntry, Municipality, Notice, Role, Unit
from accounts.permissions import Actor
from accounts.tenancy import open_municipality
from accounts.unit_tree import unit_choices
from plans.units.tree_actions import add_units, change_unit, move_unit, stored_unit
from tests.factories import actor_for, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]


@pytest.fixture
def actor(municipality: Municipality) -> Actor:
    return actor_for(municipality, make_member(municipality, Role.LOCAL_ADMINISTRATOR, name="นางดูแล"))


def tree(municipality: Municipality) -> list[str]:
    return [name for _, name in unit_choices(municipality)]


def mark(unit: Unit) -> str:
    return fingerprint(stored_unit(unit))


def test_units_stand_in_their_order_with_their_sections(actor: Actor, municipality: Municipality) -> None:
    mayor = make_member(municipality, Role.EXECUTIVE)
    office, finance = add_units(actor, ["สำนักปลัดเทศบาล", "กองคลัง"])
    add_units(actor, ["งานการเจ้าหน้าที่"], office)
    assert tree(municipality) == ["สำนักปลัดเทศบาล", "– งานการเจ้าหน้าที่", "กองคลัง"]
    assert list(Unit.objects.values_list("name", flat=True)) == ["สำนักปลัดเทศบาล", "งานการเจ้าหน้าที่", "กองคลัง"]
    assert move_unit(actor, finance, up=True)
    assert not move_unit(actor, finance, up=True)
    assert tree(municipality) == ["กองคลัง", "สำนักปลัดเทศบาล", "– งานการเจ้าหน้าที่"]
    entries = [(entry.action, entry.detail["name"]) for entry in AuditEntry.objects.order_by("sequence")]
    assert entries == [
        ("unit.added", "สำนักปลัดเทศบาล"),
        ("unit.added", "กองคลัง"),
        ("unit.added", "งานการเจ้าหน้าที่"),
        ("unit.changed", "กองคลัง"),
    ]
    assert broken_links(municipality) == []
    titles = list(Notice.objects.filter(user=mayor).order_by("pk").values_list("title", flat=True))
    assert titles[0] == "นางดูแล เพิ่มหน่วยงานภายใน 2 หน่วย: สำนักปลัดเทศบาล, กองคลัง"


def test_a_unit_gets_another_name_and_place(actor: Actor, municipality: Municipality) -> None:
    office, section = add_units(actor, ["สำนักปลัด", "งานพัสดุ"])
    assert change_unit(actor, section, "งานพัสดุและทรัพย์สิน", office, opened_with=mark(section))
    section.refresh_from_db()
    assert not change_unit(actor, section, section.name, office, opened_with="")
    assert tree(municipality) == ["สำนักปลัด", "– งานพัสดุและทรัพย์สิน"]


def test_what_may_not_be_is_said_and_changes_nothing(actor: Actor, municipality: Municipality) -> None:
    office, finance = add_units(actor, ["สำนักปลัด", "กองคลัง"])
    [section] = add_units(actor, ["งานพัสดุ"], finance)
    before = tree(municipality)
    with pytest.raises(ValidationError, match="มีหน่วยงานชื่อ “กองคลัง” อยู่แล้ว"):
        add_units(actor, ["กองช่าง", "กองคลัง"])
    with pytest.raises(ValidationError, match="มีหน่วยงานชื่อ “กองคลัง” อยู่แล้ว"):
        change_unit(actor, office, "กองคลัง", None, opened_with=mark(office))
    with pytest.raises(ValidationError, match="จึงย้ายไปอยู่ใต้หน่วยงานอื่นไม่ได้"):
        change_unit(actor, finance, "กองคลัง", office, opened_with=mark(finance))
    with pytest.raises(ValidationError, match="จึงมีหน่วยงานในสังกัดอีกไม่ได้"):
        change_unit(actor, office, "สำนักปลัด", section, opened_with=mark(office))
    with pytest.raises(EditedMeanwhile):
        change_unit(actor, office, "สำนัก", None, opened_with="")
    assert tree(municipality) == before


def test_a_unit_that_was_merged_meanwhile_is_not_changed(actor: Actor) -> None:
    office, finance = add_units(actor, ["สำนักปลัด", "กองคลัง"])
    Unit.objects.filter(pk=office.pk).update(merged_into=finance)
    with pytest.raises(EditedMeanwhile):
        change_unit(actor, office, "สำนัก", None, opened_with=mark(office))
    with pytest.raises(ValidationError, match=r"สำนักปลัด” อยู่แล้ว \(รวมเข้ากับกองคลังแล้ว\)"):
        add_units(actor, ["สำนักปลัด"])
    assert not move_unit(actor, office, up=True)


def test_a_coordinator_looks_and_does_not_change(client: Client, municipality: Municipality) -> None:
    coordinator = make_member(municipality, Role.COORDINATOR)
    with pytest.raises(PermissionDenied):
        add_units(actor_for(municipality, coordinator), ["กองช่าง"])
    client.force_login(coordinator)
    page = client.get(f"/m/{municipality.code}/plan/units/").content.decode()
    assert "ผู้ดูแลของเทศบาลเป็นผู้เพิ่ม" in page
    assert "units/add/" not in page


def test_a_pasted_list_is_added_and_what_is_spelt_alike_is_asked(client: Client, municipality: Municipality) -> None:
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR))
    add = f"/m/{municipality.code}/plan/units/add/"
    client.post(add, {"names": " กองคลัง \r\n\r\nกองช่าง\r\nกองคลัง"})
    asked = client.post(add, {"names": "กองครัง\r\nกองสวัสดิการสังคม"})
    assert asked.status_code == 422
    said = asked.content.decode()
    assert "“กองครัง” คล้าย “กองคลัง”" in said
    assert 'name="sure"' in said
    with open_municipality(municipality):
        assert list(Unit.objects.values_list("name", flat=True)) == ["กองคลัง", "กองช่าง"]
    assert client.post(add, {"names": "กองครัง\r\nกองสวัสดิการสังคม", "sure": "on"}).status_code == 302
    again = client.post(add, {"names": "กองคลัง"})
    assert (again.status_code, "มีหน่วยงานชื่อ “กองคลัง” อยู่แล้ว" in again.content.decode()) == (422, True)
    with open_municipality(municipality):
        assert Unit.objects.count() == 4


def test_two_people_at_one_unit_meet(client: Client, municipality: Municipality, actor: Actor) -> None:
    [unit] = add_units(actor, ["กองคลัง"])
    seen = mark(unit)
    assert change_unit(actor, unit, "กองคลังใหม่", None, opened_with=seen)
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR))
    address = f"/m/{municipality.code}/plan/units/{unit.pk}/"
    met = client.post(address, {"name": "กองการคลัง", "opened_with": seen})
    said = met.content.decode()
    assert (met.status_code, "ขณะนี้ชื่อ กองคลังใหม่" in said, 'value="กองการคลัง"' in said) == (409, True, True)
    unit.refresh_from_db()
    assert client.post(address, {"name": "กองการคลัง", "opened_with": seen, "compared": mark(unit)}).status_code == 302
    unit.refresh_from_db()
    assert unit.name == "กองการคลัง"
