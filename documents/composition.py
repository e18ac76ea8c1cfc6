"""What an office makes of a paper's sections: every change of its order and its words passes here.

Nothing stored means the product's own wording. Words with fields are kept as typed; what of them cannot be filled is
refused by the form, and by the freezing (documents.papers.composing).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft, discard_everybodys_drafts
from accounts.editing.merging import Merge, marks, marks_in, merge
from accounts.permissions import Actor, Capability, require
from documents.models import Paper, PaperSection, PaperSectionRevision
from documents.papers.building import about
from documents.papers.composing import OWN, ComposedSection, Composition, StoredSection, composed, moved, own_number
from documents.papers.fields import Values, values_of
from documents.papers.sections import SectionSpec, sections_of
from documents.papers.sources import Source, facts_of, load_source
from thai.printable import refusal

MOST_ADDED = 30  # sections that an office may add to one paper


class CannotCompose(Exception):
    """The section cannot be changed so; the message says why, in Thai."""


def draft_name(paper: Paper, key: str) -> str:
    """Under which name accounts.editing.drafts keeps what is typed into a section."""
    return f"paper-section/{paper.pk}/{key}"


def open_paper(actor: Actor, kind: str, fiscal_year: int, variant: str) -> Paper:
    """The paper, locked inside a transaction; a new one begins with the office's wording of an earlier year.

    Those words come marked, until somebody has read them for this year.
    """
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        paper, is_new = Paper.objects.select_for_update().get_or_create(
            municipality=actor.municipality, kind=kind, variant=variant, fiscal_year=fiscal_year
        )
        if is_new:
            _take_over(actor, paper)
    return paper


def composition_of(paper: Paper) -> Composition:
    """What is stored of a paper's sections."""
    return Composition(
        tuple(paper.section_order),
        [
            StoredSection(row.key, row.included, row.is_own, row.heading, row.text, row.inherited)
            for row in paper.sections.all()
        ],
    )


def source_of(paper: Paper) -> Source:
    """What the paper would be made from today. UnknownRules for a year without rules."""
    return load_source(paper.municipality, about(paper.kind, paper.variant), paper.fiscal_year)


def values_today(paper: Paper) -> dict[str, str | None]:
    """What each field of the paper's texts says today."""
    return values_of(facts_of(source_of(paper), about(paper.kind, paper.variant)))


def sections_today(paper: Paper, values: Values) -> list[ComposedSection]:
    """The paper's sections as they stand now, those left out included."""
    return composed(sections_of(paper.kind, paper.variant), composition_of(paper), values)


def words_of(section: ComposedSection) -> dict[str, str]:
    """What two people are compared by."""
    return {"heading": section.heading, "text": section.text}


def merged(opened_with: str, section: ComposedSection, typed: Mapping[str, str]) -> Merge[str]:
    """What was typed into a form opened with this fingerprint of `words_of`, on top of what is stored now.

    The product's own words are nobody's: they change with the figures, and what is typed stands in their place.
    """
    stored = words_of(section)
    return merge(marks_in(opened_with) if section.is_own else marks(stored), stored, typed)


def save_section(actor: Actor, paper: Paper, key: str, words: Mapping[str, str], *, opened_with: str) -> None:
    """Stores an office's own heading and text; what was not changed stays the product's.

    EditedMeanwhile where somebody else changed the same one since the form was opened with this fingerprint.
    """
    with transaction.atomic():
        section = _section(actor, paper, key, values_today(paper))
        found = merged(opened_with, section, words)
        if found.both:
            raise EditedMeanwhile
        if found.mine or section.inherited:
            _store(actor, paper, section, is_own=True, inherited=False, **found.together)
            record(actor, "paper.section_saved", paper, section=key)
        discard_draft(actor, draft_name(paper, key))


def reset_section(actor: Actor, paper: Paper, key: str) -> None:
    """Takes the product's own wording again; what the office wrote stays in the section's history."""
    with transaction.atomic():
        section = _section(actor, paper, key)
        if section.is_added:
            raise CannotCompose("ส่วนที่เพิ่มเองไม่มีข้อความของระบบ ลบส่วนนี้แทน")
        if section.is_own:
            _store(actor, paper, section, is_own=False, inherited=False, heading="", text="")
            record(actor, "paper.section_reset", paper, section=key)
        discard_draft(actor, draft_name(paper, key))


def include_section(actor: Actor, paper: Paper, key: str, included: bool) -> None:
    """Takes a section into the paper, or leaves it out; its words are kept."""
    with transaction.atomic():
        section = _section(actor, paper, key)
        if section.needed and not included:
            raise CannotCompose(f"เอกสารนี้ต้องมีส่วน “{section.name}”")
        if section.included != included:
            _store(actor, paper, section, included=included)
            record(actor, "paper.section_included" if included else "paper.section_left_out", paper, section=key)


