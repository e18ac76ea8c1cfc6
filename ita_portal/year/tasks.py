"""The ten tasks of a year in their order, each with its state, who has it, when, and what is missing: facts → tasks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from documents.models import PaperKind
from ita_portal.year.facts import (
    PRESSING,
    RECEIVE,
    REPORTS,
    Link,
    MeasureFacts,
    PaperFacts,
    PaperState,
    PersonFacts,
    YearFacts,
)
from plans.rules.workflow import Stage
from thai.dates import short_date

COORDINATOR = "ผู้ประสานงาน"
LONG = 5  # days that a paper may wait on one desk before it is said


class State(StrEnum):
    """`done`; `ready` — can begin; `now` — under way; `wait` — on somebody's desk; `late` — overdue, sent back or
    failed; `off` — cannot begin yet, and the row says why."""

    DONE = "done"
    READY = "ready"
    NOW = "now"
    WAIT = "wait"
    LATE = "late"
    OFF = "off"


@dataclass(frozen=True)
class Missing:
    """One thing a row lacks, in words, with the page that mends it; `bad` where it is late or wrong."""

    words: str
    link: Link | None = None
    bad: bool = False


@dataclass(frozen=True)
class YearTask:
    """A row of the year. `go` leads on; `todo` says in the imperative what is to be done, for whoever may."""

    key: str
    name: str
    state: State
    said: str
    who: str = COORDINATOR
    when: str = ""
    missing: tuple[Missing, ...] = ()
    go: Link | None = None
    todo: str = ""

    @property
    def detail(self) -> str:
        return " · ".join(each.words for each in self.missing)


@dataclass(frozen=True)
class Phase:
    """Tasks that belong together."""

    name: str
    tasks: tuple[YearTask, ...]


def phases_of(facts: YearFacts, person: PersonFacts) -> tuple[Phase, ...]:
    """The year in its three phases; pure."""
    papers = tuple(_paper(facts, person, kind) for kind in PAPERS)
    return (
        Phase("รู้ผลและวางแผน", (_scores(facts, person), _analyses(facts, person), _plan(facts, person))),
        Phase("ลงมือและรายงาน", (_assigning(facts, person), _reports(facts, person))),
        Phase("เอกสารทางการและเผยแพร่", (*papers, _publication(facts, person))),
    )


def _off(key: str, name: str, why: str) -> YearTask:
    return YearTask(key, name, State.OFF, "ยังเริ่มไม่ได้", who="", missing=(Missing(why),) if why else ())


def _scores(facts: YearFacts, person: PersonFacts) -> YearTask:
    name = f"บันทึกคะแนนปี {facts.assessed}"
    year = {"year": facts.assessed}
    if facts.has_total:
        when = short_date(facts.entered) if facts.entered else ""
        return YearTask("scores", name, State.DONE, "เสร็จแล้ว", when=when, go=Link("ดูคะแนน", "scores:year", year))
    if not facts.has_rules:
        wrong_kind = "" if facts.is_ruled_kind else " ถ้าประเภทของหน่วยงานไม่ถูกต้อง กรุณาแจ้งผู้ดูแลระบบ"
        return _off("scores", name, f"ยังไม่มีหลักเกณฑ์ของปี {facts.assessed}{wrong_kind}")
    return YearTask(
        "scores",
        name,
        State.READY,
        "เริ่มได้",
        when=_announced(facts),
        missing=(Missing("วางตาราง พิมพ์ หรือนำเข้าจากไฟล์"),),
        go=Link("บันทึกคะแนน", "scores:edit", year) if person.enters_scores else None,
        todo=name,
    )


def _announced(facts: YearFacts) -> str:
    if facts.announced is None:
        return ""
    day = short_date(facts.announced.start or facts.announced.end)
    return f"คาดว่า {day}" if facts.announced.expected_from else f"ประกาศ {day}"


def _analyses(facts: YearFacts, person: PersonFacts) -> YearTask:
    key, name = "analyses", f"เขียนบทวิเคราะห์ {facts.indicators} ตัวชี้วัด"
    if not facts.has_total:
        return _off(key, name, "เริ่มได้เมื่อมีคะแนน")
    page = Link("เขียนบทวิเคราะห์", "plans:analysis", {"year": facts.year}) if facts.has_plan else _open(facts)
    if facts.written >= facts.indicators:
        return YearTask(key, name, State.DONE, "เสร็จแล้ว", go=Link("อ่านบทวิเคราะห์", page.page, page.arguments))
    missing = []
    if facts.unwritten:
        numbers = ", ".join(map(str, facts.unwritten))
        if facts.has_plan:
            page = Link(page.words, "plans:analysis-of", {"year": facts.year, "number": facts.unwritten[0]})
        missing.append(Missing(f"ตัวชี้วัดที่ {numbers} ต้องปรับปรุงแต่ยังว่าง", page if person.plans else None))
    if facts.written:
        said, state = f"เขียนแล้ว {facts.written} จาก {facts.indicators}", State.NOW
    else:
        said, state = "เริ่มได้", State.READY
    return YearTask(key, name, state, said, missing=tuple(missing), go=page if person.plans else None, todo=name)


def _open(facts: YearFacts) -> Link:
    return Link(f"เปิดแผนปี {facts.year}", "plans:years")


def _plan(facts: YearFacts, person: PersonFacts) -> YearTask:
    key, name = "plan", f"วางแผนปี {facts.year}"
    if not facts.has_total:
        return _off(key, name, "เริ่มได้เมื่อมีคะแนน")
    page = {"year": facts.year}
    count = len(facts.measures)
    if not count:
        go = Link("วางแผน", "plans:year", page) if facts.has_plan else _open(facts)
        return YearTask(key, name, State.READY, "เริ่มได้", go=go if person.plans else None, todo=name)
    missing = [Missing(f"{count} มาตรการ")]
    if facts.unanswered:
        numbers = ", ".join(map(str, facts.unanswered))
        add = Link("เพิ่มมาตรการ", "plans:add", page, f"?indicator={facts.unanswered[0]}")
        missing.append(Missing(f"ตัวชี้วัดที่ {numbers} ยังไม่มีมาตรการ", add if person.plans else None, bad=True))
    if facts.nobodys:
        missing.append(Missing(f"{facts.nobodys} มาตรการไม่มีผู้รับผิดชอบ", Link("เปิดแผน", "plans:year", page), bad=True))
    if len(missing) == 1:
        whole = (Missing(f"{count} มาตรการ ครบทุกตัวชี้วัดที่ต้องปรับปรุง"),)
        return YearTask(key, name, State.DONE, "เสร็จแล้ว", missing=whole, go=Link("ดูแผน", "plans:year", page))
    go = Link("วางแผนต่อ" if person.plans else "ดูแผน", "plans:year", page)
    todo = f"ทำแผนปี {facts.year} ให้ครบ" if person.plans else ""
    return YearTask(key, name, State.NOW, "ยังไม่ครบ", missing=tuple(missing), go=go, todo=todo)


def _assigning(facts: YearFacts, person: PersonFacts) -> YearTask:
    key, name = "assigning", "มอบหมายหน่วยงาน"
    if not facts.measures:
        return _off(key, name, "เริ่มได้เมื่อมีมาตรการ")
    page = {"year": facts.year}
    waiting = sum(measure.stage == Stage.DRAFT for measure in facts.measures)
    units = {unit for measure in facts.measures if measure.stage != Stage.DRAFT for unit in measure.units}
    if not waiting:
        who = f"{len(units)} หน่วยงาน"
        return YearTask(key, name, State.DONE, "เสร็จแล้ว", who=who, go=Link("ดูการมอบหมาย", "plans:year", page))
    handed = len(facts.measures) - waiting
    state, said = (State.NOW, f"มอบแล้ว {handed} จาก {len(facts.measures)}") if handed else (State.READY, "เริ่มได้")
    go = Link("มอบหมาย", "plans:assign", page) if person.plans else None
    missing = (Missing(f"ยังไม่มอบหมาย {waiting} มาตรการ", go),)
    return YearTask(key, name, state, said, missing=missing, go=go, todo=f"มอบหมาย {waiting} มาตรการให้หน่วยงาน")


def _reports(facts: YearFacts, person: PersonFacts) -> YearTask:
    key, name = "reports", "รายงานผลและหลักฐาน"
    handed = [measure for measure in facts.measures if measure.stage != Stage.DRAFT]
    if not handed:
        return _off(key, name, "เริ่มได้เมื่อมอบหมายแล้ว" if facts.measures else "")
    stages = Counter(measure.stage for measure in facts.measures)
    total, taken, sent = len(facts.measures), stages[Stage.ACCEPTED], stages[Stage.SUBMITTED]
    at_units = [m for m in handed if m.stage in {Stage.ASSIGNED, Stage.RETURNED}]
    late = [m for m in at_units if m.days_late]
    bare = sum(m.stage == Stage.ACCEPTED and not m.has_evidence for m in handed)
    plan = Link("ดูแผน", "plans:year", {"year": facts.year})
    page = RECEIVE if person.plans else REPORTS
    proofs = Missing(f"ขาดหลักฐาน {bare} มาตรการ", plan, bad=True)
    if taken == total:
        go = Link("ดูรายงาน", page, {"year": facts.year})
        if bare:
            todo = proofs.words if person.plans else ""
            return YearTask(key, name, State.NOW, "ขาดหลักฐาน", missing=(proofs,), go=go, todo=todo)
        return YearTask(key, name, State.DONE, "เสร็จแล้ว", missing=(Missing(f"รับแล้วทั้ง {total} มาตรการ"),), go=go)
    missing = [Missing(f"รับแล้ว {taken} จาก {total}")]
    missing += [Missing(f"รอตรวจรับ {sent}")] if sent else []
    missing += [Missing(f"ส่งกลับ {stages[Stage.RETURNED]}")] if stages[Stage.RETURNED] else []
    missing += [Missing(f"ยังไม่ส่ง {stages[Stage.ASSIGNED]}")] if stages[Stage.ASSIGNED] else []
    missing += [Missing(f"{_named(late)}เกินกำหนด {max(m.days_late for m in late)} วัน", bad=True)] if late else []
    missing += [proofs] if bare else []
    units = {unit for measure in at_units for unit in measure.units}
    who = " และ ".join([COORDINATOR] * bool(sent) + [f"{len(units)} หน่วยงาน"] * bool(units)) or COORDINATOR
    days = [m.due for m in at_units if m.due]
    if late:
        state, said = State.LATE, f"เกินกำหนด {len(late)}"
    else:
        state, said = (State.NOW, "รอตรวจรับ" if sent else "อยู่ที่หน่วยงาน")
    words = "ตรวจรับรายงาน" if person.plans and sent else "รายงานผล" if person.reports else "ดูรายงาน"
    return YearTask(
        key,
        name,
        state,
        said,
        who=who,
        when=f"ภายใน {short_date(min(days))}" if days else "",
        missing=tuple(missing),
        go=Link(words, page, {"year": facts.year}),
    )


def _named(late: Iterable[MeasureFacts]) -> str:
    units = sorted({unit for measure in late for unit in measure.units})
    return units[0] if len(units) == 1 else f"{len(units)} หน่วยงาน"


PAPERS: dict[str, str] = {
    PaperKind.ANALYSIS: "รายงานการวิเคราะห์ผล",
    PaperKind.PLAN: "แผนการนำผลสู่การปฏิบัติ",
    PaperKind.MEMO: "บันทึกข้อความนำส่ง",
    PaperKind.IMPLEMENTATION: "รายงานผลการดำเนินการ",
}


def _paper(facts: YearFacts, person: PersonFacts, kind: str) -> YearTask:
    """The row of one kind: its most pressing paper leads, the others are named beside it."""
    name, key = PAPERS[kind], f"paper-{kind}"
    papers = sorted((p for p in facts.papers if p.kind == kind), key=lambda p: PRESSING.index(p.state))
    if not papers:
        why = _not_yet(facts, kind)
        return _off(key, name, why) if why is not None else _unmade(facts, person, kind)
    lead, others = papers[0], papers[1:]
    more = tuple(Missing(f"{each.name} {SAID[each.state]}", _version("", each)) for each in others)
    return _of_version(facts, person, lead, key, name, more)


def _not_yet(facts: YearFacts, kind: str) -> str | None:
    """Why a paper cannot be begun; empty where its own row's task says it, None where it can."""
    if not facts.has_total:
        return ""
    if kind == PaperKind.ANALYSIS:
        return "เริ่มได้เมื่อเขียนบทวิเคราะห์" if not facts.written else None
    if not facts.measures:
        return "เริ่มได้เมื่อมีมาตรการ"
    if kind == PaperKind.MEMO and not facts.papers:
        return "เริ่มได้เมื่อจัดทำเอกสารที่จะนำส่ง"
    taken = all(measure.stage == Stage.ACCEPTED for measure in facts.measures)
    if kind == PaperKind.IMPLEMENTATION and not taken:
        return f"เริ่มได้เมื่อรับรายงานครบ {len(facts.measures)} มาตรการ"
    return None


