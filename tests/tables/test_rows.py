"""Records as people send them: read whatever kind of file they came in; anything else is refused with a reason."""

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from tables import rows
from tables.errors import RowError, Unreadable
from tables.grid import WIDEST
from tables.rows import MAX_BYTES, Records
from tests.tables.making import saved, workbook


def read_rows(content: bytes) -> Records:
    return rows.read_rows(content, lambda cells: 0)


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        list(read_rows(content).rows)
    return str(caught.value)


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_any_usual_kind(delimiter: str) -> None:
    table = read_rows(f"\n\na{delimiter}b\n1{delimiter}2\n".encode("utf-8-sig"))
    assert (table.header, table.header_row, list(table.rows)) == (["a", "b"], 3, [(4, ["1", "2"])])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('code,name\n1,"ก\n2,ข\n3,ค\n', 2),
        ('code,name\n1,"ก\nข"\n\n2,"ค\n3,ง\n', 5),
        ('code,name\n1,"ก"ข\n2,ค\n', 2),
        ('code,"name\n1,ก\n', 1),
        (f'code,name\n1,ก\n2,"{"x" * 140_000}', 3),
    ],
    ids=["never closed", "behind a row of several lines", "closed too soon", "in the header", "longer than a cell"],
)
def test_a_quote_without_its_pair_is_refused_with_the_row_it_begins_in(text: str, row: int) -> None:
    with pytest.raises(Unreadable, match=f"ตั้งแต่แถวที่ {row} ไม่ได้: เครื่องหมายคำพูดไม่ครบคู่") as caught:
        list(read_rows(text.encode()).rows)
    assert caught.value.as_row_error() == RowError(row, "", "", str(caught.value))


def test_xlsx_reads_numbers_as_they_are_shown() -> None:
    table = read_rows(workbook([None, None], ["code", "score"], ["5520501", 99.35], ["5520501", 100], ["x", None]))
    assert (table.header, table.header_row) == (["code", "score"], 2)
    assert list(table.rows) == [(3, ["5520501", "99.35"]), (4, ["5520501", "100"]), (5, ["x"])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ว่างเปล่า"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100, "เข้ารหัส"),
        (b"%PDF-1.7", "PDF"),
        (b"<html><table>", "ไม่พบข้อมูล"),
        (b"PK\x03\x04broken", "เสียหาย"),
        (b"\x89PNG\x00\x00\x00", "ไม่ใช่ไฟล์ข้อความ"),
        (b'a,b\n"1,2', "เครื่องหมายคำพูด"),
        (b"x" * (MAX_BYTES + 1), "ใหญ่เกิน"),
        (bomb(), "ใหญ่ผิดปกติ"),
        (workbook(["a", "b"], ["1", "2"], merge="A2:B2"), "A2:B2"),
    ],
    ids=["empty", "encrypted", "pdf", "html", "broken zip", "image", "quotes", "100 MB", "bomb", "merged"],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, words: str) -> None:
    assert words in refusal(content)


