"""Every word of every kind of paper, as PDFium and pdftotext find it, and signers' words in their field."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser

import pypdfium2
import pytest

from documents.models import PaperKind
from documents.rendering import paper_html, render
from tests.documents.long_papers import FORMS, snapshot, with_measures
from tests.documents.reading import squeezed

CODE = "ABCDEFGHJKMN"


class _Words(HTMLParser):
    """The words of the source that are printed: what continues a row is said only where there is a next page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self._silent or tag in {"head", "svg"} or "data-cont" in dict(attributes):
            self._silent += tag not in {"meta", "link", "br", "input", "img", "path", "circle", "rect"}

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said += data.split()


@cache
def paper(kind: str) -> tuple[list[str], bytes]:
    content = snapshot(kind) if kind in {"memo", *FORMS} else with_measures(kind, 6)
    words = _Words()
    words.feed(paper_html(content, CODE))
    return words.said, render(content, CODE).pdf


def by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def by_poppler(*options: str) -> Callable[[bytes], str]:
    def read(pdf: bytes) -> str:
        done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
        return done.stdout.decode()

    return read


@pytest.mark.parametrize("kind", [*PaperKind.values, *FORMS])
@pytest.mark.parametrize(
    "read", [by_pdfium, by_poppler(), by_poppler("-raw")], ids=["PDFium", "pdftotext", "pdftotext -raw"]
)
def test_every_word_is_read_back(kind: str, read: Callable[[bytes], str]) -> None:
    words, pdf = paper(kind)
    said = squeezed(read(pdf))
    assert len(words) > 60
    # A word that the page's end cuts in two is found in its parts.
    lost = [
        word
        for word in words
        if word not in said and not any(word[:cut] in said and word[cut:] in said for cut in range(1, len(word)))
    ]
    assert lost == []


@pytest.mark.parametrize("kind", [*PaperKind.values, *FORMS])
def test_nothing_is_read_that_is_not_thai_latin_or_a_sign(kind: str) -> None:
    _, pdf = paper(kind)
    said = by_pdfium(pdf)
    assert re.findall(r"[\ue000-\uf8ff\ufffd\u00a0\u2060\u200b]", said) == []
