"""Checks of what a paper rests on: scores, the plan, proof, and whether any of it changed since it was frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from approvals.checks.listing import ListedCheck, Mend, Result
from approvals.checks.rules import CannotCheck, of_plan, of_report, rule, together, with_tables
from approvals.checks.subject import CheckedMeasure, CheckedPaper, Today
from documents.models import PaperKind
from documents.papers.differences import Differences, differences
from documents.papers.measures import indicators_of
from plans.models import Measure
from scores.results import ExplainedDifference, YearResults
from thai.numbers import format_score

RESTATED = frozenset({"output_repeats_step", "outcome_repeats_output"})
UNPROVEN = frozenset({"done_without_output", "done_without_outcome", "done_without_evidence"})


def _of_measure(subject: CheckedPaper, measure: CheckedMeasure, label: str, *, to_evidence: bool = False) -> Mend:
    parts = {"year": subject.source.plan_year, "pk": measure.row.pk}
    return Mend(label, "plans:measure", parts, "#evidence") if to_evidence else Mend(label, "plans:edit", parts)


def _years(subject: CheckedPaper) -> list[YearResults]:
    """The years that the paper reads, each once: the assessed one and the one its measures answer."""
    both = (subject.source.results, subject.source.answered)
    return list({read.fiscal_year: read for read in both if read}.values())


@rule("figures", "คะแนนรวม เครื่องมือ และตัวชี้วัดคำนวณตรงกัน", with_tables)
def figures(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """An entered score is what its parts give, to the rules' tolerance; where it is not, the figure that explains it is
    named. A level that was entered is one that the figures allow. Scores that have no parts to be compared with are
    told, for nobody checked them."""
    for read in _years(subject):
        year = read.fiscal_year
        mend = Mend(f"แก้คะแนนปี {year}", "scores:edit", {"year": year})
        for one in read.differences:
            words = f"{one.name} ปี {year} กรอก {format_score(one.entered)} แต่ส่วนประกอบให้ {format_score(one.derived)}"
            yield ListedCheck("figures", Result.ERROR, words, _guilty(one, read), mend=mend)
        if read.level_contradicts:
            words = f"ระดับที่กรอกของปี {year} คือ{read.level_name} แต่คะแนนไม่ให้ระดับนั้น"
            yield ListedCheck("figures", Result.WARNING, words, mend=mend)
        if not read.compared:
            words = f"คะแนนปี {year} ยังตรวจทานกันไม่ได้ เพราะไม่มีส่วนประกอบครบให้คำนวณเทียบ"
            yield ListedCheck("figures", Result.WARNING, words, mend=mend)


def _guilty(difference: ExplainedDifference, read: YearResults) -> str:
    """Which figure is likeliest wrong."""
    if difference.explained_by:
        return f"น่าจะผิดที่ {together(difference.explained_by)}"
    if any(difference.name in other.explained_by for other in read.differences):
        return "น่าจะผิดที่ตัวเลขนี้เอง"
    return "ไม่มีตัวเลขเดียวที่อธิบายความต่างนี้ได้"


@rule("coverage", "ตัวชี้วัดที่อ่อนมีบทวิเคราะห์ มาตรการ ผู้รับผิดชอบ และช่วงเวลา", of_plan)
def gaps(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """A weak indicator, below the target or the lowest of all, has a measure: an error where it has none. What a weak
    indicator has no analysis, person or period for, and questions below the target that no measure names, are warnings.
    """
    if subject.source.rules is None:
        raise CannotCheck(f"เพราะยังไม่มีหลักเกณฑ์ของปี {subject.source.plan_year - 1}")
    if subject.source.answered is None:
        yield ListedCheck(
            "coverage", Result.WARNING, f"ยังไม่มีคะแนนปี {subject.source.plan_year - 1} จึงไม่ทราบว่าตัวชี้วัดใดอ่อน"
        )
        return
    plan = subject.source.plan_year
    open_plan = Mend("เปิดแผน", "plans:year", {"year": plan})
    weak = [row for row in subject.coverage if row.weak]
    for row in weak:
        if row.is_question:
            continue
        scored = f"ได้ {format_score(row.score)} คะแนน" if row.score is not None else "ยังไม่มีคะแนน"
        named = f"ตัวชี้วัดที่ {row.indicator.number} {row.indicator.name} {scored}"
        if subject.about == PaperKind.ANALYSIS and not row.is_analysed:
            write = Mend("เขียนบทวิเคราะห์", "plans:analysis-of", {"year": plan, "number": row.indicator.number})
            yield ListedCheck("coverage", Result.WARNING, f"{named} แต่ยังไม่มีบทวิเคราะห์", mend=write)
        if not row.measures:
            add = Mend("เพิ่มมาตรการ", "plans:add", {"year": plan}, f"?indicator={row.indicator.number}")
            yield ListedCheck("coverage", Result.ERROR, f"{named} แต่ไม่มีมาตรการ", mend=add)
        nobodys = [str(measure.number) for measure in row.measures if not measure.has_responsible]
        endless = [str(measure.number) for measure in row.measures if not measure.has_period]
        for label, numbers in (("ผู้รับผิดชอบ", nobodys), ("ช่วงเวลา", endless)):
            if numbers:
                words, where = f"{named} แต่มาตรการยังไม่ระบุ{label}", f"มาตรการที่ {together(numbers)}"
                yield ListedCheck("coverage", Result.WARNING, words, where, mend=open_plan)
    unanswered: dict[str, dict[str, None]] = {}  # indicator → its questions, each once
    for row in weak:
        if row.is_question and not row.measures:
            named = f"ตัวชี้วัดที่ {row.indicator.number} {row.indicator.name}"
            unanswered.setdefault(named, {})[row.question] = None
    if unanswered:
        words = f"ข้อคำถามที่ต่ำกว่าเป้าหมาย {sum(map(len, unanswered.values()))} ข้อไม่มีมาตรการ"
        which = [f"ข้อ {together(list(asked))} ของ{named}" for named, asked in unanswered.items()]
        yield ListedCheck("coverage", Result.WARNING, words, "; ".join(which), mend=open_plan)


@rule("proof", "มาตรการที่แจ้งว่าแล้วเสร็จมีผลและหลักฐานทุกรายการ", of_report)
def unproven(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """A measure that is said to be done has an output, an outcome, and evidence that bears a date."""
    for measure in subject.measures:
        for failed in measure.failed:
            if failed.kind in UNPROVEN:
                is_evidence = failed.field == "evidence"
                label = "แนบหลักฐาน" if is_evidence else "กรอกผลของมาตรการ"
                mend = _of_measure(subject, measure, label, to_evidence=is_evidence)
                words = f"มาตรการที่ {measure.number} {failed.words}"
                yield ListedCheck(
                    "proof", Result.ERROR, words, measure.title, "ตารางผลการดำเนินการ", mend=mend, sought=measure.title
                )


@rule("restated", "ผลการดำเนินการและผลลัพธ์ไม่กล่าวซ้ำขั้นตอน", of_report)
def restated(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """An output says more than that a step was taken, and an outcome more than that an output was made."""
    for measure in subject.measures:
        for failed in measure.failed:
            if failed.kind in RESTATED:
                mend = _of_measure(subject, measure, "แก้ข้อความของมาตรการ")
                words = f"มาตรการที่ {measure.number} {failed.words}"
                yield ListedCheck(
                    "restated",
                    Result.WARNING,
                    words,
                    measure.title,
                    "ตารางผลการดำเนินการ",
                    mend=mend,
                    sought=measure.title,
                )


@rule("period", "ช่วงเวลาของมาตรการอยู่ในปีงบประมาณของแผน", with_tables)
def outside(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """A measure's period lies in the fiscal year it is carried out in."""
    for measure in subject.measures:
        for failed in measure.failed:
            if failed.kind == "outside":
                mend = _of_measure(subject, measure, "แก้ช่วงเวลา")
                words = f"มาตรการที่ {measure.number} {failed.words}"
                yield ListedCheck(
                    "period", Result.ERROR, words, measure.title, "ตารางมาตรการ", mend=mend, sought=measure.title
                )


