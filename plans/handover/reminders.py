"""Who a measure concerns, and what they are reminded of each morning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry, Membership, Municipality, Role, Unit, User
from accounts.notices import Message, tell_many
from accounts.permissions import people_with, with_parents
from accounts.tenancy import open_all
from plans.models import Measure
from plans.reporting.parts import parts_of
from plans.rules.workflow import OWED, Move, Stage, allows
from thai.dates import fiscal_year, long_date

# Days before the end of a measure's period, before its hand-in date, and of waiting in one stage.
ENDS_SOON, ENDS_VERY_SOON, HAND_IN_SOON, WAITED = 30, 7, 3, 7
OVER = (Measure.Status.DONE, Measure.Status.CANCELLED)
WAITING = {Stage.RETURNED: "measure.return", Stage.SUBMITTED: "measure.submit"}  # what the audit trail calls the move


def staff_of(measures: Sequence[Measure]) -> dict[int, set[int]]:
    """By measure the ids of the staff of its responsible units and of the divisions these belong to, of all units where
    it is everybody's; one query and that of the units, however many measures."""
    staff = list(Membership.objects.filter(role=Role.STAFF, user__is_active=True).values_list("user_id", "unit_id"))
    return {
        measure.pk: {user for user, unit in staff if measure.all_units or unit in units}
        for measure in measures
        for units in [with_parents(measure.units.all())]
    }


def people_of_units(units: Iterable[Unit]) -> dict[int, set[int]]:
    """By unit the ids of its staff, those of its sections included; one query."""
    staff = list(
        Membership.objects.filter(role=Role.STAFF, user__is_active=True, unit__isnull=False).values_list(
            "user_id", "unit_id", "unit__parent_id"
        )
    )
    return {unit.pk: {user for user, own, above in staff if unit.pk in (own, above)} for unit in units}


def still_writing(measures: Sequence[Measure], units: Sequence[Unit]) -> dict[int, set[int]]:
    """By measure the ids of the staff who have not handed in: of its responsible units, of several those whose part is
    missing. The measures come with units and contributions, `units` are all in use; two queries and that of the units.
    """
    of_unit, of_measure = people_of_units(units), staff_of(measures)
    found = {}
    for measure in measures:
        parts = parts_of(measure, units)
        missing = [of_unit.get(p.unit.pk, set()) for p in parts if p.unit and allows(p.stage, Move.SUBMIT)]
        found[measure.pk] = set().union(*missing) if parts[0].unit else of_measure[measure.pk]
    return found


def coordinators(municipality: Municipality) -> QuerySet[User]:
    """The municipality's ITA coordinators."""
    return people_with(municipality, Role.COORDINATOR)


@dataclass(frozen=True)
class Reminder:
    """One thing to say of a measure. `key` holds the date it is about: a changed date is told again."""

    key: str
    event: str
    detail: str
    units: bool = True
    coordinators: bool = False


def reminders_for(measure: Measure, today: dt.date, since: dt.date | None = None) -> Iterator[Reminder]:
    """What is to be said of a measure on a day; `since` is the day it came into its stage."""
    if measure.status == Measure.Status.CANCELLED:
        return
    if measure.end and measure.status not in OVER:
        yield from _of_period(measure.end, today)
    if measure.due and measure.stage in OWED:
        yield from _of_hand_in(measure.due, today)
    if since and measure.stage in WAITING:
        yield from _of_waiting(measure, today, since)


def _of_period(end: dt.date, today: dt.date) -> Iterator[Reminder]:
    left = (end - today).days
    if left < 0:
        said = f"สิ้นสุดเมื่อ {long_date(end)} แต่ยังไม่ได้บันทึกว่าแล้วเสร็จ"
        # Said again every month, until it is done or cancelled.
        yield Reminder(f"overdue/{end}/{today:%Y-%m}", "เลยกำหนด", said, coordinators=True)
    elif left <= ENDS_SOON:
        days = ENDS_VERY_SOON if left <= ENDS_VERY_SOON else ENDS_SOON
        said = f"สิ้นสุด {long_date(end)} กรุณาบันทึกผลการดำเนินการและหลักฐาน"
        yield Reminder(f"ends-{days}/{end}", f"จะสิ้นสุดภายใน {days} วัน", said)


