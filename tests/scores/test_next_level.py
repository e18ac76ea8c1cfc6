"""The way to the next level: what it proposes reaches it, stays possible and holds nothing superfluous."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scores.analysis import completed, level, recoverable_questions
from scores.next_level import Raise, next_level
from scores.rules import Rules, rules_for
from tests.factories import FIGURES

RULES = {year: rules_for(year, "municipality") for year in (2565, 2568)}
LATEST = RULES[2568]
NAMES = [step.name for step in LATEST.levels]
scores = st.decimals(min_value=0, max_value=100, places=2)


def raised(rules: Rules, figures: dict[str, Decimal], raises: Iterable[Raise]) -> dict[str, Decimal]:
    """The figures after the raises, each carried up to the total as the year's weights say."""
    after = completed(rules, figures)
    for step in raises:
        if step.item.isdigit():
            instrument = rules.instrument(rules.indicator(step.item).instrument)
            by = step.by / len(rules.indicators_of(instrument.key))
        else:
            instrument = next(i for i in rules.instruments if step.item in (i.key, *i.parts))
            by = step.by
        part = step.part or (step.item if step.item in instrument.parts else "")
        if part:
            after[part] += by
            by /= len(instrument.parts)
        after[instrument.key] += by
        after["total"] += by * instrument.weight
    return after


def reaches(rules: Rules, figures: dict[str, Decimal], name: str) -> bool:
    names = [step.name for step in rules.levels]
    told = level(rules, figures).name
    return told is not None and names.index(told) <= names.index(name)


@st.composite
def whole_years(draw: st.DrawFn) -> tuple[Rules, dict[str, Decimal]]:
    """Figures of a year, entered as far as people do: some questions, headline figures that may contradict them."""
    rules = draw(st.sampled_from(list(RULES.values())))
    figures = {i.key: draw(scores) for i in rules.indicators}
    figures |= {"EIT1": draw(scores), "EIT2": draw(scores)}
    for item in draw(st.sets(st.sampled_from(["total", "IIT", "EIT", "OIT"]))):
        figures[item] = draw(scores)
    if draw(st.booleans()):
        for key in ("6", "7", "8"):
            figures |= {item: draw(scores) for item in rules.question_items[key]}
            figures.pop(key)
        figures.pop("EIT1")
        figures.pop("EIT2")
    return rules, figures


@given(whole_years())
def test_the_raises_reach_the_level_and_each_is_needed(year: tuple[Rules, dict[str, Decimal]]) -> None:
    rules, figures = year
    found = next_level(rules, figures)
    if found is None or found.raises is None:
        return
    assert found.raises
    assert reaches(rules, raised(rules, figures, found.raises), found.name)
    for step in found.raises:
        assert step.by > 0
        assert step.to <= 100
        assert not reaches(rules, raised(rules, figures, [r for r in found.raises if r != step]), found.name)


@given(st.fixed_dictionaries({str(n): scores for n in range(1, 11)} | {"EIT1": scores, "EIT2": scores}))
def test_figures_that_agree_always_have_a_way_unless_at_the_top(figures: dict[str, Decimal]) -> None:
    figures["EIT"] = (figures["EIT1"] + figures["EIT2"]) / 2
    figures |= dict.fromkeys("678", figures["EIT"])
    found = next_level(LATEST, figures)
    if level(LATEST, figures).name == NAMES[0]:
        assert found is None
    else:
        assert found is not None
        assert found.raises


def test_an_instrument_below_the_target_is_raised_by_its_weakest_indicator() -> None:
    found = next_level(LATEST, FIGURES)
    assert found is not None
    assert found.name == "ผ่านดี"
    assert [(g.item, g.missing) for g in found.gaps if g.missing] == [("OIT", Decimal("2.50"))]
    assert [g.item for g in found.gaps] == ["total", "IIT", "EIT1", "EIT2", "OIT"]
    assert found.raises == (Raise("10", "", Decimal("70.00"), Decimal("5.00"), Decimal("1.0000")),)


def test_the_total_is_raised_where_a_point_is_worth_most() -> None:
    figures = {str(n): Decimal(80) for n in range(1, 11)} | {"EIT1": Decimal(80), "EIT2": Decimal(80)}
    found = next_level(LATEST, figures)
    assert found is not None
    assert found.name == "ผ่าน"
    assert found.raises is not None
    assert [(r.item, r.by, r.points) for r in found.raises] == [
        ("9", Decimal(20), Decimal(4)),
        ("10", Decimal(5), Decimal(1)),
    ]


def test_a_part_of_the_eit_is_raised_in_its_own_questions() -> None:
    figures = {str(n): Decimal(90) for n in (1, 2, 3, 4, 5, 9, 10)}
    for key in "678":
        for item in LATEST.question_items[key]:
            figures[item] = Decimal(70 if key == "8" and item.endswith("/2") else 90)
    found = next_level(LATEST, figures)
    assert found is not None
    assert found.raises is not None
    assert [(r.item, r.part, r.score, r.to) for r in found.raises] == [("8", "EIT2", Decimal(70), Decimal("75.00"))]


def test_without_questions_the_part_itself_is_raised() -> None:
    found = next_level(LATEST, FIGURES | {"EIT2": Decimal(80), "OIT": Decimal(90), "10": Decimal(85)})
    assert found is not None
    assert found.raises is not None
    assert [(r.item, r.part, r.to) for r in found.raises] == [("EIT2", "", Decimal(85))]


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"total": Decimal(90)}, id="level unknown"),
        pytest.param(dict.fromkeys(["total", "IIT", "EIT1", "EIT2", "OIT"], Decimal(99)), id="top"),
        pytest.param({"total": Decimal(90), "IIT": Decimal(80), "OIT": Decimal(90)}, id="a part is missing"),
    ],
)
def test_there_is_none_at_the_top_or_while_undetermined(figures: dict[str, Decimal]) -> None:
    assert next_level(LATEST, figures) is None


def test_contradicting_figures_have_no_way() -> None:
    figures = dict.fromkeys(["IIT", "EIT", "EIT1", "EIT2", "OIT"], Decimal(100)) | {"total": Decimal(50)}
    found = next_level(LATEST, figures)
    assert found is not None
    assert found.raises is None


def test_a_question_is_worth_its_share_of_its_indicator() -> None:
    figures = {"i1": Decimal(90), "e9/2": Decimal(50), "o1": Decimal(0)}
    assert [(g.item, g.points) for g in recoverable_questions(LATEST, figures)] == [
        ("e9/2", Decimal(50) * (Decimal("0.30") / 3 / 2 / 3)),
        ("i1", Decimal(10) * (Decimal("0.30") / 5 / 3)),
    ]


def test_unverified_questions_are_worth_nothing_that_could_be_told() -> None:
    assert recoverable_questions(RULES[2565], {"i1": Decimal(0), "o42": Decimal(0)}) == []
