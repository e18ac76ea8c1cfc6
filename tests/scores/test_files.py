"""Files as people send them: tables are read whatever their kind, everything else is refused with a reason."""

import io
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from accounts.models import Municipality
from accounts.permissions import system_actor
from scores.files import MAX_BYTES, Unreadable, read_table
from scores.importing import ImportResult, import_scores
from tests.factories import make_municipality


def workbook(*rows: Sequence[object], merge: str = "") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        list(read_table(content).rows)
    return str(caught.value)


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_any_usual_kind(delimiter: str) -> None:
    table = read_table(f"\n\na{delimiter}b\n1{delimiter}2\n".encode("utf-8-sig"))
    assert (table.header, table.header_row, list(table.rows)) == (["a", "b"], 3, [(4, ["1", "2"])])


def test_xlsx_reads_numbers_as_they_are_shown() -> None:
    table = read_table(workbook([None, None], ["code", "score"], ["5520501", 99.35], ["5520501", 100], ["x", None]))
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


def load(municipality: Municipality, content: bytes) -> ImportResult:
    return import_scores(content, {municipality.code: system_actor(municipality)})


@pytest.mark.django_db
def test_a_wide_workbook_with_thai_headings_is_imported(municipality: Municipality) -> None:
    header = ["รหัสหน่วยงาน", "ปีงบประมาณ", "คะแนนภาพรวม", "ระดับผลการประเมิน", "ตัวชี้วัดที่ ๑", "EIT ส่วนที่ 1", "หมายเหตุ"]
    result = load(municipality, workbook(header, [municipality.code, "๒๕๖๘", 90.83, "ผ่าน", "๙๙.๓๕", "-", "ดี"]))
    assert (result.errors, result.created, result.unchanged) == ([], 2, 1)
    assert [w.entered for w in result.warnings if w.code == "column"] == ["หมายเหตุ"]


@pytest.mark.django_db
def test_every_bad_cell_of_a_wide_file_is_named(municipality: Municipality) -> None:
    other = make_municipality()
    header = ["code", "fiscal_year", "total", "level_name", "1", "o29"]
    rows = [
        [municipality.code, 2568, "=SUM(A1)", "ผ่าน", 101, None],
        [municipality.code, 2567, "ไม่มี", "เยี่ยม", 90, None],
        [municipality.code, 2568, 90, None, None, None],
        [municipality.code, 2599, 90, None, None, None],
        [other.code, 2568, 90, None, None, None],
        [municipality.code, 2566, 90, None, None, 50],
    ]
    result = load(municipality, workbook(header, *rows))
    assert [(e.row, e.column) for e in result.errors] == [
        *((2, "total"), (2, "1")),
        *((3, "level_name"), (3, "total")),
        (4, "code"),
        (5, "fiscal_year"),
        (6, "code"),
    ]
    assert "สูตร" in result.errors[0].message
    assert (result.created, result.updated) == (0, 0)
