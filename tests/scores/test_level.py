"""The level of a year, told whenever the figures can tell it and never guessed."""

from decimal import Decimal

import pytest

from scores.analysis import Level, level
from tests.scores.published import LAT_KHWANG, LUANG_NUEA, MUEANG_PAN, municipal, published

D = Decimal
PUBLISHED = published()
RULES = municipal()
BEST, GOOD, PASSED, IMPROVE, URGENT = (step.name for step in RULES.levels)


def figures(total: str, iit: str = "99", eit1: str = "99", eit2: str = "99", oit: str = "99") -> dict[str, Decimal]:
    return {"total": D(total), "IIT": D(iit), "EIT1": D(eit1), "EIT2": D(eit2), "OIT": D(oit)}


def test_luang_nuea_passed_and_no_more_because_of_one_instrument() -> None:
    assert level(RULES, PUBLISHED[LUANG_NUEA, 2568]) == Level(
        "ผ่าน", "คะแนนภาพรวม 90.83 แต่ แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) 82.50 ต่ำกว่า 85", verified=True
    )


def test_lat_khwang_is_excellent_although_one_part_was_not_published() -> None:
    assert level(RULES, PUBLISHED[LAT_KHWANG, 2568]) == Level("ผ่านดีเยี่ยม", "คะแนนภาพรวม 99.34", verified=True)


def test_mueang_pan_is_excellent_although_no_part_was_published() -> None:
    assert level(RULES, PUBLISHED[MUEANG_PAN, 2568]) == Level("ผ่านดีเยี่ยม", "คะแนนภาพรวม 99.37", verified=True)


def test_mueang_pans_level_of_2567_hangs_on_the_unpublished_parts() -> None:
    assert level(municipal(2567), PUBLISHED[MUEANG_PAN, 2567]) == Level(
        None, "ยังไม่มีคะแนน EIT ส่วนที่ 1 และ EIT ส่วนที่ 2 จึงอาจเป็น “ผ่าน” หรือ “ผ่านดี”", verified=True
    )


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("100.00", BEST),
        ("95.01", BEST),
        ("95.00", BEST),
        ("94.99", GOOD),
        ("85.01", GOOD),
        ("85.00", GOOD),
        ("84.99", IMPROVE),
        ("70.01", IMPROVE),
        ("70.00", IMPROVE),
        ("69.99", URGENT),
        ("0.00", URGENT),
    ],
)
def test_the_total_meets_each_threshold_exactly(total: str, name: str) -> None:
    assert level(RULES, figures(total)).name == name


@pytest.mark.parametrize("instrument", ["iit", "eit1", "eit2", "oit"])
@pytest.mark.parametrize(
    ("score", "name"),
    [("95.01", BEST), ("95.00", BEST), ("94.99", GOOD), ("85.01", GOOD), ("85.00", GOOD), ("84.99", PASSED)],
)
def test_every_instrument_meets_each_threshold_exactly(instrument: str, score: str, name: str) -> None:
    assert level(RULES, figures("96.00", **{instrument: score})).name == name


@pytest.mark.parametrize("instrument", ["iit", "eit1", "eit2", "oit"])
@pytest.mark.parametrize("total", ["84.99", "70.00", "69.99"])
def test_below_the_target_the_instruments_decide_nothing(instrument: str, total: str) -> None:
    assert level(RULES, figures(total, **{instrument: "0"})) == level(RULES, figures(total))


def test_every_instrument_below_the_target_is_named_in_the_reason() -> None:
    assert level(RULES, figures("86.00", eit1="80.00", oit="70.50")).reason == (
        "คะแนนภาพรวม 86.00 แต่ EIT ส่วนที่ 1 80.00, แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) 70.50 ต่ำกว่า 85"
    )


def test_an_instrument_that_costs_the_best_level_is_named_in_the_reason() -> None:
    told = level(RULES, figures("96.00", eit1="90.00"))
    assert told.name == GOOD
    assert "EIT ส่วนที่ 1 90.00" in told.reason


def test_an_eit_below_the_target_is_named_when_its_parts_are_missing() -> None:
    told = level(RULES, {"total": D("90"), "IIT": D("99"), "EIT": D("70"), "OIT": D("99")})
    assert told.name == PASSED
    assert "70.00" in told.reason


def test_without_a_total_there_is_no_level() -> None:
    told = Level(None, "ยังไม่มีคะแนนภาพรวม", verified=True)
    assert level(RULES, {}) == told
    assert level(RULES, {"IIT": D(99), "EIT1": D(99), "EIT2": D(99)}) == told


def test_a_total_that_can_be_derived_is_a_total() -> None:
    indicators = {str(n): D(96) for n in range(1, 11)} | {"EIT1": D(96), "EIT2": D(96)}
    assert level(RULES, indicators) == Level(BEST, "คะแนนภาพรวม 96.00", verified=True)


@pytest.mark.parametrize("total", ["84.99", "69.99"])
def test_a_missing_part_that_cannot_decide_does_not_matter(total: str) -> None:
    assert level(RULES, {"total": D(total)}).name == level(RULES, figures(total)).name


def test_a_missing_instrument_that_would_decide_leaves_the_level_open() -> None:
    known = figures("96.00")
    del known["OIT"]
    assert level(RULES, known).reason == ("ยังไม่มีคะแนน แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) จึงอาจเป็น “ผ่าน” หรือ “ผ่านดีเยี่ยม”")


@pytest.mark.parametrize(
    ("eit", "eit1", "name"),
    [
        ("97.00", "96.00", BEST),  # the other is 98
        ("97.00", "99.50", GOOD),  # the other is 94.50
        ("90.00", "96.00", PASSED),  # the other is 84
        ("90.00", "95.00", None),  # the other is 85 give or take the rounding of the mean
        ("90.00", "94.00", GOOD),  # the other is 86
        ("84.00", "99.00", PASSED),
    ],
)
def test_a_missing_part_lies_where_the_mean_leaves_it(eit: str, eit1: str, name: str | None) -> None:
    known = {"total": D("96"), "IIT": D("99"), "OIT": D("99"), "EIT": D(eit), "EIT1": D(eit1)}
    assert level(RULES, known).name == name


@pytest.mark.parametrize(
    ("eit", "name"),
    [
        ("98.00", BEST),
        ("97.51", BEST),
        ("97.50", None),  # 97.495 of 94.99 and 100 is printed so
        ("90.00", None),
        ("84.99", PASSED),
    ],
)
def test_two_missing_parts_are_bounded_by_their_mean(eit: str, name: str | None) -> None:
    assert level(RULES, {"total": D("96"), "IIT": D("99"), "OIT": D("99"), "EIT": D(eit)}).name == name


def test_the_instruments_alone_bound_parts_through_their_indicators() -> None:
    known = {str(n): D("99") for n in range(1, 11)} | {"total": D("99")}
    assert level(RULES, known).name == BEST


def test_a_level_by_rules_that_are_not_verified_says_so() -> None:
    assert not level(municipal(2566), figures("96.00")).verified
