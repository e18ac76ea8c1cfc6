"""Two readings of a measure: what differs, in words."""

from dataclasses import fields
from typing import Any

import pytest

from plans.measures.content import MeasureContent
from plans.measures.fields import FIELD_LABELS
from plans.measures.history import FieldDifference, changed, differences, words

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


def test_every_field_of_a_measure_has_its_label() -> None:

    assert set(FIELD_LABELS) == {field.name for field in fields(MeasureContent)}
