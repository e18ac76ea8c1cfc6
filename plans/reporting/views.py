"""Reporting in one sitting: the page of a unit's parts, saving as one types, handing in and taking back."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, post_only, requires
from accounts.editing import EditedMeanwhile
from accounts.permissions import Capability, can, require
from plans.evidence import actions as evidence_actions
from plans.models import Evidence, Plan
from plans.proofs import report_proofs
from plans.reporting import actions
from plans.reporting.actions import HandedInParts, hand_in_ready, parts_with, reported_by, save_report
from plans.reporting.forms import AttachForm, EvidenceDayForm, HandInForm, ReportForm
from plans.reporting.page import Card, ReportPage, cards_of, marks_of, report_page
from plans.reporting.parts import ReportPart, part_named
from plans.rules.workflow import NotAllowed
from plans.shortcuts import plan_of
from scores.proofing.live import Proofs, proofreads
from thai.dates import hour

_KEY = re.compile(r"[0-9]{1,18}(?:u[0-9]{1,18})?", re.ASCII)


def _proofs(request: MunicipalRequest, year: int) -> Proofs:
    require(request.actor, Capability.SUBMIT_MEASURE)
    plan = plan_of(request, year)
    return report_proofs(request.actor, plan, (part.measure for part in reported_by(request.actor, plan)))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.VIEW)
@proofreads(_proofs)
def reports(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """All that the person's units report of a year. Whoever reports nothing is led to what the units handed in."""
    plan = plan_of(request, year)
    if request.method != "POST":
        if not can(request.actor, Capability.SUBMIT_MEASURE) or (
            request.actor.is_coordinator and not request.actor.unit_ids
        ):
            return redirect("plans:receive", code=request.actor.municipality.code, year=year)
        return _shown(request, report_page(request.actor, plan))
    require(request.actor, Capability.SUBMIT_MEASURE)
    forms = {part.key: ReportForm(part, request.POST) for part in reported_by(request.actor, plan)}
    if not forms:
        raise PermissionDenied("หน่วยงานของท่านไม่มีมาตรการให้รายงานในปีนี้")
    days = [EvidenceDayForm(item, request.POST) for form in forms.values() for item in form.part.evidence]
    attached = [AttachForm(form.part, request.POST, request.FILES) for form in forms.values() if form.is_sent]
    saved = {key: _save(request, plan, form) for key, form in forms.items() if form.is_sent and form.has_news}
    wrong = {key: found for key, found in saved.items() if not found["whole"]}
    wrong |= _evidence_with(request, forms, days, attached)
    if wrong:
        page = report_page(request.actor, plan, {key: forms[key] for key in wrong})
        for key, found in wrong.items():
            if card := page.card(key):
                card.conflicts, card.refused = found.get("conflicts", {}), found.get("refused", "")
        return _shown(request, page, 422)
    if HandInForm(request.POST).is_asked:
        _tell(request, hand_in_ready(request.actor, plan))
    else:
        messages.success(request, "บันทึกแล้ว")
    return redirect("plans:reports", code=request.actor.municipality.code, year=year)


def _shown(request: MunicipalRequest, page: ReportPage, status: int = 200) -> HttpResponse:
    proofs = report_proofs(request.actor, page.plan, (card.part.measure for card in page.open_cards))
    return render(request, "plans/reports.html", {"plan": page.plan, "page": page, "proofs": proofs}, status=status)


def _tell(request: MunicipalRequest, done: HandedInParts) -> None:
    """What was handed in, and of each that stayed why."""
    if done.handed:
        messages.success(request, f"ส่งให้ผู้ประสานงานแล้ว {len(done.handed)} มาตรการ")
    stayed = [
        f"{part.name}: {' · '.join(c.words for c in lacking) or 'ยังไม่มีสิ่งใดเปลี่ยน'}" for part, lacking in done.remaining
    ]
    if stayed:
        messages.warning(request, f"ยังไม่ส่ง {len(stayed)} มาตรการ — " + " / ".join(stayed))
    if not done.handed and not stayed:
        messages.info(request, "ไม่มีมาตรการที่รอส่ง")


