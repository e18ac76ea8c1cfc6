"""A municipality's emblem: put in and taken away on the page of its identity, and shown there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts import storage
from accounts.access import MunicipalRequest, post_only, requires
from accounts.permissions import Capability
from approvals.composing.forms import PictureForm
from documents import emblems
from documents.pictures import media_type
from plans.evidence.file_types import Refused


@post_only("people:identity")
@requires(Capability.SET_UP)
def put(request: MunicipalRequest) -> HttpResponseBase:
    """The picture that is sent, in place of the one before; what cannot be one is told above the page."""
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            emblems.put_emblem(request.actor, form.content())
        except Refused as refused:
            form.add_error("picture", str(refused))
        else:
            messages.success(request, "ใช้ตรานี้บนปกของเอกสารที่เริ่มทำหลังจากนี้")
    for words in form.errors.get("picture", []):
        messages.error(request, f"ยังไม่ได้เปลี่ยนตรา {words}")
    return redirect("people:identity", code=request.actor.municipality.code)


@post_only("people:identity")
@requires(Capability.SET_UP)
def remove(request: MunicipalRequest) -> HttpResponseBase:
    """Takes the emblem away."""
    emblems.remove_emblem(request.actor)
    messages.success(request, "นำตราออกแล้ว เอกสารที่มีตราอยู่ไม่เปลี่ยน")
    return redirect("people:identity", code=request.actor.municipality.code)


@require_safe
@cache_control(private=True, max_age=60)
@requires(Capability.SET_UP)
def picture(request: MunicipalRequest) -> HttpResponseBase:
    """The emblem as it is."""
    try:
        content = storage.read(request.actor.municipality.emblem)
    except (storage.FileDamaged, OSError, ValueError) as error:
        raise Http404("ไม่พบไฟล์ภาพ") from error
    return HttpResponse(content, content_type=media_type(content))
