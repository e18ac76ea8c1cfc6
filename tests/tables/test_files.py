"""Files and pasted text as tables: merged cells, automatic numbers, quotes, and files that are refused."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from tables import files
from tables.errors import FORMULA, Unreadable
from tables.files import MAX_BYTES
from tables.grid import Part, Table, Wanted, clean, protect
from tests.tables.making import saved

WANTED = Wanted(
    "มาตรการ",
    is_heading=lambda cells: {"มาตรการ", "ผู้รับผิดชอบ"} <= set(cells),
    is_band=lambda text: text.startswith("ประเด็น"),
)


def read_parts(content: bytes) -> list[Part]:
    return files.read_parts(content, WANTED)


def rows(content: bytes) -> list[list[str]]:
    """The texts of all tables' rows."""
    parts = read_parts(content)
    return [[cell.text for cell in row.cells] for part in parts if isinstance(part, Table) for row in part.rows]


def merged(content: bytes) -> list[list[bool]]:
    parts = read_parts(content)
    return [[cell.above for cell in row.cells] for part in parts if isinstance(part, Table) for row in part.rows]


def lines(content: bytes) -> list[str]:
    return [part for part in read_parts(content) if isinstance(part, str)]


# --- Text ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", ["\t", ",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
def test_the_separator_and_the_encoding_are_found(separator: str, encoding: str) -> None:
    text = f"มาตรการ{separator}ผู้รับผิดชอบ\r\nทำดี{separator}กองคลัง"
    assert rows(text.encode(encoding)) == [["มาตรการ", "ผู้รับผิดชอบ"], ["ทำดี", "กองคลัง"]]


def test_a_quoted_cell_has_line_breaks_and_quotes() -> None:
    text = 'มาตรการ,ขั้นตอน\nก,"๑. ร่าง\n๒. ""ตรวจ"", ส่ง"\nข,ค'
    assert rows(text.encode())[1:] == [["ก", '๑. ร่าง\n๒. "ตรวจ", ส่ง'], ["ข", "ค"]]
    numbers = [row.number for part in read_parts(text.encode()) if isinstance(part, Table) for row in part.rows]
    assert numbers == [1, 2, 4]


@pytest.mark.parametrize("separator", ["\t", ",", ";"])
def test_a_quote_without_its_pair_swallows_nothing(separator: str) -> None:
    table = [["มาตรการ", "ขั้นตอน"], ['"เปิด', "ก"], ['คำว่า "งด" และ', '"ข'], ['"ค" กับ "ง"', 'จ"']]
    text = "\n".join(separator.join(row) for row in table)
    assert rows(text.encode()) == table


def test_lines_without_a_separator_are_text_and_divide_tables() -> None:
    text = "คำนำ\n\nมาตรการ\tผู้รับผิดชอบ\nก\tข\n\nมาตรการ\tผู้รับผิดชอบ\nประเด็นที่ ๑ น้ำ\nค\tง\nลงท้าย"
    parts = read_parts(text.encode())
    assert [len(part.rows) if isinstance(part, Table) else part for part in parts] == ["คำนำ", 2, 3, "ลงท้าย"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("<p>๑. ก</p> <p>๒. ข &amp; ค</p>", "๑. ก\n๒. ข & ค"),
        ("ก<br>ข<BR/>ค", "ก\nข\nค"),
        ('<ul style="x"> ▪ ข้อ i๑ ▪ ข้อ i๒ </ul>', "• ข้อ i๑\n• ข้อ i๒"),
        ("<p>ดังนี้</p> <ul> - ก ข - ค", "ดังนี้\n- ก ข\n- ค"),
        ("<p><b>ก</b> <span class='x'>ข</span></p>", "ก ข"),
        ("น้อยกว่า <๕๐ คน> และ <ชื่อ>", "น้อยกว่า <๕๐ คน> และ <ชื่อ>"),
        ("R&amp;D", "R&amp;D"),
    ],
)
def test_tags_that_stand_in_a_text_are_taken_for_what_they_meant(typed: str, meant: str) -> None:
    assert clean(typed) == meant


