"""The head of a memo as it is stored: what its office wrote, saved, merged, taken over by the next year's.

Nothing stored, and a field that is empty, means the product's own (documents.papers.heads). Whether a typed number is
still free is asked of the register, by the form and again when the memo is submitted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from accounts.audit import record
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft
from accounts.editing.merging import Merge, marks_in, merge
from accounts.models import Unit
from accounts.permissions import Actor, Capability, require
from documents.locking import hold_paper
from documents.models import MemoHead, MemoHeadRevision, Paper, PaperKind
from documents.papers.heads import NO_HEAD, TEXTS, Head

EMPTY: dict[str, Any] = {
    "unit": None,
    "telephone": "",
    "number": None,
    "date": None,
    **dict.fromkeys(TEXTS, ""),
    "with_report": True,
    "report_variant": "",
}
# A year's own number and day are never another year's.
CARRIED = [name for name in EMPTY if name not in {"number", "date"}]


def draft_name(paper: Paper) -> str:
    """Under which name accounts.editing.drafts keeps what is typed into the head."""
    return f"memo-head/{paper.pk}"


def row_of(paper: Paper) -> MemoHead | None:
    """The stored head of a memo, its unit at hand."""
    return MemoHead.objects.filter(paper=paper).select_related("unit").first()


def stored_fields(row: MemoHead | None) -> dict[str, Any]:
    """What two people are compared by: the unit by its key, the others as they are stored."""
    if row is None:
        return dict(EMPTY)
    return {name: row.unit_id if name == "unit" else getattr(row, name) for name in EMPTY}


def head_of(paper: Paper) -> Head:
    """What an office wrote of the head, as plain values."""
    row = row_of(paper) if paper.kind == PaperKind.MEMO else None
    return replace(head_saying(stored_fields(row)), inherited=row.inherited) if row else NO_HEAD


def head_saying(fields: Mapping[str, Any]) -> Head:
    """The head that these fields make, stored or not."""
    unit = Unit.objects.filter(pk=fields["unit"]).first() if fields["unit"] else None
    own = {"unit": unit.name, "prefix": unit.document_prefix} if unit else {"unit": ""}
    telephone = fields["telephone"] or (unit.telephone if unit else "")
    return Head(**{**fields, **own, "telephone": telephone, "number": str(fields["number"] or "")})


def merged(opened_with: str, row: MemoHead | None, typed: Mapping[str, Any]) -> Merge[str]:
    """What was typed into a form opened with this fingerprint of `stored_fields`, on top of what is stored now."""
    return merge(marks_in(opened_with), stored_fields(row), typed)


def save_head(actor: Actor, paper: Paper, typed: Mapping[str, Any], *, opened_with: str) -> None:
    """Stores the head; saving inherited texts is reading them.

    EditedMeanwhile where somebody else changed the same field since the form was opened with this fingerprint.
    """
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        hold_paper(paper)
        row = row_of(paper)
        found = merged(opened_with, row, typed)
        if found.both:
            raise EditedMeanwhile
        if found.mine or (row and row.inherited):
            _store(actor, row or MemoHead(paper=paper), inherited=False, **found.together)
            record(actor, "paper.head_saved", paper, fields=found.mine)
        discard_draft(actor, draft_name(paper))


def take_over(actor: Actor, paper: Paper, earlier: Paper) -> bool:
    """What an earlier year's memo said in its head, but for number and date; its texts come marked as unread."""
    row = row_of(earlier)
    if row is None:
        return False
    carried = {name: value for name, value in stored_fields(row).items() if name in CARRIED}
    if row.unit and row.unit.merged_into_id:
        carried["unit"] = row.unit.merged_into_id
    elif row.unit and row.unit.closed_on:
        carried["unit"] = None
    _store(actor, MemoHead(paper=paper), inherited=any(carried[name] for name in TEXTS), **carried)
    return True


def _store(actor: Actor, row: MemoHead, **changes: Any) -> None:
    """One save of the row, with its revision."""
    for name, value in changes.items():
        setattr(row, "unit_id" if name == "unit" else name, value)
    row.version += 1
    row.updated_by = actor.user
    row.save()
    content = stored_fields(row) | {"unit": str(row.unit or ""), "date": row.date.isoformat() if row.date else ""}
    MemoHeadRevision.objects.create(head=row, version=row.version, by=actor.user, content=content)
