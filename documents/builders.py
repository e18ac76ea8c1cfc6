"""From rows to papers: one builder for each kind of documents.content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from accounts.models import Municipality
from documents.content import (
    Analysis,
    CannotBuild,
    Implementation,
    IndicatorText,
    MeasureRow,
    Memo,
    Paper,
    PlanPaper,
    QuestionRow,
    Results,
    ScoreRow,
    SignatureBlock,
    Theme,
    YearScores,
)
from documents.models import VARIANTS, PaperKind
from plans.models import IndicatorAnalysis, Measure, Plan
from plans.rules.drafting import draft_analysis
from scores.analysis import below_target, recoverable, rounded, weakest
from scores.models import Assessment
from scores.results import HISTORY, ResultRow, YearResults, history_lines, load_rules, year_results
from scores.rules import Indicator, Rules
from thai import dates
from thai.numbers import describe_change, format_change, format_score

# The papers' own names, as the assessment's checklist calls them.
TITLES: dict[str, str] = {
    PaperKind.ANALYSIS: "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส",
    PaperKind.PLAN: "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ",
    PaperKind.IMPLEMENTATION: "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    PaperKind.MEMO: "บันทึกข้อความ",
}
LONG_ROW = 1500  # characters; a landscape page holds about 3,000 in the columns of a row
ITA = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"


@dataclass(frozen=True)
class Source:
    """The rows a paper is made from. `before` is the assessment one year earlier, where there is one."""

    municipality: Municipality
    fiscal_year: int
    assessed_year: int
    plan_year: int
    assessment: Assessment | None
    before: Assessment | None
    plan: Plan | None
    history: tuple[Assessment, ...] = ()  # an analysis' last years, the assessed one included

    @property
    def answered(self) -> Assessment | None:
        """The assessment the plan's measures answer: that of the year before the plan's."""
        return next((a for a in (self.assessment, self.before) if a and a.fiscal_year == self.plan_year - 1), None)


def load_source(municipality: Municipality, about: str, fiscal_year: int) -> Source:
    """Reads the rows for a paper, or for the memo that sends it up.

    A plan is about the year it runs in and answers the year before; an analysis is about the assessed year and leads to
    the next year's plan; an implementation report is about one year's plan and that year's result.
    """
    assessed = fiscal_year - 1 if about == PaperKind.PLAN else fiscal_year
    plan_year = fiscal_year + 1 if about == PaperKind.ANALYSIS else fiscal_year
    first = assessed + 1 - (HISTORY if about == PaperKind.ANALYSIS else 2)
    years = {
        a.fiscal_year: a
        for a in Assessment.objects.filter(municipality=municipality, fiscal_year__range=(first, assessed))
        .select_related("municipality")
        .prefetch_related("question_scores")
    }
    load_rules(years.values())
    plan = Plan.objects.filter(municipality=municipality, fiscal_year=plan_year).first()
    history = tuple(years.values()) if about == PaperKind.ANALYSIS else ()
    return Source(
        municipality, fiscal_year, assessed, plan_year, years.get(assessed), years.get(assessed - 1), plan, history
    )


def build(source: Source, kind: str, variant: str, today: dt.date, signatures: Sequence[SignatureBlock]) -> Paper:
    """The content of a paper. Raises CannotBuild when what it must say is not there."""
    if variant not in dict(VARIANTS[kind]):
        raise CannotBuild(f"เอกสารประเภทนี้ไม่มีรูปแบบ {variant}")
    head = {
        "kind": kind,
        "variant": variant,
        "title": TITLES[kind],
        "municipality": source.municipality.name,
        "place": source.municipality.place,
        "fiscal_year": str(source.fiscal_year),
        "made_on": dates.long_date(today),
        "signatures": tuple(signatures),
    }
    match kind:
        case PaperKind.ANALYSIS:
            return _analysis(source, head)
        case PaperKind.PLAN:
            return _plan(source, head)
        case PaperKind.IMPLEMENTATION:
            return _implementation(source, head, by_theme=variant == "by-theme")
        case _:
            return _memo(source, head, about=variant)


# --- Results ----------------------------------------------------------------------------------------------------------


def _assessment(source: Source) -> Assessment:
    if source.assessment is None or source.assessment.total is None:
        raise CannotBuild(f"ยังไม่มีคะแนนภาพรวมของปีงบประมาณ พ.ศ. {source.assessed_year} กรุณากรอกคะแนนก่อน")
    return source.assessment


def _results(assessment: Assessment, before: Assessment | None, history: Iterable[Assessment] = ()) -> Results:
    read = year_results(assessment, before)

    def printed(row: ResultRow, number: str = "") -> ScoreRow:
        return ScoreRow(
            group=row.instrument,
            number=number,
            name=row.name,
            score=format_score(row.score),
            before=format_score(row.before),
            change=format_change(row.change),
            change_words=describe_change(row.change),
            value=str(row.score or 0),
            below_target=row.below_target,
        )

    return Results(
        fiscal_year=str(assessment.fiscal_year),
        total=format_score(read.total.score),
        total_before=format_score(read.total.before),
        total_change_words=describe_change(read.total.change),
        level=read.level_name,
        level_note=_level_note(read),
        has_before=read.has_before,
        year_before=str(read.year_before),
        instruments=tuple(map(printed, read.instruments)),
        indicators=tuple(printed(row, row.item) for row in read.indicators),
        target=str(read.rules.target),
        line_items=read.line_items,
        years=tuple(
            YearScores(str(line.fiscal_year), tuple(map(format_score, line.scores)))
            for line in history_lines(read.rules, history)
        ),
    )


def _level_note(read: YearResults) -> str:
    """Why there is no level, or that the computed one rests on a rule nobody has checked."""
    if read.official_level:
        return ""
    if read.level.name is None:
        return read.level.reason
    return "" if read.level.verified else "ระดับคำนวณจากเกณฑ์ที่ยังไม่ได้ตรวจสอบกับประกาศของปีนั้น"


def _questions(rules: Rules, indicator: Indicator, figures: Mapping[str, Decimal]) -> tuple[QuestionRow, ...]:
    """Every question of an indicator, or none where no question was entered: a column of dashes says nothing."""
    items = rules.question_items[indicator.key]
    if not any(item in figures for item in items):
        return ()
    return tuple(QuestionRow(rules.item_name(item), format_score(figures.get(item))) for item in items)


def _indicator_text(
    read: YearResults, row: ResultRow, figures: Mapping[str, Decimal], written: IndicatorAnalysis | None
) -> IndicatorText:
    """What people wrote of an indicator. Where nobody wrote a finding, what the figures say; never a promise."""
    indicator = read.rules.indicator(row.item)
    finding, weakness = (written.finding, written.weakness) if written else ("", "")
    if not finding:
        known = {**figures, row.item: row.score} if row.score is not None else figures
        drafted = draft_analysis(read.rules, indicator, known, row.before)
        # That nobody entered the questions is for who writes the analysis, not for who reads the paper.
        has_questions = any(item in known for item in read.rules.question_items[indicator.key])
        finding, weakness = drafted.finding, weakness or (drafted.weakness if has_questions else "")
    return IndicatorText(
        number=row.item,
        name=indicator.name,
        instrument=indicator.instrument,
        score=format_score(row.score),
        finding=finding,
        weakness=weakness,
        response=written.response if written else "",
        questions=_questions(read.rules, indicator, figures),
    )


# --- Measures ---------------------------------------------------------------------------------------------------------


def _measures(source: Source) -> tuple[MeasureRow, ...]:
    if source.plan is None:
        return ()
    assessment = source.answered
    figures = assessment.figures() if assessment else {}
    names = {i.number: i.name for i in assessment.rules.indicators} if assessment else {}

    def findings(measure: Measure) -> Iterable[str]:
        for number in measure.indicator_numbers:
            score = figures.get(str(number))
            scored = f" {format_score(score)} คะแนน" if score is not None else ""
            yield f"ตัวชี้วัดที่ {number} {names.get(number, '')}{scored}"
        if measure.question_ids:
            yield f"ข้อ {', '.join(measure.question_ids)}"
        if measure.finding:
            yield measure.finding

    return tuple(
        MeasureRow(
            number=str(number),
            kind=measure.get_kind_display(),
            title=measure.title,
            theme=measure.theme,
            findings=tuple(findings(measure)),
            steps=tuple(step.text for step in measure.steps.all()),
            period=measure.period,
            responsible=measure.responsible,
            outputs=tuple(output.text for output in measure.outputs.all()),
            outcome=measure.outcome,
            status=measure.get_status_display(),
            is_long=_length(measure) > LONG_ROW,
        )
        for number, measure in enumerate(source.plan.measures.with_rows(), 1)
    )


def _length(measure: Measure) -> int:
    lines = [line.text for line in (*measure.steps.all(), *measure.outputs.all())]
    return sum(map(len, [*lines, measure.outcome, measure.finding]))


def _required_measures(source: Source) -> tuple[MeasureRow, ...]:
    rows = _measures(source)
    if not rows:
        raise CannotBuild(f"ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. {source.plan_year} กรุณาเพิ่มมาตรการก่อน")
    return rows


# --- Papers -----------------------------------------------------------------------------------------------------------


def _analysis(source: Source, head: dict[str, Any]) -> Analysis:
    assessment = _assessment(source)
    rules, figures = assessment.rules, assessment.figures()
    texts = {a.indicator: a for a in source.plan.analyses.all()} if source.plan else {}
    read = year_results(assessment, source.before)
    below = below_target(rules, figures)
    summary = [
        f"{source.municipality.name} ได้คะแนนภาพรวม {format_score(assessment.total)} คะแนน"
        f" เป้าหมายของปีนี้คือ {rules.target} คะแนน"
    ]
    if below:
        names = ", ".join(f"ตัวชี้วัดที่ {i.number} {i.name} ({format_score(figures[i.key])})" for i in below)
        summary.append(f"ตัวชี้วัดที่ต่ำกว่าเป้าหมายมี {len(below)} ตัวชี้วัด คือ {names}")
    elif low := [i for i in weakest(rules, figures) if figures[i.key] < 100][:1]:
        summary.append(
            f"ทุกตัวชี้วัดผ่านเป้าหมาย ตัวชี้วัดที่ได้คะแนนน้อยที่สุดคือตัวชี้วัดที่ {low[0].number} {low[0].name}"
            f" ({format_score(figures[low[0].key])})"
        )
    if (gains := recoverable(rules, figures)) and gains[0].points > 0:
        best = rules.indicator(gains[0].item)
        summary.append(
            f"หากตัวชี้วัดที่ {best.number} {best.name} ได้คะแนนเต็ม"
            f" คะแนนภาพรวมจะเพิ่มขึ้น {format_score(rounded(gains[0].points))} คะแนน"
        )
    return Analysis(
        **head,
        results=_results(assessment, source.before, source.history),
        summary=tuple(summary),
        indicators=tuple(_indicator_text(read, row, figures, texts.get(int(row.item))) for row in read.indicators),
        plan_year=str(source.plan_year),
        measures=_measures(source),
    )


def _plan(source: Source, head: dict[str, Any]) -> PlanPaper:
    first, last = dates.fiscal_year_bounds(source.fiscal_year)
    return PlanPaper(
        **head,
        assessed_year=str(source.assessed_year),
        period=f"{dates.long_date(first)} ถึง {dates.long_date(last)}",
        introduction=(
            f"{source.municipality.name} นำผล{ITA} ปีงบประมาณ พ.ศ. {source.assessed_year} มาวิเคราะห์รายตัวชี้วัด"
            f" และกำหนดมาตรการ โครงการ และกิจกรรมที่จะดำเนินการในปีงบประมาณ พ.ศ. {source.fiscal_year} ดังตารางต่อไปนี้",
        ),
        measures=_required_measures(source),
    )


def _implementation(source: Source, head: dict[str, Any], *, by_theme: bool) -> Implementation:
    rows = _required_measures(source)
    first, last = dates.fiscal_year_bounds(source.fiscal_year)
    results = conclusions = None
    if source.assessment and source.assessment.total is not None:
        results = _results(source.assessment, source.before)
        conclusions = _conclusions(source, results)
    done = sum(row.status == Measure.Status.DONE.label for row in rows)
    return Implementation(
        **head,
        period=f"เดือนตุลาคม {source.fiscal_year - 1} ถึงเดือนกันยายน {source.fiscal_year}",
        introduction=(
            f"{source.municipality.name} กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
            f" ประจำปีงบประมาณ พ.ศ. {source.fiscal_year} ({dates.short_date(first)} – {dates.short_date(last)})"
            f" ไว้ {len(rows)} รายการ ดำเนินการแล้วเสร็จ {done} รายการ"
            " รายละเอียดการดำเนินงาน ผลการดำเนินการ และผลลัพธ์ของแต่ละรายการปรากฏตามตาราง",
        ),
        themes=_themes(rows) if by_theme else (Theme("", rows),),
        results=results,
        conclusions=conclusions or (),
    )


def _themes(rows: Sequence[MeasureRow]) -> tuple[Theme, ...]:
    grouped: dict[str, list[MeasureRow]] = {}
    for row in rows:
        grouped.setdefault(row.theme, []).append(row)
    last = grouped.pop("", [])
    themes = [Theme(title, tuple(measures)) for title, measures in grouped.items()]
    return tuple(themes + ([Theme("ประเด็นอื่น", tuple(last))] if last else []))


def _conclusions(source: Source, results: Results) -> tuple[str, ...]:
    """What changed since last year, said from the figures alone."""
    said = [
        f"ปีงบประมาณ พ.ศ. {results.fiscal_year} {source.municipality.name} ได้คะแนนภาพรวม {results.total} คะแนน"
        f" อยู่ในระดับ{results.level}"
    ]
    if not results.has_before:
        return tuple(said)
    said[0] += (
        f" เมื่อเทียบกับปีงบประมาณ พ.ศ. {results.year_before} ซึ่งได้ {results.total_before} คะแนน {results.total_change_words}"
    )
    for words, heading in (("เพิ่มขึ้น", "ตัวชี้วัดที่คะแนนเพิ่มขึ้น"), ("ลดลง", "ตัวชี้วัดที่คะแนนลดลงและต้องทบทวนมาตรการ")):
        named = [
            f"ตัวชี้วัดที่ {r.number} {r.name} ({r.change_words})"
            for r in results.indicators
            if r.change_words.startswith(words)
        ]
        if named:
            said.append(f"{heading} {len(named)} ตัวชี้วัด ได้แก่ {', '.join(named)}")
    return tuple(said)


def _memo(source: Source, head: dict[str, Any], *, about: str) -> Memo:
    year = source.fiscal_year
    place = source.municipality
    paper = TITLES[about]
    addressee = head["signatures"][-1].position if head["signatures"] else "นายกเทศมนตรี"
    facts = []
    if source.assessment and source.assessment.total is not None:
        results = _results(source.assessment, source.before)
        facts.append(
            f"ปีงบประมาณ พ.ศ. {results.fiscal_year} {place.name} ได้คะแนนภาพรวม {results.total} คะแนน"
            f" อยู่ในระดับ{results.level}"
            + (f" {results.total_change_words}จากปีงบประมาณ พ.ศ. {results.year_before}" if results.has_before else "")
        )
    elif about == PaperKind.ANALYSIS:
        _assessment(source)
    if about != PaperKind.ANALYSIS:
        rows = _required_measures(source)
        facts.append(f"แผนปีงบประมาณ พ.ศ. {source.plan_year} มีมาตรการ {len(rows)} รายการ")
        if about == PaperKind.IMPLEMENTATION:
            done = sum(row.status == Measure.Status.DONE.label for row in rows)
            facts[-1] += f" ดำเนินการแล้วเสร็จ {done} รายการ"
    return Memo(
        **head,
        office=f"{place.name} {place.place}",
        reference=place.document_prefix,
        subject=f"{paper} (ITA) ปีงบประมาณ พ.ศ. {year}",
        addressee=addressee,
        background=(
            f"{place.name} เข้ารับ{ITA} ซึ่งสำนักงาน ป.ป.ช. ดำเนินการเป็นประจำทุกปี"
            " และต้องนำผลมาวิเคราะห์ กำหนดมาตรการ ติดตาม และรายงานผลการดำเนินการต่อผู้บริหาร",
        ),
        facts=tuple(facts),
        considerations=(
            f"ผู้จัดทำได้จัดทำ{paper} ปีงบประมาณ พ.ศ. {year} เสร็จเรียบร้อยแล้ว ตัวเลขทุกแห่งมาจากคะแนนที่บันทึกไว้ในระบบ"
            " จึงเห็นควรเสนอเพื่อโปรดพิจารณาให้ความเห็นชอบ และเผยแพร่บนเว็บไซต์ของหน่วยงานต่อไป",
        ),
    )
