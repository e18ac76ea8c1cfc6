"""A deleted measure lies in the bin for a month and comes back whole, whatever happened to its neighbours meanwhile."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.db import models
from django.test import Client
from django.utils import timezone

from accounts.editing import EditedMeanwhile
from accounts.models import AuditEntry, Municipality, Role, Unit
from accounts.permissions import Actor
from accounts.quotas import used_by_municipality, used_bytes
from plans.bin import views
from plans.bin.actions import delete_measure, restore_measure
from plans.bin.models import BinnedMeasure
from plans.evidence.actions import Upload, add_file, add_link
from plans.measures.actions import add_progress, save_measure
from plans.measures.comments import add_comment
from plans.measures.content import content_of
from plans.models import Evidence, EvidenceFile, Measure, MeasureRevision, Plan, Progress, Step, Target
from plans.reporting.models import Contribution, MeasureComment
from plans.tasks import empty_bin
from plans.units.actions import merge_units, what_moves
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit
from tests.plans.evidence.samples import picture

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened)


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.COORDINATOR))


def rich(plan: Plan, actor: Actor, unit: Unit) -> Measure:
    """With every row that can hang on a measure."""
    measure = make_measure(plan, title="ครบทุกอย่าง", units=[unit], outputs=["ทำแล้ว"], questions=["o21"], remark="จำ")
    content = content_of(measure)
    object.__setattr__(content, "outcome", "ประชาชนพอใจ")
    save_measure(actor, plan, content, measure=measure)
    add_progress(actor, measure, timezone.localdate(), "ประชุมแล้ว")
    add_file(actor, measure, "รูป", dt.date(2026, 1, 5), Upload("รูป.png", picture("PNG")))
    add_link(actor, measure, "ลิงก์", None, "https://www.example.go.th/")
    add_comment(actor, measure, "ดีแล้ว")
    Contribution.objects.create(measure=measure, unit=unit, outputs=["ส่วนของเรา"])
    return Measure.objects.get(pk=measure.pk)


def everything() -> list[str]:
    """Every row of the plan, as it would be written down: times to the thousandth of a second, which the bin keeps."""
    kept: list[type[models.Model]] = [Measure, Target, Step, MeasureRevision, Progress, Evidence, EvidenceFile]
    kept += [Contribution, MeasureComment]
    rows = [serializers.serialize("json", model._default_manager.order_by("pk")) for model in kept]
    return [row.replace(".000Z", "Z") for row in rows]


def test_a_measure_comes_back_as_it_was(plan: Plan, actor: Actor, opened: Municipality) -> None:
    measure = rich(plan, actor, make_unit(opened))
    copy = make_measure(make_plan(opened, 2568))
    Measure.objects.filter(pk=copy.pk).update(copied_from=measure)
    before = everything()
    binned = delete_measure(actor, measure)
    assert not Measure.objects.filter(plan=plan).exists()
    assert not EvidenceFile.objects.exists()
    restore_measure(actor, binned)
    assert everything() == before
    assert not BinnedMeasure.objects.exists()
    acts = list(AuditEntry.objects.filter(action__startswith="measure.").values_list("action", flat=True))[-2:]
    assert acts == ["measure.deleted", "measure.restored"]
    with pytest.raises(EditedMeanwhile):
        restore_measure(actor, binned)


def test_everything_that_can_hang_on_a_measure_is_in_the_test(plan: Plan, actor: Actor, opened: Municipality) -> None:
    """A new kind of row goes along without being named; this asks for one in `rich`, so that it is seen to."""
    measure = rich(plan, actor, make_unit(opened))
    taken = {row["model"] for row in delete_measure(actor, measure).rows}

    def hanging(model: type[models.Model]) -> set[str]:
        below = [r.related_model for r in model._meta.related_objects if r.on_delete is models.CASCADE]
        return {model._meta.label_lower}.union(*map(hanging, below))

    assert taken == hanging(Measure)


def test_a_unit_that_was_merged_meanwhile_is_the_one_it_became(plan: Plan, actor: Actor, opened: Municipality) -> None:
    old, new, gone = (make_unit(opened, name) for name in ("กองเดิม", "กองใหม่", "กองที่ลบ"))
    one, other = make_measure(plan, units=[old, new]), make_measure(plan, units=[gone])
    binned = [delete_measure(actor, measure) for measure in (one, other)]
    Unit.objects.filter(pk=old.pk).update(merged_into=new)
    gone.delete()
    restored = [restore_measure(actor, each) for each in binned]
    assert [[unit.name for unit in measure.units.all()] for measure in restored] == [["กองใหม่"], []]


def test_the_parts_of_units_that_became_one_meanwhile_come_back_as_one(
    plan: Plan, actor: Actor, opened: Municipality
) -> None:
    old, new = (make_unit(opened, name) for name in ("กองเดิม", "กองใหม่"))
    measure = make_measure(plan, units=[old, new])
    Contribution.objects.create(measure=measure, unit=old, outputs=["ก"], outcome="ดี", stage="submitted")
    Contribution.objects.create(measure=measure, unit=new, outputs=["ข", "ก"], outcome="เร็ว")
    binned = delete_measure(actor, measure)
    merge_units(actor, old, new, what_moves(old, new).fingerprint())
    restore_measure(actor, binned)
    [row] = Contribution.objects.all()
    assert (row.unit, set(row.outputs), set(row.outcome.split("\n"))) == (new, {"ก", "ข"}, {"ดี", "เร็ว"})
    assert (len(row.outputs), row.stage) == (2, "assigned")


def test_the_original_of_a_copy_that_went_meanwhile_is_not_missed(
    plan: Plan, actor: Actor, opened: Municipality
) -> None:
    original, copy = make_measure(make_plan(opened, 2568)), make_measure(plan)
    Measure.objects.filter(pk=copy.pk).update(copied_from=original)
    binned = delete_measure(actor, Measure.objects.get(pk=copy.pk))
    delete_measure(actor, original)
    assert restore_measure(actor, binned).copied_from is None


def test_after_a_month_it_goes_for_good(plan: Plan, actor: Actor) -> None:
    kept, old = (delete_measure(actor, make_measure(plan, title=title)) for title in ("ใหม่", "เก่า"))
    BinnedMeasure.objects.filter(pk=old.pk).update(deleted_at=timezone.now() - dt.timedelta(days=30, minutes=1))
    empty_bin()
    assert list(BinnedMeasure.objects.all()) == [kept]
    assert AuditEntry.objects.get(action="measure.forgotten").detail == {"title": "เก่า"}


def test_its_evidence_takes_room_until_it_goes_for_good(plan: Plan, actor: Actor, opened: Municipality) -> None:
    measure = rich(plan, actor, make_unit(opened))
    room = used_bytes()
    assert room > 0
    binned = delete_measure(actor, measure)
    assert (used_bytes(), used_by_municipality()) == (room, {opened.pk: room})
    restore_measure(actor, binned)
    assert used_bytes() == room
    delete_measure(actor, Measure.objects.get(pk=measure.pk))
    BinnedMeasure.objects.update(deleted_at=timezone.now() - dt.timedelta(days=31))
    empty_bin()
    assert used_bytes() == 0


def test_what_lay_in_the_bin_before_its_room_was_counted_is_counted(
    plan: Plan, actor: Actor, opened: Municipality
) -> None:
    binned = delete_measure(actor, rich(plan, actor, make_unit(opened)))
    BinnedMeasure.objects.update(size=0)
    import_module("plans.migrations.0011_room_of_deleted_measures").weigh(apps, None)
    assert BinnedMeasure.objects.get().size == binned.size > 0


def test_who_may_not_plan_deletes_and_restores_nothing(plan: Plan, actor: Actor, opened: Municipality) -> None:
    binned = delete_measure(actor, make_measure(plan))
    clerk = actor_for(opened, make_member(opened, Role.STAFF))
    with pytest.raises(PermissionDenied):
        restore_measure(clerk, binned)


def test_the_page_lists_and_brings_back(client: Client, plan: Plan, opened: Municipality) -> None:
    client.force_login(make_member(opened, Role.COORDINATOR))
    measure = make_measure(plan, title="ลบผิดตัว")
    base = f"/m/{opened.code}/plan/2569"
    assert "ภายใน 30 วัน" in client.get(f"{base}/measures/{measure.pk}/delete/").content.decode()
    client.post(f"{base}/measures/{measure.pk}/delete/")
    page = client.get(f"{base}/bin/").content.decode()
    assert "ลบผิดตัว" in page
    binned = BinnedMeasure.objects.get()
    answer = client.post(f"{base}/bin/{binned.pk}/restore/")
    assert answer["Location"] == f"{base}/measures/{measure.pk}/"
    assert "พร้อมประวัติและหลักฐาน" in client.get(answer["Location"]).content.decode()
    assert client.post(f"{base}/bin/{binned.pk}/restore/").status_code == 404
    assert client.get(f"/m/{opened.code}/plan/2568/bin/").status_code == 404


def test_a_unit_that_closed_meanwhile_is_told(client: Client, plan: Plan, actor: Actor, opened: Municipality) -> None:
    unit = make_unit(opened, "กองช่าง")
    binned = delete_measure(actor, make_measure(plan, units=[unit]))
    Unit.objects.filter(pk=unit.pk).update(closed_on=timezone.localdate())
    client.force_login(make_member(opened, Role.COORDINATOR))
    shown = client.post(f"/m/{opened.code}/plan/2569/bin/{binned.pk}/restore/", follow=True).content.decode()
    assert "กองช่าง ปิดไปแล้ว กรุณาเลือกหน่วยงานที่รับผิดชอบใหม่" in shown


def test_who_comes_second_is_told_on_a_page(client: Client, plan: Plan, actor: Actor, opened: Municipality) -> None:
    """A colleague was quicker between the view's look at the row and the lock."""
    measure = make_measure(plan)
    client.force_login(make_member(opened, Role.COORDINATOR))
    with pytest.MonkeyPatch.context() as meanwhile:
        meanwhile.setattr(views, "measure_of", lambda *_: measure)
        delete_measure(actor, Measure.objects.get(pk=measure.pk))
        answer = client.post(f"/m/{opened.code}/plan/2569/measures/{measure.pk}/delete/")
    assert (answer.status_code, "มีผู้อื่นลบหรือเปลี่ยนสิ่งนี้ไปแล้ว" in answer.content.decode()) == (404, True)
