"""Every year's data file: complete, consistent, and never taken for another year's."""

from decimal import Decimal

import pytest

from scores.rules import Rules, UnknownRules, known_years, rules_for

YEARS = known_years("municipality")
WORDS = {
    "ผ่านดีเยี่ยม": ("95", "95"),
    "ผ่านดี": ("85", "85"),
    "ผ่าน": ("85", "None"),
    "ต้องปรับปรุง": ("70", "None"),
    "ต้องปรับปรุงโดยด่วน": ("0", "None"),
}
LEAST = {"AA": 95, "A": 85, "B": 75, "C": 65, "D": 55, "E": 50, "F": 0}
LETTERS = {name: (str(least), "None") for name, least in LEAST.items()}


@pytest.fixture(params=YEARS)
def rules(request: pytest.FixtureRequest) -> Rules:
    return rules_for(request.param, "municipality")


def test_the_known_years_come_newest_first() -> None:
    assert sorted(YEARS, reverse=True) == YEARS
    assert {2566, 2567, 2568} <= set(YEARS)


def test_a_file_says_which_year_it_is_for_and_where_it_is_from(rules: Rules) -> None:
    assert rules.fiscal_year in YEARS
    assert rules.agency_kind == "municipality"
    assert rules is rules_for(rules.fiscal_year, "municipality")
    assert rules.sources


def test_the_weights_make_a_whole(rules: Rules) -> None:
    assert sum(i.weight for i in rules.instruments) == 1
    assert {i.key: i.weight for i in rules.instruments} == {
        "IIT": Decimal("0.30"),
        "EIT": Decimal("0.30"),
        "OIT": Decimal("0.40"),
    }


def test_target_and_tolerance_are_exact_decimals(rules: Rules) -> None:
    assert (str(rules.target), str(rules.tolerance)) == ("85", "0.01")


def test_ten_indicators_belong_to_three_instruments(rules: Rules) -> None:
    assert [i.number for i in rules.indicators] == list(range(1, 11))
    assert "".join(i.instrument[0] for i in rules.indicators) == "IIIIIEEEOO"
    assert len({i.name for i in rules.indicators}) == 10


def test_a_question_belongs_to_exactly_one_indicator(rules: Rules) -> None:
    questions = [q for i in rules.indicators for q in i.questions]
    assert len(questions) == len(set(questions))
    for indicator in rules.indicators:
        assert {q[0] for q in indicator.questions} <= {indicator.instrument[0].lower()}
        assert all(rules.indicator_of_question(q) is indicator for q in indicator.questions)


def test_questions_are_numbered_without_a_gap(rules: Rules) -> None:
    for letter in "ieo":
        numbers = [int(q[1:]) for i in rules.indicators for q in i.questions if q[0] == letter]
        assert numbers == list(range(1, len(numbers) + 1))


def test_sub_indicators_share_out_their_indicators_questions(rules: Rules) -> None:
    for indicator in rules.indicators:
        if indicator.sub_indicators:
            assert tuple(q for group in indicator.sub_indicators for q in group) == indicator.questions


def test_levels_descend_to_one_that_asks_for_nothing(rules: Rules) -> None:
    asked = {step.name: (str(step.total), str(step.every_instrument)) for step in rules.levels}
    assert list(asked.items()) == list((LETTERS if rules.fiscal_year <= 2565 else WORDS).items())


def test_what_is_not_verified_is_marked() -> None:
    verified = {year: rules_for(year, "municipality").levels_verified for year in (2566, 2567, 2568)}
    assert verified == {2566: False, 2567: True, 2568: True}
    assert all(i.questions_verified for i in rules_for(2568, "municipality").indicators)
    assert not any(i.questions_verified for year in (2566, 2567) for i in rules_for(year, "municipality").indicators)


def test_the_keys_of_2568() -> None:
    rules = rules_for(2568, "municipality")
    assert rules.headline_items == ("total", "IIT", "EIT", "EIT1", "EIT2", "OIT", *map(str, range(1, 11)))
    assert rules.level_instruments == ("IIT", "EIT1", "EIT2", "OIT")
    questions = [f"i{n}" for n in range(1, 16)]
    questions += [f"e{n}/{part}" for n in range(1, 10) for part in (1, 2)]
    questions += [f"o{n}" for n in range(1, 29)]
    assert [key for keys in rules.question_items.values() for key in keys] == questions
    assert rules.items == {*rules.headline_items, *questions}
    assert rules.keys_of_question("e1") == ("e1/1", "e1/2")
    assert rules.keys_of_question("o12") == ("o12",)


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("total", "คะแนนภาพรวม"),
        ("IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"),
        ("EIT2", "EIT ส่วนที่ 2"),
        ("10", "ตัวชี้วัดที่ 10 การป้องกันการทุจริต"),
        ("i3", "ข้อ i3"),
        ("e1/2", "ข้อ e1 ส่วนที่ 2"),
    ],
)
def test_an_item_has_its_words(item: str, name: str) -> None:
    assert rules_for(2568, "municipality").item_name(item) == name


@pytest.mark.parametrize("item", ["i16", "e1", "e1/3", "o29", "EIT3", "", "OIT1"])
def test_an_item_the_year_does_not_have_is_an_error(item: str) -> None:
    rules = rules_for(2568, "municipality")
    assert item not in rules.items
    with pytest.raises(KeyError):
        rules.item_name(item)


def test_a_question_of_another_year_is_an_error() -> None:
    assert rules_for(2566, "municipality").indicator_of_question("i30").number == 5
    with pytest.raises(KeyError):
        rules_for(2568, "municipality").indicator_of_question("i30")


@pytest.mark.parametrize(("year", "kind"), [(2550, "municipality"), (2600, "municipality"), (2568, "ministry")])
def test_an_unknown_year_or_kind_is_an_error_and_never_another_years_rules(year: int, kind: str) -> None:
    with pytest.raises(UnknownRules, match=f"ยังไม่มีหลักเกณฑ์การประเมินของปีงบประมาณ พ.ศ. {year}"):
        rules_for(year, kind)
    assert known_years("ministry") == []
