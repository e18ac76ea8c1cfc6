"""The page of a municipality's audit trail, and the same as files."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, requires
from accounts.date_fields import ThaiDateField
from accounts.downloads import as_download
from accounts.permissions import Capability
from ita_portal import trail
from ita_portal.trail_words import ACTS, GROUPS


class TrailForm(forms.Form):
    """The filters. What cannot be understood is told beside its field and chooses nothing."""

    person = forms.ChoiceField(label="ผู้ทำ", required=False)
    group = forms.ChoiceField(label="เรื่อง", required=False, choices=[("", "ทุกเรื่อง"), *GROUPS.items()])
    action = forms.ChoiceField(label="การกระทำ", required=False)
    start = ThaiDateField(label="ตั้งแต่วันที่", required=False)
    end = ThaiDateField(label="ถึงวันที่", required=False)
    page = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, people: list[tuple[str, str]], data: QueryDict) -> None:
        super().__init__(data)
        of_groups = {
            words: [(action, act.label) for action, act in ACTS.items() if act.group == group]
            for group, words in GROUPS.items()
        }
        self.fields["person"].choices = [("", "ทุกคน"), *people]  # type: ignore[attr-defined]  # a choice field
        self.fields["action"].choices = [("", "ทุกการกระทำ"), *of_groups.items()]  # type: ignore[attr-defined]  # likewise
        self.full_clean()

    def clean(self) -> dict[str, Any]:
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", ValidationError("วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"))
        return self.cleaned_data

    def choice(self) -> trail.TrailChoice:
        """What is looked for."""
        names = ("person", "action", "group", "start", "end")
        return trail.TrailChoice(**{name: value for name in names if (value := self.cleaned_data.get(name))})

    @property
    def query(self) -> str:
        """What was typed, as an address has it, without the page."""
        typed = {name: self.data.get(name) for name in self.fields if name != "page"}
        return urlencode({name: value for name, value in typed.items() if value})


def _form(request: MunicipalRequest) -> TrailForm:
    return TrailForm(trail.people_in(request.actor.municipality), request.GET)


@require_safe
@requires(Capability.VIEW_TRAIL)
def trail_page(request: MunicipalRequest) -> HttpResponseBase:
    """Who did what, newest first."""
    municipality, form = request.actor.municipality, _form(request)
    entries = trail.entries_of(municipality, form.choice())
    page = Paginator(entries, trail.PAGE).get_page(form.cleaned_data.get("page") or 1)
    context = {"form": form, "page": page, "rows": trail.rows_of(municipality, page), "most": trail.MOST_EXPORTED}
    return render(request, "ita_portal/trail.html", context)


def _chosen(request: MunicipalRequest) -> list[trail.TrailRow] | None:
    """The rows to be exported; None where there are too many for one file."""
    municipality = request.actor.municipality
    entries = list(trail.entries_of(municipality, _form(request).choice())[: trail.MOST_EXPORTED + 1])
    return None if len(entries) > trail.MOST_EXPORTED else trail.rows_of(municipality, entries)


def _too_many(request: MunicipalRequest) -> HttpResponseBase:
    messages.error(request, f"ส่งออกได้ครั้งละไม่เกิน {trail.MOST_EXPORTED} รายการ กรุณาเลือกช่วงวันที่ให้แคบลง")
    return redirect(f"{reverse('trail', args=[request.actor.municipality.code])}?{_form(request).query}")


def _named(request: MunicipalRequest, content: str | bytes, kind: str, ending: str) -> HttpResponseBase:
    name = f"trail-{request.actor.municipality.code}-{timezone.localdate().isoformat()}.{ending}"
    return as_download(HttpResponse(content, content_type=kind), name)


@require_safe
@requires(Capability.VIEW_TRAIL)
def export_csv(request: MunicipalRequest) -> HttpResponseBase:
    """All that the filters choose, as CSV."""
    rows = _chosen(request)
    return _too_many(request) if rows is None else _named(request, trail.as_csv(rows), "text/csv; charset=utf-8", "csv")


@require_safe
@requires(Capability.VIEW_TRAIL)
def export_xlsx(request: MunicipalRequest) -> HttpResponseBase:
    """The same for Excel."""
    rows = _chosen(request)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _too_many(request) if rows is None else _named(request, trail.as_xlsx(rows), kind, "xlsx")
