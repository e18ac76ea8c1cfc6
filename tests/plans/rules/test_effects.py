"""What became of the figures that measures answer."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from plans.rules.effects import DONE_BUT_FELL, ChangeBar, Effects, Moved, Verdict, WorkedMeasure, effects
from scores.rules import rules_for

D = Decimal
RULES = rules_for(2568, "municipality")
BEFORE = {"1": D(90), "2": D(80), "10": D(70), "o21": D(0), "o22": D(100), "e1/1": D(50), "e1/2": D(60), "6": D(95)}
AFTER = {"1": D(95), "2": D(75), "10": D(70), "o21": D(50), "o22": D(90), "e1/1": D(55), "e1/2": D(60), "6": D(94)}


def measure(
    number: int, *indicators: int, done: bool = False, questions: str = "", gone: bool = False
) -> WorkedMeasure:
    return WorkedMeasure(number, number, f"ที่ {number}", "", done, gone, indicators, tuple(questions.split()))


def read(
    *measures: WorkedMeasure, after: Mapping[str, Decimal] = AFTER, comparable: Collection[str] = RULES.items
) -> Effects:
    return effects(RULES, BEFORE, after, measures, comparable)


def verdicts(*measures: WorkedMeasure) -> list[tuple[int, str]]:
    return [(e.measure.number, str(e.verdict)) for e in read(*measures).measures]


def test_the_worrying_come_first() -> None:
    measures = [measure(1, 1), measure(2, 10), measure(3, 3), measure(4), measure(5, 2), measure(6, 2, done=True)]
    assert verdicts(*measures) == [
        (6, "fell"),
        (5, "fell"),
        (2, "unchanged"),
        (1, "improved"),
        (3, "pending"),
        (4, "nothing"),
    ]


def test_done_while_the_score_fell_stands_out_deepest_fall_first() -> None:
    found = read(measure(1, 6, done=True), measure(2, 2, done=True), measure(3, 1, done=True))
    assert [(e.measure.number, e.words) for e in found.measures] == [
        (2, DONE_BUT_FELL),
        (1, DONE_BUT_FELL),
        (3, "คะแนนเพิ่ม"),
    ]
    assert [e.measure.number for e in found.done_but_fell] == [2, 1]
    assert (found.count(Verdict.FELL), found.count(Verdict.IMPROVED)) == (2, 1)


def test_one_fall_outweighs_a_rise() -> None:
    assert verdicts(measure(1, 1, 2)) == [(1, "fell")]


def test_the_questions_a_measure_names_decide_and_the_indicator_stands_beside() -> None:
    [effect] = read(measure(1, 10, questions="o21")).measures
    assert [(m.item, m.change, m.decides) for m in effect.moved] == [("10", D(0), False), ("o21", D(50), True)]
    assert effect.verdict is Verdict.IMPROVED
    assert verdicts(measure(1, 10, questions="o21 o22")) == [(1, "fell")]


def test_both_parts_of_a_question_are_looked_at() -> None:
    [effect] = read(measure(1, questions="e1")).measures
    assert [(m.item, m.verdict) for m in effect.moved] == [("6", "fell"), ("e1/1", "improved"), ("e1/2", "unchanged")]
    assert effect.verdict is Verdict.IMPROVED


def test_a_question_that_cannot_be_compared_leaves_its_indicator_to_decide() -> None:
    [effect] = read(measure(1, 10, questions="o21"), comparable=RULES.headline_items).measures
    assert [(m.item, m.decides) for m in effect.moved] == [("10", True)]
    assert effect.verdict is Verdict.UNCHANGED


def test_without_the_years_result_everything_is_pending() -> None:
    found = read(measure(1, 2, done=True), after={})
    assert (found.has_result, found.measures[0].verdict, found.measures[0].words) == (
        False,
        Verdict.PENDING,
        "ยังไม่มีผลให้เทียบ",
    )
    assert found.fell_unanswered == []


def test_indicators_know_who_worked_on_them_and_who_did_not() -> None:
    one, two, gone = measure(1, 1), measure(2, questions="e1"), measure(3, 2, gone=True)
    found = read(one, two, gone)
    assert [row.measures for row in found.indicators if row.measures] == [(one,), (two,)]
    assert [row.indicator.number for row in found.fell_unanswered] == [2]
    assert [e.measure.number for e in found.measures] == [1, 2]


def test_a_change_is_drawn_from_the_middle() -> None:
    def bar(before: str, after: str) -> ChangeBar | None:
        return Moved("1", "", D(before), D(after), widest=D(10)).bar

    assert bar("80", "90") == ChangeBar("50.00", "50.00")
    assert bar("80", "75") == ChangeBar("25.00", "25.00")
    assert bar("80", "80") is None
    assert Moved("1", "", None, D(80)).bar is None
