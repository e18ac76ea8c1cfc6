"""What a paper would say otherwise than its last version."""

import json
from decimal import Decimal

import pytest

from accounts.models import Municipality
from accounts.permissions import system_actor
from documents import composition
from documents.actions import make_version
from documents.models import PaperKind, PaperVersion
from documents.papers.building import draft
from documents.papers.differences import FigureChange, SectionChange, differences
from scores.actions import save_figures
from tests.documents.papers.test_building import TODAY
from tests.documents.papers.test_snapshots import frozen
from tests.factories import make_assessment, make_measure, make_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", PaperKind.values)
def test_a_version_of_any_release_does_not_differ_from_itself(kind: str) -> None:
    assert not differences(frozen(kind), json.loads(json.dumps(frozen(kind))))


def test_words_figures_and_order_that_changed_are_told(opened: Municipality) -> None:
    make_assessment(opened)
    actor = system_actor(opened)
    version = make_version(actor, "analysis", 2568, "", [], in_background=False)
    paper = version.paper
    content = PaperVersion.objects.get(pk=version.pk).content

    def now() -> dict[str, object]:
        sections = composition.sections_today(paper, composition.values_today(paper))
        return draft(composition.source_of(paper), paper.kind, paper.variant, TODAY, sections)[0]

    assert not differences(content, now())
    composition.save_section(actor, paper, "summary", {"heading": "สรุป", "text": "ได้ {คะแนนรวม}"}, opened_with="")
    composition.include_section(actor, paper, "indicators", included=False)
    save_figures(actor, 2568, {"10": Decimal("80.00")})
    told = differences(content, now())
    assert [change.key for change in told.sections] == ["summary", "indicators"]
    assert told.sections[0].after == ("สรุป", "ได้ 90.83")
    assert told.sections[1] == SectionChange("indicators", ("ส่วนที่ 1 การวิเคราะห์รายตัวชี้วัด",), ())
    assert told.figures == (FigureChange("ตัวชี้วัดที่ 10 การป้องกันการทุจริต", "70.00", "80.00"),)
    assert told.figures[0].words == "คะแนนตัวชี้วัดที่ 10 เปลี่ยนจาก 70.00 เป็น 80.00"
    assert not told.reordered
    order = [each.key for each in composition.sections_today(paper, {}) if not each.fixed and each.key != "results"]
    composition.order_sections(actor, paper, ["results", *order])
    assert differences(content, now()).reordered


def test_rows_that_changed_are_told_by_their_titles_whatever_their_order(opened: Municipality) -> None:
    make_assessment(opened)
    plan = make_plan(opened)
    first, second = make_measure(plan, title="ก"), make_measure(plan, title="ข")
    actor = system_actor(opened)
    version = make_version(actor, "plan", 2569, "", [], in_background=False)
    content = PaperVersion.objects.get(pk=version.pk).content
    first.steps.update(text="ขั้นใหม่")
    second.delete()
    make_measure(plan, title="ค")
    make_version(actor, "plan", 2569, "", [], in_background=False)
    now = PaperVersion.objects.get(number=2).content
    assert [row.words for row in differences(content, now).rows] == [
        "มาตรการ “ก”: ขั้นตอนเปลี่ยน",
        "ไม่มีมาตรการ “ข” แล้ว",
        "เพิ่มมาตรการ “ค”",
    ]


def test_what_the_office_wrote_that_an_indicator_means_is_told_when_it_changed() -> None:
    other = {"number": "", "meaning": ""}  # measures that answer no indicator
    version = frozen("plan") | {"parts": [{"number": "3", "meaning": "เดิม"}] * 2 + [other]}
    for now, said in (
        ("ใหม่", ["ความหมายของตัวชี้วัดที่ 3: ข้อความเปลี่ยน"]),
        ("", ["ไม่มีความหมายของตัวชี้วัดที่ 3 แล้ว"]),
        ("เดิม", []),
    ):
        changed = version | {"parts": [{"number": "3", "meaning": now}]}
        assert [row.words for row in differences(version, changed).rows] == said


def test_pictures_are_told_by_what_is_said_of_them_never_by_their_hash() -> None:
    def paper(
        picture: str = "a" * 64, caption: str = "ผลที่ประกาศ", heading: str = "", alt: str = ""
    ) -> dict[str, object]:
        section = {"key": "own-1", "block": "text", "heading": heading, "paragraphs": ["ก"], "alt": alt or caption}
        pictured = {"picture": picture, "caption": caption} if picture else {}
        return frozen("plan") | {"sections": [section | pictured]}

    plain = paper(picture="")
    assert not differences(paper(), paper())
    for before, after, said in (
        (paper(), paper(picture="b" * 64), "ภาพ “ผลที่ประกาศ” เปลี่ยน"),
        (paper(caption="เดิม"), paper(picture="b" * 64, caption="ใหม่"), "ภาพ “ใหม่” เปลี่ยน"),
        (paper(caption="เดิม"), paper(caption="ใหม่"), ""),
        (plain, paper(), "เพิ่มภาพ “ผลที่ประกาศ”"),
        (paper(), plain, "ไม่มีภาพ “ผลที่ประกาศ” แล้ว"),
        (paper(caption="", heading="หัวเรื่อง"), paper(caption="", heading="หัวเรื่อง", picture="b"), "ภาพ “หัวเรื่อง” เปลี่ยน"),
        (paper(caption="", alt="ตรา"), paper(caption="", alt="ตรา", picture="b"), "ภาพ “ตรา” เปลี่ยน"),
    ):
        [told] = differences(before, after).sections
        assert told.picture == said
        assert not [words for words in (*told.before, *told.after) if "a" * 8 in words or "b" * 8 in words]
    memo = frozen("memo") | {"report": paper()}
    [told] = differences(memo, memo | {"report": paper(picture="b" * 64)}).sections
    assert (told.key, told.in_words, told.picture) == ("report:own-1", False, "ภาพ “ผลที่ประกาศ” เปลี่ยน")
