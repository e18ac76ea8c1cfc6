"""A section's wording beyond its form: every save of it, and its way into the office's other papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing.text_differences import Piece, pieces
from accounts.permissions import Capability
from approvals.composing.forms import SectionForm, ShareForm
from approvals.composing.views import composing, opened, other_papers, to_section
from documents import composition
from documents.composition import WORDS, CannotCompose
from documents.models import PaperSectionRevision
from plans.measures.forms import VersionsForm

WORD_LABELS = {name: str(SectionForm.base_fields[name].label) for name in WORDS}
Content = Mapping[str, Any]  # of a revision; the pictures' words are not in those of before there were any


@dataclass(frozen=True)
class SectionSave:
    """One save in the list of a section's history, and what it changed."""

    revision: PaperSectionRevision
    changed: list[str]


@dataclass(frozen=True)
class WordsChange:
    """Words that differ, the first turned into the second piece by piece."""

    label: str
    pieces: list[Piece]


def _changes(before: Content, after: Content) -> Iterator[str]:
    """What one save changed, in words."""
    if before["is_own"] and not after["is_own"]:
        yield "คืนข้อความของระบบ"
    else:
        yield from (label for name, label in WORD_LABELS.items() if before.get(name, "") != after.get(name, ""))
    if before.get("picture", "") != after.get("picture", ""):
        yield "ภาพ" if after.get("picture") else "ลบภาพ"
    if before["included"] != after["included"]:
        yield "ใส่ในเอกสาร" if after["included"] else "ไม่ใส่ในเอกสาร"
    if before["inherited"] and not after["inherited"]:
        yield "อ่านทวนแล้ว"


def _differences(before: Content, after: Content) -> list[WordsChange]:
    return [
        WordsChange(label, pieces(before.get(name, ""), after.get(name, "")))
        for name, label in WORD_LABELS.items()
        if before.get(name, "") != after.get(name, "")
    ]


@require_safe
@requires(Capability.MAKE_PAPER)
def history(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """Every save of a section, and two of them side by side: ?a=1&b=3, the last two unless told."""
    page = composing(pk)
    focus = page.section(key)
    saved = PaperSectionRevision.objects.filter(section__paper=page.paper, section__key=key).select_related("by")
    revisions = list(saved)
    by_version = {revision.version: revision for revision in revisions}

    def chosen(version: int | None, place: int) -> PaperSectionRevision | None:
        return by_version.get(version or 0) or (revisions[place] if len(revisions) > place else None)

    a, b = VersionsForm(request.GET).chosen()
    first, second = chosen(a, 1), chosen(b, 0)
    before = [*revisions[1:], None]
    saves = [
        SectionSave(revision, list(_changes(older.content, revision.content)) if older else [])
        for revision, older in zip(revisions, before, strict=False)
    ]
    context = {
        "page": page,
        "focus": focus,
        "saves": saves,
        "first": first,
        "second": second,
        "differences": _differences(first.content, second.content) if first and second else [],
    }
    return render(request, "approvals/compose_history.html", context)


@post_only("approvals:compose-section")
@requires(Capability.MAKE_PAPER)
def share(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """The section's wording for other papers, too, which must be read there."""
    page = composing(pk)
    focus = page.section(key)
    form = ShareForm(other_papers(page.paper), request.POST)
    if form.is_valid():
        try:
            composition.share_section(request.actor, page.paper, key, form.chosen())
        except CannotCompose as error:
            form.add_error("papers", str(error))
        else:
            messages.success(
                request, f"ใช้ข้อความนี้กับเอกสารอื่นแล้ว {len(form.chosen())} รายการ ต้องอ่านทวนในแต่ละเอกสารก่อนจัดทำ"
            )
            return to_section(request, pk, key)
    return opened(request, page, focus, 422, share_form=form)
