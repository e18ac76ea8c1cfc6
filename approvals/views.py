"""Pages of a municipality's papers: making, watching, taking back and revoking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts import storage
from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing.autosave import keeps_drafts, texts
from accounts.editing.drafts import draft_of, typed_in
from accounts.permissions import Capability, can
from approvals import actions
from approvals.checks.checking import checks_today
from approvals.checks.showing import ShownChecks, shown, shown_of
from approvals.deciding.confirming import asked_first, to_revoke
from approvals.files import pdf_response
from approvals.forms import NewPaperForm, ReasonForm, WantedPaperForm, still_typed
from approvals.models import Publication, Submission, SubmissionStep
from approvals.numbers.actions import letter_of
from approvals.routes import rights
from approvals.routes.forms import ScanForm
from approvals.submittable import told
from approvals.transitions import Move, NotAllowed, allowed
from approvals.waiting import APPOINT, deciders
from documents.actions import cancel, is_latest, retry
from documents.models import PaperKind, PaperVersion, WordFile
from documents.papers.content import CannotAttach, CannotBuild
from documents.papers.sources import asked_of
from documents.papers.titles import answers_words
from documents.preview import page_image
from scores.models import Assessment
from scores.rules import UnknownRules, known_years

PREVIEW_WIDTH = 1100  # pixels; sharp at twice the width it is shown at on a phone


def find_version(pk: int) -> PaperVersion:
    return get_object_or_404(
        PaperVersion.objects.select_related("paper__municipality", "made_by", "submission__submitted_by", "word"), pk=pk
    )


def _word(found: PaperVersion) -> WordFile | None:
    return getattr(found, "word", None)


def _submission(found: PaperVersion) -> Submission | None:
    return (
        Submission.objects.filter(version=found)
        .select_related("version__paper__municipality", "submitted_by")
        .prefetch_related("steps__position", "steps__submission")
        .first()
    )


def paper_years(request: MunicipalRequest) -> list[int]:
    """Years a paper can be about: those with rules, and the one after, whose plan answers the last of them."""
    years = known_years(request.actor.municipality.agency_kind)
    return [year + 1 for year in years[:1]] + years


def _address(request: MunicipalRequest, pk: int) -> str:
    return reverse("approvals:version", kwargs={"code": request.actor.municipality.code, "pk": pk})


def _to_version(request: MunicipalRequest, pk: int) -> HttpResponse:
    return redirect(_address(request, pk))


@require_safe
@requires(Capability.MAKE_PAPER)
def new(request: MunicipalRequest) -> HttpResponseBase:
    """The form to begin with any paper of any year; ?paper=plan&year=2569 chooses beforehand."""
    latest = Assessment.objects.with_total().first()
    usual = {"year": latest.fiscal_year if latest else None}
    return new_page(request, NewPaperForm(paper_years(request), initial=usual | WantedPaperForm(request.GET).chosen()))


def new_page(
    request: MunicipalRequest, form: NewPaperForm, status: int = 200, *, cannot_attach: bool = False
) -> HttpResponse:
    """The form's page; a memo whose report cannot be made is offered to go alone."""
    return render(request, "approvals/new.html", {"form": form, "cannot_attach": cannot_attach}, status=status)


@post_only("papers")
@requires(Capability.MAKE_PAPER)
def make(request: MunicipalRequest) -> HttpResponseBase:
    """Freezes the data as a new version and queues its rendering."""
    form = NewPaperForm(paper_years(request), request.POST)
    if form.is_valid():
        kind, variant = form.kind_and_variant()
        with_report = False if form.cleaned_data["alone"] else None
        try:
            made = actions.make_paper(request.actor, kind, form.cleaned_data["year"], variant, with_report=with_report)
        except (CannotBuild, UnknownRules) as error:
            form.add_error(None, str(error))
            return new_page(request, form, 422, cannot_attach=isinstance(error, CannotAttach))
        else:
            return _to_version(request, made.pk)
    return new_page(request, form, 422)


