"""Facts of a year → its ten rows, and each role's own next step: exact, without a database."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from documents.models import PaperKind
from ita_portal.year.facts import (
    DateFacts,
    DutyFacts,
    LackingSetup,
    Link,
    MeasureFacts,
    PaperFacts,
    PaperState,
    PersonFacts,
    WaitingPaper,
    YearFacts,
)
from ita_portal.year.rows import Missing, State, YearTask, days_between
from ita_portal.year.steps import NextSteps, next_steps
from ita_portal.year.tasks import phases_of
from plans.rules.coverage import Lack, PlanGap
from plans.rules.workflow import Stage

BACK, WRITES = frozenset({Stage.RETURNED}), frozenset({Stage.ASSIGNED})
TODAY = dt.date(2026, 3, 12)
COORDINATOR = PersonFacts(enters_scores=True, plans=True, makes_papers=True, submits_papers=True, publishes=True)
STAFF = PersonFacts(enters_scores=True, reports=True)
READER = PersonFacts()
GAPS = (
    PlanGap(Lack.MEASURE, "ตัวชี้วัดที่ 10 ไม่มีมาตรการ", 10),
    PlanGap(Lack.MEASURE, "ข้อ e1 ไม่มีมาตรการ", 6, "e1"),
    *(PlanGap(Lack.PERIOD, f"ที่ {n} ไม่มีช่วงเวลา") for n in (1, 2, 3)),
)
NEW = YearFacts(year=2569, today=TODAY)
SCORED = replace(NEW, has_total=True, entered=dt.date(2025, 8, 22), has_plan=True, unwritten=(9, 10), gaps=GAPS[:1])
WRITTEN = replace(SCORED, written=10, unwritten=(), gaps=())
UNITS = ("กองคลัง",)
EIGHT = tuple(MeasureFacts(n, Stage.ACCEPTED, UNITS) for n in range(1, 9))
REPORTED = replace(WRITTEN, measures=EIGHT)
OIT = DateFacts("ตอบ OIT ในระบบ ITAS", dt.date(2026, 3, 1), dt.date(2026, 3, 10))


def paper(kind: str, state: PaperState, **more: Any) -> PaperFacts:
    return PaperFacts(kind, f"{kind}", state, **{"version": 7, "signed": 3, "steps": 3} | more)


def duties(*, sealed: bool = True, published: int = 0) -> tuple[DutyFacts, ...]:
    return tuple(
        DutyFacts(name, kind, 2569, item, 2569 + n, sealed=sealed, published=n < published)
        for n, (name, kind, item) in enumerate(
            (("แผน", PaperKind.PLAN, "o25"), ("รายงาน", PaperKind.IMPLEMENTATION, "o26"))
        )
    )


DONE = replace(
    REPORTED,
    papers=tuple(paper(kind, PaperState.SEALED, since=TODAY) for kind in PaperKind.values),
    duties=duties(published=2),
)


def rows(facts: YearFacts, person: PersonFacts = COORDINATOR) -> dict[str, YearTask]:
    return {task.key: task for phase in phases_of(facts, person) for task in phase.tasks}


def steps(facts: YearFacts, person: PersonFacts = COORDINATOR) -> NextSteps:
    return next_steps(facts, person, phases_of(facts, person))


def first(facts: YearFacts, person: PersonFacts = COORDINATOR) -> tuple[str, str, str] | None:
    """Title, words and page of the next step."""
    step = steps(facts, person).first
    return (step.title, step.link.words, step.link.page) if step else None


def test_the_year_has_ten_rows_in_three_phases() -> None:
    assert [(phase.name, [task.key for task in phase.tasks]) for phase in phases_of(NEW, READER)] == [
        ("รู้ผลและวางแผน", ["scores", "analyses", "plan"]),
        ("ลงมือและรายงาน", ["assigning", "reports"]),
        (
            "เอกสารทางการและเผยแพร่",
            ["paper-analysis", "paper-plan", "paper-memo", "paper-implementation", "publication"],
        ),
    ]


def test_a_new_year_begins_with_its_scores_and_says_why_the_rest_waits() -> None:
    found = rows(NEW)
    assert found.pop("scores") == YearTask(
        "scores",
        "บันทึกคะแนนปี 2568",
        State.READY,
        "เริ่มได้",
        missing=(Missing("วางตาราง พิมพ์ หรือนำเข้าจากไฟล์"),),
        go=Link("บันทึกคะแนน", "scores:edit", {"year": 2568}),
        todo="บันทึกคะแนนปี 2568",
    )
    assert {task.state for task in found.values()} == {State.OFF}
    assert {task.said for task in found.values()} == {"ยังเริ่มไม่ได้"}
    assert [task.detail for task in found.values()][:3] == ["เริ่มได้เมื่อมีคะแนน", "เริ่มได้เมื่อมีคะแนน", "เริ่มได้เมื่อมีมาตรการ"]
    assert first(NEW) == first(NEW, STAFF) == ("บันทึกคะแนนปี 2568", "บันทึกคะแนน", "scores:edit")
    assert first(NEW, READER) is None
    assert rows(replace(NEW, has_rules=False))["scores"].detail == "ยังไม่มีหลักเกณฑ์ของปี 2568"
    strange = rows(replace(NEW, has_rules=False, is_ruled_kind=False))["scores"].detail
    assert strange.endswith("ถ้าประเภทของหน่วยงานไม่ถูกต้อง กรุณาแจ้งผู้ดูแลระบบ")


@pytest.mark.parametrize(("expected", "said"), [(None, "ประกาศ 18 ส.ค. 68"), (2568, "คาดว่า 18 ส.ค. 68")])
def test_the_day_of_the_result_says_whether_it_was_announced(expected: int | None, said: str) -> None:
    day = dt.date(2025, 8, 18)
    assert rows(replace(NEW, announced=DateFacts("ประกาศผล", day, day, expected)))["scores"].when == said


def test_scores_lead_to_analyses_and_name_the_weak_indicators() -> None:
    found = rows(SCORED)
    assert (found["scores"].state, found["scores"].when) == (State.DONE, "22 ส.ค. 68")
    assert found["analyses"].detail == "ตัวชี้วัดที่ 9, 10 ต่ำกว่าเป้าหรือต่ำที่สุด ยังไม่มีบทวิเคราะห์"
    assert first(SCORED) == ("เขียนบทวิเคราะห์ 10 ตัวชี้วัด", "เขียนบทวิเคราะห์", "plans:analysis-of")
    assert found["analyses"].go == Link("เขียนบทวิเคราะห์", "plans:analysis-of", {"year": 2569, "number": 9})
    assert first(replace(SCORED, has_plan=False)) == ("เขียนบทวิเคราะห์ 10 ตัวชี้วัด", "เปิดแผนปี 2569", "plans:years")
    assert rows(replace(SCORED, written=4))["analyses"].said == "เขียนแล้ว 4 จาก 10"
    assert first(SCORED, STAFF) is None


def test_a_plan_is_whole_when_nothing_is_missing_as_its_own_page_says() -> None:
    open_ = replace(WRITTEN, measures=(MeasureFacts(1, Stage.DRAFT),), gaps=GAPS)
    found = rows(open_)["plan"]
    assert (found.state, found.detail) == (
        State.NOW,
        "1 มาตรการ · ตัวชี้วัดที่ 10 ไม่มีมาตรการ · ข้อ e1 ไม่มีมาตรการ · ที่ 1 ไม่มีช่วงเวลา · และอีก 2 จุด",
    )
    assert found.missing[1].link == Link("เพิ่มมาตรการ", "plans:add", {"year": 2569}, "?indicator=10")
    assert found.missing[2].link == Link("เพิ่มมาตรการ", "plans:add", {"year": 2569}, "?indicator=6&question=e1")
    assert first(open_) == ("ทำแผนปี 2569 ให้ครบ", "วางแผนต่อ", "plans:year")
    assert rows(REPORTED)["plan"].detail == "8 มาตรการ ครบทุกจุด"


def test_what_is_not_handed_out_is_the_coordinators() -> None:
    facts = replace(WRITTEN, measures=(MeasureFacts(1, Stage.DRAFT, UNITS), MeasureFacts(2, Stage.ASSIGNED, UNITS)))
    assert (rows(facts)["assigning"].said, rows(facts)["assigning"].state) == ("มอบแล้ว 1 จาก 2", State.NOW)
    assert first(facts) == ("มอบหมาย 1 มาตรการให้หน่วยงาน", "มอบหมาย", "plans:assign")
    assert rows(REPORTED)["assigning"].who == "1 หน่วยงาน"


UNDER_WAY = replace(
    WRITTEN,
    measures=(
        MeasureFacts(1, Stage.ACCEPTED, UNITS),
        *(MeasureFacts(n, Stage.SUBMITTED, UNITS) for n in (2, 3)),
        MeasureFacts(4, Stage.SUBMITTED, ("สำนักปลัด",)),
        MeasureFacts(5, Stage.RETURNED, ("กองช่าง",), own=BACK),
        MeasureFacts(6, Stage.ASSIGNED, ("กองช่าง",), own=WRITES, due=dt.date(2026, 3, 10), days_late=2),
    ),
)


def test_reports_say_who_is_late_and_whose_turn_it_is() -> None:
    found = rows(UNDER_WAY)["reports"]
    assert (found.state, found.said, found.who, found.when) == (
        State.LATE,
        "เกินกำหนด 1",
        "ผู้ประสานงาน และ 1 หน่วยงาน",
        "ภายใน 10 มี.ค. 69",
    )
    assert found.detail == "รับแล้ว 1 จาก 6 · รอตรวจรับ 3 · ส่งกลับ 1 · ยังไม่ส่ง 1 · กองช่างเกินกำหนด 2 วัน"
    assert first(UNDER_WAY) == ("ตรวจรับรายงาน 3 มาตรการที่ส่งมาแล้ว", "ตรวจรับรายงาน", "plans:receive")
    step = steps(UNDER_WAY).first
    assert step
    assert (step.detail, step.task) == ("จากกองคลัง 2 สำนักปลัด 1", "reports")


def test_a_units_next_step_is_what_came_back_then_what_it_has_not_handed_in() -> None:
    found = steps(UNDER_WAY, STAFF)
    assert [step.title for step in (found.first, *found.following) if step] == [
        "แก้ไขรายงาน 1 มาตรการที่ถูกส่งกลับ",
        "รายงานผล 1 มาตรการของหน่วยงานท่าน",
    ]
    assert found.following[0].detail == "เกินกำหนดแล้ว 1 มาตรการ"


def test_accepted_reports_without_evidence_are_not_done() -> None:
    facts = replace(REPORTED, measures=(*EIGHT[:7], MeasureFacts(8, Stage.ACCEPTED, UNITS, has_evidence=False)))
    assert rows(REPORTED)["reports"].state == State.DONE
    assert (rows(facts)["reports"].state, rows(facts)["reports"].detail) == (State.NOW, "ขาดหลักฐาน 1 มาตรการ")
    assert first(facts) == ("ขาดหลักฐาน 1 มาตรการ", "ดูรายงาน", "plans:receive")


@pytest.mark.parametrize(
    ("state", "row", "said", "step"),
    [
        (PaperState.DRAFT, State.NOW, "ร่าง ยังไม่เสนอ", "เสนอแผนการนำผลสู่การปฏิบัติ"),
        (PaperState.RETURNED, State.LATE, "ส่งคืนแก้ไข", "แก้ไขแผนการนำผลสู่การปฏิบัติแล้วเสนอใหม่"),
        (PaperState.FAILED, State.LATE, "จัดทำไม่สำเร็จ", "จัดทำแผนการนำผลสู่การปฏิบัติอีกครั้ง"),
        (PaperState.WITHDRAWN, State.NOW, "ถอนเรื่องแล้ว", "จัดทำแผนการนำผลสู่การปฏิบัติฉบับใหม่แล้วเสนอ"),
        (PaperState.REVOKED, State.LATE, "เพิกถอนแล้ว", "จัดทำแผนการนำผลสู่การปฏิบัติฉบับใหม่"),
        (PaperState.MAKING, State.NOW, "กำลังจัดทำ", None),
        (PaperState.REVIEW, State.WAIT, "รอลงนาม", None),
        (PaperState.SIGNING, State.WAIT, "กำลังลงลายมือชื่อ", None),
        (PaperState.SEALED, State.DONE, "ผนึกแล้ว", None),
    ],
)
def test_a_paper_in_every_state(state: PaperState, row: State, said: str, step: str | None) -> None:
    facts = replace(REPORTED, papers=(paper(PaperKind.PLAN, state, reason="ตัวเลขผิด"),))
    found = rows(facts)["paper-plan"]
    assert (found.state, found.said, found.go and found.go.arguments) == (row, said, {"pk": 7})
    assert found.todo == (step or "")
    assert rows(facts, STAFF)["paper-plan"].todo == ""
    assert ("ตัวเลขผิด" in found.detail) == (state in {PaperState.RETURNED, PaperState.FAILED, PaperState.REVOKED})


def test_a_paper_on_a_desk_names_it_and_says_for_how_long() -> None:
    waits = paper(PaperKind.PLAN, PaperState.REVIEW, holder="นายกเทศมนตรี", since=dt.date(2026, 3, 6), signed=2)
    found = rows(replace(REPORTED, papers=(waits,)))["paper-plan"]
    assert (found.who, found.when) == ("นายกเทศมนตรี", "ตั้งแต่ 6 มี.ค. 69")
    assert found.missing == (Missing("รอมา 6 วัน เหลือคนเดียว", bad=True),)


def test_the_most_pressing_paper_leads_its_row_and_the_others_stand_beside_it() -> None:
    papers = (
        PaperFacts(PaperKind.MEMO, "นำส่งแผน", PaperState.SEALED, 1),
        PaperFacts(PaperKind.MEMO, "นำส่งรายงาน", PaperState.DRAFT, 2),
    )
    found = rows(replace(REPORTED, papers=papers))["paper-memo"]
    assert (found.state, found.go and found.go.arguments) == (State.NOW, {"pk": 2})
    assert found.missing == (Missing("นำส่งแผน ผนึกแล้ว", Link("", "approvals:version", {"pk": 1})),)


def test_papers_begin_when_what_they_are_made_of_is_there() -> None:
    def why(facts: YearFacts) -> list[str]:
        return [
            task.detail if task.state == State.OFF else task.said for key, task in rows(facts).items() if "paper" in key
        ]

    memo = "เริ่มได้เมื่อจัดทำเอกสารที่จะนำส่ง"
    assert why(NEW) == ["", "", "", ""]
    assert why(SCORED) == ["เริ่มได้เมื่อเขียนบทวิเคราะห์", *["เริ่มได้เมื่อมีมาตรการ"] * 3]
    assert why(UNDER_WAY) == ["เริ่มได้", "เริ่มได้", memo, "เริ่มได้เมื่อรับรายงานครบ 6 มาตรการ"]
    assert why(REPORTED) == ["เริ่มได้", "เริ่มได้", memo, "เริ่มได้"]
    assert first(REPORTED) == ("จัดทำรายงานการวิเคราะห์ผล", "จัดทำเอกสาร", "year-papers")


def test_only_an_announced_day_makes_papers_late() -> None:
    late, expected = replace(REPORTED, due=OIT), replace(REPORTED, due=replace(OIT, expected_from=2565))
    assert (rows(late)["paper-plan"].state, rows(late)["paper-plan"].said) == (State.LATE, "เกินกำหนด 2 วัน")
    assert (rows(expected)["paper-plan"].state, rows(expected)["paper-plan"].when) == (
        State.READY,
        "คาดว่า 10 มี.ค. 69",
    )


def test_what_is_sealed_is_published_item_by_item() -> None:
    sealed = replace(DONE, duties=duties(published=1))
    found = rows(sealed)["publication"]
    assert (found.state, found.said) == (State.NOW, "ทำแล้ว 1 จาก 2")
    assert found.detail == "แผน (o25) มีลิงก์แล้ว · รายงาน (o26) ยังไม่เผยแพร่ · เลขข้อปี 2569 ยังไม่ยืนยัน · เลขข้อปี 2570 ยังไม่ยืนยัน"
    assert first(sealed) == ("เผยแพร่รายงาน (o26)", "เผยแพร่", "approvals:publication")
    assert rows(replace(sealed, duties=duties(sealed=False)))["publication"].detail == "เริ่มได้เมื่อมีเอกสารที่ผนึกแล้ว"


def test_a_year_that_is_done_asks_nothing_of_anybody() -> None:
    assert {task.state for task in rows(DONE).values()} == {State.DONE}
    for person in (COORDINATOR, STAFF, READER):
        assert steps(DONE, person) == NextSteps(None, all_done=True)


def test_a_signature_that_is_waited_for_comes_before_everything() -> None:
    waiting = WaitingPaper("แผน ปี 2569", version=5, step=9, submitted_by="ผู้ประสานงาน", since=dt.date(2026, 3, 6))
    found = steps(UNDER_WAY, replace(COORDINATOR, waiting=(waiting,))).first
    assert found
    assert (found.eyebrow, found.title, found.detail) == (
        "รอท่านลงนาม 1 ฉบับ",
        "แผน ปี 2569",
        "เสนอโดย ผู้ประสานงาน รอท่าน 6 วัน",
    )
    assert found.link == Link("อ่านและพิจารณา", "approvals:read", {"pk": 5, "step": 9})


def test_a_local_administrator_sets_up_and_others_see_whom_the_year_waits_for() -> None:
    gaps = tuple(LackingSetup(title, "หยุดที่ขั้นที่ 2", Link("ดูสิ่งที่ยังขาด", "setup")) for title in ("ไม่มีปลัด", "ไม่มีนายก"))
    found = steps(UNDER_WAY, PersonFacts(gaps=gaps)).first
    assert found
    assert (found.title, found.detail) == ("ตั้งค่าให้ครบ 2 เรื่อง", "ไม่มีปลัด หยุดที่ขั้นที่ 2")
    waits = steps(UNDER_WAY, READER)
    assert (waits.first, waits.waits_for and waits.waits_for.key, waits.all_done) == (None, "reports", False)


@pytest.mark.parametrize(
    "facts",
    [
        NEW,
        SCORED,
        WRITTEN,
        UNDER_WAY,
        REPORTED,
        replace(UNDER_WAY, gaps=GAPS),
        replace(REPORTED, measures=(MeasureFacts(1, Stage.ACCEPTED, has_evidence=False),)),
        *(replace(REPORTED, papers=(paper(PaperKind.PLAN, state),)) for state in PaperState),
        replace(DONE, duties=duties(published=1), due=OIT),
    ],
)
def test_who_only_reads_is_asked_for_nothing_in_any_state(facts: YearFacts) -> None:
    assert steps(facts, READER).first is None


def test_work_of_other_years_is_not_forgotten() -> None:
    found = steps(DONE, replace(STAFF, elsewhere=((2568, 3),))).first
    assert found
    assert (found.title, found.link.page, found.link.arguments) == (
        "ปี 2568 ยังมี 3 มาตรการรอท่าน",
        "year",
        {"year": 2568},
    )


@pytest.mark.parametrize(("days", "said"), [(49, "อีก 49 วัน"), (0, "วันนี้"), (-3, "เลยมา 3 วัน")])
def test_days_are_counted_both_ways(days: int, said: str) -> None:
    assert days_between(TODAY, TODAY + dt.timedelta(days)) == said