@pytest.mark.parametrize("text", ["<p>ก</p>\n\n<br> &amp; ข", "<ul>\n<li>", "ก < ข"])
def test_protected_tags_come_back(text: str) -> None:
    assert clean(protect(text)) == text


# --- Word ---------------------------------------------------------------------------------------------------------


def test_word_cells_are_laid_out_where_they_are_seen() -> None:
    document = Document()
    document.add_paragraph("ก่อนตาราง")
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, (["ก", "ข", "ค"], ["ง", "จ", "ฉ"], ["ช", "ซ", "ฌ"]), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1)).text = "กว้าง"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "ยาว"
    content = saved(document)
    assert rows(content) == [["กว้าง", "", "ค"], ["ง", "จ", "ยาว"], ["ช", "ซ", "ยาว"]]
    assert merged(content)[2] == [False, False, True]
    assert lines(content) == ["ก่อนตาราง"]


def test_numbers_word_makes_are_written_out() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    for text, style in [("ดังนี้", None), ("ร่าง", "List Number"), ("ตรวจ", "List Number"), ("ส่ง", "List Bullet")]:
        cell.add_paragraph(text, style)
    cell.add_paragraph("๙. พิมพ์เอง", "List Number")
    assert rows(saved(document)) == [["ดังนี้\n1. ร่าง\n2. ตรวจ\n• ส่ง\n๙. พิมพ์เอง"]]


def test_what_was_deleted_in_word_is_not_there_and_what_was_inserted_is() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=1)
    paragraph = table.cell(0, 0).paragraphs[0]._p
    for xml in (
        "<w:del {}><w:r><w:delText>ทิ้ง</w:delText></w:r></w:del>",
        "<w:moveFrom {}><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom>",
        "<w:ins {}><w:r><w:t>เก็บ</w:t><w:tab/><w:t>ไว้</w:t><w:br/><w:t>ด้วย</w:t></w:r></w:ins>",
    ):
        paragraph.append(parse_xml(xml.format(nsdecls("w"))))
    table.cell(1, 0).text = "แถวที่ลบ"
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')}/>"))
    assert rows(saved(document)) == [["เก็บ ไว้\nด้วย"]]


