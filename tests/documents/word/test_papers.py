"""Every kind of paper as a Word file: the words of its PDF and no others, in the order of its HTML."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache, partial
from html.parser import HTMLParser
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from documents.papers.first_release import printed_sections
from documents.rendering import paper_html, render
from documents.word.papers import CODE, word_file
from documents.word.printer import NOT_SIGNED
from tests.documents.long_papers import SNAPSHOTS, snapshot, with_measures
from tests.documents.reading import squeezed
from tests.documents.word.reading import elements, opened, said, value, words_of
from tests.house.production import ROOT

MADE_AT = dt.datetime(2025, 10, 6, 9, 30, tzinfo=dt.UTC)
BLANK = {"meta", "link", "br", "input", "img", "path", "circle", "rect", "col"}
# What pages have and a Word file has not: how the paper is verified, numerals in figures, a page's place among others.
FURNITURE = re.compile(
    r"ตรวจสอบเอกสารฉบับนี้|รหัสตรวจสอบ|ลายมือชื่ออิเล็กทรอนิกส์|ABCD|^http|^[๐-๙]{1,3}(?:\.[๐-๙]{2})?$|\(ต่อ\)|\.\.\.$|…$"
)
NUMBER = re.compile(r"(?:^|(?<=\f))\s*-\s*[๐-๙]+\s*-?")


def by_question() -> dict[str, Any]:
    return snapshot("analysis") | {"variant": "by-question"}


def narrative() -> dict[str, Any]:
    return with_measures("analysis", 6) | {"variant": "narrative"}


PAPERS: dict[str, Callable[[], dict[str, Any]]] = {
    "analysis": narrative,
    "analysis by question": by_question,
    "plan": lambda: with_measures("plan", 8),
    "implementation": lambda: with_measures("implementation", 6),
    "implementation by theme": lambda: with_measures("implementation", 6, by_theme=True) | {"variant": "by-theme"},
    "memo": lambda: snapshot("memo"),
    **{f"as frozen, {file.stem}": partial(snapshot, file.stem) for file in sorted(SNAPSHOTS.glob("*.json"))},
}


@cache
def word(name: str) -> bytes:
    return word_file(PAPERS[name](), MADE_AT)


class Printed(HTMLParser):
    """The letters of a paper's HTML that are printed on its pages as such, and in Word too."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = ""
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in BLANK:
            given = dict(attributes)
            silent = tag in {"head", "svg"} or "data-cont" in given or given.get("class") == "verify"
            self._open.append(silent)

    def handle_endtag(self, tag: str) -> None:
        if tag not in BLANK:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.letters += squeezed(data)


@pytest.mark.parametrize("name", PAPERS)
def test_it_says_what_the_pages_say_in_their_order(name: str) -> None:
    printed = Printed()
    printed.feed(paper_html(PAPERS[name](), CODE))
    assert words_of(word(name)) == printed.letters + squeezed(NOT_SIGNED)


@pytest.mark.parametrize("name", PAPERS)
def test_every_word_of_the_pdf_is_in_it(name: str) -> None:
    pdf = render(PAPERS[name](), "ABCDEFGHJKMN").pdf
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    letters = words_of(word(name))
    words = NUMBER.sub("", read).split()
    assert len(words) > 60
    assert [w for w in words if w not in letters and not FURNITURE.search(w)] == []


def test_every_block_that_a_template_prints_is_among_them() -> None:
    templates = {file.stem for file in (ROOT / "templates" / "documents" / "blocks").glob("*.html")}
    assert templates == {section["block"] for paper in PAPERS.values() for section in printed_sections(paper())}


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_content_gives_the_same_bytes(name: str) -> None:
    assert word_file(PAPERS[name](), MADE_AT) == word(name)


@pytest.mark.parametrize("name", PAPERS)
def test_a_report_is_found_by_its_headings(name: str) -> None:
    outline = [(p.style.name, said(p._p)) for p in opened(word(name)).paragraphs if p.style and "Head" in p.style.name]
    assert [level for level, _ in outline].count("Heading 1") == 1
    assert all(words for _, words in outline)
    if name.startswith("analysis"):
        assert ("Heading 2", squeezed("ส่วนที่ ๑ การวิเคราะห์รายตัวชี้วัด")) in outline
        assert [level for level, _ in outline].count("Heading 3") == 10


@pytest.mark.parametrize(
    ("name", "sheets"),
    [
        ("memo", ["upright"]),
        ("plan", ["across"]),
        ("implementation", ["across"]),
        ("analysis", ["upright", "across"]),
    ],
)
def test_sheets_lie_across_where_the_pages_do(name: str, sheets: list[str]) -> None:
    sections = list(elements(word(name), "w:sectPr"))
    assert ["across" if value(s, "w:pgSz", "orient") else "upright" for s in sections] == sheets
    assert [value(s, "w:pgNumType", "fmt") for s in sections] == ["thaiNumbers"] * len(sheets)
    # The first page of the paper has no number, the first of a later section has.
    assert [s.find(qn("w:titlePg")) is not None for s in sections] == [True, *[False] * (len(sheets) - 1)]