@require_safe
@requires(Capability.VIEW)
def version(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """One version: progress while it is made, then the pages, its way so far and what may be done now."""
    return version_page(request, find_version(pk))


def version_page(
    request: MunicipalRequest, found: PaperVersion, status: int = 200, **forms: ReasonForm | ScanForm
) -> HttpResponse:
    """The page of a version, with forms that were sent and refused."""
    submission = _submission(found)
    step = submission.current_step if submission else None
    about = (found.paper.about, found.paper.fiscal_year)
    asked = asked_of(request.actor.municipality.agency_kind, {about}).get(about)
    context = {
        "version": found,
        "answers": answers_words(asked),
        "asked": asked,
        "submission": submission,
        "steps": submission.steps.all() if submission else (),
        "signing": bool(submission and submission.awaits_signature),
        "word": _word(found),
        "step": step,
        **_decision(request, step),
        "may_withdraw": bool(submission and allowed(submission.state, Move.WITHDRAW)),
        "may_revoke": bool(submission and allowed(submission.state, Move.REVOKE)),
        "letter": letter_of(found) if found.paper.kind == PaperKind.MEMO else None,
        "hindrance": told(request.actor, found) if found.is_ready and not submission else None,
        "is_latest": is_latest(found),
        "is_published": Publication.objects.filter(paper=found.paper, withdrawn_at=None).exists(),
        "scan_form": ScanForm(),
        "scans": found.scans.select_related("added_by"),
        "checks": shown_of(submission) if submission else _checks_now(request, found),
        "page_numbers": range(1, (found.pages or 0) + 1),
        **_reason_form(request, found),
        **forms,
    }
    return render(request, "approvals/version.html", context, status=status)


def _checks_now(request: MunicipalRequest, found: PaperVersion) -> ShownChecks | None:
    """What stands between a version and its being submitted, for whoever makes papers."""
    if not found.is_ready or not can(request.actor, Capability.MAKE_PAPER) or not is_latest(found):
        return None
    return shown(checks_today(found), request.actor.municipality.code)


def _decision(request: MunicipalRequest, step: SubmissionStep | None) -> dict[str, Any]:
    """Whether this person decides the current step; else why not, where the step is their position's."""
    if step is None:
        return {}
    why = rights.why_not(request.actor, step)
    return {
        "may_decide": not why,
        "why_not": why if rights.concerns(request.actor, step) else "",
        "stands_still": APPOINT if deciders(request.actor.municipality, [step]) == [[]] else "",
    }


def _reason_form(request: MunicipalRequest, found: PaperVersion) -> dict[str, Any]:
    """The form that revokes, with the draft the person left in it."""
    draft = draft_of(request.actor, actions.REVOKE_DRAFT.format(pk=found.pk))
    return {"reason_draft": draft, "reason_form": ReasonForm(initial=typed_in(draft).dict() if draft else None)}


@require_safe
@requires(Capability.VIEW)
def progress(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The progress fragment (HTMX). When the work is over it tells the page to load itself again."""
    found = find_version(pk)
    submission = _submission(found)
    signing, word = bool(submission and submission.awaits_signature), _word(found)
    waiting = found.is_unfinished or signing or bool(word and word.is_unfinished)
    response = render(request, "approvals/_progress.html", {"version": found, "signing": signing, "word": word})
    if not waiting:
        response["HX-Refresh"] = "true"
    return response


def _ready(pk: int) -> PaperVersion:
    found = find_version(pk)
    if not found.is_ready:
        raise Http404("เอกสารยังจัดทำไม่เสร็จ")
    return found


@require_safe
@requires(Capability.VIEW)
def file(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The PDF as it stands now."""
    return pdf_response(_ready(pk))


@require_safe
@cache_control(private=True, max_age=3600)
@requires(Capability.VIEW)
def page(request: MunicipalRequest, pk: int, sha256: str, number: int) -> HttpResponseBase:
    """One page as a picture. The hash in the address makes it new after every signature."""
    found = _ready(pk)
    if sha256 != found.sha256[:12]:  # a signature came into the file while its pages were being read
        code = found.paper.municipality.code
        return redirect("approvals:page", code=code, pk=pk, sha256=found.sha256[:12], number=number)
    try:
        return HttpResponse(page_image(storage.read(found.sha256), number, PREVIEW_WIDTH), content_type="image/png")
    except IndexError as error:
        raise Http404 from error


@post_only("approvals:version")
@requires(Capability.MAKE_PAPER)
def cancel_making(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Stops a version that is still being made."""
    if not cancel(request.actor, find_version(pk)):
        messages.info(request, "เอกสารจัดทำเสร็จก่อนการยกเลิก")
    return _to_version(request, pk)


@post_only("approvals:version")
@requires(Capability.MAKE_PAPER)
def retry_making(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Queues a failed or cancelled version again."""
    retry(request.actor, find_version(pk))
    return _to_version(request, pk)


def _attempt(
    request: MunicipalRequest, pk: int, done: str, act: Callable[[], Submission], typed: str = ""
) -> HttpResponse:
    """Does a move and says so, or says why not and what had been typed."""
    lost = still_typed(typed)
    try:
        act()
    except actions.CannotDecide as error:
        messages.error(request, f"{error}{lost}")
    except PermissionDenied as error:
        raise PermissionDenied(f"{error}{lost}") from error
    except NotAllowed:
        messages.error(request, f"เรื่องนี้เปลี่ยนสถานะไปแล้ว กรุณาดูสถานะล่าสุด{lost}")
    else:
        messages.success(request, done)
    return _to_version(request, pk)


@post_only("approvals:version")
@requires(Capability.SUBMIT_PAPER)
def withdraw(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Takes a submission back."""
    submission = get_object_or_404(Submission, version_id=pk)
    return _attempt(request, pk, "ถอนเรื่องแล้ว", lambda: actions.withdraw(request.actor, submission))


@post_only("approvals:version")
@requires(Capability.REVOKE_PAPER)
@keeps_drafts(texts(actions.REVOKE_DRAFT, "reason", about=lambda request, pk: find_version(pk)))
def revoke(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Declares a sealed paper void."""
    submission = get_object_or_404(Submission.objects.select_related("version__paper"), version_id=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return version_page(request, find_version(pk), 422, reason_form=form)
    reason = form.cleaned_data["reason"]
    if allowed(submission.state, Move.REVOKE):  # else the action says that it has changed
        asked = asked_first(request, to_revoke(request.actor, submission, reason, _address(request, pk)))
        if isinstance(asked, HttpResponse):
            return asked
    return _attempt(request, pk, "เพิกถอนเอกสารแล้ว", lambda: actions.revoke(request.actor, submission, reason), reason)


@post_only("approvals:version")
@requires(Capability.SUBMIT_PAPER)
def retry_signing(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Queues missing signatures again."""
    actions.retry_signing(request.actor, get_object_or_404(Submission, version_id=pk))
    return _to_version(request, pk)
