"""A year's result as pages and papers show it."""

from decimal import Decimal

import pytest

from accounts.models import Municipality
from accounts.tenancy import open_municipality
from scores.results import YearResults, year_results
from tests.factories import FIGURES, make_assessment

pytestmark = pytest.mark.django_db

D = Decimal
BEFORE = {str(n): D(90) for n in range(1, 11)} | {"total": D("90.00"), "10": D("72.50")}


def results(municipality: Municipality, figures: dict[str, Decimal], before: bool = False) -> YearResults:
    year = make_assessment(municipality, 2568, figures)
    last = make_assessment(municipality, 2567, BEFORE) if before else None
    with open_municipality(municipality):
        return year_results(year, last)


def test_every_row_is_there_with_entered_and_derived_marked(municipality: Municipality) -> None:
    shown = results(municipality, FIGURES)
    assert (shown.total.score, shown.total.derived) == (D("90.83"), False)
    assert [(r.item, r.score, r.derived, r.below_target) for r in shown.instruments] == [
        ("IIT", D("98.97"), True, False),
        ("EIT", D("93.79"), True, False),
        ("EIT1", D("95.92"), False, False),
        ("EIT2", D("91.67"), False, False),
        ("OIT", D("82.50"), False, True),
    ]
    assert [r.item for r in shown.indicators] == [str(n) for n in range(1, 11)]
    assert [r.instrument for r in shown.instruments] == ["IIT", "EIT", "EIT", "EIT", "OIT"]


def test_weak_indicators_come_weakest_first(municipality: Municipality) -> None:
    shown = results(municipality, FIGURES | {"9": D("60.00"), "8": D("85.00")})
    assert [(r.item, r.name) for r in shown.below_target] == [("9", "การเปิดเผยข้อมูล"), ("10", "การป้องกันการทุจริต")]


def test_a_change_is_this_year_less_last_year(municipality: Municipality) -> None:
    shown = results(municipality, FIGURES, before=True)
    assert (shown.has_before, shown.year_before) == (True, 2567)
    assert shown.total.change == D("0.83")
    assert (shown.indicators[9].before, shown.indicators[9].change) == (D("72.50"), D("-2.50"))
    assert shown.instruments[2].change is None


def test_without_last_year_there_is_no_change(municipality: Municipality) -> None:
    shown = results(municipality, FIGURES)
    assert not shown.has_before
    assert {r.change for r in (shown.total, *shown.instruments, *shown.indicators)} == {None}


def test_missing_figures_are_shown_as_missing(municipality: Municipality) -> None:
    shown = results(municipality, {"1": D("84.99")})
    assert (shown.total.score, shown.total.below_target, shown.total.derived) == (None, False, False)
    assert [r.score for r in shown.indicators] == [D("84.99"), *[None] * 9]
    assert [r.item for r in shown.below_target] == ["1"]
    assert shown.level_name == "ยังระบุไม่ได้"


def test_an_official_level_wins_and_says_when_it_contradicts(municipality: Municipality) -> None:
    assessment = make_assessment(municipality, 2568, FIGURES)
    for official, name, contradicts in [
        ("", "ผ่าน", False),
        ("ผ่าน", "ผ่าน", False),
        ("ผ่านดี", "ผ่านดี", True),
    ]:
        assessment.official_level = official
        with open_municipality(municipality):
            shown = year_results(assessment, None)
        assert (shown.level_name, shown.level_contradicts) == (name, contradicts)


def test_an_official_level_does_not_contradict_one_that_cannot_be_told(municipality: Municipality) -> None:
    assessment = make_assessment(municipality, 2568, {"1": D(90)})
    assessment.official_level = "ผ่าน"
    with open_municipality(municipality):
        shown = year_results(assessment, None)
    assert (shown.level_name, shown.level.name, shown.level_contradicts) == ("ผ่าน", None, False)


def test_a_difference_is_told_in_words(municipality: Municipality) -> None:
    _, total = results(municipality, FIGURES | {"IIT": D("99.80")}).differences
    assert (total.name, total.entered, total.derived) == ("คะแนนภาพรวม", D("90.83"), D("91.08"))
    assert total.explained_by == ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",)


def test_the_greatest_gain_is_named_with_its_points(municipality: Municipality) -> None:
    shown = results(municipality, FIGURES)
    assert (shown.best_gain_name, shown.best_gain_points) == ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต", D("6.00"))


@pytest.mark.parametrize("figures", [{"1": D(100)}, {str(n): D(100) for n in range(1, 11)}])
def test_where_nothing_is_missing_there_is_no_gain(municipality: Municipality, figures: dict[str, Decimal]) -> None:
    shown = results(municipality, figures)
    assert (shown.best_gain, shown.best_gain_name, shown.best_gain_points) == (None, "", None)
