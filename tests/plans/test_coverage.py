"""What a plan covers of the year it answers."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from plans.coverage import Coverage, CoveredMeasure, coverage
from scores.rules import rules_for

D = Decimal
RULES = rules_for(2568, "municipality")
FULL = {str(n): D(100) for n in range(1, 11)}


def measure(*indicators: int, responsible: bool = True, period: bool = True, output: bool = True) -> CoveredMeasure:
    return CoveredMeasure(
        pk=1,
        number=1,
        title="มาตรการ",
        indicators=frozenset(indicators),
        has_responsible=responsible,
        has_period=period,
        has_output=output,
    )


def rows(
    figures: Mapping[str, Decimal] = FULL, analysed: set[int] | None = None, *measures: CoveredMeasure
) -> list[Coverage]:
    return coverage(RULES, figures, frozenset(analysed or ()), measures)


def weak(figures: Mapping[str, Decimal]) -> list[int]:
    return [row.indicator.number for row in rows(figures) if row.weak]


def test_there_is_one_row_for_each_indicator_in_order() -> None:
    assert [row.indicator.number for row in rows()] == list(range(1, 11))


@pytest.mark.parametrize(
    ("scores", "numbers"),
    [
        ({}, []),
        ({"8": "99.99"}, [8]),
        ({"8": "85.00", "9": "90.00"}, [8]),
        ({"8": "84.99", "9": "84.00", "1": "85.00"}, [8, 9]),
        ({"8": "90.00", "9": "90.00"}, [8, 9]),
    ],
)
def test_weak_is_below_the_target_or_the_weakest_of_all(scores: dict[str, str], numbers: list[int]) -> None:
    assert weak(FULL | {item: D(score) for item, score in scores.items()}) == numbers


def test_an_indicator_without_a_score_is_not_weak() -> None:
    assert weak({}) == []
    assert weak({"3": D("50")}) == [3]
    assert rows({"3": D("50")})[0].score is None


def test_a_zero_is_weak() -> None:
    assert weak(FULL | {"5": D(0)}) == [5]


def test_a_measure_stands_at_each_indicator_it_answers() -> None:
    one, two = measure(1, 5), measure(5)
    shown = rows(FULL, set(), one, two)
    assert [row.measures for row in shown] == [(one,), (), (), (), (one, two), (), (), (), (), ()]


def test_an_analysis_is_seen_at_its_indicator() -> None:
    assert [row.indicator.number for row in rows(FULL, {2, 10}) if row.has_analysis] == [2, 10]


@pytest.mark.parametrize("field", ["responsible", "period", "output"])
def test_what_one_measure_lacks_the_indicator_lacks(field: str) -> None:
    complete, lacking = measure(1, 2), measure(2, 3, **{field: False})
    have = [getattr(row, f"has_{field}") for row in rows(FULL, set(), complete, lacking)]
    assert have == [True, False, False, *[False] * 7]
