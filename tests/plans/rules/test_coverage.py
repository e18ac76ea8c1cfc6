"""What a plan covers of the year it answers."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from plans.rules.coverage import (
    AnalysedIndicators,
    CoverageRow,
    CoveredMeasure,
    Lack,
    coverage,
    gaps,
    weakest_first,
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


def weak(figures: Mapping[str, Decimal]) -> list[int]:
    return [row.indicator.number for row in rows(figures).values() if row.weak and not row.is_question]


def test_there_is_one_row_for_each_indicator_and_each_question_below_the_target() -> None:
    shown = rows(LOW)
    assert list(shown) == ["1", "2", "3", "4", "5", "6", "e1/2", "7", "8", "9", "10", "o21"]
    assert [(r.name, r.score) for r in (shown["10"], shown["o21"], shown["e1/2"])] == [
        ("10. การป้องกันการทุจริต", D(70)),
        ("ข้อ o21 ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่", D(0)),
        ("ข้อ e1 ส่วนที่ 2 เรื่องที่ถาม: การบริการตามขั้นตอนและเวลาที่บอกไว้ (ระบบสรุป ยังไม่ยืนยัน)", D(80)),
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


def test_a_measure_stands_where_it_names_the_indicator_or_one_of_its_questions() -> None:
    one, two, three = measure(1, 10), measure(pk=2, questions="o22"), measure(10, pk=3, questions="o21")
    shown = rows(LOW, one, two, three)
    assert [shown[i].measures for i in ("1", "2", "10")] == [(one,), (), (one, two, three)]


def test_at_a_question_counts_who_names_it_or_means_the_whole_indicator() -> None:
    whole, other, named = measure(10), measure(10, pk=2, questions="o22"), measure(10, pk=3, questions="o21 o22")
    elsewhere = measure(10, pk=4, questions="e1")  # names a question, but none of this indicator
    assert rows(LOW, whole, other, named, elsewhere)["o21"].measures == (whole, named, elsewhere)
    assert rows(LOW, whole, other, named, elsewhere)["e1/2"].measures == (elsewhere,)


def test_a_cancelled_measure_closes_no_gap_and_has_none() -> None:
    assert said(LOW, measure(10, has_period=False, is_cancelled=True)) == [*BARE]


def test_a_question_has_its_indicators_analysis_and_last_years_text_is_none() -> None:
    shown = rows(LOW, written=AnalysedIndicators(frozenset({10}), frozenset({6})))
    assert [shown[i].is_analysed for i in ("10", "o21", "6", "e1/2")] == [True, True, False, False]


def test_indicators_stand_from_the_lowest_score_with_their_questions_beneath() -> None:
    figures = {key: score for key, score in LOW.items() if key != "2"}
    shown = weakest_first(coverage(RULES, figures, NOBODY, ()))
    assert [row.item for row in shown] == ["10", "o21", "6", "e1/2", "1", "3", "4", "5", "7", "8", "9", "2"]


def said(figures: Mapping[str, Decimal], *measures: CoveredMeasure) -> list[str]:
    return [gap.words for gap in gaps(coverage(RULES, figures, NOBODY, measures), measures)]


BARE = ("ข้อ e1 ของตัวชี้วัดที่ 6 ไม่มีมาตรการ", "ตัวชี้วัดที่ 10 ไม่มีมาตรการ")


def test_weak_rows_want_a_measure_each_told_once() -> None:
    assert said(FULL) == []
    assert said(LOW) == [*BARE]  # what the indicator's measure would answer is not told again
    assert said(LOW | {"e1/1": D(70)}, measure(10, questions="o22")) == [
        "ข้อ e1 ของตัวชี้วัดที่ 6 ไม่มีมาตรการ",
        "ข้อ o21 ของตัวชี้วัดที่ 10 ไม่มีมาตรการ",
    ]
    assert said(LOW, measure(6, 10)) == []
    [gap] = gaps(coverage(RULES, LOW, NOBODY, [measure(6, 10, questions="o22")]), ())
    assert (gap.lack, gap.indicator, gap.question) == (Lack.MEASURE, 10, "o21")


def test_what_a_measure_lacks_is_told_wherever_it_stands() -> None:
    assert said(
        FULL,
        measure(1, pk=7, has_responsible=False),
        measure(2, pk=8, has_period=False),
        measure(pk=9),
        replace(measure(3, pk=10), unreviewed=2),
        measure(pk=11, questions="o1"),
    ) == [
        "ที่ 7 ไม่มีผู้รับผิดชอบ",
        "ที่ 8 ไม่มีช่วงเวลา",
        "ที่ 9 ไม่ตอบตัวชี้วัดใด",
        "ที่ 10 มี 2 ข้อความจากปีก่อนที่ยังไม่ทบทวน",
    ]
