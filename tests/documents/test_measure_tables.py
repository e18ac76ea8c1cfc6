"""The tables of measures as they are printed: columns, numbers, themes, and which rows may be broken."""

import random
from typing import Any

from documents.measure_tables import PAGE, PrintedRow, implementation_table, plan_table
from tests.documents.long_papers import measure


def row(**changes: Any) -> dict[str, Any]:
    return measure(random.Random(0), 1) | changes


def headings(table: Any) -> list[str]:
    return [column.heading for column in table.columns]


def test_columns_in_which_nothing_stands_are_left_out_and_the_others_fill_the_page() -> None:
    table = implementation_table([{"title": "", "measures": [row(outcome="", steps=[]), row(outcome="", steps=[])]}])
    assert headings(table) == ["มาตรการ/โครงการ/กิจกรรม", "ผู้รับผิดชอบ", "ช่วงระยะเวลา", "ผลการดำเนินการ (output)"]
    assert {len(printed.cells) for printed in table.rows} == {4}
    assert round(sum(column.width for column in table.columns)) == 100


def test_a_column_with_one_filled_cell_stays() -> None:
    assert "ช่วงระยะเวลา" in headings(plan_table([row(period=""), row(), row(period="")]))


def test_no_column_is_narrower_than_its_unbroken_words() -> None:
    table = plan_table([row(steps=["ยาว " * 500])])
    assert all(column.width * PAGE / 100 >= column.least - 0.01 for column in table.columns)


def test_themes_are_rows_of_one_table_and_numbers_run_on_through_them() -> None:
    themes = [
        {"title": "หนึ่ง", "measures": [row(title="ก"), row(title="ข")]},
        {"title": "สอง", "measures": [row(title="ค")]},
    ]
    table = implementation_table(themes)
    assert [printed.theme or printed.cells[0].paragraphs[0] for printed in table.rows] == [
        "ประเด็นที่ 1 หนึ่ง",
        "1. ก",
        "2. ข",
        "ประเด็นที่ 2 สอง",
        "3. ค",
    ]


def test_without_themes_there_is_no_row_of_a_theme() -> None:
    assert [printed.theme for printed in implementation_table([{"title": "", "measures": [row()]}]).rows] == [""]


def test_low_rows_stay_in_one_piece_and_high_ones_run_on() -> None:
    low, high = row(steps=["สั้น"], findings=[], title="ก"), row(steps=["ยาว " * 500])
    assert [printed.together for printed in plan_table([low, high]).rows] == [True, False]


def test_one_line_has_no_number_and_more_have() -> None:
    def steps(*lines: str) -> PrintedRow:
        return plan_table([row(steps=lines)]).rows[0]

    assert steps("ก").cells[2].texts == ("ก",)
    assert steps("ก", "ข").cells[2].texts == ("1. ก", "2. ข")


def test_the_status_stands_above_the_result() -> None:
    [printed] = implementation_table([{"title": "", "measures": [row(outputs=["ทำแล้ว"])]}]).rows
    assert printed.cells[4].texts == ("ดำเนินการแล้วเสร็จ", "ทำแล้ว")


def test_a_long_title_is_said_again_in_short() -> None:
    [printed] = plan_table([row(title="คำ " * 100)]).rows
    assert printed.cells[0].continued.startswith("1. คำ คำ")
    assert printed.cells[0].continued.endswith(" คำ … (ต่อ)")
    assert len(printed.cells[0].continued) < 110
