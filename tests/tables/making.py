"""Rows of texts → the files people send them in."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Sequence

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from openpyxl import Workbook

from tables.grid import clean

Rows = list[list[str]]


def tsv(rows: Rows) -> bytes:
    """As a table is copied: no quotes, an empty row is an empty line."""
    return "\n".join("\t".join(row) for row in rows).encode()


def comma_separated(rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def windows_874(rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().replace("▪", "•").encode("cp874")


def xlsx(rows: Rows) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ตารางแสดงมาตรการ"])
    for row in rows:
        sheet.append([clean(cell) for cell in row] or [None])
    return saved(book)


def workbook(*rows: Sequence[object], merge: str = "") -> bytes:
    """A sheet of these values, with one merged area."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    return saved(book)


def docx(rows: Rows) -> bytes:
    """Each block a table of its own, each line a paragraph."""
    document = Document()
    document.add_paragraph("บทนำ")
    for block in blocks(rows):
        table = document.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                first, *lines = clean(text).split("\n")
                cell.paragraphs[0].text = first
                for line in lines:
                    cell.add_paragraph(line)
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return saved(document)


def web(rows: Rows, encoding: str = "utf-8") -> bytes:
    def cell(text: str) -> str:
        return "<td>" + "".join(f"<p>{html.escape(line)}</p>" for line in clean(text).split("\n")) + "</td>"

    tables = ["".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in block) for block in blocks(rows)]
    body = "<p>&nbsp;</p>".join(f"<table>{table}</table>" for table in tables)
    charset = "windows-874" if encoding == "cp874" else encoding
    page = f'<html><head><meta charset="{charset}"></head><body>{body}</body></html>'
    return page.encode(encoding, "xmlcharrefreplace")


def windows_web(rows: Rows) -> bytes:
    return web(rows, "cp874")


def blocks(rows: Rows) -> list[Rows]:
    """The rows between empty ones."""
    found: list[Rows] = [[]]
    for row in rows:
        if row:
            found[-1].append(row)
        elif found[-1]:
            found.append([])
    return found


def saved(document: WordFile | Workbook) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


FORMATS: Sequence[Callable[[Rows], bytes]] = (tsv, comma_separated, windows_874, xlsx, docx, web, windows_web)
