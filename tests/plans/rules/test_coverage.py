"""What a plan covers of the year it answers."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plans.rules.coverage import (
    Alert,
    AnalysedIndicators,
    CellState,
    Column,
    CoverageCell,
    CoverageRow,
    CoveredMeasure,
    alerts,
    coverage,
)
from scores.rules import rules_for

D = Decimal
RULES = rules_for(2568, "municipality")
FULL = {str(n): D(100) for n in range(1, 11)}
LOW = FULL | {"10": D(70), "o21": D(0), "o22": D(100), "6": D(99), "e1/1": D(100), "e1/2": D(80)}
NOBODY = AnalysedIndicators()


def measure(*indicators: int, pk: int = 1, questions: str = "", **more: bool) -> CoveredMeasure:
    return CoveredMeasure(pk, pk, f"มาตรการ {pk}", frozenset(indicators), frozenset(questions.split()), **more)


def rows(
    figures: Mapping[str, Decimal], *measures: CoveredMeasure, written: AnalysedIndicators = NOBODY
) -> dict[str, CoverageRow]:
    return {row.item: row for row in coverage(RULES, figures, written, measures)}


def states(row: CoverageRow) -> list[str]:
    return [str(cell.state) for cell in row.cells]


def cell(row: CoverageRow, column: Column) -> CoverageCell:
    return next(cell for cell in row.cells if cell.column is column)


def weak(figures: Mapping[str, Decimal]) -> list[int]:
    return [row.indicator.number for row in rows(figures).values() if row.weak and not row.is_question]


def test_there_is_one_row_for_each_indicator_and_each_question_below_the_target() -> None:
    shown = rows(LOW)
    assert list(shown) == ["1", "2", "3", "4", "5", "6", "e1/2", "7", "8", "9", "10", "o21"]
    assert [(r.name, r.score) for r in (shown["10"], shown["o21"], shown["e1/2"])] == [
        ("10. การป้องกันการทุจริต", D(70)),
        ("ข้อ o21 ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่", D(0)),
        ("ข้อ e1 ส่วนที่ 2", D(80)),
    ]
    assert [shown[item].question for item in ("10", "o21", "e1/2")] == ["", "o21", "e1"]


@pytest.mark.parametrize(
    ("scores", "numbers"),
    [
        ({}, []),
        ({"8": "99.99"}, [8]),
        ({"8": "85.00", "9": "90.00"}, [8]),
        ({"8": "84.99", "9": "84.00", "1": "85.00"}, [8, 9]),
        ({"8": "90.00", "9": "90.00"}, [8, 9]),
        ({"5": "0"}, [5]),
    ],
)
def test_weak_is_below_the_target_or_the_weakest_of_all(scores: dict[str, str], numbers: list[int]) -> None:
    assert weak(FULL | {item: D(score) for item, score in scores.items()}) == numbers


def test_an_indicator_without_a_score_is_not_weak() -> None:
    assert (weak({}), weak({"3": D(50)})) == ([], [3])
    assert rows({"3": D(50)})["1"].score is None


def test_what_is_missing_is_red_on_weak_rows_only() -> None:
    shown = rows(LOW)
    assert states(shown["10"]) == states(shown["o21"]) == ["gap", "gap", "none", "none", "none", "none"]
    assert states(shown["1"]) == ["open", "open", "none", "none", "none", "none"]
    assert [shown[item].gaps for item in ("10", "1")] == [2, 0]


def test_a_measure_stands_where_it_names_the_indicator_or_one_of_its_questions() -> None:
    one, two, three = measure(1, 10), measure(pk=2, questions="o22"), measure(10, pk=3, questions="o21")
    shown = rows(LOW, one, two, three)
    assert [shown[i].measures for i in ("1", "2", "10")] == [(one,), (), (one, two, three)]


def test_at_a_question_counts_who_names_it_or_means_the_whole_indicator() -> None:
    whole, other, named = measure(10), measure(10, pk=2, questions="o22"), measure(10, pk=3, questions="o21 o22")
    elsewhere = measure(10, pk=4, questions="e1")  # names a question, but none of this indicator
    assert rows(LOW, whole, other, named, elsewhere)["o21"].measures == (whole, named, elsewhere)
    assert rows(LOW, whole, other, named, elsewhere)["e1/2"].measures == (elsewhere,)


def test_a_cancelled_measure_closes_no_gap() -> None:
    assert states(rows(LOW, measure(10, is_cancelled=True))["10"])[1] == "gap"


@pytest.mark.parametrize("place", [2, 3, 4, 5])
def test_what_one_measure_lacks_the_row_lacks_and_names(place: int) -> None:
    name = ("has_responsible", "has_period", "has_output", "has_evidence")[place - 2]
    without: dict[str, Any] = {name: False}
    lacking = replace(measure(2, 10, pk=7), **without)
    shown = rows(LOW, measure(10), lacking)
    assert states(shown["10"]) == ["gap", "ok", *["gap" if n == place else "ok" for n in (2, 3, 4, 5)]]
    assert shown["10"].cells[place].lacking == (lacking,)
    assert shown["10"].cells[place].words == "ขาด ที่ 7"
    assert shown["2"].cells[place].state is CellState.OPEN


def test_many_that_lack_are_counted() -> None:
    lacking = [measure(10, pk=n, has_period=False) for n in range(1, 6)]
    assert cell(rows(LOW, *lacking)["10"], Column.PERIOD).words == "ขาด ที่ 1, 2, 3 และอีก 2"


def test_a_report_is_not_missing_before_the_measure_begins() -> None:
    early = measure(10, has_output=False, has_evidence=False, has_begun=False)
    assert states(rows(LOW, early)["10"])[2:] == ["ok", "ok", "wait", "wait"]
    assert states(rows(LOW, replace(early, has_begun=True))["10"])[2:] == ["ok", "ok", "gap", "gap"]


def test_a_question_has_its_indicators_analysis_and_last_years_text_is_none() -> None:
    shown = rows(LOW, written=AnalysedIndicators(frozenset({10}), frozenset({6})))
    assert [shown[i].cells[0].state for i in ("10", "o21", "6", "e1/2")] == ["ok", "ok", "open", "gap"]
    assert shown["6"].cells[0].words == "รอทบทวน"


def said(
    figures: Mapping[str, Decimal], *measures: CoveredMeasure, written: AnalysedIndicators = NOBODY
) -> list[Alert]:
    return alerts(RULES, figures, written, measures)


def test_text_on_full_scores_while_weak_ones_are_blank_is_told() -> None:
    [alert] = said(LOW, written=AnalysedIndicators(frozenset({1, 2, 6})))
    assert (alert.kind, alert.indicators) == ("blank_where_weak", (10,))
    assert alert.words == "เขียนบทวิเคราะห์ของตัวชี้วัดที่ 1, 2 ซึ่งได้คะแนนเต็มแล้ว แต่ตัวชี้วัดที่ 10 ซึ่งอ่อนกว่ายังว่างอยู่"
    assert said(LOW, written=AnalysedIndicators(frozenset({1, 10}))) == []
    assert said(LOW, written=AnalysedIndicators(frozenset({6}))) == []


def test_a_measure_that_answers_nothing_is_told() -> None:
    idle = measure(pk=2)
    [alert] = said(FULL, measure(1), idle, measure(pk=3, questions="o1"), measure(pk=4, is_cancelled=True))
    assert (alert.kind, alert.measures) == ("answers_nothing", (idle,))


def test_sentences_nobody_reviewed_are_counted() -> None:
    new, old = measure(1), replace(measure(2, pk=2), unreviewed=3)
    [alert] = said(FULL, new, old, written=AnalysedIndicators(frozenset(), frozenset({4})))
    assert (alert.kind, alert.words, alert.measures, alert.indicators) == (
        "unreviewed",
        "มีข้อความจากแผนปีก่อน 4 ข้อความที่ยังไม่มีใครทบทวน",
        (old,),
        (4,),
    )
