"""The page of an office's own font for its papers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from accounts import storage
from accounts.access import MunicipalRequest, post_only, requires
from accounts.permissions import Capability
from approvals.forms import FaceForm, FontForm
from documents.models import OfficeFont
from documents.office_fonts import CannotUseFont, add_font, fonts_of, remove_font


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_FONTS)
def fonts(request: MunicipalRequest) -> HttpResponseBase:
    """The faces that are there, each with a line printed in it; takes another."""
    form = FontForm(request.POST, request.FILES) if request.method == "POST" else FontForm()
    if request.method == "POST" and form.is_valid():
        try:
            font = add_font(request.actor, form.cleaned_data["file"].read())
        except CannotUseFont as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, f"เพิ่ม {font} แล้ว")
            return _to_fonts(request)
    context = {
        "form": form,
        "fonts": OfficeFont.objects.filter(municipality=request.actor.municipality),
        "used": fonts_of(request.actor.municipality),
    }
    return render(request, "approvals/fonts.html", context, status=422 if form.errors else 200)


@post_only("approvals:fonts")
@requires(Capability.SET_FONTS)
def remove(request: MunicipalRequest) -> HttpResponseBase:
    """Takes a face away from the papers to come."""
    form = FaceForm(request.POST)
    if form.is_valid():
        remove_font(request.actor, form.cleaned_data["face"])
        messages.success(request, "นำฟอนต์ออกแล้ว เอกสารที่จัดทำไว้ไม่เปลี่ยน")
    return _to_fonts(request)


@require_safe
@cache_control(private=True, max_age=3600)
@requires(Capability.SET_FONTS)
def picture(request: MunicipalRequest, sha256: str) -> HttpResponseBase:
    """A line printed in a face. The hash in the address is the picture's own."""
    if not OfficeFont.objects.filter(municipality=request.actor.municipality, picture=sha256).exists():
        raise Http404
    return HttpResponse(storage.read(sha256), content_type="image/png")


def _to_fonts(request: MunicipalRequest) -> HttpResponse:
    return redirect("approvals:fonts", code=request.actor.municipality.code)
