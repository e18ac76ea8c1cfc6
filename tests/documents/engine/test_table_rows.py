"""Rows over the page's end: the head on every page, the title again with (ต่อ), pages filled, nothing lost."""

from __future__ import annotations

import contextlib
import re
import statistics
from typing import Any

import pypdfium2
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import TableBox
from weasyprint.layout import block

from documents.engine import table_rows
from documents.rendering import render
from tests.documents.long_papers import with_measures
from tests.documents.reading import pages_of, squeezed
from thai.digits import to_thai

CODE = "ABCDEFGHJKMN"
HEAD = squeezed("ขั้นตอน/วิธีการปฏิบัติ")
TABLE_MARGINS = 20 / 25.4 * 72, 16 / 25.4 * 72  # above and below, in points


def fills(pdf: bytes) -> list[float]:
    """Of every page with a table of measures but the last: how far down it is written, 1 at the lower margin."""
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            if HEAD not in squeezed(text.get_text_range()):
                continue
            top = page.get_height() - TABLE_MARGINS[0]
            boxes = [text.get_charbox(index) for index in range(text.count_chars())]
            lowest = min(bottom for left, bottom, right, _ in boxes if right > left)
            found.append((top - lowest) / (top - TABLE_MARGINS[1]))
    return found[:-1]


def printed_lines(content: dict[str, Any]) -> list[str]:
    measures = [row for theme in content["themes"] for row in theme["measures"]]
    return [squeezed(to_thai(line)) for row in measures for line in (*row["steps"], *row["outputs"], row["outcome"])]


@pytest.mark.parametrize("by_theme", [False, True])
def test_fifteen_measures_share_their_pages(by_theme: bool) -> None:
    content = with_measures("implementation", 15, by_theme=by_theme)
    pdf = render(content, CODE).pdf
    filled = fills(pdf)
    assert 4 < len(filled) <= 6
    assert statistics.mean(filled) >= 0.95
    said = "".join(pages_of(pdf)).replace("(ต่อ)", "")
    assert [line for line in printed_lines(content) if line[:12] not in said] == []


def test_sixty_measures_fill_about_as_many_pages_as_they_need() -> None:
    filled = fills(render(with_measures("implementation", 60), CODE).pdf)
    assert len(filled) + 1 <= 27
    assert statistics.mean(filled) >= 0.95


@pytest.mark.parametrize(("measures", "pages"), [(15, 4), (60, 13)])
def test_the_measures_of_a_plan_share_their_pages(measures: int, pages: int) -> None:
    filled = fills(render(with_measures("plan", measures), CODE).pdf)
    assert len(filled) + 1 <= pages
    assert statistics.mean(filled) >= 0.95


def with_title(title: str, steps: int) -> list[str]:
    """The pages of a plan whose second measure has this title, and whose first ends near the foot of the page."""
    content = with_measures("plan", 2) | {"signatures": []}
    first, second = content["measures"]
    first |= {"title": "ก", "findings": [], "steps": ["ขั้นตอน"] * steps}
    second |= {"title": title, "findings": [], "steps": ["ลงมือ " * 60] * 8}  # so many words that the title stays narrow
    return [page for page in pages_of(render(content, CODE).pdf) if HEAD in page]


def test_a_title_that_is_said_whole_on_the_next_page_may_be_cut_and_a_longer_one_may_not() -> None:
    whole = "มาตรการ " + "ส่งเสริม " * 12 + "ท้ายชื่อ"
    longer = "มาตรการ " + "ส่งเสริม " * 16 + "ท้ายชื่อ"
    cut = []
    for steps in range(16, 28):
        first, *later = with_title(whole, steps)
        if "๒.มาตรการ" in first and "ท้ายชื่อ" not in first:
            cut.append(later[0])
        first, *_ = with_title(longer, steps)
        assert ("๒.มาตรการ" in first) == ("ท้ายชื่อ" in first)
    assert cut
    assert all(squeezed(f"๒. {whole} (ต่อ)") in page for page in cut)


