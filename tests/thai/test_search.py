"""What is looked for is found however it is typed, and is marked where it stands."""

import pytest

from tests.linear import SECONDS, long, within
from thai.search import EXCERPT, FoundPiece, folded, holds, marked, search_words


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("แผนปี ๒๕๖๙", "2569"),
        ("แผนปี 2569", "๒๕๖๙"),
        ("การดําเนินการ", "ดำเนิน"),  # as two code points
        ("การดำเนินการ", "ดํา"),
        ("น้ํา", "น้ำ"),
        ("นโยบาย No Gift Policy", "no GIFT"),
        ("การป้องกันการทุจริตของเทศบาล", "ป้องกันการทุจริต"),  # words that a dictionary cuts otherwise
        ("การป้องกันการทุจริตของเทศบาล", "เทศบาล ทุจริต"),
        ("รถ", "รถ"),
    ],
)
def test_what_holds_the_words_is_found(text: str, typed: str) -> None:
    assert holds(folded(text), search_words(typed))


@pytest.mark.parametrize("typed", ["2568", "ทุจริต งบ", "ทุจริตการ"])
def test_what_lacks_a_word_is_not(typed: str) -> None:
    assert not holds(folded("แผนป้องกันการทุจริตปี 2569"), search_words(typed))


def test_blanks_part_words_and_a_word_counts_once() -> None:
    assert search_words("  ก  ข\tก ๑ 1 ") == ["ก", "ข", "1"]
    assert len(search_words(" ".join(map(str, range(50))))) == 8


def test_words_are_marked_where_they_stand() -> None:
    assert marked("แผนปี ๒๕๖๙ No Gift", search_words("2569 gift")) == [
        FoundPiece("แผนปี ", False),
        FoundPiece("๒๕๖๙", True),
        FoundPiece(" No ", False),
        FoundPiece("Gift", True),
    ]
    assert marked("กกขค", ["กก", "กข"]) == [FoundPiece("กกข", True), FoundPiece("ค", False)]
    assert marked("ไม่มี", ["x"]) == [FoundPiece("ไม่มี", False)]
    assert marked("", ["x"]) == []


def test_a_long_text_is_cut_around_the_first_match_and_not_within_a_letter() -> None:
    text = "ที่" * 200 + "หลักฐาน" + "ก็" * 200
    pieces = marked(text, ["หลักฐาน"])
    assert [piece.text for piece in pieces if piece.is_match] == ["หลักฐาน"]
    assert pieces[0] == FoundPiece("… ", False)
    assert pieces[1].text[0] == "ท"
    assert pieces[-1] == FoundPiece(" …", False)
    assert sum(len(piece.text) for piece in pieces) <= EXCERPT + 6


@pytest.mark.parametrize("text", ["ก", "กา", "ก้", " ก"])
def test_marking_grows_with_the_text(text: str) -> None:
    with within(SECONDS, text):
        marked(long(text), ["ก", "กก", "กกก"])
