"""The days of a year on a page: the country's with their source, the municipality's own, and a calendar's address."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import calendar_links
from accounts.access import MunicipalRequest, post_only, requires
from accounts.models import User
from accounts.permissions import Capability, require
from accounts.rate_limits import within_rate
from accounts.signing_in.models import CalendarLink
from ita_portal.year.feed import feed_of
from ita_portal.year.reading import facts_of
from ita_portal.year.rows import days_between
from ita_portal.year.views import LeftDate, year_or_404
from plans.calendar.actions import add_date, remove_date
from plans.calendar.forms import OwnDateForm
from plans.calendar.models import OwnDate


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.VIEW)
def calendar(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """All days of a year of work; whoever plans adds the municipality's own."""
    year_or_404(request.actor, year)
    form = OwnDateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(request.actor, Capability.EDIT_PLAN)
        if form.is_valid():
            said = form.cleaned_data
            try:
                add_date(request.actor, year, said["title"], said["day"], closes=said["closes"])
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, "เพิ่มกำหนดแล้ว")
                return redirect("calendar", code=request.actor.municipality.code, year=year)
    facts = facts_of(request.actor, year)
    context = {
        "year": year,
        "form": form,
        "dates": [LeftDate(date, days_between(facts.today, date.end)) for date in facts.dates],
    }
    return render(request, "ita_portal/calendar.html", context, status=422 if form.errors else 200)


@post_only("calendar")
@requires(Capability.EDIT_PLAN)
def remove(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Takes one of the municipality's own days away."""
    remove_date(request.actor, get_object_or_404(OwnDate, pk=pk, fiscal_year=year))
    messages.success(request, "ลบกำหนดแล้ว")
    return redirect("calendar", code=request.actor.municipality.code, year=year)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feed(request: HttpRequest) -> HttpResponseBase:
    """The person's own address for a calendar program: made here, and shown this once."""
    user = cast(User, request.user)
    address = ""
    if request.method == "POST":
        token = calendar_links.make_link(user)
        address = settings.PUBLIC_URL + reverse("calendar-ics", kwargs={"token": token})
    context = {"address": address, "link": CalendarLink.objects.filter(user=user).first()}
    return render(request, "ita_portal/calendar_feed.html", context)


@post_only("calendar-feed")
def revoke_feed(request: HttpRequest) -> HttpResponseBase:
    """The address opens nothing any more."""
    calendar_links.take_back(cast(User, request.user))
    messages.success(request, "ยกเลิกลิงก์ปฏิทินแล้ว ลิงก์เดิมเปิดไม่ได้อีก")
    return redirect("calendar-feed")


@never_cache
@require_safe
@login_not_required
def ics(request: HttpRequest, token: str) -> HttpResponseBase:
    """What a calendar program reads; 404 for any token that is not in use, and past the rate."""
    user = calendar_links.owner_of(token) if within_rate(request, "calendar", settings.CALENDAR_RATES) else None
    if user is None:
        raise Http404("ไม่พบหน้านี้")
    return HttpResponse(feed_of(user, timezone.localdate()), content_type="text/calendar; charset=utf-8")
