"""What an office makes of a paper's sections: every change of its order and its words passes here.

Nothing stored means the product's own wording. Words with fields are kept as typed; what of them cannot be filled is
refused by the form, and by the freezing (documents.papers.composing).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts import storage
from accounts.audit import lock, record
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft, discard_everybodys_drafts
from accounts.editing.merging import Merge, marks, marks_in, merge
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, require
from accounts.quotas import PICTURES, require_room
from documents import memo_heads
from documents.locking import hold_paper
from documents.models import VARIANTS, Paper, PaperKind, PaperSection, PaperSectionRevision
from documents.papers.building import AS_IT_IS, about, build
from documents.papers.composing import OWN, ComposedSection, Composition, StoredSection, composed, moved, own_number
from documents.papers.content import CannotAttach, CannotBuild, PaperContent
from documents.papers.fields import Values, values_of
from documents.papers.heads import Head
from documents.papers.section_spec import COVER
from documents.papers.sections import sections_of
from documents.papers.sources import Source, facts_of, load_source
from documents.pictures import printable
from thai.printable import refusal

ORDER_CHANGED = "ส่วนของเอกสารเปลี่ยนไปแล้ว ยังไม่ได้จัดลำดับ เปิดหน้านี้ใหม่แล้วลองอีกครั้ง"
MOST_ADDED = 30  # sections that an office may add to one paper
WORDS = ("heading", "text", "caption", "alt")
KEPT = ("included", "is_own", *WORDS, "picture")  # what a section holds, but for whether it was read


class CannotCompose(Exception):
    """The section cannot be changed so; the message says why, in Thai."""


def draft_name(paper: Paper, key: str) -> str:
    """Under which name accounts.editing.drafts keeps what is typed into a section."""
    return f"paper-section/{paper.pk}/{key}"


def open_paper(actor: Actor, kind: str, fiscal_year: int, variant: str) -> Paper:
    """The paper, held inside a transaction; a new one begins with the office's wording of an earlier year.

    Those words come marked, until somebody has read them for this year.
    """
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        lock([actor.municipality.pk])  # or it could be removed between being found and being held
        paper, is_new = Paper.objects.get_or_create(
            municipality=actor.municipality, kind=kind, variant=variant, fiscal_year=fiscal_year
        )
        hold_paper(paper)
        if is_new:
            _take_over(actor, paper)
            _take_emblem(actor, paper)
    return paper


def composition_of(paper: Paper) -> Composition:
    """What is stored of a paper's sections, and of a memo's head."""
    return Composition(
        tuple(paper.section_order),
        [
            StoredSection(
                row.key,
                inherited=row.inherited,
                left_out=tuple(row.columns_left_out),
                **{name: getattr(row, name) for name in KEPT},
            )
            for row in paper.sections.all()
        ],
        memo_heads.head_of(paper),
    )


def report_variant(kind: str, head: Head) -> str:
    """The variant of the report of this kind that a memo carries."""
    return head.report_variant or VARIANTS[kind][0][0]


def report_today(memo: Paper, head: Head, source: Source, today: dt.date) -> PaperContent | None:
    """The report that a memo carries in its file, as it would be frozen today; None where it goes without.

    Raises CannotAttach.
    """
    if memo.kind != PaperKind.MEMO or not head.with_report:
        return None
    variant = report_variant(memo.variant, head)
    same = Paper.objects.filter(municipality=memo.municipality, kind=memo.variant, variant=variant)
    paper = same.filter(fiscal_year=memo.fiscal_year).first()
    try:
        return build(source, memo.variant, variant, today, (), composition_of(paper) if paper else AS_IT_IS)
    except CannotBuild as error:
        raise CannotAttach(f"รายงานที่แนบยังจัดทำไม่ได้: {error}") from error


def source_of(paper: Paper) -> Source:
    """What the paper would be made from today. UnknownRules for a year without rules."""
    return load_source(paper.municipality, about(paper.kind, paper.variant), paper.fiscal_year)


def values_today(paper: Paper) -> dict[str, str | None]:
    """What each field of the paper's texts says today."""
    return values_of(facts_of(source_of(paper), about(paper.kind, paper.variant)))


def sections_today(paper: Paper, values: Values) -> list[ComposedSection]:
    """The paper's sections as they stand now, those left out included."""
    return composed(sections_of(paper.kind, paper.variant), composition_of(paper), values)


