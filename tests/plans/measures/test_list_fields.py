"""A measure's numbered lists as they come in: one spelling, no typed numbers, and nothing else is lost."""

from typing import Any

import pytest

from plans.measures.list_fields import LineFormSet, line_formset, typed_lines


def lines(*texts: str) -> Any:
    data = {"steps-TOTAL_FORMS": str(len(texts)), "steps-INITIAL_FORMS": "0"}
    return LineFormSet(data | {f"steps-{n}-text": text for n, text in enumerate(texts)}, prefix="steps")


def test_a_list_leaves_empty_items_out_and_keeps_the_order() -> None:
    formset = lines("ข", "", "  ", "ก")
    assert formset.is_valid()
    assert formset.lines() == ["ข", "ก"]


def test_a_list_too_long_is_refused_and_never_cut() -> None:
    assert lines(*["ก"] * 60).is_valid()
    assert not lines(*["ก"] * 61).is_valid()


def test_a_list_without_its_counter_is_refused() -> None:
    assert not LineFormSet({"steps-0-text": "ก"}, prefix="steps").is_valid()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("๑. ประชุม", "ประชุม"),
        ("๓) จัดทำคู่มือ", "จัดทำคู่มือ"),
        ("• ๑. ติดตาม", "ติดตาม"),
        ("(๑) แจก", "แจก"),
        ("1) 2) แจก", "แจก"),
        ("๓. สรุปผล ๑. ครั้ง", "สรุปผล ๑. ครั้ง"),
        ("๓ ประการ", "๓ ประการ"),
        ("2569 เป็นปีแรก", "2569 เป็นปีแรก"),
        ("จ\u0e4d\u0e32นวน  \u200bมาก", "จำนวน มาก"),
    ],
)
def test_an_item_comes_in_without_its_number_and_in_one_spelling(typed: str, kept: str) -> None:
    found = lines(typed, "๕.", kept)
    assert found.is_valid()
    assert found.lines() == [kept, kept]


def test_an_item_that_is_stored_otherwise_stays_until_somebody_changes_it() -> None:
    stored = ["• ๑. เดิม", "(๒)  สอง\nบรรทัด"]
    typed: Any = {"steps-TOTAL_FORMS": "3", "steps-INITIAL_FORMS": "2", "steps-0-text": "(๒)  สอง\r\nบรรทัด"}
    typed |= {"steps-1-text": "• ๑. เดิม", "steps-2-text": "• ๑. เดิมที่แก้"}
    found = line_formset("steps", typed, shown=stored, stored=stored)
    assert found.is_valid()
    assert found.lines() == ["(๒)  สอง\nบรรทัด", "• ๑. เดิม", "เดิมที่แก้"]


def test_items_of_a_page_opened_before_they_were_stored_are_not_lost() -> None:
    """Sent once more, by the browser's own button: Django takes an unchanged form beyond the first ones for none."""
    typed: Any = {"steps-TOTAL_FORMS": "2", "steps-INITIAL_FORMS": "0", "steps-0-text": "๑. ก", "steps-1-text": "ข"}
    found = line_formset("steps", typed, shown=["ก", "ข"], stored=["ก", "ข"])
    assert found.is_valid()
    assert found.lines() == ["ก", "ข"]


def test_lines_are_read_by_their_places_whatever_else_a_fields_name_says() -> None:
    """Python reads no number of more than some thousands of digits: such a place would have been a 500."""
    names = [f"steps-{'9' * 5000}-text", "steps-x-text", "steps--text", "steps-1-id", "steps", "steps-2-text-3"]
    data = {name: ["ไม่ใช่ข้อ"] for name in names} | {
        "steps-10-text": ["สิบ"],
        "steps-2-text": ["สอง"],
        "steps-0-text": [""],
    }
    assert typed_lines(data, "steps") == ["", "สอง", "สิบ"]
