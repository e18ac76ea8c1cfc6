"""The pages of a paper as they would look now, while it is composed; no version is made."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing.autosave import typed_fields
from accounts.editing.drafts import keep_draft
from accounts.permissions import Capability
from approvals.composing.forms import SectionForm
from approvals.composing.views import Composing, composing, to_section
from approvals.routes.steps import signature_blocks
from approvals.views import PREVIEW_WIDTH
from documents import draft_pages
from documents.composition import draft_name, merged
from documents.models import DraftPages, Paper
from documents.office_fonts import fonts_of
from documents.preview import page_image


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.MAKE_PAPER)
def pages(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """The person's draft pages; posting the form of a section asks for them, with its words as they are typed."""
    page = composing(pk)
    focus = page.section(key)
    if request.method == "POST":
        return _ask(request, page, key)
    asked = draft_pages.found(request.actor, page.paper)
    context = {
        "page": page,
        "focus": focus,
        "asked": asked,
        "page_numbers": range(1, (asked.pages or 0) + 1) if asked else (),
    }
    return render(request, "approvals/compose_pages.html", context)


def _ask(request: MunicipalRequest, page: Composing, key: str) -> HttpResponse:
    stored = page.section(key)
    form = SectionForm(stored, request.POST)
    found = merged(form.opened, stored, form.typed())
    if found.mine or found.both:
        keep_draft(request.actor, draft_name(page.paper, key), 0, typed_fields(request))
    focus = stored.saying(found.together)
    sections = [focus if each.key == key else each for each in page.sections]
    content, problem = page.drafted(sections, signature_blocks(request.actor, page.paper.kind))
    if problem:
        messages.error(request, f"ยังทำหน้า PDF ไม่ได้: {problem}")
        return to_section(request, page.paper.pk, key)
    draft_pages.ask(request.actor, page.paper, content | {"fonts": fonts_of(request.actor.municipality)})
    return redirect("approvals:compose-pages", code=request.actor.municipality.code, pk=page.paper.pk, key=key)


def _asked(request: MunicipalRequest, pk: int) -> DraftPages | None:
    return draft_pages.found(request.actor, get_object_or_404(Paper, pk=pk))


@require_safe
@requires(Capability.MAKE_PAPER)
def progress(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """How far they are (HTMX). When the work is over, or they are gone, it tells the page to load itself again."""
    asked = _asked(request, pk)
    response = render(request, "approvals/_compose_progress.html", {"asked": asked, "pk": pk, "key": key})
    if asked is None or not asked.is_unfinished:
        response["HX-Refresh"] = "true"
    return response


@post_only("approvals:compose-section")
@requires(Capability.MAKE_PAPER)
def cancel(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """Stops the making of the pages, or takes away those that were made."""
    draft_pages.cancel(request.actor, get_object_or_404(Paper, pk=pk))
    return to_section(request, pk, key)


@require_safe
@never_cache
@requires(Capability.MAKE_PAPER)
def page_picture(request: MunicipalRequest, pk: int, asked: int, number: int) -> HttpResponseBase:
    """One of the person's own draft pages as a picture: as a file they never leave the portal."""
    found = _asked(request, pk)
    if found is None or found.pk != asked or found.pdf is None:
        raise Http404("ไม่มีหน้านี้แล้ว")
    try:
        return HttpResponse(page_image(bytes(found.pdf), number, PREVIEW_WIDTH), content_type="image/png")
    except IndexError as error:
        raise Http404 from error