def _of_hand_in(due: dt.date, today: dt.date) -> Iterator[Reminder]:
    left = (due - today).days
    if left < 0:
        said = f"ต้องส่งผู้ประสานงานภายใน {long_date(due)} แต่ยังไม่ได้ส่ง"
        yield Reminder(f"hand-in-late/{due}", "เลยวันส่ง", said, coordinators=True)
    elif left <= HAND_IN_SOON:
        yield Reminder(f"hand-in/{due}", "ใกล้ถึงวันส่ง", f"ส่งผู้ประสานงานภายใน {long_date(due)}")


def _of_waiting(measure: Measure, today: dt.date, since: dt.date) -> Iterator[Reminder]:
    waited = (today - since).days
    if measure.stage == Stage.RETURNED and waited >= WAITED:
        said = f"ส่งกลับตั้งแต่ {long_date(since)}: {measure.return_reason}"
        yield Reminder(f"still-returned/{since}", "ยังไม่ได้แก้ไขและส่งใหม่", said)
    if measure.stage == Stage.SUBMITTED and waited > WAITED:
        said = f"หน่วยงานส่งมาตั้งแต่ {long_date(since)}"
        yield Reminder(f"still-submitted/{since}", "รอตรวจรับเกิน 7 วัน", said, units=False, coordinators=True)


def municipalities_to_remind(today: dt.date) -> list[int]:
    """Where something may have to be said; one query for the whole country."""
    with open_all():
        found = Measure.objects.filter(_window(today)).order_by().values_list("plan__municipality", flat=True)
        return sorted(set(found.distinct()))


def _window(today: dt.date) -> Q:
    """No more than the measures of running plans of which `reminders_for` might say something.

    A plan runs through its year and the next, in which its results are gathered.
    """
    soon, hand_in = today + dt.timedelta(ENDS_SOON), today + dt.timedelta(HAND_IN_SOON)
    ending = Q(end__lte=soon) & ~Q(status=Measure.Status.DONE)
    expected = Q(due__lte=hand_in, stage__in=list(OWED))
    running = Q(plan__fiscal_year__gte=fiscal_year(today) - 1) & ~Q(status=Measure.Status.CANCELLED)
    return running & (ending | expected | Q(stage__in=list(WAITING)))


def remind(municipality: Municipality, today: dt.date) -> None:
    """Tells the open municipality's people what is due; telling twice on one day tells once. Ten queries at most."""
    rows = Measure.objects.filter(_window(today)).select_related("plan").prefetch_related("units", "contributions")
    measures = list(rows)
    since = stage_days(measures)
    members = Membership.objects.filter(user__is_active=True)
    writing = [measure for measure in measures if allows(measure.stage, Move.SUBMIT)]
    staff = staff_of(measures) | still_writing(writing, list(Unit.in_use()))
    leaders = set(members.filter(role=Role.COORDINATOR).values_list("user_id", flat=True))
    told: list[tuple[Iterable[int], Message]] = []
    for measure in measures:
        # What is not assigned yet is the coordinators' alone, and so is what nobody is there to be asked for.
        people = staff[measure.pk]
        concerned = people if measure.stage != Stage.DRAFT and people else leaders
        for reminder in reminders_for(measure, today, since.get(measure.pk)):
            users = (concerned if reminder.units else set()) | (leaders if reminder.coordinators else set())
            told.append((users, _message(municipality, measure, reminder)))
    tell_many(municipality, told)


def stage_days(measures: list[Measure]) -> dict[int, dt.date]:
    """The day each waiting measure came into its stage, as the audit trail has it."""
    waiting = {str(measure.pk): WAITING[Stage(measure.stage)] for measure in measures if measure.stage in WAITING}
    moves = (
        AuditEntry.objects.filter(object_type="plans.measure", object_id__in=waiting, action__in=WAITING.values())
        .order_by()
        .values_list("object_id", "action")
        .annotate(last=Max("at"))
    )
    return {int(pk): timezone.localdate(last) for pk, action, last in moves if waiting[pk] == action}


def _message(municipality: Municipality, measure: Measure, reminder: Reminder) -> Message:
    names = {"code": municipality.code, "year": measure.plan.fiscal_year, "pk": measure.pk}
    return Message(
        key=f"measure/{measure.pk}/{reminder.key}",
        title=f"{reminder.event}: {measure.title}",
        detail=reminder.detail,
        path=reverse("plans:measure", kwargs=names),
    )
