"""Checks of what a paper rests on: each with a paper that passes and one that does not."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from accounts.permissions import system_actor
from approvals import actions
from plans.models import Evidence, IndicatorAnalysis, Measure
from scores.actions import save_figures
from tests.approvals.checks.listed import checks, lines, made
from tests.approvals.town import WHOLE, Town
from tests.factories import FIGURES, make_assessment, make_measure, make_plan

pytestmark = pytest.mark.usefixtures("opened")

DONE = {"status": "done", "outputs": ["อบรม 24 คน"], "outcome": "เรื่องร้องเรียนลดลงจาก 11 เหลือ 3 เรื่อง"}


def _reported(town: Town, **content: Any) -> Measure:
    """A year's report can be made: its measure as it was carried out."""
    plan = make_plan(town.municipality, 2568)
    whole: dict[str, Any] = {
        "all_units": True,
        "start": dt.date(2024, 10, 1),
        "end": dt.date(2025, 9, 30),
        "title": "อบรมเจ้าหน้าที่",
    }
    return make_measure(plan, **whole | content)


def _prove(measure: Measure) -> None:
    Evidence.objects.create(measure=measure, title="ภาพ", day=dt.date(2025, 1, 6), url="https://www.example.go.th/1")


def test_figures_that_agree_pass(town: Town) -> None:
    assert lines(town, made(town), "figures") == [("pass", "คะแนนรวม เครื่องมือ และตัวชี้วัดคำนวณตรงกัน")]


def test_a_score_that_its_parts_do_not_give_is_named_with_the_guilty_figure(town: Town) -> None:
    save_figures(system_actor(town.municipality), 2568, {"OIT": Decimal("85.20")})
    oit = "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"
    found = checks(town, made(town), "figures")
    assert [(one.result, one.words, one.detail) for one in found] == [
        ("error", f"{oit} ปี 2568 กรอก 85.20 แต่ส่วนประกอบให้ 82.50", "น่าจะผิดที่ตัวเลขนี้เอง"),
        ("error", "คะแนนภาพรวม ปี 2568 กรอก 90.83 แต่ส่วนประกอบให้ 91.91", f"น่าจะผิดที่ {oit}"),
    ]
    assert found[0].mend is not None
    assert (found[0].mend.page, found[0].mend.parts) == ("scores:edit", {"year": 2568})


def test_scores_that_nobody_can_compare_are_told(town: Town) -> None:
    only = {item: None for item in FIGURES if item != "total"}
    save_figures(system_actor(town.municipality), 2568, only)
    assert lines(town, made(town), "figures") == [
        ("warning", "คะแนนปี 2568 ยังตรวจทานกันไม่ได้ เพราะไม่มีส่วนประกอบครบให้คำนวณเทียบ")
    ]


def test_a_weak_indicator_without_a_measure_is_an_error(town: Town) -> None:
    assert lines(town, made(town), "coverage") == [("pass", "ตัวชี้วัดที่อ่อนมีบทวิเคราะห์ มาตรการ ผู้รับผิดชอบ และช่วงเวลา")]
    Measure.objects.get().targets.update(item="9")
    assert lines(town, made(town), "coverage") == [("error", "ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 70.00 คะแนน แต่ไม่มีมาตรการ")]


def test_what_a_weak_indicator_lacks_besides_is_a_warning(town: Town) -> None:
    Measure.objects.update(all_units=False)
    assert lines(town, made(town, "analysis", 2568), "coverage") == [
        ("warning", "ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 70.00 คะแนน แต่ยังไม่มีบทวิเคราะห์"),
        ("warning", "ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 70.00 คะแนน แต่มาตรการยังไม่ระบุผู้รับผิดชอบ"),
    ]


def test_questions_below_the_target_without_a_measure_are_counted(town: Town) -> None:
    save_figures(system_actor(town.municipality), 2568, {"o1": Decimal(0), "o2": Decimal(0)})
    [one] = checks(town, made(town), "coverage")
    assert (one.result, one.words, one.detail) == (
        "warning",
        "ข้อคำถามที่ต่ำกว่าเป้าหมาย 2 ข้อไม่มีมาตรการ",
        "ข้อ o1, o2 ของตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
    )


def test_done_without_proof_is_an_error_until_there_is_some(town: Town) -> None:
    measure = _reported(town, **DONE)
    version = made(town, "implementation", 2568)
    [found] = checks(town, version, "proof")
    assert (found.result, found.words) == ("error", "มาตรการที่ 1 แจ้งว่าแล้วเสร็จ แต่ยังไม่มีหลักฐาน")
    assert found.mend is not None
    assert (found.mend.label, found.mend.anchor) == ("แนบหลักฐาน", "#evidence")
    _prove(measure)
    assert lines(town, version, "proof") == [("pass", "มาตรการที่แจ้งว่าแล้วเสร็จมีผลและหลักฐานทุกรายการ")]


def test_done_without_a_word_of_what_came_of_it_is_an_error(town: Town) -> None:
    _prove(_reported(town, status="done"))
    assert lines(town, made(town, "implementation", 2568), "proof") == [
        ("error", "มาตรการที่ 1 แจ้งว่าแล้วเสร็จ แต่ยังไม่บอกผลการดำเนินการ"),
        ("error", "มาตรการที่ 1 แจ้งว่าแล้วเสร็จ แต่ยังไม่บอกผลลัพธ์"),
    ]


