"""A memo's head as it is stored: saves and their history, two people at once, the next year's, and its report."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import AuditEntry, Role, Unit
from accounts.permissions import Actor
from documents import composition, memo_heads
from documents.actions import make_version
from documents.memo_heads import head_of, row_of, save_head, stored_fields
from documents.models import Paper, PaperVersion
from documents.papers.content import CannotAttach
from documents.papers.differences import differences
from documents.papers.heads import NO_HEAD
from tests.approvals.town import Town
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit


def opened(town: Town, year: int = 2569, variant: str = "plan") -> tuple[Actor, Paper]:
    actor = town.actor(town.coordinator)
    return actor, composition.open_paper(actor, "memo", year, variant)


def save(actor: Actor, paper: Paper, opened_with: str | None = None, **fields: Any) -> None:
    seen = fingerprint(stored_fields(row_of(paper))) if opened_with is None else opened_with
    save_head(actor, paper, stored_fields(row_of(paper)) | fields, opened_with=seen)


@pytest.fixture
def unit(town: Town) -> Unit:
    return make_unit(town.municipality, "สำนักปลัดเทศบาล")


def test_what_is_saved_is_the_memos_head_and_kept_with_who_and_when(town: Town, unit: Unit) -> None:
    actor, paper = opened(town)
    assert head_of(paper) == NO_HEAD
    save(actor, paper, unit=unit.pk, telephone="0 5400 0000", date=dt.date(2025, 11, 12), number=147)
    save(actor, paper, references="หนังสือ ก", number=None)
    head = head_of(paper)
    assert (head.unit, head.telephone, head.number, head.references) == ("สำนักปลัดเทศบาล", "0 5400 0000", "", "หนังสือ ก")
    row = row_of(paper)
    assert row is not None
    assert [
        (r.version, r.by, r.content["number"], r.content["unit"], r.content["date"]) for r in row.revisions.all()
    ] == [
        (2, town.coordinator, None, "สำนักปลัดเทศบาล", "2025-11-12"),
        (1, town.coordinator, 147, "สำนักปลัดเทศบาล", "2025-11-12"),
    ]
    entries = AuditEntry.objects.filter(action="paper.head_saved")
    assert [sorted(entry.detail["fields"]) for entry in entries] == [
        ["date", "number", "telephone", "unit"],
        ["number", "references"],
    ]


def test_saving_what_was_opened_changes_nothing(town: Town) -> None:
    actor, paper = opened(town)
    save(actor, paper)
    assert row_of(paper) is None


def test_two_people_in_different_boxes_are_joined_and_in_one_box_lose_nothing(town: Town) -> None:
    actor, paper = opened(town)
    both_saw = fingerprint(stored_fields(None))
    save(actor, paper, opened_with=both_saw, telephone="1")
    save_head(actor, paper, memo_heads.EMPTY | {"addressee": "ปลัดเทศบาล"}, opened_with=both_saw)
    assert (head_of(paper).telephone, head_of(paper).addressee) == ("1", "ปลัดเทศบาล")
    with pytest.raises(EditedMeanwhile):
        save_head(actor, paper, memo_heads.EMPTY | {"telephone": "2"}, opened_with=both_saw)
    assert head_of(paper).telephone == "1"


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_only_who_makes_papers_writes_their_heads(town: Town, role: str) -> None:
    _, paper = opened(town)
    actor = actor_for(town.municipality, make_member(town.municipality, role, password=None))
    with pytest.raises(PermissionDenied):
        save(actor, paper, telephone="1")


def test_next_year_begins_with_the_head_but_never_with_number_and_day(town: Town, unit: Unit) -> None:
    actor, last = opened(town, 2568)
    save(actor, last, unit=unit.pk, telephone="1", references="หนังสือ ก", number=5, date=dt.date(2025, 1, 2))
    _, paper = opened(town)
    head = head_of(paper)
    assert (head.unit, head.telephone, head.references, head.number, head.date) == (
        "สำนักปลัดเทศบาล",
        "1",
        "หนังสือ ก",
        "",
        None,
    )
    assert head.inherited
    save(actor, paper)  # it was read
    assert not head_of(paper).inherited


def test_next_years_head_names_what_its_unit_has_become(town: Town, unit: Unit) -> None:
    actor, last = opened(town, 2568)
    save(actor, last, unit=unit.pk)
    unit.merged_into = make_unit(town.municipality, "สำนักปลัด")
    unit.save()
    _, paper = opened(town)
    assert (head_of(last).unit, head_of(paper).unit) == ("สำนักปลัดเทศบาล", "สำนักปลัด")


def test_a_telephone_alone_need_not_be_read_again(town: Town) -> None:
    actor, last = opened(town, 2568)
    save(actor, last, telephone="1")
    _, paper = opened(town)
    assert (head_of(paper).telephone, head_of(paper).inherited) == ("1", False)


def made(actor: Actor, **more: Any) -> dict[str, Any]:
    version = make_version(actor, "memo", 2569, "plan", [], in_background=False, **more)
    return dict(PaperVersion.objects.get(pk=version.pk).content)


def test_a_memo_carries_its_report_unless_its_head_says_otherwise(town: Town) -> None:
    actor, paper = opened(town)
    content = made(actor)
    assert (content["report"]["kind"], content["report"]["signatures"]) == ("plan", [])
    assert len(content["report"]["measures"]) == 1
    assert len(content["attachments"]) == 1
    alone = made(actor, with_report=False)
    assert (alone["report"], alone["attachments"]) == (None, [])
    save(actor, paper, with_report=False)
    assert made(actor)["report"] is None
    assert made(actor, with_report=True)["report"]["kind"] == "plan"


def test_the_report_is_composed_by_its_own_paper_and_in_the_chosen_variant(town: Town) -> None:
    actor, paper = opened(town, 2569, "implementation")
    save(actor, paper, report_variant="by-theme")
    report = composition.open_paper(actor, "implementation", 2569, "by-theme")
    composition.save_section(actor, report, "introduction", {"heading": "", "text": "ของสำนักงาน"}, opened_with="")
    version = make_version(actor, "memo", 2569, "implementation", [], in_background=False)
    content = PaperVersion.objects.get(pk=version.pk).content["report"]
    assert (content["variant"], content["sections"][0]["paragraphs"]) == ("by-theme", ["ของสำนักงาน"])


def test_a_report_that_cannot_be_made_is_told_and_the_memo_may_go_alone(town: Town) -> None:
    actor = town.actor(town.coordinator)
    make_measure(make_plan(town.municipality, 2568))
    last = composition.open_paper(actor, "plan", 2568, "")
    composition.save_section(actor, last, "introduction", {"heading": "", "text": "ของปีก่อน"}, opened_with="")
    papers = Paper.objects.count()
    with pytest.raises(CannotAttach, match=r"^รายงานที่แนบยังจัดทำไม่ได้: ส่วน “บทนำ” ยกข้อความมาจาก"):
        made(actor)
    assert Paper.objects.count() == papers
    assert made(actor, with_report=False)["report"] is None


def test_what_changed_in_head_and_report_is_told(town: Town) -> None:
    actor, paper = opened(town)
    before = made(actor)
    save(actor, paper, telephone="0 5400 0000")
    report = composition.open_paper(actor, "plan", 2569, "")
    composition.save_section(actor, report, "introduction", {"heading": "", "text": "ใหม่"}, opened_with="")
    told = differences(before, made(actor))
    assert [change.key for change in told.sections] == ["head", "report:introduction"]
    assert told.sections[0].after[0].endswith("โทร. 0 5400 0000")
    assert told.sections[1].after == ("ใหม่",)
