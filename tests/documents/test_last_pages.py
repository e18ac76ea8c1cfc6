"""No paper ends on a page with hardly anything on it, neither alone nor attached to its memo."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import TextBox

from documents import last_pages
from documents.engine.pages import OnPage, unwatched
from documents.last_pages import CLOSER, LINES_TOGETHER, ROWS_TOGETHER, SHORT, LaysOut
from documents.layout import lay_out
from documents.rendering import paper_html, render
from tests.documents.long_papers import snapshot, with_measures
from tests.documents.reading import pages_of, squeezed

CODE = "ABCDEFGHJKMN"
HEAD = squeezed("ขั้นตอน/วิธีการปฏิบัติ")


def attached(kind: str, measures: int) -> list[str]:
    """The pages of a report behind its memo, without places to sign."""
    report = with_measures(kind, measures) | {"signatures": []}
    pages = pages_of(render(snapshot("memo") | {"report": report}, CODE).pdf)
    return pages[len(pages_of(render(snapshot("memo"), CODE).pdf)) :]


def rows_of(page: str, measures: int) -> list[int]:
    """The measures that a page names."""
    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    return [n for n in range(1, measures + 1) if f"{n}.มาตรการ{n}".translate(digits) in page]


def test_one_measure_is_one_page() -> None:
    assert len(attached("plan", 1)) == 1


@pytest.mark.parametrize("measures", [2, 4, 5, 9, 14])
def test_a_report_never_ends_with_one_row(measures: int) -> None:
    pages = attached("plan", measures)
    assert len(rows_of(pages[-1], measures)) >= 2
    assert [page.count(HEAD) for page in pages] == [1] * len(pages)
    assert {n for page in pages for n in rows_of(page, measures)} == set(range(1, measures + 1))


@pytest.mark.parametrize("measures", [4, 6, 7])
def test_lines_that_would_stand_alone_come_back_onto_the_page_before(measures: int) -> None:
    content = with_measures("implementation", measures) | {"signatures": []}
    assert render(content, "").pages == len(lay_out(paper_html(content, "")).pages) - 1


def test_the_same_content_is_the_same_bytes_whichever_way_was_taken() -> None:
    content = with_measures("plan", 4) | {"signatures": []}
    assert render(content, CODE).pdf == render(content, CODE).pdf


# --- Which way is taken -----------------------------------------------------------------------------------------------


def laid_out(*pages: tuple[float, float]) -> Any:
    """A document of pages, each with its width and how far down it is written."""

    def box(width: float, share: float) -> Any:
        text = TextBox.__new__(TextBox)
        text.position_y, text.height = 0, share * 100
        kind = SimpleNamespace(name=KINDS[width])
        return SimpleNamespace(content_box_y=lambda: 0, height=100, children=[text], page_type=kind)

    return SimpleNamespace(pages=[SimpleNamespace(width=width, _page_box=box(width, share)) for width, share in pages])


def ways(**documents: Any) -> tuple[LaysOut, list[str]]:
    """A layout that answers with these documents, and what it was asked for: a class, pages that were shown."""
    asked: list[str] = []

    def lay(looks: str, on_page: OnPage = unwatched, /) -> Any:
        asked.append(looks)
        document = documents[looks.replace("-", "_") or "plain"]
        kinds = [KINDS[page.width] for page in document.pages]
        for page, following in zip(document.pages, [*kinds[1:], None], strict=True):
            on_page(page._page_box, following)
        asked.append(f"{len(kinds)} pages")
        return document

    return lay, asked


STANDS, ACROSS = 1.0, 2.0
KINDS = {STANDS: "upright", ACROSS: "wide"}


def test_a_paper_that_ends_well_or_has_one_page_is_laid_out_once() -> None:
    for pages in ([(STANDS, 0.1)], [(STANDS, 1), (STANDS, SHORT)], [(STANDS, 1), (ACROSS, 0.1)]):
        plain = laid_out(*pages)
        lay, asked = ways(plain=plain)
        assert last_pages.well_ended(lay) is plain
        assert asked == ["", f"{len(pages)} pages"]


def test_closer_lines_are_taken_where_they_save_a_page() -> None:
    plain, closer = laid_out((STANDS, 1), (STANDS, 1), (STANDS, 0.1)), laid_out((STANDS, 1), (STANDS, 1))
    lay, asked = ways(plain=plain, closer=closer)
    assert last_pages.well_ended(lay) is closer
    assert asked == ["", "3 pages", CLOSER, "2 pages"]


def test_closer_lines_are_tried_where_pages_before_are_not_full() -> None:
    plain, closer = laid_out((STANDS, 0.8), (STANDS, 0.25)), laid_out((STANDS, 1))
    lay, _ = ways(plain=plain, closer=closer)
    assert last_pages.well_ended(lay) is closer
    full = laid_out((STANDS, 0.96), (STANDS, 0.25))
    same = laid_out((STANDS, 0.9), (STANDS, 0.25))
    lay, asked = ways(plain=full, rows_together=same, lines_together=same)
    assert last_pages.well_ended(lay) is full
    assert CLOSER not in asked


def test_closer_lines_are_not_taken_where_another_last_page_becomes_short_by_them() -> None:
    plain = laid_out((STANDS, 1), (STANDS, 0.04), (ACROSS, 0.9), (ACROSS, 0.6))
    lay, asked = ways(plain=plain, closer=laid_out((STANDS, 1), (ACROSS, 0.9), (ACROSS, 0.1)))
    assert last_pages.well_ended(lay) is plain
    assert asked == ["", CLOSER, "3 pages", "4 pages"]


def test_what_stands_before_pages_that_lie_across_has_a_last_page_too() -> None:
    plain = laid_out((STANDS, 1), (STANDS, 1), (STANDS, 0.1), (ACROSS, 0.9))
    closer = laid_out((STANDS, 1), (STANDS, 1), (ACROSS, 0.9))
    lay, asked = ways(plain=plain, closer=closer)
    assert last_pages.well_ended(lay) is closer
    assert asked == ["", CLOSER, "3 pages"]  # of the plain ones only those that stand


def test_where_closer_lines_come_first_the_others_are_laid_out_only_if_these_end_badly() -> None:
    closer = laid_out((STANDS, 1), (ACROSS, 0.9), (ACROSS, 0.4))
    lay, asked = ways(closer=closer)
    assert last_pages.well_ended(lay, closer_first=True) is closer
    assert asked == [CLOSER, "3 pages"]
    plain = laid_out((STANDS, 1), (ACROSS, 1), (ACROSS, SHORT))
    lay, asked = ways(closer=laid_out((STANDS, 1), (ACROSS, 1), (ACROSS, 0.1)), plain=plain)
    assert last_pages.well_ended(lay, closer_first=True) is plain
    assert asked == [CLOSER, "3 pages", "", "3 pages"]
    few = laid_out((STANDS, 1), (ACROSS, 1), (ACROSS, 0.2))
    lay, asked = ways(closer=few, plain=laid_out((STANDS, 1), (STANDS, 0.04), (ACROSS, 1), (ACROSS, 0.15)))
    assert last_pages.well_ended(lay, closer_first=True) is few  # as ever, and laid out once
    assert asked.count(CLOSER) == 1


@pytest.mark.parametrize(("end", "pages", "taken"), [(0.5, 2, True), (0.2, 2, False), (0.5, 3, False)])
def test_rows_go_to_the_last_page_together_where_it_holds_more_by_it(end: float, pages: int, taken: bool) -> None:
    plain = laid_out((ACROSS, 1), (ACROSS, 0.2))
    together = laid_out(*[(ACROSS, 0.8)] * (pages - 1), (ACROSS, end))
    lay, asked = ways(plain=plain, rows_together=together, lines_together=plain)
    assert last_pages.well_ended(lay) is (together if taken else plain)
    assert asked[::2] == ["", ROWS_TOGETHER, *([] if taken else [LINES_TOGETHER])]


def test_rows_of_an_earlier_page_stay_and_lines_go_together_where_a_paper_ends_with_them() -> None:
    plain = laid_out((ACROSS, 0.76), (ACROSS, 0.96), (ACROSS, 0.15))
    rows = laid_out((ACROSS, 0.59), (ACROSS, 0.56), (ACROSS, 0.77))
    lines = laid_out((ACROSS, 0.76), (ACROSS, 0.84), (ACROSS, 0.26))
    closer = laid_out((ACROSS, 0.72), (ACROSS, 0.95), (ACROSS, 0.07))
    lay, _ = ways(plain=plain, rows_together=rows, lines_together=lines, closer=closer)
    assert last_pages.well_ended(lay) is lines


def test_a_report_that_ends_with_lines_has_them_on_one_page() -> None:
    lines = [f"วรรค{letter} {'การใช้ทรัพย์สินของราชการ ' * 9}" for letter in "กขคงจ"]
    content: dict[str, Any] = snapshot("implementation-by-theme") | {"signatures": []}
    for section in content["sections"]:
        section["paragraphs"] = lines if section["key"] == "conclusions" else section["paragraphs"]
    *_, last = pages_of(render(content, CODE).pdf)
    assert [line[:5] for line in lines if line[:5] in last] == [line[:5] for line in lines]