def _unmade(facts: YearFacts, person: PersonFacts, kind: str) -> YearTask:
    year = facts.assessed if kind == PaperKind.ANALYSIS else facts.year
    go = Link("จัดทำเอกสาร", "approvals:papers", {}, f"?paper={kind}&year={year}") if person.makes_papers else None
    state, said = (State.LATE, f"เกินกำหนด {facts.overdue} วัน") if facts.overdue else (State.READY, "เริ่มได้")
    todo = f"จัดทำ{PAPERS[kind]}"
    return YearTask(f"paper-{kind}", PAPERS[kind], state, said, when=_until(facts), go=go, todo=todo)


def _until(facts: YearFacts) -> str:
    if facts.due is None:
        return ""
    return f"{'คาดว่า' if facts.due.expected_from else 'ภายใน'} {short_date(facts.due.end)}"


SAID: dict[PaperState, str] = {
    PaperState.MAKING: "กำลังจัดทำ",
    PaperState.FAILED: "จัดทำไม่สำเร็จ",
    PaperState.DRAFT: "ร่าง ยังไม่เสนอ",
    PaperState.REVIEW: "รอลงนาม",
    PaperState.SIGNING: "กำลังลงลายมือชื่อ",
    PaperState.RETURNED: "ส่งคืนแก้ไข",
    PaperState.WITHDRAWN: "ถอนเรื่องแล้ว",
    PaperState.SEALED: "ผนึกแล้ว",
    PaperState.REVOKED: "เพิกถอนแล้ว",
}
_STATES: dict[PaperState, State] = {
    PaperState.MAKING: State.NOW,
    PaperState.FAILED: State.LATE,
    PaperState.DRAFT: State.NOW,
    PaperState.REVIEW: State.WAIT,
    PaperState.SIGNING: State.WAIT,
    PaperState.RETURNED: State.LATE,
    PaperState.WITHDRAWN: State.NOW,
    PaperState.SEALED: State.DONE,
    PaperState.REVOKED: State.LATE,
}


