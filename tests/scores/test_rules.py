"""Every year's data file: complete, consistent, and never taken for another year's."""

from decimal import Decimal

import pytest

from scores.analysis import completed
from scores.rules import Rules, UnknownRules, in_ranges, known_years, rules_for
from scores.rules.checklist import Duty

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
    questions = {year: _verified(year, "questions_verified") for year in YEARS}
    assert questions == {
        2569: [],
        2568: [*range(1, 11)],
        2567: [],
        2566: [9, 10],
        2565: [],
        2564: [1, 2, 3, 4, 5, 9, 10],
    }
    groups = {year: _verified(year, "sub_verified") for year in YEARS}
    assert groups == {2569: [], 2568: [], 2567: [], 2566: [10], 2565: [], 2564: [9, 10]}


def _verified(year: int, mark: str) -> list[int]:
    return [i.number for i in rules_for(year, "municipality").indicators if getattr(i, mark)]


@pytest.mark.parametrize(
    ("year", "ninth", "tenth"),
    [
        (2564, [9, 8, 7, 4, 5], [8, 2]),
        (2565, [9, 8, 7, 4, 5], [8, 2]),
        (2566, [10, 8, 4, 4, 4], [8, 5]),
        (2567, [6, 7, 4, 4, 4], [8, 2]),
        (2568, [4, 7, 2, 3, 4], [3, 5]),
        (2569, [], []),
    ],
)
def test_the_items_of_each_year_stand_in_their_groups(year: int, ninth: list[int], tenth: list[int]) -> None:
    rules = rules_for(year, "municipality")
    assert [len(group) for group in rules.indicator(9).sub_indicators] == ninth
    assert [len(group) for group in rules.indicator(10).sub_indicators] == tenth


def test_the_26_items_of_2569_end_indicator_9_with_o19() -> None:
    rules = rules_for(2569, "municipality")
    ends = [(q[0], q[-1]) for q in (rules.indicator(9).questions, rules.indicator(10).questions)]
    assert ends == [("o1", "o19"), ("o20", "o26")]


def test_indicator_10_of_2566_is_the_mean_of_eight_and_five_items() -> None:
    rules = rules_for(2566, "municipality")
    items = dict.fromkeys(rules.question_items["10"], Decimal(100)) | {"o31": Decimal(0), "o43": Decimal(0)}
    assert completed(rules, items)["10"] == Decimal("83.75")  # (7/8 + 4/5) / 2; a plain mean gives 84.62
    ninth = dict.fromkeys(rules.question_items["9"], Decimal(100))
    assert "9" not in completed(rules, ninth)


@pytest.mark.parametrize("year", YEARS)
def test_every_item_of_the_oit_has_a_title_with_its_certainty_and_source(year: int) -> None:
    rules = rules_for(year, "municipality")
    items = (*rules.indicator(9).questions, *rules.indicator(10).questions)
    assert tuple(sorted(rules.titles, key=lambda q: int(q[1:]))) == items
    assert all(title.words.strip() == title.words != "" for title in rules.titles.values())
    assert all(title.certainty and title.source for title in rules.titles.values())


def test_only_what_was_read_in_the_years_own_source_is_verified() -> None:
    counts = {year: sum(t.verified for t in rules_for(year, "municipality").titles.values()) for year in YEARS}
    assert counts == {2569: 0, 2568: 22, 2567: 4, 2566: 43, 2565: 26, 2564: 0}


@pytest.mark.parametrize(
    ("year", "plan", "report", "verified"),
    [
        (2564, "o42", "o43", True),
        (2565, "o42", "o43", True),
        (2566, "o42", "o43", True),
        (2567, "o34", "o35", False),
        (2568, "o27", "o28", False),
        (2569, "o25", "o26", False),
    ],
)
def test_the_same_duty_stands_under_another_number_each_year(year: int, plan: str, report: str, verified: bool) -> None:
    duties = rules_for(year, "municipality").duties
    assert {duty: (asked.item, asked.verified) for duty, asked in duties.items()} == {
        Duty.PLAN: (plan, verified),
        Duty.REPORT: (report, verified),
    }
    assert [asked.fiscal_year for asked in duties.values()] == [year, year]
    assert [len(asked.elements) for asked in duties.values()] == [9, 4]
    assert [e.words for e in duties[Duty.PLAN].elements if not e.verified] == [
        "การกำกับติดตามให้นำไปสู่การปฏิบัติและการรายงานผล"
    ]


