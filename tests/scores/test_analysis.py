"""What published and invented figures say: derived values, differences, changes, what is weak and what it is worth."""

from decimal import Decimal

import pytest

from scores.analysis import (
    below_target,
    change,
    completed,
    derivations,
    reconcile,
    recoverable,
    rounded,
    weakest,
)
from tests.factories import FIGURES
from tests.scores.published import LAT_KHWANG, LUANG_NUEA, MUEANG_PAN, municipal, published

D = Decimal
PUBLISHED = published()
RULES = municipal()


@pytest.mark.parametrize(("place", "year"), PUBLISHED)
def test_every_published_figure_agrees_with_the_others(place: str, year: int) -> None:
    assert reconcile(municipal(year), PUBLISHED[place, year]) == []


@pytest.mark.parametrize(("place", "year"), PUBLISHED)
def test_every_published_total_is_reproduced_from_the_indicators(place: str, year: int) -> None:
    figures = PUBLISHED[place, year]
    indicators = {item: score for item, score in figures.items() if item.isdigit()}
    assert len(indicators) == 10
    assert abs(rounded(completed(municipal(year), indicators)["total"]) - figures["total"]) <= D("0.01")


def test_the_instruments_of_a_published_year() -> None:
    known = completed(RULES, PUBLISHED[LUANG_NUEA, 2568])
    shown = {item: str(rounded(known[item])) for item in ("IIT", "EIT", "EIT1", "EIT2", "OIT")}
    assert shown == {"IIT": "98.97", "EIT": "93.79", "EIT1": "95.92", "EIT2": "91.67", "OIT": "82.50"}


def test_a_part_is_the_mean_of_the_questions_asked_in_it() -> None:
    known = completed(RULES, PUBLISHED[LAT_KHWANG, 2568])
    assert rounded(known["EIT1"]) == D("95.76")
    assert "EIT2" not in known


def test_an_eit_indicator_is_the_mean_of_its_two_parts_means() -> None:
    asked = {"e1/1": "94.93", "e2/1": "96.27", "e3/1": "100.00", "e1/2": "100", "e2/2": "100", "e3/2": "100"}
    assert rounded(completed(RULES, {item: D(score) for item, score in asked.items()})["6"]) == D("98.53")


def test_an_oit_indicator_is_never_derived_from_its_items_where_the_sub_indicators_are_unknown() -> None:
    items = {item: D(100) for item in (*RULES.question_items["9"], *RULES.question_items["10"])}
    assert completed(RULES, items) == items


def test_nothing_is_derived_from_questions_that_are_not_verified() -> None:
    rules = municipal(2569)
    items = {item: D(50) for items in rules.question_items.values() for item in items}
    assert derivations(rules, items) == []


def test_derived_values_are_exact() -> None:
    known = completed(RULES, {"i1": D("99.33"), "i2": D("99.33"), "i3": D("99.34")})
    assert known["1"] == D("298.00") / 3


@pytest.mark.parametrize("missing", ["i1", "i2", "i3"])
def test_a_missing_question_is_missing_and_not_zero(missing: str) -> None:
    items = {"i1": D(90), "i2": D(90), "i3": D(90)}
    del items[missing]
    assert "1" not in completed(RULES, items)


@pytest.mark.parametrize("missing", [str(n) for n in range(1, 11)])
def test_a_missing_indicator_leaves_what_is_above_it_missing(missing: str) -> None:
    indicators = {str(n): D(90) for n in range(1, 11) if str(n) != missing}
    known = completed(RULES, indicators)
    assert RULES.indicator(missing).instrument not in known
    assert "total" not in known


def test_a_zero_is_a_score() -> None:
    assert completed(RULES, {str(n): D(0) for n in range(1, 11)})["total"] == 0


def test_an_entered_figure_stands_above_a_derived_one() -> None:
    known = completed(RULES, FIGURES | {"IIT": D("50.00")})
    assert known["IIT"] == D("50.00")


def test_a_wrong_instrument_shows_against_its_indicators_and_explains_the_total() -> None:
    instrument, total = reconcile(RULES, FIGURES | {"IIT": D("99.80")})
    assert (instrument.item, instrument.entered, instrument.derived) == ("IIT", D("99.80"), D("98.97"))
    assert (total.item, total.entered, total.derived) == ("total", D("90.83"), D("91.08"))
    assert total.sources == ("IIT", "EIT", "OIT")
    assert total.explained_by == ("IIT",)


