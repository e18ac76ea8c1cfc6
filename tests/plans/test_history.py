"""Two readings of a measure: what differs, in words, and what two people made of one."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.actions import MeasureContent
from plans.history import LABELS, Difference, changed, differences, merge, pieces, words

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
    ],
)
def test_a_value_in_words(name: str, value: Any, said: str) -> None:
    assert words(name, value) == said


def test_what_differs_is_named_in_the_order_of_the_form() -> None:
    after = CONTENT | {"outcome": "ดีขึ้น", "title": "คู่มือใหม่"}
    assert changed(CONTENT, after) == ["title", "outcome"]
    assert changed(CONTENT, dict(CONTENT)) == []
    assert differences(CONTENT, after)[0] == Difference("title", "คู่มือ", "คู่มือใหม่")
    assert differences(CONTENT, after)[0].label == "ชื่อ"


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_pieces_hold_both_texts_whole(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "in") == before
    assert "".join(piece.text for piece in found if piece.kind != "out") == after


def test_long_texts_are_compared_by_their_lines() -> None:
    lines = [f"บรรทัดที่ {n} " + "ก" * 90 for n in range(60)]
    changed_lines = [*lines[:30], "บรรทัดใหม่", *lines[31:]]
    found = pieces("\n".join(lines), "\n".join(changed_lines))
    assert [(piece.kind, piece.text) for piece in found if piece.kind != "same"] == [
        ("out", f"{lines[30]}\n"),
        ("in", "บรรทัดใหม่\n"),
    ]


def test_only_what_both_changed_is_a_conflict() -> None:
    theirs = CONTENT | {"title": "ของเขา", "outcome": "ของเขา", "steps": ["เขียน"]}
    mine = CONTENT | {"title": "ของฉัน", "status": "done", "steps": ["เขียน"]}
    found = merge(CONTENT, theirs, mine)
    assert list(found.mine) == ["status"]
    assert list(found.theirs) == ["outcome"]
    assert list(found.both) == [Difference("title", "ของเขา", "ของฉัน")]


def test_without_the_first_reading_every_difference_is_shown() -> None:
    found = merge({}, CONTENT, CONTENT | {"title": "อื่น"})
    assert (list(found.mine), list(found.theirs)) == ([], [])
    assert [difference.name for difference in found.both] == ["title"]


def test_every_field_of_a_measure_has_its_label() -> None:

    assert set(LABELS) == {field.name for field in fields(MeasureContent)}
