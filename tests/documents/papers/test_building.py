"""What each paper says, to the letter, from figures and measures that are known."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from documents.actions import make_version
from documents.models import VARIANTS, Paper, PaperVersion
from documents.papers.building import build
from documents.papers.content import Analysis, CannotBuild, Implementation, Memo, PlanPaper, SignatureBlock, freeze
from documents.papers.gaps import gaps
from documents.papers.sources import load_source
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.bin.actions import delete_measure
from plans.rules.drafting import draft_analysis
from scores.actions import save_figures
from scores.models import RuleCorrection
from scores.rules import SUBJECT, UnknownRules, rules_for
from tests.factories import FIGURES, make_assessment, make_measure, make_plan, make_unit, make_user

TODAY = dt.date(2025, 10, 6)
RULES = rules_for(2568, "municipality")
# Every indicator but the tenth was 1.20 lower the year before, the tenth 3.00 higher.
LAST_YEAR = {i: s + Decimal("3.00") if i == "10" else s - Decimal("1.20") for i, s in FIGURES.items()}

pytestmark = pytest.mark.django_db


def paper(municipality: Municipality, kind: str, year: int, variant: str = "", *positions: str) -> Any:
    blocks = [SignatureBlock(f"Sig_{n}", "", title) for n, title in enumerate(positions)]
    about = variant if kind == "memo" else kind
    return build(load_source(municipality, about, year), kind, variant or VARIANTS[kind][0][0], TODAY, blocks)


def analysis(municipality: Municipality, variant: str = "narrative") -> Analysis:
    made = paper(municipality, "analysis", 2568, variant)
    assert isinstance(made, Analysis)
    return made


def test_an_analysis_says_what_the_figures_say(opened: Municipality) -> None:
    make_assessment(opened)
    made = analysis(opened)
    assert made.paragraphs("summary") == (
        f"{opened.name} ได้คะแนนภาพรวม 90.83 คะแนน อยู่ในระดับผ่าน เป้าหมายของปีนี้คือ 85 คะแนน",
        "ตัวชี้วัดที่ต่ำกว่าเป้าหมายมี 1 ตัวชี้วัด คือ ตัวชี้วัดที่ 10 การป้องกันการทุจริต (70.00)",
        "หากตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้คะแนนเต็ม คะแนนภาพรวมจะเพิ่มขึ้น 6.00 คะแนน",
    )
    assert (made.results.total, made.results.level, made.results.has_before) == ("90.83", "ผ่าน", False)
    assert [(row.name, row.score) for row in made.results.instruments] == [
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "98.97"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", "93.79"),
        ("EIT ส่วนที่ 1", "95.92"),
        ("EIT ส่วนที่ 2", "91.67"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "82.50"),
    ]
    assert [(i.number, i.finding) for i in made.indicators][2::7] == [
        ("3", draft_analysis(RULES, RULES.indicator(3), FIGURES, None).finding),
        ("10", draft_analysis(RULES, RULES.indicator(10), FIGURES, None).finding),
    ]
    assert "70.00 คะแนน ต่ำกว่าเป้าหมาย 85 คะแนนอยู่ 15.00 คะแนน" in made.indicators[9].finding
    assert [i.weakness for i in made.indicators] == [""] * 10  # no question was entered, which no paper remarks on
    assert [i.response for i in made.indicators] == [""] * 10  # a promise nobody made
    assert (made.made_on, made.place, made.plan_year) == ("6 ตุลาคม 2568", "อำเภอเมือง จังหวัดลำปาง", "2569")


def test_how_far_the_questions_are_entered_is_told_to_the_drafter_and_not_printed(opened: Municipality) -> None:
    hundred = {f"o{number}": Decimal(100) for number in range(1, 29)}
    make_assessment(opened, figures=FIGURES | hundred | {"i1": Decimal("99.10"), "i4": Decimal(100)})
    first, second, *_, ninth, tenth = analysis(opened).indicators
    assert first.weakness == "ข้อที่ยังไม่ได้คะแนนเต็มคือข้อ i1 (99.10 คะแนน)"
    # What is missing may be in the questions that nobody entered, or in a figure that was entered wrongly.
    assert (second.weakness, ninth.weakness, tenth.weakness) == ("", "", "")
    assert "คะแนนรายข้อยังไม่ครบของตัวชี้วัดที่ 1, 2, 3, 4, 5, 6, 7, 8" in gaps(
        load_source(opened, "analysis", 2568), "analysis"
    )


def test_changes_carry_their_sign_in_figures_and_in_words(opened: Municipality) -> None:
    make_assessment(opened, 2567, LAST_YEAR)
    make_assessment(opened)
    results = analysis(opened).results
    assert (results.total_before, results.total_change_words) == ("89.63", "เพิ่มขึ้น 1.20 คะแนน")
    assert [(r.before, r.change, r.change_words) for r in results.indicators[-2:]] == [
        ("93.80", "+1.20", "เพิ่มขึ้น 1.20 คะแนน"),
        ("73.00", "−3.00", "ลดลง 3.00 คะแนน"),
    ]


def test_where_all_is_above_the_target_the_weakest_is_named(opened: Municipality) -> None:
    make_assessment(opened, figures=FIGURES | {"10": Decimal("91.62")})
    assert analysis(opened).paragraphs("summary")[1] == (
        "ทุกตัวชี้วัดผ่านเป้าหมาย ตัวชี้วัดที่ได้คะแนนน้อยที่สุดคือตัวชี้วัดที่ 10 การป้องกันการทุจริต (91.62)"
    )


def test_full_marks_everywhere_leave_nothing_to_recover(opened: Municipality) -> None:
    make_assessment(opened, figures=dict.fromkeys(FIGURES, Decimal(100)))
    made = analysis(opened)
    assert made.paragraphs("summary") == (
        f"{opened.name} ได้คะแนนภาพรวม 100.00 คะแนน อยู่ในระดับผ่านดีเยี่ยม เป้าหมายของปีนี้คือ 85 คะแนน",
    )
    assert made.results.level == "ผ่านดีเยี่ยม"


def test_a_missing_score_is_a_dash_and_never_zero(opened: Municipality) -> None:
    make_assessment(opened, figures={"total": Decimal("90.83"), "10": Decimal("70.00")})
    made = analysis(opened)
    assert [(r.score, r.below_target) for r in made.results.indicators[-2:]] == [("–", False), ("70.00", True)]
    assert [text.number for text in made.indicators] == ["10"]  # of the others nothing is known, and nothing said
    assert made.results.level == "ยังระบุไม่ได้"
    assert made.results.level_note != ""


def test_what_people_wrote_stands_instead_of_the_figures_sentence(opened: Municipality) -> None:
    make_assessment(opened)
    texts = {
        10: AnalysisTexts("เผยแพร่ไม่ครบ", "", "เผยแพร่ให้ครบ"),
        9: AnalysisTexts("", "ข้อ o5", "รักษาไว้"),
        8: AnalysisTexts("ดี", "ช้า", ""),
    }
    save_analyses(system_actor(opened), make_plan(opened), texts)
    eighth, ninth, tenth = analysis(opened).indicators[-3:]
    assert (eighth.finding, eighth.weakness, eighth.response) == ("ดี", "ช้า", "")
    assert (tenth.finding, tenth.weakness, tenth.response) == ("เผยแพร่ไม่ครบ", "", "เผยแพร่ให้ครบ")
    drafted = draft_analysis(RULES, RULES.indicator(9), FIGURES, None).finding
    assert (ninth.finding, ninth.weakness, ninth.response) == (drafted, "ข้อ o5", "รักษาไว้")


def test_a_score_that_was_derived_is_told_in_the_sentence_too(opened: Municipality) -> None:
    figures = {item: score for item, score in FIGURES.items() if item != "1"} | dict.fromkeys(
        ("i1", "i2", "i3"), Decimal(90)
    )
    make_assessment(opened, figures=figures)
    first = analysis(opened).indicators[0]
    assert (first.score, "90.00 คะแนน" in first.finding) == ("90.00", True)


def test_questions_are_listed_with_those_below_a_hundred_named(opened: Municipality) -> None:
    make_assessment(opened, figures=FIGURES | {"i1": Decimal(100), "i2": Decimal("98.05")})
    first, second, *_ = analysis(opened, "by-question").indicators
    assert [(q.label, q.score, q.item) for q in first.questions] == [
        ("ข้อ i1", "100.00", "i1"),
        ("ข้อ i2", "98.05", "i2"),
    ]
    assert "ข้อ i2 (98.05 คะแนน)" in first.weakness
    assert second.questions == ()


def test_no_paper_says_a_question_in_our_own_words(opened: Municipality) -> None:
    """While the year's wording is not there its number stands alone, whatever the paper."""
    questions = {item: Decimal("60.00") for i in RULES.indicators for item in RULES.question_items[i.key]}
    for year in (2568, 2569):
        make_assessment(opened, year, FIGURES | {item: questions[item] for item in questions if year == 2568})
    for year in (2568, 2569):
        make_measure(make_plan(opened, year), questions=["i1", "e2"], status="done", outputs=["ทำ"], outcome="เกิด")
    variants = [(kind, name) for kind, names in VARIANTS.items() for name, _ in names]
    assert len(variants) >= 6
    for kind, variant in variants:
        said = json.dumps(
            freeze(paper(opened, kind, 2568 if kind == "analysis" else 2569, variant)), ensure_ascii=False
        )
        assert SUBJECT not in said, variant
    by_question = analysis(opened, "by-question").indicators
    assert [q.label for q in by_question[5].questions][:2] == ["ข้อ e1 ส่วนที่ 1", "ข้อ e1 ส่วนที่ 2"]


