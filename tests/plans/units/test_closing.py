"""A unit that ceases: nothing open is left behind, nothing done is moved."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.editing import EditedMeanwhile
from accounts.models import AuditEntry, Membership, Municipality, Role, Unit
from accounts.permissions import Actor, actor_in
from accounts.tenancy import open_municipality
from plans.models import Evidence, Measure, Plan
from plans.reporting.models import Contribution
from plans.units.closing import close_unit, open_work_of, reopen_unit
from tests.factories import make_measure, make_member, make_plan, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(municipality: Municipality) -> Unit:
    return make_unit(municipality, "กองช่าง")


@pytest.fixture
def new(municipality: Municipality) -> Unit:
    return make_unit(municipality, "กองคลัง")


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def local(municipality: Municipality) -> Actor:
    actor = actor_in(municipality, make_member(municipality, Role.LOCAL_ADMINISTRATOR, username="local"))
    assert actor is not None
    return actor


def units_of(measure: Measure) -> list[str]:
    return [unit.name for unit in measure.units.all()]


def test_open_measures_and_people_go_over_and_what_is_done_stays(
    local: Actor, plan: Plan, old: Unit, new: Unit, municipality: Municipality
) -> None:
    waiting, done = make_measure(plan, units=[old]), make_measure(plan, units=[old], status=Measure.Status.DONE)
    person = make_member(municipality, Role.STAFF, unit=old)
    with open_municipality(municipality):
        close_unit(local, old, new, open_work_of(old).fingerprint())
        assert (units_of(waiting), units_of(done)) == (["กองคลัง"], ["กองช่าง"])
        assert Membership.objects.get(user=person).unit == new
        waiting.refresh_from_db()
        assert waiting.version == 2  # a form that is open elsewhere meets it
        old.refresh_from_db()
        assert old.closed_on == timezone.localdate()
        assert list(Unit.in_use()) == [new]
        entry = AuditEntry.objects.get(action="unit.closed")
        assert (entry.detail["after"], entry.detail["measures"]) == ("กองคลัง", [waiting.pk])


def test_what_it_has_written_goes_over_with_the_measure(
    local: Actor, plan: Plan, old: Unit, new: Unit, municipality: Municipality
) -> None:
    section = make_unit(municipality, "งานโยธา", parent=new)
    shared, everybodys = make_measure(plan, units=[old, new]), make_measure(plan, all_units=True)
    with open_municipality(municipality):
        Contribution.objects.create(measure=shared, unit=old, outputs=["ก"], stage="submitted")
        Contribution.objects.create(measure=shared, unit=section, outputs=["ข"])
        Contribution.objects.create(measure=everybodys, unit=old, outputs=["ค"], stage="submitted")
        Evidence.objects.create(measure=shared, unit=old, title="ประกาศ")
        close_unit(local, old, section, open_work_of(old).fingerprint())
        rows = Contribution.objects.order_by("measure").values_list("measure", "unit__name", "outputs", "stage")
        assert list(rows) == [
            (shared.pk, "งานโยธา", ["ข", "ก"], "assigned"),
            (everybodys.pk, "กองคลัง", ["ค"], "submitted"),  # a part of it has each division
        ]
        assert Evidence.objects.get().unit == section


@pytest.mark.parametrize("stage", ["assigned", "submitted", "returned"])
def test_what_is_done_but_not_taken_yet_is_open(
    local: Actor, plan: Plan, old: Unit, municipality: Municipality, stage: str
) -> None:
    make_measure(plan, units=[old], status=Measure.Status.DONE, stage=stage)
    with open_municipality(municipality), pytest.raises(ValidationError, match="เลือกหน่วยงานที่รับ"):
        close_unit(local, old, None, open_work_of(old).fingerprint())


def test_a_unit_with_open_work_is_not_closed_without_somebody_who_takes_it(
    local: Actor, plan: Plan, old: Unit, municipality: Municipality
) -> None:
    make_measure(plan, units=[old])
    with open_municipality(municipality):
        for target in (None, old):
            with pytest.raises(ValidationError, match="เลือกหน่วยงานที่รับ"):
                close_unit(local, old, target, open_work_of(old).fingerprint())
        assert Unit.in_use().get() == old


def test_what_has_changed_since_it_was_shown_is_shown_again(
    local: Actor, plan: Plan, old: Unit, new: Unit, municipality: Municipality
) -> None:
    with open_municipality(municipality):
        seen = open_work_of(old).fingerprint()
    make_measure(plan, units=[old])
    with open_municipality(municipality), pytest.raises(EditedMeanwhile):
        close_unit(local, old, new, seen)


def test_sections_are_closed_first(local: Actor, old: Unit, municipality: Municipality) -> None:
    section = make_unit(municipality, "งานโยธา", parent=old)
    with open_municipality(municipality):
        with pytest.raises(ValidationError, match="งานโยธา"):
            close_unit(local, old, None, open_work_of(old).fingerprint())
        close_unit(local, section, None, open_work_of(section).fingerprint())
        close_unit(local, old, None, open_work_of(old).fingerprint())
        reopen_unit(local, section)  # its division is closed still: it stands alone
        section.refresh_from_db()
        assert (section.closed_on, section.parent) == (None, None)


def test_a_measure_that_is_done_keeps_its_closed_unit_when_it_is_saved_again(
    client: Client, local: Actor, plan: Plan, old: Unit, municipality: Municipality
) -> None:
    done = make_measure(plan, units=[old], status=Measure.Status.DONE)
    with open_municipality(municipality):
        close_unit(local, old, None, open_work_of(old).fingerprint())
    client.force_login(make_member(municipality))
    form = client.get(f"/m/{municipality.code}/plan/{plan.fiscal_year}/measures/{done.pk}/edit/").context["form"]
    assert (list(form.fields["units"].queryset), form.initial["units"]) == ([old], [old.pk])


def test_the_pages_lead_through_it(
    client: Client, plan: Plan, old: Unit, new: Unit, municipality: Municipality
) -> None:
    make_measure(plan, units=[old], title="ปรับปรุงคู่มือ")
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR))
    base = f"/m/{municipality.code}/plan/units/"
    page = client.get(f"{base}{old.pk}/close/")
    assert "ปรับปรุงคู่มือ" in page.content.decode()
    refused = client.post(f"{base}{old.pk}/close/", {"seen": page.context["seen"]})
    assert (refused.status_code, "เลือกหน่วยงานที่รับมาตรการ" in refused.content.decode()) == (422, True)
    assert client.post(f"{base}{old.pk}/close/", {"seen": "x", "target": new.pk}).status_code == 409
    shown = client.post(f"{base}{old.pk}/close/", {"seen": page.context["seen"], "target": new.pk}, follow=True)
    assert "ปิดกองช่างแล้ว ส่งต่อ 1 มาตรการ 0 คน" in shown.content.decode()
    taken = client.post(f"{base}add/", {"names": "กองช่าง"})
    assert "ปิดไว้ เปิดใช้อีกครั้งได้" in taken.content.decode()
    again = client.post(f"{base}{old.pk}/open/", follow=True)
    assert "เปิดใช้กองช่างอีกครั้งแล้ว" in again.content.decode()
    assert client.get(base, {"search": "ช่าง"}).context["tree"] == [(old, 0)]
