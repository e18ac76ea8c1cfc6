"""Score files as Excel saves them, through import_scores."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_all
from scores.importing import ImportResult, import_scores
from scores.models import Assessment
from tables.errors import NO_VALUE
from tests.factories import make_municipality
from tests.tables.making import saved, workbook

D = Decimal

pytestmark = pytest.mark.django_db


def load(municipality: Municipality, content: bytes) -> ImportResult:
    return import_scores(content, {municipality.code: system_actor(municipality)})


def test_a_wide_workbook_with_thai_headings_is_imported(municipality: Municipality) -> None:
    header = ["รหัสหน่วยงาน", "ปีงบประมาณ", "คะแนนภาพรวม", "ระดับผลการประเมิน", "ตัวชี้วัดที่ ๑", "EIT ส่วนที่ 1", "หมายเหตุ"]
    result = load(municipality, workbook(header, [municipality.code, "๒๕๖๘", 90.83, "ผ่าน", "๙๙.๓๕", "-", "ดี"]))
    assert (result.errors, result.created, result.unchanged) == ([], 2, 1)
    assert [w.entered for w in result.warnings if w.code == "column"] == ["หมายเหตุ"]


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


def percent(*scores: float) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["code", "fiscal_year", "total", "IIT", "OIT"])
    sheet.append(["1234567", 2568, *scores])
    for column in "CDE":
        sheet[f"{column}2"].number_format = "0.00%"
    return saved(book)


def test_percent_is_what_excel_shows_and_never_a_fraction() -> None:
    place = make_municipality(code="1234567")
    result = import_scores(percent(0.9535, 1, 0.9), {"1234567": system_actor(place)})
    assert (result.errors, result.created) == ([], 3)
    with open_all():
        assert Assessment.objects.get().entered() == {"total": D("95.35"), "IIT": D("100.00"), "OIT": D("90.00")}


@pytest.mark.parametrize("value", ["#DIV/0!", "#REF!", "#N/A"])
def test_an_error_value_is_named_as_people_see_it(municipality: Municipality, value: str) -> None:
    result = load(municipality, workbook(["code", "fiscal_year", "total"], [municipality.code, 2568, value]))
    assert [(e.row, e.column, e.value, e.message) for e in result.errors] == [(2, "total", value, NO_VALUE)]


def test_hidden_rows_are_told_and_not_stored(municipality: Municipality) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["code", "fiscal_year", "total"], [municipality.code, 2567, 60], [municipality.code, 2568, 95]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    result = load(municipality, saved(book))
    assert (result.errors, result.created) == ([], 1)
    assert [w.message for w in result.warnings if w.code == "left_out"] == ["แผ่นงาน “Sheet”: แถวที่ 2 ซ่อนอยู่ จึงไม่ได้อ่าน"]


PLACE = "เทศบาลตำบลเมืองปาน"
NAMES = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ"]


def sheet(*rows: Sequence[object], merge: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    made = book.active
    assert isinstance(made, Worksheet)
    for row in rows:
        made.append(list(row))
    for area in merge:
        made.merge_cells(area)
    return saved(book)


@pytest.mark.parametrize(
    "content",
    [
        sheet(
            ["หน่วยงาน", "ปีงบประมาณ", "ตัวชี้วัดที่", "ผลคะแนน (ร้อยละ)"],
            [PLACE, 2568, "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "ร้อยละ 91.10"],
            [None, None, 2, "92,20"],
            ["รวมเฉลี่ย", None, None, 91.65],
            merge=("A2:A3", "B2:B3"),
        ),
        sheet(
            ["หน่วยงาน", "ปีงบฯ", "IIT", None],
            [None, None, "ตัวชี้วัดที่ 1", "ตชว.2"],
            [PLACE, "'2568", "91.10 คะแนน", "'92.20"],
            merge=("A1:A2", "B1:B2", "C1:D1"),
        ),
        sheet(
            ["ที่", "หน่วยงาน", "ปีงบประมาณ", "ชื่อตัวชี้วัด", "คะแนนที่ได้"],
            *([n, PLACE, 2568, name, 90.0 + 1.1 * n] for n, name in enumerate(NAMES, 1)),
        ),
    ],
    ids=["merged places", "heading of two rows", "names"],
)
def test_tables_as_offices_draw_them_are_read(content: bytes) -> None:
    place = make_municipality(code="5521301", name=PLACE)
    result = import_scores(content, {place.code: system_actor(place)})
    assert result.errors == []
    with open_all():
        assert Assessment.objects.get().entered() == {"1": D("91.10"), "2": D("92.20")}


@pytest.mark.parametrize(
    ("header", "row", "words"),
    [
        (["ที่", "ตัวชี้วัด", "คะแนน"], [1, "การปฏิบัติหน้าที่", 91.1], "วางในหน้ากรอกคะแนน"),
        (["ชื่อ", "ที่อยู่"], ["ก", "ข"], "ไม่พบแถวหัวตารางที่รู้จัก"),
    ],
)
def test_a_table_of_something_else_is_told_what_to_do(
    municipality: Municipality, header: list[object], row: list[object], words: str
) -> None:
    (error,) = load(municipality, sheet(header, row)).errors
    assert words in error.message


def test_the_mean_of_a_wide_file_is_its_total_and_a_level_may_say_its_range(municipality: Municipality) -> None:
    header = ["code", "ปี", "คะแนนเฉลี่ย", "ระดับ", "1"]
    content = sheet(header, [municipality.code, 2564, 86.1, "ระดับ A (85.00 – 94.99)", 90])
    assert load(municipality, content).errors == []
    with open_all():
        stored = Assessment.objects.get()
        assert (stored.entered(), stored.official_level) == ({"total": D("86.10"), "1": D("90.00")}, "A")
