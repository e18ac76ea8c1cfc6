"""An office's own words: saved by several without losing any, put in order, kept for the next year, and printed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import AuditEntry, Role
from accounts.permissions import Actor, system_actor
from accounts.tenancy import open_municipality
from documents import composition
from documents.actions import make_version
from documents.models import Paper, PaperVersion
from documents.papers.composing import ComposedSection
from documents.papers.content import CannotBuild
from tests.approvals.town import Town
from tests.documents.test_pictures import picture
from tests.factories import actor_for, make_member

NO_PICTURE = {"picture": "", "caption": "", "alt": ""}


def opened(town: Town, kind: str = "memo", year: int = 2569, variant: str = "plan") -> tuple[Actor, Paper]:
    actor = town.actor(town.coordinator)
    return actor, composition.open_paper(actor, kind, year, variant)


def section(paper: Paper, key: str) -> ComposedSection:
    paper = Paper.objects.get(pk=paper.pk)
    found = composition.sections_today(paper, composition.values_today(paper))
    return next(each for each in found if each.key == key)


def seen(paper: Paper, key: str) -> str:
    """What a form remembers that is opened now."""
    return fingerprint(section(paper, key).words)


def save(actor: Actor, paper: Paper, text: str, key: str = "facts", *, opened_with: str | None = None) -> None:
    words = {"heading": section(paper, key).heading, "text": text}
    composition.save_section(
        actor, paper, key, words, opened_with=seen(paper, key) if opened_with is None else opened_with
    )


def printed(actor: Actor) -> list[dict[str, Any]]:
    """The sections of a version of the memo that is made now, as they are stored."""
    version = make_version(actor, "memo", 2569, "plan", [], in_background=False)
    sections: list[dict[str, Any]] = PaperVersion.objects.get(pk=version.pk).content["sections"]
    return sections


def test_what_an_office_wrote_is_frozen_with_the_figures_of_that_day(town: Town) -> None:
    actor, paper = opened(town)
    save(actor, paper, "ได้ {คะแนนรวม} คะแนน\nมี {จำนวนมาตรการ} มาตรการ")
    [facts] = [each for each in printed(actor) if each["key"] == "facts"]
    assert (facts["block"], facts["heading"]) == ("text", "ข้อเท็จจริง")
    assert facts["paragraphs"] == ["ได้ 90.83 คะแนน", "มี 1 มาตรการ"]


def test_an_office_chooses_columns_and_those_of_no_table_are_nothing_to_choose(town: Town) -> None:
    actor, paper = opened(town, "plan", 2569, "")
    composition.choose_columns(actor, paper, "plan-table", ["steps", "responsible", "title"])
    assert section(paper, "plan-table").left_out == ("findings", "period")
    composition.choose_columns(actor, paper, "plan-table", ["steps", "responsible"])  # the same again
    assert [row.content["columns_left_out"] for row in paper.sections.get().revisions.all()] == [["findings", "period"]]
    assert AuditEntry.objects.filter(action="paper.columns_chosen").count() == 1
    composition.choose_columns(actor, paper, "introduction", [])
    assert section(paper, "introduction").left_out == ()


def test_words_that_were_not_changed_stay_the_products(town: Town) -> None:
    actor, paper = opened(town)
    save(actor, paper, section(paper, "facts").text)
    assert not paper.sections.exists()
    assert not section(paper, "facts").is_own


def test_every_save_is_kept_with_who_and_when(town: Town) -> None:
    actor, paper = opened(town)
    save(actor, paper, "หนึ่ง")
    save(actor, paper, "สอง")
    composition.reset_section(actor, paper, "facts")
    history = paper.sections.get().revisions.all()
    assert [(r.version, r.by, r.content["text"], r.content["is_own"]) for r in history] == [
        (3, town.coordinator, "", False),
        (2, town.coordinator, "สอง", True),
        (1, town.coordinator, "หนึ่ง", True),
    ]
    assert section(paper, "facts").text.startswith("ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} {ชื่อเทศบาล}")
    assert list(AuditEntry.objects.filter(action__startswith="paper.").values_list("action", flat=True)) == [
        "paper.section_saved",
        "paper.section_saved",
        "paper.section_reset",
    ]


def test_two_people_in_one_text_lose_none_of_it(town: Town) -> None:
    actor, paper = opened(town)
    both_saw = seen(paper, "facts")
    save(actor, paper, "ของคนแรก", opened_with=both_saw)
    with pytest.raises(EditedMeanwhile):
        save(actor, paper, "ของคนที่สอง", opened_with=both_saw)
    assert section(paper, "facts").text == "ของคนแรก"


def test_two_people_in_heading_and_text_of_one_section_are_joined(town: Town) -> None:
    actor, paper = opened(town)
    save(actor, paper, "แรก")
    both_saw = seen(paper, "facts")
    save(actor, paper, "ข้อความใหม่", opened_with=both_saw)
    words = {"heading": "หัวข้อใหม่", "text": "แรก"}
    composition.save_section(actor, paper, "facts", words, opened_with=both_saw)
    now = section(paper, "facts")
    assert (now.heading, now.text) == ("หัวข้อใหม่", "ข้อความใหม่")


def test_what_is_left_out_keeps_its_words_and_comes_back_with_them(town: Town) -> None:
    actor, paper = opened(town)
    save(actor, paper, "เก็บไว้")
    composition.include_section(actor, paper, "facts", included=False)
    assert [each["key"] for each in printed(actor)] == ["background", "considerations", "closing"]
    composition.include_section(actor, paper, "facts", included=True)
    assert (section(paper, "facts").included, section(paper, "facts").text) == (True, "เก็บไว้")


def test_the_order_is_the_offices_and_the_closing_stays_last(town: Town) -> None:
    actor, paper = opened(town)
    composition.move_section(actor, paper, "considerations", up=True)
    composition.move_section(actor, paper, "closing", up=True)
    composition.move_section(actor, paper, "law", up=False)
    order = [each.key for each in composition.sections_today(Paper.objects.get(pk=paper.pk), {})]
    assert order == ["background", "facts", "considerations", "law", "closing"]


def test_an_added_section_is_printed_and_its_last_words_stay_in_the_audit(town: Town) -> None:
    actor, paper = opened(town)
    key = composition.add_section(actor, paper, "ข้อสังเกต")
    save(actor, paper, "ดี", key)
    now = printed(actor)[-2]
    assert (now["key"], now["block"], now["heading"], now["paragraphs"]) == ("own-1", "text", "ข้อสังเกต", ["ดี"])
    composition.remove_section(actor, paper, key)
    assert AuditEntry.objects.get(action="paper.section_removed").detail["text"] == "ดี"
    with pytest.raises(composition.CannotCompose, match="ส่วนนี้ถูกลบไปแล้ว"):
        composition.remove_section(actor, paper, key)


def test_what_the_form_of_a_paper_needs_cannot_go(town: Town) -> None:
    actor, paper = opened(town, "plan", 2569, "")
    refused: list[Callable[[], object]] = [
        lambda: composition.include_section(actor, paper, "plan-table", included=False),
        lambda: composition.remove_section(actor, paper, "introduction"),
        lambda: composition.reset_section(actor, paper, composition.add_section(actor, paper, "ก")),
    ]
    for act in refused:
        with pytest.raises(composition.CannotCompose):
            act()


def test_not_more_sections_are_added_than_a_page_can_show(town: Town) -> None:
    actor, paper = opened(town)
    for _ in range(composition.MOST_ADDED):
        composition.add_section(actor, paper, "ก")
    with pytest.raises(composition.CannotCompose, match="เพิ่มส่วนได้ไม่เกิน 30 ส่วน"):
        composition.add_section(actor, paper, "ก")


def test_next_year_begins_with_the_offices_words_which_must_be_read_before_they_are_printed(town: Town) -> None:
    actor, last = opened(town, year=2568)
    save(actor, last, "ได้ {คะแนนรวม} คะแนน")
    composition.include_section(actor, last, "law", included=True)
    composition.move_section(actor, last, "considerations", up=True)
    _, paper = opened(town)
    now = section(paper, "facts")
    assert (now.text, now.is_own, now.inherited) == ("ได้ {คะแนนรวม} คะแนน", True, True)
    assert (section(paper, "law").included, section(paper, "law").inherited) == (True, False)
    assert paper.section_order == ["background", "facts", "considerations", "law", "closing"]
    with pytest.raises(CannotBuild, match="ยังไม่ได้อ่านทวน"):
        printed(actor)
    composition.review_section(actor, paper, "facts")
    assert printed(actor)[1]["paragraphs"] == ["ได้ 90.83 คะแนน"]


def test_saving_inherited_words_is_reading_them(town: Town) -> None:
    actor, last = opened(town, year=2568)
    save(actor, last, "ก")
    _, paper = opened(town)
    save(actor, paper, "ก")
    assert not section(paper, "facts").inherited


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_only_who_makes_papers_composes_them(town: Town, role: str) -> None:
    _, paper = opened(town)
    actor = actor_for(town.municipality, make_member(town.municipality, role, password=None))
    acts: list[Callable[[], object]] = [
        lambda: composition.open_paper(actor, "plan", 2569, ""),
        lambda: save(actor, paper, "ก"),
        lambda: composition.reset_section(actor, paper, "facts"),
        lambda: composition.include_section(actor, paper, "facts", included=False),
        lambda: composition.review_section(actor, paper, "facts"),
        lambda: composition.move_section(actor, paper, "facts", up=True),
        lambda: composition.order_sections(actor, paper, []),
        lambda: composition.add_section(actor, paper, "ก"),
        lambda: composition.remove_section(actor, paper, "own-1"),
        lambda: composition.put_picture(actor, paper, "own-1", picture()),
        lambda: composition.remove_picture(actor, paper, "own-1"),
        lambda: composition.share_section(actor, paper, "facts", []),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


def test_the_system_makes_papers_without_a_person(town: Town) -> None:
    with open_municipality(town.municipality):
        version = make_version(system_actor(town.municipality), "plan", 2569, "", [], in_background=False)
    assert [each["key"] for each in version.content["sections"]] == ["introduction", "plan-table"]