@rule("fallen", "ตัวชี้วัดที่คะแนนลดลงไม่มีมาตรการที่แจ้งว่าแล้วเสร็จ", of_report)
def fallen(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """Where an indicator fell although the measures that answer it were carried out, whoever reads will ask why."""
    read = subject.source.results
    for row in read.fallen if read else ():
        done = [
            measure.number
            for measure in subject.measures
            if measure.row.status == Measure.Status.DONE
            and int(row.item) in indicators_of(measure.row, subject.source.rules)
        ]
        if done and row.change is not None:
            lost = format_score(abs(row.change))
            words = f"ตัวชี้วัดที่ {row.item} คะแนนลดลง {lost} แต่มาตรการที่เกี่ยวข้อง (ที่ {together(done)}) รายงานว่าแล้วเสร็จ"
            yield ListedCheck("fallen", Result.WARNING, words, "ผู้อ่านอาจถามว่าเพราะเหตุใด")


@rule("unread", "ไม่มีข้อความจากปีก่อนที่ยังไม่ได้อ่านทวน", with_tables)
def unread(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """Sentences taken over from last year's plan were read for this year. (A section of the paper that nobody read
    since it was taken over cannot be frozen at all.)"""
    for measure in subject.measures:
        if count := measure.row.unreviewed:
            words = f"มาตรการที่ {measure.number} มีข้อความจากแผนปีก่อน {count} ข้อความที่ยังไม่มีใครทบทวน"
            mend = _of_measure(subject, measure, "อ่านทวนมาตรการ")
            yield ListedCheck(
                "unread", Result.ERROR, words, measure.title, "ตารางมาตรการ", mend=mend, sought=measure.title
            )
    for number in sorted(subject.unread) if subject.about == PaperKind.ANALYSIS else ():
        words = f"บทวิเคราะห์ตัวชี้วัดที่ {number} ยกมาจากแผนปีก่อนและยังไม่มีใครทบทวน"
        mend = Mend("อ่านทวนบทวิเคราะห์", "plans:analysis-of", {"year": subject.source.plan_year, "number": number})
        yield ListedCheck("unread", Result.ERROR, words, mend=mend)


def told(found: Differences, names: Mapping[str, str]) -> tuple[str, ...]:
    """Differences, a line each; `names` are what people call the sections."""
    sections = (f"ข้อความ “{names.get(change.key, 'ส่วนที่ลบแล้ว')}” เปลี่ยน" for change in found.sections if change.in_words)
    pictures = (change.picture for change in found.sections if change.picture)
    order = ("ลำดับของส่วนเปลี่ยน",) if found.reordered else ()
    return (*(one.words for one in found.figures), *(row.words for row in found.rows), *sections, *pictures, *order)


def differs(content: Mapping[str, Any], today: Today) -> tuple[str, ...]:
    """What the data say today otherwise than the paper, a line each. Raises CannotCheck."""
    if today.content is None:
        raise CannotCheck(f"เพราะวันนี้จัดทำเอกสารนี้อีกฉบับไม่ได้: {today.why_not}")
    return told(differences(content, today.content), today.names)


@rule("changed", "ข้อมูลไม่เปลี่ยนหลังจัดทำฉบับนี้")
def changed(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """What the paper says is what the data say today; whatever changed since it was frozen is named, with both values
    where it is a figure."""
    lines = differs(subject.content, subject.today)
    if lines:
        mend = Mend("จัดทำฉบับใหม่", "approvals:compose", {"pk": subject.paper.pk})
        still = f"ฉบับที่ {subject.version.number} ยังเป็นค่าเดิม"
        words = lines[0] if len(lines) == 1 else f"ข้อมูลเปลี่ยนหลังจัดทำฉบับนี้ {len(lines)} แห่ง"
        yield ListedCheck(
            "changed", Result.ERROR, words, still if len(lines) == 1 else f"{together(lines)} · {still}", mend=mend
        )


DATA_RULES = (figures, gaps, unproven, restated, outside, fallen, unread, changed)
