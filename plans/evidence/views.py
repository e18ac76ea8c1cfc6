"""Pages of a measure's evidence: adding, changing, removing, downloading, and the checks of links."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from accounts import storage
from accounts.access import MunicipalRequest, post_only, requires
from accounts.downloads import as_download
from accounts.editing import EditedMeanwhile
from accounts.editing.autosave import Unsaved, keeps_drafts, typed_fields
from accounts.editing.drafts import draft_of, typed_in
from accounts.editing.merging import fingerprint, marks_in, merge
from accounts.permissions import Capability, can, require
from plans.evidence import actions
from plans.evidence.file_types import is_heic
from plans.evidence.forms import ChangeEvidenceForm, NewEvidenceForm
from plans.models import Evidence, EvidenceFile, Measure
from plans.shortcuts import back_to
from thai.dates import long_date


def _measure(request: MunicipalRequest, year: int, pk: int) -> Measure:
    """The measure, for somebody who may change it."""
    found = get_object_or_404(Measure.objects.select_related("plan"), plan__fiscal_year=year, pk=pk)
    require(request.actor, Capability.EDIT_MEASURE, found)
    return found


def _found(year: int, pk: int, evidence: int) -> Evidence | None:
    rows = Evidence.objects.select_related("measure__plan", "added_by").prefetch_related("files__added_by")
    return rows.filter(measure__plan__fiscal_year=year, measure=pk, pk=evidence).first()


def _evidence(year: int, pk: int, evidence: int) -> Evidence:
    found = _found(year, pk, evidence)
    if found is None:
        raise Http404
    return found


def _unsaved_new(request: MunicipalRequest, year: int, pk: int) -> Unsaved:
    name = actions.new_draft_name(_measure(request, year, pk))
    return Unsaved(name, typed_fields(request), is_saved=NewEvidenceForm(request.POST).is_empty)


def _unsaved(request: MunicipalRequest, year: int, pk: int, evidence: int) -> Unsaved:
    found = _evidence(year, pk, evidence)
    require(request.actor, Capability.EDIT_MEASURE, found.measure)
    form = ChangeEvidenceForm(found, request.POST)
    is_newest = form.opened == fingerprint(actions.fields_of(found))
    return Unsaved(
        actions.draft_name(found),
        typed_fields(request),
        is_saved=not form.has_news,
        newer="" if is_newest else "มีผู้บันทึกหลักฐานนี้หลังจากที่ท่านเปิดหน้านี้",
    )


def _converted(upload: actions.Upload | None) -> str:
    """What is said of a photo that is kept otherwise than it came."""
    return " แปลงรูป HEIC เป็น JPEG ให้แล้ว เพื่อให้ผู้ตรวจเปิดได้ทุกเครื่อง" if upload and is_heic(upload.content) else ""


def _gone(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Told on the measure's page to somebody who was about to change what a colleague removed; else 404."""
    if request.method != "POST":
        raise Http404
    typed = NewEvidenceForm(request.POST).typed_title
    lost = f" จึงไม่ได้บันทึก “{typed}” หากยังต้องใช้ ให้เพิ่มเป็นหลักฐานใหม่" if typed else ""
    messages.error(request, f"หลักฐานนี้มีผู้ลบไปแล้วหลังจากที่ท่านเปิดหน้า{lost}")
    return back_to(request, _measure(request, year, pk), "#evidence")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_MEASURE)