def _version(words: str, paper: PaperFacts) -> Link | None:
    return Link(words, "approvals:version", {"pk": paper.version}) if paper.version else None


def _of_version(
    facts: YearFacts, person: PersonFacts, paper: PaperFacts, key: str, name: str, more: tuple[Missing, ...]
) -> YearTask:
    words, todo, mine = {
        PaperState.RETURNED: ("ดูเหตุผล", f"แก้ไข{name}แล้วเสนอใหม่", person.makes_papers),
        PaperState.DRAFT: ("ตรวจและเสนอ", f"เสนอ{name}", person.submits_papers),
        PaperState.FAILED: ("จัดทำอีกครั้ง", f"จัดทำ{name}อีกครั้ง", person.makes_papers),
        PaperState.WITHDRAWN: ("ดูเอกสาร", f"จัดทำ{name}ฉบับใหม่แล้วเสนอ", person.makes_papers),
        PaperState.REVOKED: ("ดูเอกสาร", f"จัดทำ{name}ฉบับใหม่", person.makes_papers),
        PaperState.REVIEW: ("ดูทางเดิน", "", False),
    }.get(paper.state, ("เปิดเอกสาร", "", False))
    who, when, missing = COORDINATOR, _until(facts), list(more)
    match paper.state:
        case PaperState.REVIEW:
            who = paper.holder
            when = f"ตั้งแต่ {short_date(paper.since)}" if paper.since else ""
            waited = (facts.today - paper.since).days if paper.since else 0
            left = "เหลือคนเดียว" if paper.steps - paper.signed == 1 else f"ลงนามแล้ว {paper.signed} จาก {paper.steps}"
            missing.insert(0, Missing(f"รอมา {waited} วัน {left}" if waited else left, bad=waited > LONG))
        case PaperState.SEALED:
            who = f"ลงนาม {paper.signed} จาก {paper.steps}"
            when = short_date(paper.since) if paper.since else ""
        case PaperState.SIGNING:
            who, when = "ระบบ", ""
        case PaperState.RETURNED | PaperState.REVOKED | PaperState.FAILED:
            missing.insert(0, Missing(paper.reason, bad=True))
        case PaperState.DRAFT if facts.overdue:
            missing.insert(0, Missing(f"เกินกำหนด {facts.overdue} วัน", bad=True))
    return YearTask(
        key,
        name,
        _STATES[paper.state],
        SAID[paper.state],
        who=who,
        when=when,
        missing=tuple(missing),
        go=_version(words, paper),
        todo=todo if mine else "",
    )


