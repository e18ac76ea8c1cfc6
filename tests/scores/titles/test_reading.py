"""A list of what questions are called, however people have it. The words are invented: no year's questionnaire."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from scores.rules import in_ranges, rules_for
from scores.titles.reading import LONGEST, MOST_LINES, NotTaken, ReadTitles, file_rows, read_titles, rows_of

RULES = rules_for(2569, "municipality")


def read(text: str) -> ReadTitles:
    return read_titles(rows_of(text), RULES)


@pytest.mark.parametrize(
    "line",
    [
        "i1 คำลองหนึ่ง",
        "i1\tคำลองหนึ่ง",
        "I๑. คำลองหนึ่ง",
        "(i1) คำลองหนึ่ง",
        "ข้อ i01 คำลองหนึ่ง",
        "ข้อคำถามที่ i1: คำลองหนึ่ง",
        "1. i1  คำลองหนึ่ง",
        "1\ti1\tคำลองหนึ่ง\t85.20",
        "i1 คำลองหนึ่ง 85.20",
        "ตัวชี้วัดที่ 1\ti1 คำลองหนึ่ง",
    ],
)
def test_a_line_is_a_number_and_words_in_every_spelling(line: str) -> None:
    assert read(line) == ReadTitles({"i1": "คำลองหนึ่ง"}, [])


def test_digits_and_commas_inside_the_words_stay_as_they_are() -> None:
    assert read("e1/1 ลองข้อ ๓, ตาม (2) และ i2").titles == {"e1": "ลองข้อ ๓, ตาม (2) และ i2"}


def test_the_heading_says_which_column_holds_the_words() -> None:
    table = "ข้อ\tประเภท\tข้อคำถาม\tคะแนน\ni1\tบวก\tคำลองหนึ่ง\t80.00\ni2\tลบ\tคำลองสอง\t70.00"
    assert read(table) == ReadTitles({"i1": "คำลองหนึ่ง", "i2": "คำลองสอง"}, [])


def test_what_a_page_broke_goes_on_and_headings_and_page_numbers_do_not() -> None:
    text = "แบบวัด IIT\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\ni1 คำลอง\nหนึ่งของ ITA\nปี 2569\n12\ni2 คำลองสอง\n\nท้ายกระดาษ"
    assert read(text) == ReadTitles(
        {"i1": "คำลองหนึ่งของ ITA ปี 2569", "i2": "คำลองสอง"},
        [NotTaken("ท้ายกระดาษ", "ไม่พบเลขข้อ เช่น i1 หรือ o12 นำหน้า")],
    )


@pytest.mark.parametrize("line", ["ข้อ ๒ คำลองสอง", "ข้อคำถามที่ 2 คำลองสอง", "2. คำลองสอง"])
def test_a_line_that_lost_its_letter_is_no_part_of_the_one_above(line: str) -> None:
    assert read(f"i1 คำลองหนึ่ง\n{line}") == ReadTitles(
        {"i1": "คำลองหนึ่ง"}, [NotTaken(line, "ไม่พบเลขข้อ เช่น i1 หรือ o12 นำหน้า")]
    )


def test_a_question_asked_in_two_parts_has_one_title() -> None:
    assert read("e1 ส่วนที่ 1\tคำลอง\ne1 ส่วนที่ 2\tคำลอง") == ReadTitles({"e1": "คำลอง"}, [])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("i99 คำลอง", "ปี 2569 ไม่มีข้อ i99"),
        ("i1", "ไม่มีถ้อยคำต่อจากเลขข้อ"),
        ("i1 คำลอง\ni1 คำอื่น", "ข้อ i1 มีมากกว่าหนึ่งถ้อยคำ ลบให้เหลือถ้อยคำเดียว"),
        ("i1 " + "ก" * (LONGEST + 1), "ยาวเกิน 500 ตัวอักษร อาจมีข้อความอื่นติดมา"),
        ("i1 คำ漢", "“漢” พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ"),
        ("คำลองที่ไม่มีเลขข้อ", "ไม่พบเลขข้อ เช่น i1 หรือ o12 นำหน้า"),
    ],
)
def test_what_gives_no_title_is_named_with_its_reason(line: str, why: str) -> None:
    found = read(line)
    assert found.titles == {}
    assert [each.why for each in found.not_taken] == [why]
    assert all(len(each.words) <= 121 for each in found.not_taken)


def test_of_a_very_long_list_the_end_is_said_to_be_unread() -> None:
    found = read("\n" * MOST_LINES + "i1 คำลอง")
    assert found == ReadTitles({}, [NotTaken("…", "เกิน 1,000 บรรทัด ไม่ได้อ่านต่อ")])


def test_a_sheet_is_read_row_by_row() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["ชื่อแบบ"], [], ["ข้อ", "ข้อคำถาม"], ["i1", "คำลอง\nหนึ่ง"], ["i2", "คำลองสอง"]):
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    answer = file_rows(kept.getvalue())
    assert read_titles(answer["rows"], RULES).titles == {"i1": "คำลอง หนึ่ง", "i2": "คำลองสอง"}
    assert file_rows(b"%PDF-1.7 x")["refused"].startswith("ไฟล์นี้เป็น PDF")


def test_questions_are_named_in_ranges() -> None:
    assert in_ranges(["i1", "i2", "i3", "i5", "e1", "o7", "o8"]) == "i1–i3, i5, e1, o7–o8"
    assert in_ranges(RULES.untitled).startswith("i1–i15, e1–e9")
