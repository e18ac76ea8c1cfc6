"""A route for each kind of paper, and the municipality's usual one."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.editing import EditedMeanwhile
from accounts.models import ActingAppointment, AuditEntry, Membership, Municipality, Position
from accounts.permissions import system_actor
from approvals.actions import CannotDecide
from approvals.models import Route
from approvals.routes import actions
from approvals.routes.actions import CannotSetRoute, mark_of, save_route, stored_steps, take_the_usual
from approvals.routes.officials import NO_ROLE, NOBODY, officials_of
from approvals.routes.steps import memo_addressee, route_blocks, steps_for
from approvals.transitions import State
from tests.approvals.town import Town
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, make_member

pytestmark = pytest.mark.usefixtures("opened")


def key(town: Town, title: str) -> int:
    return Position.objects.get_or_create(municipality=town.municipality, title=title)[0].pk


def save(town: Town, kind: str, *steps: tuple[str, str]) -> bool:
    before = mark_of(stored_steps(town.municipality, kind))
    typed = [(heading, key(town, title)) for heading, title in steps]
    return save_route(town.actor(town.coordinator), kind, typed, opened_with=before)


def headings(town: Town, kind: str) -> list[str]:
    return [step.heading for step in steps_for(town.municipality, kind)]


def test_a_kind_takes_its_own_route_and_the_others_the_usual_one(town: Town) -> None:
    assert save(town, "memo", ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE))
    usual = [f"ความเห็น{AUDITOR_TITLE}", f"ความเห็น{MAYOR_TITLE}"]
    assert headings(town, "memo") == ["คำสั่งนายกเทศมนตรี"]
    assert headings(town, "plan") == headings(town, "analysis") == headings(town, "") == usual
    memo = town.made("memo", 2569, "plan")
    assert [place["field"] for place in memo.content["signatures"]] == ["Sig_0", "Sig_1"]
    assert memo.content["report"] is not None
    submission = town.signed(town.approved(town.submitted(memo), town.mayor))
    assert submission.state == State.SEALED
    assert town.submitted(town.made()).steps.count() == 3


def test_a_change_stands_in_the_trail_before_and_after(town: Town) -> None:
    assert save(town, "", ("ความเห็นปลัดเทศบาล", "ปลัดเทศบาล"), ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE))
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.action, entry.user) == ("route.saved", town.coordinator)
    assert entry.detail["papers"] == "เอกสารทุกประเภทที่ไม่ได้กำหนดเส้นทางเฉพาะ"
    assert entry.detail["before"] == [
        {"heading": f"ความเห็น{AUDITOR_TITLE}", "position": AUDITOR_TITLE},
        {"heading": f"ความเห็น{MAYOR_TITLE}", "position": MAYOR_TITLE},
    ]
    assert entry.detail["after"] == [
        {"heading": "ความเห็นปลัดเทศบาล", "position": "ปลัดเทศบาล"},
        {"heading": "คำสั่งนายกเทศมนตรี", "position": MAYOR_TITLE},
    ]
    assert not save(town, "", ("ความเห็นปลัดเทศบาล", "ปลัดเทศบาล"), ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE))
    assert AuditEntry.objects.latest("sequence") == entry


def test_a_kind_goes_the_usual_way_again(town: Town) -> None:
    save(town, "memo", ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE))
    coordinator = town.actor(town.coordinator)
    take_the_usual(coordinator, "memo")
    assert len(headings(town, "memo")) == 2
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.action, entry.detail["after"]) == ("route.removed", [])
    take_the_usual(coordinator, "memo")
    take_the_usual(coordinator, "")  # the usual one itself is never taken away
    assert AuditEntry.objects.latest("sequence") == entry
    assert Route.objects.count() == 1


def test_two_people_are_told_apart(town: Town) -> None:
    opened_with = mark_of(stored_steps(town.municipality, ""))
    save(town, "", ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE))
    stale = [("ความเห็นปลัดเทศบาล", key(town, "ปลัดเทศบาล"))]
    with pytest.raises(EditedMeanwhile):
        save_route(town.actor(town.coordinator), "", stale, opened_with=opened_with)
    assert headings(town, "") == ["คำสั่งนายกเทศมนตรี"]
    same = [("คำสั่งนายกเทศมนตรี", key(town, MAYOR_TITLE))]
    assert not save_route(town.actor(town.coordinator), "", same, opened_with=opened_with)


def test_what_is_no_route_is_refused(town: Town) -> None:
    with pytest.raises(CannotSetRoute, match="อย่างน้อยหนึ่งขั้น"):
        save(town, "")
    with pytest.raises(CannotSetRoute, match="ตำแหน่งหนึ่งอยู่ในเส้นทางได้ขั้นเดียว"):
        save(town, "", ("ความเห็น", MAYOR_TITLE), ("คำสั่ง", MAYOR_TITLE))
    with pytest.raises(CannotSetRoute, match="ไม่เกิน 8 ขั้น"):
        save(town, "", *((f"ขั้น {n}", f"ตำแหน่ง {n}") for n in range(9)))
    assert len(headings(town, "")) == 2


def test_only_coordinators_and_administrators_set_routes(town: Town) -> None:
    steps = [("คำสั่ง", key(town, MAYOR_TITLE))]
    for user in (town.auditor, town.mayor):
        with pytest.raises(PermissionDenied):
            save_route(town.actor(user), "", steps, opened_with="")
        with pytest.raises(PermissionDenied):
            take_the_usual(town.actor(user), "memo")
    opened_with = mark_of(stored_steps(town.municipality, ""))
    assert save_route(system_actor(town.municipality), "", steps, opened_with=opened_with)


def test_papers_under_way_keep_their_route(town: Town) -> None:
    submission = town.submitted()
    assert (actions.under_way(town.municipality, ""), actions.under_way(town.municipality, "plan")) == (1, 1)
    assert actions.under_way(town.municipality, "memo") == 0
    save(town, "", ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE))
    submission = town.signed(town.approved(town.approved(submission, town.auditor), town.mayor))
    assert (submission.state, submission.steps.count()) == (State.SEALED, 3)
    save(town, "plan", ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE))
    assert actions.kinds_on(town.municipality, "") == ["analysis", "implementation", "memo"]


def test_a_version_made_for_another_route_is_made_anew(town: Town) -> None:
    version = town.made()
    save(town, "plan", ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE))
    with pytest.raises(CannotDecide, match="เส้นทางการเสนอหรือผู้ดำรงตำแหน่งเปลี่ยนไป"):
        town.submitted(version)


def test_whoever_acts_for_a_position_that_nobody_holds_is_printed_in_two_lines(town: Town) -> None:
    mayor = Membership.objects.get(position__title=MAYOR_TITLE)
    today = timezone.localdate()
    auditor = Membership.objects.get(user=town.auditor)
    acting = ActingAppointment.objects.create(
        position=Position.objects.get(title=MAYOR_TITLE), membership=auditor, start=today, end=today
    )
    assert [(block.holder, block.acting) for block in route_blocks(town.municipality, "plan")][-1] == (
        *(mayor.user.name, ""),  # who holds it stands there, whoever else may sign
    )
    mayor.position = None
    mayor.save()
    last = route_blocks(town.municipality, "plan")[-1]
    assert (last.holder, last.acting, last.position) == (
        *(auditor.user.name, f"{AUDITOR_TITLE} รักษาราชการแทน", MAYOR_TITLE),
    )
    acting.start = acting.end = today - dt.timedelta(days=1)
    acting.save()
    last = route_blocks(town.municipality, "plan")[-1]
    assert (last.holder, last.acting) == ("", "")


def test_a_memo_goes_to_whoever_decides_memos_last(town: Town, other: Municipality) -> None:
    assert memo_addressee(town.municipality) == MAYOR_TITLE
    save(town, "memo", ("ความเห็นรองนายก", "รองนายกเทศมนตรี"))
    assert memo_addressee(town.municipality) == "รองนายกเทศมนตรี"
    assert town.made("memo", 2569, "plan").content["addressee"] == "รองนายกเทศมนตรี"
    Route.objects.all().delete()
    assert memo_addressee(town.municipality) == "นายกเทศมนตรี"
    assert [block.position for block in route_blocks(town.municipality, "memo")] == ["ปลัดเทศบาล", "นายกเทศมนตรี"]


def test_a_step_that_nobody_can_decide_is_told(town: Town) -> None:
    clerk, planner = key(town, "ปลัดเทศบาล"), key(town, "เจ้าพนักงาน")
    make_member(town.municipality, "staff", title="เจ้าพนักงาน", name="นางงาน มาก", password=None)
    people = officials_of(town.municipality, {clerk, planner, key(town, MAYOR_TITLE)})
    assert people[clerk].warning == NOBODY
    assert (people[planner].holders, people[planner].warning) == (["นางงาน มาก"], NO_ROLE)
    mayor = people[key(town, MAYOR_TITLE)]
    assert (mayor.holders, mayor.warning, mayor.deciders) == (["นายนำ เมืองดี"], "", {town.mayor.pk})
