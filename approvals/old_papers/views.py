"""The door "ตรวจเอกสารเดิม": a paper made elsewhere is brought, checked, looked at, taken along and forgotten."""

from __future__ import annotations

from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.downloads import as_download
from accounts.editing.autosave import keeps_drafts, texts
from accounts.editing.drafts import draft_of, typed_in
from accounts.permissions import Capability
from approvals.old_papers import actions
from approvals.old_papers.forms import LONGEST_PASTE, SCORE_FIELDS, OldPaperForm
from approvals.old_papers.models import OldPaper, OldPaperPage
from approvals.old_papers.showing import shown
from scores.current_rules import current_rules_of
from scores.rules import UnknownRules, known_years
from scores.years import Years
from thai import dates

_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _papers(request: MunicipalRequest) -> HttpResponse:
    return redirect("approvals:old-papers", code=request.actor.municipality.code)


def _find(request: MunicipalRequest, pk: int) -> OldPaper:
    """The person's own; to everybody else it does not exist."""
    return get_object_or_404(actions.papers_of(request.actor), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.VIEW)
@keeps_drafts(texts(actions.DRAFT, "pasted", *SCORE_FIELDS.values(), about=lambda request: None, longest=LONGEST_PASTE))
def papers(request: MunicipalRequest) -> HttpResponseBase:
    """Bringing a paper; what the person brought and is still here."""
    scored = list(Years(request.actor.municipality))
    kind = request.actor.municipality.agency_kind
    known = current_rules_of(known_years(kind), kind)
    if not known:
        raise UnknownRules(dates.fiscal_year(timezone.localdate()))
    posted = request.method == "POST"
    newest = {"year": max(scored, default=max(known))}
    about = (request.actor.municipality, scored, known)
    form = OldPaperForm(*about, request.POST if posted else None, request.FILES if posted else None, initial=newest)
    if posted and form.is_valid():
        chosen = form.cleaned_data
        try:
            paper = actions.send(
                request.actor,
                actions.session_mark(request.session),
                chosen["kind"],
                chosen["year"],
                form.name(),
                form.content(),
                is_pasted=form.is_pasted,
                scores=form.scores,
            )
        except actions.TooMany as error:
            form.add_error(None, str(error))
        else:
            for notice in form.notices:
                messages.warning(request, notice)
            return redirect("approvals:old-paper", code=request.actor.municipality.code, pk=paper.pk)
    draft = None if posted else draft_of(request.actor, actions.DRAFT)
    if draft:
        form = OldPaperForm(*about, initial=typed_in(draft).dict())
    context = {"form": form, "draft": draft, "scored": scored, "papers": actions.papers_of(request.actor)}
    return render(request, "approvals/old_papers.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
@requires(Capability.VIEW)
def paper(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Progress while it is checked, then what was found, each thing at its place."""
    found = get_object_or_404(actions.papers_of(request.actor).defer(None).defer("content", "copy"), pk=pk)
    context = {
        "paper": found,
        "shown": None if found.report is None else shown(found),
        "has_copy": OldPaper.objects.filter(pk=pk).exclude(copy=b"").exists(),
    }
    return render(request, "approvals/old_paper.html", context)


@require_safe
@never_cache
@requires(Capability.VIEW)
def progress(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """How far the check is (HTMX). When it is over the page loads itself again."""
    found = get_object_or_404(actions.papers_of(request.actor).defer(None).defer("content", "copy", "text"), pk=pk)
    response = render(request, "approvals/_old_paper_progress.html", {"paper": found})
    if not found.is_unfinished:
        response["HX-Refresh"] = "true"
    return response


@post_only("approvals:old-paper")
@requires(Capability.VIEW)
def keep(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Lets it stay beyond the session."""
    if actions.keep(request.actor, _find(request, pk)):
        messages.success(request, f"เก็บไว้ให้ {actions.KEPT_FOR.days} วัน เปิดได้เฉพาะท่าน")
    return redirect("approvals:old-paper", code=request.actor.municipality.code, pk=pk)


@post_only("approvals:old-papers")
@requires(Capability.VIEW)
def discard(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Takes it away, checked or not."""
    actions.discard(request.actor, _find(request, pk))
    messages.success(request, "ลบแล้ว ไม่มีสิ่งใดของเอกสารนั้นเหลืออยู่ในระบบ")
    return _papers(request)


@require_safe
@never_cache
@requires(Capability.VIEW)
def page_picture(request: MunicipalRequest, pk: int, number: int) -> HttpResponseBase:
    """A page of it on which something was found."""
    page = get_object_or_404(OldPaperPage, paper=_find(request, pk), number=number)
    return HttpResponse(bytes(page.picture), content_type="image/jpeg")


@require_safe
@never_cache
@requires(Capability.VIEW)
def copy(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The file with a comment at each place."""
    found = get_object_or_404(actions.papers_of(request.actor).defer(None).defer("content", "text"), pk=pk)
    content = bytes(found.copy)
    if not content:
        raise Http404("ไม่มีสำเนาของเอกสารนี้")
    media_type, suffix = (_PDF, "pdf") if content.startswith(b"%PDF") else (_WORD, "docx")
    return as_download(HttpResponse(content, content_type=media_type), f"{PurePath(found.name).stem}-ตรวจแล้ว.{suffix}")
