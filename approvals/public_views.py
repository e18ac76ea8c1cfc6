"""Pages for anyone: checking a paper by its code or its file, and the public page of a sealed paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rate_limits import within_rate
from approvals.files import pdf_response
from approvals.forms import VerifyForm
from approvals.models import Submission
from approvals.verification import public_submission, report_on, verify_file
from documents.judging import Busy
from documents.signature_reports import NotAPdf

RETRY_AFTER = {429: 60, 503: 10}  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def verify_form(request: HttpRequest) -> HttpResponseBase:
    """Checks a paper by its code or by the file itself, for anyone."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        if file := form.cleaned_data["file"]:
            return _verified(request, form, file)
        if submission := public_submission(form.cleaned_data["code"]):
            return redirect("verify-code", verification_code=submission.version.code)
        form.add_error("code", "ไม่พบเอกสารที่เผยแพร่แล้วตามรหัสนี้")
    return _form_page(request, form)


def _form_page(request: HttpRequest, form: VerifyForm) -> HttpResponse:
    return render(request, "approvals/verify.html", {"form": form}, status=422 if form.errors else 200)


def _verified(request: HttpRequest, form: VerifyForm, file: UploadedFile[bytes]) -> HttpResponse:
    if not within_rate(request, "verify", settings.VERIFY_RATES):
        return _try_later(request, 429)
    try:
        result = verify_file(file.read())
    except NotAPdf:
        form.add_error("file", "ไฟล์นี้ไม่ใช่ PDF")
        return _form_page(request, form)
    except Busy:
        return _try_later(request, 503)
    return render(request, "approvals/verify_file.html", {"result": result})


def _try_later(request: HttpRequest, status: int) -> HttpResponse:
    """The page that says when to come back: 429, this address asked too often; 503, too many others are asking."""
    seconds = RETRY_AFTER[status]
    context = {"too_often": status == 429, "seconds": seconds}
    response = render(request, "approvals/try_later.html", context, status=status)
    response["Retry-After"] = str(seconds)
    return response


def _of_public_paper(view: Callable[[HttpRequest, Submission], HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the public paper of the address's code; any other code is 404 and says no more than that."""

    @wraps(view)
    def found(request: HttpRequest, verification_code: str) -> HttpResponse:
        submission = public_submission(verification_code)
        if submission is None:
            return render(request, "approvals/unknown_code.html", status=404)
        return view(request, submission)

    return found


@require_safe
@login_not_required
@_of_public_paper
def verify_code(request: HttpRequest, submission: Submission) -> HttpResponse:
    """What anyone may see of a sealed paper."""
    try:
        report = report_on(submission)
    except Busy:
        return _try_later(request, 503)
    return render(request, "approvals/public.html", {"submission": submission, "report": report})


@require_safe
@login_not_required
@_of_public_paper
def public_file(request: HttpRequest, submission: Submission) -> HttpResponse:
    """The sealed PDF, for anyone."""
    return pdf_response(submission.version)
