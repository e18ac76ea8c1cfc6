"""The ten tasks of a year in their order, each with its state, who has it, when, and what is missing: facts → tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ita_portal.year.facts import RECEIVE, REPORTS, Link, MeasureFacts, PersonFacts, YearFacts
from ita_portal.year.paper_rows import PAPERS, kind_row
from ita_portal.year.rows import COORDINATOR, Missing, Phase, State, YearTask, off, until
from plans.rules.coverage import Lack, PlanGap
from plans.rules.workflow import OWED, Stage
from thai.dates import short_date

GAPS = 3  # of a plan that its row names


def phases_of(facts: YearFacts, person: PersonFacts) -> tuple[Phase, ...]:
    """The year in its three phases; pure."""
    papers = tuple(kind_row(facts, person, kind) for kind in PAPERS)
    return (
        Phase("รู้ผลและวางแผน", (_scores(facts, person), _analyses(facts, person), _plan(facts, person))),
        Phase("ลงมือและรายงาน", (_assigning(facts, person), _reports(facts, person))),
        Phase("เอกสารทางการและเผยแพร่", (*papers, _publication(facts, person))),
    )


def _scores(facts: YearFacts, person: PersonFacts) -> YearTask:
    name = f"บันทึกคะแนนปี {facts.assessed}"
    year = {"year": facts.assessed}
    if facts.has_total:
        when = short_date(facts.entered) if facts.entered else ""
        return YearTask("scores", name, State.DONE, "เสร็จแล้ว", when=when, go=Link("ดูคะแนน", "scores:year", year))
    if not facts.has_rules:
        wrong_kind = "" if facts.is_ruled_kind else " ถ้าประเภทของหน่วยงานไม่ถูกต้อง กรุณาแจ้งผู้ดูแลระบบ"
        return off("scores", name, f"ยังไม่มีหลักเกณฑ์ของปี {facts.assessed}{wrong_kind}")
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
        return off(key, name, "เริ่มได้เมื่อมีคะแนน")
    page = Link("เขียนบทวิเคราะห์", "plans:analysis", {"year": facts.year}) if facts.has_plan else _open(facts)
    if facts.written >= facts.indicators:
        return YearTask(key, name, State.DONE, "เสร็จแล้ว", go=Link("อ่านบทวิเคราะห์", page.page, page.arguments))
    missing = []
    if facts.unwritten:
        numbers = ", ".join(map(str, facts.unwritten))
        if facts.has_plan:
            page = Link(page.words, "plans:analysis-of", {"year": facts.year, "number": facts.unwritten[0]})
        missing.append(Missing(f"ตัวชี้วัดที่ {numbers} ต่ำกว่าเป้าหรือต่ำที่สุด ยังไม่มีบทวิเคราะห์", page if person.plans else None))
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
        return off(key, name, "เริ่มได้เมื่อมีคะแนน")
    page = {"year": facts.year}
    count = len(facts.measures)
    if not count:
        go = Link("วางแผน", "plans:year", page) if facts.has_plan else _open(facts)
        return YearTask(key, name, State.READY, "เริ่มได้", go=go if person.plans else None, todo=name)
    missing = [Missing(f"{count} มาตรการ"), *(_gap(facts, person, gap) for gap in facts.gaps[:GAPS])]
    if more := len(facts.gaps[GAPS:]):
        missing.append(Missing(f"และอีก {more} จุด", Link("เปิดแผน", "plans:year", page), bad=True))
    if not facts.gaps:
        whole = (Missing(f"{count} มาตรการ ครบทุกจุด"),)
        return YearTask(key, name, State.DONE, "เสร็จแล้ว", missing=whole, go=Link("ดูแผน", "plans:year", page))
    go = Link("วางแผนต่อ" if person.plans else "ดูแผน", "plans:year", page)
    todo = f"ทำแผนปี {facts.year} ให้ครบ" if person.plans else ""
    return YearTask(key, name, State.NOW, "ยังไม่ครบ", missing=tuple(missing), go=go, todo=todo)


def _gap(facts: YearFacts, person: PersonFacts, gap: PlanGap) -> Missing:
    link = Link("เปิดแผน", "plans:year", {"year": facts.year})
    if gap.lack == Lack.MEASURE:
        question = f"&question={gap.question}" if gap.question else ""
        link = Link("เพิ่มมาตรการ", "plans:add", link.arguments, f"?indicator={gap.indicator}{question}")
    return Missing(gap.words, link if person.plans else None, bad=True)


def _assigning(facts: YearFacts, person: PersonFacts) -> YearTask:
    key, name = "assigning", "มอบหมายหน่วยงาน"
    if not facts.measures:
        return off(key, name, "เริ่มได้เมื่อมีมาตรการ")
    page = {"year": facts.year}
    shown = Link("ดูการมอบหมาย", RECEIVE if person.plans else REPORTS, page)
    waiting = sum(measure.stage == Stage.DRAFT for measure in facts.measures)
    units = {unit for measure in facts.measures if measure.stage != Stage.DRAFT for unit in measure.units}
    if not waiting:
        who = f"{len(units)} หน่วยงาน"
        return YearTask(key, name, State.DONE, "เสร็จแล้ว", who=who, go=shown)
    handed = len(facts.measures) - waiting
    state, said = (State.NOW, f"มอบแล้ว {handed} จาก {len(facts.measures)}") if handed else (State.READY, "เริ่มได้")
    go = Link("มอบหมาย", "plans:assign", page) if person.plans else None
    missing = (Missing(f"ยังไม่มอบหมาย {waiting} มาตรการ", go),)
    return YearTask(key, name, state, said, missing=missing, go=go, todo=f"มอบหมาย {waiting} มาตรการให้หน่วยงาน")


def _reports(facts: YearFacts, person: PersonFacts) -> YearTask:
    key, name = "reports", "รายงานผลและหลักฐาน"
    handed = [measure for measure in facts.measures if measure.stage != Stage.DRAFT]
    if not handed:
        return off(key, name, "เริ่มได้เมื่อมอบหมายแล้ว" if facts.measures else "")
    stages = Counter(measure.stage for measure in facts.measures)
    total, taken, sent = len(facts.measures), stages[Stage.ACCEPTED], stages[Stage.SUBMITTED]
    at_units = [m for m in handed if m.stage in OWED]
    late = [m for m in at_units if m.days_late]
    bare = sum(m.stage == Stage.ACCEPTED and not m.has_evidence for m in handed)
    page = RECEIVE if person.plans else REPORTS
    proofs = Missing(f"ขาดหลักฐาน {bare} มาตรการ", Link("ดูรายงาน", page, {"year": facts.year}), bad=True)
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


def _publication(facts: YearFacts, person: PersonFacts) -> YearTask:
    key, name = "publication", "เผยแพร่และแจ้งลิงก์ OIT"
    shown = sum(duty.published for duty in facts.duties)
    if not shown and not any(duty.sealed for duty in facts.duties):
        return off(key, name, "เริ่มได้เมื่อมีเอกสารที่ผนึกแล้ว" if facts.has_total else "")
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
    return YearTask(key, name, state, said, when=until(facts), missing=tuple(missing), go=go, todo=todo)