def review_section(actor: Actor, paper: Paper, key: str) -> None:
    """Takes over the words of an earlier year as they stand."""
    with transaction.atomic():
        section = _section(actor, paper, key)
        if section.inherited:
            _store(actor, paper, section, inherited=False)
            record(actor, "paper.section_read", paper, section=key)


def move_section(actor: Actor, paper: Paper, key: str, up: bool) -> None:
    """Moves a section one place among those that may be moved."""
    with transaction.atomic():
        section = _section(actor, paper, key)
        sections = sections_today(paper, {})
        order = [each.key for each in sections]
        now = moved(order, section.key, up, {each.key for each in sections if each.fixed})
        if now != order:
            paper.section_order = now
            paper.save(update_fields=["section_order"])
            record(actor, "paper.sections_ordered", paper, order=now)


def add_section(actor: Actor, paper: Paper, heading: str) -> str:
    """A section of the office's own, still without text; answers its key."""
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        _hold(paper)
        numbers = [own_number(key) for key in paper.sections.filter(key__startswith=OWN).values_list("key", flat=True)]
        if len(numbers) >= MOST_ADDED:
            raise CannotCompose(f"เพิ่มส่วนได้ไม่เกิน {MOST_ADDED} ส่วน")
        key = f"{OWN}{max(numbers, default=0) + 1}"
        row = PaperSection.objects.create(
            paper=paper, key=key, is_own=True, heading=heading, version=1, updated_by=actor.user
        )
        _remember(actor, row)
        record(actor, "paper.section_added", paper, section=key, heading=heading)
    return key


def remove_section(actor: Actor, paper: Paper, key: str) -> None:
    """Removes a section that the office added; its last words stay in the audit trail."""
    with transaction.atomic():
        section = _section(actor, paper, key)
        if not section.is_added:
            raise CannotCompose("ส่วนนี้เป็นของแบบเอกสาร ลบไม่ได้ เลือกไม่ใส่แทน")
        paper.sections.filter(key=key).delete()
        discard_everybodys_drafts(actor, draft_name(paper, key))
        record(actor, "paper.section_removed", paper, section=key, heading=section.heading, text=section.text)


def _hold(paper: Paper) -> None:
    """One change of a paper's sections after the other."""
    paper.refresh_from_db(from_queryset=Paper.objects.select_for_update())


def _section(actor: Actor, paper: Paper, key: str, values: Values | None = None) -> ComposedSection:
    """The section as it is stored now, with the paper held; the product's own words need today's values.

    CannotCompose where it is gone.
    """
    require(actor, Capability.MAKE_PAPER)
    _hold(paper)
    found = next((each for each in sections_today(paper, values or {}) if each.key == key), None)
    if found is None:
        raise CannotCompose("ส่วนนี้ถูกลบไปแล้ว")
    return found


def _store(actor: Actor, paper: Paper, section: ComposedSection, **changes: Any) -> None:
    """One save of a section's row, with its revision. CannotCompose for new words that cannot be printed."""
    for name in {"heading", "text"} & changes.keys():
        if changes[name] != getattr(section, name) and (wrong := refusal(changes[name])):
            raise CannotCompose(wrong)
    row, _ = PaperSection.objects.get_or_create(paper=paper, key=section.key, defaults={"included": section.included})
    PaperSection.objects.filter(pk=row.pk).update(version=F("version") + 1)
    row.refresh_from_db()
    for name, value in changes.items():
        setattr(row, name, value)
    row.updated_by = actor.user
    row.save()
    _remember(actor, row)


def _remember(actor: Actor, row: PaperSection) -> None:
    content = {name: getattr(row, name) for name in ("included", "is_own", "heading", "text", "inherited")}
    PaperSectionRevision.objects.create(section=row, version=row.version, by=actor.user, content=content)


def _take_over(actor: Actor, paper: Paper) -> None:
    """The office's wording of the same paper of the last year before."""
    same = Paper.objects.filter(municipality=paper.municipality, kind=paper.kind, variant=paper.variant)
    earlier = same.filter(fiscal_year__lt=paper.fiscal_year).order_by("-fiscal_year").first()
    rows = list(earlier.sections.all()) if earlier else []
    if not earlier or not (rows or earlier.section_order):
        return
    known = {spec.key for spec in _specs(paper)}
    for row in rows:
        if row.key in known or row.key.startswith(OWN):
            copy = PaperSection.objects.create(
                paper=paper,
                key=row.key,
                included=row.included,
                is_own=row.is_own,
                heading=row.heading,
                text=row.text,
                inherited=row.is_own,
                version=1,
                updated_by=actor.user,
            )
            _remember(actor, copy)
    paper.section_order = earlier.section_order
    paper.save(update_fields=["section_order"])
    record(actor, "paper.wording_taken_over", paper, fiscal_year=earlier.fiscal_year)


def _specs(paper: Paper) -> tuple[SectionSpec, ...]:
    return sections_of(paper.kind, paper.variant)