@keeps_drafts(_unsaved_new)
def add(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """A new file or link. What was typed stays when it is refused; only the file has to be chosen again."""
    measure = _measure(request, year, pk)
    draft = draft_of(request.actor, actions.new_draft_name(measure)) if request.method != "POST" else None
    typed = typed_in(draft).dict() if draft else None
    form = NewEvidenceForm(request.POST or None, request.FILES or None, initial=typed)
    if request.method == "POST" and form.is_valid():
        title, day, upload = form.cleaned_data["title"], form.cleaned_data["day"], form.upload()
        try:
            if upload:
                actions.add_file(request.actor, measure, title, day, upload)
            else:
                actions.add_link(request.actor, measure, title, day, form.cleaned_data["url"])
        except ValidationError as error:
            form.add_error(None, error)
        except EditedMeanwhile as error:  # the measure was removed
            raise Http404 from error
        else:
            messages.success(request, f"เพิ่มหลักฐาน “{title}” แล้ว{_converted(upload)}")
            return back_to(request, measure, "#evidence")
    context = {"plan": measure.plan, "measure": measure, "form": form, "draft": draft}
    return render(request, "plans/evidence_add.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_MEASURE)
@keeps_drafts(_unsaved)
def edit(request: MunicipalRequest, year: int, pk: int, evidence: int) -> HttpResponseBase:
    """Another title or day, a file's next version, a link's new address; a save that comes second is compared."""
    found = _found(year, pk, evidence)
    if found is None:
        return _gone(request, year, pk)
    require(request.actor, Capability.EDIT_MEASURE, found.measure)
    if request.method != "POST":
        return _opened(request, found)
    form = ChangeEvidenceForm(found, request.POST, request.FILES)
    if form.is_valid():
        opened_with, upload = form.cleaned_data["opened_with"], form.upload()
        try:
            saved = actions.change(request.actor, found, **form.typed(), upload=upload, opened_with=opened_with)
        except ValidationError as error:
            form.add_error(None, error)
        except EditedMeanwhile:
            stored = _found(year, pk, evidence)
            return _compared(request, stored, form, 409) if stored else _gone(request, year, pk)
        else:
            messages.success(request, f"บันทึกหลักฐาน “{saved.title}” แล้ว{_converted(upload)}")
            return back_to(request, found.measure, "#evidence")
    return _edited(request, found, form, 422)


def _opened(request: MunicipalRequest, found: Evidence) -> HttpResponse:
    """The form as first seen: the person's draft, beside what was stored since, or what is stored."""
    draft = draft_of(request.actor, actions.draft_name(found))
    if draft is None:
        return _edited(request, found, ChangeEvidenceForm(found), 200)
    data = typed_in(draft)
    form = ChangeEvidenceForm(found, data)
    if form.is_valid() and form.cleaned_data["opened_with"] != fingerprint(actions.fields_of(found)):
        return _compared(request, found, form, 200, draft=draft)
    return _edited(request, found, ChangeEvidenceForm(found, initial=data.dict()), 200, draft=draft)


def _edited(
    request: MunicipalRequest, found: Evidence, form: ChangeEvidenceForm, status: int, **more: Any
) -> HttpResponse:
    context = {"plan": found.measure.plan, "measure": found.measure, "item": found, "form": form}
    return render(request, "plans/evidence_edit.html", context | more, status=status)


def _compared(
    request: MunicipalRequest, stored: Evidence, form: ChangeEvidenceForm, status: int, **more: Any
) -> HttpResponse:
    """What was typed beside what a colleague stored meanwhile: what only they changed is taken over."""
    require(request.actor, Capability.EDIT_MEASURE, stored.measure)
    opened_with = form.cleaned_data["opened_with"]
    merged = merge(marks_in(opened_with), actions.fields_of(stored), form.typed())
    again = ChangeEvidenceForm(stored, initial=merged.together)
    labels = {name: again.fields[name].label for name in merged.together}
    more |= {
        "compared": True,
        "newer": actions.newer_file(opened_with, stored),
        "taken_over": [labels[name] for name in merged.theirs],
        "differences": [
            (labels[name], _words(getattr(stored, name)), _words(merged.together[name])) for name in merged.both
        ],
        "choose_again": form.has_file,
    }
    return _edited(request, stored, again, status, **more)


def _words(value: str | dt.date | None) -> str:
    return long_date(value) if isinstance(value, dt.date) else value or ""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_MEASURE)
def remove(request: MunicipalRequest, year: int, pk: int, evidence: int) -> HttpResponseBase:
    """Asks, then takes it away."""
    found = _found(year, pk, evidence)
    if found is None:
        return _gone(request, year, pk)
    require(request.actor, Capability.EDIT_MEASURE, found.measure)
    if request.method == "POST":
        try:
            actions.remove(request.actor, found)
        except EditedMeanwhile:
            return _gone(request, year, pk)
        messages.success(request, f"ลบหลักฐาน “{found.title}” แล้ว")
        return back_to(request, found.measure, "#evidence")
    context = {"plan": found.measure.plan, "measure": found.measure, "item": found}
    return render(request, "plans/evidence_remove.html", context)


@require_safe
@cache_control(private=True, max_age=0)
@requires(Capability.VIEW)
def file(request: MunicipalRequest, year: int, pk: int, evidence: int, number: int) -> HttpResponseBase:
    """One version, always as an attachment of the type that was found in it: a browser must never run it."""
    found = get_object_or_404(
        EvidenceFile,
        evidence__measure__plan__fiscal_year=year,
        evidence__measure=pk,
        evidence=evidence,
        number=number,
    )
    return as_download(HttpResponse(storage.read(found.sha256), content_type=found.media_type), found.filename)


@post_only("plans:measure")
@requires(Capability.EDIT_MEASURE)
def check(request: MunicipalRequest, year: int, pk: int, evidence: int) -> HttpResponseBase:
    """Has a link checked again by the worker."""
    found = _evidence(year, pk, evidence)
    require(request.actor, Capability.EDIT_MEASURE, found.measure)
    try:
        actions.request_check(request.actor, found)
    except EditedMeanwhile as error:
        raise Http404 from error
    except ValidationError as error:
        messages.error(request, error.messages[0])
    if request.htmx:
        return _state(request, _evidence(year, pk, evidence))
    return back_to(request, found.measure, "#evidence")


@require_safe
@requires(Capability.VIEW)
def state(request: MunicipalRequest, year: int, pk: int, evidence: int) -> HttpResponseBase:
    """What the check of a link found (HTMX); asks again until it is there."""
    return _state(request, _evidence(year, pk, evidence))


def _state(request: MunicipalRequest, found: Evidence) -> HttpResponse:
    may_edit = can(request.actor, Capability.EDIT_MEASURE, found.measure)
    context = {"plan": found.measure.plan, "measure": found.measure, "item": found, "may_edit": may_edit}
    return render(request, "plans/_link_check.html", context)
