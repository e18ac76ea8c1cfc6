"""รายงานการวิเคราะห์ผลการประเมิน: what the result says, what people wrote of it, and the plan that follows."""

from __future__ import annotations

from documents.papers.content import Analysis, IndicatorText, PaperContent, QuestionRow
from documents.papers.measures import measure_rows
from documents.papers.scores import indicator_words, score_tables, total_words
from documents.papers.sources import Source
from plans.analyses.actions import NOTHING, AnalysisTexts
from plans.rules.drafting import draft_analysis
from scores.results import ResultRow, YearResults
from thai.numbers import format_score


def analysis(source: Source, head: PaperContent) -> Analysis:
    """Raises CannotBuild for a year without a total."""
    read = source.require_total()
    return Analysis(
        **vars(head),
        results=score_tables(read, source.history),
        summary=summary(source.municipality.name, read),
        indicators=tuple(
            indicator_text(read, row, source.written.get(int(row.item), NOTHING)) for row in read.indicators
        ),
        plan_year=str(source.plan_year),
        measures=measure_rows(source.measures, source.answered),
    )


def summary(place: str, read: YearResults) -> tuple[str, ...]:
    """The opening sentences, from the same rows as the tables beneath them."""
    said = [f"{place} {total_words(read)} เป้าหมายของปีนี้คือ {read.rules.target} คะแนน"]
    if below := read.below_target:
        names = ", ".join(map(_with_score, below))
        said.append(f"ตัวชี้วัดที่ต่ำกว่าเป้าหมายมี {len(below)} ตัวชี้วัด คือ {names}")
    elif (low := read.weakest) and low[0].score != 100:
        opening = "ทุกตัวชี้วัดผ่านเป้าหมาย"
        if read.unscored:
            opening = f"ตัวชี้วัดที่มีคะแนนแล้ว {len(read.weakest_first)} ตัวชี้วัดผ่านเป้าหมาย"
        names = " และ".join(map(indicator_words, low))
        said.append(f"{opening} ตัวชี้วัดที่ได้คะแนนน้อยที่สุดคือ{names} ({format_score(low[0].score)})")
    if missing := read.unscored:
        names = ", ".join(map(indicator_words, missing))
        said.append(f"ยังไม่มีคะแนน {len(missing)} ตัวชี้วัด จึงยังบอกไม่ได้ว่าผ่านเป้าหมายหรือไม่ คือ {names}")
    if read.best_gain:
        points = format_score(read.best_gain_points)
        said.append(f"หาก{read.best_gain_name} ได้คะแนนเต็ม คะแนนภาพรวมจะเพิ่มขึ้น {points} คะแนน")
    return tuple(said)


def _with_score(row: ResultRow) -> str:
    return f"{indicator_words(row)} ({format_score(row.score)})"


def indicator_text(read: YearResults, row: ResultRow, written: AnalysisTexts) -> IndicatorText:
    """What people wrote of an indicator. Where nobody wrote a finding, what the figures say; never a promise."""
    finding, weakness = written.finding, written.weakness
    if not finding:
        drafted = draft_analysis(read.rules, read.rules.indicator(row.item), read.scores, row.before)
        # That nobody entered the questions is for who writes the analysis, not for who reads the paper.
        has_questions = any(item in read.questions for item in read.rules.question_items[row.item])
        finding, weakness = drafted.finding, weakness or (drafted.weakness if has_questions else "")
    return IndicatorText(
        number=row.item,
        name=row.name,
        instrument=row.instrument,
        score=format_score(row.score),
        finding=finding,
        weakness=weakness,
        response=written.response,
        questions=_questions(read, row),
    )


def _questions(read: YearResults, row: ResultRow) -> tuple[QuestionRow, ...]:
    """Every question of an indicator, or none where no question was entered: a column of dashes says nothing."""
    items = read.rules.question_items[row.item]
    if not any(item in read.questions for item in items):
        return ()
    return tuple(QuestionRow(read.rules.item_name(item), format_score(read.questions.get(item))) for item in items)
