"""The large text says what the PDF says: every word of it, and nothing else."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from typing import Any

import pypdfium2
import pytest
from lxml import html

from documents.large_text import large_text
from documents.rendering import render
from tests.documents.long_papers import snapshot
from tests.documents.reading import squeezed

SNAPSHOTS = (
    *("analysis", "analysis-whole", "analysis-by-question", "plan", "plan-by-indicator"),
    *("implementation", "implementation-by-theme", "memo"),
)
# Page numbers, catchwords, how to check the paper, the scales of drawings; the pages in a table of contents.
OF_PAGES = re.compile(r"-[๐-๙]+-|/.*\.\.\.|.*http://localhost.*|รหัสตรวจสอบ.*|[๐-๙.]+")
PAGE_NUMBER = re.compile(r"[๐-๙]+$")


def lines_of(pdf: bytes) -> list[str]:
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [squeezed(line) for page in pages for line in page.splitlines() if squeezed(line)]


def texts_of(flowing: str) -> list[str]:
    """Its words but those of drawings, whose words the PDF has as alternative text."""
    element = html.fragment_fromstring(re.sub(r"<svg.*?</svg>", "", flowing, flags=re.S), create_parent="div")
    return [squeezed(text) for text in element.itertext() if squeezed(text)]


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_every_word_of_the_pdf_and_no_other(name: str) -> None:
    content = snapshot(name)
    lines = lines_of(render(content, "ABCDEFGHJKMN").pdf)
    texts = texts_of(large_text(content, {}))
    printed, flowing = "".join(lines), "".join(texts)
    assert [text for text in texts if text not in printed] == []
    without_bars = [line.replace("๐–๑๐๐", "") for line in lines if not OF_PAGES.fullmatch(line)]
    rest = [line for line in without_bars if line not in flowing.replace("๐–๑๐๐", "")]
    assert [line for line in rest if PAGE_NUMBER.sub("", line) not in flowing] == []


def memo(**changes: Any) -> Mapping[str, Any]:
    return snapshot("memo") | changes


def test_what_was_told_at_signing_stands_in_its_place() -> None:
    content = memo(told_at_signing=["Letter_number", "Letter_date"], reference="ลป 52201", number="")
    flowing = large_text(content, {"Letter_number": "๑๔๗", "Letter_date": "๑ ตุลาคม ๒๕๖๘"})
    assert "ลป ๕๒๒๐๑/๑๔๗</span>" in flowing
    assert "<span>๑ ตุลาคม ๒๕๖๘</span>" in flowing
    assert "<input" not in flowing


def test_what_was_typed_stays_text() -> None:
    flowing = large_text(memo(subject='<script src="x"></script> & "ท้าย"'), {"Letter_number": "<b>"})
    assert "<script" not in flowing
    assert '&lt;script src="x"&gt;&lt;/script&gt; &amp; "ท้าย"' in flowing


def test_a_memo_is_followed_by_its_report() -> None:
    flowing = large_text(memo(report=snapshot("plan")), {})
    assert flowing.index("บันทึกข้อความ") < flowing.index("measures")


def test_cells_say_their_columns_and_stand_below_the_right_ones() -> None:
    flowing = html.fragment_fromstring(large_text(snapshot("plan"), {}), create_parent="div")
    table = flowing.xpath("//table[contains(@class, 'measures')]")[0]
    headings = [head.text_content() for head in table.xpath("./thead//th")]
    for row in table.xpath("./tbody/tr"):
        labels = [cell.get("data-label", "") for cell in row]
        assert " / ".join(labels) == " / ".join(headings)
    # A cell over several rows does not move those beside it.
    results = html.fragment_fromstring(large_text(snapshot("analysis-by-question"), {}), create_parent="div")
    spanned = results.xpath("//table[.//td[@rowspan]]")[0]
    columns = [head.text_content() for head in spanned.xpath("./thead//th")]
    for row in spanned.xpath("./tbody/tr"):
        labelled = [cell.get("data-label") for cell in row if cell.get("data-label")]
        assert labelled == [name for name in columns if name in labelled]


def test_nothing_on_it_would_be_refused_by_a_page() -> None:
    for name in SNAPSHOTS:
        flowing = re.sub(r"<svg.*?</svg>", "", large_text(snapshot(name), {}), flags=re.S)
        assert re.findall(r" style=| src=|<h1|<body|<form|<input", flowing) == []
