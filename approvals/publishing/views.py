"""The municipality's own page of what it shows of a year to everyone."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.permissions import Capability
from approvals.forms import PublishForm, ReasonForm
from approvals.models import Publication
from approvals.publishing.actions import CannotPublish, publish, publishable, withdraw_publication
from approvals.publishing.own_site import for_own_site
from approvals.publishing.public_year import shown_papers
from approvals.views import paper_years
from documents.models import Paper
from scores.models import Assessment


@require_safe
@requires(Capability.VIEW)
def publications(request: MunicipalRequest) -> HttpResponseBase:
    """To the latest year with a result."""
    latest = Assessment.objects.with_total().first()
    year = latest.fiscal_year if latest else paper_years(request)[0]
    return _to_year(request, year)


def _to_year(request: MunicipalRequest, year: int) -> HttpResponse:
    return redirect("approvals:publication", code=request.actor.municipality.code, year=year)


@require_safe
@requires(Capability.VIEW)
def publication(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """What of a year is shown, what can be, and what was taken back."""
    return _page(request, year)


def _page(request: MunicipalRequest, year: int, status: int = 200, **more: object) -> HttpResponse:
    years = paper_years(request)
    if year not in years:
        raise Http404(f"ยังไม่มีเกณฑ์ของปีงบประมาณ พ.ศ. {year}")
    municipality = request.actor.municipality
    context = {
        "year": year,
        "years": years,
        "items": publishable(request.actor, year),
        "withdrawn": Publication.objects.filter(fiscal_year=year).exclude(withdrawn_at=None).select_related("paper"),
        "site": settings.PUBLIC_URL,
        "own_site": for_own_site(municipality, year, shown_papers(municipality, year)),
        "reason_form": ReasonForm(),
        "failed": None,
        **more,
    }
    return render(request, "approvals/publication.html", context, status=status)


@post_only("approvals:publication")
@requires(Capability.PUBLISH)
def show(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Shows one thing from now on."""
    form = PublishForm(request.POST)
    if not form.is_valid():
        raise Http404("ไม่มีรายการนี้")
    pk = form.cleaned_data["paper"]
    paper = get_object_or_404(Paper, pk=pk) if pk else None
    try:
        publish(request.actor, year, form.cleaned_data["what"], paper)
    except CannotPublish as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "เผยแพร่แล้ว ทุกคนเห็นได้ที่หน้าสาธารณะของปีนี้")
    return _to_year(request, year)


@post_only("approvals:publication")
@requires(Capability.PUBLISH)
def take_back(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Shows it no more, with a reason that everyone may read."""
    found = get_object_or_404(Publication, pk=pk, fiscal_year=year)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, year, 422, reason_form=form, failed=found.pk)
    withdraw_publication(request.actor, found, form.cleaned_data["reason"])
    messages.success(request, "ถอนการเผยแพร่แล้ว หน้าสาธารณะบอกวันและเหตุผล")
    return _to_year(request, year)