def test_a_plan_answers_the_year_before(opened: Municipality) -> None:
    make_assessment(opened)
    unit = make_unit(opened, "กองคลัง")
    make_measure(
        make_plan(opened),
        title="เผยแพร่ให้ครบ",
        questions=["o21", "o3"],
        finding="ยังเผยแพร่ไม่ครบ",
        steps=["ตั้งผู้รับผิดชอบ", "นำขึ้นเว็บไซต์"],
        units=[unit],
        start=dt.date(2025, 10, 1),
        end=dt.date(2026, 3, 31),
    )
    made = paper(opened, "plan", 2569)
    assert isinstance(made, PlanPaper)
    assert (made.assessed_year, made.period) == ("2568", "1 ตุลาคม 2568 ถึง 30 กันยายน 2569")
    [row] = made.measures
    assert (row.number, row.title, row.period, row.responsible) == ("1", "เผยแพร่ให้ครบ", "ต.ค. 68 – มี.ค. 69", "กองคลัง")
    assert row.findings == (
        "ตัวชี้วัดที่ 10 การป้องกันการทุจริต 70.00 คะแนน",
        "ข้อ o3 ข้อมูลการติดต่อ",
        "ข้อ o21 ประกาศเจตนารมณ์และการสร้างวัฒนธรรมตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่",
        "ยังเผยแพร่ไม่ครบ",
    )
    assert row.steps == ("ตั้งผู้รับผิดชอบ", "นำขึ้นเว็บไซต์")


