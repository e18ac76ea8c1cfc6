"""Workbooks as people see them: what cells show, what is hidden, and files whose words about themselves are wrong."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Literal

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tables.errors import FORMULA, NO_VALUE
from tables.files import read_parts
from tables.grid import LeftOut, Table
from tables.rows import Records, read_rows
from tests.tables.making import saved
from tests.tables.test_files import WANTED

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FIRST = "xl/worksheets/sheet1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    TRANSITIONAL: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def rewritten(content: bytes, change: Callable[[str], str], part: str = "") -> bytes:
    """The workbook with the XML of a part, or of all parts, changed."""
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, change(text) if part in ("", name) else text)
    return new.getvalue()


def known(cells: list[str]) -> int:
    return sum(cell in ("code", "year", "score") for cell in cells)


def records(content: bytes) -> Records:
    return read_rows(content, lambda cells: known(list(cells)))


def tables(content: bytes) -> list[list[list[str]]]:
    parts = read_parts(content, WANTED)
    return [[[cell.text for cell in row.cells] for row in part.rows] for part in parts if isinstance(part, Table)]


def left_out(content: bytes) -> list[str]:
    return [part.message for part in read_parts(content, WANTED) if isinstance(part, LeftOut)]


# --- What is shown ------------------------------------------------------------------------------------------------


def test_cells_say_what_they_show() -> None:
    book = Workbook()
    sheet = sheet_of(book)
    shown: list[tuple[str | float | Decimal | dt.date, str, str]] = [
        (0.95, "0%", "95%"),
        (99.80000001, "0.00", "99.80"),
        (Decimal("0.1") + Decimal("0.2"), "General", "0.3"),
        (dt.date(2025, 10, 1), "mmm-yy", "ตุลาคม 2568"),
        (dt.date(2025, 10, 1), "[$-D07041E]d mmm bb", "1 ตุลาคม 2568"),
        (15000, "#,##0", "15,000"),
        (5521301, "00000000", "05521301"),
        (True, "General", "TRUE"),
        ("ซ่อน", ";;;", ""),
        ("#ก", "General", "#ก"),
    ]
    for column, (value, code, _) in enumerate(shown, 1):
        sheet.cell(1, column, value).number_format = code
    assert tables(saved(book)) == [[[text for _, _, text in shown]]]
    [(_, cells)] = [*records(saved(book)).rows] or [(1, records(saved(book)).header)]
    assert cells == [text for _, _, text in shown]


def test_errors_and_formulas_are_no_texts() -> None:
    book = Workbook()
    sheet = sheet_of(book)
    sheet["A1"], sheet["B1"], sheet["C1"] = "=A2/0", "#DIV/0!", "#REF!"
    (table,) = read_parts(saved(book), WANTED)
    assert isinstance(table, Table)
    assert [cell.fault for cell in table.rows[0].cells] == [FORMULA, NO_VALUE, NO_VALUE]


def test_a_formula_says_what_it_shows() -> None:
    cells = "".join(
        (
            '<c r="A1"><f>ROW()</f><v>1</v></c>',
            '<c r="B1" s="1"><f>1/2</f><v>0.5</v></c>',
            '<c r="C1" t="str"><f>T(A9)</f><v></v></c>',
            '<c r="D1" t="str"><f>"ก"</f><v>ก</v></c>',
            '<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
            '<c r="F1"><f>1+1</f><v/></c>',
        )
    )
    book = Workbook()
    sheet_of(book)["A1"], sheet_of(book)["B1"] = "x", 1
    sheet_of(book)["B1"].number_format = "0%"
    content = rewritten(
        saved(book),
        lambda text: f'{text.partition("<row")[0]}<row r="1">{cells}</row>{text.rpartition("</row>")[2]}',
        FIRST,
    )
    (table,) = read_parts(content, WANTED)
    assert isinstance(table, Table)
    assert [(cell.text, cell.fault) for cell in table.rows[0].cells] == [
        *(("1", ""), ("50%", ""), ("", ""), ("ก", "")),
        *(("#DIV/0!", NO_VALUE), ("=1+1", FORMULA)),
    ]


def test_raised_digits_stay_above_the_line() -> None:
    book = Workbook()
    raised = TextBlock(InlineFont(vertAlign="superscript"), "3")
    sheet_of(book)["A1"] = CellRichText("ไม่เกิน 10", raised, " ครั้ง")
    assert tables(saved(book)) == [[["ไม่เกิน 10³ ครั้ง"]]]


def test_an_escaped_character_is_the_one_it_stands_for() -> None:
    book = Workbook()
    sheet = sheet_of(book)
    sheet["A1"], sheet["B1"], sheet["C1"] = "1. ก_x000D_\n2. ข", "ก_x005F_x000D_ข", "_xD83D_"
    sheet["D1"] = "ก"
    assert tables(rewritten(saved(book), str))[0][0] == ["1. ก\n2. ข", "ก_x000D_ข", "", "ก"]


# --- What is hidden -----------------------------------------------------------------------------------------------


def filled() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = sheet_of(book)
    sheet.title = "แผน"
    for row in (["code", "note", "score"], ["1", "ก", "91"], ["2", "ข", "92"], ["3", "ค", "93"]):
        sheet.append(row)
    return book, sheet


def test_hidden_rows_and_columns_are_left_out_and_named() -> None:
    book, sheet = filled()
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    said = ["แผ่นงาน “แผน”: แถวที่ 2–3 ซ่อนอยู่ จึงไม่ได้อ่าน", "แผ่นงาน “แผน”: คอลัมน์ B ซ่อนอยู่ จึงไม่ได้อ่าน"]
    assert (tables(saved(book)), left_out(saved(book))) == ([[["code", "score"], ["3", "93"]]], said)
    table = records(saved(book))
    assert (table.header, list(table.rows)) == (["code", "", "score"], [(4, ["3", "", "93"])])
    assert table.notices == said


def test_what_holds_nothing_is_hidden_without_a_word() -> None:
    book, sheet = filled()
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["F"].hidden = True
    assert left_out(saved(book)) == []


def with_box(content: bytes) -> bytes:
    """The workbook with two boxes of text on its first sheet, of which one is hidden."""
    kind = f'Type="{OFFICE}/drawing"'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    shape = "<x:sp><x:nvSpPr><x:cNvPr{}/></x:nvSpPr><x:txBody><x:p><x:r><x:t>{}</x:t></x:r></x:p></x:txBody></x:sp>"
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            f'<All xmlns="{package}"><Relationship Id="d" {kind} Target="../drawings/d.xml"/></All>',
        )
        shapes = shape.format("", "แผนปี 2569") + shape.format(' hidden="1"', "ร่าง")
        archive.writestr("xl/drawings/d.xml", f'<x:all xmlns:x="x">{shapes}</x:all>')
    return file.getvalue()


def test_a_box_that_lies_on_a_sheet_is_told() -> None:
    book = Workbook()
    for row in (["code", "year", "score"], [1, 2568, 95]):
        sheet_of(book).append(row)
    content = with_box(saved(book))
    assert [part for part in read_parts(content, WANTED) if isinstance(part, str)] == ["กล่องข้อความ: แผนปี 2569"]
    assert records(content).notices == ["กล่องข้อความในแผ่นงาน “Sheet” ไม่ได้นำเข้า: “แผนปี 2569”"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_never_wins(state: Literal["hidden", "veryHidden"]) -> None:
    book, sheet = filled()
    sheet.sheet_state = state
    seen = book.create_sheet("เปิด")
    seen.append(["code", "year", "score"])
    seen.append(["1", "2568", "95"])
    said = ["แผ่นงาน “แผน” ซ่อนอยู่ จึงไม่ได้อ่าน"]
    assert (tables(saved(book)), left_out(saved(book))) == ([[["code", "year", "score"], ["1", "2568", "95"]]], said)
    table = records(saved(book))
    assert (table.header, list(table.rows), table.notices) == (
        ["code", "year", "score"],
        [(2, ["1", "2568", "95"])],
        said,
    )


def test_a_merged_cell_is_seen_as_long_as_a_part_of_it_is() -> None:
    book, sheet = filled()
    sheet["A2"], sheet["A3"] = "รวม", None
    sheet.merge_cells("A2:A4")
    sheet.row_dimensions[2].hidden = True
    assert tables(saved(book)) == [[["code", "note", "score"], ["รวม", "ข", "92"], ["รวม", "ค", "93"]]]
    sheet.merge_cells("B3:C3")
    sheet.column_dimensions["B"].hidden = True
    assert tables(saved(book)) == [[["code", "score"], ["รวม", "ข"], ["รวม", "93"]]]


# --- What a file says of itself -----------------------------------------------------------------------------------


def strict(text: str) -> str:
    for transitional, purl in STRICT.items():
        text = text.replace(transitional, purl)
    return text


def test_a_strict_workbook_is_nothing_special() -> None:
    book, sheet = filled()
    sheet["C2"] = 0.91
    sheet["C2"].number_format = "0%"
    content = rewritten(saved(book), strict)
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml")
    assert tables(content)[0][1] == ["1", "ก", "91%"]
    assert next(records(content).rows) == (2, ["1", "ก", "91%"])


def test_a_day_of_a_strict_workbook_is_a_day() -> None:
    book, sheet = filled()
    sheet["C2"] = 12345
    day = '<c r="C2" t="d"><v>2025-10-01T00:00:00</v></c>'
    cell = '<c r="C2" t="n"><v>12345</v></c>'
    content = rewritten(saved(book), lambda text: text.replace(cell, day), "xl/worksheets/sheet1.xml")
    assert tables(content)[0][1] == ["1", "ก", "1 ตุลาคม 2568"]


def test_dimensions_properties_and_themes_are_not_believed() -> None:
    book, _ = filled()
    wrong = rewritten(saved(book), lambda text: text.replace('ref="A1:C4"', 'ref="A1:B2"'), "xl/worksheets/sheet1.xml")
    wrong = rewritten(wrong, lambda _: "<broken", "docProps/core.xml")
    wrong = rewritten(wrong, lambda _: "", "xl/theme/theme1.xml")
    assert tables(wrong) == tables(saved(book))
    assert len(list(records(wrong).rows)) == 3


def test_cells_without_places_stand_one_behind_the_other() -> None:
    book, _ = filled()
    content = rewritten(
        saved(book),
        lambda text: "".join(piece.partition('"')[2] if n else piece for n, piece in enumerate(text.split(' r="'))),
        "xl/worksheets/sheet1.xml",
    )
    assert tables(content) == tables(saved(book))


# --- Where the table is -------------------------------------------------------------------------------------------


def test_the_table_is_found_below_its_title_and_behind_a_cover() -> None:
    book, sheet = filled()
    sheet.insert_rows(1, 2)
    sheet["A1"] = "คะแนนประจำปี"
    sheet.merge_cells("A1:C1")
    cover = book.create_sheet("ปก", 0)
    cover["A1"] = "เทศบาล"
    cover.merge_cells("A1:D4")
    table = records(saved(book))
    assert (table.header, table.header_row) == (["code", "note", "score"], 3)
    assert [number for number, _ in table.rows] == [4, 5, 6]
    assert table.notices == [
        "ข้อความเหนือหัวตาราง (แถวที่ 3) ไม่ได้นำเข้า: “คะแนนประจำปี”",
        "ไม่ได้อ่านแผ่นงาน “ปก” เพราะตารางอยู่ในแผ่นงาน “แผน”",
    ]


def test_a_header_repeated_on_the_next_page_is_no_record() -> None:
    book, sheet = filled()
    sheet.append(["code", "note", "score"])
    sheet.append(["4", "ง", "94"])
    assert [cells[0] for _, cells in records(saved(book)).rows] == ["1", "2", "3", "4"]


def test_comments_behind_cells_are_told_and_no_text() -> None:
    book = Workbook()
    sheet = sheet_of(book)
    sheet.append(["code", "year", "score"])
    sheet.append(["1", "2568", "90"])
    sheet["C2"].comment = Comment("ถามหัวหน้าก่อน", "ก")
    said = ["ข้อคิดเห็นที่แนบไว้ในไฟล์ 1 แห่ง ไม่ได้นำเข้า: “ถามหัวหน้าก่อน”"]
    assert [part.message for part in read_parts(saved(book), WANTED) if isinstance(part, LeftOut)] == said
    records = read_rows(saved(book), lambda cells: known([*cells]))
    assert ([*records.rows], records.notices) == ([(2, ["1", "2568", "90"])], said)


def test_bare_numbers_may_stand_below_a_heading_that_spans_them() -> None:
    book = Workbook()
    sheet = sheet_of(book)
    for row in (["code", "year", "คะแนนรายตัวชี้วัด", None], [None, None, "1", "2"], ["7", "2568", "90", "91"]):
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)
    records = read_rows(saved(book), lambda cells: known([*cells]))
    assert (records.header, [*records.rows]) == (["code", "year", "1", "2"], [(3, ["7", "2568", "90", "91"])])