def package_with(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return new.getvalue()


def test_a_workbook_that_breaks_off_is_refused() -> None:
    def cut(name: str, part: bytes) -> bytes:
        return part[: len(part) // 2] if name == "xl/worksheets/sheet1.xml" else part

    assert "เสียหาย" in refusal(package_with(workbook(*[["a", "b"]] * 50), cut))


def test_a_workbook_with_a_password_is_refused() -> None:
    content = bytearray(workbook(["a", "b"]))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert "รหัสผ่าน" in refusal(bytes(content))


def test_the_size_a_sheet_claims_hides_no_cell() -> None:
    def lie(name: str, part: bytes) -> bytes:
        return part.replace(b'<dimension ref="A1:C3"/>', b'<dimension ref="A1:B2"/>')

    table = read_rows(package_with(workbook(["a", "b", "c"], [1, 2, 3], [4, 5, 6]), lie))
    assert (table.header, list(table.rows)) == (["a", "b", "c"], [(2, ["1", "2", "3"]), (3, ["4", "5", "6"])])


def test_merged_cells_are_named_whatever_stands_beside_their_area() -> None:
    def more(name: str, part: bytes) -> bytes:
        return part.replace(b"<mergeCell ref=", b'<mergeCell xml:space="default" ref=')

    assert "(A2:B2)" in refusal(package_with(workbook(["a", "b"], ["1", "2"], merge="A2:B2"), more))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp874"])
@pytest.mark.parametrize("stated", ["", "sep=;\r\n", '"sep=;"\r\n'])
def test_texts_are_read_as_excel_writes_them(encoding: str, stated: str) -> None:
    content = f"{stated}รหัส;คะแนน\r\n5521301;95\r\n".encode(encoding)
    table = read_rows(content)
    lines = 2 if stated else 1
    assert (table.header, table.header_row, list(table.rows)) == (
        ["รหัส", "คะแนน"],
        lines,
        [(lines + 1, ["5521301", "95"])],
    )


def test_a_table_of_a_web_page_is_a_table_of_records() -> None:
    page = "<table><tr><th>code<th>score</tr><tr><td>5521301<td>95</tr></table>"
    table = read_rows(page.encode())
    assert (table.header, list(table.rows)) == (["code", "score"], [(2, ["5521301", "95"])])


def pages(*tables: str) -> bytes:
    """A document's tables, each given as rows of cells."""
    made = "".join(f"<table>{rows}</table><p>- 2 -</p>" for rows in tables)
    return f"\ufeff<p>รายงาน</p>{made}".encode()


def test_a_table_goes_on_in_the_next_and_what_stands_beside_is_told() -> None:
    head, row = "<tr><th>รหัส<th>คะแนน</tr>", "<tr><td>{}<td>95</tr>"
    content = pages(head + row.format(1), head + row.format(2), row.format(3), "<tr><td>ลงชื่อ</tr>")
    table = rows.read_rows(content, lambda cells: 3 * ("รหัส" in cells))
    assert [cells for _, cells in table.rows] == [["1", "95"], ["2", "95"], ["3", "95"]]
    assert table.notices == [
        "ข้อความนอกตารางไม่ได้นำเข้า: “รายงาน / - 2 - / - 2 - / - 2 - / - 2 -”",
        "ไม่ได้อ่านอีกตารางหนึ่ง ซึ่งเริ่มด้วย “ลงชื่อ”",
    ]


def test_a_title_above_says_nothing_of_the_separator() -> None:
    table = rows.read_rows("ผล ITA, ปี 2568\n\nรหัส;คะแนน\n1;91,10\n".encode(), lambda cells: 3 * ("รหัส" in cells))
    assert (table.header, list(table.rows)) == (["รหัส", "คะแนน"], [(4, ["1", "91,10"])])


def test_what_excel_keeps_with_its_zeros_is_no_formula() -> None:
    table = read_rows('รหัส,ชื่อ\n="05521301","=""ก"""\n'.encode())
    assert list(table.rows) == [(2, ["05521301", "ก"])]


def test_cells_merged_downwards_make_no_row_wider_than_a_header() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for number in range(400):
        sheet.append([2568, number])
    for column in (3, 5_000):
        sheet.merge_cells(start_row=300, end_row=400, start_column=column, end_column=column)
    assert max(len(cells) for _, cells in read_rows(saved(book)).rows) <= WIDEST


def test_a_cell_merged_downwards_is_seen_in_each_of_its_rows() -> None:
    table = read_rows(workbook(["a", "b"], ["x", "1"], [None, "2"], [None, "3"], [None, "4"], merge="A2:A4"))
    assert list(table.rows) == [(2, ["x", "1"]), (3, ["x", "2"]), (4, ["x", "3"]), (5, ["", "4"])]


@pytest.mark.parametrize(
    "content",
    [
        b"{\\rtf1 }",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        b'<?xml version="1.0"?><office:document xmlns:office="x"><table:table/></office:document>',
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ],
    ids=["rtf", "mht", "flat", "xml of 2003"],
)
def test_a_kind_that_is_not_read_is_told_what_to_be_saved_as(content: bytes) -> None:
    assert "บันทึกเป็น" in refusal(content)
