"""Every sentence of a paper agrees with the paper's own tables, for any half-filled year.

The checks read the finished content as a reader does: words against printed figures. A sentence that none of them knows
fails, so that a new one brings its own check.
"""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Municipality
from documents.papers.building import build
from documents.papers.composing import Composition, composed, frozen
from documents.papers.content import Analysis, Results, ScoreRow
from documents.papers.fields import values_of
from documents.papers.scores import score_tables
from documents.papers.sections import sections_of
from documents.papers.sources import Source, facts_of
from plans.rules.coverage import weak_indicators
from scores.results import EarlierYear, YearResults, read_year, shown
from scores.rules import TOTAL, Rules
from tests.factories import FIGURES
from tests.scores.published import municipal

D = Decimal
PLACE = "เทศบาลตำบลตัวอย่าง"
TODAY = dt.date(2026, 1, 5)
SCORES = st.sampled_from([D(s) for s in ("0.00", "60.00", "84.99", "85.00", "85.01", "99.99", "100.00")]) | st.decimals(
    min_value=0, max_value=100, places=2
)


@st.composite
def half_filled(draw: st.DrawFn, rules: Rules) -> dict[str, Decimal]:
    """Of each indicator its score, its questions, some of them, both or neither; of the rest whatever was typed."""
    entered: dict[str, Decimal] = {}
    for indicator in rules.indicators:
        ways = draw(st.sampled_from(["score", "questions", "some", "both", "nothing"]))
        if ways in {"score", "both"}:
            entered[indicator.key] = draw(SCORES)
        if ways in {"questions", "both", "some"}:
            alike = draw(SCORES)  # and now and then one that differs: many draws for little
            questions = dict.fromkeys(rules.question_items[indicator.key], alike)
            if questions:
                odd = draw(st.sampled_from(sorted(questions)))
                questions[odd] = draw(SCORES)
                if ways == "some":
                    del questions[odd]
            entered |= questions
    above = [item for item in rules.headline_items if not item.isdigit()]
    return entered | draw(st.dictionaries(st.sampled_from(above), SCORES))


@st.composite
def readings(draw: st.DrawFn) -> YearResults:
    """A year, with or without the year before, with or without its official level."""
    rules = municipal(draw(st.sampled_from([2566, 2567, 2568, 2569])))
    official = draw(st.sampled_from(["", "", rules.levels[0].name]))
    earlier = None
    if draw(st.booleans()):
        before = municipal(rules.fiscal_year - 1)
        earlier = EarlierYear(before.fiscal_year, shown(before, draw(half_filled(before))))
    return read_year(rules, draw(half_filled(rules)), official, earlier)


def analysis_of(read: YearResults) -> Analysis:
    """The analysis paper, nothing written by people."""
    year = read.fiscal_year
    source = Source(Municipality(name=PLACE), year, year, year + 1, read, None, {}, ())
    made = build(source, "analysis", "by-question", TODAY, ())
    assert isinstance(made, Analysis)
    return made


def conclusions_of(read: YearResults) -> tuple[str, ...]:
    """What a report on that year concludes."""
    year = read.fiscal_year
    values = values_of(
        facts_of(Source(Municipality(name=PLACE), year, year, year, read, None, {}, ()), "implementation")
    )
    sections = composed(sections_of("implementation", "by-measure"), Composition(), values)
    told = [section for section in sections if section.key == "conclusions"]
    return frozen(told, values, {})[0].paragraphs


def read_off(text: str) -> Decimal | None:
    return None if text == "–" else D(text)


def table(results: Results) -> dict[str, ScoreRow]:
    return {row.number: row for row in results.indicators}


def named(sentence: str) -> list[str]:
    """The numbers of the indicators a sentence names, each with its name from the table checked elsewhere."""
    return re.findall(r"ตัวชี้วัดที่ (\d+) ", sentence)


def check_total(words: str, results: Results) -> None:
    """ได้คะแนนภาพรวม 90.83 คะแนน (คำนวณจากส่วนประกอบ)"""
    said = re.search(r"ได้คะแนนภาพรวม (\S+) คะแนน( \(คำนวณจากส่วนประกอบ\))?", words)
    assert said is not None
    assert (said[1], bool(said[2])) == (results.total, results.total_derived)


