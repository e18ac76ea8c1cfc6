"""Tables as measures: every hazard of structure in every format, and no word lost."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from plans.transfer.measure_reading import MeasureTable, ReadMeasure, read_measures
from scores.rules import rules_for
from tables.grid import clean
from tests.plans.transfer import hazards
from tests.tables.making import FORMATS, Rows, comma_separated, saved, tsv

RULES = rules_for(2568, "municipality")
H = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]


def read(content: bytes, year: int = 2569, units: tuple[str, ...] = ()) -> MeasureTable:
    return read_measures(content, RULES, year, units)


def measures(rows: Rows, **options: Any) -> list[ReadMeasure]:
    table = read(tsv(rows), **options)
    assert table.errors == []
    return table.measures


def one(**cells: str) -> ReadMeasure:
    """The measure of a table with a title and these columns."""
    table = read(comma_separated([["มาตรการ", "ลำดับ", *cells], ["ทำดี", "1", *cells.values()]]))
    assert table.errors == []
    return table.measures[0]


def span(measure: ReadMeasure) -> tuple[str | None, str | None]:
    start, end = (day.isoformat() if day else None for day in (measure.start, measure.end))
    return start, end


@pytest.mark.parametrize("make", FORMATS)
def test_a_narrative_table(make: Callable[[Rows], bytes]) -> None:
    table = read(make(hazards.NARRATIVE))
    assert table.errors == []
    first, second, third = table.measures
    assert (first.title, first.kind, first.indicators) == ("โครงการเรียนรู้จรรยาบรรณ ของคนทำงาน", "project", [1, 5])
    assert first.steps == ["เชิญวิทยากร จำนวน ๒ คน", "เปิดอบรมตามแผน พ.ศ. ๒๕๖๘", "สรุปผล"]
    assert (first.units, first.all_units, span(first)) == (
        ["งานธุรการ", "สำนักปลัด"],
        False,
        ("2025-10-01", "2026-09-30"),
    )
    assert first.finding.startswith("วิเคราะห์ตัวชี้วัดที่ ๑ ได้คะแนน ๙๙.๓๕")
    assert (second.indicators, second.units, second.all_units, span(second)) == (
        [3],
        [],
        True,
        ("2025-10-01", "2025-10-31"),
    )
    assert second.steps == ["ออกคำสั่งที่ ๓๓/๒๕๖๘"]
    assert (third.kind, third.indicators, third.steps) == ("activity", [9], ["นัดวัน", "ต้อนรับ"])
    assert span(third) == ("2025-11-01", "2025-12-31")
    assert [note.kind for note in third.notes] == ["doubt"]
    assert "ตัวชี้วัดที่ 2" in third.notes[0].message
    assert all(m.status is None and m.outputs == [] for m in table.measures)


@pytest.mark.parametrize("make", FORMATS)
def test_a_table_by_question(make: Callable[[Rows], bytes]) -> None:
    table = read(make(hazards.BY_QUESTION))
    assert table.errors == []
    manual, meeting, training, channels, follow = table.measures
    assert manual.title == "ทำคู่มือให้ครบทุกงาน\nวางไว้ที่หน้าห้อง"
    assert (manual.indicators, manual.questions, manual.steps) == ([1], ["i1", "i2"], ["ร่าง", "ตรวจ"])
    assert manual.leftover == ["ตัวชี้วัด: หมายถึง\n-ทำงานตรงเวลา", "ขั้นตอน/วิธีปฏิบัติ: ลำดับการทำงาน"]
    assert (meeting.title, meeting.indicators, meeting.questions) == ("ประชุมทุกเดือน", [1], ["i1", "i2"])
    assert (meeting.leftover, [note.kind for note in meeting.notes]) == ([], ["inherited", "inherited"])
    assert training.title == "สอนเรื่องพัสดุ\nเปิดช่องทางแจ้งเหตุ"
    assert training.units == ["งานพัสดุ", "กองคลัง", "งานนิติการ", "สำนักปลัดเทศบาล"]
    assert channels.title == "ขยายช่องทางให้ถึงคนทุกกลุ่ม และส่งเสริมให้คนทำงานได้เรียนเพิ่ม"
    assert channels.steps == ["สำรวจตลาดและชุมชนใกล้เคียง", "รวบรวม", "รายงาน"]
    assert channels.units == ["นายก", "ปลัด", "หัวหน้ากอง"]
    assert channels.leftover == ["ตัวชี้วัด: หมายถึง\n- ฟังเสียงประชาชน\n- ปรับระบบ"]
    assert (follow.indicators, follow.questions) == ([10], ["o21", "o22"])
    assert "ตัวชี้วัดที่ 9" in follow.notes[0].message
    assert follow.leftover == ["ตัวชี้วัด: การเปิดเผยข้อมูล หมายถึง -เปิดให้ดู"]
    assert follow.steps == ["จัดประชุมแล้วเล่าให้ฟัง"]
    assert {span(m) for m in table.measures} == {("2025-10-01", "2026-09-30")}


@pytest.mark.parametrize("make", FORMATS)
def test_a_report(make: Callable[[Rows], bytes]) -> None:
    table = read(make(hazards.REPORT), 2568)
    assert table.errors == []
    notice, gifts = table.measures
    assert notice.title == "ประกาศ แนวทาง ของเรา"
    assert notice.steps == ["ร่างประกาศ", "ลงนาม แล้วเก็บ", "แจก"]
    assert notice.outputs == [
        "ประกาศลงวันที่ ๔ พฤศจิกายน ๒๕๖๗",
        "แจ้งตามแบบ ๓ และ แบบ ๔",
        "ติดบอร์ด",
        "ส่งเวียน",
        "สรุป",
        "ลงเว็บ https://www.example.go.th/ หัวข้อ\n- ก่อนปี\n- หลังปี",
    ]
    assert notice.outcome == "คนทำงานเข้าใจตรงกัน\nไม่มีเรื่องร้องเรียน"
    assert notice.units == ["งานการเจ้าหน้าที่"]
    assert [note.kind for note in notice.notes] == ["joined", "renumbered"]
    assert "1 2 3 4 5 3" in notice.notes[1].message
    assert (gifts.title, gifts.all_units) == ("มาตรการ No Gift Policy", True)
    assert gifts.outputs == ['คำว่า "งดรับ" และ "งดให้"']
    assert span(gifts) == ("2024-10-01", "2025-09-30")


def test_prose_and_other_tables_of_a_whole_document_are_outside() -> None:
    rows = [
        ["บันทึกข้อความ"],
        [],
        ["ลำดับ", "หัวข้อ", "ข้อคำถาม", "คะแนน"],
        ["๑", "การใช้อำนาจ", "ข้อ i๗", "๑๐๐"],
        [],
        *hazards.NARRATIVE,
        ["- ๒ -"],
        *hazards.NARRATIVE[:1],
        ["กิจกรรมสุดท้าย", "", "", "", ""],
        [],
        ["สรุปผล"],
        ["ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"],
        ["1", "การใช้งบประมาณ", "100.00"],
    ]
    table = read(tsv(rows))
    assert [m.title for m in table.measures][-1] == "กิจกรรมสุดท้าย"
    assert len(table.measures) == 4
    assert [text for _, text in table.outside] == [
        "บันทึกข้อความ",
        "ลำดับ | หัวข้อ | ข้อคำถาม | คะแนน",
        "๑ | การใช้อำนาจ | ข้อ i๗ | ๑๐๐",
        "- ๒ -",
        "สรุปผล",
        "ตัวชี้วัดที่ | รายละเอียดตัวชี้วัด | คะแนน",
        "1 | การใช้งบประมาณ | 100.00",
    ]


def test_themes_are_rows_of_their_own_or_a_column() -> None:
    rows = [
        H,
        ["ประเด็นที่ ๑ ความโปร่งใส", "", "", ""],
        ["ก", "๑. x", "กองคลัง", "ต.ค. ๖๘"],
        ["ข", "๑. x", "กองคลัง", "ต.ค. ๖๘"],
        ["ประเด็นที่ ๒ : บริการ"],
        ["ค", "๑. x", "กองคลัง", "ต.ค. ๖๘"],
    ]
    assert [m.theme for m in measures(rows)] == ["ความโปร่งใส", "ความโปร่งใส", "บริการ"]
    columns = [["ประเด็น", *H], ["ประเด็นที่ 1 น้ำ", "ก", "", "", ""], ["", "ข", "", "", ""], ["-", "ค", "", "", ""]]
    assert [m.theme for m in measures(columns)] == ["น้ำ", "น้ำ", ""]
    assert [m.theme for m in measures([["ประเด็นที่ ๓ ไฟ"], *rows[:1], *rows[2:3]])] == ["ไฟ"]


def test_an_indicators_own_row_stands_for_the_rows_below() -> None:
    rows = [H, ["ตัวชี้วัดที่ ๓ การใช้อำนาจ", "", "", ""], ["ก", "x", "กองคลัง", ""], ["ข", "y", "กองคลัง", ""]]
    assert [m.indicators for m in measures(rows)] == [[3], [3]]


def test_rows_with_an_empty_title_go_on_with_the_measure_above() -> None:
    rows = [
        H,
        ["ก", "ร่าง", "กองคลัง", "ต.ค. ๖๘"],
        ["", "ตรวจ", "กองช่าง", "พ.ย. ๖๘ - ม.ค. ๖๙"],
        ["", "๓. ส่งให้และ", "", ""],
        ["", "เก็บไว้", "", ""],
    ]
    (measure,) = measures(rows)
    assert measure.steps == ["ร่าง", "ตรวจ", "ส่งให้และเก็บไว้"]
    assert measure.units == ["กองคลัง", "กองช่าง"]
    assert span(measure) == ("2025-10-01", "2026-01-31")
    assert measure.leftover == ["ระยะเวลา: ต.ค. ๖๘\nพ.ย. ๖๘ - ม.ค. ๖๙"]
    assert measure.rows == [2, 3, 4, 5]


def test_cells_merged_over_several_measures_count_for_each() -> None:
    page = """<table><tr><th>ตัวชี้วัด<th>มาตรการ<th>ผู้รับผิดชอบ<th>ขั้นตอน
      <tr><td rowspan=3>๒. การใช้งบประมาณ หมายถึง ใช้ดี<td>ก<td rowspan=2>กองคลัง<td>ร่าง
      <tr><td>ข<td>ส่ง
      <tr><td rowspan=2>ค<td>กองช่าง<td>หนึ่ง<tr><td>๓<td><td>สอง</table>"""
    first, second, third = read(page.encode()).measures
    assert [m.title for m in (first, second, third)] == ["ก", "ข", "ค"]
    assert (first.units, second.units, third.units) == (["กองคลัง"], ["กองคลัง"], ["กองช่าง"])
    assert (first.indicators, second.indicators) == ([2], [2])
    assert (first.leftover, second.leftover) == (["ตัวชี้วัด: หมายถึง ใช้ดี"], [])
    assert third.steps == ["หนึ่ง", "สอง"]


def test_a_title_that_continues_none_is_said_to() -> None:
    rows = [H, ["ก", "๑. x", "กองคลัง", ""], ["ข (ต่อ)", "๒. y", "", ""]]
    (measure,) = measures(rows)
    assert measure.steps == ["x", "y"]
    assert "ข (ต่อ)" in next(note.message for note in measure.notes if note.kind == "doubt")
    assert measures([H, ["ข (ต่อ)", "๒. y", "", ""]])[0].title == "ข"


def test_what_stands_below_a_table_is_no_measure() -> None:
    rows = [H, ["ก", "x", "กองคลัง", ""], ["หมายเหตุ: ดูแผน", "", "", ""], ["", "", "", ""], ["", "", "ลงชื่อ สมชาย", ""]]
    table = read(tsv(rows))
    assert len(table.measures) == 1
    assert table.unplaced == [(3, "หมายเหตุ: ดูแผน"), (5, "ลงชื่อ สมชาย")]


def test_headings_are_known_in_any_order_and_spelling() -> None:
    rows = [
        ["ที่", "ผู้รับ ผิดชอบ", "ขั้นตอนหรือวิธี การดำเนินการ", "วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ", "ห้วงเวลา ดำเนินงาน"],
        ["(๑)", "(๒)", "(๓)", "(๔)", "(๕)"],
        ["1", "กองคลัง", "๑. ทำ", "มาตรการออม", "ไตรมาสที่ ๒"],
    ]
    (measure,) = measures(rows)
    assert (measure.title, measure.units, measure.steps) == ("มาตรการออม", ["กองคลัง"], ["ทำ"])
    assert span(measure) == ("2026-01-01", "2026-03-31")


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("ประเภท", "โครงการ", "kind", "project"),
        ("สถานะ", "ดำเนินการแล้วเสร็จ", "status", "done"),
        ("สถานะ", "อยู่ระหว่างดำเนินการ", "status", "in_progress"),
        ("สถานะ", "ยังไม่ดำเนินการ", "status", "planned"),
        ("สถานะ", "ยังไม่แล้วเสร็จ", "status", "in_progress"),
        ("สถานะ", "ยกเลิกโครงการ", "status", "cancelled"),
        ("งบประมาณ (บาท)", "๕๐,๐๐๐.- บาท", "budget", Decimal("50000.00")),
        ("งบประมาณ", "15,000 บาท (หนึ่งหมื่นห้าพันบาทถ้วน)", "budget", Decimal("15000.00")),
        ("งบประมาณ", "฿15,000.00", "budget", Decimal("15000.00")),
        ("งบประมาณ", "๑ ๕ , ๐ ๐ ๐ บ า ท", "budget", Decimal("15000.00")),
        ("งบประมาณ", "1.5 ล้านบาท", "budget", Decimal("1500000.00")),
        ("สถานะ", "ดำเนินการแล้วเสร็จ 100%", "status", "done"),
        ("สถานะ", "☐ ยังไม่ดำเนินการ ☒ อยู่ระหว่างดำเนินการ ☐ ดำเนินการแล้ว", "status", "in_progress"),
        ("สถานะ", "( ) ยังไม่ดำเนินการ  (/) ดำเนินการแล้ว", "status", "done"),
        ("สถานะ", "( / ) แล้วเสร็จ  (  ) ไม่แล้วเสร็จ", "status", "done"),
        ("สถานะ", "☐ แล้วเสร็จ ☑ ไม่แล้วเสร็จ", "status", "in_progress"),
        ("ระยะเวลา", "ไตรมาส 1, 2, 3", "end", dt.date(2026, 6, 30)),
        ("ระยะเวลา", "พ.ศ. 2569", "start", dt.date(2025, 10, 1)),
        ("กลุ่มเป้าหมาย", "คนทำงาน ๘๐ คน", "target_group", "คนทำงาน ๘๐ คน"),
        ("หมายเหตุ", "เร่งด่วน", "remark", "เร่งด่วน"),
        ("ตัวชี้วัด", "1, 5 และ 10", "indicators", [1, 5, 10]),
        ("ตัวชี้วัด", "๑-๓", "indicators", [1, 2, 3]),
        ("ตัวชี้วัด", "ตชว.3", "indicators", [3]),
        ("ตัวชี้วัด", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ และตัวชี้วัดที่ 3 การใช้อำนาจ", "remark", ""),
        ("ตัวชี้วัด", "IIT ข้อ i1-i3", "questions", ["i1", "i2", "i3"]),
        ("ตัวชี้วัด", "การใช้ อำนาจ", "indicators", [3]),
        ("ข้อคำถาม", "o1 - o3, ข้อ ๐๑๐", "questions", ["o1", "o2", "o3", "o10"]),
        ("ข้อคำถาม", "E7 I2", "questions", ["i2", "e7"]),
        ("ผลลัพธ์ (Outcome)", "๑. ดี ๒. ดีขึ้น", "outcome", "๑. ดี ๒. ดีขึ้น"),
        ("ผลการดำเนินการ (Output)", "๑. ดี ๒. ดีขึ้น", "outputs", ["ดี", "ดีขึ้น"]),
    ],
)
def test_a_cell_is_understood(column: str, text: str, field: str, value: object) -> None:
    measure = one(**{column: text})
    assert getattr(measure, field) == value
    assert measure.leftover == []


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("ประเภท", "งานประจำ"),
        ("สถานะ", "รอหนังสือ"),
        ("งบประมาณ", "ไม่ใช้งบประมาณ"),
        ("ตัวชี้วัด", "ร้อยละ ๘๐ ของผู้เข้าอบรม"),
        ("ข้อคำถาม", "ทุกข้อ"),
        ("ระยะเวลา", "ทุกเดือน"),
        ("ความเห็น", "ควรทำต่อ"),
    ],
)
def test_what_is_not_understood_goes_to_the_remark_and_is_said(column: str, text: str) -> None:
    measure = one(**{column: text})
    assert measure.leftover == [f"{column}: {text}"]
    assert [(note.kind, note.column) for note in measure.notes] == [("moved", column)]


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [("ตัวชี้วัด", "๑, ๑๑", "11"), ("ข้อคำถาม", "i1 i99", "i99")],
)
def test_what_the_year_does_not_have_is_an_error(column: str, text: str, value: str) -> None:
    table = read(tsv([["มาตรการ", column], ["ทำดี", text]]))
    assert [(e.row, e.column, e.value) for e in table.errors] == [(2, column, value)]


def test_a_period_outside_the_year_is_taken_with_a_warning() -> None:
    (measure,) = measures([H, ["ก", "x", "กองคลัง", "ต.ค. ๖๖ - ก.ย. ๖๗"]])
    assert span(measure) == ("2023-10-01", "2024-09-30")
    assert [note.kind for note in measure.notes] == ["doubt"]


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("ผู้รับผิดชอบ", "หลัก: สำนักปลัด\nหน่วยงานร่วม : กองคลัง", "units", ["สำนักปลัด", "กองคลัง"]),
        ("ระยะเวลา", "12 เดือน (ต.ค. 68 - ก.ย. 69)", "end", dt.date(2026, 9, 30)),
        ("ระยะเวลา", "ต.ค. 68, ม.ค. 69", "end", dt.date(2026, 1, 31)),
        ("สถานะ", "แล้วเสร็จ (ก.ย. 69)", "status", "done"),
    ],
)
def test_what_is_understood_in_part_is_kept_whole_beside(column: str, text: str, field: str, value: object) -> None:
    measure = one(**{column: text})
    assert getattr(measure, field) == value
    assert measure.leftover == [f"{column}: {text}"]


MONTHS = ["ต.ค. 68", "พ.ย. 68", "ธ.ค. 68", "ม.ค. 69"]


@pytest.mark.parametrize(
    ("heads", "ticks", "expected"),
    [
        (MONTHS, ["", "✓", "/", ""], ("2025-11-01", "2025-12-31")),
        (["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."], ["<-", "->", "-", "-"], ("2025-10-01", "2025-11-30")),
        (["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"], ["", "X", "X", "X"], ("2026-01-01", "2026-09-30")),
        (MONTHS, ["✓", "", "", "✓"], ("2025-10-01", "2026-01-31")),
    ],
    ids=["months", "arrows", "quarters", "with a gap"],
)
def test_months_and_quarters_that_are_ticked_are_the_period(
    heads: list[str], ticks: list[str], expected: tuple[str, str]
) -> None:
    (measure,) = measures([["ที่", "มาตรการ", "ผู้รับผิดชอบ", *heads], ["1", "ก", "กองคลัง", *ticks]])
    assert (span(measure), measure.units) == (expected, ["กองคลัง"])


def test_ticked_months_stand_below_a_heading_of_their_own() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"], [None, None, *MONTHS], ["ก", "กองคลัง", None, "/", None, None]):
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:F1"):
        sheet.merge_cells(area)
    (measure,) = read(saved(book)).measures
    assert span(measure) == ("2025-11-01", "2025-11-30")


def test_a_status_that_is_ticked_is_the_measures() -> None:
    heads = ["มาตรการ", "ผู้รับผิดชอบ", "ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"]
    found = measures([heads, ["ก", "กองคลัง", "✓", "", ""], ["ข", "กองช่าง", "-", "/", "-"]])
    assert [measure.status for measure in found] == ["done", "in_progress"]


@pytest.mark.parametrize(
    "row", [["", "รวมงบประมาณทั้งสิ้น", "", "300"], ["รวม", "", "", "๓๐๐ บาท"], ["รวม 2 โครงการ", "", "", "300"]]
)
def test_a_sum_is_no_measure_and_no_part_of_the_last(row: list[str]) -> None:
    table = read(tsv([["ที่", "โครงการ", "ผู้รับผิดชอบ", "งบประมาณ"], ["1", "ก", "กองคลัง", "300"], row]))
    assert [(measure.title, measure.budget) for measure in table.measures] == [("ก", Decimal("300.00"))]
    assert [place for place, _ in table.unplaced] == [3]


def test_units_the_municipality_knows_are_never_cut() -> None:
    known = ("งานธุรการและงานสารบรรณ", "กองคลัง")
    table = read(tsv([["มาตรการ", "ผู้รับผิดชอบ"], ["ก", "งานธุรการและงานสารบรรณ, กองคลังและกองช่าง"]]), units=known)
    assert table.measures[0].units == ["งานธุรการและงานสารบรรณ", "กองคลัง", "กองช่าง"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กองสาธารณสุขและสิ่งแวดล้อม", ["กองสาธารณสุขและสิ่งแวดล้อม"]),
        ("งานตรวจสอบ\nภายใน", ["งานตรวจสอบภายใน"]),
        ("สำนักปลัด กองคลัง; กองช่าง", ["สำนักปลัด", "กองคลัง", "กองช่าง"]),
        ("1. กองคลัง\n2. ผู้อำนวยการ กองช่าง", ["กองคลัง", "ผู้อำนวยการกองช่าง"]),
    ],
)
def test_units_are_told_apart(text: str, names: list[str]) -> None:
    assert one(ผู้รับผิดชอบ=text).units == names


@pytest.mark.parametrize(
    "text", ["ทุกกอง", "ทุกสำนัก/กอง", "ทุกส่วนราชการ", "ทุก หน่วยงาน", "สำนัก/กอง ทุกแห่ง", "ทุกสำนัก และทุกกอง"]
)
def test_everyone(text: str) -> None:
    measure = one(ผู้รับผิดชอบ=text)
    assert (measure.all_units, measure.units, measure.leftover) == (True, [], [])


@pytest.mark.parametrize("content", [b"hello", "มาตรการ\nก".encode(), "มาตรการ\tผู้รับผิดชอบ".encode(), b"%PDF-"])
def test_a_file_without_measures_is_an_error(content: bytes) -> None:
    table = read(content)
    assert (len(table.errors), table.measures) == (1, [])


def test_a_formula_in_a_measure_is_an_error() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["มาตรการ", "งบประมาณ"])
    sheet.append(["ก", "=SUM(C1:C9)"])
    assert [(e.row, e.column, e.value) for e in read(saved(book)).errors] == [(2, "งบประมาณ", "=SUM(C1:C9)")]


def words_of(table: MeasureTable) -> set[str]:
    """Every run of letters the reading kept anywhere."""
    said = [text for _, text in (*table.outside, *table.unplaced)]
    for m in table.measures:
        said += [m.title, m.theme, m.finding, m.outcome, m.target_group, m.remark, *m.units, *m.steps, *m.outputs]
        said += [*m.leftover, *(note.message for note in m.notes)]
    return set(re.findall("[a-z]{4,}", " ".join(said)))


NUMBERS = st.sampled_from(
    ["", "", "๑. ", "๒. ", "1) ", "(๓) ", "- ", "• ", "ข้อ ", "ตัวชี้วัดที่ ๒ ", "กอง", "ทุกกอง ", "ประเด็นที่ ๑ "]
)
WORD = st.text(alphabet="abcdfghjk", min_size=4, max_size=7)
PIECE = st.tuples(NUMBERS, WORD, st.sampled_from(["", " ", " (ต่อ)", "\n", " และ", " ๒๕๖๘"])).map("".join)
CELL = st.lists(PIECE, max_size=3).map(" ".join)
ALL_HEADINGS = ["ที่", "ตัวชี้วัด", "ข้อคำถาม", *H, "ผลผลิต", "ผลลัพธ์", "สถานะ", "งบประมาณ", "ประเด็น", "แปลก"]


@settings(max_examples=300)
@given(
    st.permutations(ALL_HEADINGS),
    st.lists(st.lists(CELL, min_size=13, max_size=13) | st.none(), min_size=1, max_size=5),
)
def test_no_word_of_any_cell_disappears(headings: list[str], rows: list[list[str] | None]) -> None:
    """None is a heading repeated. A cell's words are found in a field, the remark, a note or outside."""
    table = [headings, *([*row[: len(headings)]] if row else headings for row in rows)]
    found = read(comma_separated(table))
    typed = " ".join(clean(cell) for row in rows if row for cell in row[: len(headings)])
    if not found.errors:
        assert set(re.findall("[a-z]{4,}", typed)) <= words_of(found)


