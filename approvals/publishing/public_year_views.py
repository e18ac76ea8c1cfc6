"""The public page of a municipality's year, its data, and the addresses of its papers that stay for ever."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from accounts.downloads import as_download
from accounts.models import Municipality
from approvals.publishing.own_site import for_own_site
from approvals.publishing.public_year import (
    LICENCE,
    LICENCE_ADDRESS,
    PublicYear,
    as_csv,
    as_data,
    public_year,
    published_years,
)

FIRST, LAST = 2556, 2699  # fiscal years that an assessment can have
FRESH = 300  # seconds that a copy of the page may be shown


def _of_a_year(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Gives the view what a municipality shows of a year; for anyone, and copies may be kept for a while."""

    @wraps(view)
    @require_safe
    @login_not_required
    def found(request: HttpRequest, code: str, fiscal_year: int, **parts: Any) -> HttpResponseBase:
        response = view(request, _shown(code, fiscal_year), **parts)
        if request.user.is_anonymous:  # else the page's head shows whose it is
            patch_cache_control(response, public=True, max_age=FRESH)
        return response

    return found


def _shown(code: str, fiscal_year: int) -> PublicYear:
    municipality = get_object_or_404(Municipality, code=code)
    if not FIRST <= fiscal_year <= LAST:
        raise Http404
    return public_year(municipality, fiscal_year)


@_of_a_year
def year_page(request: HttpRequest, year: PublicYear) -> HttpResponse:
    """What the municipality shows of its year."""
    context = {
        "year": year,
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "own_site": for_own_site(year.municipality, year.fiscal_year, year.papers),
    }
    return render(request, "approvals/public_year.html", context)


@require_safe
@login_not_required
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # its types know views of a request alone
def year_embed(request: HttpRequest, code: str, fiscal_year: int) -> HttpResponse:
    """The year in short, to stand in a frame of any other site: the same for everyone, whoever is signed in here.

    Rendered without the request, so that nothing asks who it is: the answer sets no cookie and depends on none.
    """
    page = render_to_string("approvals/public_year_embed.html", {"year": _shown(code, fiscal_year)})
    response = HttpResponse(page)
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


@_of_a_year
def year_json(request: HttpRequest, year: PublicYear) -> HttpResponse:
    """The same for programs."""
    return JsonResponse(as_data(year, settings.PUBLIC_URL), json_dumps_params={"ensure_ascii": False})


@_of_a_year
def year_csv(request: HttpRequest, year: PublicYear) -> HttpResponse:
    """The same for spreadsheets."""
    response = HttpResponse(as_csv(year), content_type="text/csv; charset=utf-8")
    return as_download(response, f"ita-{year.municipality.code}-{year.fiscal_year}.csv")


@_of_a_year
def year_paper(request: HttpRequest, year: PublicYear, slug: str) -> HttpResponse:
    """To the version of a paper that holds today; where it is shown no more, to the page that says so."""
    found = year.paper(slug)
    if found is None:
        return redirect("public-year", code=year.municipality.code, fiscal_year=year.fiscal_year)
    return redirect("verify-code", verification_code=found.submission.version.code)


class PublicYears(Sitemap):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Every page on which something stands, for search engines."""

    def items(self) -> list[tuple[str, int, Any]]:
        return published_years()

    def location(self, item: tuple[str, int, Any]) -> str:
        code, fiscal_year, _ = item
        return reverse("public-year", kwargs={"code": code, "fiscal_year": fiscal_year})

    def lastmod(self, item: tuple[str, int, Any]) -> Any:
        return item[2]
