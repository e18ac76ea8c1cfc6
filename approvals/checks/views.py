"""The page between a paper and its way: what was checked, why it goes all the same, the button that sends it."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing.autosave import Unsaved, keeps_drafts, typed_fields
from accounts.editing.drafts import draft_of, typed_in
from accounts.permissions import Capability, can
from approvals import actions
from approvals.checks.checking import checks_today
from approvals.checks.forms import SubmitForm
from approvals.checks.listing import CheckList, Reason
from approvals.checks.showing import ShownChecks, ShownPage, shown, shown_of, shown_pages
from approvals.deciding.confirming import asked_first, to_submit
from approvals.forms import still_typed
from approvals.models import Submission
from approvals.proofs import opinion_proofs
from approvals.submittable import hindrance, told
from documents.models import PaperVersion
from scores.proofing.live import Proofs, proofreads


def _version(pk: int) -> PaperVersion:
    return get_object_or_404(PaperVersion.objects.select_related("paper__municipality"), pk=pk)


def _submission(version: PaperVersion) -> Submission | None:
    return Submission.objects.filter(version=version).select_related("version__paper__municipality").first()


@require_safe
@requires(Capability.VIEW)
def check(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """What stands between a version and a signature; of one that was submitted, as it stood then."""
    version = _version(pk)
    if not version.is_ready:
        return redirect("approvals:version", code=request.actor.municipality.code, pk=pk)
    if submission := _submission(version):
        return _frozen(request, submission)
    draft = draft_of(request.actor, actions.SUBMIT_DRAFT.format(pk=pk))
    form = SubmitForm(version.content, initial=typed_in(draft).dict() if draft else None)
    return _page(request, version, form, checks_today(version), draft=draft)


def _frozen(request: MunicipalRequest, submission: Submission) -> HttpResponse:
    version = submission.version
    checks = shown_of(submission)
    context = {"version": version, "submission": submission, "checks": checks, "pages": _pages(version, checks)}
    return render(request, "approvals/check.html", context)


def _page(
    request: MunicipalRequest,
    version: PaperVersion,
    form: SubmitForm,
    checks: CheckList,
    status: int = 200,
    *,
    is_refused: bool = False,
    draft: object = None,
) -> HttpResponse:
    """The list with a box for each error's reason, for who may submit this version."""
    hindered = told(request.actor, version)
    may_submit = can(request.actor, Capability.SUBMIT_PAPER) and not hindered
    # What stands in a box counts as a reason while it is a draft; name and time are those of the press of the button.
    drafted = {key: Reason(words, "", checks.at) for key, words in form.typed_reasons().items()}
    checks = checks.with_reasons(drafted)
    boxes = form.boxes(checks.errors) if may_submit else {}
    listed = shown(checks, request.actor.municipality.code, boxes, is_refused=is_refused)
    context = {
        "version": version,
        "form": form if may_submit else None,
        "draft": draft,
        "checks": listed,
        "pages": _pages(version, listed),
        "hindrance": hindered,
        "first": version.content["signatures"][1] if len(version.content["signatures"]) > 1 else None,
        "proofs": opinion_proofs(request.actor, version.paper, "opinion"),
    }
    return render(request, "approvals/check.html", context, status=status)


def _pages(version: PaperVersion, checks: ShownChecks | None) -> list[ShownPage]:
    return shown_pages(checks, version.pages or 0)


def _unsaved(request: MunicipalRequest, pk: int) -> Unsaved:
    _version(pk)
    typed = typed_fields(request)
    is_empty = not any(str(words).strip() for words in typed.values())
    return Unsaved(actions.SUBMIT_DRAFT.format(pk=pk), typed, is_saved=is_empty)


def _opinion(request: MunicipalRequest, pk: int) -> Proofs:
    return opinion_proofs(request.actor, _version(pk).paper, "opinion")


@post_only("approvals:check")
@requires(Capability.SUBMIT_PAPER)
@keeps_drafts(_unsaved)
@proofreads(_opinion)
def submit(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """The drafter signs and sends the version on its way, with a reason for each error it goes with."""
    version = _version(pk)
    form = SubmitForm(version.content, request.POST)
    if not form.is_valid():
        return _page(request, version, form, checks_today(version), 422)
    own = None
    if not hindrance(request.actor, version):  # else the action says why it does not go
        back = reverse("approvals:check", kwargs={"code": request.actor.municipality.code, "pk": pk})
        confirmation = to_submit(request.actor, version, form.cleaned_data, back)
        # The list is made once: here before it is asked for, by the action once that was confirmed.
        asked = asked_first(request, confirmation, unless=partial(_unexplained, request, version, form))
        if isinstance(asked, HttpResponse):
            return asked
        own = asked.own
    try:
        actions.submit(request.actor, version, form.opinion(), form.reasons(), own)
    except actions.NotExplained as error:
        return _page(request, version, form, error.checks, 422, is_refused=True)
    except actions.CannotDecide as error:
        return _refused(request, version, form, str(error))
    messages.success(request, "เสนอเอกสารแล้ว")
    return redirect("approvals:version", code=request.actor.municipality.code, pk=pk)


def _unexplained(request: MunicipalRequest, version: PaperVersion, form: SubmitForm) -> HttpResponse | None:
    """The list again, where an error of it has no reason yet."""
    checks = checks_today(version)
    checks = checks.with_reasons({key: Reason(words, "", checks.at) for key, words in form.reasons().items()})
    return _page(request, version, form, checks, 422, is_refused=True) if checks.open else None


def _refused(request: MunicipalRequest, version: PaperVersion, form: SubmitForm, words: str) -> HttpResponse:
    """Why it was not submitted, with all that was typed; one that cannot be submitted any more has no form."""
    if hindrance(request.actor, version):
        messages.error(request, f"{words}{still_typed(form.opinion(), *form.reasons().values())}")
        return redirect("approvals:version", code=request.actor.municipality.code, pk=version.pk)
    form.add_error(None, words)
    return _page(request, version, form, checks_today(version), 422)
