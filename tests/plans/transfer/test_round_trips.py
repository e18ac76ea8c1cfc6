"""One plan in every format, with hidden parts, merged cells, whatever numbering and digits: read back the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plans.transfer.measure_reading import read_measures
from scores.rules import rules_for
from tests.tables.making import comma_separated, saved, tsv
from tests.tables.test_open_document import packed
from thai.digits import to_arabic, to_thai

RULES = rules_for(2568, "municipality")
HEADINGS = ["มาตรการ/โครงการ/กิจกรรม", "ตัวชี้วัด", "ขั้นตอน/วิธีการปฏิบัติ", "ช่วงระยะเวลา", "ผู้รับผิดชอบ"]
SECRET = "ลับ"
UNITS = ("กองคลัง", "กองช่าง", "สำนักปลัด")
PERIODS = {"ต.ค. 68 - ก.ย. 69": ("2025-10-01", "2026-09-30"), "ไตรมาส 2": ("2026-01-01", "2026-03-31")}


@dataclass(frozen=True)
class Line:
    """A row as people see it: its cells, or None for one that is hidden."""

    cells: tuple[str, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """Lines; whether a column behind the first is hidden; which rows' indicator is merged with the one above."""

    lines: tuple[Line, ...]
    hidden_column: bool
    merged: frozenset[int]


def xlsx(table: Table) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for number, line in enumerate(table.lines, 1):
        cells = list(line.cells)
        if table.hidden_column:
            cells.insert(1, SECRET)
        for place, text in enumerate(cells, 1):
            sheet.cell(number, place, text)
        sheet.row_dimensions[number].hidden = line.hidden
    column = 3 if table.hidden_column else 2
    if table.hidden_column:
        sheet.column_dimensions["B"].hidden = True
    for first, last in runs(table.merged):
        sheet.merge_cells(start_row=first + 1, end_row=last + 1, start_column=column, end_column=column)
    return saved(book)


def docx(table: Table) -> bytes:
    document = Document()
    made = document.add_table(rows=0, cols=len(table.lines[0].cells))
    for line in table.lines:
        row = made.add_row()
        for cell, text in zip(row.cells, line.cells, strict=True):
            beginning, *more = text.split("\n")
            cell.paragraphs[0].text = beginning
            for paragraph in more:
                cell.add_paragraph(paragraph)
        if line.hidden:
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))
    for first, last in runs(table.merged):
        for number in range(first + 1, last + 1):
            made.rows[number].cells[1].text = ""
        text = made.rows[first].cells[1].text
        made.rows[first].cells[1].merge(made.rows[last].cells[1]).text = text
    return saved(document)


def web(table: Table) -> bytes:
    covered = {row for first, last in runs(table.merged) for row in range(first + 1, last + 1)}
    spans = {first: last - first + 1 for first, last in runs(table.merged)}
    rows = ""
    for number, line in enumerate(table.lines):
        span = f" rowspan={spans[number]}" if number in spans else ""
        cells = "".join(
            f"<td{span if place == 1 else ''}>{'<br>'.join(map(escape, text.splitlines()))}</td>"
            + (f"<td hidden>{SECRET}</td>" if table.hidden_column and not place else "")
            for place, text in enumerate(line.cells)
            if place != 1 or number not in covered
        )
        rows += f"<tr{' style=display:none' if line.hidden else ''}>{cells}</tr>"
    return f"<html><meta charset=utf-8><table>{rows}</table></html>".encode()


def open_document(kind: str) -> Callable[[Table], bytes]:
    def made(table: Table) -> bytes:
        covered = {row for first, last in runs(table.merged) for row in range(first + 1, last + 1)}
        spans = {first: last - first + 1 for first, last in runs(table.merged)}
        rows = ""
        for number, line in enumerate(table.lines):
            rows += f"<table:table-row{' table:visibility=' + chr(34) + 'collapse' + chr(34) if line.hidden else ''}>"
            for place, text in enumerate(line.cells):
                inside = "".join(f"<text:p>{escape(said)}</text:p>" for said in text.split("\n"))
                if place == 1 and number in covered:
                    rows += "<table:covered-table-cell/>"
                else:
                    span = f' table:number-rows-spanned="{spans[number]}"' if place == 1 and number in spans else ""
                    rows += f"<table:table-cell{span}>{inside}</table:table-cell>"
            rows += "</table:table-row>"
        return packed(kind, f'<table:table table:name="แผน">{rows}</table:table>')

    return made


