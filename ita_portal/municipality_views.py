"""The platform administrator's list of municipalities, each with who looks after it."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import PlatformRequest, requires_above
from accounts.models import Membership, Municipality, Role
from accounts.people.forms import PagedSearchForm
from accounts.permissions import Capability
from accounts.tenancy import open_all
from ita_portal.search.finding import named_so


@require_safe
@requires_above(Capability.SET_UP)
def municipalities(request: PlatformRequest) -> HttpResponseBase:
    """Those that are looked for, each with its local administrators and the way to set one up."""
    form = PagedSearchForm(request.GET)
    words = form.words
    page = form.page_of(named_so(words.split()[:5], Municipality.objects.all()))
    names: dict[int, list[str]] = defaultdict(list)
    with open_all():
        members = Membership.objects.filter(
            municipality__in=[place.pk for place in page], role=Role.LOCAL_ADMINISTRATOR, user__is_active=True
        )
        for place, name in members.order_by("pk").values_list("municipality", "user__name"):
            names[place].append(name)
    context = {
        "search": words,
        "page": page,
        "rows": [(place, names[place.pk]) for place in page],
        "query": urlencode({"search": words}),
        "chosen": urlencode({"role": Role.LOCAL_ADMINISTRATOR.value}),
    }
    return render(request, "ita_portal/municipalities.html", context)
