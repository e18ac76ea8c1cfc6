"""Checks of the paper itself: its words, its letters, the item it answers, its places to sign."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from accounts.models import Membership
from accounts.permissions import system_actor
from approvals.checks import paper_rules
from approvals.checks.checking import checks_today
from documents import composition
from documents.composition import open_paper
from documents.models import VARIANTS, PaperVersion
from plans.models import Measure, Step
from scores.actions import save_figures
from tests.approvals.checks.listed import checks, lines, made, rewritten
from tests.approvals.town import Town
from tests.documents.long_papers import SNAPSHOTS
from tests.factories import AUDITOR_TITLE, make_municipality

pytestmark = pytest.mark.usefixtures("opened")


def _saying(town: Town, text: str, kind: str = "plan", year: int = 2569, key: str = "introduction") -> Any:
    """A version whose introduction says this."""
    actor = town.actor(town.coordinator)
    paper = open_paper(actor, kind, year, "" if kind == "plan" else "narrative")
    composition.save_section(actor, paper, key, {"heading": "บทนำ", "text": text}, opened_with="")
    return made(town, kind, year, paper.variant)


def test_the_products_own_words_are_right(town: Town) -> None:
    for kind, year, variant in (("plan", 2569, "by-indicator"), ("analysis", 2568, ""), ("memo", 2569, "plan")):
        assert lines(town, made(town, kind, year, variant), "text") == [
            ("pass", "ข้อความทุกส่วนตรงกับข้อมูล ไม่มีชื่อเทศบาลหรืออำเภออื่น")
        ]


def test_a_wrong_figure_is_an_error_with_what_is_right_and_where(town: Town) -> None:
    version = _saying(town, "ปีงบประมาณ พ.ศ. 2568 ได้คะแนนภาพรวม ๙๑.๘๓ คะแนน")
    [found] = checks(town, version, "text")
    assert (found.result, found.words, found.detail, found.place) == (
        "error",
        "“๙๑.๘๓” คะแนนภาพรวม ปี 2568 ได้ 90.83 แต่เขียนว่า 91.83",
        "ควรเป็น “๙๐.๘๓”",
        "ส่วน “บทนำ”",
    )
    assert found.mend is not None
    assert (found.mend.page, found.mend.parts) == (
        "approvals:compose-section",
        {"pk": version.paper_id, "key": "introduction"},
    )


def test_what_an_indicator_means_in_the_offices_words_is_read_too(town: Town) -> None:
    version = made(town, "plan", 2569, "by-indicator")
    said = [part | {"meaning": "ปีงบประมาณ พ.ศ. 2568 ได้คะแนนภาพรวม ๙๑.๘๓ คะแนน"} for part in version.content["parts"]]
    [found] = checks(town, rewritten(version, lambda content: content.update(parts=said)), "text")
    number = said[0]["number"]
    assert (found.result, found.place) == ("error", f"ความหมายของตัวชี้วัดที่ {number}")
    assert found.mend is not None
    assert (found.mend.page, found.mend.parts) == ("plans:analysis-of", {"year": 2569, "number": number})


def test_a_field_is_read_filled_as_the_paper_prints_it(town: Town) -> None:
    assert lines(town, _saying(town, "ปีงบประมาณ พ.ศ. 2568 ได้คะแนนภาพรวม {คะแนนรวม} คะแนน"), "text")[0][0] == "pass"


def test_another_municipality_of_the_register_is_an_error(town: Town) -> None:
    make_municipality(name="เทศบาลตำบลบ้านโป่งใหญ่", district="งาว")
    [(result, words)] = lines(town, _saying(town, "เทศบาลตำบลบ้านโป่งใหญ่ กำหนดมาตรการไว้แล้ว"), "text")
    assert (result, words) == (
        "error",
        f"“เทศบาลตำบลบ้านโป่งใหญ่” ชื่อนี้ไม่ใช่{town.municipality.name} ซึ่งเป็นเจ้าของเอกสาร",
    )


def test_what_a_measure_answers_is_held_against_the_year_before_its_own(town: Town) -> None:
    save_figures(system_actor(town.municipality), 2567, {"10": Decimal("65.00")})
    Measure.objects.update(finding="ตัวชี้วัดที่ 10 ได้ 70.00 คะแนน")
    assert lines(town, made(town), "text")[0][0] == "pass"
    Measure.objects.update(finding="ตัวชี้วัดที่ 10 ได้ 65.00 คะแนน")
    [found] = checks(town, made(town), "text")
    assert (found.result, found.place) == ("error", "มาตรการที่ 1")


def test_a_theme_is_read_where_it_is_printed_and_mended_in_its_measure(town: Town) -> None:
    Measure.objects.update(theme="ตัวชี้วัดที่ 10 ได้ 71.00 คะแนน")
    version = made(town, "implementation", 2569, "by-theme")
    [found] = checks(town, version, "text")
    assert (found.result, found.place) == ("error", "มาตรการที่ 1")
    assert found.mend is not None
    assert found.mend.page == "plans:edit"
    assert lines(town, made(town, "implementation", 2569, "by-measure"), "text")[0][0] == "pass"


WRONG = "ตัวชี้วัดที่ 10 ได้ 71.00 คะแนน"


@pytest.mark.parametrize(
    ("field", "kind", "variant", "is_printed"),
    [
        ("finding", "plan", "", True),
        ("finding", "plan", "by-indicator", False),
        ("finding", "implementation", "by-measure", False),
        ("outcome", "plan", "", False),
        ("outcome", "implementation", "by-measure", True),
    ],
)
def test_only_what_the_papers_tables_print_is_read(
    town: Town, field: str, kind: str, variant: str, is_printed: bool
) -> None:
    figures = {"10": Decimal("70.00")}
    save_figures(system_actor(town.municipality), 2569, figures)
    Measure.objects.update(**{field: WRONG})
    found = lines(town, made(town, kind, 2569, variant), "text")
    assert ("error" in {result for result, _ in found}) is is_printed


def test_what_is_left_out_of_a_table_is_not_read(town: Town) -> None:
    Measure.objects.update(finding=WRONG)
    version = made(town)
    sections = [section | {"left_out": ["findings"]} for section in version.content["sections"]]
    assert lines(town, version, "text")[0][0] == "error"
    version = rewritten(version, lambda content: content.update(sections=sections))
    assert lines(town, version, "text")[0][0] == "pass"


def test_of_one_kind_the_first_ten_are_told_and_the_others_counted(town: Town) -> None:
    scores = (
        91.11,
        61.13,
        92.16,
        62.24,
        93.25,
        63.31,
        94.38,
        64.46,
        95.55,
        65.65,
        96.76,
        66.88,
        97.19,
        67.47,
    )  # no means
    sentences = [f"ปีงบประมาณ พ.ศ. 2568 ได้คะแนนภาพรวม {score} คะแนน" for score in scores]
    version = _saying(town, "\n".join(sentences))
    found = checks(town, version, "text")
    assert [check.result for check in found] == ["error"] * 11
    assert (found[-1].words, found[-1].detail) == ("พบเรื่องเดียวกันอีก 4 แห่ง", "ชนิดเดียวกับ 10 ข้อแรก (คะแนนไม่ตรงกับข้อมูล)")


def test_the_same_slip_twice_in_a_section_is_one_line(town: Town) -> None:
    version = _saying(town, "\n".join(["ปีงบประมาณ พ.ศ. 2568 ได้คะแนนภาพรวม 91.83 คะแนน"] * 2))
    assert len(checks(town, version, "text")) == 1


def test_what_is_too_long_to_be_read_is_never_called_right(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    version = made(town)
    monkeypatch.setattr(paper_rules, "LONGEST", 40)
    [(result, words)] = lines(town, version, "text")
    assert (result, words) == ("failed", "เพราะเอกสารยาวเกิน 40 ตัวอักษร ข้อความตั้งแต่ ส่วน “บทนำ” ยังไม่มีใครตรวจ")


def test_a_letter_without_a_glyph_is_an_error(town: Town) -> None:
    assert lines(town, made(town), "glyphs") == [("pass", "ไม่มีอักษรที่พิมพ์ลงเอกสารไม่ได้")]
    Step.objects.update(text="ติดป้าย 🚧 ที่จุดบริการ")
    [found] = checks(town, made(town), "glyphs")
    assert (found.result, found.place) == ("error", "มาตรการที่ 1")
    assert "“🚧” พิมพ์ลงเอกสารไม่ได้" in found.words


def test_what_the_item_asks_for_and_no_row_has_is_an_error(town: Town) -> None:
    topics = "ข้อ o25 ปี 2569 ให้แสดงหัวข้อที่เอกสารไม่มีส่วนของตัวเอง 4 หัวข้อ กรุณาอ่านดูว่ากล่าวไว้ที่อื่นแล้ว"
    assert lines(town, made(town), "elements") == [("warning", topics)]
    Measure.objects.update(all_units=False)
    assert lines(town, made(town), "elements") == [
        ("error", "ข้อ o25 ปี 2569 ให้แสดง “ผู้รับผิดชอบ” ยังไม่พบในเอกสาร"),
        ("warning", topics),
    ]


def test_a_paper_with_all_its_topics_passes(town: Town) -> None:
    actor = town.actor(town.coordinator)
    paper = open_paper(actor, "plan", 2569, "")
    for key in ("urgent", "improve", "keep", "follow-up"):
        composition.include_section(actor, paper, key, included=True)
    assert lines(town, made(town), "elements") == [("pass", "เอกสารมีครบตามที่ข้อกำหนดให้แสดง")]


def test_a_column_that_is_left_out_is_not_in_the_paper(town: Town) -> None:
    actor = town.actor(town.coordinator)
    paper = open_paper(actor, "plan", 2569, "")
    composition.choose_columns(actor, paper, "plan-table", ["findings", "steps", "period"])
    assert ("error", "ข้อ o25 ปี 2569 ให้แสดง “ผู้รับผิดชอบ” ยังไม่พบในเอกสาร") in lines(town, made(town), "elements")


def test_an_item_whose_number_nobody_confirmed_is_a_warning(town: Town) -> None:
    assert lines(town, made(town), "item") == [("warning", "เลขข้อของปี 2569 (o25) ยังไม่ยืนยันกับประกาศ")]


def test_a_paper_of_another_year_than_the_item_asks_about_is_an_error(town: Town) -> None:
    version = made(town, "analysis", 2568)
    version = rewritten(version, lambda content: content.update(fiscal_year="2567", answers="ตอบข้อ o27 ปี 2568"))
    version = rewritten(version, lambda content: content["results"].update(fiscal_year="2567"))
    assert [line for line in lines(town, version, "item") if line[0] == "error"] == [
        (
            "error",
            "เอกสารพิมพ์ว่า “ตอบข้อ o27 ปี 2568” แต่วันนี้ตอบข้อ o25 ปี 2569 (เลขข้อปี 2569 ยังไม่ยืนยันกับประกาศ)",
        ),
        ("error", "เอกสารพิมพ์ปี 2567 แต่เป็นเอกสารของปี 2568"),
        ("error", "ข้อของปี 2569 ถามถึงผลของปี 2568 แต่คะแนนในเอกสารเป็นของปี 2567"),
    ]


def test_a_year_without_a_checklist_says_so(town: Town) -> None:
    version = made(town, "implementation", 2569)
    assert lines(town, version, "item") == [("warning", "ยังไม่มีรายการข้อของปี 2570 จึงยังไม่ทราบว่าเอกสารนี้ตอบข้อใด")]


def test_a_position_in_which_nobody_may_decide_is_an_error(town: Town) -> None:
    assert lines(town, made(town), "vacant") == [("pass", "ทุกขั้นของเส้นทางมีผู้พิจารณาได้")]
    Membership.objects.filter(user=town.auditor).update(position=None)
    assert lines(town, made(town), "vacant") == [("error", f"วันนี้ไม่มีผู้ใดพิจารณาเอกสารนี้ในตำแหน่ง{AUDITOR_TITLE}ได้")]


def test_hostile_words_are_only_words(town: Town) -> None:
    version = _saying(town, "<script>alert(1)</script> ' OR 1=1 -- ../../etc/passwd\n%s &lt;")
    assert {check.result for check in checks(town, version, "text")} <= {"pass", "warning"}


@pytest.mark.parametrize("file", sorted(SNAPSHOTS.glob("*.json")), ids=lambda file: file.stem)
def test_a_paper_frozen_by_any_release_is_checked_whole(town: Town, file: Path) -> None:
    content = json.loads(file.read_text("utf-8"))
    actor = town.actor(town.coordinator)
    paper = open_paper(actor, content["kind"], 2569, content.get("variant") or VARIANTS[content["kind"]][0][0])
    version = PaperVersion.objects.create(paper=paper, number=1, content=content, made_by=town.coordinator)
    assert [check for check in checks_today(version).checks if "ระบบขัดข้อง" in check.words] == []