def test_a_table_inside_a_cell_is_its_text_unless_it_is_a_measure_table() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    inner = cell.add_table(rows=2, cols=2)
    for place, text in enumerate(["ก", "ข", "ค", "ง"]):
        inner.cell(place // 2, place % 2).text = text
    assert rows(saved(document)) == [["ก ข\nค ง"]]
    inner.cell(0, 0).text, inner.cell(0, 1).text = "มาตรการ", "ผู้รับผิดชอบ"
    assert rows(saved(document)) == [[""], ["มาตรการ", "ผู้รับผิดชอบ"], ["ค", "ง"]]


# --- Excel --------------------------------------------------------------------------------------------------------


def test_sheets_are_tables_with_their_own_row_numbers() -> None:
    book = Workbook()
    first, second = book.active, book.create_sheet("สอง")
    assert first is not None
    first["B2"], first["C2"], first["B5"] = "ก", 2.0, 1234.5
    first.cell(1_048_576, 3).number_format = "@"
    second["A1"], second["B1"], second["B2"] = "ว่าง", "ข", "ค"
    second.merge_cells("A1:A2")
    tables = [part for part in read_parts(saved(book)) if isinstance(part, Table)]
    assert [(table.name, [row.number for row in table.rows]) for table in tables] == [
        ("Sheet", [2, 4, 5]),
        ("สอง", [1, 2]),
    ]
    assert rows(saved(book)) == [["", "ก", "2"], ["", "", ""], ["", "1234.5", ""], ["ว่าง", "ข"], ["ว่าง", "ค"]]
    assert merged(saved(book))[4] == [True, False]


def test_a_formula_is_marked_and_a_text_like_one_is_not() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"] = "=1+1", "=ข้อความ"
    sheet["B1"].data_type = "s"
    table = read_parts(saved(book))[0]
    assert isinstance(table, Table)
    assert [(cell.text, cell.fault) for cell in table.rows[0].cells] == [("=1+1", FORMULA), ("=ข้อความ", "")]


# --- Web pages ----------------------------------------------------------------------------------------------------


def test_a_web_page_is_read_as_it_is_seen() -> None:
    page = """<html><head><style>td{}</style></head><body><p>คำนำ</p><table>
      <tr><td rowspan="2">ก<br>ข</td><td colspan="2">ค</td></tr>
      <tr><td><ol><li>ร่าง</li><li>ตรวจ<ul><li>ย่อย</li></ul></li></ol></td><td><p>หนึ่ง</p><p>สอง
        สาม</p><del>ลบ</del><span style="display:none">ซ่อน</span></td></tr></table>ท้าย"""
    assert rows(page.encode()) == [["ก\nข", "ค", ""], ["ก\nข", "1. ร่าง\n2. ตรวจ\n- ย่อย", "หนึ่ง\nสอง สาม"]]
    assert merged(page.encode())[1] == [True, False, False]
    assert lines(page.encode()) == ["คำนำ", "ท้าย"]


@pytest.mark.parametrize("charset", ["windows-874", "tis-620", "TIS-620", "utf-8", "nonsense"])
def test_a_web_pages_encoding_is_found(charset: str) -> None:
    encoding = "utf-8" if charset == "utf-8" else "cp874"
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"><table><tr><td>น้ำ</table>'
    assert rows(page.encode(encoding)) == [["น้ำ"]]
    assert rows("<html><table><tr><td>น้ำ</table>".encode(encoding)) == [["น้ำ"]]


def test_a_page_laid_out_with_tables_gives_the_measure_table_inside() -> None:
    page = "<table><tr><td>เมนู<td><table><tr><td>มาตรการ<td>ผู้รับผิดชอบ<tr><td>ก<td>ข</table></table>"
    assert rows(page.encode()) == [["เมนู", ""], ["มาตรการ", "ผู้รับผิดชอบ"], ["ก", "ข"]]


# --- Refused ------------------------------------------------------------------------------------------------------


def package(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b" \n", "ว่างเปล่า"),
        (b"%PDF-1.7 ", "PDF"),
        (b"\xd0\xcf\x11\xe0 old", "รุ่นเก่า"),
        (b"{\\rtf1 }", "RTF"),
        (b"<html><body>hello</body></html>", "ไม่พบตาราง"),
        (b"\x00\x01\x02\x03", "ไม่รับไฟล์ชนิดนี้"),
        (b"PK\x03\x04broken", "เสียหาย"),
        (package({"content.xml": b"<x/>"}), "ไม่รับไฟล์ชนิดนี้"),
        (package({"word/document.xml": b"<x/>"}), "เสียหาย"),
        (package({"xl/workbook.xml": b"<x/>"}), "เสียหาย"),
        (package({"word/document.xml": b" " * 30_000_000}), "ใหญ่ผิดปกติ"),
        (package({"word/document.xml": ENTITIES}), "DOCTYPE"),
        (package({"xl/workbook.xml": ENTITIES.decode().encode("utf-16")}), "DOCTYPE"),
        (b"a\tb\n" * 6000, "5,000"),
        (b"x" * (MAX_BYTES + 1), "5 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_parts(content)


def test_an_encrypted_package_is_refused() -> None:
    content = bytearray(package({"word/document.xml": b"<x/>"}))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="รหัสผ่าน"):
        read_parts(bytes(content))


def test_entities_of_a_web_page_reach_no_file() -> None:
    page = b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><table><tr><td>&a;</td></tr></table>'
    assert "root:" not in str(rows(b"<table><tr><td>x</table>" + page))
