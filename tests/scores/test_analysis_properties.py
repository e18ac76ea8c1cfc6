"""What holds for all figures, tried with hundreds of them."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scores.analysis import completed, derivations, level, reconcile, recoverable, rounded
from tests.scores.published import municipal

D = Decimal
RULES = municipal()
LEVELS = [step.name for step in RULES.levels]
SCORES = st.decimals(min_value=0, max_value=100, places=2)
INDICATORS = st.fixed_dictionaries({str(n): SCORES for n in range(1, 11)})
ALL_ITEMS = st.dictionaries(st.sampled_from(sorted(RULES.items)), SCORES)
NEAR_THRESHOLDS = st.integers(-3, 3).flatmap(lambda n: st.sampled_from([85, 90, 95]).map(lambda t: t + D(n) / 100))
EDGED = SCORES | NEAR_THRESHOLDS | st.just(D(100))
WHOLE = st.fixed_dictionaries(dict.fromkeys(("total", *RULES.level_instruments), EDGED))


@given(ALL_ITEMS)
def test_a_derived_value_lies_between_the_least_and_the_greatest_of_its_sources(figures: dict[str, Decimal]) -> None:
    known = completed(RULES, figures)
    for derivation in derivations(RULES, figures):
        values = [known[item] for item in derivation.sources]
        assert min(values) <= derivation.value <= max(values)


@given(INDICATORS, st.sampled_from([str(n) for n in range(1, 11)]), SCORES)
def test_points_added_to_an_indicator_never_lower_the_total(
    figures: dict[str, Decimal], indicator: str, points: Decimal
) -> None:
    before = completed(RULES, figures)["total"]
    more = figures | {indicator: min(figures[indicator] + points, D(100))}
    assert completed(RULES, more)["total"] >= before


@given(INDICATORS)
def test_a_total_and_what_is_missing_from_it_make_a_hundred(figures: dict[str, Decimal]) -> None:
    total = completed(RULES, figures)["total"]
    assert abs(total + sum(r.points for r in recoverable(RULES, figures)) - 100) < D("1E-20")


@given(WHOLE, st.sampled_from(["total", *RULES.level_instruments]), SCORES)
def test_points_added_anywhere_never_lower_the_level(figures: dict[str, Decimal], item: str, points: Decimal) -> None:
    more = figures | {item: min(figures[item] + points, D(100))}
    before, after = level(RULES, figures).name, level(RULES, more).name
    assert before is not None
    assert after is not None
    assert LEVELS.index(after) <= LEVELS.index(before)


@given(WHOLE, st.sets(st.sampled_from(RULES.level_instruments)))
def test_a_level_told_with_figures_missing_is_the_level_told_with_all(
    whole: dict[str, Decimal], missing: set[str]
) -> None:
    eit = rounded((whole["EIT1"] + whole["EIT2"]) / 2)
    partial = {item: score for item, score in (whole | {"EIT": eit}).items() if item not in missing}
    assert level(RULES, partial).name in {None, level(RULES, whole).name}


@given(INDICATORS)
def test_entering_what_was_derived_contradicts_nothing(figures: dict[str, Decimal]) -> None:
    entered = {item: rounded(value) for item, value in completed(RULES, figures).items()}
    assert reconcile(RULES, entered) == []


@given(ALL_ITEMS)
def test_what_was_entered_is_never_replaced(figures: dict[str, Decimal]) -> None:
    known = completed(RULES, figures)
    assert {item: known[item] for item in figures} == figures


@given(st.decimals(min_value=0, max_value=100, places=4))
def test_rounding_moves_a_score_by_half_a_hundredth_at_most(score: Decimal) -> None:
    assert -D("0.005") < rounded(score) - score <= D("0.005")


@given(SCORES)
def test_exactly_half_a_hundredth_is_rounded_up(score: Decimal) -> None:
    assert rounded(score + D("0.005")) == score + D("0.01")
