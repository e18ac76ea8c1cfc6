"""Removing what was opened by mistake: an empty plan, a wrong year's scores, papers nobody has submitted.

Each is refused, with every reason, while something hangs on it; what was removed stands in the audit trail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import Q

from accounts.audit import lock, record
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_everybodys_drafts
from accounts.import_states import UNFINISHED, State
from accounts.permissions import Actor, Capability, can, require
from approvals.models import LetterNumber, Publication, SignedScan, Submission
from documents.locking import lock_version
from documents.memo_heads import draft_name as head_draft
from documents.models import Paper, PaperKind, PaperVersion, WordFile
from documents.transitions import UNFINISHED as MAKING
from plans.analyses.actions import draft_name as analyses_draft
from plans.analyses.actions import written
from plans.models import Plan
from scores.actions import remove_year
from scores.models import Assessment


class CannotRemove(Exception):
    """Something hangs on it; `reasons` say what, in Thai."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def _refuse(reasons: Iterator[str]) -> None:
    if found := list(reasons):
        raise CannotRemove(found)


def _about(*papers: tuple[str, int]) -> Q:
    """Papers of these kinds and years, and the memos that send them up."""
    found = Q(pk__in=[])
    for kind, year in papers:
        found |= Q(fiscal_year=year) & (Q(kind=kind) | Q(kind=PaperKind.MEMO, variant=kind))
    return found


def _papers(papers: Q) -> Iterator[str]:
    for paper in Paper.objects.filter(papers):
        yield f"มี{paper}" + (f" ({paper.variant_label})" if paper.variant_label else "") + " ที่จัดทำหรือร่างไว้"


def _shown(what: str, fiscal_year: int) -> Iterator[str]:
    if Publication.objects.filter(what=what, fiscal_year=fiscal_year, withdrawn_at=None).exists():
        yield "เผยแพร่ต่อสาธารณะอยู่ ให้ถอนการเผยแพร่ก่อน"


# --- A plan -----------------------------------------------------------------------------------------------------------


def hanging_on_plan(plan: Plan) -> Iterator[str]:
    """Why a plan stays."""
    if measures := plan.measures.count():
        yield f"มีมาตรการ {measures} รายการ"
    if analyses := len(written(plan)):
        yield f"มีบทวิเคราะห์ {analyses} ตัวชี้วัด"
    if tables := plan.imports.filter(state__in=[*UNFINISHED, State.CHECKED]).count():
        yield f"มีตารางมาตรการที่รอยืนยัน {tables} ไฟล์ ให้ยืนยันหรือยกเลิกก่อน"
    year = plan.fiscal_year
    yield from _papers(_about((PaperKind.PLAN, year), (PaperKind.IMPLEMENTATION, year)))
    yield from _shown(Publication.What.MEASURES, year)


def goes_with_plan(plan: Plan) -> list[str]:
    """What of the bin goes with it for good."""
    binned = plan.binned.count()
    return [f"มาตรการที่ลบแล้ว {binned} รายการในถัง จะนำกลับมาไม่ได้อีก"] if binned else []


def remove_plan(actor: Actor, plan: Plan) -> None:
    """Takes an empty plan away. CannotRemove; EditedMeanwhile where it is gone."""
    require(actor, Capability.EDIT_PLAN)
    with transaction.atomic():
        lock([actor.municipality.pk])
        found = Plan.objects.filter(pk=plan.pk).first()
        if found is None:
            raise EditedMeanwhile
        _refuse(hanging_on_plan(found))
        record(actor, "plan.removed", found, title=str(found), fiscal_year=found.fiscal_year)
        for form in (analyses_draft(found.fiscal_year), f"measure/new/{found.fiscal_year}"):
            discard_everybodys_drafts(actor, form)
        found.delete()


# --- A year's scores --------------------------------------------------------------------------------------------------


