"""Tables that were cut by columns: the right half on the next page, with or without the titles."""

from __future__ import annotations

import time
from html import escape

import pytest

from plans.transfer.measure_reading import MeasureTable, ReadMeasure, read_measures
from plans.transfer.row_grouping import group_rows
from scores.rules import rules_for
from tables.grid import Cell, Row, Table
from tests.tables.making import Rows

RULES = rules_for(2568, "municipality")
LEFT = [["มาตรการ", "ขั้นตอน"], ["คู่มือ", "ร่าง"], ["อบรม", "เชิญวิทยากร"], ["ตรวจนับ", "นับ"]]
RIGHT = [
    ["ระยะเวลา", "ผู้รับผิดชอบ"],
    ["ต.ค. 68 - ธ.ค. 68", "กองคลัง"],
    ["ม.ค. 69 - มี.ค. 69", "กองช่าง"],
    ["ก.ย. 69", "สำนักปลัด"],
]
WHOLE = [
    ("คู่มือ", ["ร่าง"], ["กองคลัง"], "2025-10-01"),
    ("อบรม", ["เชิญวิทยากร"], ["กองช่าง"], "2026-01-01"),
    ("ตรวจนับ", ["นับ"], ["สำนักปลัด"], "2026-09-01"),
]


def read(*tables: Rows) -> MeasureTable:
    rows = ("".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in table) for table in tables)
    return read_measures("".join(f"<table>{table}</table>" for table in rows).encode(), RULES, 2569)


def numbered(rows: Rows, numbers: str = "123") -> Rows:
    head, *rest = rows
    return [["ที่", *head], *([number, *row] for number, row in zip(numbers, rest, strict=True))]


def told(measures: list[ReadMeasure]) -> list[tuple[str, list[str], list[str], str]]:
    return [(m.title, m.steps, m.units, m.start.isoformat() if m.start else "") for m in measures]


@pytest.mark.parametrize(
    "halves",
    [
        [LEFT, RIGHT],
        [LEFT[:3], RIGHT[:3], [LEFT[0], LEFT[3]], [RIGHT[0], RIGHT[3]]],
        [LEFT[:3], [LEFT[0], LEFT[3]], RIGHT[:3], [RIGHT[0], RIGHT[3]]],
        [LEFT, RIGHT[:2], RIGHT[2:]],
        [numbered(LEFT), numbered(RIGHT)],
        [numbered(LEFT, "๑๒๓"), [numbered(RIGHT)[n] for n in (0, 3, 1, 2)]],
    ],
    ids=["two pages", "left, right, left, right", "left, left, right, right", "no heading again", "numbers", "moved"],
)
def test_a_half_without_titles_is_joined_row_by_row_and_said(halves: list[Rows]) -> None:
    table = read(*halves)
    assert (table.errors, told(table.measures), table.outside) == ([], WHOLE, [])
    for measure in table.measures:
        assert {"steps", "period", "units"} <= measure.given
        [note] = [note.message for note in measure.notes if note.kind == "doubt"]
        assert note.startswith("ช่วงระยะเวลา, ผู้รับผิดชอบ อ่านจากตารางอีกส่วนซึ่งไม่มีชื่อมาตรการ")


def test_a_half_that_repeats_the_titles_is_joined_by_them() -> None:
    order = [RIGHT[0], RIGHT[3], RIGHT[1], RIGHT[2]]
    titles = ["มาตรการ/โครงการ", "ตรวจนับ", "คู่มือ", "อบรม"]
    table = read(LEFT, [[title, *row] for title, row in zip(titles, order, strict=True)])
    assert (table.errors, told(table.measures)) == ([], WHOLE)
    assert [[note.kind for note in measure.notes] for measure in table.measures] == [["joined"]] * 3


def test_a_measure_that_stands_in_the_second_half_only_is_one() -> None:
    table = read(LEFT, [["มาตรการ", *RIGHT[0]], ["ใหม่", *RIGHT[1]]])
    assert told(table.measures)[-1] == ("ใหม่", [], ["กองคลัง"], "2025-10-01")


@pytest.mark.parametrize("rows", [RIGHT[:3], [*RIGHT, RIGHT[1]]])
def test_a_half_nobody_can_tell_the_rows_of_is_named_with_what_to_do(rows: Rows) -> None:
    table = read(LEFT, rows)
    assert [(m.units, m.given & {"units", "period"}) for m in table.measures] == [([], set())] * 3
    [said] = table.left_out
    assert said.startswith("ตารางที่มีคอลัมน์ ช่วงระยะเวลา, ผู้รับผิดชอบ ไม่มีคอลัมน์ชื่อมาตรการ")
    assert [text for _, text in table.outside] == [" | ".join(row) for row in rows[1:]]


