"""Two readings of a measure: what differs, in words."""

import time
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.measures.content import MeasureContent
from plans.measures.fields import FIELD_LABELS
from plans.measures.history import FieldDifference, Piece, changed, differences, pieces, words

CONTENT: dict[str, Any] = {
    "title": "คู่มือ",
    "kind": "measure",
    "steps": ["เขียน", "แจ้ง"],
    "units": ["กองคลัง"],
    "start": "2025-10-01",
    "status": "planned",
    "outcome": "",
}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("title", "คู่มือ", "คู่มือ"),
        ("kind", "project", "โครงการ"),
        ("status", "done", "ดำเนินการแล้วเสร็จ"),
        ("status", "", ""),
        ("steps", ["ก", "ข"], "1. ก\n2. ข"),
        ("outputs", [], ""),
        ("units", ["กองคลัง", "กองช่าง"], "กองคลัง\nกองช่าง"),
        ("indicators", [1, 10], "1, 10"),
        ("start", "2025-10-01", "1 ตุลาคม 2568"),
        ("end", None, ""),
        ("budget", "15000.50", "15000.50"),
        ("all_units", True, "ใช่"),
        ("all_units", False, ""),
    ],
)
def test_a_value_in_words(name: str, value: Any, said: str) -> None:
    assert words(name, value) == said


def test_what_differs_is_named_in_the_order_of_the_form() -> None:
    after = CONTENT | {"outcome": "ดีขึ้น", "title": "คู่มือใหม่"}
    assert changed(CONTENT, after) == ["title", "outcome"]
    assert changed(CONTENT, dict(CONTENT)) == []
    assert differences(CONTENT, after)[0] == FieldDifference("title", "คู่มือ", "คู่มือใหม่")
    assert differences(CONTENT, after)[0].label == "ชื่อ"


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_pieces_hold_both_texts_whole(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "in") == before
    assert "".join(piece.text for piece in found if piece.kind != "out") == after


@pytest.mark.parametrize(
    ("before", "after"), [("ก" * 4000, "กข" * 2000), ("กข" * 2000, "ขก" * 2000), ("๑. ก\n" * 1000, "๒. ข\n" * 1000)]
)
def test_texts_made_to_be_slow_are_still_compared_whole(before: str, after: str) -> None:
    began = time.monotonic()
    found = pieces(before, after)
    assert time.monotonic() - began < 60  # a guard against hanging, not a measurement
    assert "".join(piece.text for piece in found if piece.kind != "in") == before
    assert "".join(piece.text for piece in found if piece.kind != "out") == after


def test_a_change_reads_in_whole_words() -> None:
    said = [(p.kind, p.text) for p in pieces("เผยแพร่ข้อมูล 6 ข้อ", "เผยแพร่ข้อมูล 8 ข้อ")]
    assert said == [("same", "เผยแพร่ข้อมูล "), ("out", "6"), ("in", "8"), ("same", " ข้อ")]


def test_every_field_of_a_measure_has_its_label() -> None:

    assert set(FIELD_LABELS) == {field.name for field in fields(MeasureContent)}


def test_very_long_texts_are_compared_by_what_they_begin_and_end_with() -> None:
    begin, end = "ก" * 15_000, "ข" * 15_000
    assert pieces(f"{begin}เดิม{end}", f"{begin}ใหม่{end}") == [
        Piece("same", begin),
        Piece("out", "เดิม"),
        Piece("in", "ใหม่"),
        Piece("same", end),
    ]
