"""The page of a person's own certificate, and the one where its passphrase is typed again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, post_only, requires
from accounts.permissions import Capability
from approvals.actions import CannotDecide, sign_again
from approvals.models import SubmissionStep
from approvals.own_certificates.actions import add, own_certificate_of, remove, usable_certificate_of
from approvals.own_certificates.forms import CertificateForm, SignWithForm
from documents import keys
from documents.own_keys import CannotUse


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.OWN_CERTIFICATE)
def certificate(request: MunicipalRequest) -> HttpResponseBase:
    """Whose it is, who gave it, until when; takes another."""
    form = CertificateForm(request.POST, request.FILES) if request.method == "POST" else CertificateForm()
    if request.method == "POST" and form.is_valid():
        try:
            add(request.actor, form.cleaned_data["file"].read(), form.cleaned_data["passphrase"])
        except CannotUse as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, "เก็บใบรับรองของท่านแล้ว เลือกใช้ได้ในหน้ายืนยันก่อนลงนาม")
            return _to_page(request)
    own = own_certificate_of(request.actor)
    context = {
        "form": form,
        "own": own,
        "is_over": own is not None and own.ends_at <= timezone.now(),
        "providers": keys.files().providers(),
    }
    return render(request, "approvals/own_certificate.html", context, status=422 if form.errors else 200)


@post_only("approvals:own-certificate")
@requires(Capability.OWN_CERTIFICATE)
def remove_(request: MunicipalRequest) -> HttpResponseBase:
    """Forgets the person's key."""
    remove(request.actor)
    messages.success(request, "นำใบรับรองของท่านออกแล้ว เอกสารที่ลงนามไว้ไม่เปลี่ยน")
    return _to_page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.OWN_CERTIFICATE)
def again(request: MunicipalRequest, pk: int, step: int) -> HttpResponseBase:
    """A signature by an own certificate that could not be made: the person chooses once more by which."""
    steps = SubmissionStep.objects.select_related("submission__version__paper", "own")
    found = get_object_or_404(steps, pk=step, submission__version_id=pk)
    if found.decided_by_id != request.user.pk:
        raise PermissionDenied("ลายมือชื่อนี้เป็นของผู้อื่น")
    if not found.wants_passphrase:
        return _to_decided(request, found)
    form = SignWithForm(
        request, request.POST if request.method == "POST" else None, usable_certificate_of(request.actor)
    )
    if request.method == "POST" and form.is_valid():
        try:
            sign_again(request.actor, found, form.handed)
        except CannotDecide as error:
            messages.error(request, str(error))
        return _to_decided(request, found)
    context = {"version": found.submission.version, "step": found, "form": form}
    return render(request, "approvals/sign_with.html", context, status=422 if form.errors else 200)


def _to_page(request: MunicipalRequest) -> HttpResponse:
    return redirect("approvals:own-certificate", code=request.actor.municipality.code)


def _to_decided(request: MunicipalRequest, found: SubmissionStep) -> HttpResponse:
    code = request.actor.municipality.code
    return redirect("approvals:decided", code=code, pk=found.submission.version_id, step=found.pk)