def test_another_table_behind_the_measures_is_no_half() -> None:
    table = read(LEFT, [["ผู้รับผิดชอบ", "โทรศัพท์"], ["กองคลัง", "0 5400 0000"]])
    assert (told(table.measures)[0][2], table.left_out) == ([], [])
    again = read(LEFT, [["ขั้นตอน", "ผู้รับผิดชอบ"], ["ก", "ข"], ["ก", "ข"], ["ก", "ข"]])  # says what the first one says
    assert [measure.steps for measure in again.measures] == [["ร่าง"], ["เชิญวิทยากร"], ["นับ"]]


def test_measures_that_were_cut_in_three_are_joined_part_by_part() -> None:
    middle = [["ระยะเวลา", "งบประมาณ"], *([row[0], "500"] for row in RIGHT[1:])]
    last = [["ผู้รับผิดชอบ", "กลุ่มเป้าหมาย"], *([row[1], "พนักงาน"] for row in RIGHT[1:])]
    table = read(LEFT, middle, last)
    assert [measure.budget for measure in table.measures] == [500] * 3
    assert (told(table.measures), table.left_out, table.outside) == (WHOLE, [], [])
    assert [sum(note.kind == "doubt" for note in measure.notes) for measure in table.measures] == [2] * 3
    assert told(read(numbered(LEFT), numbered(middle), numbered(last)).measures) == WHOLE


def test_numbers_that_begin_again_tell_nobody_whose_a_row_is() -> None:
    left = numbered([*LEFT, ["แผ่นพับ", "พิมพ์"]], "1212")
    table = read(left, numbered(RIGHT[:3], "12"))
    assert [measure.units for measure in table.measures] == [[]] * 4
    assert "ไม่ตรงกับตารางก่อนหน้า" in table.left_out[0]


def test_a_third_part_may_have_its_numbers_further_right_than_the_second_is_wide() -> None:
    middle = [["ผู้รับผิดชอบ", "กลุ่มเป้าหมาย"], *([row[1], "พนักงาน"] for row in RIGHT[1:])]
    last = [["ระยะเวลา", "งบประมาณ", "ที่"], *([row[0], "500", str(n)] for n, row in enumerate(RIGHT[1:], 1))]
    table = read(numbered(LEFT), middle, last)
    assert (table.errors, told(table.measures)) == ([], WHOLE)


def test_a_row_of_a_half_that_ends_before_its_number_is_no_fault_of_ours() -> None:
    right = [[*row, number] for row, number in zip(RIGHT, ["ที่", "1", "2", "3"], strict=True)]
    table = read(numbered(LEFT), [*right[:3], right[3][:1]])
    assert [(m.units, m.start is not None) for m in table.measures] == [
        (["กองคลัง"], True),
        (["กองช่าง"], True),
        ([], True),
    ]


def test_numbers_that_begin_anew_in_each_table_are_nobodys() -> None:
    more = [LEFT[0], ["จัดซื้อ", "ซื้อ"], ["ประกาศ", "ติด"], ["รายงาน", "เขียน"]]
    table = read(numbered(LEFT), numbered(more), numbered(RIGHT))
    assert [measure.units for measure in table.measures] == [[]] * 6
    [said] = table.left_out
    assert "จำนวนแถวไม่ตรงกับตารางก่อนหน้า" in said


def test_a_number_and_a_small_budget_are_no_numbers_of_columns() -> None:
    head = [["ที่", "งบประมาณ", "กลุ่มเป้าหมาย"], ["(4)", "(5)", "(6)"]]
    right = [*head, ["1", "0", ""], ["2", "20", "พนักงาน"], ["3", "5,000", "ประชาชน"]]
    table = read(numbered(LEFT), right)
    assert [measure.budget for measure in table.measures] == [0, 20, 5000]
    assert [text for _, text in table.outside] == ["(4) | (5) | (6)"]


def test_halves_that_go_on_alternating_take_time_in_proportion() -> None:
    """Every table of the one kind looked at all measures before it, and a measure's columns grew with each half."""
    heads = ["มาตรการ", "ขั้นตอน", "งบประมาณ"], ["มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"]
    words = ["ร่าง", "0"], ["ต.ค. 68", "กองคลัง"]

    def seconds(count: int) -> float:
        rows = [[head, ["อบรม", *row]] for _ in range(count) for head, row in zip(heads, words, strict=True)]
        tables = [Table(tuple(Row(n, tuple(map(Cell, cells))) for n, cells in enumerate(table))) for table in rows]
        began = time.process_time()
        [measure] = group_rows(tables).measures
        assert measure.headings.names == ("title", "steps", "budget", "period", "units")
        return time.process_time() - began

    assert seconds(800) < 4 * seconds(400)
