"""Who may decide a step now, and why not; whose work a paper is.

The whole of it in one table: a step is decided while its submission is under review and nobody decided it yet, when
all before it are decided, by a person whose role decides, who holds its position or acts for it today, who neither
made, nor submitted, nor drafted the paper, who decided no other step of it, and who is no platform administrator.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from accounts.models import AuditEntry
from accounts.permissions import Actor, Capability, refusal
from accounts.templatetags.thai_text import thai_moment
from approvals.models import SubmissionStep
from approvals.transitions import State
from documents.models import MemoHeadRevision, Paper, PaperKind, PaperSectionRevision, PaperVersion

# What the audit trail calls a save of a section that leaves a revision.
SECTION_SAVED = frozenset(
    f"paper.{done}"
    for done in (
        "section_added",
        "section_saved",
        "section_reset",
        "section_included",
        "section_left_out",
        "columns_chosen",
        "picture_put",
        "picture_removed",
    )
)


def why_not(actor: Actor, step: SubmissionStep) -> str:
    """Why this actor may not decide this step now, in Thai; empty for one who may."""
    return not_now(step) or refusal(actor, Capability.DECIDE, step)


def not_now(step: SubmissionStep) -> str:
    """Why nobody may decide this step now, in Thai; empty while it is its turn."""
    submission = step.submission
    if step.decision:
        return f"ขั้นนี้พิจารณาไปแล้ว โดย {step.name} เวลา {thai_moment(step.decided_at)}"
    if submission.state != State.IN_REVIEW:
        return f"เรื่องนี้ไม่ได้รอพิจารณาแล้ว สถานะคือ {submission.get_state_display()}"
    current = submission.current_step
    if current is not None and current.pk == step.pk:
        return ""
    return f"ยังไม่ถึงขั้นนี้ เรื่องรอ{current.position if current else 'ขั้นก่อนหน้า'}พิจารณา"


def concerns(actor: Actor, step: SubmissionStep) -> bool:
    """Whether the person has to do with the step's position, and should be told why it is not theirs to decide."""
    return step.position_id is not None and any(
        step.position_id in positions for positions in (actor.held, actor.acting, actor.not_acting)
    )


def drafters_of(version: PaperVersion) -> list[int]:
    """The keys of the users who drafted a version.

    These are all in whose name a save of one of its paper's sections, or of its head, stands in their histories before
    the version was made: who wrote words, changed, chose, took over or shared them. A section that was removed since,
    and its history with it, has them from the audit trail. A memo that carries its report has those of the report's
    paper, too. Who entered figures or measures that the paper shows drafted none of it.
    """
    papers = [version.paper_id]
    report = version.content.get("report")
    if version.paper.kind == PaperKind.MEMO and report:
        papers += Paper.objects.filter(
            municipality=version.paper.municipality_id,
            kind=report["kind"],
            variant=report["variant"],
            fiscal_year=version.paper.fiscal_year,
        ).values_list("pk", flat=True)
    return sorted({*writers_of(papers, version.made_at), *_told_of_sections(version, papers)})


def writers_of(papers: Collection[int], until: dt.datetime) -> set[int]:
    """The keys of the users in whose names saves of these papers' sections and heads stand until then."""
    before = {"at__lte": until, "by__isnull": False}
    sections = PaperSectionRevision.objects.filter(section__paper__in=papers, **before)
    heads = MemoHeadRevision.objects.filter(head__paper__in=papers, **before)
    return {*sections.values_list("by", flat=True), *heads.values_list("by", flat=True)}


def _told_of_sections(version: PaperVersion, papers: Collection[int]) -> set[int]:
    """Who, by the audit trail, changed a section that the version holds, though the section may be gone today."""
    parts = [version.content, version.content.get("report") or {}]
    keys = {section["key"] for part in parts for section in part.get("sections", ())}
    entries = AuditEntry.objects.filter(
        municipality=version.paper.municipality_id,
        object_type=Paper._meta.label_lower,
        object_id__in=map(str, papers),
        action__in=SECTION_SAVED,
        at__lte=version.made_at,
        user__isnull=False,
    )
    return {user for user, detail in entries.values_list("user", "detail") if user and detail.get("section") in keys}
