"""Pages of a municipality's papers: making, watching, reading, submitting and deciding."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts import storage
from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing.autosave import keeps_drafts, texts
from accounts.editing.drafts import drafts_of, typed_in
from accounts.permissions import Capability, can, require
from approvals import actions
from approvals.drawings import has_low_place, is_silent
from approvals.files import pdf_response
from approvals.forms import DraftersOpinionForm, NewPaperForm, OpinionForm, ReasonForm
from approvals.models import Submission, SubmissionStep
from approvals.numbers.actions import letter_of
from approvals.transitions import Move, NotAllowed, State, allowed
from approvals.waiting import waiting_for
from documents.actions import cancel, retry
from documents.models import Paper, PaperKind, PaperVersion, WordFile
from documents.papers.content import CannotAttach, CannotBuild
from documents.papers.sources import asked_of
from documents.papers.titles import answers_words
from documents.preview import page_image
from scores.models import Assessment
from scores.rules import UnknownRules, known_years

PREVIEW_WIDTH = 1100  # pixels; sharp at twice the width it is shown at on a phone


def _version(pk: int) -> PaperVersion:
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


def _answers(kind: str, listed: Iterable[Paper]) -> dict[Paper, str]:
    """What each paper says of the item it answers; one query."""
    about = {paper: (paper.about, paper.fiscal_year) for paper in listed}
    asked = asked_of(kind, set(about.values()))
    return {paper: answers_words(asked.get(key)) for paper, key in about.items()}


def _to_version(request: MunicipalRequest, pk: int) -> HttpResponse:
    return redirect("approvals:version", code=request.actor.municipality.code, pk=pk)


@require_safe
@requires(Capability.VIEW)
def papers(request: MunicipalRequest) -> HttpResponseBase:
    """All papers with their latest version and where it stands; the form to make one."""
    latest = Assessment.objects.with_total().first()
    form = NewPaperForm(paper_years(request), initial={"year": latest.fiscal_year if latest else None})
    return papers_page(request, form)


def papers_page(
    request: MunicipalRequest, form: NewPaperForm, status: int = 200, *, cannot_attach: bool = False
) -> HttpResponse:
    """All papers, and the form to begin with one; a memo whose report cannot be made is offered to go alone."""
    rows = _answers(request.actor.municipality.agency_kind, Paper.objects.with_versions())
    context = {"papers": rows.items(), "form": form, "cannot_attach": cannot_attach}
    return render(request, "approvals/papers.html", context, status=status)


@post_only("approvals:papers")
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
            return papers_page(request, form, 422, cannot_attach=isinstance(error, CannotAttach))
        else:
            return _to_version(request, made.pk)
    return papers_page(request, form, 422)


@require_safe
@requires(Capability.VIEW)
def version(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """One version: progress while it is made, then the pages, its way so far and what may be done now."""
    return _version_page(request, _version(pk))


def _version_page(
    request: MunicipalRequest, found: PaperVersion, status: int = 200, **forms: OpinionForm | ReasonForm
) -> HttpResponse:
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
        "may_decide": step is not None and can(request.actor, Capability.DECIDE, step),
        "waits_in_vain": bool(step and actions.nobody_may_decide(step)),
        "may_withdraw": bool(submission and allowed(submission.state, Move.WITHDRAW)),
        "may_revoke": bool(submission and allowed(submission.state, Move.REVOKE)),
        "silent": is_silent(found.content),
        "letter": letter_of(found) if found.paper.kind == PaperKind.MEMO else None,
        "no_route": "" if submission or actions.has_route(request.actor) else actions.NO_ROUTE,
        "is_latest": not found.paper.versions.filter(number__gt=found.number).exists(),
        "page_numbers": range(1, (found.pages or 0) + 1),
        **_drafted_forms(request, found, step),
        **forms,
    }
    return render(request, "approvals/version.html", context, status=status)


def _drafted_forms(request: MunicipalRequest, found: PaperVersion, step: SubmissionStep | None) -> dict[str, Any]:
    """The page's forms with the drafts the person left in them: before submitting, at a step, when sealed."""
    parts = {"pk": found.pk, "step": step.pk if step else 0}
    opinion, reason = (
        (actions.APPROVE_DRAFT, actions.RETURN_DRAFT) if step else (actions.SUBMIT_DRAFT, actions.REVOKE_DRAFT)
    )
    drafts = drafts_of(request.actor, [opinion.format(**parts), reason.format(**parts)])
    opinion_draft, reason_draft = drafts.get(opinion.format(**parts)), drafts.get(reason.format(**parts))
    return {
        "opinion_draft": opinion_draft,
        "opinion_form": (DraftersOpinionForm if not step and has_low_place(found.content) else OpinionForm)(
            initial=typed_in(opinion_draft).dict() if opinion_draft else None
        ),
        "reason_draft": reason_draft,
        "reason_form": ReasonForm(initial=typed_in(reason_draft).dict() if reason_draft else None),
    }


