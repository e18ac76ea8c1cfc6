"""The picture of a section: putting one in, and showing it on the composing page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts import storage
from accounts.access import MunicipalRequest, post_only, requires
from accounts.permissions import Capability
from approvals.composing.forms import PictureForm
from approvals.composing.views import composing, opened, to_section
from documents import composition
from documents.composition import CannotCompose
from documents.models import PaperSection
from documents.pictures import media_type
from plans.evidence.file_types import Refused


@post_only("approvals:compose-section")
@requires(Capability.MAKE_PAPER)
def put(request: MunicipalRequest, pk: int, key: str) -> HttpResponseBase:
    """A picture below the text of an added section, or a cover's emblem, in place of the one before."""
    page = composing(pk)
    focus = page.section(key)
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            composition.put_picture(request.actor, page.paper, key, form.content())
        except (CannotCompose, Refused) as error:
            form.add_error("picture", str(error))
        else:
            messages.success(request, "ใส่ตราแล้ว" if focus.is_cover else "ใส่ภาพแล้ว พิมพ์คำบรรยายภาพ แล้วบันทึกส่วนนี้")
            return to_section(request, pk, key)
    return opened(request, page, focus, 422, picture_form=form)


@require_safe
@cache_control(private=True, max_age=3600)
@requires(Capability.MAKE_PAPER)
def picture(request: MunicipalRequest, pk: int, sha256: str) -> HttpResponseBase:
    """A picture that stands in the paper now, by its hash."""
    get_object_or_404(PaperSection, paper=pk, picture=sha256 or None)
    try:
        content = storage.read(sha256)
    except storage.FileDamaged as error:
        raise Http404("ไม่พบไฟล์ภาพ") from error
    return HttpResponse(content, content_type=media_type(content))
