"""A font written by struct is the font that fontTools writes: outlines, widths, boxes, limits; and readable by both."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import fontpkg_sarabun  # type: ignore[import-untyped]  # it ships no types
import pytest
from fontTools.ttLib import TTFont

from documents.engine import composite_fonts, patching
from documents.engine.composite_fonts import Composite, Part
from documents.engine.fast_ways import _glyphs

FOLDER = Path(fontpkg_sarabun.__file__).parent / "files"
FONTS = ["Sarabun-Regular.ttf", "Sarabun-BoldItalic.ttf", "Sarabun-Thin.ttf"]
slow = patching.stock(composite_fonts, "appended")


def refuse(*_: Any) -> bytes:
    raise AssertionError("the slow way was asked for")


def composites(font: TTFont) -> dict[int, Composite]:
    """Letters with marks far and near, a space under a mark, a composite of composites, nothing; and gaps between."""
    cmap, order = font.getBestCmap(), font.getGlyphOrder()
    gid = {name: number for number, name in enumerate(order)}
    first = len(order)
    letter, mark, tone, accented, space = (gid[cmap[ord(character)]] for character in "กิ้é ")
    return {
        first: Composite((Part(letter, 0, 0), Part(mark, -12, 7)), 600),
        first + 1: Composite((Part(letter, 0, 0), Part(mark, -900, 300), Part(tone, 128, -129)), 612),
        first + 4: Composite((Part(space, 0, 0), Part(tone, 40, 0)), 243),
        first + 5: Composite((Part(accented, 3, 0), Part(tone, 300, 500)), 0),
        first + 6: Composite((Part(space, 0, 0),), 200),
        first + 300: Composite((Part(0, 0, 0),), 437),
    }


@pytest.mark.parametrize("name", FONTS)
def test_both_ways_write_the_same_font(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    wanted = composites(TTFont(io.BytesIO(content)))
    fast = composite_fonts.by_struct(refuse, content, 0, wanted)
    stock = slow(content, 0, wanted)
    assert _glyphs(fast) == _glyphs(stock)
    mine, theirs = TTFont(io.BytesIO(fast), checkChecksums=2), TTFont(io.BytesIO(stock))
    assert set(mine.keys()) == set(theirs.keys())
    for glyph in theirs.getGlyphOrder():
        assert mine["hmtx"][glyph] == theirs["hmtx"][glyph]
    for number in wanted:
        ours, other = (font["glyf"][font.getGlyphOrder()[number]] for font in (mine, theirs))
        assert ours.numberOfContours == other.numberOfContours
        if ours.numberOfContours:
            assert [getattr(ours, side) for side in ("xMin", "yMin", "xMax", "yMax")] == [
                getattr(other, side) for side in ("xMin", "yMin", "xMax", "yMax")
            ]
    for table, fields in (
        ("maxp", ("numGlyphs", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth", "maxPoints")),
        ("head", ("xMin", "yMin", "xMax", "yMax", "unitsPerEm")),
        ("hhea", ("advanceWidthMax", "ascent", "descent")),
        ("post", ("formatType",)),
    ):
        for field in fields:
            # A bound may be wider than need be, never narrower.
            pair = getattr(mine[table], field), getattr(theirs[table], field)
            assert pair[0] <= pair[1] if field in {"xMin", "yMin"} else pair[0] >= pair[1], (table, field, pair)


def test_it_may_be_written_again() -> None:
    """fontTools takes the file apart and puts it together without a change of a glyph."""
    content = (FOLDER / FONTS[0]).read_bytes()
    fast = composite_fonts.by_struct(refuse, content, 0, composites(TTFont(io.BytesIO(content))))
    again = io.BytesIO()
    TTFont(io.BytesIO(fast)).save(again)
    assert _glyphs(again.getvalue()) == _glyphs(fast)


@pytest.mark.parametrize(
    "content",
    [b"", b"OTTO" + bytes(40), b"ttcf" + bytes(40), b"\0\1\0\0" + bytes(8), b"\0\1\0\0\0\x09" + bytes(6), b"%PDF-1.7"],
    ids=["nothing", "CFF", "collection", "no tables", "cut", "no font"],
)
def test_what_it_does_not_know_goes_the_slow_way(content: bytes) -> None:
    asked: list[bytes] = []

    def answer(given: bytes, *_: Any) -> bytes:
        asked.append(given)
        return b"slowly"

    assert composite_fonts.by_struct(answer, content, 0, {9: Composite((Part(1, 0, 0),), 5)}) == b"slowly"
    assert asked == [content]


def test_a_taken_id_goes_the_slow_way() -> None:
    content = (FOLDER / FONTS[0]).read_bytes()
    taken = {3: Composite((Part(1, 0, 0),), 5)}
    assert composite_fonts.by_struct(lambda *_: b"slowly", content, 0, taken) == b"slowly"
