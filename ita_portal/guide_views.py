"""Pages of the guide, open to everyone, and whether a person's home page shows the first steps."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.access import post_only
from accounts.models import User
from ita_portal.first_steps import put_away
from ita_portal.guide import guide_page, guide_pages, pictures


class FirstStepsForm(forms.Form):
    """Whether the steps are shown again; sent without, they are put away."""

    show = forms.BooleanField(required=False)


@login_not_required
@require_safe
def guide(request: HttpRequest, slug: str = "index") -> HttpResponseBase:
    """A page of the guide beside the list of them."""
    try:
        page = guide_page(slug)
    except KeyError:
        raise Http404("ไม่พบหน้านี้") from None
    return render(request, "ita_portal/guide.html", {"page": page, "pages": guide_pages(), "here": slug})


@login_not_required
@require_safe
def words(request: HttpRequest) -> HttpResponseBase:
    """Every word of the glossary."""
    return render(request, "ita_portal/words.html", {"pages": guide_pages(), "here": "words"})


@login_not_required
@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture of the guide."""
    file = pictures().get(name)
    if file is None:
        raise Http404("ไม่พบหน้านี้")
    response = HttpResponse(file.read_bytes(), content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@post_only("home")
def first_steps(request: HttpRequest) -> HttpResponseBase:
    """Puts the first steps away, or shows them again."""
    form = FirstStepsForm(request.POST)
    put_away(cast(User, request.user), not (form.is_valid() and form.cleaned_data["show"]))
    return redirect("home")