@pytest.mark.parametrize(
    ("kind", "year", "title", "answers"),
    [
        ("plan", 2566, "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ", "ตอบข้อ o42 ปี 2566"),
        ("plan", 2568, "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ", ""),
        ("plan", 2569, "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร", ""),
        ("plan", 2570, "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ", ""),
        (
            "implementation",
            2565,
            "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
            "ตอบข้อ o43 ปี 2566",
        ),
    ],
)
def test_a_paper_bears_the_title_and_item_of_the_year_that_asks_for_it(
    opened: Municipality, kind: str, year: int, title: str, answers: str
) -> None:
    make_measure(make_plan(opened, year))
    made = paper(opened, kind, year)
    assert (made.title, made.answers) == (title, answers)


def test_an_analysis_and_its_memo_answer_the_next_years_item(opened: Municipality) -> None:
    make_assessment(opened, 2565)
    made, memo = paper(opened, "analysis", 2565), paper(opened, "memo", 2565, "analysis")
    assert {made.answers, memo.answers} == {"ตอบข้อ o42 ปี 2566"}
    assert (made.title, memo.title) == ("รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส", "บันทึกข้อความ")


def test_a_memo_sends_the_paper_up_under_its_years_title(opened: Municipality) -> None:
    make_measure(make_plan(opened))
    memo = paper(opened, "memo", 2569, "plan")
    assert memo.subject == "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร ประจำปีงบประมาณ พ.ศ. 2569"


def test_the_administrators_word_on_the_item_reaches_the_paper(opened: Municipality) -> None:
    RuleCorrection.objects.create(fiscal_year=2569, subject="duty:plan", value="o25", source="ประกาศ", by=make_user())
    make_measure(make_plan(opened))
    assert paper(opened, "plan", 2569).answers == "ตอบข้อ o25 ปี 2569"


