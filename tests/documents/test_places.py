"""Places to sign: as high as their words need, upright and across, and never alone on a paper's last page."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pymupdf
import pytest

from documents.form_fields import taken_size
from documents.rendering import render, render_words
from documents.signing import words_size
from tests.documents.long_papers import prose, snapshot, with_measures
from tests.documents.reading import boxes_of, fields_of, outside, pages_of, squeezed
from thai.digits import to_thai

CODE = "ABCDEFGHJKMN"
READABLE = 7.0  # points of Sarabun, about 11 of TH Sarabun
FULL = 10.6
ACTING = ["รองปลัดเทศบาลตำบลตัวอย่าง รักษาราชการแทน", "ปลัดเทศบาลตำบลตัวอย่าง"]
ROUTE: list[dict[str, Any]] = [
    {"field": "Sig_0", "heading": "ผู้จัดทำ", "position": "นักวิเคราะห์", "holder": "นาง ก", "drafter": True},
    {"field": "Sig_1", "heading": "ความเห็นปลัดเทศบาล", "position": "ปลัดเทศบาล", "holder": "นาย ข"},
    {"field": "Sig_2", "heading": "คำสั่งนายกเทศมนตรี", "position": "นายกเทศมนตรี", "holder": "นาย ค"},
]


@cache
def paper(kind: str, places: int = 3, measures: int = 1) -> bytes:
    """A memo stands, a plan lies across."""
    content = snapshot("memo") if kind == "memo" else with_measures(kind, measures)
    return render(content | {"signatures": ROUTE[:places]}, CODE).pdf


def size_of(kind: str, field: str) -> tuple[float, float]:
    size = words_size(paper(kind), field)
    assert size is not None
    return size


def drawn(kind: str, field: str, opinion: str, capacity: list[str]) -> bytes:
    said: dict[str, Any] = {"opinion": opinion, "name": "นาย ก", "capacity": capacity, "date": "6 ตุลาคม 2568"}
    return render_words(*size_of(kind, field), said, taken=taken_size(paper(kind), field))


def letters(pdf: bytes) -> float:
    """Points of the smallest letters."""
    untyped: Any = pymupdf
    with untyped.open(stream=pdf) as document:
        blocks = document[0].get_text("dict")["blocks"]
        return float(min(span["size"] for block in blocks for line in block["lines"] for span in line["spans"]))


def in_the_corner(pdf: bytes, taken: tuple[float, float]) -> list[str]:
    """Words at the bottom right, where the signature is."""
    untyped: Any = pymupdf
    with untyped.open(stream=pdf) as document:
        [page] = document
        right, bottom = page.rect.width - taken[0], page.rect.height - taken[1]
        return [word for _, _, x, y, word, *_ in page.get_text("words") if x > right and y > bottom + 4]


def opinion(lines: int, length: int = 2000) -> str:
    dice = random.Random(lines)
    each = length // lines - 1
    return "\n".join(f"แถว{number} {prose(dice, each)}"[:each].strip() for number in range(lines))


@pytest.mark.parametrize("kind", ["memo", "plan"])
@pytest.mark.parametrize(("lines", "length"), [(1, 2000), (5, 2000), (10, 1500), (18, 1000)])
def test_long_opinions_are_readable_and_keep_their_lines(kind: str, lines: int, length: int) -> None:
    said = opinion(lines, length)
    assert 0.95 * length < len(said) <= length
    pdf = drawn(kind, "Sig_1", said, ACTING)
    assert letters(pdf) >= READABLE - 0.01
    assert in_the_corner(pdf, taken_size(paper(kind), "Sig_1")) == []
    [printed] = pages_of(pdf)
    assert squeezed("(นาย ก) รองปลัดเทศบาลตำบลตัวอย่าง รักษาราชการแทน ปลัดเทศบาลตำบลตัวอย่าง") in printed
    assert outside(pdf) == []
    starts = [boxes_of(pdf, to_thai(f"แถว{number} "))[0][1].left for number in range(lines)]
    assert len({round(left) for left in starts}) <= 2  # one column, or two


@pytest.mark.parametrize("kind", ["memo", "plan"])
def test_letters_without_any_mark_which_take_the_most_room_are_readable(kind: str) -> None:
    assert letters(drawn(kind, "Sig_1", ("กขคฆงจฉ " * 250).strip(), ACTING)) >= READABLE - 0.01


@pytest.mark.parametrize("kind", ["memo", "plan"])
def test_short_opinions_have_the_paper_s_own_size(kind: str) -> None:
    said = "เห็นชอบตามที่เสนอ\nให้ทุกสำนัก/กองดำเนินการและรายงานผลทุกไตรมาส"
    assert letters(drawn(kind, "Sig_2", said, ["นายกเทศมนตรี"])) == pytest.approx(FULL, abs=0.01)


@pytest.mark.parametrize("kind", ["memo", "plan"])
def test_seventy_lines_are_readable_though_not_each_on_its_own(kind: str) -> None:
    pdf = drawn(kind, "Sig_1", ("เห็นชอบตามที่เสนอ ให้ดำเนินการ\n" * 70)[:2000].strip(), ACTING)
    assert letters(pdf) >= READABLE - 0.01
    assert pages_of(pdf)[0].count("เห็นชอบตามที่เสนอ") >= 64


@pytest.mark.parametrize("kind", ["plan", "analysis"])
def test_a_drafter_s_place_is_low_and_holds_who_when_and_300_letters(kind: str) -> None:
    """A memo's drafter says nothing beside the signature."""
    assert size_of(kind, "Sig_0")[1] < 0.4 * size_of(kind, "Sig_1")[1]
    assert taken_size(paper(kind), "Sig_0") == (0, 0)
    long = drawn(kind, "Sig_0", prose(random.Random(3), 300)[:300], ["นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ"])
    assert letters(long) >= READABLE - 0.01
    assert letters(drawn(kind, "Sig_0", "", ["นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ"])) == pytest.approx(FULL, abs=0.01)