def _save(request: MunicipalRequest, plan: Plan, form: ReportForm) -> dict[str, Any]:
    """One part saved: what is stored now, the fields of others', and what stands in the way."""
    typed = form.typed()
    try:
        part, found = save_report(request.actor, plan, form.part.key, typed, form.opened_with())
    except ValidationError as error:
        return {"whole": False, "part": form.part, "refused": form.refuse(error)}
    except NotAllowed as error:
        return {"whole": False, "part": form.part, "refused": str(error)}
    except EditedMeanwhile:
        return {"whole": False, "part": form.part, "refused": "มาตรการนี้ถูกลบหรือเปลี่ยนผู้รับผิดชอบแล้ว"}
    conflicts = {name: part.report[name] for name in found.both}
    theirs = {name: part.report[name] for name in found.theirs}
    whole = not conflicts and not form.errors
    return {"whole": whole, "part": part, "conflicts": conflicts, "theirs": theirs, "refused": ""}


def _evidence_with(
    request: MunicipalRequest, forms: dict[str, ReportForm], days: list[EvidenceDayForm], attached: list[AttachForm]
) -> dict[str, dict[str, Any]]:
    """Days and files that came along with the whole page, from a browser without scripts; by part what was refused."""
    wrong: dict[str, dict[str, Any]] = {}
    for form in days:
        if form.is_sent and form.has_changed() and (said := _dated(request, form)):
            wrong[_part_of(forms, form.evidence).key] = {"refused": said}
    for attach in attached:
        if attach.is_sent and (said := _attached(request, attach)):
            wrong[attach.part.key] = {"refused": said}
    return wrong


def _part_of(forms: dict[str, ReportForm], item: Evidence) -> ReportPart:
    return next(form.part for form in forms.values() if item in form.part.evidence)


def _attached(request: MunicipalRequest, form: AttachForm) -> str:
    """Stores a file or a link; why not, where that cannot be."""
    if not form.is_valid():
        return " ".join(str(message) for errors in form.errors.values() for message in errors)
    upload, where = form.upload(), {"unit": form.part.unit, "step": form.cleaned_data["step"]}
    try:
        if upload:
            evidence_actions.add_file(request.actor, form.part.measure, form.name(), None, upload, **where)
        else:
            evidence_actions.add_link(
                request.actor, form.part.measure, form.name(), None, form.cleaned_data["url"], **where
            )
    except ValidationError as error:
        return " ".join(error.messages)
    except EditedMeanwhile:
        return "มาตรการนี้ถูกลบไปแล้ว"
    return ""


def _dated(request: MunicipalRequest, form: EvidenceDayForm) -> str:
    """Stores the day of a piece of evidence; why not, where that cannot be."""
    if not form.is_valid():
        return " ".join(map(str, form.errors["day"]))
    item = form.evidence
    try:
        evidence_actions.change(request.actor, item, item.title, form.cleaned_data["day"], url=item.url)
    except ValidationError as error:
        return " ".join(error.messages)
    except EditedMeanwhile:
        return "หลักฐานนี้มีผู้ลบไปแล้ว"
    return ""


# --- As one types -----------------------------------------------------------------------------------------------------


def _own_part(request: MunicipalRequest, plan: Plan, key: str) -> ReportPart:
    """A part the person may write in, with all that its card shows. 404 where there is none such."""
    if not _KEY.fullmatch(key):
        raise Http404
    parts = parts_with(plan, int(key.partition("u")[0]))
    part = part_named(parts, key)
    if part is None:
        raise Http404
    require(request.actor, Capability.SUBMIT_MEASURE, part.measure)
    if not request.actor.is_coordinator and part_named(reported_by(request.actor, plan), key) is None:
        raise PermissionDenied("ส่วนนี้เป็นของหน่วยงานอื่น")
    return part