def test_a_paper_is_made_of_what_the_years_page_shows_and_says_what_was_computed(opened: Municipality) -> None:
    rules = rules_for(2568, "municipality")
    questions = dict.fromkeys(rules.question_items["1"], Decimal("60.00"))
    make_assessment(opened, figures={i: s for i, s in FIGURES.items() if i not in {"total", "1"}} | questions)
    make_measure(make_plan(opened), indicators=[1])
    made = analysis(opened)
    assert made.paragraphs("summary")[0] == (
        f"{opened.name} ได้คะแนนภาพรวม {made.results.total} คะแนน (คำนวณจากส่วนประกอบ)"
        f" อยู่ในระดับ{made.results.level} เป้าหมายของปีนี้คือ 85 คะแนน"
    )
    assert (made.results.total_derived, made.results.has_derived) == (True, True)
    assert [row.number for row in made.results.indicators if row.derived] == ["1"]
    assert made.measures[0].findings == ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 60.00 คะแนน",)
    sent = paper(opened, "memo", 2568, "analysis")
    assert isinstance(sent, Memo)
    assert sent.paragraphs("facts") == (
        f"ปีงบประมาณ พ.ศ. 2568 {opened.name} ได้คะแนนภาพรวม {made.results.total} คะแนน (คำนวณจากส่วนประกอบ)"
        f" อยู่ในระดับ{made.results.level}",
    )


def test_where_no_measure_has_a_theme_there_are_no_other_themes(opened: Municipality) -> None:
    make_measure(make_plan(opened), title="ก")
    assert [theme.title for theme in paper(opened, "implementation", 2569, "by-theme").themes] == [""]
    told = gaps(load_source(opened, "implementation", 2569), "implementation")
    assert "ไม่มีมาตรการใดระบุประเด็น รายงานที่จัดกลุ่มตามประเด็นจึงเป็นตารางเดียวไม่แบ่งกลุ่ม" in told


def test_measures_are_grouped_by_theme_in_the_order_they_come(opened: Municipality) -> None:
    plan = make_plan(opened)
    for title, theme in (("ก", "บริการ"), ("ข", "งบประมาณ"), ("ค", "บริการ"), ("ง", "")):
        make_measure(plan, title=title, theme=theme, status="done" if title == "ค" else "planned")
    made = paper(opened, "implementation", 2569, "by-theme")
    assert isinstance(made, Implementation)
    assert [(t.title, [(m.number, m.title) for m in t.measures]) for t in made.themes] == [
        ("บริการ", [("1", "ก"), ("2", "ค")]),
        ("งบประมาณ", [("3", "ข")]),
        ("ประเด็นอื่น", [("4", "ง")]),
    ]
    assert " ไว้ 4 รายการ ดำเนินการแล้วเสร็จ 1 รายการ " in made.paragraphs("introduction")[0]
    by_measure = paper(opened, "implementation", 2569, "by-measure")
    assert isinstance(by_measure, Implementation)
    assert [(t.title, len(t.measures)) for t in by_measure.themes] == [("", 4)]


def test_an_implementation_report_concludes_from_the_figures_alone(opened: Municipality) -> None:
    make_measure(make_plan(opened, 2568))
    make_assessment(opened, 2567, LAST_YEAR)
    make_assessment(opened)
    made = paper(opened, "implementation", 2568, "by-measure")
    assert isinstance(made, Implementation)
    first, below, rose, fell = made.paragraphs("conclusions")
    assert first == (
        f"ปีงบประมาณ พ.ศ. 2568 {opened.name} ได้คะแนนภาพรวม 90.83 คะแนน อยู่ในระดับผ่าน"
        " เมื่อเทียบกับปีงบประมาณ พ.ศ. 2567 ซึ่งได้ 89.63 คะแนน เพิ่มขึ้น 1.20 คะแนน"
    )
    assert below == "ตัวชี้วัดที่ต่ำกว่าเป้าหมาย 85 คะแนน มี 1 ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ 10 การป้องกันการทุจริต (70.00)"
    assert rose.startswith("ตัวชี้วัดที่คะแนนเพิ่มขึ้น 9 ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (เพิ่มขึ้น 1.20 คะแนน), ")
    assert fell == ("ตัวชี้วัดที่คะแนนลดลง 1 ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ 10 การป้องกันการทุจริต (ลดลง 3.00 คะแนน)")