@require_safe
@requires(Capability.VIEW)
def progress(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The progress fragment (HTMX). When the work is over it tells the page to load itself again."""
    found = _version(pk)
    submission = _submission(found)
    signing, word = bool(submission and submission.awaits_signature), _word(found)
    waiting = found.is_unfinished or signing or bool(word and word.is_unfinished)
    response = render(request, "approvals/_progress.html", {"version": found, "signing": signing, "word": word})
    if not waiting:
        response["HX-Refresh"] = "true"
    return response


def _ready(pk: int) -> PaperVersion:
    found = _version(pk)
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
    if sha256 != found.sha256[:12]:
        raise Http404
    try:
        return HttpResponse(page_image(storage.read(found.sha256), number, PREVIEW_WIDTH), content_type="image/png")
    except IndexError as error:
        raise Http404 from error


@post_only("approvals:version")
@requires(Capability.MAKE_PAPER)
def cancel_making(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Stops a version that is still being made."""
    if not cancel(request.actor, _version(pk)):
        messages.info(request, "เอกสารจัดทำเสร็จก่อนการยกเลิก")
    return _to_version(request, pk)


@post_only("approvals:version")
@requires(Capability.MAKE_PAPER)
def retry_making(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Queues a failed or cancelled version again."""
    retry(request.actor, _version(pk))
    return _to_version(request, pk)


def _attempt(
    request: MunicipalRequest, pk: int, done: str, act: Callable[[], Submission], typed: str = ""
) -> HttpResponse:
    """Does a move and says so, or says why not and what had been typed."""
    lost = f" ข้อความที่พิมพ์ไว้: “{typed}”" if typed else ""
    try:
        act()
    except actions.CannotDecide as error:
        messages.error(request, f"{error}{lost}")
    except NotAllowed:
        messages.error(request, f"เรื่องนี้เปลี่ยนสถานะไปแล้ว กรุณาดูสถานะล่าสุด{lost}")
    else:
        messages.success(request, done)
    return _to_version(request, pk)


@post_only("approvals:version")
@requires(Capability.SUBMIT_PAPER)
@keeps_drafts(texts(actions.SUBMIT_DRAFT, "opinion", about=lambda request, pk: _version(pk)))
def submit(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The drafter signs and sends the version on its way."""
    found = _version(pk)
    form = DraftersOpinionForm(request.POST) if has_low_place(found.content) else OpinionForm(request.POST)
    if not form.is_valid():
        return _version_page(request, found, 422, opinion_form=form)
    opinion = form.cleaned_data["opinion"]
    return _attempt(request, pk, "เสนอเอกสารแล้ว", lambda: actions.submit(request.actor, found, opinion), opinion)


def _step(version_pk: int, step_pk: int) -> SubmissionStep:
    return get_object_or_404(
        SubmissionStep.objects.select_related("submission__version", "position"),
        pk=step_pk,
        submission__version_id=version_pk,
    )


def _decidable(request: MunicipalRequest, pk: int, step: int) -> None:
    require(request.actor, Capability.DECIDE, _step(pk, step))


@post_only("approvals:version")
@requires(Capability.DECIDE)
@keeps_drafts(texts(actions.APPROVE_DRAFT, "opinion", about=_decidable))
def approve(request: MunicipalRequest, pk: int, step: int) -> HttpResponseBase:
    """Agrees and signs."""
    found = _step(pk, step)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return _version_page(request, _version(pk), 422, opinion_form=form)
    opinion, done = form.cleaned_data["opinion"], "เห็นชอบแล้ว ระบบกำลังลงลายมือชื่อ"
    return _attempt(request, pk, done, lambda: actions.approve(request.actor, found, opinion), opinion)


@post_only("approvals:version")
@requires(Capability.DECIDE)
@keeps_drafts(texts(actions.RETURN_DRAFT, "reason", about=_decidable))
def return_(request: MunicipalRequest, pk: int, step: int) -> HttpResponseBase:
    """Sends the paper back with a reason."""
    found = _step(pk, step)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _version_page(request, _version(pk), 422, reason_form=form)
    reason, done = form.cleaned_data["reason"], "ส่งคืนผู้จัดทำแล้ว"
    return _attempt(request, pk, done, lambda: actions.return_to_drafter(request.actor, found, reason), reason)


@post_only("approvals:version")
@requires(Capability.SUBMIT_PAPER)
def withdraw(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Takes a submission back."""
    submission = get_object_or_404(Submission, version_id=pk)
    return _attempt(request, pk, "ถอนเรื่องแล้ว", lambda: actions.withdraw(request.actor, submission))


@post_only("approvals:version")
@requires(Capability.REVOKE_PAPER)
@keeps_drafts(texts(actions.REVOKE_DRAFT, "reason", about=lambda request, pk: _version(pk)))
def revoke(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Declares a sealed paper void."""
    submission = get_object_or_404(Submission, version_id=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _version_page(request, _version(pk), 422, reason_form=form)
    reason = form.cleaned_data["reason"]
    return _attempt(request, pk, "เพิกถอนเอกสารแล้ว", lambda: actions.revoke(request.actor, submission, reason), reason)


@post_only("approvals:version")
@requires(Capability.SUBMIT_PAPER)
def retry_signing(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Queues missing signatures again."""
    actions.retry_signing(request.actor, get_object_or_404(Submission, version_id=pk))
    return _to_version(request, pk)


@require_safe
@requires(Capability.VIEW)
def queue(request: MunicipalRequest) -> HttpResponseBase:
    """What waits for this person's decision, then everything else that is on its way."""
    mine = waiting_for(request.actor)
    others = (
        Submission.objects.filter(state__in=[State.IN_REVIEW, State.APPROVED])
        .exclude(pk__in=[step.submission_id for step in mine])
        .select_related("version__paper__municipality", "submitted_by")
        .prefetch_related("steps__position")
    )
    context = {"mine": mine, "others": [(submission, submission.current_step) for submission in others]}
    return render(request, "approvals/queue.html", context)
