"""Deciding in one sitting: what waits, reading a paper, signing or returning it, and on to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing.autosave import keeps_drafts, texts
from accounts.editing.drafts import draft_of, typed_in
from accounts.permissions import Capability, require
from accounts.step_up import proven_until
from approvals import actions
from approvals.checks.showing import shown_of
from approvals.deciding.confirming import asked_first, to_approve
from approvals.deciding.reading import capacity_at, reading
from approvals.drawings import printed_capacity
from approvals.forms import OpinionForm, ReasonForm, still_typed
from approvals.models import Submission, SubmissionStep
from approvals.numbers.actions import letter_of
from approvals.proofs import opinion_proofs
from approvals.routes.rights import not_now, why_not
from approvals.transitions import NotAllowed
from approvals.waiting import waiting_for
from documents.models import PaperKind
from scores.proofing.live import Proofs, proofreads


def _step(version_pk: int, step_pk: int) -> SubmissionStep:
    steps = SubmissionStep.objects.select_related("submission__version__paper__municipality", "position")
    return get_object_or_404(steps, pk=step_pk, submission__version_id=version_pk)


def _undecided(request: MunicipalRequest, pk: int, step: int) -> None:
    """Words are kept only where they can still be sent."""
    found = _step(pk, step)
    require(request.actor, Capability.DECIDE, found)
    if found.decision:
        raise Http404("ขั้นนี้พิจารณาไปแล้ว")


def _opinion(request: MunicipalRequest, pk: int, step: int) -> Proofs:
    _undecided(request, pk, step)
    return opinion_proofs(request.actor, _step(pk, step).submission.version.paper, "opinion")


def _reason(request: MunicipalRequest, pk: int, step: int) -> Proofs:
    _undecided(request, pk, step)
    return opinion_proofs(request.actor, _step(pk, step).submission.version.paper, "reason")


def _address(request: MunicipalRequest, name: str, found: SubmissionStep) -> str:
    parts = {"code": request.actor.municipality.code, "pk": found.submission.version_id, "step": found.pk}
    return reverse(f"approvals:{name}", kwargs=parts)


@require_safe
@requires(Capability.VIEW)
def queue(request: MunicipalRequest) -> HttpResponseBase:
    """What waits for this person's decision, then everything else that is on its way."""
    mine = _waiting(request)
    others = (
        Submission.objects.filter(state__in=Submission.UNDER_WAY)
        .exclude(pk__in=[step.submission_id for step in mine])
        .select_related("version__paper__municipality", "submitted_by")
        .defer("version__content")
        .prefetch_related("steps__position")
    )
    context = {
        "mine": [(step, printed_capacity(request.actor.capacity_for(step.position_id))) for step in mine],
        "others": [(submission, submission.current_step) for submission in others],
    }
    return render(request, "approvals/queue.html", context)


def _waiting(request: MunicipalRequest) -> list[SubmissionStep]:
    """What waits for this person in the order in which it is read, the oldest first."""
    return sorted(waiting_for(request.actor), key=lambda step: (step.submission.submitted_at, step.pk))


@require_safe
@requires(Capability.VIEW)
def read(request: MunicipalRequest, pk: int, step: int) -> HttpResponseBase:
    """A paper to be read, and for who decides the button beside it; what was decided leads to what came of it."""
    found = _step(pk, step)
    return redirect(_address(request, "decided", found)) if found.decision else _reading_page(request, found)


def _reading_page(
    request: MunicipalRequest, found: SubmissionStep, form: OpinionForm | None = None, status: int = 200
) -> HttpResponse:
    submission = found.submission
    version = submission.version
    draft = draft_of(request.actor, actions.APPROVE_DRAFT.format(step=found.pk))
    waiting = [each.pk for each in _waiting(request)]
    refused = why_not(request.actor, found)
    context = {
        "version": version,
        "submission": submission,
        "step": found,
        "steps": submission.steps.select_related("position"),
        "letter": letter_of(version) if version.paper.kind == PaperKind.MEMO else None,
        "reading": reading(version),
        "checks": shown_of(submission),
        "refused": refused,
        "capacity": None if refused else capacity_at(request.actor, found),
        "place": waiting.index(found.pk) + 1 if found.pk in waiting else 0,
        "waiting": len(waiting),
        "draft": draft,
        "form": form or OpinionForm(initial=typed_in(draft).dict() if draft else None),
        "proven_until": proven_until(request),
        "proofs": opinion_proofs(request.actor, version.paper, "opinion"),
    }
    return render(request, "approvals/read.html", context, status=status)