# --- A status above results, letters set apart ----------------------------------------------------------------------


@pytest.mark.parametrize("column", ["ผลการดำเนินการ", "ผลลัพธ์", "ขั้นตอน"])
@pytest.mark.parametrize(
    ("above", "status"),
    [
        ("ดำเนินการแล้วเสร็จ", "done"),
        ("อยู่ระหว่างดำเนินการ", "in_progress"),
        ("สถานะ: ดำเนินการแล้ว", "done"),
        ("**ดำเนินการแล้วเสร็จ**", "done"),
        ("(ยังไม่ดำเนินการ)", "planned"),
    ],
)
def test_a_status_above_the_results_is_the_measures(column: str, above: str, status: str) -> None:
    measure = one(**{column: f"{above}\n1. อบรม\n2. สรุป"})
    assert (measure.status, measure.leftover) == (status, [])
    said = measure.outcome if column == "ผลลัพธ์" else "\n".join(measure.steps + measure.outputs)
    assert said.replace("1. ", "").replace("2. ", "") == "อบรม\nสรุป"


def test_a_status_of_its_own_column_is_not_overruled() -> None:
    measure = one(สถานะ="ยกเลิก", ผลการดำเนินการ="ดำเนินการแล้วเสร็จ\n1. อบรม\n2. สรุป")
    assert measure.status == "cancelled"
    assert measure.leftover == ["ผลการดำเนินการ: ดำเนินการแล้วเสร็จ"]


