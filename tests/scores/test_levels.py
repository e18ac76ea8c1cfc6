"""What a level looks like: its rank among the year's, and a shade that says whether it passed."""

from __future__ import annotations

import pytest

from scores.levels import LevelMark, mark_of, marks_of
from scores.rules import known_years, rules_for


@pytest.mark.parametrize("year", known_years("municipality"))
def test_every_level_has_its_rank_and_what_passed_is_told_from_what_did_not(year: int) -> None:
    rules = rules_for(year, "municipality")
    marks = marks_of(rules)
    assert list(marks) == [step.name for step in rules.levels]
    assert [mark.rank for mark in marks.values()] == list(range(len(rules.levels), 0, -1))
    passed = {step.name for step in rules.levels if step.total >= rules.target}
    assert {name for name, mark in marks.items() if mark.shade >= 3} == passed


def test_five_levels_have_a_shade_each_and_seven_grades_share_the_lowest() -> None:
    now, then = (marks_of(rules_for(year, "municipality")) for year in (2568, 2564))
    assert [(mark.name, mark.rank, mark.shade) for mark in now.values()] == [
        ("ผ่านดีเยี่ยม", 5, 5),
        ("ผ่านดี", 4, 4),
        ("ผ่าน", 3, 3),
        ("ต้องปรับปรุง", 2, 2),
        ("ต้องปรับปรุงโดยด่วน", 1, 1),
    ]
    assert {name: mark.shade for name, mark in then.items()} == {
        "AA": 5,
        "A": 4,
        "B": 2,
        **dict.fromkeys("CDEF", 1),
    }


def test_the_ladder_is_filled_up_to_the_rank_and_empty_where_the_level_cannot_be_told() -> None:
    rules = rules_for(2568, "municipality")
    assert mark_of(rules, "ผ่าน").ladder == (True, True, True, False, False)
    assert mark_of(rules, "ยังระบุไม่ได้") == LevelMark("ยังระบุไม่ได้")
    assert mark_of(rules, "ยังระบุไม่ได้").ladder == ()