def test_a_wrong_total_shows_alone() -> None:
    [difference] = reconcile(RULES, FIGURES | {"total": D("91.83")})
    assert (difference.item, difference.derived, difference.explained_by) == ("total", D("90.83"), ())


def test_a_wrong_part_shows_against_the_indicators_and_against_the_whole() -> None:
    figures = FIGURES | {"EIT": D("93.79"), "EIT1": D("92.95")}
    [difference] = reconcile(RULES, figures)
    assert (difference.item, difference.sources, difference.derived) == ("EIT", ("EIT1", "EIT2"), D("92.31"))


def test_a_wrong_question_shows_against_its_indicator() -> None:
    published = PUBLISHED[LAT_KHWANG, 2568]
    [difference] = reconcile(RULES, published | {"i13": D("93.33")})
    assert (difference.item, difference.entered, difference.derived) == ("5", D("99.55"), D("97.55"))
    assert difference.sources == ("i13", "i14", "i15")


@pytest.mark.parametrize(("total", "differences"), [("90.82", 0), ("90.84", 0), ("90.81", 1), ("90.85", 1)])
def test_one_hundredth_is_tolerated_and_two_are_not(total: str, differences: int) -> None:
    assert len(reconcile(RULES, FIGURES | {"total": D(total)})) == differences


def test_a_missing_figure_contradicts_nothing() -> None:
    assert reconcile(RULES, {"total": D(90), "IIT": D(10), "EIT1": D(0)}) == []
    assert reconcile(RULES, {}) == []


@pytest.mark.parametrize(("value", "shown"), [("90.005", "90.01"), ("90.015", "90.02"), ("90.0049999", "90.00")])
def test_half_a_hundredth_is_rounded_up(value: str, shown: str) -> None:
    assert str(rounded(D(value))) == shown


@pytest.mark.parametrize(
    ("now", "before", "difference"),
    [
        ("99.37", "96.33", "3.04"),
        ("85.00", "86.20", "-1.20"),
        ("85", "85", "0"),
        ("85", None, None),
        (None, "85", None),
    ],
)
def test_a_change_needs_both_years(now: str | None, before: str | None, difference: str | None) -> None:
    values = [None if value is None else D(value) for value in (now, before, difference)]
    assert change(values[0], values[1]) == values[2]


def test_the_published_change_of_a_total() -> None:
    now, before = PUBLISHED[MUEANG_PAN, 2568], PUBLISHED[MUEANG_PAN, 2567]
    assert change(now["total"], before["total"]) == D("3.04")


def test_the_weakest_indicators_come_first_and_equal_ones_by_number() -> None:
    assert [i.number for i in weakest(RULES, FIGURES)][:3] == [10, 8, 7]
    equal = {"2": D(50), "9": D(40), "1": D(50), "total": D(1)}
    assert [i.number for i in weakest(RULES, equal)] == [9, 1, 2]


@pytest.mark.parametrize(("score", "numbers"), [("84.99", [8]), ("85.00", []), ("85.01", [])])
def test_below_target_is_below_85(score: str, numbers: list[int]) -> None:
    assert [i.number for i in below_target(RULES, {"8": D(score), "1": D(100)})] == numbers


def test_what_a_recovered_point_is_worth() -> None:
    worth = {r.item: r.points for r in recoverable(RULES, {str(n): D(99) for n in range(1, 11)})}
    assert [worth[n] for n in ("1", "6", "10")] == [D("0.06"), D("0.10"), D("0.20")]


def test_indicator_ten_is_worth_six_points_of_the_total() -> None:
    first, second, *_ = recoverable(RULES, FIGURES)
    assert (first.item, first.score, first.points) == ("10", D("70.00"), D("6.00"))
    assert (second.item, second.points) == ("9", D("1.00"))


def test_all_that_can_be_recovered_is_all_that_is_missing() -> None:
    points = sum(r.points for r in recoverable(RULES, FIGURES))
    derived = completed(RULES, {item: score for item, score in FIGURES.items() if item.isdigit()})["total"]
    assert abs(derived + points - 100) < D("1E-20")


def test_a_missing_indicator_has_nothing_to_recover() -> None:
    assert recoverable(RULES, {"total": D(90), "IIT": D(80)}) == []