def test_a_memo_goes_to_the_last_of_the_route(opened: Municipality) -> None:
    opened.document_prefix = "ลป 52201"
    make_assessment(opened)
    made = paper(opened, "memo", 2568, "analysis", "", "ปลัดเทศบาล", "นายกเทศมนตรีตำบลตัวอย่าง")
    assert isinstance(made, Memo)
    assert (made.addressee, made.reference) == ("นายกเทศมนตรีตำบลตัวอย่าง", "ลป 52201")
    assert made.paragraphs("facts") == (f"ปีงบประมาณ พ.ศ. 2568 {opened.name} ได้คะแนนภาพรวม 90.83 คะแนน อยู่ในระดับผ่าน",)


@pytest.mark.parametrize(
    ("kind", "variant", "year", "words"),
    [
        ("analysis", "narrative", 2567, "ยังไม่มีคะแนนภาพรวมของปีงบประมาณ พ.ศ. 2567"),
        ("memo", "analysis", 2566, "ยังไม่มีคะแนนภาพรวมของปีงบประมาณ พ.ศ. 2566"),
        ("plan", "", 2569, "ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. 2569"),
        ("implementation", "by-theme", 2568, "ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. 2568"),
        ("memo", "plan", 2569, "ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. 2569"),
        ("plan", "by-theme", 2569, "ไม่มีรูปแบบ by-theme"),
    ],
)
def test_what_cannot_be_said_is_named_with_its_year(
    opened: Municipality, kind: str, variant: str, year: int, words: str
) -> None:
    make_assessment(opened)
    make_plan(opened)  # without a measure
    with pytest.raises(CannotBuild, match=words):
        paper(opened, kind, year, variant)
    with pytest.raises(CannotBuild, match=words):
        make_version(system_actor(opened), kind, year, variant, [])
    assert not Paper.objects.exists()


def test_figures_without_a_total_do_not_make_an_analysis(opened: Municipality) -> None:
    make_assessment(opened, figures={"1": Decimal(90)})
    with pytest.raises(CannotBuild, match="ยังไม่มีคะแนนภาพรวมของปีงบประมาณ"):
        analysis(opened)


def test_a_year_without_rules_is_an_error(opened: Municipality) -> None:
    with pytest.raises((UnknownRules, CannotBuild), match="2560"):
        make_version(system_actor(opened), "analysis", 2560, "", [])


@pytest.mark.embedded
def test_a_version_keeps_what_it_was_made_from(opened: Municipality) -> None:
    actor = system_actor(opened)
    make_assessment(opened)
    measure = make_measure(make_plan(opened), title="เดิม")
    first = make_version(actor, "analysis", 2568, "", [])
    frozen = PaperVersion.objects.get(pk=first.pk).content
    assert frozen["results"]["total"] == "90.83"
    save_figures(actor, 2568, {"total": Decimal("91.00"), "10": Decimal("71.00")})
    delete_measure(actor, measure)
    opened.name = "เทศบาลชื่อใหม่"
    opened.save()
    assert PaperVersion.objects.get(pk=first.pk).content == frozen
    second = make_version(actor, "analysis", 2568, "", [])
    assert (second.number, second.content["results"]["total"], len(second.content["measures"])) == (2, "91.00", 0)


def test_a_snapshot_is_plain_json_and_complete(opened: Municipality) -> None:
    make_assessment(opened)
    content = freeze(analysis(opened))
    assert json.loads(json.dumps(content)) == json.loads(json.dumps(content, default=str))
    assert content["results"]["indicators"][9]["score"] == "70.00"


def test_nothing_of_another_municipality_is_in_a_paper(opened: Municipality, other: Municipality) -> None:
    for place, secret in ((opened, "ของเรา"), (other, "ของเขา")):
        make_assessment(place, figures=FIGURES | {"total": Decimal("90.83") if place == opened else Decimal("77.77")})
        plan = make_plan(place)
        with open_municipality(place):
            make_measure(plan, title=f"มาตรการ{secret}", units=[make_unit(place, f"กอง{secret}")])
            save_analyses(system_actor(place), plan, {1: AnalysisTexts(f"พบ{secret}")})
    for kind, year in (("analysis", 2568), ("plan", 2569), ("implementation", 2569), ("memo", 2569)):
        about = {"memo": "plan", "analysis": "narrative", "implementation": "by-theme"}.get(kind, "")
        said = json.dumps(freeze(paper(opened, kind, year, about)), ensure_ascii=False)
        for foreign in (other.name, other.province, "ของเขา", "77.77"):
            assert foreign not in said
        assert opened.name in said