def _publication(facts: YearFacts, person: PersonFacts) -> YearTask:
    key, name = "publication", "เผยแพร่และแจ้งลิงก์ OIT"
    shown = sum(duty.published for duty in facts.duties)
    if not shown and not any(duty.sealed for duty in facts.duties):
        return _off(key, name, "เริ่มได้เมื่อมีเอกสารที่ผนึกแล้ว" if facts.has_total else "")
    missing, go, todo = [], Link("ดูลิงก์", "approvals:publication", {"year": facts.year}), ""
    for duty in facts.duties:
        page = Link("เผยแพร่", "approvals:publication", {"year": duty.fiscal_year})
        said = f"{duty.name} ({duty.item})" if duty.item else duty.name
        if duty.published:
            missing.append(Missing(f"{said} มีลิงก์แล้ว", page))
        elif duty.sealed:
            missing.append(Missing(f"{said} ยังไม่เผยแพร่", page, bad=bool(facts.overdue)))
            if person.publishes and not todo:
                go, todo = page, f"เผยแพร่{said}"
        else:
            missing.append(Missing(f"{said} รอเอกสาร"))
    doubtful = sorted({duty.item_year for duty in facts.duties if duty.item and not duty.verified})
    missing += [Missing(f"เลขข้อปี {year} ยังไม่ยืนยัน") for year in doubtful]
    if shown == len(facts.duties):
        return YearTask(key, name, State.DONE, "เผยแพร่แล้ว", missing=tuple(missing), go=go)
    state = State.LATE if facts.overdue else State.NOW
    said = f"ทำแล้ว {shown} จาก {len(facts.duties)}"
    return YearTask(key, name, state, said, when=_until(facts), missing=tuple(missing), go=go, todo=todo)


def days_between(today: dt.date, day: dt.date) -> str:
    """อีก 49 วัน, วันนี้, or เลยมา 3 วัน."""
    left = (day - today).days
    return f"อีก {left} วัน" if left > 0 else "วันนี้" if left == 0 else f"เลยมา {-left} วัน"
