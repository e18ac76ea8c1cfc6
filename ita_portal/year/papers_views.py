"""The pages of a year's papers."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability
from approvals.files import zip_response
from approvals.models import LetterNumber, Publication
from approvals.publishing.public_year import slug_of
from approvals.transitions import State
from documents.models import Paper, PaperKind
from documents.papers.sources import asked_of, of_work
from documents.papers.titles import answers_words
from ita_portal.year.papers import papers_of
from ita_portal.year.papers_page import KnownOfPapers, OpenPaper, papers_page
from ita_portal.year.reading import facts_of, person_of
from ita_portal.year.views import is_offered
from scores.proposed import proposed_year


@require_safe
@requires(Capability.VIEW)
def papers(request: MunicipalRequest) -> HttpResponseBase:
    """The papers of the year that is proposed today."""
    return _page(request, proposed_year(request.actor.municipality, timezone.localdate()))


@require_safe
@requires(Capability.VIEW)
def year_papers(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Those of any year that the switch offers or that has papers; else, as after the last was removed, of today's."""
    if not is_offered(request.actor, year) and not Paper.objects.filter(of_work(year)).exists():
        return redirect("papers", code=request.actor.municipality.code)
    return _page(request, year)


@require_safe
@requires(Capability.VIEW)
def year_zip(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """The papers of a year that are in force, in one file; 404 where there are none."""
    sealed = [
        (f"{slug_of(each.paper)}-{each.paper.fiscal_year}.pdf", version)
        for each in papers_of(year)
        for version in each.versions
        if each.sealed and version.pk == each.sealed.version_id
    ]
    if not sealed:
        raise Http404("ปีนี้ยังไม่มีเอกสารที่ลงนามครบ")
    return zip_response(sealed, f"ita-{request.actor.municipality.code}-{year}.zip")


def _page(request: MunicipalRequest, year: int) -> HttpResponse:
    found = papers_of(year)
    facts, person = facts_of(request.actor, year, found), person_of(request.actor, year)
    matters = {(each.paper.about, each.paper.fiscal_year) for each in found}
    matters |= {(PaperKind.ANALYSIS, year - 1), (PaperKind.PLAN, year), (PaperKind.IMPLEMENTATION, year)}
    asked = asked_of(request.actor.municipality.agency_kind, matters)
    keys = [each.paper.pk for each in found]
    known = KnownOfPapers(
        letters={each.version_id: each for each in LetterNumber.objects.filter(paper__in=keys)},
        published={
            each.paper_id for each in Publication.objects.filter(paper__in=keys, withdrawn_at=None) if each.paper_id
        },
        answers={matter: answers_words(asked.get(matter)) for matter in matters},
    )
    page = papers_page(facts, person, found, known)
    context = {
        "year": year,
        "page": page,
        "open": [(each, _addresses(each, request.actor.municipality.code)) for each in page.open],
        "makes": person.makes_papers,
        "site": settings.PUBLIC_URL,
        "others": _other_years(year),
    }
    return render(request, "ita_portal/papers.html", context)


def _addresses(each: OpenPaper, code: str) -> dict[str, Any]:
    """Where the links of an open paper lead."""
    links = {"go": each.go, "edit": each.edit, "remove": each.remove}
    missing = [(lacking, lacking.link.url(code) if lacking.link else "") for lacking in each.task.missing]
    return {"missing": missing, **{name: link.url(code) for name, link in links.items() if link}}


def _other_years(year: int) -> list[tuple[int, int, int]]:
    """Other years that have papers, the newest first: how many there are, and how many are in force."""
    there, in_force = Counter[int](), Counter[int]()
    sealed = Count("versions", filter=Q(versions__submission__state=State.SEALED))
    for paper in Paper.objects.annotate(sealed=sealed):
        there[paper.work_year] += 1
        in_force[paper.work_year] += bool(paper.sealed)
    return [(each, there[each], in_force[each]) for each in sorted(there, reverse=True) if each != year]