@post_only("plans:reports")
@requires(Capability.EDIT_MEASURE)
def save(request: MunicipalRequest, year: int, key: str) -> HttpResponseBase:
    """Saves one part while it is typed, for the page's script.

    Answered are the marks of what is stored now, the fields that only somebody else changed, those that both did, and
    the parts of the page that say something else now.
    """
    plan = plan_of(request, year)
    form = ReportForm(_own_part(request, plan, key), request.POST)
    found = _save(request, plan, form)
    page = report_page(request.actor, plan, {key: form} if form.errors else None)
    card = page.card(key) or cards_of(plan, [found["part"]], {key: form} if form.errors else None)[0]
    card.conflicts, card.refused = found.get("conflicts", {}), found["refused"]
    answer = {
        "state": "saved" if found["whole"] else "unsaved",
        "said": f"บันทึกแล้ว {hour(timezone.localtime())}" if found["whole"] else "ยังไม่ได้บันทึกบางช่อง ดูข้อความสีแดง",
        "marks": marks_of(found["part"]),
        "theirs": found.get("theirs", {}),
        "conflicts": found.get("conflicts", {}),
        "wrong": sorted(form.errors),
        "html": _changed_parts(request, page, card),
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _changed_parts(request: MunicipalRequest, page: ReportPage, card: Card) -> dict[str, str]:
    """By the ids of the page's elements what they hold now."""
    context = {"card": card, "page": page, "plan": page.plan}
    parts = {f"{card.part.key}-state": "plans/_report_state.html"}
    if page.card(card.part.key):
        parts["report-told"] = "plans/_report_told.html"
    html: dict[str, str] = {name: render_to_string(template, context, request) for name, template in parts.items()}
    for name, note in card.notes.items():
        html[f"{card.part.key}-{name}-note"] = render_to_string("plans/_report_note.html", {"note": note}, request)
    return html


@post_only("plans:reports")
@requires(Capability.EDIT_MEASURE)
def attach(request: MunicipalRequest, year: int, key: str) -> HttpResponseBase:
    """A file or a link beside a report (HTMX): judged and stored at once."""
    plan = plan_of(request, year)
    form = AttachForm(_own_part(request, plan, key), request.POST, request.FILES)
    return _evidence(request, plan, key, _attached(request, form) if form.is_sent else "กรุณาเลือกไฟล์ หรือวางลิงก์")


@post_only("plans:reports")
@requires(Capability.EDIT_MEASURE)
def evidence_day(request: MunicipalRequest, year: int, key: str, evidence: int) -> HttpResponseBase:
    """The day that a piece of evidence bears, typed beside it (HTMX)."""
    plan = plan_of(request, year)
    item = _item(_own_part(request, plan, key), evidence)
    return _evidence(request, plan, key, _dated(request, EvidenceDayForm(item, request.POST)))


@post_only("plans:reports")
@requires(Capability.EDIT_MEASURE)
def evidence_remove(request: MunicipalRequest, year: int, key: str, evidence: int) -> HttpResponseBase:
    """Takes a piece of evidence away from beside a report (HTMX), after the page has asked."""
    plan = plan_of(request, year)
    item = _item(_own_part(request, plan, key), evidence)
    try:
        evidence_actions.remove(request.actor, item)
    except EditedMeanwhile:
        return _evidence(request, plan, key, "")  # a colleague was quicker
    except ValidationError as error:
        return _evidence(request, plan, key, " ".join(error.messages))
    return _evidence(request, plan, key, "")


def _item(part: ReportPart, pk: int) -> Evidence:
    found = next((item for item in part.evidence if item.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _evidence(request: MunicipalRequest, plan: Plan, key: str, refused: str) -> HttpResponseBase:
    """The evidence of one part as it stands, and what else of the page says something else now."""
    if not request.htmx:
        if refused:
            messages.error(request, refused)
        return redirect("plans:reports", code=request.actor.municipality.code, year=plan.fiscal_year)
    page = report_page(request.actor, plan)
    card = page.card(key) or cards_of(plan, [_own_part(request, plan, key)])[0]
    context = {"plan": plan, "page": page, "card": card, "refused": refused, "is_alone": True}
    return render(request, "plans/_report_evidence.html", context, status=200)


@post_only("plans:reports")
@requires(Capability.SUBMIT_MEASURE)
def take_back(request: MunicipalRequest, year: int, key: str) -> HttpResponseBase:
    """Takes back what was handed in and is not accepted yet."""
    plan = plan_of(request, year)
    _own_part(request, plan, key)
    try:
        part = actions.take_back(request.actor, plan, key)
    except (NotAllowed, EditedMeanwhile) as error:
        messages.error(request, str(error) or "มาตรการนี้เปลี่ยนไปแล้ว")
    else:
        messages.success(request, f"ดึง “{part.name}” กลับมาแก้ไขแล้ว")
    return redirect("plans:reports", code=request.actor.municipality.code, year=year)
