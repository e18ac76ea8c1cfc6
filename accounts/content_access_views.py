"""The page on which a platform administrator says why a municipality's content is looked at."""

from __future__ import annotations

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.content_access import LASTS, must_say_why, open_content
from accounts.editing.text_fields import LineField
from accounts.notices import is_local
from accounts.permissions import Capability


class ContentReasonForm(forms.Form):
    """Why; whoever answers for the municipality reads it."""

    reason = LineField(
        label="เหตุผล",
        max_length=300,
        help_text="เช่น เทศบาลแจ้งว่าส่งรายงานไม่ได้ ขอให้ช่วยดู",
        error_messages={"required": "บอกเหตุผลก่อนเปิดดู"},
    )


class AskedPageForm(forms.Form):
    """The page that was asked for."""

    next = forms.CharField(required=False, max_length=2000)

    def address(self, code: str) -> str:
        """A page of this municipality; its home for anything else."""
        home = reverse("municipality", args=[code])
        asked: str = self.cleaned_data["next"] if self.is_valid() else ""
        return asked if asked.startswith(home) and is_local(asked) else home


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def content_access(request: MunicipalRequest) -> HttpResponseBase:
    """What reading here means, and the reason; sent, on to the page that was asked for."""
    actor = request.actor
    address = AskedPageForm(request.GET).address(actor.municipality.code)
    if not must_say_why(request, actor):
        return redirect(address)
    form = ContentReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        open_content(request.session, actor, form.cleaned_data["reason"])
        return redirect(address)
    context = {"form": form, "hours": LASTS.seconds // 3600}
    return render(request, "accounts/content_access.html", context, status=422 if form.errors else 200)
