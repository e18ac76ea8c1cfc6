"""Reading papers back: their words as PDFium finds them, their fields as pyHanko does."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
from typing import Any, NamedTuple

import pypdfium2
from pyhanko.pdf_utils.reader import PdfFileReader


def pages_of(pdf: bytes) -> list[str]:
    """Every page's text without any white space: where lines break is not what is asked."""
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def text_of(pdf: bytes) -> str:
    return "".join(pages_of(pdf))


def with_fields(pdf: bytes) -> str:
    """The text as pdftotext reads it, that of filled fields in its place."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return squeezed(done.stdout.decode())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


class Box(NamedTuple):
    """In points from the page's bottom left."""

    left: float
    bottom: float
    right: float
    top: float


class Field(NamedTuple):
    """`locks` the whole paper, as the seal does."""

    name: str
    page: int
    box: Box
    locks: bool


def fields_of(pdf: bytes, kind: str = "/Sig") -> list[Field]:
    """Signature fields, or those of another kind, in the order of the pages."""
    found = []
    reader: Any = PdfFileReader(io.BytesIO(pdf))
    for number, page in enumerate(reader.root["/Pages"]["/Kids"]):
        for annotation in page.get_object().get("/Annots", ()):
            entry = annotation.get_object()
            if entry.get("/FT") == kind:
                box = Box(*(float(edge) for edge in entry["/Rect"]))
                found.append(Field(str(entry["/T"]), number, box, "/Lock" in entry and "/P" in entry["/Lock"]))
    return found


def boxes_of(pdf: bytes, words: str) -> list[tuple[int, Box]]:
    """Where words stand: (page from 0, box of their first line)."""
    found = []
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            search = text.search(words)
            while match := search.get_next():
                index, _ = match
                found.append((number, Box(*text.get_charbox(index))))
    return found


def outside(pdf: bytes) -> list[str]:
    """Characters any part of which lies off their page, which nobody would ever read."""
    lost = []
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if text.get_text_range(index, 1).isspace():
                    continue
                if left < 0 or bottom < 0 or right > width or top > height:
                    lost.append(text.get_text_range(index, 1))
    return lost
