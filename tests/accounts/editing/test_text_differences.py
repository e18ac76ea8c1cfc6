"""One text turned into another, piece by piece."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.editing.text_differences import Piece, pieces


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


def test_very_long_texts_are_compared_by_what_they_begin_and_end_with() -> None:
    begin, end = "ก" * 15_000, "ข" * 15_000
    assert pieces(f"{begin}เดิม{end}", f"{begin}ใหม่{end}") == [
        Piece("same", begin),
        Piece("out", "เดิม"),
        Piece("in", "ใหม่"),
        Piece("same", end),
    ]