def check_summary(sentence: str, results: Results) -> None:
    rows = table(results)
    scores = {number: read_off(row.score) for number, row in rows.items()}
    known = {number: score for number, score in scores.items() if score is not None}
    target = D(results.target)
    for number, rest in re.findall(r"ตัวชี้วัดที่ (\d+) ([^,]*)", sentence):
        assert rest.startswith(rows[number].name)
    if said := re.fullmatch(r"ตัวชี้วัดที่ต่ำกว่าเป้าหมายมี (\d+) ตัวชี้วัด คือ (.+)", sentence):
        below = {number: score for number, score in known.items() if score < target}
        assert int(said[1]) == len(below)
        told = [(n, D(s)) for n, s in re.findall(r"ตัวชี้วัดที่ (\d+) [^,]*?\(([\d.]+)\)(?:, |$)", said[2])]
        assert told == sorted(below.items(), key=lambda item: (item[1], int(item[0])))
        assert {number for number, row in rows.items() if row.below_target} == below.keys()
    elif said := re.fullmatch(r"(ทุกตัวชี้วัด|ตัวชี้วัดที่มีคะแนนแล้ว (\d+) ตัวชี้วัด)ผ่านเป้าหมาย (.+คือ.+) \((\S+)\)", sentence):
        assert min(known.values()) >= target
        assert len(known) == (int(said[2]) if said[2] else len(rows))
        assert D(said[4]) == min(known.values())
        assert named(said[3]) == [number for number, score in known.items() if score == D(said[4])]
    elif said := re.fullmatch(r"ยังไม่มีคะแนน (\d+) ตัวชี้วัด จึงยังบอกไม่ได้ว่าผ่านเป้าหมายหรือไม่ คือ .+", sentence):
        assert int(said[1]) == len(rows) - len(known)
        assert named(sentence) == [number for number in rows if number not in known]
    elif said := re.fullmatch(r"หากตัวชี้วัดที่ (\d+) .+ได้คะแนนเต็ม คะแนนภาพรวมจะเพิ่มขึ้น (\S+) คะแนน", sentence):
        assert known[said[1]] < 100
        assert 0 < D(said[2]) <= 100 - D(results.total)
    else:
        raise AssertionError(f"nothing checks “{sentence}”")


def check_change(words: str, row: ScoreRow) -> None:
    """The words of a change, if any, against the row's printed change."""
    moved = re.search(r"(เพิ่มขึ้น|ลดลง) ([\d.]+) คะแนน", words)
    if row.change.startswith(("+", "−")):
        assert moved is not None
        assert {"เพิ่มขึ้น": "+", "ลดลง": "−"}[moved[1]] + moved[2] == row.change
    else:
        assert moved is None
        assert ("ไม่มีการเปลี่ยนแปลง" in words) == (row.change == "0.00")


def check_standing(words: str, score: Decimal, target: Decimal) -> None:
    """What is said of an indicator's distance from target and hundred."""
    if said := re.search(r"ต่ำกว่าเป้าหมาย (\S+) คะแนนอยู่ (\S+) คะแนน", words):
        assert (D(said[1]), D(said[2])) == (target, target - score)
        assert score < target
    elif said := re.search(r"สูงกว่าเป้าหมาย (\S+) คะแนนอยู่ (\S+) คะแนน", words):
        assert (D(said[1]), D(said[2])) == (target, score - target)
        assert score > target
    elif said := re.search(r"ผ่านเป้าหมาย (\S+) คะแนน แต่ยังขาดอีก (\S+) คะแนนจึงจะเต็ม", words):
        assert (D(said[1]), D(said[2])) == (target, 100 - score)
        assert target <= score < 100
    else:
        assert "ซึ่งเป็นคะแนนเต็ม" in words
        assert score == 100


def check_weakness(words: str, questions: Mapping[str, Decimal], asked: int, target: Decimal) -> None:
    """What is said of the questions, against the table of the questions."""
    weak = {label: score for label, score in questions.items() if score < 100}
    told = {label: D(score) for label, score in re.findall(r"(ข้อ [ieo]\d.*?) \(([\d.]+) คะแนน\)", words)}
    assert told.items() <= weak.items()
    assert bool(told) == bool(weak)
    assert all(score <= min((s for w, s in weak.items() if w not in told), default=D(100)) for score in told.values())
    below = sum(score < target for score in weak.values())
    if more := re.search(r"กับอีก (\d+) รายการที่ยังไม่เต็ม", words):
        assert int(more[1]) == len(weak) - len(told)
    if some := re.search(r"ในจำนวนนี้ต่ำกว่าเป้าหมาย (\d+) รายการ", words):
        assert int(some[1]) == below
    elif "ต่ำกว่าเป้าหมาย" in words:
        assert below == len(weak)
    else:
        assert below == 0
    if counted := re.search(r"มีคะแนนรายข้อแล้ว (\d+) จาก (\d+) รายการ", words):
        assert (int(counted[1]), int(counted[2])) == (len(questions), asked)
    if full := re.search(r"ข้อที่มีคะแนนแล้ว (\d+) รายการได้เต็มทั้งหมด", words):
        assert (int(full[1]), weak) == (len(questions), {})