def hanging_on_scores(actor: Actor, assessment: Assessment) -> Iterator[str]:
    """Why a year's scores stay; of a year without any, nothing does."""
    figures = len(assessment.entered())
    if not figures and not assessment.official_level:
        return
    if not can(actor, Capability.IMPORT_SCORES):
        yield f"มีคะแนน {figures} รายการ ผู้ประสานงานของเทศบาลเท่านั้นที่ลบได้"
    year = assessment.fiscal_year
    if Plan.objects.filter(municipality=assessment.municipality_id, fiscal_year=year + 1).exists():
        yield f"แผนปีงบประมาณ พ.ศ. {year + 1} ตอบผลของปีนี้"
    answering = (PaperKind.ANALYSIS, year), (PaperKind.IMPLEMENTATION, year), (PaperKind.PLAN, year + 1)
    yield from _papers(_about(*answering))
    yield from _shown(Publication.What.SCORES, year)


def goes_with_scores(assessment: Assessment) -> list[str]:
    """The figures, which stay readable in the audit trail."""
    figures = len(assessment.entered())
    return [f"คะแนน {figures} รายการ ซึ่งยังอ่านได้ในบันทึกการใช้งาน"] if figures else []


def remove_scores(actor: Actor, assessment: Assessment) -> None:
    """Takes a year's scores away. CannotRemove; EditedMeanwhile where they are gone."""
    require(actor, Capability.EDIT_SCORES)
    with transaction.atomic():
        lock([actor.municipality.pk])
        found = Assessment.objects.with_figures().filter(pk=assessment.pk).first()
        if found is None:
            raise EditedMeanwhile
        _refuse(hanging_on_scores(actor, found))
        remove_year(actor, found)


# --- Papers -----------------------------------------------------------------------------------------------------------


def hanging_on_version(version: PaperVersion) -> Iterator[str]:
    """Why a version stays."""
    if version.is_unfinished or WordFile.objects.filter(version=version, state__in=MAKING).exists():
        yield f"ฉบับที่ {version.number} กำลังจัดทำอยู่ ให้รอหรือยกเลิกก่อน"
    if Submission.objects.filter(version=version).exists():
        yield f"ฉบับที่ {version.number} เสนอไปแล้ว จึงต้องเก็บไว้เป็นหลักฐาน"
    elif LetterNumber.objects.filter(version=version).exists():
        yield f"ฉบับที่ {version.number} มีเลขหนังสือแล้ว"
    if SignedScan.objects.filter(version=version).exists():
        yield f"ฉบับที่ {version.number} มีสำเนาที่ลงนามด้วยมือ"


def remove_version(actor: Actor, version: PaperVersion) -> None:
    """Takes a version away that nobody submitted; the paper's own words stay. CannotRemove, EditedMeanwhile."""
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        lock([actor.municipality.pk])
        found = lock_version(version)
        _refuse(hanging_on_version(found))
        record(actor, "paper.version_removed", found, title=str(found))
        _forget(actor, found)


def hanging_on_paper(paper: Paper) -> Iterator[str]:
    """Why a paper stays."""
    for version in paper.versions.all():
        yield from hanging_on_version(version)
    if paper.publications.exists():
        yield "เคยเผยแพร่ต่อสาธารณะ"


def goes_with_paper(paper: Paper) -> list[str]:
    """Its versions and the words that were written for it."""
    versions, sections = paper.versions.count(), paper.sections.filter(is_own=True).count()
    along = [f"ฉบับที่จัดทำไว้ {versions} ฉบับ ซึ่งยังไม่ได้เสนอ"] if versions else []
    return along + ([f"ข้อความที่แก้หรือเขียนเอง {sections} ส่วน"] if sections else [])


def remove_paper(actor: Actor, paper: Paper) -> None:
    """Takes a paper away of which nothing was submitted, with all its words. CannotRemove, EditedMeanwhile."""
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        lock([actor.municipality.pk])
        found = Paper.objects.filter(pk=paper.pk).first()
        if found is None:
            raise EditedMeanwhile
        _refuse(hanging_on_paper(found))
        record(actor, "paper.removed", found, title=str(found))
        for version in found.versions.all():
            _forget(actor, version)
        for form in (head_draft(found), f"paper-section/{found.pk}"):
            discard_everybodys_drafts(actor, form)
        found.delete()


def _forget(actor: Actor, version: PaperVersion) -> None:
    discard_everybodys_drafts(actor, f"paper/{version.pk}")
    version.delete()
