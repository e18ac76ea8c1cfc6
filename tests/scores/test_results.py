"""A year's result as pages and papers show it."""

from decimal import Decimal

import pytest

from scores.results import EarlierYear, YearResults, read_year, shown
from tests.factories import FIGURES
from tests.scores.published import municipal

D = Decimal
RULES = municipal()
BEFORE = {str(n): D(90) for n in range(1, 11)} | {"total": D("90.00"), "10": D("72.50")}


def results(figures: dict[str, Decimal], before: dict[str, Decimal] | None = None, level: str = "") -> YearResults:
    return read_year(RULES, figures, level, EarlierYear(2567, shown(RULES, before)) if before else None)


def test_every_row_is_there_with_entered_and_derived_marked() -> None:
    read = results(FIGURES)
    assert (read.total.score, read.total.derived) == (D("90.83"), False)
    assert [(r.item, r.score, r.derived, r.below_target) for r in read.instruments] == [
        ("IIT", D("98.97"), True, False),
        ("EIT", D("93.79"), True, False),
        ("EIT1", D("95.92"), False, False),
        ("EIT2", D("91.67"), False, False),
        ("OIT", D("82.50"), False, True),
    ]
    assert [r.item for r in read.indicators] == [str(n) for n in range(1, 11)]
    assert [r.instrument for r in read.instruments] == ["IIT", "EIT", "EIT", "EIT", "OIT"]


def test_weak_indicators_come_weakest_first() -> None:
    read = results(FIGURES | {"9": D("60.00"), "8": D("85.00")})
    assert [(r.item, r.name) for r in read.below_target] == [("9", "การเปิดเผยข้อมูล"), ("10", "การป้องกันการทุจริต")]


def test_a_change_is_this_year_less_last_year() -> None:
    read = results(FIGURES, BEFORE)
    assert (read.has_before, read.year_before) == (True, 2567)
    assert read.total.change == D("0.83")
    assert (read.indicators[9].before, read.indicators[9].change) == (D("72.50"), D("-2.50"))
    assert read.instruments[2].change is None


def test_without_last_year_there_is_no_change() -> None:
    read = results(FIGURES)
    assert not read.has_before
    assert {r.change for r in (read.total, *read.instruments, *read.indicators)} == {None}


def test_missing_figures_are_shown_as_missing() -> None:
    read = results({"1": D("84.99")})
    assert (read.total.score, read.total.below_target, read.total.derived) == (None, False, False)
    assert [r.score for r in read.indicators] == [D("84.99"), *[None] * 9]
    assert [r.item for r in read.below_target] == ["1"]
    assert read.level_name == "ยังระบุไม่ได้"


@pytest.mark.parametrize(
    ("official", "name", "contradicts"), [("", "ผ่าน", False), ("ผ่าน", "ผ่าน", False), ("ผ่านดี", "ผ่านดี", True)]
)
def test_an_official_level_wins_and_says_when_it_contradicts(official: str, name: str, contradicts: bool) -> None:
    read = results(FIGURES, level=official)
    assert (read.level_name, read.level_contradicts) == (name, contradicts)


def test_an_official_level_does_not_contradict_one_that_cannot_be_told() -> None:
    read = results({"1": D(90)}, level="ผ่าน")
    assert (read.level_name, read.level.name, read.level_contradicts) == ("ผ่าน", None, False)


def test_a_difference_is_told_in_words() -> None:
    _, total = results(FIGURES | {"IIT": D("99.80")}).differences
    assert (total.name, total.entered, total.derived) == ("คะแนนภาพรวม", D("90.83"), D("91.08"))
    assert total.explained_by == ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",)


def test_the_greatest_gain_is_named_with_its_points() -> None:
    read = results(FIGURES)
    assert (read.best_gain_name, read.best_gain_points) == ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต", D("6.00"))


@pytest.mark.parametrize("figures", [{"1": D(100)}, {str(n): D(100) for n in range(1, 11)}])
def test_where_nothing_is_missing_there_is_no_gain(figures: dict[str, Decimal]) -> None:
    read = results(figures)
    assert (read.best_gain, read.best_gain_name, read.best_gain_points) == (None, "", None)
