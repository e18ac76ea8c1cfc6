"""A version as a Word file: asked for on its page, and saved from there."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from accounts import storage
from accounts.access import MunicipalRequest, post_only, requires
from accounts.downloads import as_download
from accounts.permissions import Capability
from documents.models import PaperVersion, WordFile
from documents.transitions import State
from documents.word_files import ask_for_word

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@post_only("approvals:version")
@requires(Capability.VIEW)
def ask(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Queues the file; the version's page waits for it."""
    ask_for_word(request.actor, get_object_or_404(PaperVersion, pk=pk, state=State.READY))
    return redirect("approvals:version", code=request.actor.municipality.code, pk=pk)


@require_safe
@requires(Capability.VIEW)
def file(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The file, once it is made."""
    found = get_object_or_404(WordFile.objects.select_related("version__paper__municipality"), version_id=pk)
    if not found.is_ready:
        raise Http404("ไฟล์ Word ยังจัดทำไม่เสร็จ")
    return as_download(HttpResponse(storage.read(found.sha256), content_type=MEDIA_TYPE), found.filename)
