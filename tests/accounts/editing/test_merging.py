"""Three readings of the same fields: one merge for measures, analyses, evidence and scores."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.editing.merging import fingerprint, mark, marks, marks_in, merge

OPENED: dict[str, Any] = {"title": "เดิม", "outcome": "", "steps": ["หนึ่ง"], "day": None}


def test_only_what_both_changed_is_a_conflict() -> None:
    theirs = OPENED | {"title": "ของเขา", "outcome": "ของเขา", "steps": ["สอง"]}
    mine = OPENED | {"title": "ของฉัน", "day": dt.date(2026, 10, 1), "steps": ["สอง"]}
    found = merge(marks(OPENED), theirs, mine)
    assert (found.mine, found.theirs, found.both) == (["day"], ["outcome"], ["title"])
    assert found.together == mine | {"outcome": "ของเขา"}


def test_what_nobody_remembers_was_changed_by_both() -> None:
    found = merge(None, OPENED, OPENED | {"title": "", "outcome": "ใหม่"})
    assert (found.mine, found.theirs, found.both) == ([], [], ["title", "outcome"])
    assert merge(None, OPENED, dict(OPENED)).both == []


def test_the_same_in_another_spelling_is_no_difference_and_stays_as_typed() -> None:
    found = merge({}, {"title": "จำนวน"}, {"title": " จ\u0e4d\u0e32นวน\u200b "})
    assert (found.both, found.together) == ([], {"title": " จ\u0e4d\u0e32นวน\u200b "})


@pytest.mark.parametrize("nothing", ["", "  \n", None, [], (), False])
def test_nothing_has_no_mark(nothing: Any) -> None:
    assert mark(nothing) == ""
    assert fingerprint({"title": nothing, "outcome": "มี"}) == f"outcome:{mark('มี')}"


@pytest.mark.parametrize(
    ("one", "other"),
    [(["ก", "ข"], ["ข", "ก"]), (["ก ข"], ["ก", "ข"]), (0, None), (Decimal("90.0"), Decimal("9")), (1, 2)],
)
def test_what_differs_has_another_mark(one: Any, other: Any) -> None:
    assert mark(one) != mark(other)


@pytest.mark.parametrize("remembered", ["", "nonsense", "title: 9:9", "title:0000000000000000", "a:b:c  title"])
def test_a_broken_fingerprint_shows_both_rather_than_overwrite(remembered: str) -> None:
    assert merge(marks_in(remembered), {"title": "ของเขา"}, {"title": "ของฉัน"}).both == ["title"]


texts = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["", "ก", "ข", " ก "]), min_size=4)


@given(texts, texts, texts)
def test_a_fingerprint_says_as_much_as_the_reading_itself(opened: Any, stored: Any, typed: Any) -> None:
    found = merge(marks(opened), stored, typed)
    assert merge(marks_in(fingerprint(opened)), stored, typed) == found
    for name, value in typed.items():
        mine, theirs, base = mark(value), mark(stored[name]), mark(opened[name])
        assert (name in found.both) == (len({mine, theirs, base}) == 3)
        assert mark(found.together[name]) == (theirs if mine == base else mine)
