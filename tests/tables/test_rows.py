"""Records as people send them: read whatever kind of file they came in; anything else is refused with a reason."""

import io
import zipfile

import pytest

from tables.errors import Unreadable
from tables.rows import MAX_BYTES, read_rows
from tests.tables.making import workbook


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


def test_xlsx_reads_numbers_as_they_are_shown() -> None:
    table = read_rows(workbook([None, None], ["code", "score"], ["5520501", 99.35], ["5520501", 100], ["x", None]))
    assert (table.header, table.header_row) == (["code", "score"], 2)
    assert list(table.rows) == [(3, ["5520501", "99.35"]), (4, ["5520501", "100"]), (5, ["x", ""])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ว่างเปล่า"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100, "เข้ารหัส"),
        (b"%PDF-1.7", "PDF"),
        (b"<html><table>", "หน้าเว็บ"),
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