@post_only("approvals:read")
@requires(Capability.DECIDE)
@keeps_drafts(texts(actions.APPROVE_DRAFT, "opinion", about=_undecided))
@proofreads(_opinion)
def approve(request: MunicipalRequest, pk: int, step: int) -> HttpResponseBase:
    """Agrees and signs, once what will be signed was confirmed."""
    found = _step(pk, step)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return _reading_page(request, found, form, 422)
    opinion = form.cleaned_data["opinion"]
    if answer := _too_late(request, found, opinion):
        return answer
    asked = asked_first(request, to_approve(request.actor, found, opinion, _address(request, "read", found)))
    if isinstance(asked, HttpResponse):
        return asked
    return _decide(request, found, opinion, partial(actions.approve, own=asked.own))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.DECIDE)
@keeps_drafts(texts(actions.RETURN_DRAFT, "reason", about=_undecided))
@proofreads(_reason)
def return_(request: MunicipalRequest, pk: int, step: int) -> HttpResponseBase:
    """Sends the paper back with a reason; nothing is signed."""
    found = _step(pk, step)
    draft = draft_of(request.actor, actions.RETURN_DRAFT.format(step=found.pk))
    typed = typed_in(draft).dict() if draft else None
    form = ReasonForm(request.POST) if request.method == "POST" else ReasonForm(initial=typed)
    sent = form.cleaned_data["reason"] if form.is_valid() else ""
    if answer := _too_late(request, found, sent):
        return answer
    if sent:
        return _decide(request, found, sent, actions.return_to_drafter)
    submission = found.submission
    context = {
        "version": submission.version,
        "submission": submission,
        "step": found,
        "form": form,
        "draft": draft,
        "proofs": opinion_proofs(request.actor, submission.version.paper, "reason"),
    }
    return render(request, "approvals/return.html", context, status=422 if form.errors else 200)


Act = Callable[[Any, SubmissionStep, str], Submission]


def _decide(request: MunicipalRequest, found: SubmissionStep, typed: str, act: Act) -> HttpResponse:
    """Does it; where it was done, or the paper taken back, a moment before, tells so with what had been typed."""
    try:
        act(request.actor, found, typed)
    except (actions.CannotDecide, NotAllowed) as error:
        now = _step(found.submission.version_id, found.pk)
        if answer := _too_late(request, now, typed):
            return answer
        messages.error(request, f"{error}{still_typed(typed)}")
        return redirect(_address(request, "read", found))
    return redirect(_address(request, "decided", found))


def _too_late(request: MunicipalRequest, found: SubmissionStep, typed: str) -> HttpResponse | None:
    """The answer where there is nothing to decide any more, or not yet; raises PermissionDenied for who may not."""
    if found.decision:
        # Whoever pressed twice, or in two tabs, has what was said first; it is told here, in the words of the record.
        lost = "" if typed == found.opinion else still_typed(typed)
        messages.warning(request, f"{not_now(found)}{lost}")
        return redirect(_address(request, "decided", found))
    try:
        require(request.actor, Capability.DECIDE, found)
    except PermissionDenied as error:  # an appointment that ended meanwhile
        raise PermissionDenied(f"{error}{still_typed(typed)}") from error
    if refused := not_now(found):
        messages.error(request, f"{refused}{still_typed(typed)}")
        return redirect("approvals:version", code=request.actor.municipality.code, pk=found.submission.version_id)
    return None


@require_safe
@requires(Capability.VIEW)
def decided(request: MunicipalRequest, pk: int, step: int) -> HttpResponseBase:
    """What came of a step, and the next paper that waits."""
    found = _step(pk, step)
    if not found.decision:
        return redirect(_address(request, "read", found))
    waiting = _waiting(request)
    context = {
        "version": found.submission.version,
        "submission": found.submission,
        "step": found,
        "is_own": found.decided_by_id == request.user.pk,
        "following": waiting[0] if waiting else None,
        "later": waiting[1:],
        "proven_until": proven_until(request),
    }
    return render(request, "approvals/decided.html", context)
