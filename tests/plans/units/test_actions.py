"""One unit merged into another: what moves, what stays, what is on record, and who may."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.editing import EditedMeanwhile
from accounts.models import AuditEntry, Membership, Municipality, Role, Unit
from accounts.permissions import Actor
from plans.measures.actions import save_measure
from plans.measures.content import content_of
from plans.models import Measure
from plans.reporting.models import Contribution
from plans.transfer.importing import import_measures
from plans.units.actions import merge_units, what_moves
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def coordinator(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.COORDINATOR))


def merged(actor: Actor, source: Unit, target: Unit) -> None:
    merge_units(actor, source, target, what_moves(source, target).fingerprint())


def test_measures_people_and_sections_move_on_record(coordinator: Actor, opened: Municipality) -> None:
    wrong, right = make_unit(opened, "กองครัง"), make_unit(opened, "กองคลัง")
    section = Unit.objects.create(municipality=opened, name="งานพัสดุ", parent=wrong)
    earlier = Unit.objects.create(municipality=opened, name="กองคัลง", merged_into=wrong)
    clerk = make_member(opened, Role.STAFF, unit=wrong, name="เสมียน")
    plan = make_plan(opened)
    both = make_measure(plan, title="ทั้งสอง", units=[wrong, right])
    one = make_measure(plan, title="หนึ่ง", units=[wrong])
    other = make_measure(plan, title="อื่น", units=[right])
    merged(coordinator, wrong, right)
    assert [(m.title, m.responsible, m.version) for m in Measure.objects.order_by("pk")] == [
        ("ทั้งสอง", "กองคลัง", both.version + 1),
        ("หนึ่ง", "กองคลัง", one.version + 1),
        ("อื่น", "กองคลัง", other.version),
    ]
    assert next(r.content["units"] for r in one.revisions.all()) == ["กองคลัง"]
    assert Membership.objects.get(user=clerk).unit == right
    for unit in (wrong, section, earlier):
        unit.refresh_from_db()
    assert (wrong.merged_into, section.parent, earlier.merged_into) == (right, right, right)
    entry = AuditEntry.objects.get(action="unit.merged")
    assert (entry.user, entry.object_id) == (coordinator.user, str(wrong.pk))
    assert entry.detail == {
        "before": "กองครัง",
        "after": "กองคลัง",
        "measures": [
            {"id": both.pk, "before": "กองครัง, กองคลัง", "after": "กองคลัง"},
            {"id": one.pk, "before": "กองครัง", "after": "กองคลัง"},
        ],
        "people": ["เสมียน (เจ้าหน้าที่หน่วยงาน)"],
        "sections": ["งานพัสดุ"],
    }


def test_a_section_takes_the_place_of_the_division_it_was_in(coordinator: Actor, opened: Municipality) -> None:
    division = make_unit(opened, "กองคลัง")
    section = Unit.objects.create(municipality=opened, name="งานพัสดุ", parent=division)
    merged(coordinator, division, section)
    section.refresh_from_db()
    assert section.parent is None


def test_a_division_with_sections_goes_into_no_section(coordinator: Actor, opened: Municipality) -> None:
    division, other = make_unit(opened, "กองคลัง"), make_unit(opened, "กองช่าง")
    Unit.objects.create(municipality=opened, name="งานพัสดุ", parent=division)
    below = Unit.objects.create(municipality=opened, name="งานโยธา", parent=other)
    for target in (below, division):
        with pytest.raises(ValidationError):
            what_moves(division, target)


def test_what_changed_since_it_was_seen_is_shown_again(coordinator: Actor, opened: Municipality) -> None:
    wrong, right = make_unit(opened, "กองครัง"), make_unit(opened, "กองคลัง")
    seen = what_moves(wrong, right).fingerprint()
    make_measure(make_plan(opened), units=[wrong])
    with pytest.raises(EditedMeanwhile):
        merge_units(coordinator, wrong, right, seen)
    merged(coordinator, wrong, right)
    with pytest.raises(EditedMeanwhile):  # the other tab
        merged(coordinator, wrong, right)
    assert AuditEntry.objects.filter(action="unit.merged").count() == 1


def test_a_form_that_was_open_meets_the_change(coordinator: Actor, opened: Municipality) -> None:
    wrong, right = make_unit(opened, "กองครัง"), make_unit(opened, "กองคลัง")
    measure = make_measure(make_plan(opened), units=[wrong])
    content, version = content_of(measure), measure.version
    merged(coordinator, wrong, right)
    with pytest.raises(EditedMeanwhile):
        save_measure(coordinator, measure.plan, content, measure=measure, version=version)


def test_a_table_that_says_the_old_name_means_the_unit_it_has_become(coordinator: Actor, opened: Municipality) -> None:
    wrong, right = make_unit(opened, "กองครัง"), make_unit(opened, "กองคลัง")
    merged(coordinator, wrong, right)
    result = import_measures("มาตรการ\tผู้รับผิดชอบ\nคู่มือ\tกองครัง", coordinator, 2569)
    assert (result.created, Measure.objects.get().responsible) == (1, "กองคลัง")


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_only_the_coordinator_merges(opened: Municipality, role: Role) -> None:
    wrong, right = make_unit(opened, "กองครัง"), make_unit(opened, "กองคลัง")
    with pytest.raises(PermissionDenied):
        merged(actor_for(opened, make_member(opened, role)), wrong, right)
    assert not Unit.objects.exclude(merged_into=None).exists()


def test_what_both_have_written_is_named_before_it_becomes_one(coordinator: Actor, opened: Municipality) -> None:
    wrong, right = make_unit(opened, "กองครัง"), make_unit(opened, "กองคลัง")
    plan = make_plan(opened)
    both = make_measure(plan, title="ทั้งสอง", units=[wrong, right])
    everybodys = make_measure(plan, title="ทุกกอง", all_units=True)
    for measure, unit, outputs in ((both, wrong, ["ก"]), (both, right, ["ข"]), (everybodys, wrong, ["ค"])):
        Contribution.objects.create(measure=measure, unit=unit, outputs=outputs)
    moving = what_moves(wrong, right)
    assert moving.parts == [(both.pk, 2569, "ทั้งสอง", True), (everybodys.pk, 2569, "ทุกกอง", False)]
    merge_units(coordinator, wrong, right, moving.fingerprint())
    assert list(Contribution.objects.order_by("measure").values_list("measure", "unit", "outputs")) == [
        (both.pk, right.pk, ["ข", "ก"]),
        (everybodys.pk, right.pk, ["ค"]),
    ]
    told = AuditEntry.objects.get(action="unit.merged").detail["parts"]
    assert told == [{"id": both.pk, "joined": True}, {"id": everybodys.pk, "joined": False}]
