"""The rows of a year's four papers: each paper in every state, and what is not made yet."""

from __future__ import annotations

from documents.models import PaperKind
from ita_portal.year.facts import PRESSING, REPORTS, Link, PaperFacts, PaperState, PersonFacts, YearFacts
from ita_portal.year.rows import COORDINATOR, Missing, State, YearTask, off, until
from plans.rules.workflow import Stage
from thai.dates import short_date

LONG = 5  # days that a paper may wait on one desk before it is said

PAPERS: dict[str, str] = {
    PaperKind.ANALYSIS: "รายงานการวิเคราะห์ผล",
    PaperKind.PLAN: "แผนการนำผลสู่การปฏิบัติ",
    PaperKind.MEMO: "บันทึกข้อความนำส่ง",
    PaperKind.IMPLEMENTATION: "รายงานผลการดำเนินการ",
}

# Where that is done for which a paper waits; the plan's own page for the others.
_WAITS_FOR: dict[str, str] = {PaperKind.ANALYSIS: "plans:analysis", PaperKind.IMPLEMENTATION: REPORTS}


def kind_row(facts: YearFacts, person: PersonFacts, kind: str) -> YearTask:
    """The row of one kind: its most pressing paper leads, the others are named beside it."""
    papers = sorted((p for p in facts.papers if p.kind == kind), key=lambda p: PRESSING.index(p.state))
    if not papers:
        return unmade_row(facts, person, kind)
    lead, others = papers[0], papers[1:]
    more = tuple(Missing(f"{each.name} {SAID[each.state]}", _version("", each)) for each in others)
    return paper_row(facts, person, lead, more)


def unmade_row(facts: YearFacts, person: PersonFacts, kind: str) -> YearTask:
    """That of a paper which is still to be made, or why it cannot be begun."""
    why = _not_yet(facts, kind)
    if why is not None:
        link = Link("", _WAITS_FOR.get(kind, "plans:year"), {"year": facts.year}) if facts.has_plan else None
        return off(f"paper-{kind}", PAPERS[kind], why, link)
    go = Link("จัดทำเอกสาร", "year-papers", {"year": facts.year}, f"#paper-{kind}") if person.makes_papers else None
    state, said = (State.LATE, f"เกินกำหนด {facts.overdue} วัน") if facts.overdue else (State.READY, "เริ่มได้")
    todo = f"จัดทำ{PAPERS[kind]}"
    return YearTask(f"paper-{kind}", PAPERS[kind], state, said, when=until(facts), go=go, todo=todo)


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


def paper_row(facts: YearFacts, person: PersonFacts, paper: PaperFacts, more: tuple[Missing, ...] = ()) -> YearTask:
    """That of one paper as its newest version stands; `more` is said beside it."""
    name, key = PAPERS[paper.kind], f"paper-{paper.kind}"
    words, todo, mine = {
        PaperState.RETURNED: ("ดูเหตุผล", f"แก้ไข{name}แล้วเสนอใหม่", person.makes_papers),
        PaperState.DRAFT: ("ตรวจและเสนอ", f"เสนอ{name}", person.submits_papers),
        PaperState.FAILED: ("จัดทำอีกครั้ง", f"จัดทำ{name}อีกครั้ง", person.makes_papers),
        PaperState.WITHDRAWN: ("ดูเอกสาร", f"จัดทำ{name}ฉบับใหม่แล้วเสนอ", person.makes_papers),
        PaperState.REVOKED: ("ดูเอกสาร", f"จัดทำ{name}ฉบับใหม่", person.makes_papers),
        PaperState.REVIEW: ("ดูทางเดิน", "", False),
    }.get(paper.state, ("เปิดเอกสาร", "", False))
    who, when, missing = COORDINATOR, until(facts), list(more)
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
