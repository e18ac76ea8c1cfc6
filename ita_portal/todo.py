"""What waits for a person in one municipality: the home page's list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse

from accounts.permissions import Actor, Capability, can
from approvals.models import Submission
from approvals.transitions import State
from approvals.waiting import waiting_for
from ita_portal.setup import facts_of, listing_of
from plans.handover.my_tasks import my_tasks
from plans.models import Measure, Plan
from plans.rules.workflow import Stage
from scores.current_rules import current_rules_of
from scores.models import Assessment
from scores.rules import known_years


@dataclass(frozen=True)
class Todo:
    """One thing to do: what, why, and where."""

    title: str
    detail: str
    url: str
    action: str


def todo_of(actor: Actor) -> list[Todo]:
    """The things this person can do now, the most pressing first; a fixed number of queries."""
    own = [*_decisions(actor), *_returned(actor), *_my_work(actor), *_handed_in(actor), *_scores(actor), *_plan(actor)]
    return [*_set_up(actor), *own]


def _set_up(actor: Actor) -> list[Todo]:
    """One line for all that is missing before papers can be signed; what is only worth a look stands on its page."""
    if not can(actor, Capability.SET_UP):
        return []
    gaps = [gap for gap in listing_of(facts_of(actor.municipality)).gaps if gap.stops]
    if not gaps:
        return []
    return [Todo(f"ตั้งค่าให้ครบ {len(gaps)} เรื่อง", f"{gaps[0].title} {gaps[0].detail}", _url(actor, "setup"), "ดูสิ่งที่ยังขาด")]


def _decisions(actor: Actor) -> list[Todo]:
    return [
        Todo(
            f"พิจารณา {step.submission.version.paper}",
            f"เสนอโดย {step.submission.submitted_by}",
            _url(actor, "approvals:read", pk=step.submission.version_id, step=step.pk),
            "อ่านและพิจารณา",
        )
        for step in waiting_for(actor)
    ]


def _returned(actor: Actor) -> list[Todo]:
    if not can(actor, Capability.SUBMIT_PAPER):
        return []
    returned = Submission.objects.filter(state=State.RETURNED).select_related("version__paper")
    newest: dict[int, Submission] = {}
    for submission in returned.order_by("version__number"):
        newest[submission.version.paper_id] = submission
    remade = set(
        Submission.objects.filter(version__paper__in=newest)
        .exclude(state__in=[State.RETURNED, State.WITHDRAWN])
        .values_list("version__paper_id", flat=True)
    )
    return [
        Todo(
            f"แก้ไข {s.version.paper}",
            f"ส่งคืน: {s.reason}",
            _url(actor, "approvals:version", pk=s.version_id),
            "ดูเหตุผล",
        )
        for paper_id, s in newest.items()
        if paper_id not in remade
    ]


def _my_work(actor: Actor) -> list[Todo]:
    """One line for all the measures that want something of the person's units; their list tells more."""
    if not actor.unit_ids or not can(actor, Capability.SUBMIT_MEASURE) or actor.is_coordinator:
        return []
    tasks = [t for t in my_tasks(actor) if t.measure.stage in {Stage.ASSIGNED, Stage.RETURNED} and not t.is_sent]
    if not tasks:
        return []
    counts = {
        "ถูกส่งกลับ": sum(t.measure.stage == Stage.RETURNED for t in tasks),
        "เลยกำหนด": sum(t.late for t in tasks),
    }
    detail = " · ".join(f"{words} {count}" for words, count in counts.items() if count)
    url = _url(actor, "plans:mine")
    return [
        Todo(f"มาตรการของหน่วยงานท่าน {len(tasks)} รายการ", detail or "กรอกให้ครบแล้วส่งให้ผู้ประสานงาน", url, "เปิดงานของฉัน")
    ]


def _handed_in(actor: Actor) -> list[Todo]:
    if not can(actor, Capability.EDIT_PLAN):
        return []
    years = Counter(Measure.objects.filter(stage=Stage.SUBMITTED).values_list("plan__fiscal_year", flat=True))
    return [
        Todo(
            f"ตรวจรับมาตรการ {count} รายการ",
            f"หน่วยงานส่งมาแล้ว ในแผนปีงบประมาณ พ.ศ. {year}",
            f"{_url(actor, 'plans:year', year=year)}?stage={Stage.SUBMITTED}",
            "เปิดแผน",
        )
        for year, count in sorted(years.items(), reverse=True)
    ]


def _scores(actor: Actor) -> list[Todo]:
    if not can(actor, Capability.EDIT_SCORES):
        return []
    kind = actor.municipality.agency_kind
    # A year whose rules nobody has checked is not asked for; it can be entered all the same.
    rules = current_rules_of(known_years(kind), kind)
    year = next((year for year, of_year in rules.items() if of_year.weights_verified), None)
    if year is None or Assessment.objects.with_total().filter(fiscal_year=year).exists():
        return []
    return [
        Todo(
            f"กรอกคะแนนปีงบประมาณ พ.ศ. {year}",
            "ยังไม่มีคะแนนภาพรวม จึงยังทำบทวิเคราะห์และแผนไม่ได้",
            _url(actor, "scores:edit", year=year),
            "กรอกคะแนน",
        )
    ]


def _plan(actor: Actor) -> list[Todo]:
    if not can(actor, Capability.EDIT_PLAN):
        return []
    assessment = Assessment.objects.with_total().first()
    if assessment is None:
        return []
    year = assessment.fiscal_year + 1
    plan = Plan.objects.filter(fiscal_year=year).prefetch_related("measures").first()
    if plan and plan.measures.all():
        return []
    return [
        Todo(
            f"วางแผนปีงบประมาณ พ.ศ. {year}",
            f"ผลปี {assessment.fiscal_year} มีแล้ว ยังไม่มีมาตรการที่ตอบผลนั้น",
            _url(actor, "plans:year", year=year) if plan else _url(actor, "plans:years"),
            "เริ่มวางแผน",
        )
    ]


def _url(actor: Actor, name: str, **kwargs: int) -> str:
    return reverse(name, kwargs={"code": actor.municipality.code, **kwargs})
