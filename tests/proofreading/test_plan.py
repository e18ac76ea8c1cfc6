"""Measures, units, periods and numbers of measures against a plan, and items' titles against the year's checklist."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from proofreading.facts import ItemTitle, PlanFacts, PlannedMeasure, ProofFacts
from tests.proofreading.papers import TWO_YEARS, found

YEAR = (dt.date(2024, 10, 1), dt.date(2025, 9, 30))
GUIDE, TRAINING, GIFTS = "จัดทำคู่มือการยืมทรัพย์สินของราชการ", "อบรมเจ้าหน้าที่ผู้ให้บริการ", "ประกาศนโยบายไม่รับของขวัญ"
MEASURES = (
    PlannedMeasure(GUIDE, ("กองคลัง",), related=frozenset({"งานพัสดุ"}), period=YEAR, is_done=False),
    PlannedMeasure(TRAINING, ("สำนักปลัดเทศบาล", "กองช่าง"), period=(YEAR[0], dt.date(2025, 3, 31)), is_done=True),
    PlannedMeasure(GIFTS, everyone=True),
)
UNITS = ("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "งานพัสดุ", "กองการศึกษา")
FACTS = replace(TWO_YEARS, plan=PlanFacts(2568, MEASURES, UNITS))
HEAD = "มาตรการ/โครงการ/กิจกรรม\tช่วงระยะเวลา\tผู้รับผิดชอบ\tสถานะ\n"


def of_measures(*measures: PlannedMeasure, facts: ProofFacts = FACTS) -> ProofFacts:
    return replace(facts, plan=PlanFacts(2568, measures, UNITS))


@pytest.mark.parametrize(
    ("row", "findings"),
    [
        (f"{GUIDE}\tต.ค. ๖๗ – ก.ย. ๖๘\tกองคลัง\t", []),
        (f"๑. โครงการ{GUIDE}\tต.ค. ๖๗ – ก.ย. ๖๘\tงานพัสดุ\t", []),  # its section
        (f"{GUIDE}\t\tกองช่าง\t", [("municipality", "error", "กองช่าง", "กองคลัง")]),
        (f"{GUIDE} (ต่อ)\t\tกองช่าง\t", [("municipality", "error", "กองช่าง", "กองคลัง")]),
        (f"{GUIDE}\t\tกองคลัง กองช่าง\t", [("municipality", "error", "กองช่าง", "กองคลัง")]),
        (f"{GUIDE}\t\tทุกสำนัก/กอง\t", [("municipality", "error", "ทุกสำนัก/กอง", "กองคลัง")]),
        (f"{GUIDE}\t\tกองช่าง และคณะทำงาน\t", [("municipality", "warning", "กองช่าง", "กองคลัง")]),
        (f"{GUIDE}\t\tกองช่างสุขาภิบาล\t", []),  # another unit, which nobody has entered
        (f"{GUIDE}\t\tผู้อำนวยการกองช่าง\t", []),  # a person
        (f"{GUIDE}\t\tกองคลังง\t", [("municipality", "warning", "กองคลังง", "กองคลัง")]),
        (f"{TRAINING}\t\tสำนัก ปลัด เทศบาล, กองช่าง\t", []),
        (f"{TRAINING}\t\tสำนักปลัดเทศบาล, กองการช่าง\t", [("municipality", "warning", "กองการช่าง", "กองช่าง")]),
        (f"{GIFTS}\t\tกองช่าง\t", []),  # everybody is
        (f"{GUIDE}ประจำปี\t\tกองช่าง\t", []),  # not the plan's title
        (f"{GUIDE}\tต.ค. ๖๗ – ก.ย. ๖๙\t\t", [("year", "error", "ต.ค. ๖๗ – ก.ย. ๖๙", "ต.ค. ๖๗ – ก.ย. ๖๘")]),
        (f"{GUIDE}\tพ.ย. ๖๗ – มี.ค. ๖๘\t\t", [("year", "warning", "พ.ย. ๖๗ – มี.ค. ๖๘", "ต.ค. ๖๗ – ก.ย. ๖๘")]),
        (f"{GUIDE}\t1 ตุลาคม 2567 - 30 กันยายน 2568\t\t", []),
        (f"{GUIDE}\t\t\tดำเนินการแล้วเสร็จ", [("count", "error", "ดำเนินการแล้วเสร็จ", "")]),
        (f"{TRAINING}\t\t\tดำเนินการแล้วเสร็จ", []),
        (f"{GIFTS}\t\t\tดำเนินการแล้วเสร็จ", [("count", "warning", "ดำเนินการแล้วเสร็จ", "")]),  # nobody has reported
        (f"\n{HEAD.replace('สถานะ', 'ผล')}{GUIDE}\t\t\tแล้วเสร็จ", [("count", "error", "แล้วเสร็จ", "")]),
        (f"{GUIDE}\t\t\tดำเนินการแล้วเสร็จภายในเดือนกันยายน", []),
    ],
)
def test_a_row_of_measures(row: str, findings: list[tuple[str, str, str, str]]) -> None:
    assert found(HEAD + row, FACTS) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (f"{GUIDE} ผู้รับผิดชอบ กองช่าง", [("municipality", "error", "กองช่าง", "กองคลัง")]),
        (f"มาตรการที่ ๑ {GUIDE} โดยกองช่างเป็นผู้รับผิดชอบ", [("municipality", "error", "กองช่าง", "กองคลัง")]),
        (f"มาตรการที่ ๑ {GUIDE} โดยกองคลังเป็นผู้รับผิดชอบ", []),
        (f"{GUIDE}\nคนลงมือ : กองช่าง", [("municipality", "warning", "กองช่าง", "กองคลัง")]),  # a label nobody knows
        (
            f"[๑] {GUIDE} | คนลงมือ: กองช่าง | ตอนนี้: เสร็จแล้ว | -",
            [("municipality", "warning", "กองช่าง", "กองคลัง"), ("count", "warning", "เสร็จแล้ว", "")],
        ),
        (f"{GUIDE}\nผู้สนับสนุน : กองช่าง", []),
        (f"{GUIDE} ซึ่งกองช่างได้ช่วย", []),  # not said to be responsible
        (f"{GUIDE}ให้ทันสมัย ผู้รับผิดชอบ กองช่าง", []),  # an unknown word
        (f"ติดตามการ{GUIDE} ผู้รับผิดชอบ กองช่าง", []),  # the end of another title
        (
            f"โครงการ{GUIDE} ระยะเวลาดำเนินการ ต.ค. ๖๖ – ก.ย. ๖๗",
            [("year", "error", "ต.ค. ๖๖ – ก.ย. ๖๗", "ต.ค. ๖๗ – ก.ย. ๖๘")],
        ),
        (f"{GUIDE} ดำเนินการแล้วเสร็จ", [("count", "error", "ดำเนินการแล้วเสร็จ", "")]),
        (f"{GUIDE} กำหนดแล้วเสร็จ", []),
        (f"{GUIDE} ยังไม่แล้วเสร็จ", []),
        (f"{GUIDE}\n\tสถานะ ดำเนินการแล้วเสร็จ", [("count", "error", "ดำเนินการแล้วเสร็จ", "")]),
        (f"{GUIDE}\nสถานะ\nดำเนินการแล้วเสร็จ", [("count", "error", "ดำเนินการแล้วเสร็จ", "")]),
        (f"{TRAINING} โดยกองช่าง\n- สถานะ: ดำเนินการแล้วเสร็จ", []),
        ("แล้วเสร็จ ๑ มาตรการ จาก ๕ มาตรการ", [("count", "error", "๕", "๓")]),
        ("แล้วเสร็จ ๑ จากทั้งหมด ๓ มาตรการ", []),
        (
            "คะแนนภาพรวมปี ๒๕๖๗ ได้ ๙๖.๓๓ คะแนน ณ วันที่ ๓๐ กันยายน ๒๕๖๘ "
            "ดำเนินการแล้วเสร็จ ๒ มาตรการ และอยู่ระหว่างดำเนินการ ๑ มาตรการ",
            [("count", "warning", "๒", "๑")],
        ),
        ("กำหนดมาตรการทั้งสิ้น ๕ มาตรการ", [("count", "error", "๕", "๓")]),
        ("กำหนดมาตรการ รวม ๓ มาตรการ", []),
        ("ผู้บริหารเห็นชอบมาตรการทั้งสิ้น ๕ มาตรการ", [("count", "warning", "๕", "๓")]),  # unknown words
        ("ประเด็นที่ ๑ รวม ๕ มาตรการ", []),  # a part of the plan
        ("ตัวชี้วัดที่ ๗ มีทั้งหมด ๒ มาตรการ", []),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๗ มีทั้งสิ้น ๕ มาตรการ", []),  # another year's plan
        ("กำหนด ๒ มาตรการ", []),  # nobody says that these are all
        ("ดำเนินการแล้วเสร็จครบทุกมาตรการ", [("count", "error", "ดำเนินการแล้วเสร็จครบทุกมาตรการ", "")]),
        ("เพื่อให้ดำเนินการแล้วเสร็จครบทุกมาตรการ", []),
    ],
)
def test_a_sentence_about_measures(text: str, findings: list[tuple[str, str, str, str]]) -> None:
    assert found(text, FACTS) == findings


def test_without_a_plan_there_is_nothing_to_hold_it_against() -> None:
    text = f"{HEAD}{GUIDE}\tต.ค. ๖๗ – ก.ย. ๖๘\tกองช่าง\tดำเนินการแล้วเสร็จ\n\nกำหนดมาตรการทั้งสิ้น ๕ มาตรการ"
    assert found(text, TWO_YEARS) == []


def test_how_many_are_done_is_certain_where_all_were_reported_of() -> None:
    text = "ดำเนินการแล้วเสร็จ ๒ มาตรการ"
    assert found(text, FACTS) == [("count", "warning", "๒", "๑")]
    assert found(text, of_measures(*MEASURES[:2])) == [("count", "error", "๒", "๑")]
    assert found("ดำเนินการแล้วเสร็จ ๑ มาตรการ", FACTS) == []


def test_a_cancelled_measure_is_in_the_plan_or_not_as_one_counts() -> None:
    facts = of_measures(*MEASURES, PlannedMeasure("ศึกษาดูงาน", is_done=False, is_cancelled=True))
    assert [found(f"แผนมีทั้งสิ้น {number} มาตรการ", facts) for number in (3, 4)] == [[], []]
    assert found("แผนมีทั้งสิ้น 5 มาตรการ", facts) == [("count", "error", "5", "4")]


def test_of_two_measures_with_one_title_each_may_be_meant() -> None:
    twin = replace(MEASURES[0], units=("กองช่าง",), period=None)
    facts = of_measures(MEASURES[0], twin)
    assert found(f"{HEAD}{GUIDE}\tต.ค. ๖๗ – มี.ค. ๖๘\tกองช่าง\t", facts) == []
    assert found(f"{GUIDE} ผู้รับผิดชอบ กองการศึกษา", facts) == [("municipality", "error", "กองการศึกษา", "")]


def test_a_measure_of_several_years_is_right_as_the_plan_has_it() -> None:
    long = replace(MEASURES[0], period=(YEAR[0], dt.date(2027, 9, 30)))
    row = f"{HEAD}{GUIDE}\tต.ค. ๖๗ – ก.ย. ๗๐\tกองคลัง\t"
    assert found(row, of_measures(long)) == []
    assert found(row, TWO_YEARS) == [("year", "error", "๗๐", "๖๘")]  # nobody knows of such a measure


def test_a_plan_says_nothing_of_what_was_done_last_year() -> None:
    plan = replace(FACTS, year=2568, assessed=2567)
    assert found(f"{GUIDE} ดำเนินการแล้วเสร็จ", plan) == []
    assert found("ดำเนินการแล้วเสร็จครบทุกมาตรการ", plan) == []
    assert found("กำหนดมาตรการทั้งสิ้น ๕ มาตรการ", plan) == [("count", "error", "๕", "๓")]


CHECKLIST = replace(
    TWO_YEARS,
    titles={
        2568: {
            "o1": ItemTitle("โครงสร้างและอำนาจหน้าที่"),
            "o2": ItemTitle("ข้อมูลผู้บริหาร"),
            "o3": ItemTitle("ข้อมูลการติดต่อ", sure=False),
        },
        2567: {"o4": ItemTitle("ข้อมูลผู้บริหาร"), "o1": ItemTitle("โครงสร้าง")},
    },
)


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("ข้อ o1 ข้อมูลผู้บริหาร", [("indicator-name", "error", "ข้อมูลผู้บริหาร", "โครงสร้างและอำนาจหน้าที่")]),
        ("ข้อ ๐๒ : ข้อมูล ผู้บริหาร", []),
        ("o1\tข้อมูลผู้บริหาร\t100.00", [("indicator-name", "error", "ข้อมูลผู้บริหาร", "โครงสร้างและอำนาจหน้าที่")]),
        ("o3 ข้อมูลผู้บริหาร", [("indicator-name", "warning", "ข้อมูลผู้บริหาร", "ข้อมูลการติดต่อ")]),  # nobody read it
        ("o1 โครงสร้าง", []),  # as the year before
        ("o4 ข้อมูลผู้บริหาร", []),
        ("o2 ข้อมูลการติดต่อสอบถาม", []),  # no title ends there
        ("ข้อ o1 และ o2 โครงสร้างและอำนาจหน้าที่", []),  # the first one's
        ("o2 ของเว็บไซต์ โครงสร้างและอำนาจหน้าที่", []),
        ("i1 ข้อมูลผู้บริหาร", []),
    ],
)
def test_an_items_title(text: str, findings: list[tuple[str, str, str, str]]) -> None:
    assert found(text, CHECKLIST) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (f"- {GUIDE} (กองคลัง) ตลอดปี", []),
        (f"- {GUIDE} (กองการศึกษา) ตลอดปี", ["กองการศึกษา"]),
        (f"1. ให้กองคลัง เร่งรัดมาตรการ{GUIDE}", []),
        (f"1. ให้กองการศึกษา เร่งรัดมาตรการ{GUIDE}", ["กองการศึกษา"]),
        (f"- {GUIDE} ซึ่งชาวบ้านฝากไว้กับกองการศึกษา", ["กองการศึกษา"]),
        (f"- {GUIDE} ตรวจสอบโดยกองการศึกษา", []),
    ],
)
def test_a_unit_beside_a_measure_is_its_own_whatever_the_words(text: str, findings: list[str]) -> None:
    said = found(text, FACTS)
    assert [written for _, _, written, _ in said] == findings
    assert {severity for _, severity, _, _ in said} <= {"warning"}


@pytest.mark.parametrize(
    "text", ["ที่เห็นนั้นตกลงกัน {} มาตรการ", "รวม\t\t{} มาตรการ\tเสร็จ 1 มาตรการ", "เรื่องที่เกี่ยวข้อง จากทั้งหมด {} มาตรการ"]
)
def test_no_plan_has_more_measures_than_it_has(text: str) -> None:
    assert found(text.format(3), FACTS) == []
    assert [each[:3] for each in found(text.format(4), FACTS)] == [("count", "warning", "4")]


@pytest.mark.parametrize(
    ("below", "findings"),
    [
        ("   คนทำคือกองช่าง ลงแรงช่วง ต.ค. ๖๖ – ก.ย. ๖๗", ["กองช่าง", "ต.ค. ๖๖ – ก.ย. ๖๗"]),
        ("ก) หน่วย: กองช่าง กับ กองคลัง\nข) ช่วงงาน: ต.ค. ๖๖ – ก.ย. ๖๗", ["กองช่าง", "ต.ค. ๖๖ – ก.ย. ๖๗"]),
        ("ก) หน่วย: กองคลัง\nค) ไปแล้ว ๕๐% (ดำเนินการแล้วเสร็จ)", ["ดำเนินการแล้วเสร็จ"]),
        ("คนในกองเล่าว่าตอนนี้ดำเนินการแล้วเสร็จ ติดที่คนน้อย", ["ดำเนินการแล้วเสร็จ"]),
        ("มีคนมา ๑๒ คน\n\nกองช่าง เห็นว่า ดำเนินการแล้วเสร็จ", []),  # a line is empty between
        ("ผู้ร่วมงาน ๑๒ คน\n๒. งานอื่นที่อยู่นอกแผน\nกองช่าง ดำเนินการแล้วเสร็จ", []),  # numbered as its title is
        ("# ส่วนถัดไป\nกองช่าง ดำเนินการแล้วเสร็จ", []),
        (f"{TRAINING}\nกองช่าง ตอนนี้ดำเนินการแล้วเสร็จ", []),  # another measure's
        ("ผู้ช่วยเหลือและประสาน กองช่าง", []),
        ("เบิกเงินงวดที่ ๑ แล้วเสร็จ", []),
        ("แบ่งเป็นสองช่วง ช่วงต้น แล้วเสร็จ ช่วงท้าย อยู่ระหว่างดำเนินการ", []),
        ("คาดว่าจะดำเนินการแล้วเสร็จ", []),
        ("เริ่มคุยกันแล้ว ลงมือ พ.ย. ๖๗ – ม.ค. ๖๘", []),  # a part of its months
    ],
)
def test_what_stands_below_a_title_is_said_of_its_measure(below: str, findings: list[str]) -> None:
    text = f"๑. {GUIDE}\n{below}"
    assert [(severity, words) for _, severity, words, _ in found(text, FACTS)] == [("warning", w) for w in findings]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (f"๑) {GUIDE} ❖ เจ้าภาพ: กองช่าง ❖ แล้วเสร็จ", [("error", "กองช่าง"), ("error", "แล้วเสร็จ")]),
        (f"๑) {GUIDE} ✦ เจ้าภาพ: กองช่าง ✦ แล้วเสร็จ", [("warning", "กองช่าง"), ("warning", "แล้วเสร็จ")]),
        (f"{GUIDE}\nมาตรการนี้อยู่ในความรับผิดชอบของกองช่าง", [("error", "กองช่าง")]),
        (f"มาตรการ{GUIDE} ซึ่งให้กองช่าง ร่วมกับกองคลังเป็นผู้รับผิดชอบ", [("warning", "กองช่าง")]),
        (f"มาตรการ{GUIDE} ซึ่งให้กองคลัง ร่วมกับงานพัสดุเป็นผู้รับผิดชอบ", []),
        (f"๖. เรื่อง{GUIDE} มีกองช่าง เป็นผู้รับผิดชอบ กำหนดไว้ ต.ค. ๖๗ – ก.ย. ๖๘", [("error", "กองช่าง")]),
        (f"๓.๒ {GUIDE} (กองคลัง) ใช้งบ ๒,๙๐๐ บาท สถานะดำเนินการแล้วเสร็จ", [("warning", "ดำเนินการแล้วเสร็จ")]),
        (f"๓.๒ {GUIDE} (กองคลัง) เป้าหมาย ดำเนินการแล้วเสร็จ", []),
        (f"กองคลัง\n๑. {GUIDE}\nกองช่าง\n๒. {TRAINING}", []),  # the names head what stands below them
        (f"กำลังทำ อยู่ระหว่างดำเนินการ\n๑. {GUIDE}\nแล้วเสร็จ\n๒. {TRAINING}", []),
        (f"{TRAINING}\nทำเมื่อ ต.ค. ๖๗ – มี.ค. ๖๘\nเล่าไว้เมื่อ เม.ย. ๖๘ – ก.ย. ๖๘", []),
        (f"- {GUIDE} ไตรมาสแรก ต.ค. ๖๖ – ธ.ค. ๖๖", []),
        (f"ที่ยังเหลือ {GUIDE} รออยู่\nกองช่าง ดำเนินการแล้วเสร็จ", []),  # the title does not begin its line
        (f"๑. {TRAINING}\n๒. {GUIDE}\nลงชื่อ กองช่าง ดำเนินการแล้วเสร็จ", []),  # below a list of titles
        ("ผลปี ๒๕๖๗ ได้ ๙๖.๓๓ คะแนน จึงวางมาตรการไว้ทั้งสิ้น ๕ มาตรการ", [("warning", "๕")]),
        ("ข้อ ๒ คณะทำงานวางมาตรการไว้ ๕ มาตรการ", [("warning", "๕")]),
        ("ปี ๒๕๖๗ วางมาตรการไว้ทั้งสิ้น ๕ มาตรการ", []),
    ],
)
def test_what_stands_behind_a_title_is_said_of_its_measure(text: str, findings: list[tuple[str, str]]) -> None:
    assert [(severity, words) for _, severity, words, _ in found(text, FACTS)] == findings
