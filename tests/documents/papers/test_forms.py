"""The forms seen in use, composed: what an office takes in, leaves out, and is told of its data."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Municipality
from accounts.permissions import system_actor
from documents.papers.building import build
from documents.papers.composing import Composition, StoredSection
from documents.papers.content import IndicatorPart, PaperContent, PlanPaper, Section
from documents.papers.gaps import gaps
from documents.papers.measures import question_lines
from documents.papers.sections import sections_of
from documents.papers.sources import load_source
from documents.rendering import paper_html
from plans.analyses.actions import AnalysisTexts, save_analyses
from scores.rules import rules_for
from tests.factories import FIGURES, make_assessment, make_measure, make_plan, make_unit

TODAY = dt.date(2025, 10, 6)
pytestmark = pytest.mark.django_db


def made(
    municipality: Municipality, kind: str, year: int, variant: str, taken_in: Sequence[str] = (), **left_out: Any
) -> Any:
    stored = [StoredSection(key, included=True) for key in taken_in]
    stored += [StoredSection(key, included=True, left_out=tuple(columns)) for key, columns in left_out.items()]
    source = load_source(municipality, kind, year)
    return build(source, kind, variant, TODAY, (), Composition((), stored))


def section(paper: PaperContent, key: str) -> Section:
    return next(each for each in paper.sections if each.key == key)


def told(municipality: Municipality, kind: str, year: int) -> list[str]:
    return gaps(load_source(municipality, kind, year), kind)


def test_a_cover_says_what_paper_of_which_year_and_place_and_stands_first(opened: Municipality) -> None:
    make_measure(make_plan(opened))
    paper = made(opened, "plan", 2569, "", ["contents", "cover"])
    assert [each.key for each in paper.sections] == ["cover", "contents", "introduction", "plan-table"]
    assert paper.sections[0].paragraphs == (
        *("การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร", "ประจำปีงบประมาณ พ.ศ. 2569", opened.name, opened.place),
    )


def test_what_is_offered_is_not_printed_by_itself(opened: Municipality) -> None:
    make_assessment(opened)
    assert [each.key for each in made(opened, "analysis", 2568, "narrative").sections] == [
        *("summary", "instruments", "results", "indicator-scores", "chart-radar", "chart-instruments", "indicators"),
    ]


def test_the_elements_of_a_plan_are_told_apart_by_the_scores(opened: Municipality) -> None:
    make_assessment(opened)
    make_measure(make_plan(opened), units=[make_unit(opened, "กองคลัง")])
    paper = made(opened, "plan", 2569, "", ["urgent", "improve", "keep", "follow-up"])
    assert section(paper, "urgent").paragraphs == (
        "ตัวชี้วัดที่ได้คะแนนต่ำกว่าเป้าหมาย 85 คะแนน มี 1 ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ 10 การป้องกันการทุจริต (70.00)",
    )
    assert section(paper, "improve").paragraphs == (
        "ตัวชี้วัดที่ผ่านเป้าหมายแต่ได้คะแนนต่ำกว่า 95 คะแนน มี 2 ตัวชี้วัด ได้แก่"
        " ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน (91.63), ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร (93.92)",
    )
    [keep] = section(paper, "keep").paragraphs
    assert keep.startswith("ตัวชี้วัดที่ได้คะแนนตั้งแต่ 95 คะแนนขึ้นไป มี 7 ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (99.35), ")
    assert section(paper, "follow-up").paragraphs[-1] == "ผู้รับผิดชอบที่ระบุในแผน ได้แก่ กองคลัง"


def test_where_nothing_is_to_be_told_apart_that_is_said_unless_a_score_is_missing(opened: Municipality) -> None:
    full = dict.fromkeys(FIGURES, Decimal(99))
    make_assessment(opened, figures=full)
    make_measure(make_plan(opened))
    improve = section(made(opened, "plan", 2569, "", ["improve"]), "improve")
    assert improve.paragraphs == ("ตัวชี้วัดที่ผ่านเป้าหมายแต่ได้คะแนนต่ำกว่า 95 คะแนน มี 0 ตัวชี้วัด",)
    make_assessment(opened, 2567, figures={item: score for item, score in full.items() if item not in {"3", "IIT"}})
    make_measure(make_plan(opened, 2568))
    assert "improve" not in {each.key for each in made(opened, "plan", 2568, "", ["improve"]).sections}


def test_every_section_can_be_taken_in_whatever_is_known(opened: Municipality) -> None:
    make_measure(make_plan(opened, 2569))
    make_measure(make_plan(opened, 2568))
    make_assessment(opened)
    for kind, year, variant in (
        *(("analysis", 2568, "narrative"), ("analysis", 2568, "by-question")),
        *(("plan", 2569, ""), ("plan", 2569, "by-indicator"), ("implementation", 2568, "by-theme")),
    ):
        keys = [spec.key for spec in sections_of(kind, variant)]
        assert {each.key for each in made(opened, kind, year, variant, keys).sections} <= {*keys}


def test_the_instruments_are_told_in_sentences_against_their_target(opened: Municipality) -> None:
    make_assessment(opened)
    assert section(made(opened, "analysis", 2568, "narrative"), "instruments").paragraphs == (
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ได้ 98.97 คะแนน (คำนวณจากส่วนประกอบ) ผ่านเป้าหมาย 85 คะแนน",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ได้ 93.79 คะแนน (คำนวณจากส่วนประกอบ) ผ่านเป้าหมาย 85 คะแนน"
        " โดยส่วนที่ 1 ได้ 95.92 คะแนน และส่วนที่ 2 ได้ 91.67 คะแนน",
        "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ 82.50 คะแนน ต่ำกว่าเป้าหมาย 85 คะแนน",
    )


def test_a_plan_by_indicator_says_a_measures_steps_once_and_numbers_run_in_print_order(opened: Municipality) -> None:
    make_assessment(opened)
    plan = make_plan(opened)
    make_measure(plan, title="ไม่ระบุ", indicators=[])
    make_measure(plan, title="ข้อสิบ", indicators=[10, 2], questions=["o21", "i4"])
    make_measure(plan, title="ข้อหนึ่ง", indicators=[1], start=dt.date(2025, 10, 1), end=dt.date(2026, 9, 30))
    paper = made(opened, "plan", 2569, "by-indicator")
    assert isinstance(paper, PlanPaper)
    assert [(row.number, row.title) for row in paper.measures] == [("1", "ข้อหนึ่ง"), ("2", "ข้อสิบ"), ("3", "ไม่ระบุ")]
    assert paper.measures[0].dates == "1 ตุลาคม 2568 – 30 กันยายน 2569"
    assert paper.parts == (
        IndicatorPart("1", "การปฏิบัติหน้าที่", "", ("ข้อ i1 ถึง i3",), "1"),
        IndicatorPart("2", "การใช้งบประมาณ", "", ("ข้อ i4",), "2"),
        IndicatorPart(
            "10",
            "การป้องกันการทุจริต",
            "",
            ("ข้อ o21 ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่",),
            "2",
            elsewhere="2",
        ),
        IndicatorPart("", "มาตรการอื่นตามแผน", "", (), "3"),
    )
    assert section(paper, "plan-table").block == "plan-by-indicator"


def test_a_plan_by_indicator_says_once_what_the_office_wrote_that_an_indicator_means(opened: Municipality) -> None:
    make_assessment(opened)
    plan = make_plan(opened)
    for title in ("หนึ่ง", "สอง"):
        make_measure(plan, title=title, indicators=[3])
    save_analyses(system_actor(opened), plan, {3: AnalysisTexts(meaning="หมายถึง การใช้อำนาจอย่างเป็นธรรม")})
    paper = made(opened, "plan", 2569, "by-indicator")
    assert isinstance(paper, PlanPaper)
    assert [part.meaning for part in paper.parts] == ["การใช้อำนาจอย่างเป็นธรรม"] * 2
    html = paper_html(dataclasses.asdict(paper), "ABCDEFGHJKMN")
    assert html.count("หมายถึง การใช้อำนาจอย่างเป็นธรรม") == 1


def test_an_office_leaves_out_columns_of_tables_of_scores_and_of_words(opened: Municipality) -> None:
    make_assessment(opened)
    make_measure(make_plan(opened))
    left_out = {"plan-table": ["findings", "gone"], "indicator-scores": ["bar"]}
    paper = made(opened, "plan", 2569, "", **left_out)
    assert section(paper, "plan-table").left_out == ("findings",)
    [scores] = section(paper, "indicator-scores").tables
    assert [column.key for column in scores.columns] == ["group", "number", "name", "score"]


def test_a_score_is_not_said_twice_in_a_cell(opened: Municipality) -> None:
    make_assessment(opened)
    plan = make_plan(opened)
    make_measure(plan, indicators=[10], finding="ตัวชี้วัดที่ 10 ได้เพียง ๗๐.๐๐ คะแนน")
    make_measure(plan, indicators=[3, 10], finding="วิเคราะห์ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้ ๑๐๐ คะแนน")
    rows = made(opened, "plan", 2569, "").measures
    assert [row.findings for row in rows] == [
        ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต", "ตัวชี้วัดที่ 10 ได้เพียง ๗๐.๐๐ คะแนน"),
        ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต 70.00 คะแนน", "วิเคราะห์ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้ ๑๐๐ คะแนน"),
    ]


def test_questions_stand_in_their_order_and_all_those_of_an_indicator_by_their_numbers_alone() -> None:
    rules = rules_for(2568, "municipality")
    nine = rules.indicators[8].questions
    assert [*question_lines(["i1", "i2", "o3", "o5"], rules)] == ["ข้อ i1, i2", "ข้อ o3 ข้อมูลการติดต่อ", "ข้อ o5"]
    assert [*question_lines(["i10", *nine], rules)] == ["ข้อ i10", "ข้อ o1 ถึง o20"]
    assert [*question_lines(["i1", "o3"], None)] == ["ข้อ i1, o3"]


def test_a_status_that_nobody_gave_is_neither_printed_nor_counted(opened: Municipality) -> None:
    plan = make_plan(opened, 2568)
    for status in ("planned", "planned", "in_progress", ""):
        make_measure(plan, status=status)
    paper = made(opened, "implementation", 2568, "by-measure")
    assert [row.status for theme in paper.themes for row in theme.measures] == ["", "", "กำลังดำเนินการ", ""]
    source = load_source(opened, "implementation", 2568)
    assert "มาตรการที่ยังไม่มีใครรายงานสถานะ จึงไม่นับ: " in "\n".join(gaps(source, "implementation"))


def test_what_the_data_does_not_hold_is_told_to_the_drafter(opened: Municipality) -> None:
    assert told(opened, "analysis", 2568) == [
        "ยังไม่มีคะแนนภาพรวมปีงบประมาณ พ.ศ. 2568 จึงไม่มีตารางและแผนภูมิคะแนน",
        "ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. 2569 จึงไม่มีตารางมาตรการ",
    ]
    make_assessment(opened, figures={item: score for item, score in FIGURES.items() if item != "3"})
    make_measure(make_plan(opened), title="หนึ่ง", indicators=[10], steps=[])
    assert told(opened, "analysis", 2568) == [
        "ไม่มีคะแนนปีงบประมาณ พ.ศ. 2567 จึงไม่มีคอลัมน์และประโยคเปรียบเทียบ",
        "ยังไม่มีคะแนนของตัวชี้วัดที่ 3",
        "ยังไม่ได้กรอกคะแนนรายข้อ ตารางรายข้อคำถามจึงแสดงคะแนนของทั้งตัวชี้วัด",
        "มีคะแนนปีเดียว จึงไม่มีตารางและแผนภูมิย้อนหลัง",
        "มาตรการที่ยังไม่ระบุผู้รับผิดชอบ: หนึ่ง",
        "มาตรการที่ยังไม่ระบุระยะเวลา: หนึ่ง",
        "มาตรการที่ยังไม่มีขั้นตอน: หนึ่ง",
        "ไม่มีมาตรการของตัวชี้วัดที่ 1, 2, 3, 4, 5, 6, 7, 8, 9 ตารางแผนแบบรายตัวชี้วัดจึงไม่มีแถวนั้น",
    ]
    make_assessment(opened, 2567, {item: score - Decimal(1) for item, score in FIGURES.items()})
    assert not [gap for gap in told(opened, "analysis", 2568) if "2567" in gap]


def test_of_many_measures_some_are_named_and_the_others_counted(opened: Municipality) -> None:
    plan = make_plan(opened)
    for number in range(7):
        make_measure(plan, title=f"ม{number}")
    assert "มาตรการที่ยังไม่ระบุผู้รับผิดชอบ: ม0, ม1, ม2, ม3, ม4 และอีก 2 รายการ" in told(opened, "plan", 2569)