def test_the_titles_of_the_duties_change_with_the_years() -> None:
    asked = {year: rules_for(year, "municipality").duties for year in YEARS}
    new = "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร"
    old = "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ"
    assert {year: a[Duty.PLAN].paper_title for year, a in asked.items()} == dict.fromkeys(YEARS, old) | {2569: new}
    official = {year: rules_for(year, "municipality").titles[a[Duty.PLAN].item].words for year, a in asked.items()}
    assert official == dict.fromkeys(YEARS, "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน") | {2569: new}


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
        ("i3", "ข้อ i3 เรื่องที่ถาม: การเรียกรับเงินหรือผลประโยชน์แลกกับงาน (ระบบสรุป ยังไม่ยืนยัน)"),
        ("i10", "ข้อ i10 เรื่องที่ถาม: การใช้และการขอยืมของราชการอย่างถูกต้อง (ระบบสรุป ยังไม่ยืนยัน)"),
        ("e2/2", "ข้อ e2 ส่วนที่ 2 เรื่องที่ถาม: ความเท่าเทียมในการให้บริการ (ระบบสรุป ยังไม่ยืนยัน)"),
        ("o13", "ข้อ o13 รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี"),
        ("o2", "ข้อ o2 ข้อมูลผู้บริหาร (ชื่อข้อยังไม่ยืนยัน)"),
    ],
)
def test_an_item_has_its_words(item: str, name: str) -> None:
    assert rules_for(2568, "municipality").item_name(item) == name


def test_questions_are_told_one_a_line_where_they_have_titles() -> None:
    rules = rules_for(2568, "municipality")
    told = ("ข้อ i1 เรื่องที่ถาม: การทำงานตามขั้นตอนและเวลาที่กำหนดไว้ (ระบบสรุป ยังไม่ยืนยัน)", "ข้อ o3 ข้อมูลการติดต่อ")
    assert rules.question_names(["i1", "o3", "o98", "o99"]) == (*told, "ข้อ o98, o99")


def test_of_a_year_without_its_own_the_last_years_questions_are_told_as_that_years() -> None:
    rules = rules_for(2569, "municipality")
    said = "ข้อ i1 เรื่องที่ถามในปี 2568: การทำงานตามขั้นตอนและเวลาที่กำหนดไว้ (ระบบสรุป ปี 2569 ยังไม่ยืนยัน)"
    assert rules.item_name("i1") == said
    assert rules.item_name("i1", printed=True) == "ข้อ i1"


def test_what_a_question_asks_about_is_told_of_every_year_of_which_something_was_found() -> None:
    rules = {year: rules_for(year, "municipality") for year in YEARS}
    unknown = {year: in_ranges(q for q in r.untitled if q not in r.subjects) for year, r in rules.items()}
    assert unknown == dict.fromkeys(YEARS, "")
    read = {year: in_ranges(q for q, s in r.subjects.items() if s.verified) for year, r in rules.items()}
    assert read == dict.fromkeys(YEARS, "") | {2564: "i1–i30"}
    for each in rules.values():
        asked = [q for i in each.indicators if i.instrument != "OIT" for q in i.questions]
        assert set(each.subjects) <= set(asked)
        assert all(subject.source and subject.words.strip() == subject.words for subject in each.subjects.values())
        assert all(len(subject.words) <= 60 for subject in each.subjects.values())


@pytest.mark.parametrize("year", YEARS)
def test_our_own_words_for_a_question_are_printed_nowhere(year: int) -> None:
    rules = rules_for(year, "municipality")
    for question in rules.subjects:
        assert rules.question_name(question, printed=True) == question
        for item in rules.keys_of_question(question):
            assert rules.item_name(item, printed=True) == f"ข้อ {item.replace('/', ' ส่วนที่ ')}"


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