def runs(rows: frozenset[int]) -> list[tuple[int, int]]:
    """The merged areas: a row above each run, and the run's last row."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row - 1, row))
    return found


def plain(write: Callable[[list[list[str]]], bytes]) -> Callable[[Table], bytes]:
    """Text formats can hide and merge nothing: what is merged is empty below."""
    return lambda table: write(
        [
            [("" if place == 1 and number in table.merged else text) for place, text in enumerate(line.cells)]
            for number, line in enumerate(table.lines)
            if not line.hidden
        ]
    )


WRITERS: dict[str, Callable[[Table], bytes]] = {
    "xlsx": xlsx,
    "docx": docx,
    "html": web,
    "csv": plain(comma_separated),
    "ods": open_document("spreadsheet"),
    "odt": open_document("text"),
}
NUMBERINGS: Sequence[Callable[[int], str]] = (
    lambda n: f"{n}. ",
    lambda n: f"{n}) ",
    lambda n: f"({n}) ",
    lambda _: "- ",
    lambda _: "✅ ",
    lambda n: f"{n}\ufe0f\u20e3 ",
    lambda n: chr(0x245F + n) + " ",
)
WORDS = st.sampled_from(["จัดทำประกาศ", "เผยแพร่ข้อมูล", "อบรมบุคลากร", "ติดตามผล", "สรุปรายงาน", "ทบทวนแนวทาง"])


@st.composite
def plans(draw: st.DrawFn) -> tuple[Table, list[tuple[str, list[int], list[str], str, list[str]]]]:
    """A table, and what is to be read from it: title, indicators, steps, period, units."""
    digits: Callable[[str], str] = draw(st.sampled_from((to_arabic, to_thai)))
    lines, meant, merged = [Line(tuple(HEADINGS))], [], set()
    before: int | None = None
    for number in range(draw(st.integers(1, 5))):
        hidden = draw(st.booleans()) and number > 0
        steps = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
        marked = draw(st.sampled_from(NUMBERINGS))
        units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=2, unique=True))
        period = draw(st.sampled_from(sorted(PERIODS)))
        indicator = draw(st.integers(1, 10))
        if not hidden and before is not None and not lines[-1].hidden and draw(st.booleans()):
            merged.add(len(lines))
            indicator = before
        title = f"มาตรการชุด{'กขคงจ'[number]}"
        typed = "\n".join(digits(marked(n)) + step for n, step in enumerate(steps, 1))
        lines.append(Line((title, digits(str(indicator)), typed, digits(period), "\n".join(units)), hidden))
        before = None if hidden else indicator
        if not hidden:
            meant.append((title, [indicator], steps, period, units))
    return Table(tuple(lines), draw(st.booleans()), frozenset(merged)), meant


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), st.sampled_from(sorted(WRITERS)))
def test_a_plan_is_the_same_in_every_format(
    plan: tuple[Table, list[tuple[str, list[int], list[str], str, list[str]]]], kind: str
) -> None:
    table, meant = plan
    read = read_measures(WRITERS[kind](table), RULES, 2569, UNITS)
    assert read.errors == []
    assert [
        (m.title, m.indicators, m.steps, (m.start and m.start.isoformat(), m.end and m.end.isoformat()), m.units)
        for m in read.measures
    ] == [(title, indicators, steps, PERIODS[period], units) for title, indicators, steps, period, units in meant]
    assert all(SECRET not in text for _, text in (*read.outside, *read.unplaced))
    hides = any(line.hidden for line in table.lines) or (table.hidden_column and kind in ("xlsx", "html"))
    assert bool(read.left_out) == (hides and kind != "csv")


def test_every_file_is_the_kind_it_says() -> None:
    table = Table((Line(tuple(HEADINGS)),), hidden_column=False, merged=frozenset())
    assert {kind for kind, write in WRITERS.items() if zipfile.is_zipfile(io.BytesIO(write(table)))} == {
        *("xlsx", "docx", "ods", "odt")
    }
    assert tsv([["ก"]]) == "ก".encode()