def test_outputs_that_only_repeat_the_steps_are_a_warning(town: Town) -> None:
    _reported(town, steps=["จัดอบรมเจ้าหน้าที่จุดบริการ"], outputs=["จัดอบรมเจ้าหน้าที่จุดบริการแล้ว"])
    [found] = checks(town, made(town, "implementation", 2568), "restated")
    assert (found.result, found.detail) == ("warning", "อบรมเจ้าหน้าที่")
    assert found.words.startswith("มาตรการที่ 1 ผลการดำเนินการข้อ 1 กล่าวซ้ำขั้นตอนข้อ 1")


def test_a_report_that_says_something_passes(town: Town) -> None:
    _reported(town, **DONE)
    assert lines(town, made(town, "implementation", 2568), "restated") == [
        ("pass", "ผลการดำเนินการและผลลัพธ์ไม่กล่าวซ้ำขั้นตอน")
    ]


def test_a_period_outside_the_plans_year_is_an_error(town: Town) -> None:
    assert lines(town, made(town), "period") == [("pass", "ช่วงเวลาของมาตรการอยู่ในปีงบประมาณของแผน")]
    Measure.objects.update(end=dt.date(2026, 10, 1))
    assert lines(town, made(town), "period") == [
        ("error", "มาตรการที่ 1 ช่วงเวลาสิ้นสุดอยู่นอกปีงบประมาณ พ.ศ. 2569 (ต.ค. 2568 – ก.ย. 2569)")
    ]


def test_an_indicator_that_fell_although_all_was_done_is_a_warning(town: Town) -> None:
    make_assessment(town.municipality, 2567, {**FIGURES, "10": Decimal("72.15"), "OIT": None, "total": None})
    _prove(_reported(town, indicators=[10], **DONE))
    [found] = checks(town, made(town, "implementation", 2568), "fallen")
    assert (found.result, found.words, found.detail) == (
        "warning",
        "ตัวชี้วัดที่ 10 คะแนนลดลง 2.15 แต่มาตรการที่เกี่ยวข้อง (ที่ 1) รายงานว่าแล้วเสร็จ",
        "ผู้อ่านอาจถามว่าเพราะเหตุใด",
    )


def test_sentences_of_last_year_that_nobody_read_are_an_error(town: Town) -> None:
    assert lines(town, made(town), "unread") == [("pass", "ไม่มีข้อความจากปีก่อนที่ยังไม่ได้อ่านทวน")]
    Measure.objects.update(inherited=["title", "outcome"])
    IndicatorAnalysis.objects.create(plan=town.plan, indicator=7, response="ทำต่อ", inherited=True)
    measures = ("error", "มาตรการที่ 1 มีข้อความจากแผนปีก่อน 2 ข้อความที่ยังไม่มีใครทบทวน")
    analyses = ("error", "บทวิเคราะห์ตัวชี้วัดที่ 7 ยกมาจากแผนปีก่อนและยังไม่มีใครทบทวน")
    assert lines(town, made(town), "unread") == [measures]
    assert lines(town, made(town, "analysis", 2568), "unread") == [measures, analyses]


def test_a_score_that_changed_since_is_told_with_both_values(town: Town) -> None:
    version = made(town, "analysis", 2568, "by-question")
    assert lines(town, version, "changed") == [("pass", "ข้อมูลไม่เปลี่ยนหลังจัดทำฉบับนี้")]
    save_figures(system_actor(town.municipality), 2568, {"10": Decimal("80.00")})
    [found] = checks(town, version, "changed")
    assert found.result == "error"
    assert "คะแนนตัวชี้วัดที่ 10 เปลี่ยนจาก 70.00 เป็น 80.00" in found.detail
    assert found.detail.endswith("ฉบับที่ 1 ยังเป็นค่าเดิม")
    assert lines(town, made(town, "analysis", 2568, "by-question"), "changed")[0][0] == "pass"


def test_a_row_that_changed_since_is_named_with_its_cells(town: Town) -> None:
    measure = Measure.objects.get()
    version = made(town)
    measure.steps.update(text="ขั้นใหม่")
    [found] = checks(town, version, "changed")
    assert (found.result, found.words) == ("error", f"มาตรการ “{measure.title}”: ขั้นตอนเปลี่ยน")
    make_measure(town.plan, **WHOLE | {"title": "อีกเรื่อง"})
    [found] = checks(town, version, "changed")
    assert found.words == "ข้อมูลเปลี่ยนหลังจัดทำฉบับนี้ 2 แห่ง"
    assert "เพิ่มมาตรการ “อีกเรื่อง”" in found.detail


def test_a_paper_that_cannot_be_made_today_is_not_called_unchanged(town: Town) -> None:
    version = made(town)
    Measure.objects.all().delete()
    [found] = checks(town, version, "changed")
    assert (found.result, found.words) == (
        "failed",
        "เพราะวันนี้จัดทำเอกสารนี้อีกฉบับไม่ได้: ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. 2569 กรุณาเพิ่มมาตรการก่อน",
    )


def test_a_memo_that_goes_alone_is_not_asked_for_a_plan(town: Town) -> None:
    alone = actions.make_paper(town.actor(town.coordinator), "memo", 2569, "plan", with_report=False)
    assert [lines(town, alone, identity) for identity in ("coverage", "elements", "unread")] == [[], [], []]
    assert lines(town, alone, "changed") == [("pass", "ข้อมูลไม่เปลี่ยนหลังจัดทำฉบับนี้")]
