"""Pages for anyone: checking a paper by its code or its file, and the public page of a sealed paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from accounts import storage
from accounts.limited_process import Busy
from accounts.operator_mail import damage_met
from accounts.rate_limits import within_rate
from approvals.files import pdf_response
from approvals.forms import VerifyForm
from approvals.models import Submission
from approvals.transitions import State
from approvals.verification.public_papers import in_force_of, public_submission, report_on, scan_of, verify_file
from approvals.verification.verdicts import CANNOT, PublicVerdict, of_file, of_paper, of_unknown
from documents.authority import AuthorityError
from documents.models import spelled
from documents.papers.differences import differences
from documents.preview import page_image
from documents.signature_reports import NotAPdf, SignatureReport

RETRY_AFTER = {429: 60, 503: 10}  # seconds
FIRST_PAGES = 4  # that stand on the paper's page; a link leads to the others
PAGE_WIDTH = 900  # pixels
DAY = 86400  # seconds
ANSWER_WITHIN = 1  # second that a page's picture waits for its turn
DRAWING = BoundedSemaphore(2)  # pages drawn at a time for anyone, of the eight threads a web process has
ACROSS = {State.SUPERSEDED: "มีฉบับใหม่แทนแล้ว", State.REVOKED: "เพิกถอนแล้ว"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def verify_form(request: HttpRequest) -> HttpResponseBase:
    """Checks a paper by its code or by the file itself, for anyone."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        if file := form.cleaned_data["file"]:
            return _verified(request, form, file)
        return redirect("verify-code", verification_code=form.cleaned_data["code"])
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
    except AuthorityError:
        return _answer(request, "approvals/verify_file.html", CANNOT, {"file_name": file.name})
    shown = result.submission or result.claimed
    holds = in_force_of(shown.version.paper) if shown else None
    verdict = of_file(result, holds)
    context = {"file_name": file.name, "result": result, **_facts(shown, verdict)}
    if shown and verdict.link:
        context["leads_to"] = holds if holds and result.status in {"superseded", "revoked"} else shown
    return _answer(request, "approvals/verify_file.html", verdict, context)


def _answer(request: HttpRequest, template: str, verdict: PublicVerdict, context: dict[str, Any]) -> HttpResponse:
    if verdict.status == CANNOT.status:
        damage_met("a paper of ours cannot be verified: a stored file or the key of this installation is amiss")
    return render(request, template, {"verdict": verdict, **context}, status=verdict.status)


def _try_later(request: HttpRequest, status: int) -> HttpResponse:
    """The page that says when to come back: 429, this address asked too often; 503, too many others are asking."""
    seconds = RETRY_AFTER[status]
    context = {"too_often": status == 429, "seconds": seconds}
    response = render(request, "approvals/try_later.html", context, status=status)
    response["Retry-After"] = str(seconds)
    patch_cache_control(response, no_store=True)
    return response


def _of_public_paper(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the public paper of the address's code; any other code is 404 and says no more than that."""

    @wraps(view)
    def found(request: HttpRequest, verification_code: str, **parts: Any) -> HttpResponse:
        submission = public_submission(verification_code)
        if submission is None:
            typed = "".join(c for c in verification_code.upper() if c.isascii() and c.isalnum())
            verdict = of_unknown(spelled(typed[:20]))
            return render(request, "approvals/unknown_code.html", {"verdict": verdict}, status=verdict.status)
        return view(request, submission, **parts)

    return found


@require_safe
@login_not_required
@_of_public_paper
def verify_code(request: HttpRequest, submission: Submission) -> HttpResponse:
    """What anyone may see of a sealed paper: what holds, its pages, who signed."""
    return _paper_page(request, submission, FIRST_PAGES)


@require_safe
@login_not_required
@_of_public_paper
def public_pages(request: HttpRequest, submission: Submission) -> HttpResponse:
    """The same with all of its pages."""
    return _paper_page(request, submission, submission.version.pages or 0)


def _paper_page(request: HttpRequest, submission: Submission, pages: int) -> HttpResponse:
    holds = in_force_of(submission.version.paper)
    try:
        report = report_on(submission)
    except Busy:
        return _try_later(request, 503)
    except (AuthorityError, storage.FileDamaged):
        return _answer(request, "approvals/public.html", CANNOT, {"shown": submission})
    if not report.intact:
        return _answer(request, "approvals/public.html", CANNOT, {"shown": submission})
    verdict = of_paper(submission, holds, len(report.signatures))
    context = {
        **_facts(submission, verdict, pages),
        "signers": _signers(submission, report.signatures),
        "preserved": report.preserved,
        "leads_to": holds,
        "scan": scan_of(submission),
        "different": differences(submission.version.content, holds.version.content)
        if holds and submission.state == State.SUPERSEDED
        else None,
    }
    return _answer(request, "approvals/public.html", verdict, context)


def _facts(submission: Submission | None, verdict: PublicVerdict, pages: int = FIRST_PAGES) -> dict[str, Any]:
    """The true paper as pages show it."""
    if submission is None:
        return {}
    version = submission.version
    total = version.pages or 0
    return {
        "shown": submission,
        "stamp": _stamp(submission),
        "page_numbers": range(1, min(pages, total) + 1),
        "further_pages": (pages + 1, total) if pages < total else None,
    }


def _signers(submission: Submission, signatures: tuple[SignatureReport, ...]) -> list[dict[str, Any]]:
    """Who signed, in which capacity, under which heading of the paper, when."""
    steps = {step.field: step for step in submission.steps.all()}
    return [
        {
            "heading": steps[signature.field].heading if signature.field in steps else "",
            # A person's own certificate says nothing of an office: what stands in the paper is the step's.
            "capacity": signature.capacity or (steps[signature.field].capacity if signature.field in steps else ()),
            "signature": signature,
        }
        for signature in signatures
    ]


def _stamp(submission: Submission) -> str:
    """In the address of a page's picture: another file or another state makes another picture."""
    return f"{submission.version.sha256[:12]}-{submission.state}"


@require_safe
@login_not_required
@_of_public_paper
def public_page(request: HttpRequest, submission: Submission, stamp: str, number: int) -> HttpResponse:
    """One page of a public paper as a picture, across it what it is worth no more."""
    if stamp != _stamp(submission):
        raise Http404
    if not within_rate(request, "pages", settings.PUBLIC_PAGE_RATES):
        return _try_later(request, 429)
    if not DRAWING.acquire(timeout=ANSWER_WITHIN):
        return _try_later(request, 503)
    try:
        pdf = storage.read(submission.version.sha256)
        picture = page_image(pdf, number, PAGE_WIDTH, ACROSS.get(State(submission.state), ""))
    except IndexError as error:
        raise Http404 from error
    finally:
        DRAWING.release()
    response = HttpResponse(picture, content_type="image/png")
    patch_cache_control(response, public=True, max_age=DAY)
    return response


@require_safe
@login_not_required
@_of_public_paper
def public_file(request: HttpRequest, submission: Submission) -> HttpResponse:
    """The sealed PDF, for anyone."""
    return pdf_response(submission.version)