def test_places_of_papers_made_before_had_a_drafter_told_have_room_for_words() -> None:
    content: dict[str, Any] = snapshot("memo")
    assert {"drafter"}.isdisjoint(content["signatures"][0])
    words = fields_of(render(content, CODE).pdf, "/Tx")
    assert {round(field.box.top - field.box.bottom) for field in words} == {190}


def test_three_opinions_on_a_memo_share_a_page() -> None:
    more = [ROUTE[1] | {"field": f"Sig_{number}", "heading": f"ความเห็นที่ {number}"} for number in (3, 4)]
    pdf = render(snapshot("memo") | {"signatures": [*ROUTE[:2], *more, ROUTE[2]]}, CODE).pdf
    assert [field.page for field in fields_of(pdf)] == [0, 0, 1, 1, 1]  # one beneath the memo's own words
    assert "รหัสตรวจสอบ" in pages_of(pdf)[1]
    said = squeezed("ความเห็นที่ 4 ลงชื่อ (นาย ข) ปลัดเทศบาล คำสั่งนายกเทศมนตรี ลงชื่อ (นาย ค) นายกเทศมนตรี")
    assert to_thai(said) in pages_of(pdf)[1]  # each is read in turn


def test_an_acting_officer_s_two_lines_take_nothing_from_the_words_and_the_three_share_a_page() -> None:
    acting = ROUTE[1] | {"position": "ปลัดเทศบาล", "acting": "ผู้อำนวยการกองคลัง รักษาราชการแทน"}
    more = [ROUTE[1] | {"field": f"Sig_{n}"} for n in (2, 3, 4)]  # the first beneath the memo's own words
    pdf = render(snapshot("memo") | {"signatures": [ROUTE[0], more[0], acting, *more[1:]]}, CODE).pdf
    assert [field.page for field in fields_of(pdf)] == [0, 0, 1, 1, 1]
    assert words_size(pdf, "Sig_1") == words_size(pdf, "Sig_3")
    assert taken_size(pdf, "Sig_1") == pytest.approx(taken_size(pdf, "Sig_3"), abs=1)
    untyped: Any = pymupdf
    with untyped.open(stream=pdf) as document:
        assert squeezed(acting["acting"]) in map(squeezed, document[1].get_text().splitlines())


@pytest.mark.parametrize("kind", ["memo", "plan", "analysis"])
@pytest.mark.parametrize("places", [1, 2, 3])
@pytest.mark.parametrize("measures", [1, 4, 7])
def test_no_last_page_has_one_block(kind: str, places: int, measures: int) -> None:
    """On the last page stand two places at least, or one and something of the paper besides."""
    pdf = paper(kind, places, measures)
    [*_, last] = pages_of(pdf)
    headings = sum(squeezed(place["heading"]) in last for place in ROUTE)
    head, _, _ = last.partition(squeezed("ผู้จัดทำ"))
    assert "รหัสตรวจสอบ" in last
    assert headings >= 2 or (headings == 1 and len(head) > 40)


@pytest.mark.parametrize("opinions", [2, 3, 5])
@pytest.mark.parametrize(
    "lines", [0, 2, 8, 9]
)  # of the last row, which then ends above the page's foot, at it, and below
def test_across_no_page_has_one_place_alone(opinions: int, lines: int) -> None:
    content = with_measures("plan", 3)
    content["measures"][-1]["steps"] += ["ขั้นตอน"] * lines
    said = [f"ความเห็นที่ {number}" for number in range(1, opinions + 1)]
    more = [ROUTE[1] | {"field": f"Sig_{number}", "heading": heading} for number, heading in enumerate(said, 1)]
    pages = pages_of(render(content | {"signatures": [ROUTE[0], *more]}, CODE).pdf)
    headings = [to_thai(squeezed(heading)) for heading in ("ผู้จัดทำ", *said)]
    for page in pages:
        assert "มาตรการ" in page or sum(heading in page for heading in headings) >= 2