@settings(max_examples=150, deadline=None)
@given(readings().filter(lambda read: read.total.score is not None))
def test_every_sentence_of_an_analysis_agrees_with_its_own_tables(read: YearResults) -> None:
    made = analysis_of(read)
    results, rows, target = made.results, table(made.results), D(made.results.target)
    first, *rest = made.paragraphs("summary")
    check_total(first, results)
    assert first.endswith(f"เป้าหมายของปีนี้คือ {results.target} คะแนน")
    for sentence in rest:
        check_summary(sentence, results)
    assert ("คะแนนแล้ว" in "".join(rest) or "ทุกตัวชี้วัด" in "".join(rest)) <= (
        not any(r.below_target for r in rows.values())
    )
    assert [text.number for text in made.indicators] == [n for n, row in rows.items() if row.score != "–"]
    for text in made.indicators:
        row = rows[text.number]
        assert (text.name, text.score) == (row.name, row.score)
        score = read_off(row.score)
        assert score is not None
        assert f"{row.score} คะแนน" in text.finding
        check_standing(text.finding, score, target)
        assert row.below_target == (score < target)
        check_change(text.finding, row)
        questions = {q.label: D(q.score) for q in text.questions if q.score != "–"}
        check_weakness(text.weakness, questions, len(read.rules.question_items[text.number]), target)


@settings(max_examples=150, deadline=None)
@given(readings().filter(lambda read: read.total.score is not None))
def test_every_conclusion_of_a_report_agrees_with_its_own_tables(read: YearResults) -> None:
    results = score_tables(read)
    rows = table(results)
    first, *rest = conclusions_of(read)
    check_total(first, results)
    assert ("ยังระบุระดับไม่ได้" if results.level == "ยังระบุไม่ได้" else f"อยู่ในระดับ{results.level}") in first
    if results.total_before != "–":
        assert f"พ.ศ. {results.year_before} ซึ่งได้ {results.total_before} คะแนน {results.total_change_words}" in first
    assert ("เมื่อเทียบกับ" in first) == (results.total_before != "–")
    told: dict[str, dict[str, str]] = {"เพิ่มขึ้น": {}, "ลดลง": {}}
    for sentence in rest:
        if "เป้าหมาย" in sentence:
            assert set(named(sentence)) == {number for number, row in rows.items() if row.below_target}
            continue
        if "เท่าเดิม" in sentence:
            assert named(sentence) == [number for number, row in rows.items() if row.change == "0.00"]
            continue
        said = re.fullmatch(r"ตัวชี้วัดที่คะแนน(เพิ่มขึ้น|ลดลง) (\d+) ตัวชี้วัด ได้แก่ (.+)", sentence)
        assert said is not None, f"nothing checks “{sentence}”"
        found = re.findall(r"ตัวชี้วัดที่ (\d+) [^,]*?\((เพิ่มขึ้น|ลดลง) ([\d.]+) คะแนน\)(?:, |$)", said[3])
        assert (len(found), {way for _, way, _ in found}) == (int(said[2]), {said[1]})
        told[said[1]] = {number: points for number, _, points in found}
    for way, sign in (("เพิ่มขึ้น", "+"), ("ลดลง", "−")):
        assert told[way] == {n: row.change[1:] for n, row in rows.items() if row.change.startswith(sign)}


@settings(max_examples=150, deadline=None)
@given(readings())
def test_a_plan_calls_weak_what_the_analysis_calls_weak(read: YearResults) -> None:
    lowest = [row for row in read.weakest if row.score != 100]
    weak = {int(row.item) for row in (*read.below_target, *lowest)}
    assert weak_indicators(read.rules, read.scores) == weak


@settings(max_examples=150, deadline=None)
@given(readings())
def test_what_was_entered_is_shown_as_entered_and_the_rest_marked(read: YearResults) -> None:
    for row in (read.total, *read.instruments, *read.indicators):
        assert row.derived <= (row.score is not None)
        assert row.below_target <= (row.score is not None)
    assert len(read.unscored) + len(read.weakest_first) == len(read.indicators)
    assert {row.item for row in read.unscored}.isdisjoint(read.scores)


def test_an_indicator_known_from_its_questions_alone_is_below_the_target_in_words_too() -> None:
    rules = municipal()
    entered = {item: max(score, D("91.00")) for item, score in FIGURES.items() if item != "1"}
    made = analysis_of(read_year(rules, entered | dict.fromkeys(rules.question_items["1"], D(60))))
    row = table(made.results)["1"]
    assert (row.score, row.derived, row.below_target) == ("60.00", True, True)
    assert made.paragraphs("summary")[1] == "ตัวชี้วัดที่ต่ำกว่าเป้าหมายมี 1 ตัวชี้วัด คือ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (60.00)"


def test_an_indicator_without_a_score_never_counts_as_passed() -> None:
    made = analysis_of(read_year(municipal(), {TOTAL: D(95), "1": D(90), "2": D(90)}))
    assert made.paragraphs("summary")[1] == (
        "ตัวชี้วัดที่มีคะแนนแล้ว 2 ตัวชี้วัดผ่านเป้าหมาย ตัวชี้วัดที่ได้คะแนนน้อยที่สุดคือตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ และตัวชี้วัดที่ 2 การใช้งบประมาณ (90.00)"
    )
    assert made.paragraphs("summary")[2].startswith("ยังไม่มีคะแนน 8 ตัวชี้วัด จึงยังบอกไม่ได้ว่าผ่านเป้าหมายหรือไม่ คือ ตัวชี้วัดที่ 3 ")
