"""The page on which somebody with an account elsewhere is asked to work here, too."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, post_only, requires
from accounts.offers import LASTS, CannotOffer, offer_membership, take_back, waiting
from accounts.people.forms import OfferForm
from accounts.permissions import Capability


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def offers(request: MunicipalRequest) -> HttpResponseBase:
    """What waits for an answer; takes another. It says the same whether or not there is such an account."""
    place = request.actor.municipality
    form = OfferForm(place, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            offer_membership(request.actor, form.cleaned_data["named"], form.cleaned_data["role"], form.unit_chosen())
        except CannotOffer as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "บันทึกคำเชิญแล้ว ถ้ามีบัญชีนี้ เจ้าของบัญชีเห็นคำเชิญในหน้าบัญชีของตน")
            return redirect("people:offers", code=place.code)
    context = {"form": form, "waiting": waiting().select_related("unit"), "days": LASTS.days}
    return render(request, "accounts/offers.html", context, status=422 if form.errors else 200)


@post_only("people:offers")
@requires(Capability.SET_UP)
def withdraw(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Asks no more."""
    take_back(request.actor, pk)
    return redirect("people:offers", code=request.actor.municipality.code)
