"""The tables of measures as they are printed: columns, numbers, themes, and which rows may be broken."""

import random
from typing import Any

from django.template.loader import render_to_string

from documents.measure_tables import (
    PAGE,
    PrintedRow,
    implementation_table,
    indicator_plan_table,
    plan_table,
    question_table,
)
from documents.templatetags.paper_sections import on_page
from tests.documents.long_papers import measure, with_measures


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
    assert len(printed.cells[0].continued) < 150
    assert not printed.cells[0].said_whole
    assert plan_table([row(title="คำ " * 30 + "ท้าย")]).rows[0].cells[0].said_whole


def test_columns_that_an_office_left_out_are_not_printed() -> None:
    assert headings(plan_table([row()], ["findings", "period"])) == [
        *("มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ"),
    ]


def part(number: str, measure: str, **more: Any) -> dict[str, Any]:
    told = {"number": number, "name": f"ชื่อ{number}", "meaning": "ความหมาย", "questions": [], "elsewhere": ""}
    return told | {"measure": measure} | more


def test_a_plan_by_indicator_says_the_meaning_once_and_the_steps_once() -> None:
    rows = [row(number="1", title="ก", dates="วันเต็ม"), row(number="2", title="ข", dates="", steps=["ทำ"])]
    parts = [part("1", "1"), part("1", "2"), part("10", "1", elsewhere="1"), part("", "2", name="อื่น", meaning="")]
    table = indicator_plan_table(parts, rows)
    assert [printed.cells[0].texts for printed in table.rows] == [
        *(("1. ชื่อ1", "หมายถึง ความหมาย"), ("1. ชื่อ1 (ต่อ)",), ("10. ชื่อ10", "หมายถึง ความหมาย"), ("อื่น",)),
    ]
    assert [printed.cells[0].said_whole for printed in table.rows] == [False, True, False, True]
    assert "ข้อคำถาม" not in headings(table)
    assert [printed.cells[1].texts for printed in table.rows] == [("1. ก",), ("2. ข",), ("1. ก",), ("2. ข",)]
    assert [printed.cells[3].texts[0] for printed in table.rows][1:3] == ["ทำ", "ตามที่แสดงในตัวชี้วัดที่ 1"]


def test_the_questions_of_an_indicator_stand_once_where_its_measures_answer_the_same() -> None:
    asked = (["ข้อ i1"], ["ข้อ i1"], ["ข้อ i2"])
    parts = [part("1", str(n), questions=questions) for n, questions in enumerate(asked, 1)]
    table = indicator_plan_table(parts, [row(number=str(n), dates="") for n in (1, 2, 3)])
    assert [printed.cells[1].texts for printed in table.rows] == [("ข้อ i1",), (), ("ข้อ i2",)]


def indicator(**changes: Any) -> dict[str, Any]:
    questions = [{"label": "ข้อ i1", "score": "98.05"}, {"label": "ข้อ i2 ชื่อ", "score": "100.00"}]
    told = {"number": "1", "name": "ชื่อ", "instrument_name": "IIT", "score": "99.00", "questions": questions}
    return told | {"finding": "พบ", "weakness": "", "response": "ทำต่อ"} | changes


def test_by_question_each_score_stands_beside_its_question() -> None:
    table = question_table([indicator(), indicator(number="2", questions=[], instrument_name="EIT")])
    assert headings(table) == ["ลำดับ", "หัวข้อ", "ข้อคำถาม", "คะแนน", "ผลการวิเคราะห์", "แนวทางแก้ไข/ปรับปรุง/รักษาระดับ"]
    assert [printed.theme for printed in table.rows] == ["IIT", "", "EIT", ""]
    first, second = (printed for printed in table.rows if printed.cells)
    assert first.cells[2].pairs == (("ข้อ i1", "98.05"), ("ข้อ i2 ชื่อ", "100.00"))
    assert second.cells[2].pairs == (("ทั้งตัวชี้วัด", "99.00"),)
    assert len(first.printed_cells) == len(table.columns) - 1  # the pairs go over two columns
    assert round(table.share + table.rule) == 100


def test_by_question_without_one_of_the_two_the_other_stands_alone() -> None:
    [_, printed] = question_table([indicator()], ["score"]).rows
    assert (printed.cells[2].pairs, printed.cells[2].texts) == ((), ("ข้อ i1", "ข้อ i2 ชื่อ"))
    [_, printed] = question_table([indicator()], ["questions"]).rows
    assert printed.cells[2].texts == ("98.05", "100.00")
    [_, printed] = question_table([indicator(questions=[], score="–")]).rows
    assert printed.cells[2].pairs == ()


def test_on_a_web_page_nothing_goes_on_and_no_title_is_said_again() -> None:
    paper = with_measures("implementation", 3)
    html = render_to_string("documents/blocks/implementation-table.html", {"paper": paper, "section": {}})
    shown = on_page(html, "")
    assert ("(ต่อ)" in html, "(ต่อ)" in shown, " style=" in shown) == (True, False, False)
    assert [shown.count(f">{number}. มาตรการ{number} ") for number in "๑๒๓"] == [1, 1, 1]
