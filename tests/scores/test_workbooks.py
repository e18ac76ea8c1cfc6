"""Score files as Excel saves them, through import_scores."""

import pytest

from accounts.models import Municipality
from accounts.permissions import system_actor
from scores.importing import ImportResult, import_scores
from tests.factories import make_municipality
from tests.tables.making import workbook

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
