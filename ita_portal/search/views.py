"""The page of what is found."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import PlatformRequest, requires_above
from accounts.content_access import opened_in
from accounts.permissions import Capability
from accounts.tenancy import open_all
from ita_portal.search.finding import find, place_of
from ita_portal.search.forms import FindForm


@require_safe
@requires_above(Capability.VIEW_OVERVIEW)
def search(request: PlatformRequest) -> HttpResponseBase:
    """What holds the words of ?q= among what the person may look at; ?of= names one municipality, ?group= one kind."""
    form = FindForm(request.GET)
    user = request.platform_actor.user
    with open_all():
        place = place_of(user, form.code)
        groups = find(user, form.words, place, form.only, opened_in(request.session))
        context = {
            "form": form,
            "query": form.query,
            "words": form.words,
            "place": place,
            "only": form.only,
            "groups": groups,
            "total": sum(group.count for group in groups),
        }
        return render(request, "ita_portal/search.html", context)
