"""A written text held against the facts: findings at the letters as typed, known again by their line."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from proofreading.facts import Figure
from proofreading.findings import Kind
from scores.proofing.texts import LONGEST, MOST, TypedFinding, WrittenText, as_browsers_count, finding_key, findings_in
from tests.linear import SECONDS, long, within
from tests.proofreading.papers import NARRATIVE

ALL = tuple(Kind)
WRONG = "ตัวชี้วัดที่ ๗ ได้คะแนน ๙๓.๒๙"


def read(text: str, written: WrittenText | None = None) -> list[TypedFinding]:
    return findings_in(text, written or WrittenText("measure/1/", NARRATIVE), ALL)


def test_a_finding_stands_at_its_letters_with_its_fix_in_the_writers_digits() -> None:
    [found] = read(f"บทนำ\n{WRONG}")
    assert (found.start, found.end, found.found, found.fix) == (29, 34, "๙๓.๒๙", "๙๓.๙๒")
    assert found.finding.sure


def test_a_kind_that_is_not_looked_for_is_not_found() -> None:
    assert findings_in(WRONG, WrittenText("", NARRATIVE), [Kind.CHANGE]) == []


def test_the_line_above_gives_the_subject_and_is_no_part_of_the_text() -> None:
    text = "ได้คะแนน ๙๓.๒๙"
    assert [found.finding.sure for found in read(text)] == [False]  # nothing has it, and nobody is spoken of
    [found] = read(text, WrittenText("", NARRATIVE, above="ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"))
    assert (found.start, found.end, found.fix, found.finding.sure) == (9, 14, "๙๓.๙๒", True)


def test_in_an_opinion_everything_is_a_warning() -> None:
    [found] = read(WRONG, WrittenText("", NARRATIVE, is_opinion=True))
    assert not found.finding.sure


def fields(text: str) -> Sequence[tuple[int, int, str]]:
    values = {"{ข้อ}": "ตัวชี้วัดที่ 7", "{คะแนน}": "93.29"}
    return sorted(
        (text.index(name), text.index(name) + len(name), value) for name, value in values.items() if name in text
    )


def test_a_text_is_read_with_its_fields_filled_and_found_where_it_was_typed() -> None:
    text = "{ข้อ} ได้คะแนน ๙๓.๒๙ คะแนน"
    [found] = read(text, WrittenText("", NARRATIVE, replaced=fields))
    assert (text[found.start : found.end], found.fix) == ("๙๓.๒๙", "๙๓.๙๒")


def test_what_a_field_says_wrongly_is_found_at_the_field_and_not_mended_there() -> None:
    text = "ตัวชี้วัดที่ 7 ได้คะแนน {คะแนน}"
    [found] = read(text, WrittenText("", NARRATIVE, replaced=fields))
    assert (found.found, found.fix) == ("{คะแนน}", "")


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        (f"บรรทัดใหม่\n{WRONG}\nอีกบรรทัด", True),
        (WRONG.replace(" ", "  "), True),
        ("ตัวชี้วัดที่ 7 ได้คะแนน 93.29", True),  # as the paper prints it, in the other digits
        (f"{WRONG} คะแนน", False),
        (WRONG.replace("๒๙", "๒๘"), False),
        (WRONG.replace("๗", "๘"), False),
    ],
)
def test_a_finding_is_the_same_as_long_as_its_line_stands(text: str, is_same: bool) -> None:
    assert (read(text)[0].key == read(WRONG)[0].key) is is_same


def test_another_fact_is_another_finding() -> None:
    other = WrittenText("", NARRATIVE, above="ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน")
    here = WrittenText("", NARRATIVE, above="ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร")
    assert read("ได้คะแนน ๙๓.๒๙", here)[0].key != read("ได้คะแนน ๙๓.๒๙", other)[0].key


def test_another_fact_is_another_finding_where_nobody_can_know_what_would_be_right() -> None:
    """Otherwise what was set aside of last month's figures would still be of today's."""
    text = "ตัวชี้วัดที่ได้คะแนนต่ำที่สุดคือ ตัวชี้วัดที่ ๘"
    year = NARRATIVE.years[NARRATIVE.assessed]
    lowest = min((item for item in year.figures if item in year.names), key=lambda item: year.figures[item].value)
    corrected = replace(year, figures={**year.figures, lowest: Figure(year.figures[lowest].value + Decimal("0.01"))})
    facts = replace(NARRATIVE, years={**NARRATIVE.years, NARRATIVE.assessed: corrected})
    [before], [after] = read(text), read(text, WrittenText("measure/1/", facts))
    assert (before.finding.expected, after.finding.expected) == ("", "")
    assert before.key != after.key


def test_a_doubt_that_became_certain_is_another_finding() -> None:
    finding = read(WRONG)[0].finding
    assert finding_key(finding, WRONG) != finding_key(replace(finding, sure=False), WRONG)


def test_many_findings_of_one_long_line_are_named_in_no_time() -> None:
    text = long(f"{WRONG} ")
    findings = [replace(read(WRONG)[0].finding, start=place, end=place + 5) for place in range(1000)]
    with within(SECONDS, "a line with many findings"):
        keys = {finding_key(finding, text) for finding in findings}
    assert len(keys) == 1


def test_a_field_that_says_much_many_times_over_is_read_up_to_a_bound() -> None:
    text, value = "{ก}" * (LONGEST // 3), "ก " * 500

    def long_values(typed: str) -> Sequence[tuple[int, int, str]]:
        return [(place, place + 3, value) for place in range(0, len(typed) - 2, 3)]

    with within(SECONDS, "a text of fields"):
        found = read(text, WrittenText("", NARRATIVE, replaced=long_values))
    assert len(found) <= MOST


def test_a_long_text_is_read_up_to_a_bound_and_few_findings_are_told() -> None:
    assert read("ก\n" * LONGEST + WRONG) == []
    assert len(read(f"{WRONG}\n" * 100)) == MOST


def test_browsers_count_a_picture_letter_twice() -> None:
    text = "😀ได้"
    assert [as_browsers_count(text, place) for place in (0, 1, 3)] == [0, 2, 4]
