"""รายงานการวิเคราะห์ผลการประเมิน: the result, what people wrote of it, and the plan that follows."""

from __future__ import annotations

from documents.papers.content import Analysis, IndicatorText, PaperContent, QuestionRow
from documents.papers.measures import measure_rows
from documents.papers.scores import score_tables
from documents.papers.sources import Source
from plans.analyses.actions import NOTHING, AnalysisTexts
from plans.rules.drafting import draft_analysis, known_weakness
from scores.results import ResultRow, YearResults
from thai.numbers import format_score


def analysis(source: Source, head: PaperContent) -> Analysis:
    """Raises CannotBuild for a year without a total. Of an indicator of which nothing is known nothing is said."""
    read = source.require_total()
    texts = (indicator_text(read, row, source.written.get(int(row.item), NOTHING)) for row in read.indicators)
    return Analysis(
        **vars(head),
        results=score_tables(read, source.history),
        indicators=tuple(text for text in texts if text.finding or text.weakness or text.response),
        plan_year=str(source.plan_year),
        measures=measure_rows(source.measures, source.answered),
    )


def indicator_text(read: YearResults, row: ResultRow, written: AnalysisTexts) -> IndicatorText:
    """What people wrote of an indicator. Where nobody wrote a finding, what the figures say; never a promise."""
    finding, weakness = written.finding, written.weakness
    if not finding and row.score is not None:
        indicator = read.rules.indicator(row.item)
        drafted = draft_analysis(read.rules, indicator, read.scores, row.before)
        finding, weakness = drafted.finding, weakness or known_weakness(read.rules, indicator, read.scores)
    return IndicatorText(
        number=row.item,
        name=row.name,
        instrument=row.instrument,
        score=format_score(row.score),
        finding=finding,
        weakness=weakness,
        response=written.response,
        questions=_questions(read, row),
        instrument_name=read.rules.item_name(row.instrument),
    )


def _questions(read: YearResults, row: ResultRow) -> tuple[QuestionRow, ...]:
    """The questions of an indicator that have a score: a dash says nothing to who reads the paper."""
    return tuple(
        QuestionRow(read.rules.item_name(item, printed=True), format_score(read.questions[item]), item)
        for item in read.rules.question_items[row.item]
        if item in read.questions
    )