def test_no_page_of_the_table_lacks_its_head_and_no_row_its_title() -> None:
    pages = pages_of(render(with_measures("implementation", 15), CODE).pdf)
    titles: list[str] = []
    for page in pages:
        if "ขั้นตอน" not in page:
            continue
        assert HEAD in page
        _, _, body = page.partition("(outcome)")
        first = re.match(r"([๐-๙]+)\.มาตรการ", body)
        assert first, body[:40]  # every page begins with a title, its own or one said again
        titles.append(first[1] + ("ต่อ" if first[1] in "".join(titles) else ""))
    assert len(titles) > 4


def test_a_row_of_many_pages_says_its_title_on_each() -> None:
    content = with_measures("implementation", 1)
    [row] = content["themes"][0]["measures"]
    row |= {"title": "ชื่อมาตรการ", "outcome": "ทรัพยากร " * 1800}
    pages = [page for page in pages_of(render(content, CODE).pdf) if "ทรัพยากร" in page]
    assert len(pages) > 3
    assert [page.count(squeezed("๑. ชื่อมาตรการ (ต่อ)")) for page in pages] == [0] + [1] * (len(pages) - 1)
    assert [page.count(HEAD) for page in pages] == [1] * len(pages)
    assert "".join(pages).count("ทรัพยากร") == 1800


@pytest.mark.parametrize("words", range(60, 110, 5))
def test_a_row_almost_as_high_as_the_page_keeps_the_head(words: int) -> None:
    content = with_measures("implementation", 2)
    for row in content["themes"][0]["measures"]:
        row |= {"outcome": "ผลลัพธ์ของมาตรการ " * words, "outputs": [], "steps": ["ก"]}
    pages = [page for page in pages_of(render(content, CODE).pdf) if "ผลลัพธ์ของมาตรการ" in page]
    assert [HEAD in page for page in pages] == [True] * len(pages)


@pytest.mark.parametrize("lines", range(18, 34))
def test_no_row_begins_on_a_page_without_its_title(lines: int) -> None:
    content = with_measures("implementation", 2)
    first, second = content["themes"][0]["measures"]
    first |= {"steps": [], "outputs": ["ก"] * lines}
    words = "ขั้นตอนที่ยาวกว่าหนึ่งบรรทัด " * 30
    second |= {"title": "ชื่อที่ยาวกว่าหนึ่งบรรทัด " * 2, "responsible": "กองช่าง", "steps": [words], "outputs": [words]}
    [page] = [page for page in pages_of(render(content, CODE).pdf) if "กองช่าง" in page]
    assert "ชื่อที่ยาวกว่า" in page


def test_a_theme_is_never_the_last_row_of_a_page() -> None:
    content = with_measures("implementation", 24, by_theme=True)
    for theme in content["themes"]:
        theme["title"] = "หัวข้อรวม"
    for page in pages_of(render(content, CODE).pdf):
        assert not page.endswith("หัวข้อรวม")


def test_the_plan_of_an_analysis_lies_across_and_its_prose_stands() -> None:
    pdf = render(with_measures("analysis", 6), CODE).pdf
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        lies = [page.get_width() > page.get_height() for page in document]
    assert lies == [HEAD in page or "ลงชื่อ" in page for page in pages_of(pdf)]
    assert {True, False} <= set(lies)


def test_installing_twice_wraps_once() -> None:
    wrapped = block.block_container_layout
    table_rows.install()
    assert block.block_container_layout is wrapped


def test_where_a_heading_would_stand_alone_the_table_ends_with_the_row_before_it() -> None:
    """WeasyPrint leaves room for the heading that it moves to the next page, above a foot and below the last row."""
    row, heading = "<tr><td></td></tr>", '<tr style="break-after: avoid"><td></td></tr>'
    printed = HTML(
        string="<style>@page { size: 100mm 60mm; margin: 5mm } body, td { margin: 0; padding: 0 } "
        "table { border-spacing: 0 } td { height: 10mm } tfoot td { height: 0 }</style>"
        f"<table><tbody>{row * 4}{heading}{row}</tbody><tfoot><tr><td></td></tr></tfoot></table>"
    ).render()
    tables = [box for page in printed.pages for box in page._page_box.descendants() if isinstance(box, TableBox)]
    ten = 10 / 25.4 * 96  # millimetres in pixels
    assert [len(table.children[0].children) for table in tables] == [4, 2]
    body, foot = tables[0].children
    assert [round(each / ten, 2) for each in (body.height, foot.position_y - body.position_y, tables[0].height)] == [
        4
    ] * 3
