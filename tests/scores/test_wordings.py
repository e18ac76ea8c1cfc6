"""Headings and items of score files in the words offices use."""

from decimal import Decimal

import pytest

from accounts.models import Municipality
from scores.wordings import column_name, contradicts, item_name, known_columns
from tests.factories import make_municipality
from tests.scores.test_importing import load, stored

D = Decimal

NAMES = {"การปฏิบัติหน้าที่": "1", "การใช้งบประมาณ": "2", "การป้องกันการทุจริต": "10"}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("ปี พ.ศ.", "fiscal_year"),
        ("ปีงบประมาณ พ.ศ.", "fiscal_year"),
        ("คะแนนรวม", "total"),
        ("คะแนน ITA", "total"),
        ("ชื่อ อปท.", "municipality"),
        ("1. การปฏิบัติหน้าที่", "1"),
        ("ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "2"),
        ("ตัวชี้วัดที่ 1", "1"),
        ("การป้องกันการทุจริต", "10"),
        ("10) การป้องกัน\nการทุจริต", "10"),
        ("คะแนน IIT", "IIT"),
        ("EIT ส่วนที่ ๑", "EIT1"),
        ("EIT (Part 2)", "EIT2"),
        ("ข้อ i1", "i1"),
        ("e1/2", "e1/2"),
        ("o04", "o4"),
        ("ตัวชี้วัดที่ 2 การปฏิบัติหน้าที่", "ตัวชี้วัดที่2การปฏิบัติหน้าที่"),
        ("หมายเหตุ", "หมายเหตุ"),
    ],
)
def test_a_column_is_known_by_its_usual_wordings(heading: str, name: str) -> None:
    assert column_name(heading, NAMES) == name


@pytest.mark.parametrize(
    ("cell", "item"),
    [
        ("ตัวชี้วัดที่ 1", "1"),
        ("ข้อ o3", "o3"),
        ("o04", "o4"),
        ("ข้อ ๐๔", "o4"),
        ("ภาพรวม", "total"),
        ("iit", "IIT"),
        ("x", ""),
        ("ข้อ 1", ""),
    ],
)
def test_an_item_of_a_long_file_is_known_as_a_heading_is(cell: str, item: str) -> None:
    assert item_name(cell, NAMES) == item


def test_a_number_beside_another_name_is_nobodys() -> None:
    assert contradicts("ตัวชี้วัดที่ 2 การปฏิบัติหน้าที่", NAMES) == "ตัวชี้วัดที่ 1"
    assert contradicts("ตัวชี้วัดที่ 2 การใช้งบประมาณ", NAMES) == contradicts("ตัวชี้วัดที่ 2", NAMES) == ""


def test_figures_are_no_headings() -> None:
    assert known_columns(["5521301", "2568", "10", "9"], NAMES) == 0
    assert known_columns(["รหัส", "ปี", "1", "2"], NAMES) == 2


@pytest.mark.django_db
def test_files_with_such_headings_are_stored(municipality: Municipality) -> None:
    wide = load(municipality, "{},2568,95,91,92", header="รหัส,ปี พ.ศ.,คะแนนรวม,1. การปฏิบัติหน้าที่,ตัวชี้วัดที่ 2 การใช้งบประมาณ")
    assert wide.errors == []
    assert stored(municipality) == {"total": D(95), "1": D(91), "2": D(92)}
    long = load(municipality, "{},2567,ตัวชี้วัดที่ 1,91", "{},2567,ข้อ o3,100", header="รหัส,ปีงบประมาณ,รายการ,คะแนน")
    assert long.errors == []
    assert stored(municipality, 2567) == {"1": D(91), "o3": D(100)}


@pytest.mark.django_db
def test_a_contradicting_heading_is_refused_by_its_name(municipality: Municipality) -> None:
    result = load(municipality, "{},2568,91", header="รหัส,ปี,ตัวชี้วัดที่ 2 การปฏิบัติหน้าที่")
    assert [(e.row, e.message) for e in result.errors] == [(1, "เลขกับชื่อตัวชี้วัดไม่ตรงกัน ชื่อนี้เป็นของตัวชี้วัดที่ 1 กรุณาแก้หัวคอลัมน์")]


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["0{}", "'{}"])
@pytest.mark.parametrize("year", ["2568", "ปี 2568", "พ.ศ. ๒๕๖๘"])
def test_codes_and_years_are_read_as_sheets_give_them(municipality: Municipality, code: str, year: str) -> None:
    assert load(municipality, f"{code},{year},95", header="code,fiscal_year,total").errors == []
    assert stored(municipality) == {"total": D(95)}


@pytest.mark.django_db
def test_a_name_and_a_province_are_known_in_short() -> None:
    place = make_municipality(name="เทศบาลตำบลทดสอบ", province="ลำปาง")
    assert load(place, "ทต.ทดสอบ,จ.ลำปาง,2568,95", header="ชื่อหน่วยงาน,จังหวัด,ปี,คะแนนรวม").errors == []
    assert stored(place) == {"total": D(95)}
