"""Files made to keep the server busy: read in time or refused with a reason that says where. Bounds guard against
hangs; they are no benchmark."""

import io
import time
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook

from tables.errors import Unreadable
from tables.excel import TABLES
from tables.grid import DEEPEST, Table
from tables.style_sheets import TOO_MANY
from tests.tables.making import saved, tsv
from tests.tables.test_files import read_parts

SECONDS = 60.0  # what these guard against takes minutes and doubles with each letter


def refusal(content: bytes) -> str:
    """Why the file is refused, said in time."""
    start = time.monotonic()
    with pytest.raises(Unreadable) as error:
        read_parts(content)
    assert time.monotonic() - start < SECONDS  # so long takes a workbook at the limits
    return str(error.value)


@pytest.mark.parametrize("between", ["", "\u200b", "\x01"])
def test_marks_piled_on_one_letter_are_refused(between: str) -> None:
    assert "ก่อนหน้า" in refusal(
        tsv([["มาตรการ", "Outcome"], ["ก", "ก่อนหน้า" + f"\u0e48{between}\u0e38{between}" * 5_000]])
    )


@pytest.mark.parametrize("content", [b"x\n" * 2_400_000, b"\n" * 4_000_000, b"x " * 1_100_000, b"\t" * 5_000_000])
def test_more_text_than_any_plan_is_refused(content: bytes) -> None:
    assert refusal("มาตรการ\tขั้นตอน\n".encode() + content)


# --- Web pages ----------------------------------------------------------------------------------------------------


def nested(levels: int) -> bytes:
    return f"<table><tr><td>{'<ul><li>ก' * levels}{'</li></ul>' * levels}</table>".encode()


@pytest.mark.parametrize("separator", ["\t", ",", ";"])
def test_more_cells_in_a_paste_than_any_plan_has_are_refused(separator: str) -> None:
    assert "300,000 ช่อง" in refusal(f"มาตรการ{separator}ขั้นตอน\n{separator * 1_900_000}".encode())


def test_lists_inside_lists_are_read_in_time() -> None:
    start = time.monotonic()
    (table,) = read_parts(nested(120))
    assert time.monotonic() - start < SECONDS
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].text == "\n".join(["• ก", *["- ก"] * 119])


@pytest.mark.parametrize("levels", [300, 100_000])
def test_lists_that_are_nested_deeper_than_the_page_is_read_are_refused(levels: int) -> None:
    assert "หลายชั้นเกินไป" in refusal(nested(levels))


@pytest.mark.parametrize(
    ("item", "seen"),
    [
        ("<li><b>๑</b>. ก", "๑. ก"),
        ("<li><ul><li>ก</ul>", "- ก"),
        ("<li>ก<ol><li>ข</ol>", "1. ก\n- ข"),
        ("<li style='display:none'>x<li>ก", "2. ก"),
        ("<li> <p>- ก</p>", "- ก"),
    ],
)
def test_an_item_has_one_marker(item: str, seen: str) -> None:
    table, *_ = read_parts(f"<table><tr><td><ol>{item}</ol></table>".encode())
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].text == seen


def test_tables_inside_tables_are_refused_beyond_some() -> None:
    assert "หลายชั้นเกินไป" in refusal(("<table><tr><td>ก" * (DEEPEST + 1)).encode())
    assert read_parts(("<table><tr><td>ก" * DEEPEST).encode())


# --- Word ---------------------------------------------------------------------------------------------------------


def test_word_tables_inside_tables_are_refused_beyond_some() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    for _ in range(DEEPEST):
        cell = cell.add_table(rows=1, cols=1).cell(0, 0)
    assert "ซ้อนกันเกิน" in refusal(saved(document))