def merged(opened_with: str, section: ComposedSection, typed: Mapping[str, str]) -> Merge[str]:
    """What was typed into a form opened with this fingerprint of the section's words, on top of what is stored now.

    The product's own words are nobody's: they change with the figures, and what is typed stands in their place.
    """
    stored = section.words
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


def choose_columns(actor: Actor, paper: Paper, key: str, kept: Collection[str]) -> None:
    """Prints these of the columns that a section's tables may do without."""
    with transaction.atomic():
        section = _section(actor, paper, key)
        left_out = [column for column, _ in section.columns if column not in kept]
        if left_out != list(section.left_out):
            _store(actor, paper, section, columns_left_out=left_out)
            record(actor, "paper.columns_chosen", paper, section=key, left_out=left_out)


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
            _put_in_order(actor, paper, now)


def order_sections(actor: Actor, paper: Paper, keys: Sequence[str]) -> None:
    """Puts the sections in this order, those that stay at their place left out of it."""
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        hold_paper(paper)
        sections = sections_today(paper, {})
        if sorted(keys) != sorted(each.key for each in sections if not each.fixed):
            raise CannotCompose(ORDER_CHANGED)
        if list(keys) != [each.key for each in sections if not each.fixed]:
            _put_in_order(actor, paper, [*keys, *(each.key for each in sections if each.fixed)])


def _put_in_order(actor: Actor, paper: Paper, keys: list[str]) -> None:
    paper.section_order = keys
    paper.save(update_fields=["section_order"])
    record(actor, "paper.sections_ordered", paper, order=keys)


def add_section(actor: Actor, paper: Paper, heading: str) -> str:
    """A section of the office's own, still without text; answers its key."""
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        hold_paper(paper)
        return _add(actor, paper, heading)


def _add(actor: Actor, paper: Paper, heading: str, text: str = "", inherited: bool = False) -> str:
    numbers = [own_number(key) for key in paper.sections.filter(key__startswith=OWN).values_list("key", flat=True)]
    if len(numbers) >= MOST_ADDED:
        raise CannotCompose(f"เพิ่มส่วนได้ไม่เกิน {MOST_ADDED} ส่วน")
    key = f"{OWN}{max(numbers, default=0) + 1}"
    row = PaperSection.objects.create(
        paper=paper,
        key=key,
        is_own=True,
        heading=heading,
        text=text,
        inherited=inherited,
        version=1,
        updated_by=actor.user,
    )
    _remember(actor, row)
    record(actor, "paper.section_added", paper, section=key, heading=heading)
    return key


def share_section(actor: Actor, paper: Paper, key: str, others: Iterable[Paper]) -> None:
    """Puts the office's wording of a section into other papers, too, marked until somebody has read it there.

    A paper of a form without such a section gets one more; words that stood in its place stay in its history.
    """
    require(actor, Capability.MAKE_PAPER)
    others = list(others)
    with transaction.atomic():
        for each in (paper, *others):
            hold_paper(each)
        section = _section(actor, paper, key)
        if not section.is_own:
            raise CannotCompose("ส่วนนี้ยังเป็นข้อความของระบบ ซึ่งเอกสารอื่นมีอยู่แล้ว")
        for other in others:
            _receive(actor, other, section)
        record(actor, "paper.section_shared", paper, section=key, papers=[other.pk for other in others])


def _receive(actor: Actor, paper: Paper, given: ComposedSection) -> None:
    """An added section is known by its heading: its key is its paper's own."""
    heading, there = given.heading or given.name, sections_today(paper, {})
    of_form = [each for each in there if not each.is_added and each.key == given.key]
    added = [each for each in there if each.is_added and each.heading == heading]
    if not (same := [*of_form, *added]):
        _add(actor, paper, heading, given.text, inherited=True)
    elif not same[0].is_own or (same[0].heading, same[0].text) != (given.heading, given.text):
        words = {"heading": given.heading if of_form else heading, "text": given.text}
        _store(actor, paper, same[0], included=True, is_own=True, inherited=True, **words)


def remove_section(actor: Actor, paper: Paper, key: str) -> None:
    """Removes a section that the office added; its last words stay in the audit trail."""
    with transaction.atomic():
        section = _section(actor, paper, key)
        if not section.is_added:
            raise CannotCompose("ส่วนนี้เป็นของแบบเอกสาร ลบไม่ได้ เลือกไม่ใส่แทน")
        paper.sections.filter(key=key).delete()
        discard_everybodys_drafts(actor, draft_name(paper, key))
        record(actor, "paper.section_removed", paper, section=key, heading=section.heading, text=section.text)


