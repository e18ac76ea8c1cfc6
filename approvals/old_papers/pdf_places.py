"""A stranger's PDF: what it says letter by letter, where words stand, what its pages look like. Pure of Django.

Loaded in the limited process (accounts.limited_process) and nowhere else. A letter of the text is a letter of PDFium's
text layer, in the order of `_order`, so that a place in the text is a place on the page without any search.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
from collections.abc import Sequence
from typing import Any

import pypdfium2
from pypdfium2 import raw

from approvals.old_papers.pdf_rows import join_rows
from documents.page_boxes import Box, letter_at, lines_of, seen

MOST_PAGES = 200
MOST_LETTERS = 300_000
WIDTH, MOST_HEIGHT = 900, 1800  # pixels of a page's picture
LARGEST_COPY = 11 * 1024 * 1024  # bytes; more does not fit into the limited process's answer
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ")  # of Thai, above and below a letter
_MOST_STRAYS = 500  # of a page that are put back
_LINE = 200  # letters in which a mark's own is sought
_WIDE = 1.6  # heights of a letter: a gap that stands between two columns, not between two words
_UNREADABLE = 0.2  # share of letters without meaning from which on a text layer is of no use


def read(pdf: bytes) -> dict[str, Any]:
    """{"text", "pages": [where in the text each begins]} or {"refused": why, in Thai}. Raises whatever PDFium does."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            return {"refused": "PDF นี้ใส่รหัสผ่านไว้ กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน"}
        raise
    with contextlib.closing(document):
        if len(document) > MOST_PAGES:
            return {"refused": f"PDF นี้มี {len(document):,} หน้า ตรวจได้ไม่เกิน {MOST_PAGES} หน้า กรุณาแบ่งเป็นหลายไฟล์"}
        texts: list[str] = []
        starts: list[int] = []
        length = 0
        for number in range(len(document)):
            with contextlib.closing(document[number]) as page, contextlib.closing(page.get_textpage()) as layer:
                if length + layer.count_chars() > MOST_LETTERS:
                    return {"refused": f"ข้อความยาวเกิน {MOST_LETTERS:,} ตัวอักษร กรุณาแบ่งเป็นหลายไฟล์"}
                texts.append(_text(layer) + "\n")
            starts.append(length)
            length += len(texts[-1])
    text = "".join(texts)
    seen = "".join(text.split())
    if not seen:
        return {"refused": "PDF นี้เป็นภาพสแกน ไม่มีตัวหนังสือให้ตรวจ กรุณาใช้ไฟล์ Word หรือ PDF ที่บันทึกจากโปรแกรม"}
    if seen.count("\ufffd") > _UNREADABLE * len(seen):
        return {"refused": "ตัวหนังสือใน PDF นี้อ่านเป็นข้อความไม่ได้ เพราะฟอนต์ในไฟล์ไม่บอกว่าเป็นอักษรใด กรุณาใช้ไฟล์ Word"}
    return {"text": text, "pages": starts}


def places(given: bytes) -> dict[str, Any]:
    """Where findings stand.

    `given`: a line of JSON, [[page from 0, first letter, one behind the last], …], and the PDF.
    Answers {"boxes": for each its boxes [x, y, width, height] in points from the page's upper left corner as it is
    seen, "lines": the same as `Box`, "sizes": {page: [width, height]}}.
    """
    wanted, pdf = unpacked(given)
    lines: list[list[Box]] = [[] for _ in wanted]
    boxes: list[list[list[float]]] = [[] for _ in wanted]
    sizes: dict[int, list[float]] = {}
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in sorted({page for page, *_ in wanted}):
            with contextlib.closing(document[number]) as page, contextlib.closing(page.get_textpage()) as layer:
                sizes[number] = [round(page.get_width(), 1), round(page.get_height(), 1)]
                order = _order(layer, _letters(layer))
                for place, (on, first, last) in enumerate(wanted):
                    if on == number:
                        lines[place] = lines_of(layer, order[first:last])
                        boxes[place] = [seen(page, box) for box in lines[place]]
    return {"boxes": boxes, "lines": lines, "sizes": sizes}


def pictures(given: bytes) -> list[str]:
    """Pages as JPEG, base64 each. `given`: a line of JSON, [page from 0, …], and the PDF."""
    numbers, pdf = unpacked(given)
    drawn = []
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        document.init_forms()  # what stands in a form's fields is seen, too
        for number in numbers:
            with contextlib.closing(document[number]) as page:
                scale = min(WIDTH / page.get_width(), MOST_HEIGHT / page.get_height())
                picture, file = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB"), io.BytesIO()
            picture.save(file, "JPEG", quality=72)
            drawn.append(base64.b64encode(file.getvalue()).decode())
    return drawn


def packed(wanted: Sequence[Any], content: bytes) -> bytes:
    """What a function of this module is given, in one piece."""
    return json.dumps(wanted).encode() + b"\n" + content


def unpacked(given: bytes) -> tuple[list[Any], bytes]:
    """The way back."""
    wanted, _, content = given.partition(b"\n")
    return json.loads(wanted), content


def _text(layer: Any) -> str:
    """A page's letters, one for each of PDFium's; a gap as wide as between columns is a tab, and a row of a table
    is a line."""
    letters = _letters(layer)
    order = _order(layer, letters)
    for place in range(1, len(letters) - 1):
        if letters[place] == " " and _is_wide(layer, place):
            letters[place] = "\t"
    join_rows(layer, letters)
    return "".join(letters[place] for place in order)


def _letters(layer: Any) -> list[str]:
    return [letter_at(layer, place) for place in range(layer.count_chars())]


def _order(layer: Any, letters: Sequence[str]) -> list[int]:
    """The places of letters in the order they are read: a mark that a program drew behind its line stands behind the
    letter that it is seen above."""
    strays = [place for place in range(1, len(letters)) if letters[place] in _MARKS and letters[place - 1].isspace()]
    behind: dict[int, list[int]] = {}
    for place in strays[:_MOST_STRAYS]:
        if (letter := _carrier(layer, letters, place)) is not None:
            behind.setdefault(letter, []).append(place)
    moved = {place for places in behind.values() for place in places}
    kept = (place for place in range(len(letters)) if place not in moved)
    return [each for place in kept for each in (place, *behind.get(place, ()))]


def _carrier(layer: Any, letters: Sequence[str], place: int) -> int | None:
    """The letter, or the last mark on it, that stands under a mark in the same line before it."""
    left, bottom, right, top = layer.get_charbox(place, loose=True)
    middle = (left + right) / 2
    for before in range(place - 1, max(-1, place - _LINE), -1):
        if letters[before].isspace():
            continue
        from_left, from_bottom, to_right, to_top = layer.get_charbox(before, loose=True)
        if from_left <= middle <= to_right and min(top, to_top) > max(bottom, from_bottom):
            return before
    return None


def _is_wide(layer: Any, place: int) -> bool:
    _, bottom, right, top = layer.get_charbox(place - 1, loose=True)
    next_left, next_bottom, _, next_top = layer.get_charbox(place + 1, loose=True)
    on_one_line = min(top, next_top) > max(bottom, next_bottom)
    return bool(on_one_line and next_left - right > _WIDE * (top - bottom))