# --- Excel --------------------------------------------------------------------------------------------------------


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def workbook(rows: str = "", areas: str = "", filled: int = 1, shared: str = "") -> bytes:
    """A workbook with these rows and merged areas (XML) behind some rows of one letter."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, filled + 1):
        sheet.cell(row, 1, "ก")
    merged = f"<mergeCells>{areas}</mergeCells>" if areas else ""
    added = {
        "xl/worksheets/sheet1.xml": ("</sheetData>", f"{rows}</sheetData>{merged}"),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}"/></Types>',
        ),
        "xl/_rels/workbook.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="shared" Type="{RELATION}" Target="sharedStrings.xml"/></Relationships>',
        ),
    }
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as source, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')
        for name in source.namelist():
            target.writestr(name, source.read(name).decode().replace(*added.get(name, ("", ""))))
    return new.getvalue()


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A1:AX20000", "B2:XFD1048576"])
def test_a_merged_area_costs_nothing_however_large(area: str) -> None:
    start = time.monotonic()
    (table,) = read_parts(workbook(areas=f'<mergeCell ref="{area}"/>'))
    assert time.monotonic() - start < SECONDS
    assert isinstance(table, Table)
    assert [row.text for row in table.rows] == ["ก"]


def test_too_many_merged_areas_and_areas_on_one_another_are_refused() -> None:
    many = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, TABLES.merged + 2))
    assert "ผสานกันเกิน" in refusal(workbook(areas=many))
    heap = '<mergeCell ref="A1:XFD1048576"/>' * 100
    assert "ซ้อนกัน" in refusal(workbook(areas=heap, filled=4000))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="{}">' + '<c s="0"/>' * 50 + "</row>",
        '<row r="{}">' + '<c t="inlineStr"><is><t>ก</t></is></c>' * 50 + "</row>",
        '<row r="{}">' + "<x/>" * 50 + "</row>",
    ],
)
def test_more_cells_than_any_plan_are_refused(rows: str) -> None:
    assert "ช่อง" in refusal(workbook("".join(rows.format(n) for n in range(2, 4200))))


def test_one_text_in_very_many_cells_is_refused() -> None:
    rows = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(2, 80))
    assert "2,000,000" in refusal(workbook(rows, shared=f"<si><t>{'ก' * 30_000}</t></si>"))


def test_many_shared_texts_are_read_in_time_and_more_are_refused() -> None:
    def shared(number: int) -> str:
        return "".join(f"<si><t>{n}</t></si>" for n in range(number))

    start = time.monotonic()
    read_parts(workbook(shared=shared(60_000)))
    assert time.monotonic() - start < SECONDS
    assert "ช่อง" in refusal(workbook(shared=shared(260_000)))


def test_a_last_row_far_below_costs_nothing() -> None:
    (table,) = read_parts(workbook('<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>ข</t></is></c></row>'))
    assert isinstance(table, Table)
    assert [row.number for row in table.rows] == [1, 1_048_575, 1_048_576]


def test_columns_hidden_before_the_first_are_no_columns() -> None:
    """Counted out, they would fill all memory."""
    content = workbook()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    file = io.BytesIO()
    hidden = b'<cols><col min="-2000000000" max="0" hidden="1"/></cols><sheetData>'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"<sheetData>", hidden) if "worksheets" in name else part)
    start = time.monotonic()
    (table,) = [part for part in read_parts(file.getvalue()) if isinstance(part, Table)]
    assert table.rows
    assert time.monotonic() - start < SECONDS


def test_a_row_of_a_million_cells_and_a_table_of_too_many_are_refused_in_time() -> None:
    assert "คอลัมน์" in refusal(b"<table><tr>" + b"<td>x" * 500_000)
    row = "<tr>" + "<td>x" * 50
    assert "60,000 ช่อง" in refusal(f"<table>{row * 4_000}</table>".encode())


def test_rules_that_hide_are_looked_at_beside_so_many_elements_and_no_more() -> None:
    rules = "".join(f"table .x{n} td {{ display: none }}" for n in range(5_000))
    rows = "<tr><td>มาตรการ</td><td>Outcome</td></tr>" * 2_000
    page = f"<html><head><meta charset=utf-8><style>{rules}</style></head><body><table>{rows}</table></body></html>"
    assert refusal(page.encode()) == TOO_MANY


def test_a_cell_of_many_classes_costs_no_more_for_them() -> None:
    rules = "".join(f".a{n} td {{ display: none }}" for n in range(300))
    classes = " ".join(f"b{n}" for n in range(100_000))
    rows = "<tr><td>มาตรการ</td><td>Outcome</td></tr>" + "<tr><td>ก</td><td>ข</td></tr>" * 200
    page = f"<html><head><meta charset=utf-8><style>{rules}</style></head><body><table class='{classes}'>{rows}</table>"
    start = time.monotonic()
    [table] = [part for part in read_parts(page.encode()) if isinstance(part, Table)]
    assert time.monotonic() - start < SECONDS
    assert len(table.rows) == 201
