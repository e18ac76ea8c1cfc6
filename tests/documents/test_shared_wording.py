"""A section's wording in the office's other papers, the order at once, and words of earlier saves."""

from __future__ import annotations

import pytest

from documents import composition
from documents.models import Paper
from tests.approvals.town import Town
from tests.documents.test_composition import opened, save, section


def order(paper: Paper) -> list[str]:
    return [each.key for each in composition.sections_today(Paper.objects.get(pk=paper.pk), {})]


def test_wording_stands_in_the_same_section_of_another_paper_until_read(town: Town) -> None:
    actor, plan = opened(town, "plan", 2569, "")
    _, report = opened(town, "implementation", 2569, "by-measure")
    save(actor, plan, "ของเทศบาล {ปีงบประมาณ}", "introduction")
    composition.share_section(actor, plan, "introduction", [report])
    there = section(report, "introduction")
    assert (there.text, there.is_own, there.inherited, there.included) == ("ของเทศบาล {ปีงบประมาณ}", True, True, True)
    composition.review_section(actor, report, "introduction")
    composition.share_section(actor, plan, "introduction", [report])  # the same words: read they stay
    assert not section(report, "introduction").inherited


def test_words_that_stood_there_stay_in_the_history(town: Town) -> None:
    actor, plan = opened(town, "plan", 2569, "")
    _, report = opened(town, "implementation", 2569, "by-measure")
    save(actor, report, "ของเดิม", "introduction")
    save(actor, plan, "ของใหม่", "introduction")
    composition.share_section(actor, plan, "introduction", [report])
    history = [each.content["text"] for each in report.sections.get(key="introduction").revisions.all()]
    assert history == ["ของใหม่", "ของเดิม"]


def test_a_paper_without_such_a_section_gets_one_more_and_only_one(town: Town) -> None:
    actor, memo = opened(town)
    _, plan = opened(town, "plan", 2569, "")
    save(actor, memo, "ข้อเท็จจริงของเทศบาล", "facts")
    key = composition.add_section(actor, memo, "ข้อสังเกต")
    save(actor, memo, "สังเกตว่า", key)
    for _ in range(2):
        composition.share_section(actor, memo, "facts", [plan])
        composition.share_section(actor, memo, key, [plan])
    added = [each for each in composition.sections_today(plan, {}) if each.is_added]
    assert [(each.heading, each.text, each.inherited) for each in added] == [
        ("ข้อเท็จจริง", "ข้อเท็จจริงของเทศบาล", True),
        ("ข้อสังเกต", "สังเกตว่า", True),
    ]


def test_what_is_offered_is_taken_in_where_it_is_wanted(town: Town) -> None:
    actor, memo = opened(town)
    _, plan = opened(town, "plan", 2569, "")
    save(actor, memo, "พระราชบัญญัติเทศบาล", "law")
    composition.share_section(actor, memo, "law", [plan])
    assert section(plan, "law").included


def test_the_products_own_words_are_everywhere_already(town: Town) -> None:
    actor, memo = opened(town)
    _, plan = opened(town, "plan", 2569, "")
    with pytest.raises(composition.CannotCompose, match="ยังเป็นข้อความของระบบ"):
        composition.share_section(actor, memo, "facts", [plan])


def test_the_whole_order_is_taken_at_once_and_the_closing_stays_last(town: Town) -> None:
    actor, paper = opened(town)
    composition.order_sections(actor, paper, ["law", "considerations", "background", "facts"])
    assert order(paper) == ["law", "considerations", "background", "facts", "closing"]


@pytest.mark.parametrize(
    "keys",
    [[], ["facts"], ["background", "facts", "law", "law"], ["closing", "background", "facts", "law", "considerations"]],
    ids=["none", "too few", "twice", "a fixed one"],
)
def test_an_order_of_other_sections_is_refused(town: Town, keys: list[str]) -> None:
    actor, paper = opened(town)
    with pytest.raises(composition.CannotCompose, match="ส่วนของเอกสารเปลี่ยนไปแล้ว"):
        composition.order_sections(actor, paper, keys)
    assert order(paper) == ["background", "facts", "law", "considerations", "closing"]


def test_the_words_of_a_save_are_found_again_and_the_products_are_nobodys(town: Town) -> None:
    actor, paper = opened(town)
    save(actor, paper, "หนึ่ง")
    save(actor, paper, "สอง")
    composition.reset_section(actor, paper, "facts")
    found = [composition.words_of_version(paper, "facts", version) for version in (1, 2, 3, 4, None)]
    assert [words and words["text"] for words in found] == ["หนึ่ง", "สอง", None, None, None]