def test_a_result_that_only_sounds_like_a_status_stays_a_result() -> None:
    measure = one(ผลการดำเนินการ="1. ดำเนินการแล้วเสร็จ\n2. สรุป")
    assert (measure.status, measure.outputs) == (None, ["ดำเนินการแล้วเสร็จ", "สรุป"])


def test_letters_set_apart_are_read_in_periods_and_offered_mended_in_texts() -> None:
    measure = one(ระยะเวลา="ต . ค . ๖ ๘ - ก.ย.๖๙", ผลลัพธ์="จัด ให้ มี การ เปิด เผย ข้อ มูล")
    assert span(measure) == ("2025-10-01", "2026-09-30")
    assert measure.outcome == "จัด ให้ มี การ เปิด เผย ข้อ มูล"
    assert [note.message for note in measure.notes if note.kind == "doubt"] == [
        "ตัวอักษรเว้นห่างผิดปกติ อาจหมายถึง “จัดให้มีการเปิดเผยข้อมูล” โปรดแก้ในตารางหรือหลังนำเข้า"
    ]


def test_a_text_without_columns_is_told_so_and_a_table_without_headings_what_it_lacks() -> None:
    text = "มาตรการ     ขั้นตอน     ผู้รับผิดชอบ\nอบรม     ร่าง     กองคลัง"
    assert "ไม่ได้แบ่งเป็นคอลัมน์" in read(text.encode()).errors[0].message
    assert "ไม่พบแถวหัวตารางที่รู้จัก" in read("ก\tข\nค\tง".encode()).errors[0].message


def test_a_table_that_a_chat_program_wrote_is_a_table() -> None:
    text = "ตารางมาตรการ\n\n| **มาตรการ** | ขั้นตอน | ผู้รับผิดชอบ |\n|:--|---|:-:|\n| อบรม | 1. ร่าง<br>2. ลงนาม | กองคลัง |\n"
    table = read(text.encode())
    (measure,) = table.measures
    assert (measure.title, measure.steps, measure.units) == ("อบรม", ["ร่าง", "ลงนาม"], ["กองคลัง"])
    assert table.outside == [(0, "ตารางมาตรการ")]
