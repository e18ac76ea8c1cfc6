"""Text whose cells are separated by tabs, commas, semicolons or bars: as people paste it, and as programs write it.

A paste is read leniently, because a quotation mark in it is mostly just that. A file of records is read strictly: a
mark without its pair would swallow the rows behind it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from tables.errors import Unreadable
from tables.grid import MAX_ROWS, MOST_CELLS, MOST_TEXT, Part, Row, Table, Wanted, clean, make_cell

MAX_LINES = 20_000  # of a paste, those outside of tables too
SEPARATORS = "\t,;"
_STATED = re.compile(r"\s*\"?sep=(.)\"?[ ,;\t]*(?:\r\n|\r|\n)")  # Excel's own first line, which it does not show
_KEPT = re.compile(r'="((?:[^"]|"")*)"')
_BARS = re.compile(r"(?m)^[^\S\n]*\|(?:[^\S\n]*(?:--|:-)-*:?[^\S\n]*\|)+[^\S\n]*$")  # below a heading of Markdown
_BAR = re.compile(r"(?<!\\)\|")
_LOOKED_AT, _MOST_LINES = 20_000, 60  # letters and lines in which the separator is looked for
UNPAIRED = 'เครื่องหมายคำพูดไม่ครบคู่ กรุณาเติมหรือลบเครื่องหมาย " ในแถวนั้น'


def read_records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Strictly: each record with the number of its last line, one after the other. Reading on may raise Unreadable."""
    delimiter, text, skipped = _stated(text)
    delimiter = delimiter or _separator_of(text)
    keeps = '="' in text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = skipped
    try:
        for cells in reader:
            line = reader.line_num + skipped
            yield line, [*map(_shown, cells)] if keeps else cells
    except csv.Error as error:
        raise Unreadable(f"อ่านไฟล์ตั้งแต่แถวที่ {line + 1} ไม่ได้: {UNPAIRED}", line + 1) from error


def _separator_of(text: str) -> str:
    """What separates cells in most of the first lines: a title above the table has none, and text has others."""
    lines = re.split(r"\r\n|\r|\n", text[:_LOOKED_AT])[:_MOST_LINES]
    return max("\t;,", key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines)))


def _shown(cell: str) -> str:
    """What Excel shows of ="05521301", which programs write to keep a number's zeros."""
    found = _KEPT.fullmatch(cell)
    return found[1].replace('""', '"') if found else cell


def _stated(text: str) -> tuple[str, str, int]:
    """The separator a text states in its first line, the text without that line, and how many lines that was."""
    match = _STATED.match(text)
    if match is None or match[1] not in SEPARATORS:
        return "", text, 0
    return match[1], text[match.end() :], text.count("\n", 0, match.end())


def read_paste(text: str, wanted: Wanted) -> list[Part]:
    """Leniently: blocks of separated lines are tables, a line that stands alone is text. The separator is the one that
    makes a heading row of a wanted table appear."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_TEXT:
        raise Unreadable(f"ไฟล์นี้มีข้อความรวมเกิน {MOST_TEXT:,} ตัวอักษร")
    if any(text.count(separator) > MOST_CELLS for separator in f"{SEPARATORS}|"):
        raise Unreadable(f"ตารางมีเกิน {MOST_CELLS:,} ช่อง")
    if _BARS.search(text):
        return _blocks(_barred(text), wanted)
    stated, text, skipped = _stated(text)
    text = "\n" * skipped + text  # so that lines keep their numbers
    readings = [_separated(text, separator) for separator in (stated or SEPARATORS)]
    for records in readings:
        if any(wanted.is_heading(cells) for _, cells in records):
            return _blocks(records, wanted)
    return _blocks(max(readings, key=lambda records: sum(len(cells) > 1 for _, cells in records)), wanted)


def _barred(text: str) -> Iterator[tuple[int, list[str]]]:
    """Records of a table as programs that chat write it, | a | b |; any other line as it is."""
    for number, line in enumerate(text.split("\n"), 1):
        row = line.strip()
        if number > MAX_LINES:
            raise Unreadable(f"ตารางยาวเกิน {MAX_ROWS:,} แถว")
        if not row.startswith("|"):
            yield number, [line]
        elif not _BARS.fullmatch(row):
            cells = _BAR.split(row.removeprefix("|").removesuffix("|"))
            yield number, [cell.replace("\\|", "|").replace("**", "") for cell in cells]


def _separated(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Records with the number of their first line. A quotation mark opens a quoted cell only where one closes it."""
    records: list[tuple[int, list[str]]] = []
    cells: list[str] = []
    at, line, first = 0, 1, 1
    plain_end = re.compile(f"[{separator}\n]|$(?![\\s\\S])")
    while at <= len(text):
        quoted = _quoted(text, at, separator) if text.startswith('"', at) else None
        if quoted is not None:
            value, at = quoted
        else:
            found = plain_end.search(text, at)
            end = found.start() if found else len(text)
            value, at = text[at:end], end
        line += value.count("\n")
        cells.append(_shown(value) if value.startswith('="') else value)
        if at >= len(text) or text[at] == "\n":
            records.append((first, cells))
            if len(records) > MAX_LINES:
                raise Unreadable(f"ตารางยาวเกิน {MAX_ROWS:,} แถว")
            line += 1
            cells, first = [], line
        at += 1
    return records


def _quoted(text: str, at: int, separator: str) -> tuple[str, int] | None:
    """The cell quoted from here and where it ends; None where the mark is merely the cell's first character."""
    end = at + 1
    while True:
        end = text.find('"', end)
        if end < 0:
            return None
        if text.startswith('""', end):
            end += 2
            continue
        value = text[at + 1 : end]
        closes = end + 1 == len(text) or text[end + 1] in (separator, "\n")
        # Excel quotes a cell for its line breaks; no such cell holds a tab, so one that does began by mistake.
        return (value.replace('""', '"'), end + 1) if closes and not (separator == "\t" and "\t" in value) else None


def _blocks(records: Iterable[tuple[int, list[str]]], wanted: Wanted) -> list[Part]:
    parts: list[Part] = []
    rows: list[Row] = []

    def close() -> None:
        if rows:
            parts.append(Table(tuple(rows)))
            rows.clear()

    for number, cells in records:
        if len(cells) > 1:
            rows.append(Row(number, tuple(make_cell(cell) for cell in cells)))
            continue
        text = clean(cells[0])
        if not text:
            close()
        elif rows and wanted.is_band(text):
            rows.append(Row(number, (make_cell(text),)))
        else:
            close()
            parts.append(text)
    close()
    return parts