def words_of_version(paper: Paper, key: str, version: int | None) -> dict[str, str] | None:
    """What a section said after one of its saves; None where there is no such save, or it took the product's words."""
    if version is None:
        return None
    saved = PaperSectionRevision.objects.filter(section__paper=paper, section__key=key, version=version).first()
    if saved is None or not saved.content["is_own"]:
        return None
    return {name: saved.content.get(name, "") for name in WORDS}


def put_picture(actor: Actor, paper: Paper, key: str, content: bytes) -> str:
    """A picture below the text of an added section, or a cover's emblem, in place of the one before; answers its hash.

    Raises Refused (plans.evidence.file_types) for what is no picture that can be printed.
    """
    require(actor, Capability.MAKE_PAPER)
    require_room(len(content), CannotCompose)
    kept = printable(content)
    picture = storage.store(kept)
    with transaction.atomic():
        section = _section(actor, paper, key)
        if not section.takes_picture:
            raise CannotCompose("ใส่ภาพได้ในส่วนที่เพิ่มเองและตราบนปก เพิ่มส่วนใหม่ก่อน")
        if not section.picture and PaperSection.objects.exclude(picture="").count() >= PICTURES:
            raise CannotCompose(f"เอกสารของเทศบาลมีภาพรวม {PICTURES} ภาพแล้ว กรุณานำภาพที่ไม่ใช้ออกจากเอกสารเดิมก่อน")
        if section.picture != picture:
            require_room(len(kept), CannotCompose)
            _store(actor, paper, section, picture=picture, picture_size=len(kept))
            record(actor, "paper.picture_put", paper, section=key, sha256=picture)
    return picture


def remove_picture(actor: Actor, paper: Paper, key: str) -> None:
    """Takes the picture of a section away, with its words; they stay in the section's history."""
    with transaction.atomic():
        section = _section(actor, paper, key)
        if section.picture:
            _store(actor, paper, section, picture="", picture_size=0, caption="", alt="")
            record(actor, "paper.picture_removed", paper, section=key, sha256=section.picture)


def _section(actor: Actor, paper: Paper, key: str, values: Values | None = None) -> ComposedSection:
    """The section as it is stored now, with the paper held; the product's own words need today's values.

    CannotCompose where it is gone.
    """
    require(actor, Capability.MAKE_PAPER)
    hold_paper(paper)
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
    content = {name: getattr(row, name) for name in (*KEPT, "inherited", "columns_left_out")}
    PaperSectionRevision.objects.create(section=row, version=row.version, by=actor.user, content=content)


def _take_over(actor: Actor, paper: Paper) -> None:
    """The office's wording of the same paper of the last year before; pictures are of their year."""
    same = Paper.objects.filter(municipality=paper.municipality, kind=paper.kind, variant=paper.variant)
    earlier = same.filter(fiscal_year__lt=paper.fiscal_year).order_by("-fiscal_year").first()
    rows = list(earlier.sections.all()) if earlier else []
    has_head = earlier is not None and memo_heads.take_over(actor, paper, earlier)
    if not earlier or not (rows or earlier.section_order or has_head):
        return
    known = {spec.key for spec in sections_of(paper.kind, paper.variant)}
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
                columns_left_out=row.columns_left_out,
                version=1,
                updated_by=actor.user,
            )
            _remember(actor, copy)
    paper.section_order = earlier.section_order
    paper.save(update_fields=["section_order"])
    record(actor, "paper.wording_taken_over", paper, fiscal_year=earlier.fiscal_year)


def _take_emblem(actor: Actor, paper: Paper) -> None:
    """The municipality's emblem stands on a new paper's cover; where it has none, what stands on another cover."""
    cover = next((each for each in sections_today(paper, {}) if each.is_cover), None)
    others = PaperSection.objects.filter(paper__municipality=paper.municipality, key=COVER).exclude(picture="")
    last = others.order_by("-pk").values_list("picture", flat=True)
    picture = Municipality.objects.get(pk=paper.municipality_id).emblem or last.first()
    if cover and picture:
        _store(actor, paper, cover, picture=picture)
