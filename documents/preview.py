"""Pages of a PDF as pictures, where a phone would not show a PDF; what pages there are, and what they say."""

from __future__ import annotations

import contextlib
import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from documents.page_boxes import PartOfPage, letter_at, lines_of, seen

ACROSS = (161, 42, 32, 170)  # red, and what stands beneath can still be read

_PDFIUM = threading.Lock()  # PDFium is not thread-safe, and the web runs threads


@dataclass(frozen=True)
class PageShape:
    """A page (from 1) and its size in whole points, so that a screen keeps its picture's place."""

    number: int
    width: int
    height: int


@dataclass(frozen=True)
class Heading:
    """An entry of the file's own table of contents: a paper's title at level 0, its sections at 1."""

    level: int
    title: str
    page: int


def pages_and_headings(pdf: bytes) -> tuple[list[PageShape], list[Heading]]:
    """What pages a PDF has, and where its papers and their sections begin."""
    with _PDFIUM, contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        sizes = [document.get_page_size(n) for n in range(len(document))]
        marks = [(mark.level, mark.get_title(), mark.get_dest()) for mark in document.get_toc() if mark.level < 2]
        headings = [Heading(level, title, place.get_index() + 1) for level, title, place in marks if place]
    return [PageShape(n, round(width), round(height)) for n, (width, height) in enumerate(sizes, 1)], headings


def page_image(pdf: bytes, number: int, width: int, across: str = "") -> bytes:
    """One page (from 1) as PNG, `width` pixels wide. IndexError when there is no such page.

    `across` is a word that is written over the whole page, as on a paper that holds no more.
    """
    buffer = io.BytesIO()
    with _PDFIUM, contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        document.init_forms()  # signatures' appearances are form fields
        page = document[number - 1]
        picture = page.render(scale=width / page.get_width(), may_draw_forms=True).to_pil().convert("RGB")
    _write_across(picture, across).save(buffer, "PNG")
    return buffer.getvalue()


def page_words(pdf: bytes, most: int) -> list[str]:
    """What the first `most` pages of a file of ours say: a letter for each of their text layers'."""
    words = []
    with _PDFIUM, contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(min(len(document), most)):
            with contextlib.closing(document[number]) as page, contextlib.closing(page.get_textpage()) as layer:
                words.append("".join(letter_at(layer, place) for place in range(layer.count_chars())))
    return words


def word_boxes(pdf: bytes, wanted: Sequence[tuple[int, int, int]]) -> list[list[PartOfPage]]:
    """The boxes of these letters, one for each line: (page from 1, the first letter, one behind the last)."""
    boxes: list[list[PartOfPage]] = [[] for _ in wanted]
    with _PDFIUM, contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in sorted({number for number, *_ in wanted}):
            with contextlib.closing(document[number - 1]) as page, contextlib.closing(page.get_textpage()) as layer:
                whole = page.get_width(), page.get_height()
                for place, (on, first, last) in enumerate(wanted):
                    if on == number:
                        boxes[place] = [_part(seen(page, box), *whole) for box in lines_of(layer, range(first, last))]
    return boxes


def _part(box: Sequence[float], width: float, height: float) -> PartOfPage:
    x, y, across, down = box
    return round(x / width, 4), round(y / height, 4), round(across / width, 4), round(down / height, 4)


def _write_across(picture: Image.Image, word: str) -> Image.Image:
    """The word from corner to corner, in the middle of the page."""
    if not word:
        return picture
    wide, high = picture.size
    letters = ImageFont.truetype(settings.VENDOR_DIR / "Sarabun-Bold.ttf", wide // (len(word) + 2))
    layer = Image.new("RGBA", (wide * 2, wide // 3))
    draw = ImageDraw.Draw(layer)
    draw.text((wide, wide // 6), word, font=letters, fill=ACROSS, anchor="mm")
    for y in (0, wide // 3 - 4):
        draw.line([(0, y), (wide * 2, y)], fill=ACROSS, width=4)
    turned = layer.rotate(30, expand=True, resample=Image.Resampling.BICUBIC)
    picture.paste(turned, ((wide - turned.width) // 2, (high - turned.height) // 2), turned)
    return picture
