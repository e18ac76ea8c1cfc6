"""What a person does next in a year: facts and tasks → one step and what follows it, the most pressing first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ita_portal.year.facts import RECEIVE, REPORTS, Link, PersonFacts, YearFacts
from ita_portal.year.rows import Phase, State, YearTask
from plans.rules.workflow import Stage


@dataclass(frozen=True)
class NextStep:
    """One thing to do: a sentence, why, and where. `task` is the row of the year that it belongs to, if any."""

    title: str
    detail: str
    link: Link
    task: str = ""
    eyebrow: str = "ขั้นถัดไปของท่าน"


@dataclass(frozen=True)
class NextSteps:
    """The first step, what follows it, and where there is none, whom the year waits for."""

    first: NextStep | None
    following: tuple[NextStep, ...] = ()
    all_done: bool = False
    waits_for: YearTask | None = None


def next_steps(facts: YearFacts, person: PersonFacts, phases: Sequence[Phase]) -> NextSteps:
    """What this person does next; pure. A signature that is waited for comes first, then late things, then the order of
    the year."""
    tasks = [task for phase in phases for task in phase.tasks]
    steps = [*_signatures(facts, person), *_set_up(person), *_own_reports(facts, person)]
    steps += [*_received(facts, person), *_of_tasks(tasks), *_elsewhere(person)]
    if not steps:
        open_ = next((task for task in tasks if task.state not in {State.DONE, State.OFF}), None)
        return NextSteps(None, all_done=all(task.state == State.DONE for task in tasks), waits_for=open_)
    return NextSteps(steps[0], tuple(steps[1:]))


def _signatures(facts: YearFacts, person: PersonFacts) -> list[NextStep]:
    total = len(person.waiting)
    return [
        NextStep(
            paper.name,
            f"เสนอโดย {paper.submitted_by}"
            + (f" รอท่าน {days} วัน" if (days := (facts.today - paper.since).days) else ""),
            Link("อ่านและพิจารณา", "approvals:read", {"pk": paper.version, "step": paper.step}),
            eyebrow=f"รอท่านลงนาม {total} ฉบับ",
        )
        for paper in person.waiting
    ]


def _set_up(person: PersonFacts) -> list[NextStep]:
    if not person.gaps:
        return []
    first, count = person.gaps[0], len(person.gaps)
    return [NextStep(f"ตั้งค่าให้ครบ {count} เรื่อง", f"{first.title} {first.detail}", first.link)]


def _own_reports(facts: YearFacts, person: PersonFacts) -> list[NextStep]:
    if not person.reports:
        return []
    back = [measure for measure in facts.measures if Stage.RETURNED in measure.own]
    open_ = [measure for measure in facts.measures if Stage.ASSIGNED in measure.own]
    late = sum(bool(measure.days_late) for measure in open_)
    page = {"year": facts.year}
    steps = []
    if back:
        link = Link("แก้ไขรายงาน", REPORTS, page)
        steps.append(NextStep(f"แก้ไขรายงาน {len(back)} มาตรการที่ถูกส่งกลับ", "ผู้ประสานงานบอกสิ่งที่ต้องแก้ไว้แล้ว", link, "reports"))
    if open_:
        detail = f"เกินกำหนดแล้ว {late} มาตรการ" if late else "กรอกให้ครบ แนบหลักฐาน แล้วส่งให้ผู้ประสานงาน"
        link = Link("รายงานผล", REPORTS, page)
        steps.append(NextStep(f"รายงานผล {len(open_)} มาตรการของหน่วยงานท่าน", detail, link, "reports"))
    return steps


def _received(facts: YearFacts, person: PersonFacts) -> list[NextStep]:
    sent = [measure for measure in facts.measures if measure.stage == Stage.SUBMITTED]
    if not sent or not person.plans:
        return []
    units = Counter(unit for measure in sent for unit in measure.units)
    detail = "จาก" + " ".join(f"{name} {count}" for name, count in units.most_common(4)) if units else ""
    link = Link("ตรวจรับรายงาน", RECEIVE, {"year": facts.year})
    return [NextStep(f"ตรวจรับรายงาน {len(sent)} มาตรการที่ส่งมาแล้ว", detail, link, "reports")]


def _of_tasks(tasks: Sequence[YearTask]) -> list[NextStep]:
    """The rows whose task is this person's, what is late before what is not."""
    mine = [task for task in tasks if task.todo and task.go]
    ordered = sorted(mine, key=lambda task: task.state != State.LATE)
    return [NextStep(task.todo, task.detail, task.go, task.key) for task in ordered if task.go]


def _elsewhere(person: PersonFacts) -> list[NextStep]:
    return [
        NextStep(f"ปี {year} ยังมี {count} มาตรการรอท่าน", "", Link(f"เปิดปี {year}", "year", {"year": year}))
        for year, count in person.elsewhere
    ]