@pytest.mark.parametrize("name", PAPERS)
def test_every_table_repeats_its_head_and_gives_its_widths_twice(name: str) -> None:
    for table in elements(word(name), "w:tbl"):
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        if value(table, "w:tblPr/w:tblStyle") is None:
            continue  # figures or places to sign beside one another
        assert value(table, "w:tblPr/w:tblLayout", "type") == "fixed"
        head, *rows = table.iter(qn("w:tr"))
        assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in rows)
        assert rows
        for row in (head, *rows):
            place = 0
            for cell in row.iter(qn("w:tc")):
                span = int(value(cell, "w:tcPr/w:gridSpan") or 1)
                assert abs(int(value(cell, "w:tcPr/w:tcW", "w") or 0) - sum(grid[place : place + span])) <= span
                place += span
            assert place == len(grid)


def test_long_rows_run_on_and_low_ones_stay_whole() -> None:
    [table] = [t for t in elements(word("plan"), "w:tbl") if value(t, "w:tblPr/w:tblStyle")]
    _, *rows = table.iter(qn("w:tr"))
    whole = {row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows}
    assert whole == {False, True}
    theme = next(row for row in elements(word("implementation by theme"), "w:tr") if "ประเด็นที่" in said(row))
    assert theme.find(f".//{qn('w:keepNext')}") is not None


# ECMA-376 part 1: the children of these in the order in which they may stand.
ORDER = {
    "rPr": ["rFonts", "b", "bCs", "i", "iCs", "sz", "szCs", "u", "lang"],
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "tabs",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
        "sectPr",
    ],
    "tblPr": ["tblStyle", "tblW", "tblLayout"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "shd", "vAlign"],
    "sectPr": ["headerReference", "pgSz", "pgMar", "pgNumType", "cols", "titlePg"],
}


@pytest.mark.parametrize("name", PAPERS)
def test_what_stands_in_an_element_stands_in_the_schema_s_order(name: str) -> None:
    for parent, order in ORDER.items():
        for element in elements(word(name), f"w:{parent}"):
            places = [order.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), parent


@pytest.mark.parametrize("name", PAPERS)
def test_pictures_are_told_in_words_or_are_mere_decoration(name: str) -> None:
    pictures = list(elements(word(name), "wp:docPr"))
    numbers = [picture.get("id") for picture in pictures]
    assert len(set(numbers)) == len(numbers)
    for picture in pictures:
        assert picture.get("descr") or b"decorative" in etree.tostring(picture)
    if name == "memo":
        assert [picture.get("descr") for picture in pictures] == ["ตราครุฑ"]
    if name.startswith("analysis"):
        assert any("แผนภูมิเรดาร์" in picture.get("descr", "") for picture in pictures)


def test_the_head_of_a_memo_is_that_of_form_29() -> None:
    paragraphs = {said(p): p for p in elements(word("memo"), "w:p")}
    office = next(p for words, p in paragraphs.items() if words.startswith("ส่วนราชการ"))
    number = next(p for words, p in paragraphs.items() if words.startswith("ที่"))
    assert [tab.get(qn("w:leader")) for tab in office.iter(qn("w:tab")) if tab.get(qn("w:leader"))] == ["dot"]
    assert [int(tab.get(qn("w:pos"))) for tab in number.iter(qn("w:tab")) if tab.get(qn("w:pos"))] == [4535, 9071]
    assert "วันที่" in said(number)
    label = next(office.iter(qn("w:r")))
    assert (value(label, "w:rPr/w:sz"), value(label, "w:rPr/w:szCs")) == ("40", "40")
    title = paragraphs["บันทึกข้อความ"]
    assert "58" in [size.get(qn("w:val")) for size in title.iter(qn("w:szCs"))]


def test_it_says_who_made_it_and_when_and_of_what_it_is() -> None:
    about = opened(word("memo")).core_properties
    content = snapshot("memo")
    assert (about.author, about.last_modified_by) == (content["municipality"], content["municipality"])
    assert about.title.startswith(content["title"])
    assert (about.created, about.modified) == (MADE_AT, MADE_AT)
    assert about.language == "th-TH"


def test_a_paper_without_a_date_has_always_the_same() -> None:
    assert opened(word_file(snapshot("plan"))).core_properties.created == dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def test_no_part_of_the_file_knows_the_hour() -> None:
    with zipfile.ZipFile(io.BytesIO(word("plan"))) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


HOSTILE = "ก่อน\x00\x07\x1b\ud800\ufffe <script>alert(x)</script> <w:p/> ]]> &amp; {PAGE} \"'--> ' หลัง"


@pytest.mark.parametrize("kind", ["memo", "plan", "analysis", "implementation"])
def test_whatever_was_typed_is_text(kind: str) -> None:
    content = snapshot(kind) | {"municipality": HOSTILE, "place": HOSTILE, "office": HOSTILE}
    if "measures" in content:
        content["measures"][0]["title"] = content["measures"][0]["steps"][0] = HOSTILE
    file = word_file(content)
    shown = squeezed("ก่อน <script>alert(x)</script> <w:p/> ]]> &amp; {PAGE} \"'--> ' หลัง")
    assert shown in words_of(file)
    assert shown in squeezed(opened(file).core_properties.author)
    assert list(elements(file, "w:fldSimple")) == list(elements(file, "w:instrText")) == []


def test_a_memo_and_the_report_that_it_carries_are_one_file() -> None:
    end = squeezed(NOT_SIGNED)
    alone = [words_of(word_file(snapshot(kind))).removesuffix(end) for kind in ("memo", "plan")]
    file = word_file(snapshot("memo") | {"report": snapshot("plan")})
    assert words_of(file) == "".join((*alone, end))
    assert [value(section, "w:pgSz", "orient") for section in elements(file, "w:sectPr")] == [None, "landscape"]
